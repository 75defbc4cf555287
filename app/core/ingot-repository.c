/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-repository-private.h"

#include "ingot-list.h"
#include "ingot-refusal.h"
#include "ingot-session-private.h"
#include "ingot-weak.h"

#define TOKEN_KEY ((IngotListKey) ingot_ingest_token_get_name)

/**
 * IngotRepository:
 *
 * A repository or view that somebody looks at: its facts, ingest tokens and parsers, and how to
 * change them.
 *
 * Its properties are those that it has getters for, read-only, and all notify. It is made by
 * ingot_session_dup_repository(), and nothing is sent before ingot_repository_open(). It is of the
 * server at one address: once that has another one, nothing is sent any more.
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
  guint n_changes;
  guint n_changes_at_reading;
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
}

/* All at once, be they thousands: a view makes no more than two hundred rows of them. */
static void
take_tokens (IngotRepository *self, GPtrArray *tokens)
{
  g_ptr_array_sort_values_with_data (tokens, ingot_ingest_token_compare, NULL);
  ingot_list_update (self->tokens, TOKEN_KEY, tokens);
}

static IngotClient *
get_client (IngotRepository *self)
{
  return ingot_session_get_client (self->session);
}

static void
take_facts (IngotRepository *self, IngotSearchDomain *domain)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  ingot_session_replace_search_domain (self->session, domain);
  ingot_repository_set_domain (self, domain, now);
}

/* What is known stays when it cannot be read again. */
static gboolean
keeps_state (IngotRepository *self, IngotReading *reading)
{
  return reading->state == INGOT_REPOSITORY_FAILED && self->state != INGOT_REPOSITORY_LOADING &&
         self->state != INGOT_REPOSITORY_GONE;
}

static void run_reading (IngotRepository *self, gboolean with_facts);

/* What is read anew does not wait for what was asked before. */
static void
on_read (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IngotRepository) self = ingot_weak_take (user_data);
  g_autoptr (IngotReading) reading =
      ingot_reading_run_finish (INGOT_CLIENT (source_object), result);

  if (self == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  /* What was listed before a change must not undo it. */
  if (reading->tokens != NULL && self->n_changes != self->n_changes_at_reading)
    {
      if (reading->domain != NULL)
        take_facts (self, reading->domain);
      run_reading (self, FALSE);
      return;
    }
  ingot_repository_take_reading (self, reading, self->n_changes_at_reading);
  set_loading (self, FALSE);
}

/* Not what another server has: a session that goes elsewhere reads this as soon as it can. */
static void
run_reading (IngotRepository *self, gboolean with_facts)
{
  if (!ingot_session_is_at_address (self->session, get_client (self)))
    return;
  set_loading (self, TRUE);
  self->n_changes_at_reading = self->n_changes;
  ingot_reading_run_async (get_client (self), self->domain, with_facts, self->cancellable, on_read,
                           ingot_weak_new (self));
}

/* Parsers are read when they are needed. */
static void
read_all (IngotRepository *self)
{
  if (self->state == INGOT_REPOSITORY_LEFT)
    return;
  g_list_store_remove_all (self->parsers);
  if (self->state != INGOT_REPOSITORY_FAILED)
    settle (self, self->state, NULL);
  run_reading (self, TRUE);
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
 * @updated: (nullable): when they were read, %NULL if that was from another server
 *
 * Creates what there is to see of a search domain.
 *
 * Returns: (transfer full): the repository or view
 */
IngotRepository *
ingot_repository_new (IngotSession *session, IngotSearchDomain *domain, GDateTime *updated)
{
  IngotRepository *self = g_object_new (INGOT_TYPE_REPOSITORY, NULL);

  g_set_object (&self->session, session);
  ingot_repository_set_domain (self, domain, updated);
  return self;
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
  g_autoptr (IngotSearchDomain) fresh = ingot_search_domain_dup_completed (domain, self->domain);

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
 * ingot_repository_get_session: (skip)
 * @self: a repository
 *
 * Gets the session, for the core's own use.
 *
 * Returns: (transfer none): the session
 */
IngotSession *
ingot_repository_get_session (IngotRepository *self)
{
  return self->session;
}

/**
 * ingot_repository_get_n_changes: (skip)
 * @self: a repository
 *
 * Counts what was changed here, so that it is known what a reading can know of.
 *
 * Returns: the number
 */
guint
ingot_repository_get_n_changes (IngotRepository *self)
{
  return self->n_changes;
}

/**
 * ingot_repository_take_reading: (skip)
 * @self: a repository
 * @reading: what the server says; its error is taken
 * @n_changes: how much was changed here when that was asked
 *
 * Shows what the server says. A list that does not know of the last change is left out.
 */
void
ingot_repository_take_reading (IngotRepository *self, IngotReading *reading, guint n_changes)
{
  if (reading->domain != NULL)
    take_facts (self, reading->domain);
  if (reading->tokens != NULL && n_changes != self->n_changes)
    return;
  if (reading->tokens != NULL)
    take_tokens (self, reading->tokens);
  settle (self, keeps_state (self, reading) ? self->state : reading->state,
          g_steal_pointer (&reading->error));
}

/**
 * ingot_repository_apply: (skip)
 * @self: a repository
 * @kind: a change of an ingest token
 * @name: the ingest token's name
 * @outcome: what came of the change
 *
 * Makes the list of ingest tokens follow from what the server has now, else from its answer, else
 * from what it was asked and said yes to.
 */
void
ingot_repository_apply (IngotRepository *self,
                        IngotChangeKind kind,
                        const char *name,
                        IngotOutcome *outcome)
{
  if (self->state != INGOT_REPOSITORY_READY)
    return;

  self->n_changes++;
  if (outcome->tokens != NULL)
    ingot_list_update (self->tokens, TOKEN_KEY, outcome->tokens);
  else if (outcome->error != NULL)
    return;
  else if (kind == INGOT_CHANGE_REMOVE_TOKEN)
    ingot_list_remove (self->tokens, TOKEN_KEY, name);
  else if (kind == INGOT_CHANGE_ADD_TOKEN ||
           !ingot_list_replace (self->tokens, TOKEN_KEY, outcome->record))
    g_list_store_append (self->tokens, outcome->record);
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
 * Gets the ingest tokens, by name as they were read; one that is created comes last.
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
 * Returns: (transfer none) (nullable): the time; %NULL if only the server that was at another
 *   address before has told them
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
  g_autoptr (IngotIngestToken) token = NULL;

  token = ingot_list_find (G_LIST_MODEL (self->tokens), TOKEN_KEY, name, NULL);
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

  run_reading (self, ingot_search_domain_get_kind (self->domain) == INGOT_SEARCH_DOMAIN_VIEW);
}

/**
 * ingot_repository_refresh:
 * @self: a repository
 *
 * Reads facts and ingest tokens again, unless that is being done; parsers when they are needed.
 */
void
ingot_repository_refresh (IngotRepository *self)
{
  if (!self->loading)
    read_all (self);
}

static void
stop_reading (IngotRepository *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

/**
 * ingot_repository_read_anew: (skip)
 * @self: a repository whose session has another client
 *
 * Reads facts and ingest tokens again. What was being read is not waited for.
 */
void
ingot_repository_read_anew (IngotRepository *self)
{
  stop_reading (self);
  read_all (self);
}

/**
 * ingot_repository_leave: (skip)
 * @self: a repository whose server has another address from now on
 *
 * Ends: nothing is sent from here any more. What was being read is not waited for, and what is
 * being changed does not show here.
 */
void
ingot_repository_leave (IngotRepository *self)
{
  stop_reading (self);
  settle (self, INGOT_REPOSITORY_LEFT, ingot_refusal_moved ());
  set_loading (self, FALSE);
}
