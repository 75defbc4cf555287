/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_QUOTED 500

#define CONTROL_PICTURES 0x2400
#define DELETE_PICTURE   0x2421

/* What would be invisible, and could make a sentence read otherwise than it is. */
static gboolean
is_invisible (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_UNASSIGNED:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Between letters of some scripts, and inside emoji, these two are spelling. */
static gboolean
is_joiner (gunichar c)
{
  return c == 0x200c || c == 0x200d;
}

static void
append_visible (GString *string, gunichar c)
{
  if (c < 0x20)
    g_string_append_unichar (string, CONTROL_PICTURES + c);
  else if (c == 0x7f)
    g_string_append_unichar (string, DELETE_PICTURE);
  else if (is_invisible (c) && !is_joiner (c))
    g_string_append_printf (string, "⟨U+%04X⟩", c);
  else
    g_string_append_unichar (string, c);
}

static char *
make_visible (const char *text, gssize length, guint max_characters, gunichar kept)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, length) : g_strdup ("");
  g_autoptr (GString) string = g_string_sized_new (strlen (valid));
  guint n_characters = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (n_characters++ == max_characters)
        {
          g_string_append (string, "…");
          break;
        }
      if (c == kept)
        g_string_append_unichar (string, c);
      else
        append_visible (string, c);
    }
  return g_string_free_and_steal (g_steal_pointer (&string));
}

/**
 * ingot_text_visible: (skip)
 * @text: (nullable): text from elsewhere, of any encoding
 * @length: its length in bytes, or -1 up to a zero byte
 * @max_characters: how much of it to keep
 *
 * Makes foreign text fit for one line: what would be invisible and could mislead is written out,
 * what is too long ends in an ellipsis.
 *
 * Returns: (transfer full): valid UTF-8 without control characters
 */
char *
ingot_text_visible (const char *text, gssize length, guint max_characters)
{
  return make_visible (text, length, max_characters, 0);
}

/**
 * ingot_text_visible_lines: (skip)
 * @text: (nullable): text from elsewhere, of any encoding, ended by a zero byte
 *
 * Like ingot_text_visible(), but of any length, and line breaks stay what they are.
 *
 * Returns: (transfer full): valid UTF-8 without other control characters
 */
char *
ingot_text_visible_lines (const char *text)
{
  return make_visible (text, -1, G_MAXUINT, '\n');
}

/**
 * ingot_text_isolate: (skip)
 * @text: (nullable): text from elsewhere
 *
 * Makes foreign text fit to stand in a sentence, whichever direction either is written in.
 *
 * Returns: (transfer full): the text, visible and bounded, between U+2068 and U+2069
 */
char *
ingot_text_isolate (const char *text)
{
  g_autofree char *visible = ingot_text_visible (text, -1, MAX_QUOTED);

  return g_strconcat ("\u2068", visible, "\u2069", NULL);
}

/**
 * ingot_text_quote: (skip)
 * @text: text from elsewhere
 *
 * Quotes foreign text in a sentence.
 *
 * Returns: (transfer full): the text, isolated, between quotation marks
 */
char *
ingot_text_quote (const char *text)
{
  g_autofree char *isolated = ingot_text_isolate (text);

  /* Translators: a quotation, such as a server's message. */
  return g_strdup_printf (_ ("“%s”"), isolated);
}
