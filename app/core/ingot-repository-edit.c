/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the ingest tokens of a repository are changed. */
#include "config.h"

#include "ingot-repository-private.h"

#include "ingot-error.h"
#include "ingot-refusal.h"
#include "ingot-session-private.h"

/* A change of an ingest token: the data of its task. */
typedef struct
{
  IngotChangeKind kind;
  char *domain_name;
  char *name;
  IngotIngestToken *token; /* NULL for a new one */
  IngotParser *parser;
  char *caveat;
  IngotOutcome *outcome; /* a refusal that is looked into */
  guint n_changes;
} Edit;

static void
edit_free (Edit *edit)
{
  g_free (edit->domain_name);
  g_free (edit->name);
  g_clear_object (&edit->token);
  g_clear_object (&edit->parser);
  g_free (edit->caveat);
  g_clear_pointer (&edit->outcome, ingot_outcome_free);
  g_free (edit);
}

static IngotClient *
get_client (IngotRepository *self)
{
  return ingot_session_get_client (ingot_repository_get_session (self));
}

/* What becomes of a change there still is reported; to look there again is not possible. */
static gboolean
is_left (IngotRepository *self)
{
  return ingot_repository_get_state (self) == INGOT_REPOSITORY_LEFT;
}

static void
finish (GTask *task, IngotOutcome *outcome)
{
  Edit *edit = g_task_get_task_data (task);

  edit->caveat = g_steal_pointer (&outcome->caveat);
  if (outcome->error != NULL)
    g_task_return_error (task, g_steal_pointer (&outcome->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&outcome->record), g_object_unref);
}

static IngotRefusal
get_refusal (Edit *edit)
{
  return (IngotRefusal) { edit->kind, edit->domain_name, edit->name, edit->parser };
}

static void
on_parsers_read (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  IngotRepository *self = INGOT_REPOSITORY (source_object);
  Edit *edit = g_task_get_task_data (task);
  const IngotRefusal refusal = get_refusal (edit);

  if (ingot_repository_load_parsers_finish (self, result, NULL))
    ingot_refusal_explain_parser (&refusal, ingot_repository_get_parsers (self), edit->outcome);
  finish (task, edit->outcome);
}

static void
on_looked_into (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  IngotRepository *self = g_task_get_source_object (task);
  Edit *edit = g_task_get_task_data (task);
  const IngotRefusal refusal = get_refusal (edit);
  g_autoptr (IngotReading) reading =
      ingot_reading_run_finish (INGOT_CLIENT (source_object), result);

  if (reading->state != INGOT_REPOSITORY_FAILED)
    {
      ingot_refusal_explain (&refusal, reading, edit->outcome);
      if (!is_left (self))
        ingot_repository_take_reading (self, reading, edit->n_changes);
    }
  if (edit->parser != NULL &&
      g_error_matches (edit->outcome->error, INGOT_ERROR, INGOT_ERROR_REFUSED))
    ingot_repository_reload_parsers_async (self, NULL, on_parsers_read, g_object_ref (task));
  else
    finish (task, edit->outcome);
}

/* Nothing spoke against it here, so others have been at work: what is shown has to follow. */
static void
look_into (GTask *task, IngotOutcome *outcome)
{
  IngotRepository *self = g_task_get_source_object (task);
  Edit *edit = g_task_get_task_data (task);

  edit->outcome = outcome;
  edit->n_changes = ingot_repository_get_n_changes (self);
  ingot_reading_run_async (get_client (self), ingot_repository_get_domain (self), TRUE, NULL,
                           on_looked_into, g_object_ref (task));
}

/* Of what is listed, as more may be known of that than of what was asked for by its name alone. */
static IngotRecord *
dup_unassigned (IngotRepository *self, Edit *edit)
{
  IngotIngestToken *listed = ingot_repository_find_token (self, edit->name);

  return ingot_record_dup_with (listed != NULL ? listed : edit->token, "parser", NULL, NULL);
}

static void
on_edited (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  IngotRepository *self = g_task_get_source_object (task);
  Edit *edit = g_task_get_task_data (task);
  g_autoptr (IngotOutcome) outcome = ingot_change_run_finish (INGOT_CLIENT (source_object), result);

  /* LogScale's answer to an unassignment has no token. */
  if (edit->kind == INGOT_CHANGE_UNASSIGN_PARSER && outcome->error == NULL &&
      outcome->record == NULL)
    outcome->record = dup_unassigned (self, edit);

  ingot_repository_apply (self, edit->kind, edit->name, outcome);
  if (!is_left (self) && outcome->error != NULL && ingot_refusal_is_worth_a_look (outcome->error))
    look_into (task, g_steal_pointer (&outcome));
  else
    finish (task, outcome);
}

static guint
count_tokens (IngotRepository *self, const char *name)
{
  GListModel *tokens = ingot_repository_get_tokens (self);
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (tokens); i++)
    {
      g_autoptr (IngotIngestToken) token = g_list_model_get_item (tokens, i);

      count += g_str_equal (ingot_ingest_token_get_name (token), name);
    }
  return count;
}

/* Whether what is called so now is not what was meant: others use a name again. */
static gboolean
is_another (IngotRepository *self, IngotIngestToken *token)
{
  const char *text = token != NULL ? ingot_ingest_token_get_token (token) : NULL;
  IngotIngestToken *listed;

  if (text == NULL)
    return FALSE;
  listed = ingot_repository_find_token (self, ingot_ingest_token_get_name (token));
  return listed != NULL && g_strcmp0 (ingot_ingest_token_get_token (listed), text) != 0;
}

static Edit *
edit_new (IngotRepository *self, const IngotChange *change)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->kind = change->kind;
  edit->domain_name = g_strdup (change->domain_name);
  edit->name = g_strdup (change->token_name);
  g_set_object (&edit->token, change->token);
  g_set_object (&edit->parser, change->parser);
  return edit;
}

static void
run_edit (IngotRepository *self,
          IngotChange change,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  guint n_tokens;

  change.domain_name = ingot_search_domain_get_name (ingot_repository_get_domain (self));
  /* Only of a new one it matters what was there before, and there may be many. */
  if (change.kind == INGOT_CHANGE_ADD_TOKEN &&
      ingot_repository_get_state (self) == INGOT_REPOSITORY_READY)
    change.before = ingot_repository_get_tokens (self);
  g_task_set_source_tag (task, run_edit);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, edit_new (self, &change), (GDestroyNotify) edit_free);

  n_tokens = change.token != NULL ? count_tokens (self, change.token_name) : 0;
  if (is_left (self))
    g_task_return_error (task, ingot_refusal_moved ());
  else if (n_tokens > 1)
    g_task_return_error (task, ingot_refusal_ambiguous (change.token_name, n_tokens));
  else if (is_another (self, change.token))
    g_task_return_error (task, ingot_refusal_another (change.token_name));
  else
    ingot_change_run_async (get_client (self), &change, cancellable, on_edited,
                            g_object_ref (task));
}

/**
 * ingot_repository_get_caveat:
 * @self: a repository
 * @result: the result of a change of an ingest token
 *
 * Gets what a person has to know of a change although it was done: that the answer was lost, so
 * that somebody else may have done it.
 *
 * Returns: (transfer none) (nullable): sentences; %NULL if there is nothing to add
 */
const char *
ingot_repository_get_caveat (IngotRepository *self, GAsyncResult *result)
{
  const Edit *edit = g_task_get_task_data (G_TASK (result));

  return edit->caveat;
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

  run_edit (self, change, cancellable, callback, user_data);
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
 * Changes the parser of an ingest token. If it is known that another one has its name by now,
 * nothing is sent.
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
    .token = token,
    .parser = parser,
  };

  run_edit (self, change, cancellable, callback, user_data);
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
 * Deletes an ingest token. Whatever still uses it cannot send any more at once. If it is known that
 * another one has its name by now, nothing is sent.
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
    .token = token,
  };

  run_edit (self, change, cancellable, callback, user_data);
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
