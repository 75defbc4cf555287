/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-session-private.h"

/**
 * IngotSession:
 *
 * A server in use: who is signed in there, and what can be searched. The UI's only door.
 *
 * Its properties are those that it has getters for; all but `name` and `environment` are read-only,
 * and all notify. Nothing is sent before ingot_session_refresh(). An item that changes is replaced
 * in the list by one with the same identifier; what did not change stays the same object.
 */
struct _IngotSession
{
  GObject parent_instance;

  char *name;
  IngotEnvironment environment;
  IngotClient *client;

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

typedef enum
{
  PROP_NAME = 1,
  PROP_ADDRESS,
  PROP_ENVIRONMENT,
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
                    G_DEFINE_ENUM_VALUE (INGOT_SESSION_FAILED, "failed"))

static void
notify (IngotSession *self, IngotSessionProperty property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
ingot_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  IngotSession *self = INGOT_SESSION (object);

  switch ((IngotSessionProperty) prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, ingot_session_get_address (self));
      break;
    case PROP_ENVIRONMENT:
      g_value_set_enum (value, self->environment);
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
    case PROP_NAME:
      self->name = g_value_dup_string (value);
      break;
    case PROP_ENVIRONMENT:
      self->environment = g_value_get_enum (value);
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

  g_clear_pointer (&self->name, g_free);
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

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, given);
  properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, NULL, flags);
  properties[PROP_ENVIRONMENT] = g_param_spec_enum (
      "environment", NULL, NULL, INGOT_TYPE_ENVIRONMENT, INGOT_ENVIRONMENT_NONE, given);
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
 * Creates a session. Nothing is sent yet.
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
  g_autoptr (IngotClient) client = ingot_client_new (address, api_token, error);
  IngotSession *self;

  if (client == NULL)
    return NULL;

  self = g_object_new (INGOT_TYPE_SESSION, "name", name, "environment", environment, NULL);
  self->client = g_steal_pointer (&client);
  return self;
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
  return self->name;
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
  return self->environment;
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
  g_clear_object (&self->client);
  self->client = client;
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
  notify (self, PROP_STATE);
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
  notify (self, PROP_LOADING);
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
  notify (self, PROP_PROGRESS);
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
  notify (self, PROP_ERROR);
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
  notify (self, PROP_ACCOUNT);
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
 * @version: the release of the server
 *
 * Sets the release of the server.
 */
void
ingot_session_set_version (IngotSession *self, const char *version)
{
  if (g_set_str (&self->version, version))
    notify (self, PROP_VERSION);
}
