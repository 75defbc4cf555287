/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-late-cell.h"
#include "ingot-token-selection.h"

G_BEGIN_DECLS

/* What is in the row of an ingest token. What it shows is an #IngotTokenItem. Properties: selected,
 * whether the row is, and marking, whether there is a check mark for that. The actions, row.copy
 * and so on, choose the row first and then do what token.copy and so on do to the chosen one. How
 * each kind looks is all that there is to it: x.blp for a class x. */
#define INGOT_TYPE_TOKEN_ROW (ingot_token_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (IngotTokenRow, ingot_token_row, INGOT, TOKEN_ROW, IngotLateCell)

struct _IngotTokenRowClass
{
  IngotLateCellClass parent_class;
};

/* in columns: name, token, parser */
#define INGOT_TYPE_TOKEN_WIDE_ROW (ingot_token_wide_row_get_type ())
GType ingot_token_wide_row_get_type (void);

/* the name with all else below it, where there is room for one column only */
#define INGOT_TYPE_TOKEN_NARROW_ROW (ingot_token_narrow_row_get_type ())
GType ingot_token_narrow_row_get_type (void);

void ingot_token_row_fill (GtkListView *view, GType type);
void ingot_token_row_include_focused (GtkWidget *list);

G_END_DECLS
