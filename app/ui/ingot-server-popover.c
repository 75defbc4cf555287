/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-server-popover.h"

#include "ingot-server-keeping.h"
#include "ingot-server-row.h"
#include "ingot-session.h"

/**
 * IngotServerPopover:
 *
 * The list of the server button: the servers, and what can be done with them. Properties: servers;
 * session, with the current one; account, who is signed in there, in words.
 */
struct _IngotServerPopover
{
  GtkPopover parent_instance;

  IngotServerList *servers;
  IngotSession *session;
  char *account;

  GtkListBox *list_box;
};

enum
{
  PROP_SERVERS = 1,
  PROP_SESSION,
  PROP_ACCOUNT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotServerPopover, ingot_server_popover, GTK_TYPE_POPOVER)

static void
update_rows (IngotServerPopover *self)
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

static void
row_activated_cb (IngotServerPopover *self, GtkListBoxRow *row)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-server", "u",
                              (guint) gtk_list_box_row_get_index (row));
}

/* The rows have the names of actions: one with an action of its own would leave the popover open,
 * and all keys to it. */
static void
action_activated_cb (IngotServerPopover *self, GtkListBoxRow *row)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), gtk_widget_get_name (GTK_WIDGET (row)), NULL);
}

/* For a person the two lists are one. */
static gboolean
keynav_failed_cb (IngotServerPopover *self, GtkDirectionType direction)
{
  return gtk_widget_child_focus (gtk_popover_get_child (GTK_POPOVER (self)),
                                 direction == GTK_DIR_DOWN ? GTK_DIR_TAB_FORWARD
                                                           : GTK_DIR_TAB_BACKWARD);
}

static gboolean
can_keep (IngotServerPopover *self, IngotSession *session)
{
  return session != NULL && ingot_server_keeping_is_possible (ingot_session_get_server (session));
}

static GtkWidget *
create_row (gpointer server, gpointer user_data)
{
  return ingot_server_row_new (server);
}

static void
set_session (IngotServerPopover *self, IngotSession *session)
{
  if (!g_set_object (&self->session, session))
    return;
  update_rows (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
set_account (IngotServerPopover *self, const char *account)
{
  if (!g_set_str (&self->account, account))
    return;
  update_rows (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCOUNT]);
}

static void
ingot_server_popover_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotServerPopover *self = INGOT_SERVER_POPOVER (object);

  switch (id)
    {
    case PROP_SERVERS:
      g_value_set_object (value, self->servers);
      break;
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_ACCOUNT:
      g_value_set_string (value, self->account);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_server_popover_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  IngotServerPopover *self = INGOT_SERVER_POPOVER (object);

  switch (id)
    {
    case PROP_SERVERS:
      self->servers = g_value_dup_object (value);
      break;
    case PROP_SESSION:
      set_session (self, g_value_get_object (value));
      break;
    case PROP_ACCOUNT:
      set_account (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_server_popover_constructed (GObject *object)
{
  IngotServerPopover *self = INGOT_SERVER_POPOVER (object);

  G_OBJECT_CLASS (ingot_server_popover_parent_class)->constructed (object);

  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (self->servers), create_row, NULL, NULL);
  g_signal_connect_object (self->servers, "items-changed", G_CALLBACK (update_rows), self,
                           G_CONNECT_SWAPPED);
  update_rows (self);
}

static void
ingot_server_popover_dispose (GObject *object)
{
  IngotServerPopover *self = INGOT_SERVER_POPOVER (object);

  if (self->servers != NULL)
    g_signal_handlers_disconnect_by_data (self->servers, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), INGOT_TYPE_SERVER_POPOVER);
  g_clear_object (&self->servers);
  g_clear_object (&self->session);
  g_clear_pointer (&self->account, g_free);

  G_OBJECT_CLASS (ingot_server_popover_parent_class)->dispose (object);
}

static void
ingot_server_popover_class_init (IngotServerPopoverClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ingot_server_popover_constructed;
  object_class->dispose = ingot_server_popover_dispose;
  object_class->get_property = ingot_server_popover_get_property;
  object_class->set_property = ingot_server_popover_set_property;

  properties[PROP_SERVERS] =
      g_param_spec_object ("servers", NULL, NULL, INGOT_TYPE_SERVER_LIST,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, INGOT_TYPE_SESSION, flags);
  properties[PROP_ACCOUNT] = g_param_spec_string ("account", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/ingot_app/Ingot/ingot-server-popover.ui");
  gtk_widget_class_bind_template_callback (widget_class, action_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, can_keep);
  gtk_widget_class_bind_template_callback (widget_class, keynav_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_child (widget_class, IngotServerPopover, list_box);
}

static void
ingot_server_popover_init (IngotServerPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ingot_server_popover_new:
 * @servers: the servers that a window can show
 *
 * Makes the list of a server button.
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *
ingot_server_popover_new (IngotServerList *servers)
{
  return g_object_new (INGOT_TYPE_SERVER_POPOVER, "servers", servers, NULL);
}
