/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-change.h"

#include "ingot-error.h"
#include "ingot-finding.h"

#include <glib/gi18n-lib.h>

/* How often to look, and how long to wait before the second time; before the third it is twice
 * that. Servers that are so slow are rare, and somebody is waiting. */
#define MAX_LOOKS     3
#define LOOK_AGAIN_MS 2000

#define LOOK_AGAIN_KEY "ingot-change-look-again"

/* A change under way: the data of its task. */
typedef struct
{
  IngotAsked *asked;
  GError *lost;    /* why the answer did not come */
  GError *looking; /* why the server could not be looked at the last time */
  guint n_looks;
} Change;

static GVariant *
build_add (const IngotAsked *self)
{
  GVariantDict input = G_VARIANT_DICT_INIT (NULL);
  GVariantDict variables = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&input, "repositoryName", "s", self->domain_name);
  g_variant_dict_insert (&input, "name", "s", self->token_name);
  if (self->parser != NULL)
    g_variant_dict_insert (&input, "parser", "s", ingot_parser_get_id (self->parser));
  if (self->custom_token != NULL)
    g_variant_dict_insert (&input, "customToken", "s", self->custom_token);
  g_variant_dict_insert_value (&variables, "input", g_variant_dict_end (&input));
  return g_variant_dict_end (&variables);
}

static GVariant *
build_assign (const IngotAsked *self)
{
  GVariantDict input = G_VARIANT_DICT_INIT (NULL);
  GVariantDict variables = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&input, "repositoryName", "s", self->domain_name);
  g_variant_dict_insert (&input, "tokenName", "s", self->token_name);
  g_variant_dict_insert (&input, "parser", "s", ingot_parser_get_id (self->parser));
  g_variant_dict_insert_value (&variables, "input", g_variant_dict_end (&input));
  return g_variant_dict_end (&variables);
}

static GVariant *
build_unassign (const IngotAsked *self)
{
  GVariantDict variables = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&variables, "repositoryName", "s", self->domain_name);
  g_variant_dict_insert (&variables, "tokenName", "s", self->token_name);
  return g_variant_dict_end (&variables);
}

static GVariant *
build_remove (const IngotAsked *self)
{
  GVariantDict variables = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&variables, "repositoryName", "s", self->domain_name);
  g_variant_dict_insert (&variables, "name", "s", self->token_name);
  return g_variant_dict_end (&variables);
}

static GVariant *
build_repository (const IngotAsked *self)
{
  GVariantDict variables = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&variables, "repositoryName", "s", self->domain_name);
  return g_variant_dict_end (&variables);
}

static GVariant *
build_domain (const IngotAsked *self)
{
  GVariantDict variables = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&variables, "name", "s", self->domain_name);
  return g_variant_dict_end (&variables);
}

static GVariant *
build_feature (const IngotAsked *self)
{
  GVariantDict variables = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&variables, "feature", "s", self->feature);
  return g_variant_dict_end (&variables);
}

static GVariant *
build_nothing (const IngotAsked *self)
{
  return NULL;
}

/* How each change is sent, and where to look if its answer is lost. */
static const struct
{
  const IngotOperation *operation;
  GVariant *(*build) (const IngotAsked *);
  const IngotOperation *look;
  GVariant *(*build_look) (const IngotAsked *);
} kinds[] = {
  [INGOT_CHANGE_ADD_TOKEN] = { &ingot_operation_add_ingest_token, build_add,
                               &ingot_operation_list_ingest_tokens, build_repository },
  [INGOT_CHANGE_ASSIGN_PARSER] = { &ingot_operation_assign_parser, build_assign,
                                   &ingot_operation_list_ingest_tokens, build_repository },
  [INGOT_CHANGE_UNASSIGN_PARSER] = { &ingot_operation_unassign_parser, build_unassign,
                                     &ingot_operation_list_ingest_tokens, build_repository },
  [INGOT_CHANGE_REMOVE_TOKEN] = { &ingot_operation_remove_ingest_token, build_remove,
                                  &ingot_operation_list_ingest_tokens, build_repository },
  [INGOT_CHANGE_ADD_STAR] = { &ingot_operation_add_star, build_domain,
                              &ingot_operation_get_search_domain, build_domain },
  [INGOT_CHANGE_REMOVE_STAR] = { &ingot_operation_remove_star, build_domain,
                                 &ingot_operation_get_search_domain, build_domain },
  [INGOT_CHANGE_ENABLE_FEATURE] = { &ingot_operation_enable_feature, build_feature,
                                    &ingot_operation_list_disabled_features, build_nothing },
};

static void
change_free (Change *self)
{
  ingot_asked_free (self->asked);
  g_clear_error (&self->lost);
  g_clear_error (&self->looking);
  g_free (self);
}

static void
finish (GTask *task, GError *error, gpointer record, GPtrArray *tokens, char *caveat)
{
  IngotOutcome *outcome = g_new0 (IngotOutcome, 1);

  outcome->error = error;
  outcome->caveat = caveat;
  g_set_object (&outcome->record, record);
  outcome->tokens = tokens != NULL ? g_ptr_array_ref (tokens) : NULL;
  g_task_return_pointer (task, outcome, (GDestroyNotify) ingot_outcome_free);
}

/* Whoever did not wait for an answer, or got one from a proxy, knows nothing of the server: it may
 * do later what it has not done yet. A server that ends the connection or says something is done.
 */
static gboolean
may_come_late (const GError *lost)
{
  switch ((IngotError) lost->code)
    {
    case INGOT_ERROR_TIMED_OUT:
    case INGOT_ERROR_UNAVAILABLE:
    case INGOT_ERROR_CANCELLED:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Looking is worth another try unless the server has said no. */
static gboolean
may_pass (const GError *looking)
{
  return g_error_matches (looking, INGOT_ERROR, INGOT_ERROR_UNREACHABLE) ||
         ingot_error_may_have_been_executed (looking);
}

static void look (GTask *task);

static void
look_again_cb (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  look (task);
}

static void
look_again (GTask *task)
{
  Change *self = g_task_get_task_data (task);
  gpointer client = g_task_get_source_object (task);
  const guint first = GPOINTER_TO_UINT (g_object_get_data (client, LOOK_AGAIN_KEY));
  g_autoptr (GSource) source = NULL;

  source = g_timeout_source_new ((first > 0 ? first : LOOK_AGAIN_MS) * self->n_looks);
  g_source_set_callback (source, G_SOURCE_FUNC (look_again_cb), g_object_ref (task), NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
}

static gboolean
should_look_again (Change *self, IngotFinding finding)
{
  if (self->n_looks == MAX_LOOKS)
    return FALSE;
  if (self->looking != NULL)
    return may_pass (self->looking);
  return finding == INGOT_FINDING_NOT_DONE && may_come_late (self->lost);
}

static gboolean
is_unknown (Change *self, IngotFinding finding)
{
  return finding == INGOT_FINDING_UNCLEAR || finding == INGOT_FINDING_CONTRADICTED ||
         (finding == INGOT_FINDING_NOT_DONE && may_come_late (self->lost));
}

static void
conclude (GTask *task, IngotFinding finding, gpointer record, GPtrArray *tokens)
{
  Change *self = g_task_get_task_data (task);

  if (should_look_again (self, finding))
    look_again (task);
  else if (is_unknown (self, finding))
    finish (task, ingot_finding_unknown (self->asked, finding, self->lost, self->looking), NULL,
            tokens, NULL);
  else if (finding == INGOT_FINDING_NOT_DONE || finding == INGOT_FINDING_IMPOSSIBLE)
    finish (task, ingot_finding_not_done (self->asked, finding, self->lost), NULL, tokens, NULL);
  else
    finish (task, NULL, record, tokens, ingot_finding_dup_caveat (self->asked, finding));
}

static void
on_looked (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Change *self = g_task_get_task_data (task);
  const gboolean lists_tokens =
      kinds[self->asked->kind].look == &ingot_operation_list_ingest_tokens;
  g_autoptr (GPtrArray) records = NULL;
  gpointer record = NULL;
  IngotFinding finding = INGOT_FINDING_UNCLEAR;

  g_clear_error (&self->looking);
  records = ingot_client_run_finish (INGOT_CLIENT (source_object), result, NULL, &self->looking);
  self->n_looks++;
  if (records != NULL)
    finding = ingot_finding_read (self->asked, records, &record);
  conclude (task, finding, record, lists_tokens ? records : NULL);
}

/* Nobody can cancel this: whoever cancelled the change still needs to know what came of it. */
static void
look (GTask *task)
{
  Change *self = g_task_get_task_data (task);

  ingot_client_run_async (g_task_get_source_object (task), kinds[self->asked->kind].look,
                          kinds[self->asked->kind].build_look (self->asked), NULL, on_looked,
                          g_object_ref (task));
}

static void
on_changed (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Change *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records =
      ingot_client_run_finish (INGOT_CLIENT (source_object), result, NULL, &error);

  if (records != NULL)
    finish (task, NULL, records->len > 0 ? records->pdata[0] : NULL, NULL, NULL);
  else if (ingot_error_may_have_been_executed (error))
    {
      self->lost = g_steal_pointer (&error);
      look (task);
    }
  else
    finish (task, g_steal_pointer (&error), NULL, NULL, NULL);
}

/**
 * ingot_change_run_async: (skip)
 * @client: a client
 * @change: what to change; copied
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is known what came of it
 * @user_data: for @callback
 *
 * Changes something on the server: it is sent once, and never again.
 *
 * If its answer is lost, or it is cancelled on its way, the server is looked at, and the outcome is
 * what is found there:
 *
 * - Nothing reached the server: not done, without a look.
 * - A new ingest token has the name and parser that were asked for: done, with a caveat, as nobody
 *   can tell it from one that somebody else has made meanwhile. With a custom token there is no
 *   doubt. Tokens of that name that were there before do not count.
 * - A new one has the name, but another parser or not the custom token: it is not known. Ours may
 *   have been refused because of it, or have been changed by somebody.
 * - A parser is what was asked for, a star as well, a token to delete is not there: done, whoever
 *   did it. One of that name with another text is another token.
 * - Things are as they were, and the connection was lost or a whole or half answer came: not done.
 * - Things are as they were, but nobody waited for the server (a time-out, a cancellation), or a
 *   proxy answered in its place (HTTP 5xx): it may still do it. So it is looked at again twice,
 *   within seconds; then it is not known.
 * - Looking fails: again, as often; if it is refused, or fails in the end, it is not known.
 */
void
ingot_change_run_async (IngotClient *client,
                        const IngotChange *change,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (client, cancellable, callback, user_data);
  Change *self = g_new0 (Change, 1);

  self->asked = ingot_asked_new (change);
  g_task_set_source_tag (task, ingot_change_run_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, (GDestroyNotify) change_free);
  if (g_cancellable_is_cancelled (cancellable))
    {
      finish (task,
              g_error_new_literal (INGOT_ERROR, INGOT_ERROR_CANCELLED,
                                   _ ("The operation was cancelled.")),
              NULL, NULL, NULL);
      return;
    }
  ingot_client_run_async (client, kinds[change->kind].operation,
                          kinds[change->kind].build (self->asked), cancellable, on_changed,
                          g_object_ref (task));
}

/**
 * ingot_change_run_finish: (skip)
 * @client: a client
 * @result: the result
 *
 * Finishes what ingot_change_run_async() began.
 *
 * Returns: (transfer full): the outcome; its error is %INGOT_ERROR_OUTCOME_UNKNOWN if looking did
 *   not tell, else any of #IngotError and nothing was changed
 */
IngotOutcome *
ingot_change_run_finish (IngotClient *client, GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * ingot_outcome_free: (skip)
 * @self: (transfer full): an outcome
 *
 * Frees @self.
 */
void
ingot_outcome_free (IngotOutcome *self)
{
  g_clear_error (&self->error);
  g_clear_object (&self->record);
  g_clear_pointer (&self->tokens, g_ptr_array_unref);
  g_free (self->caveat);
  g_free (self);
}

/**
 * ingot_change_set_look_again: (skip)
 * @client: a client
 * @milliseconds: how long to wait; 0 for the default
 *
 * Sets how long to wait before the server is looked at for the second time, for tests.
 */
void
ingot_change_set_look_again (IngotClient *client, guint milliseconds)
{
  g_object_set_data (G_OBJECT (client), LOOK_AGAIN_KEY, GUINT_TO_POINTER (milliseconds));
}
