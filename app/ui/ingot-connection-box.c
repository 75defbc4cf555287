/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-connection-box.h"

#include "ingot-certificate-box.h"
#include "ingot-connection-step-row.h"
#include "ingot-error.h"
#include "ingot-wrap-layout.h"

#include <glib/gi18n.h>

struct _IngotConnectionBox
{
  AdwBin parent_instance;

  IngotConnectionTest *test;

  GtkButton *test_button;
  GtkListBox *step_list;
  GtkWidget *elsewhere_button;
  IngotCertificateBox *certificate_box;
};

enum
{
  PROP_RUNNING = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_FOUND,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IngotConnectionBox, ingot_connection_box, ADW_TYPE_BIN)

static const char *
get_elsewhere (IngotConnectionBox *self)
{
  const GError *error = ingot_connection_test_get_error (self->test);

  return g_error_matches (error, INGOT_ERROR, INGOT_ERROR_REDIRECTED)
             ? ingot_error_get_location (error)
             : NULL;
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  return ingot_connection_step_row_new (item);
}

static void
running_cb (IngotConnectionBox *self)
{
  const gboolean running = ingot_connection_test_get_running (self->test);

  gtk_button_set_label (self->test_button, running ? _ ("S_top") : _ ("_Test"));
  /* It is in front of every other name. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->test_button),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->test_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  running ? _ ("Stop") : _ ("Test Connection"), -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

/* What failed may be below what can be seen, and where the certificate is is known once it has its
 * room. */
static gboolean
show_failure_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GtkWidget *certificate = GTK_WIDGET (INGOT_CONNECTION_BOX (widget)->certificate_box);
  GtkWidget *failure = gtk_widget_get_visible (certificate) ? certificate : widget;
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);

  if (gtk_widget_get_height (failure) == 0)
    return G_SOURCE_CONTINUE;
  if (viewport != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), failure, NULL);
  return G_SOURCE_REMOVE;
}

static void
error_cb (IngotConnectionBox *self)
{
  const GError *error = ingot_connection_test_get_error (self->test);

  ingot_certificate_box_set_error (self->certificate_box, error);
  gtk_widget_set_visible (self->elsewhere_button, get_elsewhere (self) != NULL);
  if (error == NULL)
    return;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), show_failure_cb, NULL, NULL);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
address_cb (IngotConnectionBox *self)
{
  const char *address = ingot_connection_test_get_address (self->test);

  if (address != NULL)
    g_signal_emit (self, signals[SIGNAL_FOUND], 0, address);
}

static void
elsewhere_cb (IngotConnectionBox *self)
{
  g_autofree char *address = g_strdup (get_elsewhere (self));

  ingot_connection_test_stop (self->test);
  g_signal_emit (self, signals[SIGNAL_FOUND], 0, address);
}

static void
ingot_connection_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, ingot_connection_box_get_running (INGOT_CONNECTION_BOX (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_connection_box_dispose (GObject *object)
{
  IngotConnectionBox *self = INGOT_CONNECTION_BOX (object);

  if (self->test != NULL)
    g_signal_handlers_disconnect_by_data (self->test, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_CONNECTION_BOX);
  g_clear_object (&self->test);

  G_OBJECT_CLASS (ingot_connection_box_parent_class)->dispose (object);
}

static void
ingot_connection_box_class_init (IngotConnectionBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ingot_connection_box_get_property;
  object_class->dispose = ingot_connection_box_dispose;

  properties[PROP_RUNNING] =
      g_param_spec_boolean ("running", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_FOUND] = g_signal_new ("found", INGOT_TYPE_CONNECTION_BOX, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (INGOT_TYPE_CERTIFICATE_BOX);
  g_type_ensure (INGOT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/ingot_app/Ingot/ingot-connection-box.ui");
  gtk_widget_class_bind_template_callback (widget_class, elsewhere_cb);
  gtk_widget_class_bind_template_child (widget_class, IngotConnectionBox, certificate_box);
  gtk_widget_class_bind_template_child (widget_class, IngotConnectionBox, elsewhere_button);
  gtk_widget_class_bind_template_child (widget_class, IngotConnectionBox, step_list);
  gtk_widget_class_bind_template_child (widget_class, IngotConnectionBox, test_button);
}

static void
ingot_connection_box_init (IngotConnectionBox *self)
{
  self->test = ingot_connection_test_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->step_list, ingot_connection_test_get_steps (self->test),
                           create_row, NULL, NULL);
  g_signal_connect_swapped (self->test, "notify::running", G_CALLBACK (running_cb), self);
  g_signal_connect_swapped (self->test, "notify::error", G_CALLBACK (error_cb), self);
  g_signal_connect_swapped (self->test, "notify::address", G_CALLBACK (address_cb), self);
  running_cb (self);
}

/**
 * ingot_connection_box_start:
 * @self: a connection box
 * @address: what a person pasted
 * @api_token: (nullable): the API token
 * @trust: (nullable): CA certificates that are trusted besides the system's
 *
 * Begins from the first step.
 */
void
ingot_connection_box_start (IngotConnectionBox *self,
                            const char *address,
                            const char *api_token,
                            IngotTrust *trust)
{
  ingot_connection_test_start (self->test, address, api_token, trust);
}

/**
 * ingot_connection_box_start_saved:
 * @self: a connection box
 * @address: what a person pasted
 * @server: a server, whose API token in the keyring is used
 * @trust: (nullable): CA certificates that are trusted besides the system's
 *
 * Begins from the first step.
 */
void
ingot_connection_box_start_saved (IngotConnectionBox *self,
                                  const char *address,
                                  IngotServer *server,
                                  IngotTrust *trust)
{
  ingot_connection_test_start_saved (self->test, address, server, trust);
}

/**
 * ingot_connection_box_stop:
 * @self: a connection box
 *
 * Stops the test, and forgets what it found.
 */
void
ingot_connection_box_stop (IngotConnectionBox *self)
{
  ingot_connection_test_stop (self->test);
}

/**
 * ingot_connection_box_get_running:
 * @self: a connection box
 *
 * Tells whether a test is running.
 *
 * Returns: %TRUE if it is
 */
gboolean
ingot_connection_box_get_running (IngotConnectionBox *self)
{
  return ingot_connection_test_get_running (self->test);
}

/**
 * ingot_connection_box_get_error:
 * @self: a connection box
 *
 * Gets why the last test failed.
 *
 * Returns: (transfer none) (nullable): an error of #IngotError
 */
const GError *
ingot_connection_box_get_error (IngotConnectionBox *self)
{
  return ingot_connection_test_get_error (self->test);
}
