/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What is in the row of a scrolled list. Property: shown, the item that its
 * child is to show. */
#define INGOT_TYPE_LATE_CELL (ingot_late_cell_get_type ())
G_DECLARE_DERIVABLE_TYPE (IngotLateCell, ingot_late_cell, INGOT, LATE_CELL, AdwBin)

struct _IngotLateCellClass
{
  AdwBinClass parent_class;
};

void ingot_late_cell_set_list_item (IngotLateCell *self, GtkListItem *list_item);

void ingot_late_cell_show (IngotLateCell *self);
guint ingot_late_cell_get_position (IngotLateCell *self);
gpointer ingot_late_cell_get_item (IngotLateCell *self);

G_END_DECLS
