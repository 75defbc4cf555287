/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-secret-content.h"

/* Understood by the clipboard managers of KDE and others: do not keep this. */
#define HINT_TYPE "x-kde-passwordManagerHint"
#define HINT      "secret"

struct _IngotSecretContent
{
  GdkContentProvider parent_instance;

  GString *secret;
  GdkClipboard *clipboard; /* not owned: told when it goes */
  guint timeout;
};

G_DEFINE_FINAL_TYPE (IngotSecretContent, ingot_secret_content, GDK_TYPE_CONTENT_PROVIDER)

static void
erase (GString *secret)
{
  explicit_bzero (secret->str, secret->allocated_len);
  g_string_truncate (secret, 0);
}

static gboolean
forget_cb (gpointer user_data)
{
  IngotSecretContent *self = user_data;

  self->timeout = 0;
  ingot_secret_content_forget (self);
  return G_SOURCE_REMOVE;
}

static void
on_hint_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static GdkContentFormats *
ingot_secret_content_ref_formats (GdkContentProvider *provider)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  gdk_content_formats_builder_add_gtype (builder, G_TYPE_STRING);
  gdk_content_formats_builder_add_mime_type (builder, HINT_TYPE);
  return gdk_content_formats_builder_free_to_formats (builder);
}

/* GTK turns the string into whatever type of text is asked for. */
static gboolean
ingot_secret_content_get_value (GdkContentProvider *provider, GValue *value, GError **error)
{
  IngotSecretContent *self = INGOT_SECRET_CONTENT (provider);

  if (!G_VALUE_HOLDS_STRING (value))
    return GDK_CONTENT_PROVIDER_CLASS (ingot_secret_content_parent_class)
        ->get_value (provider, value, error);
  g_value_set_string (value, self->secret->str);
  return TRUE;
}

static void
ingot_secret_content_write_mime_type_async (GdkContentProvider *provider,
                                            const char *mime_type,
                                            GOutputStream *stream,
                                            int io_priority,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (provider, cancellable, callback, user_data);

  g_task_set_source_tag (task, ingot_secret_content_write_mime_type_async);
  g_output_stream_write_all_async (stream, HINT, strlen (HINT), io_priority, cancellable,
                                   on_hint_written, g_steal_pointer (&task));
}

static gboolean
ingot_secret_content_write_mime_type_finish (GdkContentProvider *provider,
                                             GAsyncResult *result,
                                             GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
ingot_secret_content_attach_clipboard (GdkContentProvider *provider, GdkClipboard *clipboard)
{
  INGOT_SECRET_CONTENT (provider)->clipboard = clipboard;
}

static void
ingot_secret_content_detach_clipboard (GdkContentProvider *provider, GdkClipboard *clipboard)
{
  IngotSecretContent *self = INGOT_SECRET_CONTENT (provider);

  self->clipboard = NULL;
  erase (self->secret);
}

static void
ingot_secret_content_finalize (GObject *object)
{
  IngotSecretContent *self = INGOT_SECRET_CONTENT (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  erase (self->secret);
  g_string_free (self->secret, TRUE);

  G_OBJECT_CLASS (ingot_secret_content_parent_class)->finalize (object);
}

static void
ingot_secret_content_class_init (IngotSecretContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ingot_secret_content_finalize;
  provider_class->ref_formats = ingot_secret_content_ref_formats;
  provider_class->get_value = ingot_secret_content_get_value;
  provider_class->write_mime_type_async = ingot_secret_content_write_mime_type_async;
  provider_class->write_mime_type_finish = ingot_secret_content_write_mime_type_finish;
  provider_class->attach_clipboard = ingot_secret_content_attach_clipboard;
  provider_class->detach_clipboard = ingot_secret_content_detach_clipboard;
}

static void
ingot_secret_content_init (IngotSecretContent *self)
{
  self->secret = g_string_new (NULL);
}

/**
 * ingot_secret_content_new:
 * @secret: a secret
 * @seconds: for how long it is told, in seconds
 *
 * Creates what a clipboard can hold in place of @secret.
 *
 * Returns: (transfer full): the content
 */
IngotSecretContent *
ingot_secret_content_new (const char *secret, guint seconds)
{
  IngotSecretContent *self = g_object_new (INGOT_TYPE_SECRET_CONTENT, NULL);

  g_string_assign (self->secret, secret);
  self->timeout = g_timeout_add_seconds (seconds, forget_cb, self);
  return self;
}

/**
 * ingot_secret_content_forget:
 * @self: a content
 *
 * Forgets the secret. Whoever asks from now on gets an empty text, even where the clipboard cannot
 * be cleared, as a Wayland compositor does not allow it to a window without focus. A clipboard that
 * still holds @self is cleared too.
 */
void
ingot_secret_content_forget (IngotSecretContent *self)
{
  g_autoptr (IngotSecretContent) keep = g_object_ref (self);

  g_clear_handle_id (&self->timeout, g_source_remove);
  erase (self->secret);
  if (self->clipboard != NULL)
    gdk_clipboard_set_content (self->clipboard, NULL);
}

/**
 * ingot_secret_content_copy:
 * @widget: where the person asked for it
 * @secret: a secret
 * @seconds: for how long it is told, in seconds
 *
 * Copies @secret to the clipboard of @widget. It is forgotten after @seconds, when the window
 * closes and when the application ends, whichever comes first.
 */
void
ingot_secret_content_copy (GtkWidget *widget, const char *secret, guint seconds)
{
  g_autoptr (IngotSecretContent) self = ingot_secret_content_new (secret, seconds);
  GtkRoot *root = gtk_widget_get_root (widget);
  GApplication *application = g_application_get_default ();

  if (root != NULL)
    g_signal_connect_object (root, "destroy", G_CALLBACK (ingot_secret_content_forget), self,
                             G_CONNECT_SWAPPED);
  /* before GTK hands the clipboards to whoever keeps them after the end */
  if (application != NULL)
    g_signal_connect_object (application, "shutdown", G_CALLBACK (ingot_secret_content_forget),
                             self, G_CONNECT_SWAPPED);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), GDK_CONTENT_PROVIDER (self));
}
