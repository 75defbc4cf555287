/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of a session need of it, and what they tell it. */
#include "config.h"

#include "ingot-session-private.h"

/**
 * ingot_session_get_client: (skip)
 * @self: a session
 *
 * Gets the client, for the core's own use.
 *
 * Returns: (transfer none): the client
 */
IngotClient *
ingot_session_get_client (IngotSession *self)
{
  return self->client;
}

/**
 * ingot_session_get_repositories: (skip)
 * @self: a session
 *
 * Gets what is looked at, for the core's own use.
 *
 * Returns: (transfer none) (element-type utf8 IngotRepository): identifiers and repositories, which
 *   are not owned
 */
GHashTable *
ingot_session_get_repositories (IngotSession *self)
{
  return self->repositories;
}

/**
 * ingot_session_get_updated: (skip)
 * @self: a session
 *
 * Gets when the list was read.
 *
 * Returns: (transfer none) (nullable): the time
 */
GDateTime *
ingot_session_get_updated (IngotSession *self)
{
  return self->updated;
}

/**
 * ingot_session_get_reading: (skip)
 * @self: a session
 *
 * Gets what is being read.
 *
 * Returns: (transfer none): the reading
 */
IngotSessionReading *
ingot_session_get_reading (IngotSession *self)
{
  return self->reading;
}

/**
 * ingot_session_take_client: (skip)
 * @self: a session
 * @client: (transfer full): another client for the same server
 *
 * Replaces the client: answers to the one before are not for this session any more.
 */
void
ingot_session_take_client (IngotSession *self, IngotClient *client)
{
  const gboolean moved =
      !g_str_equal (ingot_client_get_address (self->client), ingot_client_get_address (client));

  g_object_unref (self->client);
  self->client = client;
  self->opened = TRUE;
  if (!moved)
    return;
  ingot_session_set_version (self, NULL);
  g_object_notify (G_OBJECT (self), "address");
}

/**
 * ingot_session_get_opened: (skip)
 * @self: a session
 *
 * Tells whether the client has what it needs: the API token, and the CA certificates.
 *
 * Returns: %TRUE if the server can be asked
 */
gboolean
ingot_session_get_opened (IngotSession *self)
{
  return self->opened;
}

/**
 * ingot_session_is_used: (skip)
 * @self: a session
 *
 * Tells whether somebody has looked at the server.
 *
 * Returns: %TRUE once it is, or was, read
 */
gboolean
ingot_session_is_used (IngotSession *self)
{
  return self->state != INGOT_SESSION_LOADING || self->loading;
}

/**
 * ingot_session_set_state: (skip)
 * @self: a session
 * @state: a state
 *
 * Sets whether there is something to see.
 */
void
ingot_session_set_state (IngotSession *self, IngotSessionState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify (G_OBJECT (self), "state");
}

/**
 * ingot_session_set_loading: (skip)
 * @self: a session
 * @loading: whether the server is being read
 *
 * Sets whether the server is being read.
 */
void
ingot_session_set_loading (IngotSession *self, gboolean loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify (G_OBJECT (self), "loading");
}

/**
 * ingot_session_set_progress: (skip)
 * @self: a session
 * @progress: 0 to 1
 *
 * Sets how much of the list is read.
 */
void
ingot_session_set_progress (IngotSession *self, double progress)
{
  if (self->progress == progress)
    return;

  self->progress = progress;
  g_object_notify (G_OBJECT (self), "progress");
}

/**
 * ingot_session_take_error: (skip)
 * @self: a session
 * @error: (transfer full) (nullable): what failed
 *
 * Sets what failed.
 */
void
ingot_session_take_error (IngotSession *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error;
  g_object_notify (G_OBJECT (self), "error");
}

/**
 * ingot_session_set_account: (skip)
 * @self: a session
 * @account: (nullable): who is signed in
 *
 * Sets who is signed in.
 */
void
ingot_session_set_account (IngotSession *self, IngotAccount *account)
{
  if (ingot_record_equal (self->account, account))
    return;

  g_set_object (&self->account, account);
  g_object_notify (G_OBJECT (self), "account");
}

/**
 * ingot_session_set_updated: (skip)
 * @self: a session
 *
 * Notes that the list is as the server has it now.
 */
void
ingot_session_set_updated (IngotSession *self)
{
  g_clear_pointer (&self->updated, g_date_time_unref);
  self->updated = g_date_time_new_now_utc ();
}

/**
 * ingot_session_set_version: (skip)
 * @self: a session
 * @version: (nullable): the release of the server
 *
 * Sets the release of the server.
 */
void
ingot_session_set_version (IngotSession *self, const char *version)
{
  if (g_set_str (&self->version, version))
    g_object_notify (G_OBJECT (self), "version");
}
