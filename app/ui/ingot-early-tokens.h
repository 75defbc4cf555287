/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-token-items.h"

G_BEGIN_DECLS

/* A list of ingest tokens, and while it is waited for others that stand in for them. Property:
 * model, the list. */
#define INGOT_TYPE_EARLY_TOKENS (ingot_early_tokens_get_type ())
G_DECLARE_FINAL_TYPE (IngotEarlyTokens, ingot_early_tokens, INGOT, EARLY_TOKENS, GObject)

void ingot_early_tokens_set_items (IngotEarlyTokens *self, IngotTokenItems *items);
void ingot_early_tokens_wait (IngotEarlyTokens *self);
void ingot_early_tokens_end (IngotEarlyTokens *self);

G_END_DECLS
