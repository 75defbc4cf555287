/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IngotName:
 * @text: (nullable): the name; %NULL for none
 * @folded: (nullable): what a search compares
 * @collation: (nullable): what sorting compares
 *
 * A name in a long list, prepared once: made anew for each of thousands of rows at every key press,
 * both would take longer than all the rest of a search.
 */
typedef struct
{
  char *text;
  char *folded;
  char *collation;
} IngotName;

void ingot_name_take (IngotName *self, char *text);
void ingot_name_clear (IngotName *self);
gboolean ingot_name_contains (const IngotName *self, const char *folded);
int ingot_name_compare (const IngotName *self, const IngotName *other);
char *ingot_name_fold (const char *text);

G_END_DECLS
