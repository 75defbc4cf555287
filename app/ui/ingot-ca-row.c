/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-ca-row.h"

#include "ingot-closures.h"
#include "ingot-trust-store.h"
#include "ingot-weak.h"

#include <glib/gi18n.h>

struct _IngotCaRow
{
  AdwActionRow parent_instance;

  GCancellable *cancellable;
  char *file_name; /* of what is being checked */
  char *in_effect; /* what is said of what is used, translated */
  IngotTrust *trust;
  gboolean has_certificate;
};

enum
{
  PROP_HAS_CERTIFICATE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IngotCaRow, ingot_ca_row, ADW_TYPE_ACTION_ROW)

static void
show_in_effect (IngotCaRow *self, const char *text)
{
  g_set_str (&self->in_effect, text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "ingot-wrong");
}

static void
show_error (IngotCaRow *self, const char *text)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_widget_add_css_class (GTK_WIDGET (self), "ingot-wrong");
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* What was in effect before stays so, and is what would be saved. */
static void
refuse (IngotCaRow *self, const GError *error)
{
  g_autofree char *in_effect = ingot_closure_isolate (NULL, self->in_effect);
  /* Translators: below why a file was refused; %s is “From the system” or another file */
  g_autofree char *unchanged = g_strdup_printf (_ ("Unchanged: %s"), in_effect);
  g_autofree char *text = g_strconcat (error->message, "\n", unchanged, NULL);

  show_error (self, text);
}

static void
set_certificate (IngotCaRow *self, IngotTrust *trust, const char *text)
{
  g_set_object (&self->trust, trust);
  self->has_certificate = trust != NULL;
  show_in_effect (self, text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_CERTIFICATE]);
}

/* Only what is chosen last counts. */
static void
start_anew (IngotCaRow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static IngotCaRow *
take_row (gpointer weak, GAsyncResult *result)
{
  g_autoptr (IngotCaRow) self = ingot_weak_take (weak);

  if (self == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return NULL;
  return g_steal_pointer (&self);
}

static void
on_loaded (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IngotTrust) trust = ingot_trust_load_finish (result, &error);
  g_autoptr (IngotCaRow) self = take_row (user_data, result);
  g_autofree char *name = NULL;

  if (self == NULL)
    return;
  if (trust == NULL)
    {
      refuse (self, error);
      return;
    }
  name = ingot_closure_safe_text (NULL, self->file_name);
  set_certificate (self, trust, name);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_kept_loaded (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IngotTrust) trust = ingot_trust_load_finish (result, &error);
  g_autoptr (IngotCaRow) self = take_row (user_data, result);

  if (self == NULL)
    return;
  if (trust != NULL)
    g_set_object (&self->trust, trust);
  else
    show_error (self, error->message);
}

static void
on_chosen (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IngotCaRow) self = ingot_weak_take (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file =
      gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source_object), result, &error);

  if (self == NULL)
    return;
  if (file != NULL)
    ingot_ca_row_load (self, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
           !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    refuse (self, error);
}

static GListModel *
create_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) certificates = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (certificates, _ ("Certificates"));
  gtk_file_filter_add_suffix (certificates, "pem");
  gtk_file_filter_add_suffix (certificates, "crt");
  gtk_file_filter_add_suffix (certificates, "cer");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, certificates);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = create_filters ();

  gtk_file_dialog_set_title (dialog, _ ("Choose a CA Certificate"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_chosen,
                        ingot_weak_new (widget));
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IngotCaRow *self = INGOT_CA_ROW (widget);

  start_anew (self);
  set_certificate (self, NULL, _ ("From the system"));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
ingot_ca_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_HAS_CERTIFICATE:
      g_value_set_boolean (value, INGOT_CA_ROW (object)->has_certificate);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_ca_row_dispose (GObject *object)
{
  IngotCaRow *self = INGOT_CA_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->trust);
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_CA_ROW);

  G_OBJECT_CLASS (ingot_ca_row_parent_class)->dispose (object);
}

static void
ingot_ca_row_finalize (GObject *object)
{
  IngotCaRow *self = INGOT_CA_ROW (object);

  g_free (self->file_name);
  g_free (self->in_effect);

  G_OBJECT_CLASS (ingot_ca_row_parent_class)->finalize (object);
}

static void
ingot_ca_row_class_init (IngotCaRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ingot_ca_row_get_property;
  object_class->dispose = ingot_ca_row_dispose;
  object_class->finalize = ingot_ca_row_finalize;

  properties[PROP_HAS_CERTIFICATE] =
      g_param_spec_boolean ("has-certificate", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", INGOT_TYPE_CA_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "ca.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "ca.reset", NULL, reset_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-ca-row.ui");
}

static void
ingot_ca_row_init (IngotCaRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_in_effect (self, _ ("From the system"));
}

/**
 * ingot_ca_row_show_kept:
 * @self: a row
 * @name: what a server remembers of its CA certificate
 *
 * Shows that a server has a CA certificate of its own, and reads it.
 */
void
ingot_ca_row_show_kept (IngotCaRow *self, const char *name)
{
  g_autoptr (GFile) file = ingot_trust_store_dup_file (name);

  start_anew (self);
  self->has_certificate = TRUE;
  show_in_effect (self, _ ("The one that was chosen for this server"));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_CERTIFICATE]);
  ingot_trust_load_async (file, self->cancellable, on_kept_loaded, ingot_weak_new (self));
}

/**
 * ingot_ca_row_load:
 * @self: a row
 * @file: what a person chose
 *
 * Checks a file, and takes the CA certificate in it if it is one. Otherwise what is in effect stays
 * so, and the row says that besides the error.
 */
void
ingot_ca_row_load (IngotCaRow *self, GFile *file)
{
  start_anew (self);
  g_free (self->file_name);
  self->file_name = g_file_get_basename (file);
  ingot_trust_load_async (file, self->cancellable, on_loaded, ingot_weak_new (self));
}

/**
 * ingot_ca_row_get_trust:
 * @self: a row
 *
 * Gets the CA certificate that is trusted besides the system's.
 *
 * Returns: (transfer none) (nullable): the certificate
 */
IngotTrust *
ingot_ca_row_get_trust (IngotCaRow *self)
{
  return self->trust;
}
