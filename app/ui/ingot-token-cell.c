/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-cell.h"

struct _IngotTokenCell
{
  AdwBin parent_instance;

  IngotTokenItem *item;
  guint position;
};

enum
{
  PROP_ITEM = 1,
  PROP_POSITION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotTokenCell, ingot_token_cell, ADW_TYPE_BIN)

/* The row may be gone at the end of the action, and its menu with it. */
static void
do_to_this_row (GtkWidget *widget, const char *how_selected, const char *action_name)
{
  IngotTokenCell *self = INGOT_TOKEN_CELL (widget);
  g_autofree char *action = g_strconcat ("token.", action_name + strlen ("row."), NULL);
  g_autoptr (GtkWidget) keep = g_object_ref (widget);

  if (self->item == NULL)
    return;
  gtk_widget_activate_action (widget, how_selected, "u", self->position);
  gtk_widget_activate_action (widget, action, NULL);
}

static void
do_to_one_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  do_to_this_row (widget, "token.choose", action_name);
}

static void
do_to_any_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  do_to_this_row (widget, "token.include", action_name);
}

static void
toggle_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotTokenCell *self = INGOT_TOKEN_CELL (widget);

  if (self->item != NULL)
    gtk_widget_activate_action (widget, "token.toggle", "u", self->position);
}

static void
set_position (IngotTokenCell *self, guint position)
{
  if (self->position == position)
    return;
  self->position = position;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
}

static void
ingot_token_cell_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      g_value_set_object (value, INGOT_TOKEN_CELL (object)->item);
      break;
    case PROP_POSITION:
      g_value_set_uint (value, INGOT_TOKEN_CELL (object)->position);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_token_cell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      if (g_set_object (&INGOT_TOKEN_CELL (object)->item, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_POSITION:
      set_position (INGOT_TOKEN_CELL (object), g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_token_cell_dispose (GObject *object)
{
  g_clear_object (&INGOT_TOKEN_CELL (object)->item);

  G_OBJECT_CLASS (ingot_token_cell_parent_class)->dispose (object);
}

static void
ingot_token_cell_class_init (IngotTokenCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ingot_token_cell_dispose;
  object_class->get_property = ingot_token_cell_get_property;
  object_class->set_property = ingot_token_cell_set_property;

  properties[PROP_ITEM] =
      g_param_spec_object ("item", NULL, NULL, INGOT_TYPE_TOKEN_ITEM,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_POSITION] =
      g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "row.copy", NULL, do_to_one_cb);
  gtk_widget_class_install_action (widget_class, "row.reveal", NULL, do_to_one_cb);
  gtk_widget_class_install_action (widget_class, "row.edit", NULL, do_to_any_cb);
  gtk_widget_class_install_action (widget_class, "row.delete", NULL, do_to_any_cb);
  gtk_widget_class_install_action (widget_class, "row.toggle", NULL, toggle_cb);
}

static void
ingot_token_cell_init (IngotTokenCell *self)
{
}
