/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-token-item.h"

G_BEGIN_DECLS

/* The items of a list of ingest tokens: one for each token that somebody looks at, and at most one
 * of them revealed, for a minute. */
#define INGOT_TYPE_TOKEN_ITEMS (ingot_token_items_get_type ())
G_DECLARE_FINAL_TYPE (IngotTokenItems, ingot_token_items, INGOT, TOKEN_ITEMS, GObject)

IngotTokenItems *ingot_token_items_new (void);
void ingot_token_items_set_parsers (IngotTokenItems *self, GListModel *parsers);
IngotTokenItem *ingot_token_items_dup_item (IngotTokenItems *self, IngotIngestToken *token);
void
ingot_token_items_replace (IngotTokenItems *self, IngotIngestToken *old, IngotIngestToken *token);
IngotIngestToken *ingot_token_items_get_revealed (IngotTokenItems *self);
void ingot_token_items_reveal (IngotTokenItems *self, IngotIngestToken *token);

G_END_DECLS
