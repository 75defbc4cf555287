/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-server-button.h"

#include "ingot-closures.h"
#include "ingot-environment-pill.h"
#include "ingot-read-only-mark.h"
#include "ingot-server-keeping.h"
#include "ingot-server-row.h"
#include "ingot-window.h"

#include <glib/gi18n.h>

struct _IngotServerButton
{
  AdwBin parent_instance;

  IngotSession *session;
  GSignalGroup *session_signals;
  IngotServerList *servers;
  char *account; /* who is signed in, in words */

  GtkPopover *popover;
  GtkListBox *list_box;
};

enum
{
  PROP_SESSION = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotServerButton, ingot_server_button, ADW_TYPE_BIN)

/* LogScale does not tell the kinds that belong to no user from each other. */
static char *
describe_account (IngotAccount *account)
{
  g_autofree char *username = NULL;

  if (account == NULL)
    return g_strdup (_ ("API token of an organization, a repository or the system, not of a user"));
  username = ingot_closure_isolate (NULL, ingot_account_get_username (account));
  /* Translators: %s is the name of a user */
  return g_strdup_printf (_ ("Signed in as %s"), username);
}

static void
update_rows (IngotServerButton *self)
{
  IngotServer *current = self->session != NULL ? ingot_session_get_server (self->session) : NULL;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    {
      IngotServerRow *server_row = INGOT_SERVER_ROW (row);
      const gboolean is_current = ingot_server_row_get_server (server_row) == current;

      ingot_server_row_set_place (server_row, (guint) i);
      ingot_server_row_set_current (server_row, is_current);
      ingot_server_row_set_account (server_row, is_current ? self->account : NULL);
    }
}

/* Without an account nothing is known before the server has answered, or if it did not. */
static void
account_cb (IngotServerButton *self)
{
  IngotAccount *account = self->session != NULL ? ingot_session_get_account (self->session) : NULL;
  g_autofree char *text = NULL;

  if (account == NULL && self->session != NULL && ingot_session_get_loading (self->session))
    return;
  if (account != NULL ||
      (self->session != NULL && ingot_session_get_state (self->session) == INGOT_SESSION_READY &&
       ingot_session_get_error (self->session) == NULL))
    text = describe_account (account);
  g_set_str (&self->account, text);
  update_rows (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (adw_bin_get_child (ADW_BIN (self))),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "",
                                  -1);
}

static void
row_activated_cb (IngotServerButton *self, GtkListBoxRow *row)
{
  gtk_popover_popdown (self->popover);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-server", "u",
                              (guint) gtk_list_box_row_get_index (row));
}

/* Beside the pill and the lock there would be no room for the name. */
static GtkOrientation
get_orientation (IngotServerButton *self, gboolean read_only)
{
  return read_only ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
}

static gboolean
can_keep (IngotServerButton *self, IngotSession *session)
{
  return session != NULL && ingot_server_keeping_is_possible (ingot_session_get_server (session));
}

/* The rows have the names of actions: one with an action of its own would leave the popover open,
 * and all keys to it. */
static void
action_activated_cb (IngotServerButton *self, GtkListBoxRow *row)
{
  gtk_popover_popdown (self->popover);
  gtk_widget_activate_action (GTK_WIDGET (self), gtk_widget_get_name (GTK_WIDGET (row)), NULL);
}

/* For a person the two lists are one. */
static gboolean
keynav_failed_cb (IngotServerButton *self, GtkDirectionType direction)
{
  return gtk_widget_child_focus (gtk_popover_get_child (self->popover), direction == GTK_DIR_DOWN
                                                                            ? GTK_DIR_TAB_FORWARD
                                                                            : GTK_DIR_TAB_BACKWARD);
}

static GtkWidget *
create_row (gpointer server, gpointer user_data)
{
  return ingot_server_row_new (server);
}

/* A name of its own: one made of what is in the button would have that of the list in it as well,
 * while it is open. */
static void
name_cb (IngotServerButton *self)
{
  g_autofree char *name = ingot_closure_safe_text (NULL, ingot_session_get_name (self->session));
  g_autofree char *marks = ingot_server_row_describe_marks (
      ingot_session_get_environment (self->session), ingot_session_get_read_only (self->session));
  g_autofree char *text = ingot_closure_enumerate (NULL, (const char *[]) { name, marks, NULL });

  gtk_accessible_update_property (GTK_ACCESSIBLE (adw_bin_get_child (ADW_BIN (self))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* The servers are the window's, wherever in it the button is. */
static void
ingot_server_button_map (GtkWidget *widget)
{
  IngotServerButton *self = INGOT_SERVER_BUTTON (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  GTK_WIDGET_CLASS (ingot_server_button_parent_class)->map (widget);

  if (self->servers != NULL || !INGOT_IS_WINDOW (root))
    return;
  self->servers = g_object_ref (ingot_window_get_servers (INGOT_WINDOW (root)));
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (self->servers), create_row, NULL, NULL);
  g_signal_connect_object (self->servers, "items-changed", G_CALLBACK (update_rows), self,
                           G_CONNECT_SWAPPED);
  update_rows (self);
}

static void
ingot_server_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotServerButton *self = INGOT_SERVER_BUTTON (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_server_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IngotServerButton *self = INGOT_SERVER_BUTTON (object);

  switch (id)
    {
    case PROP_SESSION:
      ingot_server_button_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_server_button_dispose (GObject *object)
{
  IngotServerButton *self = INGOT_SERVER_BUTTON (object);

  g_clear_object (&self->session_signals);
  if (self->servers != NULL)
    g_signal_handlers_disconnect_by_data (self->servers, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), INGOT_TYPE_SERVER_BUTTON);
  g_clear_object (&self->session);
  g_clear_object (&self->servers);
  g_clear_pointer (&self->account, g_free);

  G_OBJECT_CLASS (ingot_server_button_parent_class)->dispose (object);
}

static void
ingot_server_button_class_init (IngotServerButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ingot_server_button_dispose;
  object_class->get_property = ingot_server_button_get_property;
  object_class->set_property = ingot_server_button_set_property;
  widget_class->map = ingot_server_button_map;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, INGOT_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (INGOT_TYPE_ENVIRONMENT_PILL);
  g_type_ensure (INGOT_TYPE_READ_ONLY_MARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-server-button.ui");
  ingot_closures_bind (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, action_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, can_keep);
  gtk_widget_class_bind_template_callback (widget_class, get_orientation);
  gtk_widget_class_bind_template_callback (widget_class, keynav_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_child (widget_class, IngotServerButton, list_box);
  gtk_widget_class_bind_template_child (widget_class, IngotServerButton, popover);
}

static void
ingot_server_button_init (IngotServerButton *self)
{
  static const char *const said[] = { "notify::name", "notify::environment", "notify::read-only" };

  self->session_signals = g_signal_group_new (INGOT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::account", G_CALLBACK (account_cb),
                                  self);
  g_signal_group_connect_swapped (self->session_signals, "notify::loading", G_CALLBACK (account_cb),
                                  self);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    g_signal_group_connect_swapped (self->session_signals, said[i], G_CALLBACK (name_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ingot_server_button_get_session:
 * @self: a server button
 *
 * Gets the current server.
 *
 * Returns: (transfer none) (nullable): the session
 */
IngotSession *
ingot_server_button_get_session (IngotServerButton *self)
{
  g_return_val_if_fail (INGOT_IS_SERVER_BUTTON (self), NULL);

  return self->session;
}

/**
 * ingot_server_button_set_session:
 * @self: a server button
 * @session: (nullable): a session
 *
 * Sets the current server.
 */
void
ingot_server_button_set_session (IngotServerButton *self, IngotSession *session)
{
  g_return_if_fail (INGOT_IS_SERVER_BUTTON (self));

  if (!g_set_object (&self->session, session))
    return;
  g_clear_pointer (&self->account, g_free);
  update_rows (self);
  g_signal_group_set_target (self->session_signals, session);
  account_cb (self);
  if (session != NULL)
    name_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}
