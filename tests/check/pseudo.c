/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pseudo.h"

#include <libintl.h>
#include <locale.h>

/* See pseudo.py, which writes what is read here. */
#define FILLER  0x1b6 /* ƶ */
#define CAPITAL 0x640 /* the joining stroke of Arabic */

static const char *const alphabets[] = {
  "ȧḃċḋėḟġḣịɉķļṁṅȯṗʠṙṡṫụṿẇẋẏż",
  "ȦḂĊḊĖḞĠḢỊɈĶĻṀṄȮṖɊṘṠṪỤṾẆẊẎŻ",
  "ابتثجحخدذرزسشصضطظعغفقكلمنه",
};

static gunichar
read_letter (gunichar letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (alphabets); i++)
    {
      const char *found = g_utf8_strchr (alphabets[i], -1, letter);

      if (found != NULL)
        return (i == 1 ? 'A' : 'a') + (gunichar) g_utf8_pointer_to_offset (alphabets[i], found);
    }
  return letter;
}

/**
 * pseudo_speak:
 * @locale: "en_XA.UTF-8" for a language 40 % longer than English, "ar_XB.UTF-8" for Arabic letters,
 * "C.UTF-8" for English
 * @direction: how it is read
 *
 * Has the program speak another language from the next window on.
 */
void
pseudo_speak (const char *locale, GtkTextDirection direction)
{
  g_autofree char *locales = g_test_build_filename (G_TEST_BUILT, "check", "locale", NULL);

  g_setenv ("LOCPATH", locales, TRUE);
  g_assert_nonnull (setlocale (LC_MESSAGES, locale));
  bindtextdomain (GETTEXT_PACKAGE, locales);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gtk_widget_set_default_direction (direction);
}

/**
 * pseudo_read:
 * @text: (nullable): what is shown in any of these languages
 *
 * Translates back.
 *
 * Returns: (transfer full) (nullable): the English text
 */
char *
pseudo_read (const char *text)
{
  GString *english;
  gboolean capital = FALSE;

  if (text == NULL)
    return NULL;
  english = g_string_new (NULL);
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const gunichar shown = g_utf8_get_char (text);
      const gunichar letter = read_letter (shown);

      if (shown != FILLER && shown != CAPITAL)
        g_string_append_unichar (english, capital ? g_unichar_toupper (letter) : letter);
      capital = shown == CAPITAL;
    }
  return g_string_free (english, FALSE);
}
