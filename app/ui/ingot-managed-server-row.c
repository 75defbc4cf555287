/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-managed-server-row.h"

#include "ingot-closures.h"
#include "ingot-environment-pill.h"
#include "ingot-read-only-mark.h"
#include "ingot-server-keeping.h"

#include <glib/gi18n.h>

/**
 * IngotManagedServerRow:
 *
 * A server where it is managed. What its menu and its keys do, the dialog around it does, under the
 * same name: `row.remove` activates `servers.remove` with the UUID.
 */
struct _IngotManagedServerRow
{
  AdwActionRow parent_instance;

  IngotServer *server;
};

enum
{
  PROP_SERVER = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotManagedServerRow, ingot_managed_server_row, ADW_TYPE_ACTION_ROW)

static char *
get_subtitle (IngotManagedServerRow *self, const char *address, gboolean saved)
{
  g_autofree char *host = ingot_closure_host (NULL, address);

  /* Translators: %s is the address of a server */
  return saved ? g_steal_pointer (&host) : g_strdup_printf (_ ("%s, for this session"), host);
}

static char *
get_tooltip (IngotManagedServerRow *self, const char *title, const char *subtitle)
{
  return g_strjoin ("\n", title, subtitle, NULL);
}

/* The row may be gone at the end of the action. */
static void
forward_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (IngotServer) server = g_object_ref (INGOT_MANAGED_SERVER_ROW (widget)->server);
  g_autofree char *action = g_strconcat ("servers.", action_name + strlen ("row."), NULL);
  g_autoptr (GtkWidget) keep = g_object_ref (widget);

  gtk_widget_activate_action (widget, action, "s", ingot_server_get_uuid (server));
}

static void
ingot_managed_server_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SERVER:
      g_value_set_object (value, INGOT_MANAGED_SERVER_ROW (object)->server);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_managed_server_row_set_property (GObject *object,
                                       guint id,
                                       const GValue *value,
                                       GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SERVER:
      INGOT_MANAGED_SERVER_ROW (object)->server = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_managed_server_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_MANAGED_SERVER_ROW);
  g_clear_object (&INGOT_MANAGED_SERVER_ROW (object)->server);

  G_OBJECT_CLASS (ingot_managed_server_row_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *action;
    guint key;
    GdkModifierType modifiers;
  } rows[] = {
    { "row.move-up", GDK_KEY_Up, GDK_ALT_MASK }, { "row.move-down", GDK_KEY_Down, GDK_ALT_MASK },
    { "row.edit", GDK_KEY_VoidSymbol, 0 },       { "row.keep", GDK_KEY_VoidSymbol, 0 },
    { "row.remove", GDK_KEY_Delete, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gtk_widget_class_install_action (widget_class, rows[i].action, NULL, forward_cb);
      if (rows[i].key != GDK_KEY_VoidSymbol)
        gtk_widget_class_add_binding_action (widget_class, rows[i].key, rows[i].modifiers,
                                             rows[i].action, NULL);
    }
}

static void
ingot_managed_server_row_class_init (IngotManagedServerRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ingot_managed_server_row_dispose;
  object_class->get_property = ingot_managed_server_row_get_property;
  object_class->set_property = ingot_managed_server_row_set_property;

  properties[PROP_SERVER] =
      g_param_spec_object ("server", NULL, NULL, INGOT_TYPE_SERVER,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (INGOT_TYPE_ENVIRONMENT_PILL);
  g_type_ensure (INGOT_TYPE_READ_ONLY_MARK);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/ingot_app/Ingot/ingot-managed-server-row.ui");
  ingot_closures_bind (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, get_subtitle);
  gtk_widget_class_bind_template_callback (widget_class, get_tooltip);
}

static void
ingot_managed_server_row_init (IngotManagedServerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ingot_managed_server_row_new:
 * @server: a server
 *
 * Makes a row.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
ingot_managed_server_row_new (IngotServer *server)
{
  GtkWidget *self = g_object_new (INGOT_TYPE_MANAGED_SERVER_ROW, "server", server, NULL);

  /* What is edited is saved, and its API token may be nowhere but in a session. */
  gtk_widget_action_set_enabled (self, "row.edit", ingot_server_get_saved (server));
  gtk_widget_action_set_enabled (self, "row.keep", ingot_server_keeping_is_possible (server));
  return self;
}

/**
 * ingot_managed_server_row_get_server:
 * @self: a row
 *
 * Gets which server the row shows.
 *
 * Returns: (transfer none): the server
 */
IngotServer *
ingot_managed_server_row_get_server (IngotManagedServerRow *self)
{
  g_return_val_if_fail (INGOT_IS_MANAGED_SERVER_ROW (self), NULL);

  return self->server;
}

/**
 * ingot_managed_server_row_set_movable:
 * @self: a row
 * @up: whether there is a place above
 * @down: whether there is a place below
 *
 * Sets where the server can be moved to.
 */
void
ingot_managed_server_row_set_movable (IngotManagedServerRow *self, gboolean up, gboolean down)
{
  g_return_if_fail (INGOT_IS_MANAGED_SERVER_ROW (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.move-up", up);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.move-down", down);
}
