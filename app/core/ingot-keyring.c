/* SPDX-License-Identifier: GPL-3.0-or-later */
/* API tokens in the desktop's keyring: through libsecret's simple functions only, which in a
 * sandbox use the Secret portal. */
#include "config.h"

#include "ingot-keyring.h"

#include "ingot-text.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <libsecret/secret.h>

/* A server's UUID finds its API token. */
static const SecretSchema schema = {
  .name = APPLICATION_ID ".ApiToken",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = { { "server", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

G_DEFINE_QUARK (ingot - keyring - error - quark, ingot_keyring_error)

/* What the libraries report. */
static const struct
{
  GQuark (*domain) (void);
  int code; /* -1: any */
  IngotKeyringError meaning;
} causes[] = {
  { g_io_error_quark, G_IO_ERROR_CANCELLED, INGOT_KEYRING_ERROR_CANCELLED },
  { secret_error_get_quark, SECRET_ERROR_IS_LOCKED, INGOT_KEYRING_ERROR_LOCKED },
  { secret_error_get_quark, SECRET_ERROR_INVALID_FILE_FORMAT, INGOT_KEYRING_ERROR_UNREADABLE },
  { secret_error_get_quark, SECRET_ERROR_NO_SUCH_OBJECT, INGOT_KEYRING_ERROR_NO_DEFAULT },
  { g_dbus_error_quark, G_DBUS_ERROR_UNKNOWN_OBJECT, INGOT_KEYRING_ERROR_NO_DEFAULT },
  { g_dbus_error_quark, G_DBUS_ERROR_UNKNOWN_METHOD, INGOT_KEYRING_ERROR_NO_DEFAULT },
  { g_dbus_error_quark, -1, INGOT_KEYRING_ERROR_UNAVAILABLE },
  { g_io_error_quark, G_IO_ERROR_NO_SPACE, INGOT_KEYRING_ERROR_FAILED },
  { g_io_error_quark, G_IO_ERROR_PERMISSION_DENIED, INGOT_KEYRING_ERROR_FAILED },
  { g_io_error_quark, G_IO_ERROR_READ_ONLY, INGOT_KEYRING_ERROR_FAILED },
  { g_io_error_quark, G_IO_ERROR_NOT_DIRECTORY, INGOT_KEYRING_ERROR_FAILED },
  { g_io_error_quark, -1, INGOT_KEYRING_ERROR_UNAVAILABLE },
};

static const char *const sentences[] = {
  [INGOT_KEYRING_ERROR_UNAVAILABLE] =
      N_ ("No keyring keeps passwords on this desktop. Start one, such as GNOME Keyring, or enter "
          "the API token for this session."),
  [INGOT_KEYRING_ERROR_NO_DEFAULT] = N_ (
      "No keyring of this desktop is the default one, so none takes the API token. Make one the "
      "default, in “Passwords and Keys” for example, or enter the API token for this session."),
  [INGOT_KEYRING_ERROR_LOCKED] =
      N_ ("The keyring is locked. Unlock it, or enter the API token for this session."),
  [INGOT_KEYRING_ERROR_UNREADABLE] = N_ (
      "The keyring of this application cannot be read: it was made with another login password. "
      "Start a new keyring, or enter the API token for this session."),
  [INGOT_KEYRING_ERROR_CANCELLED] = N_ ("The operation was cancelled."),
};

static IngotKeyringError
get_meaning (const GError *cause)
{
  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    if (cause->domain == causes[i].domain () &&
        (causes[i].code == -1 || causes[i].code == cause->code))
      return causes[i].meaning;
  return INGOT_KEYRING_ERROR_FAILED;
}

static void
fail (GTask *task, const GError *cause)
{
  const IngotKeyringError meaning = get_meaning (cause);
  g_autofree char *quoted = ingot_text_quote (cause->message);

  if (meaning == INGOT_KEYRING_ERROR_FAILED)
    g_task_return_new_error (task, INGOT_KEYRING_ERROR, meaning,
                             /* Translators: %s is a message, quoted */
                             _ ("The keyring cannot be used: %s."), quoted);
  else
    g_task_return_new_error_literal (task, INGOT_KEYRING_ERROR, meaning, _ (sentences[meaning]));
}

static void
fail_locked (GTask *task)
{
  g_task_return_new_error_literal (task, INGOT_KEYRING_ERROR, INGOT_KEYRING_ERROR_LOCKED,
                                   _ (sentences[INGOT_KEYRING_ERROR_LOCKED]));
}

static void
on_prompted (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GVariant *answer = secret_prompt_perform_finish (SECRET_PROMPT (source_object), result, &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, (GDestroyNotify) g_variant_unref);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_new_error_literal (task, SECRET_ERROR, SECRET_ERROR_IS_LOCKED,
                                     "The question was dismissed");
}

static void
prompt_async (SecretService *service,
              SecretPrompt *prompt,
              const GVariantType *return_type,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  GTask *task = g_task_new (service, cancellable, callback, user_data);

  g_task_set_source_tag (task, prompt_async);
  secret_prompt_perform (prompt, NULL, return_type, cancellable, on_prompted, task);
}

static GVariant *
prompt_finish (SecretService *service, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* When a person dismisses the question for the keyring's password, libsecret calls nobody back
 * (0.21.7), and whoever asked waits for ever. Its class for that is open to be mended. */
static void
mend_prompts (void)
{
  static gsize mended;
  SecretServiceClass *klass;

  if (!g_once_init_enter (&mended))
    return;
  klass = g_type_class_ref (SECRET_TYPE_SERVICE);
  klass->prompt_async = prompt_async;
  klass->prompt_finish = prompt_finish;
  g_once_init_leave (&mended, 1);
}

static GTask *
begin (IngotServer *server,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data,
       gpointer source_tag)
{
  GTask *task = g_task_new (server, cancellable, callback, user_data);

  mend_prompts ();
  g_task_set_source_tag (task, source_tag);
  g_task_set_check_cancellable (task, FALSE);
  return task;
}

static char *
dup_label (IngotServer *server)
{
  g_autofree char *name = ingot_text_visible (ingot_server_get_name (server), -1, G_MAXUINT);

  /* Translators: what the API token of a server is called in the keyring */
  return g_strdup_printf (_ ("Ingot: API token of “%s”"), name);
}

/* The desktop's keyring shows people its labels; nobody sees those in the file of a sandbox. */
static gboolean
has_old_label (IngotServer *server, gpointer found)
{
  g_autofree char *label = dup_label (server);
  g_autofree char *old = secret_retrievable_get_label (found);

  return SECRET_IS_ITEM (found) && g_strcmp0 (old, label) != 0;
}

static void
set_label (IngotServer *server,
           SecretItem *item,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  g_autofree char *label = dup_label (server);

  secret_item_set_label (item, label, cancellable, callback, user_data);
}

static void
on_stored (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (secret_password_store_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else if (error != NULL)
    fail (task, error);
  else
    fail_locked (task);
}

/**
 * ingot_keyring_store_async:
 * @server: a server
 * @api_token: its API token; white space at its end does not count
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Keeps the API token of @server, in place of an older one. The person may be asked to unlock the
 * keyring.
 */
void
ingot_keyring_store_async (IngotServer *server,
                           const char *api_token,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autofree char *label = dup_label (server);
  char *kept = g_strndup (api_token, strcspn (api_token, " \t\r\n"));

  secret_password_store (
      &schema, SECRET_COLLECTION_DEFAULT, label, kept, cancellable, on_stored,
      begin (server, cancellable, callback, user_data, ingot_keyring_store_async), "server",
      ingot_server_get_uuid (server), NULL);
  secret_password_free (kept);
}

/**
 * ingot_keyring_store_finish:
 * @server: the server
 * @result: the result
 * @error: return location for an error
 *
 * Finishes what ingot_keyring_store_async() began.
 *
 * Returns: %TRUE, or %FALSE with any of #IngotKeyringError: then nothing was kept anywhere
 */
gboolean
ingot_keyring_store_finish (IngotServer *server, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_retrieved (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  SecretValue *value = secret_retrievable_retrieve_secret_finish (
      SECRET_RETRIEVABLE (source_object), result, &error);

  if (value != NULL)
    g_task_return_pointer (task, secret_value_unref_to_password (value, NULL),
                           (GDestroyNotify) secret_password_free);
  else if (error != NULL)
    fail (task, error);
  else
    fail_locked (task);
}

/* That there is one and it does not come is not the same as that there is none. A label that could
 * not follow the server's name, as the keyring was locked, can now. */
static void
on_searched (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  IngotServer *server = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autolist (GObject) found = secret_password_search_finish (result, &error);

  if (error != NULL)
    {
      fail (task, error);
      return;
    }
  if (found == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  if (has_old_label (server, found->data))
    set_label (server, found->data, NULL, NULL, NULL);
  secret_retrievable_retrieve_secret (found->data, g_task_get_cancellable (task), on_retrieved,
                                      g_object_ref (task));
}

/**
 * ingot_keyring_lookup_async:
 * @server: a server
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Gets the API token of @server. The person may be asked to unlock the keyring.
 */
void
ingot_keyring_lookup_async (IngotServer *server,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  secret_password_search (
      &schema, SECRET_SEARCH_ALL | SECRET_SEARCH_UNLOCK | SECRET_SEARCH_LOAD_SECRETS, cancellable,
      on_searched, begin (server, cancellable, callback, user_data, ingot_keyring_lookup_async),
      "server", ingot_server_get_uuid (server), NULL);
}

/**
 * ingot_keyring_lookup_finish:
 * @server: the server
 * @result: the result
 * @error: return location for an error
 *
 * Finishes what ingot_keyring_lookup_async() began.
 *
 * Returns: (transfer full) (nullable): the API token, freed with secret_password_free(); %NULL
 *   without an error if the keyring has none, or one that was written with another key, as the
 *   sandbox's own after the login keyring was made anew; else with any of #IngotKeyringError
 */
char *
ingot_keyring_lookup_finish (IngotServer *server, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_searched_again (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autolist (GObject) found = secret_password_search_finish (result, &error);

  if (error != NULL)
    fail (task, error);
  else if (found != NULL)
    fail_locked (task);
  else
    g_task_return_boolean (task, TRUE);
}

/* That there was none is well as well; libsecret says the same of one that is locked. */
static void
on_cleared (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  IngotServer *server = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (secret_password_clear_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else if (error != NULL)
    fail (task, error);
  else
    secret_password_search (&schema, SECRET_SEARCH_ALL, g_task_get_cancellable (task),
                            on_searched_again, g_object_ref (task), "server",
                            ingot_server_get_uuid (server), NULL);
}

/**
 * ingot_keyring_clear_async:
 * @server: a server
 * @cancellable: (nullable): to cancel it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Takes the API token of @server out of the keyring, if it is there.
 */
void
ingot_keyring_clear_async (IngotServer *server,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  secret_password_clear (
      &schema, cancellable, on_cleared,
      begin (server, cancellable, callback, user_data, ingot_keyring_clear_async), "server",
      ingot_server_get_uuid (server), NULL);
}

/**
 * ingot_keyring_clear_finish:
 * @server: the server
 * @result: the result
 * @error: return location for an error
 *
 * Finishes what ingot_keyring_clear_async() began.
 *
 * Returns: %TRUE if the keyring has no API token of the server, or %FALSE with any of
 *   #IngotKeyringError
 */
gboolean
ingot_keyring_clear_finish (IngotServer *server, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_relabelled (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (task,
                         secret_item_set_label_finish (SECRET_ITEM (source_object), result, NULL));
}

static void
on_found_to_relabel (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  IngotServer *server = g_task_get_source_object (task);
  g_autolist (GObject) found = secret_password_search_finish (result, NULL);

  if (found != NULL && has_old_label (server, found->data))
    set_label (server, found->data, g_task_get_cancellable (task), on_relabelled,
               g_object_ref (task));
  else
    g_task_return_boolean (task, found != NULL);
}

/**
 * ingot_keyring_relabel_async:
 * @server: a server that was renamed
 * @cancellable: (nullable): to cancel it
 * @callback: (nullable): called when it is done
 * @user_data: for @callback
 *
 * Lets the label of the API token in the keyring follow the name of @server. Nobody is asked for
 * anything: a keyring that is locked stays so, and the label follows when
 * ingot_keyring_lookup_async() next finds the API token.
 */
void
ingot_keyring_relabel_async (IngotServer *server,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  secret_password_search (
      &schema, SECRET_SEARCH_ALL, cancellable, on_found_to_relabel,
      begin (server, cancellable, callback, user_data, ingot_keyring_relabel_async), "server",
      ingot_server_get_uuid (server), NULL);
}

/**
 * ingot_keyring_relabel_finish:
 * @server: the server
 * @result: the result
 *
 * Finishes what ingot_keyring_relabel_async() began.
 *
 * Returns: %FALSE if the label is what it was, or there is no API token
 */
gboolean
ingot_keyring_relabel_finish (IngotServer *server, GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/* Where libsecret has the keyring of a sandbox (0.21). */
static char *
dup_path (void)
{
  const char *path = g_getenv ("SECRET_FILE_TEST_PATH");

  return path != NULL
             ? g_strdup (path)
             : g_build_filename (g_get_user_data_dir (), "keyrings", "default.keyring", NULL);
}

/* Never deleted: somebody may still know the password that it was made with. */
static void
move_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  g_autofree char *path = dup_path ();
  g_autofree char *aside = NULL;
  guint number = 1;

  do
    {
      g_free (aside);
      aside = g_strdup_printf ("%s.old-%u", path, number++);
    }
  while (g_file_test (aside, G_FILE_TEST_EXISTS));

  if (g_rename (path, aside) == 0)
    g_task_return_pointer (task, g_steal_pointer (&aside), g_free);
  else
    g_task_return_new_error (task, INGOT_KEYRING_ERROR, INGOT_KEYRING_ERROR_FAILED,
                             /* Translators: %s is a message of the system */
                             _ ("The old keyring cannot be moved aside: %s"), g_strerror (errno));
}

/**
 * ingot_keyring_start_anew_async:
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Moves the sandbox's own keyring aside when it cannot be read, so that the next API token starts a
 * new one.
 */
void
ingot_keyring_start_anew_async (GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, ingot_keyring_start_anew_async);
  g_task_run_in_thread (task, move_in_thread);
}

/**
 * ingot_keyring_start_anew_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Finishes what ingot_keyring_start_anew_async() began.
 *
 * Returns: (transfer full): where the old keyring is now, or %NULL with %INGOT_KEYRING_ERROR_FAILED
 */
char *
ingot_keyring_start_anew_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
