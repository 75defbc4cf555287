/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-late-cell.h"

G_BEGIN_DECLS

#define INGOT_TYPE_LATE_ROWS (ingot_late_rows_get_type ())
G_DECLARE_FINAL_TYPE (IngotLateRows, ingot_late_rows, INGOT, LATE_ROWS, GObject)

/**
 * IngotLateFuncs:
 * @setup: puts an #IngotLateCell into a row of a list
 * @name: says what the row is called, for those who are only told; once at most for each item that
 * a factory binds
 *
 * What there is to do for a row.
 */
typedef struct
{
  void (*setup) (GtkListItem *list_item, gpointer data);
  void (*name) (GtkListItem *list_item, gpointer data);
} IngotLateFuncs;

void ingot_late_rows_bind (GtkWidget *view,
                           GtkListItem *list_item,
                           const IngotLateFuncs *funcs,
                           gpointer data);
void ingot_late_rows_show_focused (GtkWidget *view);

G_END_DECLS
