/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-ingest-token.h"

G_BEGIN_DECLS

/* An ingest token as a list shows it. Whether its text is revealed is kept here: rows are used
 * again for other items. Properties: token (construct-only), revealed, parser-missing (read-only).
 */
#define INGOT_TYPE_TOKEN_ITEM (ingot_token_item_get_type ())
G_DECLARE_FINAL_TYPE (IngotTokenItem, ingot_token_item, INGOT, TOKEN_ITEM, GObject)

IngotTokenItem *ingot_token_item_new (IngotIngestToken *token);
IngotIngestToken *ingot_token_item_get_token (IngotTokenItem *self);
void ingot_token_item_set_token (IngotTokenItem *self, IngotIngestToken *token);
const char *ingot_token_item_get_name (IngotTokenItem *self);
gboolean ingot_token_item_get_revealed (IngotTokenItem *self);
void ingot_token_item_set_revealed (IngotTokenItem *self, gboolean revealed);
gboolean ingot_token_item_get_parser_missing (IngotTokenItem *self);
void ingot_token_item_set_parser_missing (IngotTokenItem *self, gboolean missing);

G_END_DECLS
