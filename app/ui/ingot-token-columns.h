/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children side by side, what expands in equal shares of what is left: in each row in the same
 * places, whatever is in it, as long as the least width of a column is the same in all. Property:
 * spacing (pixels). */
#define INGOT_TYPE_TOKEN_COLUMNS (ingot_token_columns_get_type ())
G_DECLARE_FINAL_TYPE (IngotTokenColumns,
                      ingot_token_columns,
                      INGOT,
                      TOKEN_COLUMNS,
                      GtkLayoutManager)

G_END_DECLS
