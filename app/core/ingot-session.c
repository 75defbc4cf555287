/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-session-private.h"

#include "ingot-weak.h"

#define SHARED "ingot-session"

/**
 * IngotSession:
 *
 * A server in use: who is signed in there, and what can be searched. The UI's only door.
 *
 * Its properties are those that it has getters for; all but `server` are read-only, and all notify.
 * What it is called, where it is and which rules apply is the server's, and followed. Nothing is
 * sent before ingot_session_refresh(). An item that changes is replaced in the list by one with the
 * same identifier; what did not change stays the same object.
 */
typedef enum
{
  PROP_SERVER = 1,
  PROP_NAME,
  PROP_ADDRESS,
  PROP_ENVIRONMENT,
  PROP_READ_ONLY,
  PROP_STATE,
  PROP_ERROR,
  PROP_ACCOUNT,
  PROP_SEARCH_DOMAINS,
  PROP_LOADING,
  PROP_PROGRESS,
  PROP_VERSION,
} IngotSessionProperty;

static GParamSpec *properties[PROP_VERSION + 1];

G_DEFINE_FINAL_TYPE (IngotSession, ingot_session, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (IngotSessionState,
                    ingot_session_state,
                    G_DEFINE_ENUM_VALUE (INGOT_SESSION_LOADING, "loading"),
                    G_DEFINE_ENUM_VALUE (INGOT_SESSION_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (INGOT_SESSION_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (INGOT_SESSION_NO_API_TOKEN, "no-api-token"))

static void
name_changed_cb (IngotSession *self)
{
  g_object_notify (G_OBJECT (self), "name");
}

static void
environment_changed_cb (IngotSession *self)
{
  g_object_notify (G_OBJECT (self), "environment");
}

static void
read_only_changed_cb (IngotSession *self)
{
  ingot_client_set_read_only (self->client, ingot_server_get_read_only (self->server));
  g_object_notify (G_OBJECT (self), "read-only");
}

/* What was asked elsewhere, or in another trust, is asked again. */
static void
place_changed_cb (IngotSession *self)
{
  self->opened = FALSE;
  if (ingot_session_is_used (self))
    ingot_session_read_anew (self);
}

/* What another server has, and who is known there, is not shown as this one's. */
static void
address_changed_cb (IngotSession *self)
{
  g_list_store_remove_all (self->search_domains);
  g_clear_pointer (&self->updated, g_date_time_unref);
  ingot_session_set_account (self, NULL);
  ingot_session_leave_repositories (self);
  place_changed_cb (self);
}

/* Windows on one server share a session, as long as one of them is there. */
static void
share (IngotSession *self)
{
  g_object_set_data_full (G_OBJECT (self->server), SHARED, ingot_weak_new (self), ingot_weak_free);
}

static void
follow_server (IngotSession *self)
{
  static const struct
  {
    const char *signal;
    void (*callback) (IngotSession *);
  } rows[] = {
    { "notify::name", name_changed_cb },
    { "notify::environment", environment_changed_cb },
    { "notify::read-only", read_only_changed_cb },
    { "notify::address", address_changed_cb },
    { "notify::ca-certificate", place_changed_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_signal_connect_object (self->server, rows[i].signal, G_CALLBACK (rows[i].callback), self,
                             G_CONNECT_SWAPPED);
}

static void
ingot_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  IngotSession *self = INGOT_SESSION (object);

  switch ((IngotSessionProperty) prop_id)
    {
    case PROP_SERVER:
      g_value_set_object (value, self->server);
      break;
    case PROP_NAME:
      g_value_set_string (value, ingot_session_get_name (self));
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, ingot_session_get_address (self));
      break;
    case PROP_ENVIRONMENT:
      g_value_set_enum (value, ingot_session_get_environment (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, ingot_session_get_read_only (self));
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_ACCOUNT:
      g_value_set_object (value, self->account);
      break;
    case PROP_SEARCH_DOMAINS:
      g_value_set_object (value, self->search_domains);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    case PROP_VERSION:
      g_value_set_string (value, self->version);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ingot_session_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  IngotSession *self = INGOT_SESSION (object);

  switch ((IngotSessionProperty) prop_id)
    {
    case PROP_SERVER:
      self->server = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ingot_session_dispose (GObject *object)
{
  IngotSession *self = INGOT_SESSION (object);

  g_clear_pointer (&self->reading, ingot_session_reading_free);

  G_OBJECT_CLASS (ingot_session_parent_class)->dispose (object);
}

static void
ingot_session_finalize (GObject *object)
{
  IngotSession *self = INGOT_SESSION (object);

  g_clear_object (&self->server);
  g_clear_object (&self->trust);
  g_clear_object (&self->client);
  g_clear_error (&self->error);
  g_clear_object (&self->account);
  g_clear_object (&self->search_domains);
  g_clear_pointer (&self->updated, g_date_time_unref);
  g_clear_pointer (&self->version, g_free);
  g_clear_pointer (&self->repositories, g_hash_table_unref);

  G_OBJECT_CLASS (ingot_session_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags given = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  properties[PROP_SERVER] = g_param_spec_object ("server", NULL, NULL, INGOT_TYPE_SERVER, given);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, NULL, flags);
  properties[PROP_ENVIRONMENT] = g_param_spec_enum (
      "environment", NULL, NULL, INGOT_TYPE_ENVIRONMENT, INGOT_ENVIRONMENT_NONE, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, INGOT_TYPE_SESSION_STATE,
                                              INGOT_SESSION_LOADING, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_ACCOUNT] = g_param_spec_object ("account", NULL, NULL, INGOT_TYPE_ACCOUNT, flags);
  properties[PROP_SEARCH_DOMAINS] =
      g_param_spec_object ("search-domains", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_VERSION] = g_param_spec_string ("version", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
ingot_session_class_init (IngotSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ingot_session_get_property;
  object_class->set_property = ingot_session_set_property;
  object_class->dispose = ingot_session_dispose;
  object_class->finalize = ingot_session_finalize;
  install_properties (object_class);
}

static void
ingot_session_init (IngotSession *self)
{
  self->reading = ingot_session_reading_new ();
  self->search_domains = g_list_store_new (INGOT_TYPE_SEARCH_DOMAIN);
  self->repositories = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * ingot_session_new:
 * @name: what the server is called here
 * @address: its base; `https` is meant where no scheme is given
 * @api_token: (nullable): the API token; the session hands it to its client and keeps nothing
 * @environment: what the server is for
 * @error: return location for an error
 *
 * Creates a session with a server that is not saved. Nothing is sent yet.
 *
 * Returns: (transfer full): the session, or %NULL with %INGOT_ERROR_UNREACHABLE if @address is
 * none, or %INGOT_ERROR_AUTHENTICATION if @api_token cannot be sent
 */
IngotSession *
ingot_session_new (const char *name,
                   const char *address,
                   const char *api_token,
                   IngotEnvironment environment,
                   GError **error)
{
  g_autoptr (IngotServer) server = ingot_server_new_for_session (name, address, environment);

  return ingot_session_new_for_server (server, api_token, error);
}

/**
 * ingot_session_new_for_server:
 * @server: a server
 * @api_token: (nullable): its API token, which the session hands to its client and keeps nothing
 * of; %NULL if it is in the keyring
 * @error: return location for an error
 *
 * Creates a session. Nothing is sent yet, and the keyring is not asked.
 *
 * Returns: (transfer full): the session, or %NULL with %INGOT_ERROR_UNREACHABLE if the address of
 *   @server is none, or %INGOT_ERROR_AUTHENTICATION if @api_token cannot be sent
 */
IngotSession *
ingot_session_new_for_server (IngotServer *server, const char *api_token, GError **error)
{
  g_autoptr (IngotClient) client =
      ingot_client_new (ingot_server_get_address (server), api_token, error);
  IngotSession *self;

  if (client == NULL)
    return NULL;

  self = g_object_new (INGOT_TYPE_SESSION, "server", server, NULL);
  ingot_client_set_read_only (client, ingot_server_get_read_only (server));
  self->client = g_steal_pointer (&client);
  self->opened = api_token != NULL && *ingot_server_get_ca_certificate (server) == '\0';
  follow_server (self);
  share (self);
  return self;
}

/**
 * ingot_session_dup_for_server:
 * @server: a server
 * @error: return location for an error
 *
 * Gets the session in use with @server, so that two windows on a server share it, or a new one.
 *
 * Returns: (transfer full): the session, or %NULL with %INGOT_ERROR_UNREACHABLE if the address of
 *   @server is none
 */
IngotSession *
ingot_session_dup_for_server (IngotServer *server, GError **error)
{
  GWeakRef *shared = g_object_get_data (G_OBJECT (server), SHARED);
  IngotSession *self = shared != NULL ? g_weak_ref_get (shared) : NULL;

  return self != NULL ? self : ingot_session_new_for_server (server, NULL, error);
}

/**
 * ingot_session_get_server:
 * @self: a session
 *
 * Gets which server this is.
 *
 * Returns: (transfer none): the server
 */
IngotServer *
ingot_session_get_server (IngotSession *self)
{
  return self->server;
}

/**
 * ingot_session_get_name:
 * @self: a session
 *
 * Gets what the server is called here.
 *
 * Returns: (transfer none): the name
 */
const char *
ingot_session_get_name (IngotSession *self)
{
  return ingot_server_get_name (self->server);
}

/**
 * ingot_session_get_address:
 * @self: a session
 *
 * Gets the base of the server, with scheme and a slash at its end.
 *
 * Returns: (transfer none): the address
 */
const char *
ingot_session_get_address (IngotSession *self)
{
  return self->client != NULL ? ingot_client_get_address (self->client) : NULL;
}

/**
 * ingot_session_get_environment:
 * @self: a session
 *
 * Gets what the server is for.
 *
 * Returns: the environment
 */
IngotEnvironment
ingot_session_get_environment (IngotSession *self)
{
  return ingot_server_get_environment (self->server);
}

/**
 * ingot_session_get_read_only:
 * @self: a session
 *
 * Tells whether nothing is changed on the server from here.
 *
 * Returns: %TRUE if every change is refused with %INGOT_ERROR_READ_ONLY before it is sent
 */
gboolean
ingot_session_get_read_only (IngotSession *self)
{
  return ingot_server_get_read_only (self->server);
}

/**
 * ingot_session_get_state:
 * @self: a session
 *
 * Gets whether there is something to see.
 *
 * Returns: the state
 */
IngotSessionState
ingot_session_get_state (IngotSession *self)
{
  return self->state;
}

/**
 * ingot_session_get_error:
 * @self: a session
 *
 * Gets what failed when the server was last read, which may be only a part of it.
 *
 * Returns: (transfer none) (nullable): an error of #IngotError
 */
const GError *
ingot_session_get_error (IngotSession *self)
{
  return self->error;
}

/**
 * ingot_session_get_account:
 * @self: a session
 *
 * Gets the user to whom the API token belongs.
 *
 * Returns: (transfer none) (nullable): the account, %NULL if it is not read yet or there is none
 */
IngotAccount *
ingot_session_get_account (IngotSession *self)
{
  return self->account;
}

/**
 * ingot_session_get_search_domains:
 * @self: a session
 *
 * Gets the repositories and views, in the server's order, by name.
 *
 * Returns: (transfer none): a list of #IngotSearchDomain, always the same
 */
GListModel *
ingot_session_get_search_domains (IngotSession *self)
{
  return G_LIST_MODEL (self->search_domains);
}

/**
 * ingot_session_get_loading:
 * @self: a session
 *
 * Tells whether the server is being read, for the first time or again.
 *
 * Returns: %TRUE while it is
 */
gboolean
ingot_session_get_loading (IngotSession *self)
{
  return self->loading;
}

/**
 * ingot_session_get_progress:
 * @self: a session
 *
 * Gets how much of the list is read.
 *
 * Returns: 0 to 1
 */
double
ingot_session_get_progress (IngotSession *self)
{
  return self->progress;
}

/**
 * ingot_session_get_version:
 * @self: a session
 *
 * Gets the release of the server, as its `api/v1/status` tells.
 *
 * Returns: (transfer none) (nullable): the release, `1.204.0`; %NULL until it is known
 */
const char *
ingot_session_get_version (IngotSession *self)
{
  return self->version;
}
