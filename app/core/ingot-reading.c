/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-reading.h"

#include "ingot-failure.h"
#include "ingot-pages.h"

/* The one message that is matched, as LogScale documents it: tokens of system repositories cannot
 * be listed since 1.77, and on some servers those of no repository. */
#define NOT_LISTABLE "You don't have permission to read ingest tokens."

/* A reading under way: the data of its task. */
typedef struct
{
  IngotSearchDomain *domain;
  gboolean is_newer; /* than what the reading began with */
  GError *refusal;
} Reading;

static void
reading_free (Reading *self)
{
  g_clear_object (&self->domain);
  g_clear_error (&self->refusal);
  g_free (self);
}

static void
finish (GTask *task, IngotRepositoryState state, GError *error, GPtrArray *tokens)
{
  Reading *self = g_task_get_task_data (task);
  IngotReading *reading = g_new0 (IngotReading, 1);

  reading->state = state;
  reading->error = error;
  reading->tokens = tokens != NULL ? g_ptr_array_ref (tokens) : NULL;
  if (self->is_newer)
    g_set_object (&reading->domain, self->domain);
  g_task_return_pointer (task, reading, (GDestroyNotify) ingot_reading_free);
}

static void
take_facts (GTask *task, IngotSearchDomain *domain)
{
  Reading *self = g_task_get_task_data (task);

  g_set_object (&self->domain, domain);
  self->is_newer = TRUE;
}

static const char *
get_name (GTask *task)
{
  Reading *self = g_task_get_task_data (task);

  return ingot_search_domain_get_name (self->domain);
}

static gboolean
is_same (GTask *task, IngotSearchDomain *domain)
{
  Reading *self = g_task_get_task_data (task);

  return g_str_equal (ingot_search_domain_get_id (domain),
                      ingot_search_domain_get_id (self->domain));
}

static void
run (GTask *task,
     const IngotOperation *operation,
     GVariantDict *variables,
     GAsyncReadyCallback callback)
{
  ingot_client_run_async (g_task_get_source_object (task), operation,
                          g_variant_dict_end (variables), g_task_get_cancellable (task), callback,
                          g_object_ref (task));
}

static void read_tokens (GTask *task);
static void read_facts (GTask *task);

/* What the facts tell without a listing. */
static gboolean
find_state (IngotSearchDomain *domain, IngotRepositoryState *state)
{
  if (ingot_search_domain_get_kind (domain) == INGOT_SEARCH_DOMAIN_VIEW)
    *state = INGOT_REPOSITORY_VIEW;
  else if (ingot_search_domain_get_repository_type (domain) == INGOT_REPOSITORY_TYPE_SYSTEM)
    *state = INGOT_REPOSITORY_SYSTEM;
  else if (!ingot_search_domain_get_may_change_ingest_tokens (domain))
    *state = INGOT_REPOSITORY_NO_PERMISSION;
  else
    return FALSE;
  return TRUE;
}

static void
finish_refused (GTask *task)
{
  Reading *self = g_task_get_task_data (task);
  IngotRepositoryState state;

  if (find_state (self->domain, &state))
    finish (task, state, NULL, NULL);
  else
    finish (task, INGOT_REPOSITORY_FAILED, g_steal_pointer (&self->refusal), NULL);
}

static IngotSearchDomain *
find_same (GTask *task, GPtrArray *domains)
{
  for (guint i = 0; i < domains->len; i++)
    if (is_same (task, domains->pdata[i]))
      return domains->pdata[i];
  return NULL;
}

static void
on_list_read (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) domains =
      ingot_pages_read_finish (INGOT_CLIENT (source_object), result, &error);
  IngotSearchDomain *found = domains != NULL ? find_same (task, domains) : NULL;

  if (domains == NULL)
    finish (task, INGOT_REPOSITORY_FAILED, g_steal_pointer (&error), NULL);
  else if (found == NULL)
    finish (task, INGOT_REPOSITORY_GONE, g_steal_pointer (&self->refusal), NULL);
  else if (g_str_equal (ingot_search_domain_get_name (found), get_name (task)))
    finish_refused (task);
  else
    {
      take_facts (task, found);
      read_tokens (task);
    }
}

static void
ignore_rows_cb (GPtrArray *rows, double progress, gpointer user_data)
{
}

/* No query takes an identifier: what is not under its name any more is looked for among all. */
static void
search (GTask *task)
{
  ingot_pages_read_async (g_task_get_source_object (task), ignore_rows_cb, NULL, NULL,
                          g_task_get_cancellable (task), on_list_read, g_object_ref (task));
}

static void
on_tokens_read (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tokens =
      ingot_client_run_finish (INGOT_CLIENT (source_object), result, NULL, &error);

  if (tokens != NULL)
    finish (task, INGOT_REPOSITORY_READY, NULL, tokens);
  else if (ingot_failure_is_message (error, NOT_LISTABLE))
    finish (task, INGOT_REPOSITORY_NOT_LISTABLE, NULL, NULL);
  else if (self->is_newer || !g_error_matches (error, INGOT_ERROR, INGOT_ERROR_REFUSED))
    finish (task, INGOT_REPOSITORY_FAILED, g_steal_pointer (&error), NULL);
  else
    {
      /* A refusal does not say why; the facts do. */
      self->refusal = g_steal_pointer (&error);
      read_facts (task);
    }
}

static void
read_tokens (GTask *task)
{
  Reading *self = g_task_get_task_data (task);
  IngotRepositoryState state;
  GVariantDict variables = G_VARIANT_DICT_INIT (NULL);

  if (find_state (self->domain, &state))
    {
      finish (task, state, NULL, NULL);
      return;
    }
  g_variant_dict_insert (&variables, "repositoryName", "s", get_name (task));
  run (task, &ingot_operation_list_ingest_tokens, &variables, on_tokens_read);
}

static void
on_facts_read (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) domains =
      ingot_client_run_finish (INGOT_CLIENT (source_object), result, NULL, &error);

  if (domains == NULL && !g_error_matches (error, INGOT_ERROR, INGOT_ERROR_REFUSED))
    {
      finish (task, INGOT_REPOSITORY_FAILED, g_steal_pointer (&error), NULL);
      return;
    }
  if (domains == NULL || !is_same (task, domains->pdata[0]))
    {
      if (self->refusal == NULL)
        self->refusal = g_steal_pointer (&error);
      search (task);
      return;
    }

  take_facts (task, domains->pdata[0]);
  if (self->refusal != NULL)
    finish_refused (task);
  else
    read_tokens (task);
}

static void
read_facts (GTask *task)
{
  GVariantDict variables = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&variables, "name", "s", get_name (task));
  run (task, &ingot_operation_get_search_domain, &variables, on_facts_read);
}

/**
 * ingot_reading_run_async: (skip)
 * @client: a client
 * @domain: what is known of the search domain
 * @with_facts: whether to read that again
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads the ingest tokens of a repository, and finds out why there are none.
 *
 * What @domain tells is not asked: views have no ingest tokens, those of system repositories cannot
 * be listed by design, and without the permission *Change ingest tokens* none can. What is not
 * found under its name is looked for by its identifier: it was renamed, or it is gone.
 */
void
ingot_reading_run_async (IngotClient *client,
                         IngotSearchDomain *domain,
                         gboolean with_facts,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (client, cancellable, callback, user_data);
  Reading *self = g_new0 (Reading, 1);

  g_set_object (&self->domain, domain);
  g_task_set_source_tag (task, ingot_reading_run_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, (GDestroyNotify) reading_free);
  if (with_facts)
    read_facts (task);
  else
    read_tokens (task);
}

/**
 * ingot_reading_run_finish: (skip)
 * @client: a client
 * @result: the result
 *
 * Finishes what ingot_reading_run_async() began.
 *
 * Returns: (transfer full): what the server said
 */
IngotReading *
ingot_reading_run_finish (IngotClient *client, GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * ingot_reading_free: (skip)
 * @self: (transfer full): a reading
 *
 * Frees @self.
 */
void
ingot_reading_free (IngotReading *self)
{
  g_clear_error (&self->error);
  g_clear_object (&self->domain);
  g_clear_pointer (&self->tokens, g_ptr_array_unref);
  g_free (self);
}
