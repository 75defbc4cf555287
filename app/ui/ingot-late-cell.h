/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A cell in a scrolled list. Properties: item and position (in the list), which the list sets at
 * once, and shown: the item that its child is to show. */
#define INGOT_TYPE_LATE_CELL (ingot_late_cell_get_type ())
G_DECLARE_DERIVABLE_TYPE (IngotLateCell, ingot_late_cell, INGOT, LATE_CELL, AdwBin)

struct _IngotLateCellClass
{
  AdwBinClass parent_class;
};

guint ingot_late_cell_get_position (IngotLateCell *self);
gpointer ingot_late_cell_get_item (IngotLateCell *self);
void ingot_late_cell_set_item (IngotLateCell *self, guint position, gpointer item);

G_END_DECLS
