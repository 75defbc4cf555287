/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is in a row of a scrolled list, one or another. Properties: list-item, the row; shown, the
 * item that its children are to show. */
#define INGOT_TYPE_LATE_CELL (ingot_late_cell_get_type ())
G_DECLARE_DERIVABLE_TYPE (IngotLateCell, ingot_late_cell, INGOT, LATE_CELL, GtkWidget)

struct _IngotLateCellClass
{
  GtkWidgetClass parent_class;
};

void ingot_late_cell_set_list_item (IngotLateCell *self, GtkListItem *list_item);

void ingot_late_cell_show (IngotLateCell *self);
GtkListItem *ingot_late_cell_get_list_item (IngotLateCell *self);
guint ingot_late_cell_get_position (IngotLateCell *self);
gpointer ingot_late_cell_get_item (IngotLateCell *self);
void ingot_late_cell_set_text (GtkLabel *label, const char *text);

G_END_DECLS
