/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-token-row.h"

G_BEGIN_DECLS

/* The row of an ingest token where there is room for one column only: the name with all else below
 * it. */
#define INGOT_TYPE_TOKEN_NARROW_ROW (ingot_token_narrow_row_get_type ())
G_DECLARE_FINAL_TYPE (IngotTokenNarrowRow,
                      ingot_token_narrow_row,
                      INGOT,
                      TOKEN_NARROW_ROW,
                      IngotTokenRow)

G_END_DECLS
