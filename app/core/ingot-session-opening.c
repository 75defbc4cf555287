/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session needs before anything is sent: the CA certificates that the person trusts for this
 * server, and the API token out of the keyring. */
#include "config.h"

#include "ingot-session-private.h"

#include "ingot-address.h"
#include "ingot-keyring.h"
#include "ingot-trust-store.h"
#include "ingot-weak.h"

#include <libsecret/secret.h>

static void
fail (IngotSession *session, IngotSessionState state, GError *error)
{
  ingot_session_take_error (session, error);
  ingot_session_set_state (session, state);
  ingot_session_set_loading (session, FALSE);
}

static void
use_client (IngotSession *session, IngotClient *client)
{
  ingot_client_set_trust (client, session->trust);
  ingot_client_set_read_only (client, ingot_session_get_read_only (session));
  ingot_session_take_client (session, client);
  ingot_session_read_anew (session);
}

static void
on_looked_up (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IngotSession) session = ingot_session_reading_take_session (user_data, result);
  IngotServer *server = INGOT_SERVER (source_object);
  GError *error = NULL;
  char *api_token = ingot_keyring_lookup_finish (server, result, &error);
  IngotClient *client = NULL;

  if (session == NULL)
    g_clear_error (&error);
  else if (api_token == NULL)
    fail (session, INGOT_SESSION_NO_API_TOKEN, error);
  else
    client = ingot_client_new (ingot_server_get_address (server), api_token, &error);
  secret_password_free (api_token);

  if (client != NULL)
    use_client (session, client);
  else if (session != NULL && ingot_session_get_loading (session))
    fail (session, INGOT_SESSION_FAILED, error);
}

/* An API token that was given for one address is for no other. */
static gboolean
leave_old_address (IngotSession *session)
{
  GError *error = NULL;
  IngotClient *client;

  if (ingot_session_is_at_address (session, session->client))
    return TRUE;
  client = ingot_client_new (ingot_server_get_address (session->server), NULL, &error);
  if (client == NULL)
    {
      fail (session, INGOT_SESSION_FAILED, error);
      return FALSE;
    }
  ingot_session_take_client (session, client);
  session->opened = FALSE;
  return TRUE;
}

/* Only an API token that was not given is in the keyring. A connection that is kept was trusted
 * when it was made: what follows goes over new ones, of another client. */
static void
look_up (IngotSession *session)
{
  if (!leave_old_address (session))
    return;
  ingot_client_set_trust (session->client, session->trust);
  if (ingot_client_has_api_token (session->client))
    use_client (session, ingot_client_dup (session->client));
  else if (ingot_server_get_saved (session->server))
    ingot_keyring_lookup_async (session->server,
                                ingot_session_reading_get_cancellable (session->reading),
                                on_looked_up, ingot_weak_new (session));
  else
    fail (session, INGOT_SESSION_NO_API_TOKEN, NULL);
}

static void
on_trust_loaded (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IngotSession) session = ingot_session_reading_take_session (user_data, result);
  g_autoptr (GError) error = NULL;
  g_autoptr (IngotTrust) trust = ingot_trust_load_finish (result, &error);

  if (session == NULL)
    return;
  if (trust == NULL)
    {
      fail (session, INGOT_SESSION_FAILED, g_steal_pointer (&error));
      return;
    }
  g_set_object (&session->trust, trust);
  look_up (session);
}

/**
 * ingot_session_is_at_address: (skip)
 * @self: a session
 * @client: a client that was made for it
 *
 * Tells whether @client asks at the address that the server has now, which may have been changed.
 *
 * Returns: %FALSE if its API token is not meant for the server any more
 */
gboolean
ingot_session_is_at_address (IngotSession *self, IngotClient *client)
{
  g_autoptr (GUri) address = ingot_address_parse (ingot_server_get_address (self->server), NULL);
  g_autofree char *base = address != NULL ? g_uri_to_string (address) : NULL;

  return g_strcmp0 (base, ingot_client_get_address (client)) == 0;
}

/**
 * ingot_session_open: (skip)
 * @self: a session that is not opened
 *
 * Gets what the session needs, and reads the server then.
 */
void
ingot_session_open (IngotSession *self)
{
  const char *name = ingot_server_get_ca_certificate (self->server);
  g_autoptr (GFile) file = NULL;

  ingot_session_take_error (self, NULL);
  ingot_session_set_state (self, INGOT_SESSION_LOADING);
  ingot_session_set_loading (self, TRUE);
  g_clear_object (&self->trust);
  if (*name == '\0')
    {
      look_up (self);
      return;
    }
  file = ingot_trust_store_dup_file (name);
  ingot_trust_load_async (file, ingot_session_reading_get_cancellable (self->reading),
                          on_trust_loaded, ingot_weak_new (self));
}
