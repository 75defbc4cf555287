/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-ingest-token.h"
#include "ingot-repository-state.h"
#include "ingot-search-domain.h"

G_BEGIN_DECLS

#define INGOT_TYPE_REPOSITORY (ingot_repository_get_type ())
G_DECLARE_FINAL_TYPE (IngotRepository, ingot_repository, INGOT, REPOSITORY, GObject)

IngotSearchDomain *ingot_repository_get_domain (IngotRepository *self);
IngotRepositoryState ingot_repository_get_state (IngotRepository *self);
const GError *ingot_repository_get_error (IngotRepository *self);
GListModel *ingot_repository_get_tokens (IngotRepository *self);
GListModel *ingot_repository_get_parsers (IngotRepository *self);
gboolean ingot_repository_get_loading (IngotRepository *self);
GDateTime *ingot_repository_get_updated (IngotRepository *self);
IngotIngestToken *ingot_repository_find_token (IngotRepository *self, const char *name);

void ingot_repository_open (IngotRepository *self);
void ingot_repository_refresh (IngotRepository *self);

void ingot_repository_load_parsers_async (IngotRepository *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean
ingot_repository_load_parsers_finish (IngotRepository *self, GAsyncResult *result, GError **error);

const char *ingot_repository_get_caveat (IngotRepository *self, GAsyncResult *result);

void ingot_repository_add_token_async (IngotRepository *self,
                                       const char *name,
                                       IngotParser *parser,
                                       const char *custom_token,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
IngotIngestToken *
ingot_repository_add_token_finish (IngotRepository *self, GAsyncResult *result, GError **error);

void ingot_repository_assign_parser_async (IngotRepository *self,
                                           IngotIngestToken *token,
                                           IngotParser *parser,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
IngotIngestToken *
ingot_repository_assign_parser_finish (IngotRepository *self, GAsyncResult *result, GError **error);

void ingot_repository_remove_token_async (IngotRepository *self,
                                          IngotIngestToken *token,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean
ingot_repository_remove_token_finish (IngotRepository *self, GAsyncResult *result, GError **error);

G_END_DECLS
