/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a search domain gets and loses a user's star. */
#include "config.h"

#include "ingot-session-private.h"

#include "ingot-change.h"
#include "ingot-list.h"

/* The facts may have been read again meanwhile. */
static void
apply (IngotSession *self, IngotSearchDomain *asked)
{
  g_autoptr (IngotSearchDomain) listed = ingot_list_find (ingot_session_get_search_domains (self),
                                                          (IngotListKey) ingot_search_domain_get_id,
                                                          ingot_search_domain_get_id (asked), NULL);
  g_autoptr (IngotSearchDomain) domain = ingot_record_dup_with (
      listed != NULL ? listed : asked, "starred", ingot_search_domain_get_starred (asked), NULL);

  ingot_session_replace_search_domain (self, domain);
}

static void
on_starred (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  IngotSession *self = g_task_get_source_object (task);
  g_autoptr (IngotOutcome) outcome = ingot_change_run_finish (INGOT_CLIENT (source_object), result);

  if (outcome->error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&outcome->error));
      return;
    }
  /* What one server has done does not show on another. */
  if (ingot_session_is_at_address (self, INGOT_CLIENT (source_object)))
    apply (self, g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

/**
 * ingot_session_set_starred_async:
 * @self: a session
 * @domain: a search domain
 * @starred: whether it is to have the user's star
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Adds or removes a star. Only an API token that belongs to a user can.
 */
void
ingot_session_set_starred_async (IngotSession *self,
                                 IngotSearchDomain *domain,
                                 gboolean starred,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  const IngotChange change = {
    .kind = starred ? INGOT_CHANGE_ADD_STAR : INGOT_CHANGE_REMOVE_STAR,
    .domain_name = ingot_search_domain_get_name (domain),
  };
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, ingot_session_set_starred_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, ingot_record_dup_with (domain, "starred", starred, NULL),
                        g_object_unref);
  ingot_change_run_async (ingot_session_get_client (self), &change, cancellable, on_starred, task);
}

/**
 * ingot_session_set_starred_finish:
 * @self: a session
 * @result: the result
 * @error: return location for an error
 *
 * Finishes what ingot_session_set_starred_async() began.
 *
 * Returns: %TRUE, or %FALSE with any of #IngotError
 */
gboolean
ingot_session_set_starred_finish (IngotSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
