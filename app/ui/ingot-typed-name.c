/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-typed-name.h"

/* What no key writes, or an entry would not take. */
static gboolean
is_untypable (gunichar c)
{
  return !g_unichar_isprint (c);
}

static char *
dup_typable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) typable = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_untypable (g_utf8_get_char (p)) && !g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (typable, g_utf8_get_char (p));
  return g_string_free_and_steal (g_steal_pointer (&typable));
}

static gboolean
can_be_typed (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (is_untypable (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/**
 * ingot_typed_name_matches:
 * @typed: what a person typed
 * @name: a name from a server, or its own
 *
 * Tells whether a person typed @name, to show that it was read before something is deleted or
 * turned on for good.
 *
 * That is all that it is for. So of a name with a line break or another control character in it
 * only the rest must be typed, and spaces do not matter: nobody has a key for those, an entry loses
 * them from what is pasted, and the signs that stand for them on the screen are not in the name.
 *
 * Returns: whether it is @name, or as near as one can come to it
 */
gboolean
ingot_typed_name_matches (const char *typed, const char *name)
{
  g_autofree char *typable = NULL;
  g_autofree char *typed_typable = NULL;

  if (can_be_typed (name))
    return g_str_equal (typed, name);
  typable = dup_typable (name);
  typed_typable = dup_typable (typed);
  return g_str_equal (typed_typable, typable);
}
