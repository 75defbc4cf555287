/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-session-private.h"

#include "ingot-list.h"
#include "ingot-pages.h"
#include "ingot-weak.h"

#define SEARCH_DOMAIN_KEY ((IngotListKey) ingot_search_domain_get_id)

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

  GCancellable *cancellable;
  gboolean waits_for_account;
  gboolean waits_for_list;
  gboolean fills;           /* rows are shown as they come, as there were none */
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
} IngotSessionProperty;

static GParamSpec *properties[PROP_PROGRESS + 1];

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
set_state (IngotSession *self, IngotSessionState state)
{
  if (self->state == state)
    return;

  self->state = state;
  notify (self, PROP_STATE);
}

static void
set_loading (IngotSession *self, gboolean loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  notify (self, PROP_LOADING);
}

static void
set_progress (IngotSession *self, double progress)
{
  if (self->progress == progress)
    return;

  self->progress = progress;
  notify (self, PROP_PROGRESS);
}

static void
take_error (IngotSession *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error;
  notify (self, PROP_ERROR);
}

static void
set_account (IngotSession *self, IngotAccount *account)
{
  if (ingot_record_equal (self->account, account))
    return;

  g_set_object (&self->account, account);
  notify (self, PROP_ACCOUNT);
}

static gboolean
has_search_domains (IngotSession *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->search_domains)) > 0;
}

static void
finish_part (IngotSession *self)
{
  if (!self->waits_for_account && !self->waits_for_list)
    set_loading (self, FALSE);
}

static void
on_account_read (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IngotSession) self = ingot_weak_take (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts =
      ingot_client_run_finish (INGOT_CLIENT (source_object), result, NULL, &error);

  if (self == NULL)
    return;

  self->waits_for_account = FALSE;
  if (accounts != NULL)
    set_account (self, accounts->len > 0 ? accounts->pdata[0] : NULL);
  else if (self->error == NULL)
    take_error (self, g_steal_pointer (&error));
  finish_part (self);
}

static void
rows_cb (GPtrArray *rows, double progress, gpointer user_data)
{
  g_autoptr (IngotSession) self = g_weak_ref_get (user_data);

  if (self == NULL)
    return;

  /* A refresh changes the list once, when all of it is known. */
  if (self->fills)
    {
      g_list_store_splice (self->search_domains,
                           g_list_model_get_n_items (G_LIST_MODEL (self->search_domains)), 0,
                           rows->pdata, rows->len);
      if (has_search_domains (self))
        set_state (self, INGOT_SESSION_READY);
    }
  set_progress (self, progress);
}

static void
on_list_read (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IngotSession) self = ingot_weak_take (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
      ingot_pages_read_finish (INGOT_CLIENT (source_object), result, &error);

  if (self == NULL)
    return;

  self->waits_for_list = FALSE;
  if (rows != NULL)
    {
      g_clear_pointer (&self->updated, g_date_time_unref);
      self->updated = g_date_time_new_now_utc ();
      ingot_list_update (self->search_domains, SEARCH_DOMAIN_KEY, rows);
      ingot_session_update_repositories (self);
      set_state (self, INGOT_SESSION_READY);
      set_progress (self, 1);
    }
  else
    {
      take_error (self, g_steal_pointer (&error));
      set_state (self, has_search_domains (self) ? INGOT_SESSION_READY : INGOT_SESSION_FAILED);
    }
  finish_part (self);
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

  g_cancellable_cancel (self->cancellable);

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
  g_clear_object (&self->cancellable);
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
  self->cancellable = g_cancellable_new ();
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
 * ingot_session_refresh:
 * @self: a session
 *
 * Reads who is signed in, and the list of search domains, unless that is already being done. Rows
 * stay if it fails.
 */
void
ingot_session_refresh (IngotSession *self)
{
  gpointer weak;

  if (self->loading)
    return;

  self->waits_for_account = TRUE;
  self->waits_for_list = TRUE;
  self->fills = !has_search_domains (self);
  take_error (self, NULL);
  set_progress (self, 0);
  if (self->state == INGOT_SESSION_FAILED)
    set_state (self, INGOT_SESSION_LOADING);
  set_loading (self, TRUE);

  weak = ingot_weak_new (self);
  ingot_client_run_async (self->client, &ingot_operation_get_account, NULL, self->cancellable,
                          on_account_read, ingot_weak_new (self));
  ingot_pages_read_async (self->client, rows_cb, weak, NULL, self->cancellable, on_list_read, weak);
}

/**
 * ingot_session_find_search_domain:
 * @self: a session
 * @name: a name
 *
 * Finds a repository or view by its name.
 *
 * Returns: (transfer none) (nullable): the search domain
 */
IngotSearchDomain *
ingot_session_find_search_domain (IngotSession *self, const char *name)
{
  g_autoptr (IngotSearchDomain) domain = ingot_list_find (
      G_LIST_MODEL (self->search_domains), (IngotListKey) ingot_search_domain_get_name, name, NULL);

  return domain;
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
