/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can fail comes first: until it is certain, nothing of a server is changed, and no API token
 * meets an address that it was not meant for. */
#include "config.h"

#include "ingot-server-saving.h"

#include "ingot-error.h"
#include "ingot-keyring.h"
#include "ingot-trust-store.h"

typedef struct
{
  IngotServerForm *form; /* not owned */
  IngotServer *server;
  gboolean keep;
  char *ca_certificate; /* the copy that was made now */
} Saving;

static void
saving_free (Saving *self)
{
  g_object_unref (self->server);
  g_free (self->ca_certificate);
  g_free (self);
}

static void
set_ca_certificate (Saving *self, IngotServer *server)
{
  g_autofree char *old = g_strdup (ingot_server_get_ca_certificate (server));

  if (self->ca_certificate == NULL && !ingot_server_form_withdraws_ca_certificate (self->form))
    return;
  /* Its copy may have been lost, and be made anew: a session must hear of it. */
  ingot_server_set_ca_certificate (server, NULL);
  ingot_server_set_ca_certificate (server, self->ca_certificate);
  if (*old != '\0' && g_strcmp0 (old, self->ca_certificate) != 0)
    ingot_trust_store_remove (old);
}

/* The session goes on with the API token that was typed; the keyring need not be asked for it. */
static IngotSession *
open_session (Saving *self, IngotServer *server, GError **error)
{
  g_autoptr (IngotSession) session = ingot_session_dup_for_server (server, error);

  if (session == NULL || (*self->form->api_token != '\0' &&
                          !ingot_session_use_api_token (session, self->form->api_token, error)))
    return NULL;
  return g_steal_pointer (&session);
}

static void
finish (GTask *task)
{
  IngotServerList *servers = g_task_get_source_object (task);
  Saving *self = g_task_get_task_data (task);
  IngotServer *server = self->server;
  g_autofree char *old_name = g_strdup (ingot_server_get_name (server));
  IngotSession *session;
  GError *error = NULL;

  ingot_server_form_apply (self->form, server);
  if (!g_str_equal (old_name, ingot_server_get_name (server)))
    ingot_keyring_relabel_async (server, NULL, NULL, NULL);
  set_ca_certificate (self, server);
  if (!ingot_server_get_saved (server))
    server = ingot_server_list_save (servers, server);
  session = open_session (self, server, &error);
  if (session != NULL)
    g_task_return_pointer (task, session, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
fail (GTask *task, GError *error)
{
  Saving *self = g_task_get_task_data (task);

  if (self->ca_certificate != NULL &&
      !g_str_equal (self->ca_certificate, ingot_server_get_ca_certificate (self->server)))
    ingot_trust_store_remove (self->ca_certificate);
  g_task_return_error (task, error);
}

static void
on_stored (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (ingot_keyring_store_finish (INGOT_SERVER (source_object), result, &error))
    finish (task);
  else
    fail (task, error);
}

static void
store (GTask *task)
{
  Saving *self = g_task_get_task_data (task);

  if (self->keep && *self->form->api_token != '\0')
    ingot_keyring_store_async (self->server, self->form->api_token, g_task_get_cancellable (task),
                               on_stored, g_object_ref (task));
  else
    finish (task);
}

static void
on_kept (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Saving *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->ca_certificate =
      ingot_trust_store_keep_finish (INGOT_SERVER (source_object), result, &error);
  if (self->ca_certificate != NULL)
    store (task);
  else
    fail (task, error);
}

/* One that was removed while it was edited is a new one. */
static gboolean
is_listed (IngotServerList *servers, IngotServer *server)
{
  return server != NULL &&
         ingot_server_list_find (servers, ingot_server_get_uuid (server)) == server;
}

/* What a new server is; whether the API token can be sent there is known before it is kept. */
static IngotServer *
create_server (IngotServerList *servers, IngotServerForm *form, GError **error)
{
  g_autofree char *base = ingot_server_form_dup_base (form, error);
  g_autoptr (IngotServer) server = NULL;
  g_autoptr (IngotSession) session = NULL;

  if (base == NULL)
    return NULL;
  /* The server may have moved since the form was looked at. */
  if (is_listed (servers, form->server) && ingot_server_get_saved (form->server) &&
      ingot_server_form_moves (form) && *form->api_token == '\0')
    {
      g_autofree char *sentence = ingot_server_form_describe_address (form);

      g_set_error_literal (error, INGOT_ERROR, INGOT_ERROR_AUTHENTICATION, sentence);
      return NULL;
    }
  server = ingot_server_new_for_session (form->name, base, form->environment);
  session = ingot_session_new_for_server (server, *form->api_token != '\0' ? form->api_token : NULL,
                                          error);
  return session != NULL ? g_steal_pointer (&server) : NULL;
}

/**
 * ingot_server_saving_run_async: (skip)
 * @servers: the servers
 * @form: a complete form, which stays until it is done
 * @keep: whether the keyring shall have the API token; otherwise it is for this session only
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves a server: a copy of its CA certificate, its API token in the keyring, and all else in the
 * settings.
 */
void
ingot_server_saving_run_async (IngotServerList *servers,
                               IngotServerForm *form,
                               gboolean keep,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (servers, cancellable, callback, user_data);
  GError *error = NULL;
  IngotServer *created = create_server (servers, form, &error);
  Saving *self;

  g_task_set_source_tag (task, ingot_server_saving_run_async);
  g_task_set_check_cancellable (task, FALSE);
  if (created == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self = g_new0 (Saving, 1);
  self->form = form;
  self->keep = keep;
  self->server = created;
  if (is_listed (servers, form->server))
    g_set_object (&self->server, form->server);
  g_task_set_task_data (task, self, (GDestroyNotify) saving_free);
  if (form->trust != NULL)
    ingot_trust_store_keep_async (self->server, form->trust, cancellable, on_kept,
                                  g_steal_pointer (&task));
  else
    store (task);
}

/**
 * ingot_server_saving_run_finish: (skip)
 * @servers: the servers
 * @result: the result
 * @error: return location for an error
 *
 * Finishes what ingot_server_saving_run_async() began.
 *
 * Returns: (transfer full): the session with the saved server, which has the API token that was
 *   typed as long as somebody has the session; or %NULL with any of #IngotKeyringError, #IngotError
 *   or #GFileError: then the server is as it was
 */
IngotSession *
ingot_server_saving_run_finish (IngotServerList *servers, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
