/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application's own copies of CA certificates: what a person chose may be gone tomorrow, and in
 * a sandbox is seen once only. */
#include "config.h"

#include "ingot-trust-store.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct
{
  char *name;
  GBytes *pem;
} Copy;

static void
copy_free (Copy *copy)
{
  g_free (copy->name);
  g_bytes_unref (copy->pem);
  g_free (copy);
}

/* Other certificates have another name: what a server trusts until it is saved stays, and whoever
 * follows its settings hears of it. */
static char *
make_name (IngotServer *server, GBytes *pem)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pem);

  return g_strdup_printf ("%s-%.16s.pem", ingot_server_get_uuid (server), sum);
}

static char *
dup_directory (void)
{
  return g_build_filename (g_get_user_data_dir (), "ingot", "certificates", NULL);
}

static void
write_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Copy *copy = task_data;
  g_autofree char *directory = dup_directory ();
  g_autofree char *path = g_build_filename (directory, copy->name, NULL);
  GError *error = NULL;

  g_mkdir_with_parents (directory, 0700);
  if (g_file_set_contents_full (path, /* allowed: in a worker */
                                g_bytes_get_data (copy->pem, NULL),
                                (gssize) g_bytes_get_size (copy->pem),
                                G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_task_return_pointer (task, g_strdup (copy->name), g_free);
  else
    g_task_return_error (task, error);
}

static void
remove_in_thread (GTask *task,
                  gpointer source_object,
                  gpointer task_data,
                  GCancellable *cancellable)
{
  g_unlink (task_data);
  g_task_return_boolean (task, TRUE);
}

/**
 * ingot_trust_store_dup_file:
 * @name: what a server remembers of its CA certificate
 *
 * Gets where the CA certificate is.
 *
 * Returns: (transfer full): a file in the application's data folder, nowhere else
 */
GFile *
ingot_trust_store_dup_file (const char *name)
{
  g_autofree char *directory = dup_directory ();
  g_autofree char *base = g_path_get_basename (name);

  return g_file_new_build_filename (directory, base, NULL);
}

/**
 * ingot_trust_store_keep_async:
 * @server: a server
 * @trust: the CA certificates to trust for it
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Keeps a copy of CA certificates, beside those that @server trusts now. Whoever does not need one
 * of them any more calls ingot_trust_store_remove(): it is kept even if it is cancelled.
 */
void
ingot_trust_store_keep_async (IngotServer *server,
                              IngotTrust *trust,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (server, cancellable, callback, user_data);
  Copy *copy = g_new (Copy, 1);

  copy->pem = g_bytes_ref (ingot_trust_get_pem (trust));
  copy->name = make_name (server, copy->pem);
  g_task_set_source_tag (task, ingot_trust_store_keep_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, copy, (GDestroyNotify) copy_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * ingot_trust_store_keep_finish:
 * @server: the server
 * @result: the result
 * @error: return location for an error
 *
 * Finishes what ingot_trust_store_keep_async() began.
 *
 * Returns: (transfer full): the name for ingot_server_set_ca_certificate(), or %NULL with any of
 *   #GFileError
 */
char *
ingot_trust_store_keep_finish (IngotServer *server, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ingot_trust_store_remove:
 * @name: what a server remembered of its CA certificate
 *
 * Removes the copy of a CA certificate that no server needs any more, soon.
 */
void
ingot_trust_store_remove (const char *name)
{
  g_autoptr (GFile) file = ingot_trust_store_dup_file (name);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, ingot_trust_store_remove);
  g_task_set_task_data (task, g_file_get_path (file), g_free);
  g_task_run_in_thread (task, remove_in_thread);
}
