/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-batch.h"

#include "ingot-error.h"

#include <glib/gi18n-lib.h>

/* Changes under way at the same time. Connections are left for the person, of the eight there are.
 */
#define AT_ONCE 2

/**
 * IngotBatch:
 *
 * One kind of change, of several ingest tokens of a repository, one after the other.
 *
 * Nothing is sent twice: what failed is sent again when that is asked for, and what nobody knows
 * the outcome of is looked at first. Properties, all read-only: kind, items, state, n-finished
 * (how many of the items are not waited for any more).
 */
struct _IngotBatch
{
  GObject parent_instance;

  IngotRepository *repository;
  IngotBatchKind kind;
  IngotParser *parser;
  GListStore *items;
  IngotBatchState state;
  guint counts[INGOT_BATCH_N_ITEM_STATES];
  guint next; /* before it nothing waits */
  gboolean reading;
  gulong reading_handler;
};

enum
{
  PROP_KIND = 1,
  PROP_ITEMS,
  PROP_STATE,
  PROP_N_FINISHED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* A change under way. */
typedef struct
{
  IngotBatch *batch;
  IngotBatchItem *item;
} Change;

G_DEFINE_FINAL_TYPE (IngotBatch, ingot_batch, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (IngotBatchKind,
                    ingot_batch_kind,
                    G_DEFINE_ENUM_VALUE (INGOT_BATCH_ASSIGN, "assign"),
                    G_DEFINE_ENUM_VALUE (INGOT_BATCH_REMOVE, "remove"))

G_DEFINE_ENUM_TYPE (IngotBatchState,
                    ingot_batch_state,
                    G_DEFINE_ENUM_VALUE (INGOT_BATCH_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (INGOT_BATCH_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (INGOT_BATCH_STOPPING, "stopping"),
                    G_DEFINE_ENUM_VALUE (INGOT_BATCH_FINISHED, "finished"))

static void
set_state (IngotBatch *self, IngotBatchState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
set_item_state (IngotBatch *self, IngotBatchItem *item, IngotBatchItemState state)
{
  self->counts[ingot_batch_item_get_state (item)]--;
  self->counts[state]++;
  ingot_batch_item_set_state (item, state);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FINISHED]);
}

/* What was tried before keeps what came of that. */
static void
let_wait_no_more (IngotBatch *self, IngotBatchItem *item)
{
  set_item_state (self, item,
                  ingot_batch_item_get_error (item) != NULL ? INGOT_BATCH_ITEM_FAILED
                                                            : INGOT_BATCH_ITEM_NOT_STARTED);
}

static void
move_all (IngotBatch *self,
          IngotBatchItemState from,
          void (*move) (IngotBatch *self, IngotBatchItem *item))
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (IngotBatchItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (ingot_batch_item_get_state (item) == from)
        move (self, item);
    }
}

static void
let_wait (IngotBatch *self, IngotBatchItem *item)
{
  set_item_state (self, item, INGOT_BATCH_ITEM_WAITING);
}

static void
finish_if_idle (IngotBatch *self)
{
  if (self->counts[INGOT_BATCH_ITEM_RUNNING] == 0 && !self->reading &&
      self->state != INGOT_BATCH_FINISHED)
    set_state (self, INGOT_BATCH_FINISHED);
}

/* What says nothing of the one ingest token, but that any other would fare the same. After an
 * outcome that looking did not tell, each further change would be another of them. */
static gboolean
concerns_all (const GError *error)
{
  return g_error_matches (error, INGOT_ERROR, INGOT_ERROR_UNREACHABLE) ||
         g_error_matches (error, INGOT_ERROR, INGOT_ERROR_TLS) ||
         g_error_matches (error, INGOT_ERROR, INGOT_ERROR_REDIRECTED) ||
         g_error_matches (error, INGOT_ERROR, INGOT_ERROR_AUTHENTICATION) ||
         g_error_matches (error, INGOT_ERROR, INGOT_ERROR_READ_ONLY) ||
         g_error_matches (error, INGOT_ERROR, INGOT_ERROR_MOVED) ||
         g_error_matches (error, INGOT_ERROR, INGOT_ERROR_OUTCOME_UNKNOWN);
}

/* Somebody has removed it: no other ingest token can be given it. */
static gboolean
lacks_parser (IngotBatch *self)
{
  return ingot_parser_is_missing (self->parser, ingot_repository_get_parsers (self->repository));
}

static IngotBatchItemState
get_item_state (const GError *error)
{
  if (error == NULL)
    return INGOT_BATCH_ITEM_DONE;
  return g_error_matches (error, INGOT_ERROR, INGOT_ERROR_OUTCOME_UNKNOWN)
             ? INGOT_BATCH_ITEM_UNKNOWN
             : INGOT_BATCH_ITEM_FAILED;
}

static void start_more (IngotBatch *self);

static void
end_change (Change *change, const GError *error, const char *caveat)
{
  IngotBatch *self = change->batch;

  ingot_batch_item_set_caveat (change->item, caveat);
  ingot_batch_item_set_error (change->item, error);
  set_item_state (self, change->item, get_item_state (error));
  if (concerns_all (error) || (error != NULL && lacks_parser (self)))
    ingot_batch_stop (self);
  start_more (self);
  g_object_unref (change->item);
  g_object_unref (change->batch);
  g_free (change);
}

static void
on_assigned (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IngotIngestToken) token =
      ingot_repository_assign_parser_finish (INGOT_REPOSITORY (source), result, &error);

  end_change (user_data, error, ingot_repository_get_caveat (INGOT_REPOSITORY (source), result));
}

static void
on_removed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  ingot_repository_remove_token_finish (INGOT_REPOSITORY (source), result, &error);
  end_change (user_data, error, ingot_repository_get_caveat (INGOT_REPOSITORY (source), result));
}

/* Not cancellable: what is sent is reported. */
static void
start (IngotBatch *self, IngotBatchItem *item)
{
  IngotIngestToken *token = ingot_batch_item_get_token (item);
  Change *change = g_new0 (Change, 1);

  *change = (Change) { g_object_ref (self), g_object_ref (item) };
  ingot_batch_item_set_error (item, NULL);
  set_item_state (self, item, INGOT_BATCH_ITEM_RUNNING);
  if (self->kind == INGOT_BATCH_ASSIGN)
    ingot_repository_assign_parser_async (self->repository, token, self->parser, NULL, on_assigned,
                                          change);
  else
    ingot_repository_remove_token_async (self->repository, token, NULL, on_removed, change);
}

static IngotBatchItem *
take_waiting (IngotBatch *self)
{
  while (self->next < g_list_model_get_n_items (G_LIST_MODEL (self->items)))
    {
      g_autoptr (IngotBatchItem) item =
          g_list_model_get_item (G_LIST_MODEL (self->items), self->next++);

      if (ingot_batch_item_get_state (item) == INGOT_BATCH_ITEM_WAITING)
        return g_steal_pointer (&item);
    }
  return NULL;
}

static void
start_more (IngotBatch *self)
{
  while (self->state == INGOT_BATCH_RUNNING && self->counts[INGOT_BATCH_ITEM_RUNNING] < AT_ONCE)
    {
      g_autoptr (IngotBatchItem) item = take_waiting (self);

      if (item == NULL)
        break;
      start (self, item);
    }
  finish_if_idle (self);
}

static void
run_waiting (IngotBatch *self)
{
  self->next = 0;
  set_state (self, INGOT_BATCH_RUNNING);
  start_more (self);
}

/* One of the same name with another text is another one, which nobody wants to be deleted. */
static gboolean
is_done (IngotBatch *self, IngotBatchItem *item)
{
  IngotIngestToken *asked = ingot_batch_item_get_token (item);
  IngotIngestToken *token =
      ingot_repository_find_token (self->repository, ingot_ingest_token_get_name (asked));

  if (self->kind == INGOT_BATCH_REMOVE)
    return token == NULL || g_strcmp0 (ingot_ingest_token_get_token (token),
                                       ingot_ingest_token_get_token (asked)) != 0;
  return token != NULL &&
         ingot_parser_is_same (ingot_ingest_token_get_parser (token), self->parser);
}

/* What turns out not to be done waits for its turn like what failed. */
static void
settle (IngotBatch *self, IngotBatchItem *item)
{
  g_autoptr (GError) not_done = NULL;

  if (!is_done (self, item))
    not_done = g_error_new_literal (INGOT_ERROR, INGOT_ERROR_CANCELLED,
                                    _ ("The server was asked, and it has not been done."));
  ingot_batch_item_set_error (item, not_done);
  set_item_state (self, item, not_done == NULL ? INGOT_BATCH_ITEM_DONE : INGOT_BATCH_ITEM_WAITING);
}

static void
end_reading (IngotBatch *self)
{
  g_clear_signal_handler (&self->reading_handler, self->repository);
  self->reading = FALSE;
}

/* If that could not be read either, nothing is known better, and nothing is sent. */
static void
loading_changed_cb (IngotBatch *self)
{
  g_autoptr (IngotBatch) keep = g_object_ref (self);

  if (ingot_repository_get_loading (self->repository))
    return;
  end_reading (self);
  /* A list that could not be read again is still shown, and tells nothing new. */
  if (ingot_repository_get_state (self->repository) == INGOT_REPOSITORY_READY &&
      ingot_repository_get_error (self->repository) == NULL)
    move_all (self, INGOT_BATCH_ITEM_UNKNOWN, settle);
  else
    ingot_batch_stop (self);
  if (self->state == INGOT_BATCH_RUNNING)
    run_waiting (self);
  else
    {
      move_all (self, INGOT_BATCH_ITEM_WAITING, let_wait_no_more);
      finish_if_idle (self);
    }
}

/* The list of the repository, read again, tells for all of them at once. */
static void
look (IngotBatch *self)
{
  self->reading = TRUE;
  set_state (self, INGOT_BATCH_RUNNING);
  self->reading_handler = g_signal_connect_swapped (self->repository, "notify::loading",
                                                    G_CALLBACK (loading_changed_cb), self);
  ingot_repository_refresh (self->repository);
  /* There may be nothing to be asked any more. */
  if (!ingot_repository_get_loading (self->repository))
    loading_changed_cb (self);
}

static void
ingot_batch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotBatch *self = INGOT_BATCH (object);

  switch (id)
    {
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_ITEMS:
      g_value_set_object (value, self->items);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_N_FINISHED:
      g_value_set_uint (value, ingot_batch_get_n_finished (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_batch_dispose (GObject *object)
{
  IngotBatch *self = INGOT_BATCH (object);

  if (self->repository != NULL)
    end_reading (self);
  g_clear_object (&self->repository);
  g_clear_object (&self->parser);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (ingot_batch_parent_class)->dispose (object);
}

static void
ingot_batch_class_init (IngotBatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = ingot_batch_dispose;
  object_class->get_property = ingot_batch_get_property;

  properties[PROP_KIND] =
      g_param_spec_enum ("kind", NULL, NULL, INGOT_TYPE_BATCH_KIND, INGOT_BATCH_ASSIGN, flags);
  properties[PROP_ITEMS] = g_param_spec_object ("items", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, INGOT_TYPE_BATCH_STATE, INGOT_BATCH_READY, flags);
  properties[PROP_N_FINISHED] =
      g_param_spec_uint ("n-finished", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ingot_batch_init (IngotBatch *self)
{
  self->items = g_list_store_new (INGOT_TYPE_BATCH_ITEM);
}

/* By name, as the server knows them: two of one name are one to it. */
static void
take_tokens (IngotBatch *self, GPtrArray *tokens)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < tokens->len; i++)
    if (g_hash_table_add (names, (gpointer) ingot_ingest_token_get_name (tokens->pdata[i])))
      g_ptr_array_add (items, ingot_batch_item_new (tokens->pdata[i]));
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
  self->counts[INGOT_BATCH_ITEM_READY] = items->len;
}

/**
 * ingot_batch_new:
 * @repository: a repository
 * @kind: what is to be done
 * @tokens: (element-type IngotIngestToken): ingest tokens of @repository; of one name, the first
 *
 * Creates a batch, of which nothing is sent yet.
 *
 * Returns: (transfer full): the batch
 */
IngotBatch *
ingot_batch_new (IngotRepository *repository, IngotBatchKind kind, GPtrArray *tokens)
{
  IngotBatch *self = g_object_new (INGOT_TYPE_BATCH, NULL);

  g_set_object (&self->repository, repository);
  self->kind = kind;
  take_tokens (self, tokens);
  return self;
}

/**
 * ingot_batch_get_kind:
 * @self: a batch
 *
 * Gets what is done to the ingest tokens.
 *
 * Returns: the kind
 */
IngotBatchKind
ingot_batch_get_kind (IngotBatch *self)
{
  g_return_val_if_fail (INGOT_IS_BATCH (self), INGOT_BATCH_ASSIGN);

  return self->kind;
}

/**
 * ingot_batch_get_state:
 * @self: a batch
 *
 * Gets how far the batch is.
 *
 * Returns: the state
 */
IngotBatchState
ingot_batch_get_state (IngotBatch *self)
{
  g_return_val_if_fail (INGOT_IS_BATCH (self), INGOT_BATCH_READY);

  return self->state;
}

/**
 * ingot_batch_get_items:
 * @self: a batch
 *
 * Gets the ingest tokens with what came of each.
 *
 * Returns: (transfer none): a list of #IngotBatchItem, always the same
 */
GListModel *
ingot_batch_get_items (IngotBatch *self)
{
  g_return_val_if_fail (INGOT_IS_BATCH (self), NULL);

  return G_LIST_MODEL (self->items);
}

/**
 * ingot_batch_count:
 * @self: a batch
 * @state: a state of an item
 *
 * Counts the items that are in @state.
 *
 * Returns: how many there are
 */
guint
ingot_batch_count (IngotBatch *self, IngotBatchItemState state)
{
  g_return_val_if_fail (INGOT_IS_BATCH (self), 0);

  return self->counts[state];
}

/**
 * ingot_batch_get_n_finished:
 * @self: a batch
 *
 * Counts the items that something came of.
 *
 * Returns: how many are done, failed or unknown
 */
guint
ingot_batch_get_n_finished (IngotBatch *self)
{
  g_return_val_if_fail (INGOT_IS_BATCH (self), 0);

  return self->counts[INGOT_BATCH_ITEM_DONE] + self->counts[INGOT_BATCH_ITEM_FAILED] +
         self->counts[INGOT_BATCH_ITEM_UNKNOWN];
}

/**
 * ingot_batch_set_parser:
 * @self: a batch that assigns, and does not run
 * @parser: (nullable): the parser, %NULL for none
 *
 * Sets which parser is assigned from now on. What is done stays so.
 */
void
ingot_batch_set_parser (IngotBatch *self, IngotParser *parser)
{
  g_return_if_fail (INGOT_IS_BATCH (self));
  g_return_if_fail (self->state == INGOT_BATCH_READY || self->state == INGOT_BATCH_FINISHED);

  g_set_object (&self->parser, parser);
}

/**
 * ingot_batch_run:
 * @self: a batch
 *
 * Begins, or goes on with what was not started when the batch was stopped. It stops by itself
 * after an error that every further change would meet.
 */
void
ingot_batch_run (IngotBatch *self)
{
  g_return_if_fail (INGOT_IS_BATCH (self));

  if (self->state != INGOT_BATCH_READY && self->state != INGOT_BATCH_FINISHED)
    return;
  move_all (self, INGOT_BATCH_ITEM_READY, let_wait);
  move_all (self, INGOT_BATCH_ITEM_NOT_STARTED, let_wait);
  run_waiting (self);
}

/**
 * ingot_batch_stop:
 * @self: a batch
 *
 * Sends nothing more. What was sent is waited for and reported.
 */
void
ingot_batch_stop (IngotBatch *self)
{
  g_return_if_fail (INGOT_IS_BATCH (self));

  if (self->state != INGOT_BATCH_RUNNING)
    return;
  set_state (self, INGOT_BATCH_STOPPING);
  move_all (self, INGOT_BATCH_ITEM_WAITING, let_wait_no_more);
  finish_if_idle (self);
}

/**
 * ingot_batch_retry:
 * @self: a finished batch
 *
 * Sends again what failed. What nobody knows the outcome of is looked at first, and sent again if
 * it was not done.
 */
void
ingot_batch_retry (IngotBatch *self)
{
  g_return_if_fail (INGOT_IS_BATCH (self));

  if (self->state != INGOT_BATCH_FINISHED)
    return;
  move_all (self, INGOT_BATCH_ITEM_FAILED, let_wait);
  if (self->counts[INGOT_BATCH_ITEM_UNKNOWN] > 0)
    look (self);
  else
    run_waiting (self);
}
