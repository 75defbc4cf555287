/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a session reads who is signed in, the list of search domains, and which release it talks to.
 */
#include "config.h"

#include "ingot-session-private.h"

#include "ingot-list.h"
#include "ingot-pages.h"
#include "ingot-repository-private.h"
#include "ingot-server-status.h"
#include "ingot-weak.h"

#define SEARCH_DOMAIN_KEY ((IngotListKey) ingot_search_domain_get_id)

struct _IngotSessionReading
{
  GCancellable *cancellable;
  gboolean waits_for_account;
  gboolean waits_for_list;
  gboolean waits_for_status;
  gboolean fills; /* rows are shown as they come, as there were none */
};

static GListStore *
get_store (IngotSession *session)
{
  return G_LIST_STORE (ingot_session_get_search_domains (session));
}

static gboolean
has_search_domains (IngotSession *session)
{
  return g_list_model_get_n_items (ingot_session_get_search_domains (session)) > 0;
}

static void
on_status_read (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IngotSession) session = ingot_session_reading_take_session (user_data, result);
  g_autoptr (GPtrArray) statuses =
      ingot_client_run_finish (INGOT_CLIENT (source_object), result, NULL, NULL);
  g_autofree char *version = NULL;

  if (session == NULL)
    return;

  ingot_session_get_reading (session)->waits_for_status = FALSE;
  if (statuses == NULL)
    return;
  version = ingot_server_status_dup_version (statuses->pdata[0]);
  ingot_session_set_version (session, version);
}

/* Only worth knowing: after all else, and what becomes of it is nobody's trouble. */
static void
read_status (IngotSession *session)
{
  IngotSessionReading *self = ingot_session_get_reading (session);

  if (self->waits_for_status || ingot_session_get_version (session) != NULL)
    return;
  self->waits_for_status = TRUE;
  ingot_client_run_async (ingot_session_get_client (session), &ingot_operation_get_status, NULL,
                          self->cancellable, on_status_read, ingot_weak_new (session));
}

static void
finish_part (IngotSession *session)
{
  IngotSessionReading *self = ingot_session_get_reading (session);

  if (self->waits_for_account || self->waits_for_list)
    return;
  ingot_session_set_loading (session, FALSE);
  read_status (session);
}

static void
on_account_read (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IngotSession) session = ingot_session_reading_take_session (user_data, result);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts =
      ingot_client_run_finish (INGOT_CLIENT (source_object), result, NULL, &error);

  if (session == NULL)
    return;

  ingot_session_get_reading (session)->waits_for_account = FALSE;
  if (accounts != NULL)
    ingot_session_set_account (session, accounts->len > 0 ? accounts->pdata[0] : NULL);
  else if (ingot_session_get_error (session) == NULL)
    ingot_session_take_error (session, g_steal_pointer (&error));
  finish_part (session);
}

static void
rows_cb (GPtrArray *rows, double progress, gpointer user_data)
{
  g_autoptr (IngotSession) session = g_weak_ref_get (user_data);

  if (session == NULL)
    return;

  /* A refresh changes the list once, when all of it is known. */
  if (ingot_session_get_reading (session)->fills)
    {
      GListStore *store = get_store (session);

      g_list_store_splice (store, g_list_model_get_n_items (G_LIST_MODEL (store)), 0, rows->pdata,
                           rows->len);
      if (has_search_domains (session))
        ingot_session_set_state (session, INGOT_SESSION_READY);
    }
  ingot_session_set_progress (session, progress);
}

static void
on_list_read (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IngotSession) session = ingot_session_reading_take_session (user_data, result);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
      ingot_pages_read_finish (INGOT_CLIENT (source_object), result, &error);

  if (session == NULL)
    return;

  ingot_session_get_reading (session)->waits_for_list = FALSE;
  if (rows != NULL)
    {
      ingot_session_set_updated (session);
      ingot_list_update (get_store (session), SEARCH_DOMAIN_KEY, rows);
      ingot_session_update_repositories (session);
      ingot_session_set_state (session, INGOT_SESSION_READY);
      ingot_session_set_progress (session, 1);
    }
  else
    {
      ingot_session_take_error (session, g_steal_pointer (&error));
      ingot_session_set_state (session, has_search_domains (session) ? INGOT_SESSION_READY
                                                                     : INGOT_SESSION_FAILED);
    }
  finish_part (session);
}

/**
 * ingot_session_reading_new: (skip)
 *
 * Creates what a session keeps of its readings.
 *
 * Returns: (transfer full): the reading; nothing is read yet
 */
IngotSessionReading *
ingot_session_reading_new (void)
{
  IngotSessionReading *self = g_new0 (IngotSessionReading, 1);

  self->cancellable = g_cancellable_new ();
  return self;
}

/**
 * ingot_session_reading_free: (skip)
 * @self: (transfer full): a reading
 *
 * Stops what is being read.
 */
void
ingot_session_reading_free (IngotSessionReading *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/**
 * ingot_session_reading_get_cancellable: (skip)
 * @self: a reading
 *
 * Gets what is cancelled when nobody waits for the answers any more; it is another one then.
 *
 * Returns: (transfer none): the cancellable
 */
GCancellable *
ingot_session_reading_get_cancellable (IngotSessionReading *self)
{
  return self->cancellable;
}

/**
 * ingot_session_reading_take_session: (skip)
 * @weak: (transfer full): what ingot_weak_new() made of a session
 * @result: the result of something that was begun with the session's cancellable
 *
 * Gets the session that a result is for. One that is read anew does not wait for what was asked
 * before: its cancellable is another one by then.
 *
 * Returns: (transfer full) (nullable): the session, %NULL if @result is for nobody any more
 */
IngotSession *
ingot_session_reading_take_session (gpointer weak, GAsyncResult *result)
{
  g_autoptr (IngotSession) session = ingot_weak_take (weak);

  if (session == NULL || g_task_get_cancellable (G_TASK (result)) != session->reading->cancellable)
    return NULL;
  return g_steal_pointer (&session);
}

/**
 * ingot_session_refresh:
 * @self: a session
 *
 * Reads who is signed in, and the list of search domains, unless that is already being done. Rows
 * stay if it fails. The first time, the keyring is asked for the API token, which may ask the
 * person to unlock it.
 */
void
ingot_session_refresh (IngotSession *self)
{
  IngotSessionReading *reading = ingot_session_get_reading (self);
  IngotClient *client = ingot_session_get_client (self);
  gpointer weak;

  if (ingot_session_get_loading (self))
    return;
  if (!ingot_session_get_opened (self))
    {
      ingot_session_open (self);
      return;
    }

  reading->waits_for_account = TRUE;
  reading->waits_for_list = TRUE;
  reading->fills = !has_search_domains (self);
  ingot_session_take_error (self, NULL);
  ingot_session_set_progress (self, 0);
  if (!has_search_domains (self))
    ingot_session_set_state (self, INGOT_SESSION_LOADING);
  ingot_session_set_loading (self, TRUE);

  weak = ingot_weak_new (self);
  ingot_client_run_async (client, &ingot_operation_get_account, NULL, reading->cancellable,
                          on_account_read, ingot_weak_new (self));
  ingot_pages_read_async (client, rows_cb, weak, NULL, reading->cancellable, on_list_read, weak);
}

/**
 * ingot_session_read_anew: (skip)
 * @self: a session whose client was replaced
 *
 * Reads the server again, and with it all that somebody looks at. What was being read is not
 * waited for.
 */
void
ingot_session_read_anew (IngotSession *self)
{
  IngotSessionReading *reading = ingot_session_get_reading (self);
  g_autoptr (GPtrArray) repositories = ingot_session_dup_repositories (self);

  g_cancellable_cancel (reading->cancellable);
  g_clear_object (&reading->cancellable);
  reading->cancellable = g_cancellable_new ();
  reading->waits_for_status = FALSE;
  ingot_session_set_loading (self, FALSE);
  ingot_session_refresh (self);
  if (!ingot_session_get_opened (self))
    return;
  for (guint i = 0; i < repositories->len; i++)
    ingot_repository_read_anew (repositories->pdata[i]);
}
