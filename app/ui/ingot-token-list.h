/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-session.h"
#include "ingot-token-selection.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The ingest tokens of a repository. Properties: session, repository, search-text, sort ("name" or
 * "parser"), narrow, n-found (how many match the search), selection. Actions: token.copy and
 * token.reveal on the chosen row; token.edit and token.delete on what is selected, token.unselect;
 * by position token.choose (this row only), token.include (this row at least) and token.toggle. */
#define INGOT_TYPE_TOKEN_LIST (ingot_token_list_get_type ())
G_DECLARE_FINAL_TYPE (IngotTokenList, ingot_token_list, INGOT, TOKEN_LIST, AdwBin)

void ingot_token_list_set_repository (IngotTokenList *self, IngotRepository *repository);
const char *ingot_token_list_get_sort (IngotTokenList *self);
void ingot_token_list_set_sort (IngotTokenList *self, const char *sort);
IngotTokenSelection *ingot_token_list_get_selection (IngotTokenList *self);
gboolean ingot_token_list_choose (IngotTokenList *self, const char *name);

G_END_DECLS
