/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-late-cell.h"

G_BEGIN_DECLS

/* A cell in the row of an ingest token. Its items are #IngotTokenItem. The actions, row.copy and so
 * on, choose the row first and then do what token.copy and so on do to the chosen one. */
#define INGOT_TYPE_TOKEN_CELL (ingot_token_cell_get_type ())
G_DECLARE_FINAL_TYPE (IngotTokenCell, ingot_token_cell, INGOT, TOKEN_CELL, IngotLateCell)

void ingot_token_cell_fill_column (GtkColumnViewColumn *column, GType content);
gboolean ingot_token_cell_move_focus (GtkWidget *list, GtkDirectionType direction);
void ingot_token_cell_include_focused (GtkWidget *list);

G_END_DECLS
