/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window does with servers, wherever it is asked to: the welcome page, the server button,
 * keys. */
#include "config.h"

#include "ingot-window-server-actions.h"

#include "ingot-alert.h"
#include "ingot-application.h"
#include "ingot-error-text.h"
#include "ingot-server-dialog.h"
#include "ingot-server-keeping.h"
#include "ingot-servers-dialog.h"
#include "ingot-window.h"

#include <glib/gi18n.h>

#define N_KEYS 9

/**
 * ingot_window_show_error:
 * @self: a window
 * @heading: what cannot be done, translated
 * @error: why
 *
 * Tells why a server cannot be opened.
 */
void
ingot_window_show_error (IngotWindow *self, const char *heading, const GError *error)
{
  g_autofree char *description = ingot_error_text_describe (error);

  ingot_alert_tell (GTK_WIDGET (self), heading, description);
}

static void
try_demo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IngotWindow *self = INGOT_WINDOW (widget);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (IngotSession) session =
      ingot_application_dup_demo_session (INGOT_APPLICATION (application), &error);

  if (session != NULL)
    ingot_window_set_session (self, session);
  else
    ingot_window_show_error (self, _ ("The Demo Cannot Start"), error);
}

/* What is in a dialog belongs to the server below it. */
static void
open_server_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IngotWindow *self = INGOT_WINDOW (widget);
  g_autoptr (IngotServer) server = g_list_model_get_item (
      G_LIST_MODEL (ingot_window_get_servers (self)), g_variant_get_uint32 (parameter));

  if (server != NULL &&
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL)
    ingot_window_open_server (self, server);
}

static void
add_server_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *dialog =
      ingot_server_dialog_new (ingot_window_get_servers (INGOT_WINDOW (widget)), NULL);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (ingot_window_open_server), widget,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
manage_servers_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (ingot_servers_dialog_new (ingot_window_get_servers (INGOT_WINDOW (widget))),
                      widget);
}

static void
edit_server_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IngotWindow *self = INGOT_WINDOW (widget);
  IngotServer *server = ingot_session_get_server (ingot_window_get_session (self));

  adw_dialog_present (ingot_server_dialog_new (ingot_window_get_servers (self), server), widget);
}

static void
keep_server_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IngotWindow *self = INGOT_WINDOW (widget);

  ingot_server_keeping_run (widget, ingot_window_get_servers (self),
                            ingot_session_get_server (ingot_window_get_session (self)));
}

/**
 * ingot_window_server_actions_install:
 * @widget_class: the class of windows
 *
 * Lets windows open, add, edit, keep and manage servers, and open the first nine by Ctrl+1 to
 * Ctrl+9.
 */
void
ingot_window_server_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.try-demo", NULL, try_demo_action);
  gtk_widget_class_install_action (widget_class, "win.open-server", "u", open_server_action);
  gtk_widget_class_install_action (widget_class, "win.add-server", NULL, add_server_action);
  gtk_widget_class_install_action (widget_class, "win.edit-server", NULL, edit_server_action);
  gtk_widget_class_install_action (widget_class, "win.manage-servers", NULL, manage_servers_action);
  gtk_widget_class_install_action (widget_class, "win.keep-server", NULL, keep_server_action);
  for (guint i = 0; i < N_KEYS; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_CONTROL_MASK,
                                         "win.open-server", "u", i);
}
