/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-account.h"
#include "ingot-feature.h"
#include "ingot-repository.h"
#include "ingot-server.h"

G_BEGIN_DECLS

/**
 * IngotSessionState:
 * @INGOT_SESSION_LOADING: the first rows are not here yet
 * @INGOT_SESSION_READY: there are search domains to show; #IngotSession:error may still say what
 *   failed afterwards
 * @INGOT_SESSION_FAILED: nothing could be read; see #IngotSession:error
 * @INGOT_SESSION_NO_API_TOKEN: nothing was sent, as the keyring has no API token of this server, or
 *   does not give it: then #IngotSession:error is of #IngotKeyringError
 */
typedef enum
{
  INGOT_SESSION_LOADING,
  INGOT_SESSION_READY,
  INGOT_SESSION_FAILED,
  INGOT_SESSION_NO_API_TOKEN,
} IngotSessionState;

#define INGOT_TYPE_SESSION_STATE (ingot_session_state_get_type ())
GType ingot_session_state_get_type (void);

#define INGOT_TYPE_SESSION (ingot_session_get_type ())
G_DECLARE_FINAL_TYPE (IngotSession, ingot_session, INGOT, SESSION, GObject)

IngotSession *ingot_session_new (const char *name,
                                 const char *address,
                                 const char *api_token,
                                 IngotEnvironment environment,
                                 GError **error);
IngotSession *
ingot_session_new_for_server (IngotServer *server, const char *api_token, GError **error);
IngotSession *ingot_session_dup_for_server (IngotServer *server, GError **error);
IngotServer *ingot_session_get_server (IngotSession *self);
const char *ingot_session_get_name (IngotSession *self);
const char *ingot_session_get_address (IngotSession *self);
IngotEnvironment ingot_session_get_environment (IngotSession *self);
gboolean ingot_session_get_read_only (IngotSession *self);
IngotSessionState ingot_session_get_state (IngotSession *self);
const GError *ingot_session_get_error (IngotSession *self);
IngotAccount *ingot_session_get_account (IngotSession *self);
GListModel *ingot_session_get_search_domains (IngotSession *self);
gboolean ingot_session_get_loading (IngotSession *self);
double ingot_session_get_progress (IngotSession *self);
const char *ingot_session_get_version (IngotSession *self);

void ingot_session_refresh (IngotSession *self);
IngotSearchDomain *ingot_session_find_search_domain (IngotSession *self, const char *name);
IngotRepository *ingot_session_dup_repository (IngotSession *self, IngotSearchDomain *domain);

void ingot_session_replace_api_token_async (IngotSession *self,
                                            const char *api_token,
                                            gboolean keep,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean
ingot_session_replace_api_token_finish (IngotSession *self, GAsyncResult *result, GError **error);
gboolean ingot_session_use_api_token (IngotSession *self, const char *api_token, GError **error);

void ingot_session_keep_api_token_async (IngotSession *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean
ingot_session_keep_api_token_finish (IngotSession *self, GAsyncResult *result, GError **error);

void ingot_session_set_starred_async (IngotSession *self,
                                      IngotSearchDomain *domain,
                                      gboolean starred,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
ingot_session_set_starred_finish (IngotSession *self, GAsyncResult *result, GError **error);

void ingot_session_find_disabled_feature_async (IngotSession *self,
                                                const char *flag,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
IngotFeature *ingot_session_find_disabled_feature_finish (IngotSession *self,
                                                          GAsyncResult *result,
                                                          GError **error);
void ingot_session_enable_feature_async (IngotSession *self,
                                         IngotFeature *feature,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean
ingot_session_enable_feature_finish (IngotSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
