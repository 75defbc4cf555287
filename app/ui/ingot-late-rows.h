/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-late-cell.h"

G_BEGIN_DECLS

#define INGOT_TYPE_LATE_ROWS (ingot_late_rows_get_type ())
G_DECLARE_FINAL_TYPE (IngotLateRows, ingot_late_rows, INGOT, LATE_ROWS, GObject)

IngotLateRows *ingot_late_rows_get (GtkWidget *cell);
void ingot_late_rows_add (IngotLateRows *self, IngotLateCell *cell);
void ingot_late_rows_remove (IngotLateRows *self, IngotLateCell *cell);

void ingot_late_cell_show (IngotLateCell *self);

G_END_DECLS
