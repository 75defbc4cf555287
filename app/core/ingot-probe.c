/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the base of a server is found from what a person pasted. No API token is ever part of it. */
#include "config.h"

#include "ingot-probe.h"

#include "ingot-address.h"
#include "ingot-client.h"
#include "ingot-error.h"
#include "ingot-server-status.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#define MAX_HOPS 5

/* A search under way: the data of its task. */
typedef struct
{
  IngotTrust *trust;
  guint timeout_ms;
  GPtrArray *candidates;
  guint next;
  GUri *base;            /* what is being asked */
  char *redirected_from; /* and who sent there */
  guint n_hops;
  GError *error; /* of what was asked first at a host: the likeliest */
} Search;

static void
search_free (Search *self)
{
  g_clear_object (&self->trust);
  g_ptr_array_unref (self->candidates);
  g_clear_pointer (&self->base, g_uri_unref);
  g_free (self->redirected_from);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
is_plain (GUri *base)
{
  return g_str_equal (g_uri_get_scheme (base), "http") && !ingot_address_is_loopback (base);
}

static IngotProbe *
probe_new (Search *search, IngotServerStatus *status)
{
  IngotProbe *self = g_new0 (IngotProbe, 1);

  self->address = g_uri_to_string (search->base);
  self->version = ingot_server_status_dup_version (status);
  self->redirected_from = g_steal_pointer (&search->redirected_from);
  self->is_plain = is_plain (search->base);
  return self;
}

/* The base from which a redirection leads to the same question, elsewhere; never to where it could
 * be read on the way, if it could not be before. */
static GUri *
dup_redirected_base (GUri *base, const char *location)
{
  const char *endpoint = ingot_operation_get_status.endpoint;
  g_autoptr (GUri) asked = g_uri_parse_relative (base, endpoint, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) uri =
      location != NULL ? g_uri_parse_relative (asked, location, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
  g_autofree char *text = NULL;

  if (uri == NULL || !g_str_has_suffix (g_uri_get_path (uri), endpoint) ||
      (g_str_equal (g_uri_get_scheme (base), "https") &&
       !g_str_equal (g_uri_get_scheme (uri), "https")))
    return NULL;

  text = g_uri_join (SOUP_HTTP_URI_FLAGS, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                     g_uri_get_port (uri), g_uri_get_path (uri), NULL, NULL);
  text[strlen (text) - strlen (endpoint)] = '\0';
  return ingot_address_parse (text, NULL);
}

static void ask (GTask *task);

static void
ask_next (GTask *task)
{
  Search *self = g_task_get_task_data (task);

  g_clear_pointer (&self->base, g_uri_unref);
  g_clear_pointer (&self->redirected_from, g_free);
  self->n_hops = 0;
  if (self->next < self->candidates->len)
    {
      self->base = g_uri_ref (self->candidates->pdata[self->next++]);
      ask (task);
    }
  else
    g_task_return_error (task, g_steal_pointer (&self->error));
}

static gboolean
follow (GTask *task, const GError *error)
{
  Search *self = g_task_get_task_data (task);
  g_autoptr (GUri) base = NULL;

  if (!g_error_matches (error, INGOT_ERROR, INGOT_ERROR_REDIRECTED) || self->n_hops++ == MAX_HOPS)
    return FALSE;
  base = dup_redirected_base (self->base, ingot_error_get_location (error));
  if (base == NULL)
    return FALSE;

  if (self->redirected_from == NULL)
    self->redirected_from = g_uri_to_string (self->base);
  g_uri_unref (self->base);
  self->base = g_steal_pointer (&base);
  ask (task);
  return TRUE;
}

/* Who is not there, or cannot be trusted, is so at every path. An answer says nothing of the
 * others: a proxy may guard a path, or send it to a server that does not run. */
static gboolean
is_same_everywhere (const GError *error)
{
  return g_error_matches (error, INGOT_ERROR, INGOT_ERROR_UNREACHABLE) ||
         g_error_matches (error, INGOT_ERROR, INGOT_ERROR_TLS) ||
         g_error_matches (error, INGOT_ERROR, INGOT_ERROR_TIMED_OUT) ||
         g_error_matches (error, INGOT_ERROR, INGOT_ERROR_CONNECTION_LOST);
}

static void
skip_host (Search *self)
{
  while (self->next < self->candidates->len &&
         g_str_equal (g_uri_get_scheme (self->candidates->pdata[self->next]),
                      g_uri_get_scheme (self->candidates->pdata[self->next - 1])))
    self->next++;
}

static void
on_status_read (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) statuses =
      ingot_client_run_finish (INGOT_CLIENT (source_object), result, NULL, &error);

  if (statuses != NULL)
    {
      g_task_return_pointer (task, probe_new (self, statuses->pdata[0]),
                             (GDestroyNotify) ingot_probe_free);
      return;
    }
  if (follow (task, error))
    return;
  if (g_error_matches (error, INGOT_ERROR, INGOT_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (is_same_everywhere (error))
    skip_host (self);
  if (self->error == NULL)
    self->error = g_steal_pointer (&error);
  ask_next (task);
}

static void
ask (GTask *task)
{
  Search *self = g_task_get_task_data (task);
  g_autofree char *address = g_uri_to_string (self->base);
  g_autoptr (IngotClient) client = ingot_client_new (address, NULL, NULL);

  ingot_client_set_trust (client, self->trust);
  ingot_client_set_timeouts (client, self->timeout_ms, self->timeout_ms);
  ingot_client_run_async (client, &ingot_operation_get_status, NULL, g_task_get_cancellable (task),
                          on_status_read, g_object_ref (task));
}

/**
 * ingot_probe_run_async:
 * @text: what a person pasted
 * @trust: (nullable): CA certificates that are trusted besides the system's
 * @timeout_ms: milliseconds that an answer may take
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Finds the base of a LogScale server: asks for `api/v1/status`, which needs no authentication, at
 * every place where it may be. Redirections are followed, five at most and never from `https` to
 * `http`, and told.
 */
void
ingot_probe_run_async (const char *text,
                       IngotTrust *trust,
                       guint timeout_ms,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Search *self;
  GError *error = NULL;
  GPtrArray *candidates = ingot_address_list_candidates (text, &error);

  g_task_set_source_tag (task, ingot_probe_run_async);
  g_task_set_check_cancellable (task, FALSE);
  if (candidates == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self = g_new0 (Search, 1);
  self->candidates = candidates;
  self->timeout_ms = timeout_ms;
  g_set_object (&self->trust, trust);
  g_task_set_task_data (task, self, (GDestroyNotify) search_free);
  if (ingot_address_is_ingest_only (candidates->pdata[0]))
    g_task_return_new_error_literal (
        task, INGOT_ERROR, INGOT_ERROR_NOT_LOGSCALE,
        _ ("This is an address of Next-Gen SIEM that only takes data in. Ingest tokens are managed "
           "at the address of the LogScale server itself, which has “logscale” or “humio” in it "
           "as a rule."));
  else
    ask_next (task);
}

/**
 * ingot_probe_run_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Finishes what ingot_probe_run_async() began.
 *
 * Returns: (transfer full): what was found, or %NULL with any of #IngotError
 */
IngotProbe *
ingot_probe_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ingot_probe_free:
 * @self: (transfer full): what was found
 *
 * Frees @self.
 */
void
ingot_probe_free (IngotProbe *self)
{
  g_free (self->address);
  g_free (self->version);
  g_free (self->redirected_from);
  g_free (self);
}
