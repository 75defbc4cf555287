/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-pages.h"

#include "ingot-search-domain.h"

#define FIRST_PAGE 50
#define PAGE       500

/* How often rows are told of while they come: each time a list of all of them is sorted, laid out
 * and drawn anew, and what somebody looks at moves. */
#define TELL_MS 100

/* A reading of the list of search domains. */
typedef struct
{
  IngotPagesFunc func;
  gpointer func_data;
  GDestroyNotify func_data_free;

  GPtrArray *rows;
  guint n_told; /* of the rows */
  gint64 told;  /* when that was; 0 for never */
  guint tell_timeout;
  GHashTable *seen;     /* the identifiers in rows */
  GHashTable *answered; /* page number → its rows, until the pages before are there */
  guint n_taken;
  guint n_sent;
  guint n_running;
  guint total;
  gboolean is_second;
  gboolean is_short; /* an empty page came: there is less than the server counts */
  gboolean is_over;
} Pages;

typedef struct
{
  GTask *task;
  guint number;
} Page;

static void
begin (Pages *self)
{
  g_hash_table_remove_all (self->seen);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_remove_all (self->answered);
  g_clear_handle_id (&self->tell_timeout, g_source_remove);
  self->n_told = 0;
  self->told = 0;
  self->n_taken = 0;
  self->n_sent = 0;
  self->total = 0;
  self->is_short = FALSE;
}

static Pages *
pages_new (IngotPagesFunc func, gpointer func_data, GDestroyNotify func_data_free)
{
  Pages *self = g_new0 (Pages, 1);

  self->func = func;
  self->func_data = func_data;
  self->func_data_free = func_data_free;
  self->seen = g_hash_table_new (g_str_hash, g_str_equal);
  self->answered = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  begin (self);
  return self;
}

static void
pages_free (Pages *self)
{
  g_clear_handle_id (&self->tell_timeout, g_source_remove);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->answered, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  if (self->func_data_free != NULL)
    self->func_data_free (self->func_data);
  g_free (self);
}

/* The list may change while it is read, and a row then comes twice. */
static void
take_page (Pages *self, GPtrArray *page)
{
  for (guint i = 0; i < page->len; i++)
    if (g_hash_table_add (self->seen, (gpointer) ingot_search_domain_get_id (page->pdata[i])))
      g_ptr_array_add (self->rows, g_object_ref (page->pdata[i]));
}

/* Whoever has cancelled it is told of no row more. */
static void
tell (GTask *task)
{
  Pages *self = g_task_get_task_data (task);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  const double progress = self->total > 0 ? MIN (1.0, (double) self->rows->len / self->total) : 1.0;

  g_clear_handle_id (&self->tell_timeout, g_source_remove);
  if (self->is_second || g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    return;
  while (self->n_told < self->rows->len)
    g_ptr_array_add (rows, g_object_ref (self->rows->pdata[self->n_told++]));
  self->told = g_get_monotonic_time ();
  self->func (rows, progress, self->func_data);
}

static void
tell_cb (gpointer task)
{
  ((Pages *) g_task_get_task_data (task))->tell_timeout = 0;
  tell (task);
}

/* At once if it was not done just before, or if no more will come. */
static void
tell_soon (GTask *task)
{
  Pages *self = g_task_get_task_data (task);
  const gint64 passed_ms = (g_get_monotonic_time () - self->told) / 1000;

  if (self->n_taken == ingot_pages_count (self->total) || passed_ms >= TELL_MS)
    tell (task);
  else if (self->tell_timeout == 0)
    self->tell_timeout = g_timeout_add_once ((guint) (TELL_MS - passed_ms), tell_cb, task);
}

static void
take_pages (GTask *task)
{
  Pages *self = g_task_get_task_data (task);
  const guint n_taken = self->n_taken;
  GPtrArray *page;

  while ((page = g_hash_table_lookup (self->answered, GUINT_TO_POINTER (self->n_taken))) != NULL)
    {
      take_page (self, page);
      self->n_taken++;
    }
  if (self->n_taken > n_taken)
    tell_soon (task);
}

static void send_pages (GTask *task);

static void
finish (GTask *task)
{
  Pages *self = g_task_get_task_data (task);

  if (self->rows->len != self->total && !self->is_second)
    {
      self->is_second = TRUE;
      begin (self);
      send_pages (task);
      return;
    }
  self->is_over = TRUE;
  g_clear_handle_id (&self->tell_timeout, g_source_remove);
  g_task_return_pointer (task, g_ptr_array_ref (self->rows), (GDestroyNotify) g_ptr_array_unref);
}

static void
on_page (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autofree Page *page = user_data;
  g_autoptr (GTask) task = page->task;
  Pages *self = g_task_get_task_data (task);
  guint total = 0;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = ingot_client_run_finish (INGOT_CLIENT (source_object), result, &total, &error);

  self->n_running--;
  if (rows != NULL)
    g_hash_table_insert (self->answered, GUINT_TO_POINTER (page->number), rows);
  if (self->is_over)
    return;
  if (rows == NULL)
    {
      self->is_over = TRUE;
      if (self->n_told < self->rows->len)
        tell (task);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  self->total = total;
  self->is_short |= rows->len == 0;
  take_pages (task);
  send_pages (task);
  if (self->n_running == 0)
    finish (task);
}

static void
send_page (GTask *task, guint number)
{
  Pages *self = g_task_get_task_data (task);
  Page *page = g_new (Page, 1);
  GVariantDict variables = G_VARIANT_DICT_INIT (NULL);

  page->task = g_object_ref (task);
  page->number = number;
  self->n_running++;
  g_variant_dict_insert (&variables, "skip", "i", (int) ingot_pages_get_first_row (number));
  g_variant_dict_insert (&variables, "limit", "i", (int) ingot_pages_get_size (number));
  ingot_client_run_async (g_task_get_source_object (task), &ingot_operation_list_search_domains,
                          g_variant_dict_end (&variables), g_task_get_cancellable (task), on_page,
                          page);
}

static void
send_pages (GTask *task)
{
  Pages *self = g_task_get_task_data (task);

  while (self->n_running < INGOT_PAGES_AT_ONCE && !self->is_short &&
         self->n_sent < ingot_pages_count (self->total))
    send_page (task, self->n_sent++);
}

/**
 * ingot_pages_read_async: (skip)
 * @client: a client
 * @func: called for rows as they come, in order and some times a second, until it is cancelled
 * @func_data: for @func
 * @func_data_free: (nullable): frees @func_data
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads the list of search domains: first a short page, so that there is something to see soon,
 * then the rest in long ones, several at once.
 *
 * If the number of rows is not what the server says, the list changed meanwhile: it is then read
 * once more, without @func.
 */
void
ingot_pages_read_async (IngotClient *client,
                        IngotPagesFunc func,
                        gpointer func_data,
                        GDestroyNotify func_data_free,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (client, cancellable, callback, user_data);

  g_task_set_source_tag (task, ingot_pages_read_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, pages_new (func, func_data, func_data_free),
                        (GDestroyNotify) pages_free);
  send_pages (task);
}

/**
 * ingot_pages_read_finish: (skip)
 * @client: a client
 * @result: the result
 * @error: return location for an error
 *
 * Finishes what ingot_pages_read_async() began.
 *
 * Returns: (transfer container) (element-type IngotSearchDomain): all rows in the server's order,
 *   each once; or %NULL with any of #IngotError
 */
GPtrArray *
ingot_pages_read_finish (IngotClient *client, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ingot_pages_count: (skip)
 * @total: how many rows there are
 *
 * Tells how many requests a list takes.
 *
 * Returns: the number of pages, one at least
 */
guint
ingot_pages_count (guint total)
{
  return total <= FIRST_PAGE ? 1 : 1 + (total - FIRST_PAGE + PAGE - 1) / PAGE;
}

/**
 * ingot_pages_get_first_row: (skip)
 * @number: the number of a page, from 0
 *
 * Tells where a page begins.
 *
 * Returns: the number of its first row
 */
guint
ingot_pages_get_first_row (guint number)
{
  return number == 0 ? 0 : FIRST_PAGE + (number - 1) * PAGE;
}

/**
 * ingot_pages_get_size: (skip)
 * @number: the number of a page, from 0
 *
 * Tells how many rows a page has, if it is not the last.
 *
 * Returns: the number of rows
 */
guint
ingot_pages_get_size (guint number)
{
  return number == 0 ? FIRST_PAGE : PAGE;
}
