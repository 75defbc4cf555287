/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-server-removal.h"

#include "ingot-keyring.h"
#include "ingot-trust-store.h"

static void
forget (GTask *task)
{
  IngotServerList *servers = g_task_get_source_object (task);
  IngotServer *server = g_task_get_task_data (task);
  const char *ca_certificate = ingot_server_get_ca_certificate (server);

  if (*ca_certificate != '\0')
    ingot_trust_store_remove (ca_certificate);
  ingot_server_list_remove (servers, server);
  g_task_return_boolean (task, TRUE);
}

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (ingot_keyring_clear_finish (INGOT_SERVER (source), result, &error))
    forget (task);
  else
    g_task_return_error (task, error);
}

/* The program does not end before. */
static void
completed_cb (GApplication *application)
{
  g_application_release (application);
}

/**
 * ingot_server_removal_run_async:
 * @servers: the servers
 * @server: one of them
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Removes a server: first its API token from the keyring, then the CA certificate that was kept for
 * it and its settings. If the keyring does not forget it, the server stays, since nothing would
 * lead to the API token any more. A program that is being quit waits for it.
 */
void
ingot_server_removal_run_async (IngotServerList *servers,
                                IngotServer *server,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (servers, NULL, callback, user_data);
  GApplication *application = g_application_get_default ();

  g_task_set_source_tag (task, ingot_server_removal_run_async);
  g_task_set_task_data (task, g_object_ref (server), g_object_unref);
  g_application_hold (application);
  g_signal_connect_object (task, "notify::completed", G_CALLBACK (completed_cb), application,
                           G_CONNECT_SWAPPED);
  if (ingot_server_get_saved (server))
    ingot_keyring_clear_async (server, NULL, on_cleared, g_steal_pointer (&task));
  else
    forget (task);
}

/**
 * ingot_server_removal_run_finish:
 * @servers: the servers
 * @result: the result
 * @error: return location for an error
 *
 * Finishes what ingot_server_removal_run_async() began.
 *
 * Returns: (transfer none): the server; it is still there if @error is set, which is one of
 *   #IngotKeyringError
 */
IngotServer *
ingot_server_removal_run_finish (IngotServerList *servers, GAsyncResult *result, GError **error)
{
  g_task_propagate_boolean (G_TASK (result), error);
  return g_task_get_task_data (G_TASK (result));
}
