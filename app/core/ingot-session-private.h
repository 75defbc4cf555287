/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-client.h"
#include "ingot-session.h"

G_BEGIN_DECLS

/* What is being read of the server. */
typedef struct _IngotSessionReading IngotSessionReading;

/* For the parts of the session only, which are in files of their own. */
struct _IngotSession
{
  GObject parent_instance;

  IngotServer *server;
  IngotTrust *trust;
  IngotClient *client;
  gboolean opened; /* the client has all that it needs to ask the server */

  IngotSessionState state;
  GError *error;
  IngotAccount *account;
  GListStore *search_domains;
  GDateTime *updated;
  gboolean loading;
  double progress;

  char *version;
  IngotSessionReading *reading;
  GHashTable *repositories; /* identifier → IngotRepository, not owned */
};

IngotSessionReading *ingot_session_reading_new (void);
void ingot_session_reading_free (IngotSessionReading *self);
void ingot_session_read_anew (IngotSession *self);
GCancellable *ingot_session_reading_get_cancellable (IngotSessionReading *self);
IngotSession *ingot_session_reading_take_session (gpointer weak, GAsyncResult *result);
gboolean ingot_session_is_at_address (IngotSession *self, IngotClient *client);
void ingot_session_open (IngotSession *self);

IngotClient *ingot_session_get_client (IngotSession *self);
void ingot_session_take_client (IngotSession *self, IngotClient *client);
gboolean ingot_session_get_opened (IngotSession *self);
gboolean ingot_session_is_used (IngotSession *self);
IngotSessionReading *ingot_session_get_reading (IngotSession *self);
void ingot_session_set_state (IngotSession *self, IngotSessionState state);
void ingot_session_set_loading (IngotSession *self, gboolean loading);
void ingot_session_set_progress (IngotSession *self, double progress);
void ingot_session_take_error (IngotSession *self, GError *error);
void ingot_session_set_account (IngotSession *self, IngotAccount *account);
void ingot_session_set_updated (IngotSession *self);
void ingot_session_set_version (IngotSession *self, const char *version);

GHashTable *ingot_session_get_repositories (IngotSession *self);
GDateTime *ingot_session_get_updated (IngotSession *self);
void ingot_session_replace_search_domain (IngotSession *self, IngotSearchDomain *domain);
void ingot_session_forget_repository (IngotSession *self, IngotRepository *repository);
void ingot_session_update_repositories (IngotSession *self);
GPtrArray *ingot_session_dup_repositories (IngotSession *self);
void ingot_session_leave_repositories (IngotSession *self);

G_END_DECLS
