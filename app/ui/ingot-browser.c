/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-browser.h"

#include "ingot-alert.h"

#include <glib/gi18n.h>

static void
on_launched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    ingot_alert_tell (widget, _ ("The Browser Cannot Be Opened"), error->message);
}

/**
 * ingot_browser_open:
 * @widget: where it was asked for
 * @uri: a URI
 *
 * Opens @uri in the person's browser. A dialog says so where there is none.
 */
void
ingot_browser_open (GtkWidget *widget, const char *uri)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (root), NULL, on_launched, g_object_ref (widget));
}
