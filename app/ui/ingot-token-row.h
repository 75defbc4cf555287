/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-late-cell.h"
#include "ingot-token-item.h"

G_BEGIN_DECLS

/* What is in the row of an ingest token. What it shows is an #IngotTokenItem. The actions, row.copy
 * and so on, choose the row first and then do what token.copy and so on do to the chosen one. */
#define INGOT_TYPE_TOKEN_ROW (ingot_token_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (IngotTokenRow, ingot_token_row, INGOT, TOKEN_ROW, IngotLateCell)

/* show_item: has the row show what @item is now. Not by bindings in a template: to make those and
 * to follow them takes longer than all the rest of a row, of which a jump fills a screenful. */
struct _IngotTokenRowClass
{
  IngotLateCellClass parent_class;

  void (*show_item) (IngotTokenRow *self, IngotTokenItem *item);
};

void ingot_token_row_fill (GtkListView *view, GType type);
guint ingot_token_row_find_focused (GtkWidget *view);

G_END_DECLS
