/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a session goes on with another API token. */
#include "config.h"

#include "ingot-session-private.h"

#include "ingot-error.h"
#include "ingot-keyring.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

static void
on_stored (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (ingot_keyring_store_finish (INGOT_SERVER (source_object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* What the session needs besides the API token may have changed since it was opened. */
static void
go_on_with (IngotSession *self, IngotClient *client)
{
  ingot_client_set_read_only (client, ingot_session_get_read_only (self));
  ingot_session_take_client (self, client);
  self->opened = FALSE;
}

static void
on_account_read (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  IngotSession *self = g_task_get_source_object (task);
  const char *kept = g_task_get_task_data (task);
  IngotClient *client = INGOT_CLIENT (source_object);
  GError *error = NULL;
  g_autoptr (GPtrArray) accounts = ingot_client_run_finish (client, result, NULL, &error);

  /* Who is refused an answer has been let in. */
  if (accounts == NULL && !g_error_matches (error, INGOT_ERROR, INGOT_ERROR_REFUSED))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  if (!ingot_session_is_at_address (self, client))
    {
      g_task_return_new_error_literal (
          task, INGOT_ERROR, INGOT_ERROR_AUTHENTICATION,
          _ ("The server has got another address meanwhile. The API token was not sent there: "
             "enter it again if it is meant for that address."));
      return;
    }
  /* It may be refused when it is read again. */
  ingot_session_set_account (
      self, accounts != NULL && accounts->len > 0 ? g_ptr_array_index (accounts, 0) : NULL);
  go_on_with (self, g_object_ref (client));
  ingot_session_read_anew (self);
  if (kept != NULL)
    ingot_keyring_store_async (self->server, kept, g_task_get_cancellable (task), on_stored,
                               g_object_ref (task));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * ingot_session_replace_api_token_async:
 * @self: a session
 * @api_token: the API token; the session hands it to its client and keeps nothing
 * @keep: whether it shall also be in the keyring, if the server is saved
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Asks the server whether it accepts another API token, and if so goes on with it: the server, and
 * all that somebody looks at, is read again. Otherwise everything stays as it is. An API token that
 * was tried at an address that the server no longer has is not used at the new one.
 */
void
ingot_session_replace_api_token_async (IngotSession *self,
                                       const char *api_token,
                                       gboolean keep,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;
  g_autoptr (IngotClient) client =
      ingot_client_new_like (ingot_session_get_client (self), api_token, &error);

  g_task_set_source_tag (task, ingot_session_replace_api_token_async);
  g_task_set_check_cancellable (task, FALSE);
  if (client == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (keep && ingot_server_get_saved (self->server))
    g_task_set_task_data (task, g_strdup (api_token), (GDestroyNotify) secret_password_free);
  ingot_client_run_async (client, &ingot_operation_get_account, NULL, cancellable, on_account_read,
                          g_steal_pointer (&task));
}

/**
 * ingot_session_replace_api_token_finish:
 * @self: a session
 * @result: the result
 * @error: return location for an error
 *
 * Finishes what ingot_session_replace_api_token_async() began.
 *
 * Returns: %TRUE; or %FALSE with any of #IngotError, %INGOT_ERROR_AUTHENTICATION if the server does
 *   not accept the API token or is somewhere else by now; or with any of #IngotKeyringError if the
 * session goes on with it, and the keyring does not have it
 */
gboolean
ingot_session_replace_api_token_finish (IngotSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ingot_session_use_api_token:
 * @self: a session
 * @api_token: the API token; the session hands it to its client and keeps nothing
 * @error: return location for an error
 *
 * Goes on with another API token that the server was not asked about, at the address that the
 * server has now. Nothing is sent before somebody looks at the session.
 *
 * Returns: %TRUE; or %FALSE with %INGOT_ERROR_AUTHENTICATION if @api_token cannot be sent, or
 *   %INGOT_ERROR_UNREACHABLE if the address is none
 */
gboolean
ingot_session_use_api_token (IngotSession *self, const char *api_token, GError **error)
{
  const gboolean was_used = ingot_session_is_used (self);
  IngotClient *client =
      ingot_client_new (ingot_server_get_address (self->server), api_token, error);

  if (client == NULL)
    return FALSE;
  go_on_with (self, client);
  if (was_used)
    ingot_session_read_anew (self);
  return TRUE;
}

/**
 * ingot_session_keep_api_token_async:
 * @self: a session
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Has the keyring keep the API token that the session uses, under the UUID of its server: for a
 * server that was remembered for this session only, and is saved next. Without an API token there
 * is nothing to keep.
 */
void
ingot_session_keep_api_token_async (IngotSession *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  const char *api_token = ingot_client_get_api_token (ingot_session_get_client (self));

  g_task_set_source_tag (task, ingot_session_keep_api_token_async);
  g_task_set_check_cancellable (task, FALSE);
  if (api_token != NULL)
    ingot_keyring_store_async (self->server, api_token, cancellable, on_stored,
                               g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * ingot_session_keep_api_token_finish:
 * @self: a session
 * @result: the result
 * @error: return location for an error
 *
 * Finishes what ingot_session_keep_api_token_async() began.
 *
 * Returns: %TRUE, or %FALSE with any of #IngotKeyringError
 */
gboolean
ingot_session_keep_api_token_finish (IngotSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
