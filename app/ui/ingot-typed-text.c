/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is hardly ever meant in a text that a person typed or pasted. It is pointed out, never
 * removed. */
#include "ingot-typed-text.h"

#include <string.h>

static gboolean
is_line_break (gunichar character)
{
  switch (g_unichar_break_type (character))
    {
    case G_UNICODE_BREAK_MANDATORY:
    case G_UNICODE_BREAK_CARRIAGE_RETURN:
    case G_UNICODE_BREAK_LINE_FEED:
    case G_UNICODE_BREAK_NEXT_LINE:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * ingot_typed_text_has_line_break:
 * @text: a text
 *
 * Looks for a line break.
 *
 * Returns: %TRUE if there is one
 */
gboolean
ingot_typed_text_has_line_break (const char *text)
{
  for (const char *position = text; *position != '\0'; position = g_utf8_next_char (position))
    if (is_line_break (g_utf8_get_char (position)))
      return TRUE;
  return FALSE;
}

/**
 * ingot_typed_text_has_outer_space:
 * @text: a text that is not empty
 *
 * Looks for a space at the ends.
 *
 * Returns: %TRUE if there is one
 */
gboolean
ingot_typed_text_has_outer_space (const char *text)
{
  const char *end = text + strlen (text);

  return g_unichar_isspace (g_utf8_get_char (text)) ||
         g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end)));
}
