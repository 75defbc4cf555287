/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parsers that can be assigned in a repository. */
#include "config.h"

#include "ingot-repository-private.h"

#include "ingot-list.h"
#include "ingot-refusal.h"
#include "ingot-session-private.h"

#define PARSER_KEY ((IngotListKey) ingot_parser_get_id)

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
  ingot_list_update (G_LIST_STORE (ingot_repository_get_parsers (self)), PARSER_KEY, parsers);
  g_task_return_boolean (task, TRUE);
}

/**
 * ingot_repository_reload_parsers_async: (skip)
 * @self: a repository
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done, for ingot_repository_load_parsers_finish()
 * @user_data: for @callback
 *
 * Reads the parsers that can be assigned here, known or not.
 */
void
ingot_repository_reload_parsers_async (IngotRepository *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GVariantDict variables = G_VARIANT_DICT_INIT (NULL);

  g_task_set_source_tag (task, ingot_repository_reload_parsers_async);
  g_task_set_check_cancellable (task, FALSE);
  if (ingot_repository_get_state (self) == INGOT_REPOSITORY_LEFT)
    {
      g_task_return_error (task, ingot_refusal_moved ());
      return;
    }
  g_variant_dict_insert (&variables, "repositoryName", "s",
                         ingot_search_domain_get_name (ingot_repository_get_domain (self)));
  ingot_client_run_async (ingot_session_get_client (ingot_repository_get_session (self)),
                          &ingot_operation_list_parsers, g_variant_dict_end (&variables),
                          cancellable, on_parsers_read, g_steal_pointer (&task));
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
  g_autoptr (GTask) task = NULL;

  if (g_list_model_get_n_items (ingot_repository_get_parsers (self)) == 0)
    {
      ingot_repository_reload_parsers_async (self, cancellable, callback, user_data);
      return;
    }
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ingot_repository_load_parsers_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_return_boolean (task, TRUE);
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
