/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a whole server does or does not do: its features. */
#include "config.h"

#include "ingot-change.h"
#include "ingot-refusal.h"
#include "ingot-session-private.h"

static void
on_listed (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const char *flag = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) features =
      ingot_client_run_finish (INGOT_CLIENT (source_object), result, NULL, &error);
  IngotFeature *found = NULL;

  if (features == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  for (guint i = 0; i < features->len; i++)
    if (g_strcmp0 (ingot_feature_get_flag (features->pdata[i]), flag) == 0)
      found = features->pdata[i];
  g_task_return_pointer (task, found != NULL ? g_object_ref (found) : NULL, g_object_unref);
}

static void
on_enabled (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (IngotOutcome) outcome = ingot_change_run_finish (INGOT_CLIENT (source_object), result);

  ingot_refusal_explain_feature (outcome);
  if (outcome->error != NULL)
    g_task_return_error (task, g_steal_pointer (&outcome->error));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * ingot_session_find_disabled_feature_async:
 * @self: a session
 * @flag: the name of a value of LogScale's FeatureFlag, which the server need not know
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Looks for a feature that the server knows and has off. @flag is compared on this machine, since a
 * server refuses any document with a flag that it does not know.
 */
void
ingot_session_find_disabled_feature_async (IngotSession *self,
                                           const char *flag,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, ingot_session_find_disabled_feature_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_strdup (flag), g_free);
  ingot_client_run_async (ingot_session_get_client (self), &ingot_operation_list_disabled_features,
                          NULL, cancellable, on_listed, task);
}

/**
 * ingot_session_find_disabled_feature_finish:
 * @self: a session
 * @result: the result
 * @error: return location for an error
 *
 * Finishes what ingot_session_find_disabled_feature_async() began.
 *
 * Returns: (transfer full) (nullable): the feature; or %NULL without an error if the server has it
 *   on or does not know it, or %NULL with any of #IngotError
 */
IngotFeature *
ingot_session_find_disabled_feature_finish (IngotSession *self,
                                            GAsyncResult *result,
                                            GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ingot_session_enable_feature_async:
 * @self: a session
 * @feature: a feature that the server has off
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Turns a feature on, for the whole server and everybody who uses it. Only root users can.
 */
void
ingot_session_enable_feature_async (IngotSession *self,
                                    IngotFeature *feature,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  const IngotChange change = {
    .kind = INGOT_CHANGE_ENABLE_FEATURE,
    .feature = ingot_feature_get_flag (feature),
  };
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, ingot_session_enable_feature_async);
  g_task_set_check_cancellable (task, FALSE);
  ingot_change_run_async (ingot_session_get_client (self), &change, cancellable, on_enabled, task);
}

/**
 * ingot_session_enable_feature_finish:
 * @self: a session
 * @result: the result
 * @error: return location for an error
 *
 * Finishes what ingot_session_enable_feature_async() began.
 *
 * Returns: %TRUE; or %FALSE: with %INGOT_ERROR_OUTCOME_UNKNOWN it may be on, with any other of
 *   #IngotError it was not turned on, with %INGOT_ERROR_NOT_ENABLED as the server refused
 */
gboolean
ingot_session_enable_feature_finish (IngotSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
