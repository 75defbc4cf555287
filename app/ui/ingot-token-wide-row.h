/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-token-row.h"

G_BEGIN_DECLS

/* The row of an ingest token in columns: name, token, parser. */
#define INGOT_TYPE_TOKEN_WIDE_ROW (ingot_token_wide_row_get_type ())
G_DECLARE_FINAL_TYPE (IngotTokenWideRow, ingot_token_wide_row, INGOT, TOKEN_WIDE_ROW, IngotTokenRow)

G_END_DECLS
