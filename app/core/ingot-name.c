/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-name.h"

#include <string.h>

/**
 * ingot_name_take: (skip)
 * @self: a name
 * @text: (transfer full) (nullable): the text
 *
 * Sets the text.
 */
void
ingot_name_take (IngotName *self, char *text)
{
  ingot_name_clear (self);
  if (text == NULL)
    return;
  self->text = text;
  self->folded = ingot_name_fold (text);
  self->collation = g_utf8_collate_key (self->folded, -1);
}

/**
 * ingot_name_clear: (skip)
 * @self: a name
 *
 * Frees what @self holds.
 */
void
ingot_name_clear (IngotName *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->folded, g_free);
  g_clear_pointer (&self->collation, g_free);
}

/**
 * ingot_name_contains: (skip)
 * @self: a name
 * @folded: a text as ingot_name_fold () makes it
 *
 * Searches a name, without regard to case.
 *
 * Returns: whether @folded is in it
 */
gboolean
ingot_name_contains (const IngotName *self, const char *folded)
{
  return self->folded != NULL && strstr (self->folded, folded) != NULL;
}

/**
 * ingot_name_compare: (skip)
 * @self: a name
 * @other: another
 *
 * Compares names as people look for them: without regard to case, in the language's order. None is
 * first.
 *
 * Returns: less than 0, 0 or more, as strcmp ()
 */
int
ingot_name_compare (const IngotName *self, const IngotName *other)
{
  return g_strcmp0 (self->collation, other->collation);
}

/**
 * ingot_name_fold: (skip)
 * @text: (nullable): what is searched for
 *
 * Makes texts the same that differ in case, or in how their characters are composed, only.
 *
 * Returns: (transfer full): the text; empty for %NULL
 */
char *
ingot_name_fold (const char *text)
{
  g_autofree char *normal = NULL;

  /* Most names are, and lists have thousands of them. */
  if (text != NULL && g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

  normal = g_utf8_normalize (text != NULL ? text : "", -1, G_NORMALIZE_ALL);
  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}
