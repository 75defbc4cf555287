/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-late-cell.h"

G_BEGIN_DECLS

/* A cell in the row of an ingest token. Its items are #IngotTokenItem. Property: content, a class
 * of widgets, one of which is made when the cell is to be seen; its property item, if it has one,
 * is what the cell shows. The actions, row.copy and so on, choose the row first and then do what
 * token.copy and so on do to the chosen one. */
#define INGOT_TYPE_TOKEN_CELL (ingot_token_cell_get_type ())
G_DECLARE_FINAL_TYPE (IngotTokenCell, ingot_token_cell, INGOT, TOKEN_CELL, IngotLateCell)

gboolean ingot_token_cell_move_focus (GtkWidget *list, GtkDirectionType direction);

G_END_DECLS
