/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-late-cell.h"

G_BEGIN_DECLS

#define INGOT_TYPE_LATE_ROWS (ingot_late_rows_get_type ())
G_DECLARE_FINAL_TYPE (IngotLateRows, ingot_late_rows, INGOT, LATE_ROWS, GObject)

/**
 * IngotLateSetup:
 * @list_item: a row of a list
 * @data: what came with it
 *
 * Puts an #IngotLateCell into @list_item.
 */
typedef void (*IngotLateSetup) (GtkListItem *list_item, gpointer data);

void
ingot_late_rows_bind (GtkWidget *view, GtkListItem *list_item, IngotLateSetup setup, gpointer data);

G_END_DECLS
