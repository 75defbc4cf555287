/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-repository-private.h"

#include "ingot-change.h"
#include "ingot-failure.h"
#include "ingot-list.h"
#include "ingot-session-private.h"
#include "ingot-weak.h"

#define TOKEN_KEY  ((IngotListKey) ingot_ingest_token_get_name)
#define PARSER_KEY ((IngotListKey) ingot_parser_get_id)

/* More repositories than this with a name like this one's: then absence proves nothing. */
#define MAX_LIKE 500

/* The one message that is matched, as LogScale documents it: tokens of system repositories cannot
 * be listed since 1.77, and on some servers those of no repository. */
#define NOT_LISTABLE "You don't have permission to read ingest tokens."

/**
 * IngotRepository:
 *
 * A repository or view that somebody looks at: its facts, ingest tokens and parsers, and how to
 * change them.
 *
 * It is made by ingot_session_dup_repository(), and nothing is sent before
 * ingot_repository_open().
 */
struct _IngotRepository
{
  GObject parent_instance;

  IngotSession *session;
  IngotSearchDomain *domain;
  IngotRepositoryState state;
  GError *error;
  GListStore *tokens;
  GListStore *parsers;
  gboolean loading;
  GDateTime *updated;

  GCancellable *cancellable;
  gboolean has_parsers;
  gboolean has_followed; /* a renaming, since the last refresh */
};

typedef enum
{
  PROP_DOMAIN = 1,
  PROP_STATE,
  PROP_ERROR,
  PROP_TOKENS,
  PROP_PARSERS,
  PROP_LOADING,
  PROP_UPDATED,
} IngotRepositoryProperty;

static GParamSpec *properties[PROP_UPDATED + 1];

G_DEFINE_FINAL_TYPE (IngotRepository, ingot_repository, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (IngotRepositoryState,
                    ingot_repository_state,
                    G_DEFINE_ENUM_VALUE (INGOT_REPOSITORY_LOADING, "loading"),
                    G_DEFINE_ENUM_VALUE (INGOT_REPOSITORY_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (INGOT_REPOSITORY_NO_PERMISSION, "no-permission"),
                    G_DEFINE_ENUM_VALUE (INGOT_REPOSITORY_SYSTEM, "system"),
                    G_DEFINE_ENUM_VALUE (INGOT_REPOSITORY_NOT_LISTABLE, "not-listable"),
                    G_DEFINE_ENUM_VALUE (INGOT_REPOSITORY_VIEW, "view"),
                    G_DEFINE_ENUM_VALUE (INGOT_REPOSITORY_GONE, "gone"),
                    G_DEFINE_ENUM_VALUE (INGOT_REPOSITORY_FAILED, "failed"))

static void
notify (IngotRepository *self, IngotRepositoryProperty property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_loading (IngotRepository *self, gboolean loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  notify (self, PROP_LOADING);
}

/* The error first: who is told of the state will look at it. */
static void
settle (IngotRepository *self, IngotRepositoryState state, GError *error)
{
  if (self->error != NULL || error != NULL)
    {
      g_clear_error (&self->error);
      self->error = error;
      notify (self, PROP_ERROR);
    }
  if (self->state != state)
    {
      self->state = state;
      notify (self, PROP_STATE);
    }
  set_loading (self, FALSE);
}

static IngotClient *
get_client (IngotRepository *self)
{
  return ingot_session_get_client (self->session);
}

static const char *
get_name (IngotRepository *self)
{
  return ingot_search_domain_get_name (self->domain);
}

static gboolean
is_self (IngotRepository *self, IngotSearchDomain *domain)
{
  return g_str_equal (ingot_search_domain_get_id (domain),
                      ingot_search_domain_get_id (self->domain));
}

static void
take_facts (IngotRepository *self, IngotSearchDomain *domain)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  ingot_session_replace_search_domain (self->session, domain);
  ingot_repository_set_domain (self, domain, now);
}

static GVariant *
build_name (const char *variable, const char *name)
{
  GVariantDict variables = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&variables, variable, "s", name);
  return g_variant_dict_end (&variables);
}

static void read_tokens (IngotRepository *self);

/* A refusal does not say why. Whether the repository is still there, the list tells. */
static void
on_looked (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IngotRepository) self = ingot_weak_take (user_data);
  guint total = 0;
  g_autoptr (GPtrArray) domains =
      ingot_client_run_finish (INGOT_CLIENT (source_object), result, &total, NULL);
  IngotSearchDomain *found = NULL;

  if (self == NULL)
    return;

  for (guint i = 0; domains != NULL && i < domains->len; i++)
    if (is_self (self, domains->pdata[i]))
      found = domains->pdata[i];

  if (found != NULL && !g_str_equal (ingot_search_domain_get_name (found), get_name (self)) &&
      !self->has_followed)
    {
      self->has_followed = TRUE;
      take_facts (self, found);
      read_tokens (self);
    }
  else if (found == NULL && domains != NULL && total <= domains->len)
    settle (self, INGOT_REPOSITORY_GONE, g_steal_pointer (&self->error));
  else
    settle (self, INGOT_REPOSITORY_FAILED, g_steal_pointer (&self->error));
}

static void
look (IngotRepository *self, GError *error)
{
  GVariantDict variables = G_VARIANT_DICT_INIT (NULL);

  g_clear_error (&self->error);
  self->error = error;
  notify (self, PROP_ERROR);
  g_variant_dict_insert (&variables, "search", "s", get_name (self));
  g_variant_dict_insert (&variables, "skip", "i", 0);
  g_variant_dict_insert (&variables, "limit", "i", MAX_LIKE);
  ingot_client_run_async (get_client (self), &ingot_operation_list_search_domains,
                          g_variant_dict_end (&variables), self->cancellable, on_looked,
                          ingot_weak_new (self));
}

static void
fail (IngotRepository *self, GError *error)
{
  if (g_error_matches (error, INGOT_ERROR, INGOT_ERROR_REFUSED))
    look (self, error);
  else
    settle (self, INGOT_REPOSITORY_FAILED, error);
}

static void
on_tokens_read (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IngotRepository) self = ingot_weak_take (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tokens =
      ingot_client_run_finish (INGOT_CLIENT (source_object), result, NULL, &error);

  if (self == NULL)
    return;

  if (tokens != NULL)
    {
      ingot_list_update (self->tokens, TOKEN_KEY, tokens);
      settle (self, INGOT_REPOSITORY_READY, NULL);
    }
  else if (ingot_failure_is_message (error, NOT_LISTABLE))
    settle (self, INGOT_REPOSITORY_NOT_LISTABLE, NULL);
  else
    fail (self, g_steal_pointer (&error));
}

/* What the facts already tell is not asked. */
static void
read_tokens (IngotRepository *self)
{
  if (ingot_search_domain_get_repository_type (self->domain) == INGOT_REPOSITORY_TYPE_SYSTEM)
    settle (self, INGOT_REPOSITORY_SYSTEM, NULL);
  else if (!ingot_search_domain_get_may_change_ingest_tokens (self->domain))
    settle (self, INGOT_REPOSITORY_NO_PERMISSION, NULL);
  else
    ingot_client_run_async (get_client (self), &ingot_operation_list_ingest_tokens,
                            build_name ("repositoryName", get_name (self)), self->cancellable,
                            on_tokens_read, ingot_weak_new (self));
}

static gboolean
is_view (IngotRepository *self)
{
  return ingot_search_domain_get_kind (self->domain) == INGOT_SEARCH_DOMAIN_VIEW;
}

static void
on_facts_read (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IngotRepository) self = ingot_weak_take (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) domains =
      ingot_client_run_finish (INGOT_CLIENT (source_object), result, NULL, &error);

  if (self == NULL)
    return;

  if (domains == NULL)
    fail (self, g_steal_pointer (&error));
  else if (!is_self (self, domains->pdata[0]))
    settle (self, INGOT_REPOSITORY_GONE, NULL);
  else
    {
      take_facts (self, domains->pdata[0]);
      if (is_view (self))
        settle (self, INGOT_REPOSITORY_VIEW, NULL);
      else
        read_tokens (self);
    }
}

static void
read_facts (IngotRepository *self)
{
  ingot_client_run_async (get_client (self), &ingot_operation_get_search_domain,
                          build_name ("name", get_name (self)), self->cancellable, on_facts_read,
                          ingot_weak_new (self));
}

static void
on_parsers_read (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  IngotRepository *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) parsers =
      ingot_client_run_finish (INGOT_CLIENT (source_object), result, NULL, &error);

  if (parsers == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  ingot_list_update (self->parsers, PARSER_KEY, parsers);
  self->has_parsers = TRUE;
  g_task_return_boolean (task, TRUE);
}

/* The model follows from what the server has, else from its answer, else from what was asked. */
static void
apply (IngotRepository *self, const IngotChange *change, IngotOutcome *outcome)
{
  if (self->state != INGOT_REPOSITORY_READY)
    return;

  if (outcome->tokens != NULL)
    ingot_list_update (self->tokens, TOKEN_KEY, outcome->tokens);
  else if (outcome->error != NULL)
    return;
  else if (change->kind == INGOT_CHANGE_REMOVE_TOKEN)
    ingot_list_remove (self->tokens, TOKEN_KEY, change->token_name);
  else if (change->kind == INGOT_CHANGE_ADD_TOKEN)
    g_list_store_append (self->tokens, outcome->record);
  else
    ingot_list_replace (self->tokens, TOKEN_KEY, outcome->record);
}

/* A change of an ingest token: the data of its task. */
typedef struct
{
  IngotChangeKind kind;
  char *name;
  IngotIngestToken *token; /* NULL for a new one */
} Edit;

static void
edit_free (Edit *edit)
{
  g_free (edit->name);
  g_clear_object (&edit->token);
  g_free (edit);
}

static void
on_edited (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  IngotRepository *self = g_task_get_source_object (task);
  Edit *edit = g_task_get_task_data (task);
  const IngotChange change = { .kind = edit->kind, .token_name = edit->name };
  g_autoptr (IngotOutcome) outcome = ingot_change_run_finish (INGOT_CLIENT (source_object), result);

  /* LogScale's answer to an unassignment has no token. */
  if (edit->kind == INGOT_CHANGE_UNASSIGN_PARSER && outcome->error == NULL &&
      outcome->record == NULL)
    outcome->record = ingot_record_dup_with (edit->token, "parser", NULL, NULL);

  apply (self, &change, outcome);
  if (outcome->error != NULL)
    g_task_return_error (task, g_steal_pointer (&outcome->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&outcome->record), g_object_unref);
}

static void
run_edit (IngotRepository *self,
          IngotChange change,
          IngotIngestToken *token,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Edit *edit = g_new0 (Edit, 1);

  edit->kind = change.kind;
  edit->name = g_strdup (change.token_name);
  g_set_object (&edit->token, token);
  g_task_set_source_tag (task, run_edit);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, edit, (GDestroyNotify) edit_free);

  change.domain_name = get_name (self);
  if (self->state == INGOT_REPOSITORY_READY)
    change.before = G_LIST_MODEL (self->tokens);
  ingot_change_run_async (get_client (self), &change, cancellable, on_edited, task);
}

static void
ingot_repository_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  IngotRepository *self = INGOT_REPOSITORY (object);

  switch ((IngotRepositoryProperty) prop_id)
    {
    case PROP_DOMAIN:
      g_value_set_object (value, self->domain);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_TOKENS:
      g_value_set_object (value, self->tokens);
      break;
    case PROP_PARSERS:
      g_value_set_object (value, self->parsers);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_UPDATED:
      g_value_set_boxed (value, self->updated);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ingot_repository_dispose (GObject *object)
{
  IngotRepository *self = INGOT_REPOSITORY (object);

  g_cancellable_cancel (self->cancellable);
  if (self->session != NULL)
    ingot_session_forget_repository (self->session, self);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (ingot_repository_parent_class)->dispose (object);
}

static void
ingot_repository_finalize (GObject *object)
{
  IngotRepository *self = INGOT_REPOSITORY (object);

  g_clear_object (&self->domain);
  g_clear_error (&self->error);
  g_clear_object (&self->tokens);
  g_clear_object (&self->parsers);
  g_clear_pointer (&self->updated, g_date_time_unref);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (ingot_repository_parent_class)->finalize (object);
}

static void
ingot_repository_class_init (IngotRepositoryClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ingot_repository_get_property;
  object_class->dispose = ingot_repository_dispose;
  object_class->finalize = ingot_repository_finalize;

  properties[PROP_DOMAIN] =
      g_param_spec_object ("domain", NULL, NULL, INGOT_TYPE_SEARCH_DOMAIN, flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, INGOT_TYPE_REPOSITORY_STATE,
                                              INGOT_REPOSITORY_LOADING, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_TOKENS] = g_param_spec_object ("tokens", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_PARSERS] = g_param_spec_object ("parsers", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_UPDATED] = g_param_spec_boxed ("updated", NULL, NULL, G_TYPE_DATE_TIME, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
ingot_repository_init (IngotRepository *self)
{
  self->cancellable = g_cancellable_new ();
  self->tokens = g_list_store_new (INGOT_TYPE_INGEST_TOKEN);
  self->parsers = g_list_store_new (INGOT_TYPE_PARSER);
}

/**
 * ingot_repository_new: (skip)
 * @session: the session, which remembers it
 * @domain: the facts
 *
 * Creates what there is to see of a search domain.
 *
 * Returns: (transfer full): the repository or view
 */
IngotRepository *
ingot_repository_new (IngotSession *session, IngotSearchDomain *domain)
{
  IngotRepository *self = g_object_new (INGOT_TYPE_REPOSITORY, NULL);

  g_set_object (&self->session, session);
  ingot_repository_set_domain (self, domain, ingot_session_get_updated (session));
  return self;
}

/* The list of search domains does not name the repositories of views. */
static IngotSearchDomain *
dup_with_connections (IngotRepository *self, IngotSearchDomain *domain)
{
  GListModel *old =
      self->domain != NULL ? ingot_search_domain_get_connections (self->domain) : NULL;
  GListModel *fresh = ingot_search_domain_get_connections (domain);
  g_autoptr (IngotViewConnection) connection =
      fresh != NULL ? g_list_model_get_item (fresh, 0) : NULL;

  if (old == NULL || connection == NULL ||
      ingot_view_connection_get_repository_name (connection) != NULL ||
      g_list_model_get_n_items (old) != g_list_model_get_n_items (fresh))
    return g_object_ref (domain);

  return ingot_record_dup_with (domain, "connections", old, NULL);
}

/**
 * ingot_repository_set_domain: (skip)
 * @self: a repository
 * @domain: newer facts
 * @updated: (nullable): when they were read, %NULL if only what was changed here is newer
 *
 * Takes over what became known of the search domain.
 */
void
ingot_repository_set_domain (IngotRepository *self, IngotSearchDomain *domain, GDateTime *updated)
{
  g_autoptr (IngotSearchDomain) fresh = dup_with_connections (self, domain);

  if (!ingot_record_equal (self->domain, fresh))
    {
      g_set_object (&self->domain, fresh);
      notify (self, PROP_DOMAIN);
    }
  if (updated != NULL && updated != self->updated)
    {
      g_clear_pointer (&self->updated, g_date_time_unref);
      self->updated = g_date_time_ref (updated);
      notify (self, PROP_UPDATED);
    }
}

/**
 * ingot_repository_get_domain:
 * @self: a repository
 *
 * Gets the facts.
 *
 * Returns: (transfer none): the search domain as last read
 */
IngotSearchDomain *
ingot_repository_get_domain (IngotRepository *self)
{
  return self->domain;
}

/**
 * ingot_repository_get_state:
 * @self: a repository
 *
 * Gets what there is to see.
 *
 * Returns: the state
 */
IngotRepositoryState
ingot_repository_get_state (IngotRepository *self)
{
  return self->state;
}

/**
 * ingot_repository_get_error:
 * @self: a repository
 *
 * Gets what failed.
 *
 * Returns: (transfer none) (nullable): an error of #IngotError
 */
const GError *
ingot_repository_get_error (IngotRepository *self)
{
  return self->error;
}

/**
 * ingot_repository_get_tokens:
 * @self: a repository
 *
 * Gets the ingest tokens, in the server's order.
 *
 * Returns: (transfer none): a list of #IngotIngestToken, always the same
 */
GListModel *
ingot_repository_get_tokens (IngotRepository *self)
{
  return G_LIST_MODEL (self->tokens);
}

/**
 * ingot_repository_get_parsers:
 * @self: a repository
 *
 * Gets the parsers that can be assigned here.
 *
 * Returns: (transfer none): a list of #IngotParser, always the same, empty until
 *   ingot_repository_load_parsers_async() is done
 */
GListModel *
ingot_repository_get_parsers (IngotRepository *self)
{
  return G_LIST_MODEL (self->parsers);
}

/**
 * ingot_repository_get_loading:
 * @self: a repository
 *
 * Tells whether the repository is being read, for the first time or again.
 *
 * Returns: %TRUE while it is
 */
gboolean
ingot_repository_get_loading (IngotRepository *self)
{
  return self->loading;
}

/**
 * ingot_repository_get_updated:
 * @self: a repository
 *
 * Gets when the facts were read.
 *
 * Returns: (transfer none) (nullable): the time
 */
GDateTime *
ingot_repository_get_updated (IngotRepository *self)
{
  return self->updated;
}

/**
 * ingot_repository_find_token:
 * @self: a repository
 * @name: a name
 *
 * Finds an ingest token by its name.
 *
 * Returns: (transfer none) (nullable): the ingest token
 */
IngotIngestToken *
ingot_repository_find_token (IngotRepository *self, const char *name)
{
  g_autoptr (IngotIngestToken) token =
      ingot_list_find (G_LIST_MODEL (self->tokens), TOKEN_KEY, name, NULL);

  return token;
}

/**
 * ingot_repository_open:
 * @self: a repository
 *
 * Reads what is not known yet: the ingest tokens, or what a view searches. One request, or none.
 */
void
ingot_repository_open (IngotRepository *self)
{
  if (self->loading || self->state != INGOT_REPOSITORY_LOADING)
    return;

  set_loading (self, TRUE);
  if (is_view (self))
    read_facts (self);
  else
    read_tokens (self);
}

/**
 * ingot_repository_refresh:
 * @self: a repository
 *
 * Reads facts and ingest tokens again, unless that is already being done. The parsers are read
 * again when they are needed.
 */
void
ingot_repository_refresh (IngotRepository *self)
{
  if (self->loading)
    return;

  self->has_parsers = FALSE;
  self->has_followed = FALSE;
  set_loading (self, TRUE);
  read_facts (self);
}

/**
 * ingot_repository_load_parsers_async:
 * @self: a repository
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads the parsers that can be assigned here, if that was not done since the last refresh.
 */
void
ingot_repository_load_parsers_async (IngotRepository *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, ingot_repository_load_parsers_async);
  g_task_set_check_cancellable (task, FALSE);
  if (self->has_parsers)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  ingot_client_run_async (get_client (self), &ingot_operation_list_parsers,
                          build_name ("repositoryName", get_name (self)), cancellable,
                          on_parsers_read, g_steal_pointer (&task));
}

/**
 * ingot_repository_load_parsers_finish:
 * @self: a repository
 * @result: the result
 * @error: return location for an error
 *
 * Finishes what ingot_repository_load_parsers_async() began.
 *
 * Returns: %TRUE, or %FALSE with any of #IngotError
 */
gboolean
ingot_repository_load_parsers_finish (IngotRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ingot_repository_add_token_async:
 * @self: a repository
 * @name: the name of the new ingest token
 * @parser: (nullable): the parser to assign
 * @custom_token: (nullable): its text, which only root users may choose
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Creates an ingest token. The request is sent once; if its answer is lost, the list is read to see
 * what came of it.
 */
void
ingot_repository_add_token_async (IngotRepository *self,
                                  const char *name,
                                  IngotParser *parser,
                                  const char *custom_token,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  const IngotChange change = {
    .kind = INGOT_CHANGE_ADD_TOKEN,
    .token_name = name,
    .parser = parser,
    .custom_token = custom_token,
  };

  run_edit (self, change, NULL, cancellable, callback, user_data);
}

/**
 * ingot_repository_add_token_finish:
 * @self: a repository
 * @result: the result
 * @error: return location for an error
 *
 * Finishes what ingot_repository_add_token_async() began.
 *
 * Returns: (transfer full): the ingest token as the server has it, whose text may be another than
 *   the one asked for; or %NULL: with %INGOT_ERROR_OUTCOME_UNKNOWN it may have been created, with
 *   any other of #IngotError it was not
 */
IngotIngestToken *
ingot_repository_add_token_finish (IngotRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ingot_repository_assign_parser_async:
 * @self: a repository
 * @token: one of its ingest tokens
 * @parser: (nullable): the parser, %NULL for none
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Changes the parser of an ingest token.
 */
void
ingot_repository_assign_parser_async (IngotRepository *self,
                                      IngotIngestToken *token,
                                      IngotParser *parser,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  const IngotChange change = {
    .kind = parser != NULL ? INGOT_CHANGE_ASSIGN_PARSER : INGOT_CHANGE_UNASSIGN_PARSER,
    .token_name = ingot_ingest_token_get_name (token),
    .parser = parser,
  };

  run_edit (self, change, token, cancellable, callback, user_data);
}

/**
 * ingot_repository_assign_parser_finish:
 * @self: a repository
 * @result: the result
 * @error: return location for an error
 *
 * Finishes what ingot_repository_assign_parser_async() began.
 *
 * Returns: (transfer full): the ingest token as it is now; or %NULL: with
 *   %INGOT_ERROR_OUTCOME_UNKNOWN it may have been changed, with any other of #IngotError it was not
 */
IngotIngestToken *
ingot_repository_assign_parser_finish (IngotRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ingot_repository_remove_token_async:
 * @self: a repository
 * @token: one of its ingest tokens
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Deletes an ingest token. Whatever still uses it cannot send any more at once.
 */
void
ingot_repository_remove_token_async (IngotRepository *self,
                                     IngotIngestToken *token,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  const IngotChange change = {
    .kind = INGOT_CHANGE_REMOVE_TOKEN,
    .token_name = ingot_ingest_token_get_name (token),
  };

  run_edit (self, change, token, cancellable, callback, user_data);
}

/**
 * ingot_repository_remove_token_finish:
 * @self: a repository
 * @result: the result
 * @error: return location for an error
 *
 * Finishes what ingot_repository_remove_token_async() began.
 *
 * Returns: %TRUE; or %FALSE: with %INGOT_ERROR_OUTCOME_UNKNOWN it may be deleted, with any other of
 *   #IngotError it was not
 */
gboolean
ingot_repository_remove_token_finish (IngotRepository *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) own = NULL;
  g_autoptr (IngotIngestToken) none = g_task_propagate_pointer (G_TASK (result), &own);

  if (own == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}
