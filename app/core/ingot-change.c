/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-change.h"

#include "ingot-error.h"
#include "ingot-feature.h"
#include "ingot-search-domain.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  FINDING_NOT_DONE,
  FINDING_DONE,
  FINDING_UNCLEAR,
} Finding;

/* A change under way: the data of its task. */
typedef struct
{
  IngotChangeKind kind;
  char *domain_name;
  char *token_name;
  IngotParser *parser;
  char *custom_token;
  char *feature;
  GHashTable *before; /* name → how many ingest tokens had it; NULL if that is not known */
  GError *lost;       /* why the answer did not come */
} Change;

static GVariant *
build_add (const Change *self)
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
build_assign (const Change *self)
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
build_unassign (const Change *self)
{
  GVariantDict variables = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&variables, "repositoryName", "s", self->domain_name);
  g_variant_dict_insert (&variables, "tokenName", "s", self->token_name);
  return g_variant_dict_end (&variables);
}

static GVariant *
build_remove (const Change *self)
{
  GVariantDict variables = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&variables, "repositoryName", "s", self->domain_name);
  g_variant_dict_insert (&variables, "name", "s", self->token_name);
  return g_variant_dict_end (&variables);
}

static GVariant *
build_repository (const Change *self)
{
  GVariantDict variables = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&variables, "repositoryName", "s", self->domain_name);
  return g_variant_dict_end (&variables);
}

static GVariant *
build_domain (const Change *self)
{
  GVariantDict variables = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&variables, "name", "s", self->domain_name);
  return g_variant_dict_end (&variables);
}

static GVariant *
build_feature (const Change *self)
{
  GVariantDict variables = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&variables, "feature", "s", self->feature);
  return g_variant_dict_end (&variables);
}

static GVariant *
build_nothing (const Change *self)
{
  return NULL;
}

/* The last token of this name: the server appends. */
static IngotIngestToken *
find_token (const Change *self, GPtrArray *tokens, guint *count)
{
  IngotIngestToken *found = NULL;

  *count = 0;
  for (guint i = 0; i < tokens->len; i++)
    if (g_str_equal (ingot_ingest_token_get_name (tokens->pdata[i]), self->token_name))
      {
        found = tokens->pdata[i];
        (*count)++;
      }
  return found;
}

/* A token of this name that was there before says nothing. */
static Finding
find_added (const Change *self, GPtrArray *tokens, gpointer *record)
{
  guint count;

  *record = find_token (self, tokens, &count);
  if (count == 0)
    return FINDING_NOT_DONE;
  if (self->before == NULL)
    return FINDING_UNCLEAR;
  return count > GPOINTER_TO_UINT (g_hash_table_lookup (self->before, self->token_name))
             ? FINDING_DONE
             : FINDING_NOT_DONE;
}

static Finding
find_assigned (const Change *self, GPtrArray *tokens, gpointer *record)
{
  guint count;
  IngotIngestToken *token = *record = find_token (self, tokens, &count);
  IngotParser *parser = token != NULL ? ingot_ingest_token_get_parser (token) : NULL;

  if (token == NULL || (parser == NULL) != (self->parser == NULL))
    return FINDING_NOT_DONE;
  return parser == NULL ||
                 g_str_equal (ingot_parser_get_id (parser), ingot_parser_get_id (self->parser))
             ? FINDING_DONE
             : FINDING_NOT_DONE;
}

static Finding
find_removed (const Change *self, GPtrArray *tokens, gpointer *record)
{
  guint count;

  find_token (self, tokens, &count);
  return count == 0 ? FINDING_DONE : FINDING_NOT_DONE;
}

static Finding
find_star (const Change *self, GPtrArray *domains, gpointer *record)
{
  *record = domains->len > 0 ? domains->pdata[0] : NULL;
  if (*record == NULL)
    return FINDING_UNCLEAR;
  return ingot_search_domain_get_starred (*record) == (self->kind == INGOT_CHANGE_ADD_STAR)
             ? FINDING_DONE
             : FINDING_NOT_DONE;
}

static Finding
find_enabled (const Change *self, GPtrArray *disabled, gpointer *record)
{
  for (guint i = 0; i < disabled->len; i++)
    if (g_strcmp0 (ingot_feature_get_flag (disabled->pdata[i]), self->feature) == 0)
      return FINDING_NOT_DONE;
  return FINDING_DONE;
}

/* How each change is sent, and if its answer is lost, where to look and what to tell. */
static const struct
{
  const IngotOperation *operation;
  GVariant *(*build) (const Change *);
  const IngotOperation *look;
  GVariant *(*build_look) (const Change *);
  Finding (*find) (const Change *, GPtrArray *records, gpointer *record);
  const char *not_done;
  const char *unknown;
} kinds[] = {
  [INGOT_CHANGE_ADD_TOKEN] = {
    &ingot_operation_add_ingest_token, build_add,
    &ingot_operation_list_ingest_tokens, build_repository, find_added,
    N_("The ingest token was not created."),
    N_("It could not be found out whether the ingest token was created. Look at the list of "
       "ingest tokens before you try again."),
  },
  [INGOT_CHANGE_ASSIGN_PARSER] = {
    &ingot_operation_assign_parser, build_assign,
    &ingot_operation_list_ingest_tokens, build_repository, find_assigned,
    N_("The ingest token was not changed."),
    N_("It could not be found out whether the ingest token was changed. Look at its parser before "
       "you try again."),
  },
  [INGOT_CHANGE_UNASSIGN_PARSER] = {
    &ingot_operation_unassign_parser, build_unassign,
    &ingot_operation_list_ingest_tokens, build_repository, find_assigned,
    N_("The ingest token was not changed."),
    N_("It could not be found out whether the ingest token was changed. Look at its parser before "
       "you try again."),
  },
  [INGOT_CHANGE_REMOVE_TOKEN] = {
    &ingot_operation_remove_ingest_token, build_remove,
    &ingot_operation_list_ingest_tokens, build_repository, find_removed,
    N_("The ingest token was not deleted."),
    N_("It could not be found out whether the ingest token was deleted. Look at the list of "
       "ingest tokens before you try again."),
  },
  [INGOT_CHANGE_ADD_STAR] = {
    &ingot_operation_add_star, build_domain,
    &ingot_operation_get_search_domain, build_domain, find_star,
    N_("The star was not added."),
    N_("It could not be found out whether the star was added. Refresh the list before you try "
       "again."),
  },
  [INGOT_CHANGE_REMOVE_STAR] = {
    &ingot_operation_remove_star, build_domain,
    &ingot_operation_get_search_domain, build_domain, find_star,
    N_("The star was not removed."),
    N_("It could not be found out whether the star was removed. Refresh the list before you try "
       "again."),
  },
  [INGOT_CHANGE_ENABLE_FEATURE] = {
    &ingot_operation_enable_feature, build_feature,
    &ingot_operation_list_disabled_features, build_nothing, find_enabled,
    N_("The feature was not enabled."),
    N_("It could not be found out whether the feature was enabled. Create the ingest token again "
       "to see whether the server takes it."),
  },
};

static GHashTable *
count_names (GListModel *tokens)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (tokens); i++)
    {
      g_autoptr (IngotIngestToken) token = g_list_model_get_item (tokens, i);
      const char *name = ingot_ingest_token_get_name (token);
      const guint count = GPOINTER_TO_UINT (g_hash_table_lookup (names, name));

      g_hash_table_insert (names, g_strdup (name), GUINT_TO_POINTER (count + 1));
    }
  return names;
}

static Change *
change_new (const IngotChange *change)
{
  Change *self = g_new0 (Change, 1);

  self->kind = change->kind;
  self->domain_name = g_strdup (change->domain_name);
  self->token_name = g_strdup (change->token_name);
  self->custom_token = g_strdup (change->custom_token);
  self->feature = g_strdup (change->feature);
  g_set_object (&self->parser, change->parser);
  if (change->before != NULL)
    self->before = count_names (change->before);
  return self;
}

static void
change_free (Change *self)
{
  g_free (self->domain_name);
  g_free (self->token_name);
  g_free (self->custom_token);
  g_free (self->feature);
  g_clear_object (&self->parser);
  g_clear_pointer (&self->before, g_hash_table_unref);
  g_clear_error (&self->lost);
  g_free (self);
}

static void
finish (GTask *task, GError *error, gpointer record, GPtrArray *tokens)
{
  IngotOutcome *outcome = g_new0 (IngotOutcome, 1);

  outcome->error = error;
  g_set_object (&outcome->record, record);
  outcome->tokens = tokens != NULL ? g_ptr_array_ref (tokens) : NULL;
  g_task_return_pointer (task, outcome, (GDestroyNotify) ingot_outcome_free);
}

static void
finish_unknown (GTask *task)
{
  Change *self = g_task_get_task_data (task);
  GError *error = g_error_new (INGOT_ERROR, INGOT_ERROR_OUTCOME_UNKNOWN, "%s %s",
                               _ (kinds[self->kind].unknown), self->lost->message);

  ingot_error_take_details (error, NULL, g_strdup (ingot_error_get_details (self->lost)));
  finish (task, error, NULL, NULL);
}

static void
on_looked (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Change *self = g_task_get_task_data (task);
  const gboolean lists_tokens = kinds[self->kind].look == &ingot_operation_list_ingest_tokens;
  g_autoptr (GPtrArray) records =
      ingot_client_run_finish (INGOT_CLIENT (source_object), result, NULL, NULL);
  gpointer record = NULL;
  Finding finding = FINDING_UNCLEAR;

  if (records != NULL)
    finding = kinds[self->kind].find (self, records, &record);

  if (finding == FINDING_DONE)
    finish (task, NULL, record, lists_tokens ? records : NULL);
  else if (finding == FINDING_NOT_DONE)
    {
      g_prefix_error (&self->lost, "%s ", _ (kinds[self->kind].not_done));
      finish (task, g_steal_pointer (&self->lost), NULL, lists_tokens ? records : NULL);
    }
  else
    finish_unknown (task);
}

/* Nobody can cancel this: whoever cancelled the change still needs to know what came of it. */
static void
look (GTask *task)
{
  Change *self = g_task_get_task_data (task);

  ingot_client_run_async (g_task_get_source_object (task), kinds[self->kind].look,
                          kinds[self->kind].build_look (self), NULL, on_looked,
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
    finish (task, NULL, records->len > 0 ? records->pdata[0] : NULL, NULL);
  else if (ingot_error_may_have_been_executed (error))
    {
      self->lost = g_steal_pointer (&error);
      look (task);
    }
  else
    finish (task, g_steal_pointer (&error), NULL, NULL);
}

/**
 * ingot_change_run_async: (skip)
 * @client: a client
 * @change: what to change; copied
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is known what came of it
 * @user_data: for @callback
 *
 * Changes something on the server, once at most.
 *
 * If the answer is lost, or the change is cancelled on its way, the server is asked what it has
 * now, and the outcome is what is found there.
 */
void
ingot_change_run_async (IngotClient *client,
                        const IngotChange *change,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (client, cancellable, callback, user_data);
  Change *self = change_new (change);

  g_task_set_source_tag (task, ingot_change_run_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, (GDestroyNotify) change_free);
  if (g_cancellable_is_cancelled (cancellable))
    {
      finish (task,
              g_error_new_literal (INGOT_ERROR, INGOT_ERROR_CANCELLED,
                                   _ ("The operation was cancelled.")),
              NULL, NULL);
      return;
    }
  ingot_client_run_async (client, kinds[self->kind].operation, kinds[self->kind].build (self),
                          cancellable, on_changed, g_object_ref (task));
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
  g_free (self);
}
