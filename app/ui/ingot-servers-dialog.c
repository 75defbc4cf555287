/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-servers-dialog.h"

#include "ingot-alert.h"
#include "ingot-closures.h"
#include "ingot-managed-server-row.h"
#include "ingot-server-dialog.h"
#include "ingot-server-keeping.h"
#include "ingot-server-removal.h"
#include "ingot-toast.h"
#include "ingot-weak.h"

#include <glib/gi18n.h>

/**
 * IngotServersDialog:
 *
 * The servers, to be put in order, edited, kept and removed. Windows follow what is edited, since
 * their sessions do.
 *
 * A server that is removed is out of sight at once, and nothing is taken away before the toast goes
 * with which it can be undone: by itself, for the next one, or with the dialog, the window or the
 * program. Until then windows show the server, and it is in the list of other dialogs.
 */
struct _IngotServersDialog
{
  AdwDialog parent_instance;

  IngotServerList *servers;
  GtkFilterListModel *shown;
  GHashTable *hidden;   /* the UUIDs of those that are being removed */
  IngotServer *pending; /* the removal that can be undone */

  GtkListBox *list_box;
};

G_DEFINE_FINAL_TYPE (IngotServersDialog, ingot_servers_dialog, ADW_TYPE_DIALOG)

static gboolean
is_shown (gpointer item, gpointer hidden)
{
  return !g_hash_table_contains (hidden, ingot_server_get_uuid (item));
}

static void
set_hidden (IngotServersDialog *self, IngotServer *server, gboolean hidden)
{
  GtkFilter *filter = gtk_filter_list_model_get_filter (self->shown);

  if (hidden)
    g_hash_table_add (self->hidden, g_strdup (ingot_server_get_uuid (server)));
  else
    g_hash_table_remove (self->hidden, ingot_server_get_uuid (server));
  gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static IngotManagedServerRow *
get_row (IngotServersDialog *self, int place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list_box, place);

  return INGOT_IS_MANAGED_SERVER_ROW (row) ? INGOT_MANAGED_SERVER_ROW (row) : NULL;
}

static IngotServer *
get_server (IngotServersDialog *self, int place)
{
  IngotManagedServerRow *row = place >= 0 ? get_row (self, place) : NULL;

  return row != NULL ? ingot_managed_server_row_get_server (row) : NULL;
}

static int
find_place (IngotServersDialog *self, const char *uuid)
{
  IngotServer *server;

  for (int i = 0; (server = get_server (self, i)) != NULL; i++)
    if (g_str_equal (ingot_server_get_uuid (server), uuid))
      return i;
  return -1;
}

static gboolean
is_saved (IngotServer *server)
{
  return server != NULL && ingot_server_get_saved (server);
}

/* Those for this session come after the others. */
static void
shown_changed_cb (IngotServersDialog *self)
{
  IngotManagedServerRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    {
      const gboolean saved = is_saved (get_server (self, i));

      ingot_managed_server_row_set_movable (row, saved && i > 0,
                                            saved && is_saved (get_server (self, i + 1)));
    }
}

/* With the focus nowhere Escape would not be heard. */
static void
focus_place (IngotServersDialog *self, int place)
{
  IngotManagedServerRow *row = get_row (self, place);

  if (row == NULL && place > 0)
    row = get_row (self, place - 1);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
show_error (IngotServersDialog *self, IngotServer *server, const GError *error)
{
  GApplication *application = g_application_get_default ();
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_autofree char *name = ingot_closure_isolate (NULL, ingot_server_get_name (server));
  /* Translators: %s is a server */
  g_autofree char *heading = g_strdup_printf (_ ("“%s” Is Not Removed"), name);
  g_autofree char *body = NULL;

  /* The program is being quit; the server is there at the next start. */
  if (window == NULL)
    return;
  body = g_strdup_printf (
      _ ("Its API token could not be taken out of the keyring, so both stay.\n\n%s"),
      error->message);
  ingot_alert_tell (self != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) ? GTK_WIDGET (self)
                                                                              : GTK_WIDGET (window),
                    heading, body);
}

static void
on_removed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IngotServersDialog) self = ingot_weak_take (user_data);
  g_autoptr (GError) error = NULL;
  IngotServer *server =
      ingot_server_removal_run_finish (INGOT_SERVER_LIST (source), result, &error);

  if (error == NULL)
    return;
  if (self != NULL && self->shown != NULL)
    set_hidden (self, server, FALSE);
  show_error (self, server, error);
}

static void
carry_out (IngotServersDialog *self)
{
  g_autoptr (IngotServer) server = g_steal_pointer (&self->pending);

  if (server != NULL)
    ingot_server_removal_run_async (self->servers, server, on_removed, ingot_weak_new (self));
}

static void
undo_cb (IngotServersDialog *self)
{
  g_autoptr (IngotServer) server = g_steal_pointer (&self->pending);

  set_hidden (self, server, FALSE);
  focus_place (self, find_place (self, ingot_server_get_uuid (server)));
}

static void
remove_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotServersDialog *self = INGOT_SERVERS_DIALOG (widget);
  const int place = find_place (self, g_variant_get_string (parameter, NULL));
  IngotServer *server = get_server (self, place);
  g_autofree char *name = ingot_closure_isolate (NULL, ingot_server_get_name (server));
  /* Translators: %s is a server */
  g_autofree char *text = g_strdup_printf (_ ("“%s” removed"), name);
  /* An earlier one goes, and what it stood for is carried out. */
  AdwToast *toast = ingot_toast_show_undo (GTK_WIDGET (self->list_box), text);

  self->pending = g_object_ref (server);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (carry_out), self, G_CONNECT_SWAPPED);
  set_hidden (self, server, TRUE);
  focus_place (self, place);
}

static void
move_to (IngotServersDialog *self, int from, int to, IngotServer *before)
{
  ingot_server_list_move (self->servers, get_server (self, from), before);
  focus_place (self, to);
}

static void
move_up_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotServersDialog *self = INGOT_SERVERS_DIALOG (widget);
  const int place = find_place (self, g_variant_get_string (parameter, NULL));

  move_to (self, place, place - 1, get_server (self, place - 1));
}

static void
move_down_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotServersDialog *self = INGOT_SERVERS_DIALOG (widget);
  const int place = find_place (self, g_variant_get_string (parameter, NULL));
  IngotServer *before = get_server (self, place + 2);

  move_to (self, place, place + 1, is_saved (before) ? before : NULL);
}

static IngotManagedServerRow *
find_row_at (IngotServersDialog *self, double y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list_box, (int) y);

  return row != NULL ? INGOT_MANAGED_SERVER_ROW (row) : NULL;
}

static GdkContentProvider *
prepare_cb (IngotServersDialog *self, double x, double y, GtkDragSource *source)
{
  IngotManagedServerRow *row = find_row_at (self, y);
  IngotServer *server = row != NULL ? ingot_managed_server_row_get_server (row) : NULL;

  return is_saved (server) ? gdk_content_provider_new_typed (INGOT_TYPE_SERVER, server) : NULL;
}

static void
drag_begin_cb (IngotServersDialog *self, GdkDrag *drag, GtkDragSource *source)
{
  GdkContentProvider *content = gdk_drag_get_content (drag);
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GdkPaintable) paintable = NULL;
  IngotServer *server;

  g_value_init (&value, INGOT_TYPE_SERVER);
  if (!gdk_content_provider_get_value (content, &value, NULL))
    return;
  server = g_value_get_object (&value);
  paintable = gtk_widget_paintable_new (
      GTK_WIDGET (get_row (self, find_place (self, ingot_server_get_uuid (server)))));
  gtk_drag_source_set_icon (source, paintable, 24, 24);
}

/* It takes the place of the one that it is dropped on, which makes room on the side that it came
 * from; those for this session stay at the end. */
static gboolean
drop_cb (IngotServersDialog *self, const GValue *value, double x, double y)
{
  IngotServer *server = g_value_get_object (value);
  IngotManagedServerRow *row = find_row_at (self, y);
  const int from = find_place (self, ingot_server_get_uuid (server));
  const int to = row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
  IngotServer *before = to >= 0 ? get_server (self, to > from ? to + 1 : to) : NULL;

  if (from < 0 || to < 0 || from == to || !is_saved (get_server (self, to)))
    return FALSE;
  move_to (self, from, to, is_saved (before) ? before : NULL);
  return TRUE;
}

static void
keep_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotServersDialog *self = INGOT_SERVERS_DIALOG (widget);
  IngotServer *server =
      ingot_server_list_find (self->servers, g_variant_get_string (parameter, NULL));

  ingot_server_keeping_run (GTK_WIDGET (self->list_box), self->servers, server);
}

static void
edit_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotServersDialog *self = INGOT_SERVERS_DIALOG (widget);
  IngotServer *server =
      ingot_server_list_find (self->servers, g_variant_get_string (parameter, NULL));

  adw_dialog_present (ingot_server_dialog_new (self->servers, server), widget);
}

static void
row_activated_cb (IngotServersDialog *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "row.edit", NULL);
}

static GtkWidget *
create_row (gpointer server, gpointer user_data)
{
  return ingot_managed_server_row_new (server);
}

static void
ingot_servers_dialog_closed (AdwDialog *dialog)
{
  carry_out (INGOT_SERVERS_DIALOG (dialog));
}

static void
ingot_servers_dialog_dispose (GObject *object)
{
  IngotServersDialog *self = INGOT_SERVERS_DIALOG (object);

  carry_out (self);
  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_data (self->shown, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), INGOT_TYPE_SERVERS_DIALOG);
  g_clear_object (&self->shown);
  g_clear_object (&self->servers);
  g_clear_pointer (&self->hidden, g_hash_table_unref);

  G_OBJECT_CLASS (ingot_servers_dialog_parent_class)->dispose (object);
}

static void
ingot_servers_dialog_class_init (IngotServersDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ingot_servers_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = ingot_servers_dialog_closed;

  gtk_widget_class_install_action (widget_class, "servers.move-up", "s", move_up_cb);
  gtk_widget_class_install_action (widget_class, "servers.move-down", "s", move_down_cb);
  gtk_widget_class_install_action (widget_class, "servers.edit", "s", edit_cb);
  gtk_widget_class_install_action (widget_class, "servers.keep", "s", keep_cb);
  gtk_widget_class_install_action (widget_class, "servers.remove", "s", remove_cb);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/ingot_app/Ingot/ingot-servers-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotServersDialog, list_box);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
ingot_servers_dialog_init (IngotServersDialog *self)
{
  GtkDropTarget *target = gtk_drop_target_new (INGOT_TYPE_SERVER, GDK_ACTION_MOVE);

  self->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list_box), GTK_EVENT_CONTROLLER (target));
}

/**
 * ingot_servers_dialog_new:
 * @servers: the servers
 *
 * Makes the dialog.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
ingot_servers_dialog_new (IngotServerList *servers)
{
  IngotServersDialog *self = g_object_new (INGOT_TYPE_SERVERS_DIALOG, NULL);
  GtkCustomFilter *filter = gtk_custom_filter_new (is_shown, g_hash_table_ref (self->hidden),
                                                   (GDestroyNotify) g_hash_table_unref);

  self->servers = g_object_ref (servers);
  self->shown =
      gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (servers)), GTK_FILTER (filter));
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (self->shown), create_row, NULL, NULL);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (shown_changed_cb), self,
                           G_CONNECT_SWAPPED);
  shown_changed_cb (self);
  return ADW_DIALOG (self);
}
