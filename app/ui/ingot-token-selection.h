/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-token-items.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which rows of a list of ingest tokens are selected. It goes by their names and texts: so it
 * outlives a refresh, another order, and a search, and does not take what was created under the
 * same name for one of them. Properties: model (the ingest tokens), all (what the search leaves out
 * as well), marking (rows are selected one by one, for who has no keyboard), n-selected,
 * n-hidden (how many selected ones the search leaves out), several (whether there is something to
 * do to more than one; read-only). */
#define INGOT_TYPE_TOKEN_SELECTION (ingot_token_selection_get_type ())
G_DECLARE_FINAL_TYPE (IngotTokenSelection, ingot_token_selection, INGOT, TOKEN_SELECTION, GObject)

void ingot_token_selection_set_items (IngotTokenSelection *self, IngotTokenItems *items);
gboolean ingot_token_selection_get_marking (IngotTokenSelection *self);
void ingot_token_selection_set_marking (IngotTokenSelection *self, gboolean marking);
void ingot_token_selection_set_pointed (IngotTokenSelection *self, gboolean pointed);
gboolean ingot_token_selection_get_several (IngotTokenSelection *self);
guint ingot_token_selection_get_n_selected (IngotTokenSelection *self);
guint ingot_token_selection_get_first (IngotTokenSelection *self);
IngotIngestToken *ingot_token_selection_get_only (IngotTokenSelection *self);
GPtrArray *ingot_token_selection_dup_tokens (IngotTokenSelection *self);
guint ingot_token_selection_find (IngotTokenSelection *self, const char *name);
void ingot_token_selection_choose (IngotTokenSelection *self, guint position);
void ingot_token_selection_toggle (IngotTokenSelection *self, guint position);
void ingot_token_selection_clear (IngotTokenSelection *self);

G_END_DECLS
