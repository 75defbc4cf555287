/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-late-cell.h"

typedef struct
{
  GtkListItem *list_item; /* weak */
  GObject *shown;
} IngotLateCellPrivate;

enum
{
  PROP_SHOWN = 1,
  PROP_LIST_ITEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_TYPE_WITH_PRIVATE (IngotLateCell, ingot_late_cell, GTK_TYPE_WIDGET)

static IngotLateCellPrivate *
get_private (IngotLateCell *self)
{
  return ingot_late_cell_get_instance_private (self);
}

static void
ingot_late_cell_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SHOWN:
      g_value_set_object (value, get_private (INGOT_LATE_CELL (object))->shown);
      break;
    case PROP_LIST_ITEM:
      g_value_set_object (value, get_private (INGOT_LATE_CELL (object))->list_item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_late_cell_dispose (GObject *object)
{
  IngotLateCellPrivate *private = get_private (INGOT_LATE_CELL (object));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_weak_pointer (&private->list_item);
  g_clear_object (&private->shown);

  G_OBJECT_CLASS (ingot_late_cell_parent_class)->dispose (object);
}

static void
ingot_late_cell_class_init (IngotLateCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ingot_late_cell_dispose;
  object_class->get_property = ingot_late_cell_get_property;

  properties[PROP_SHOWN] = g_param_spec_object ("shown", NULL, NULL, G_TYPE_OBJECT,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LIST_ITEM] = g_param_spec_object ("list-item", NULL, NULL, GTK_TYPE_LIST_ITEM,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
ingot_late_cell_init (IngotLateCell *self)
{
}

/**
 * ingot_late_cell_set_list_item:
 * @self: a cell
 * @list_item: what a factory sets up
 *
 * Sets where the cell is, and puts it there.
 */
void
ingot_late_cell_set_list_item (IngotLateCell *self, GtkListItem *list_item)
{
  g_return_if_fail (INGOT_IS_LATE_CELL (self));

  if (g_set_weak_pointer (&get_private (self)->list_item, list_item))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST_ITEM]);
  gtk_list_item_set_child (list_item, GTK_WIDGET (self));
}

/**
 * ingot_late_cell_get_list_item:
 * @self: a cell
 *
 * Gets what the factory of the list knows of the cell.
 *
 * Returns: (transfer none) (nullable): what ingot_late_cell_set_list_item () set, if it still lives
 */
GtkListItem *
ingot_late_cell_get_list_item (IngotLateCell *self)
{
  return get_private (self)->list_item;
}

/**
 * ingot_late_cell_get_position:
 * @self: a cell
 *
 * Gets where in the list the cell is.
 *
 * Returns: the position; %GTK_INVALID_LIST_POSITION if it is not there
 */
guint
ingot_late_cell_get_position (IngotLateCell *self)
{
  GtkListItem *list_item = get_private (self)->list_item;

  return list_item != NULL ? gtk_list_item_get_position (list_item) : GTK_INVALID_LIST_POSITION;
}

/**
 * ingot_late_cell_get_item:
 * @self: a cell
 *
 * Gets what the cell shows, or is to show soon.
 *
 * Returns: (type GObject) (transfer none) (nullable): the item; %NULL for a cell that is about to
 * be used again, or to go
 */
gpointer
ingot_late_cell_get_item (IngotLateCell *self)
{
  GtkListItem *list_item = get_private (self)->list_item;

  return list_item != NULL ? gtk_list_item_get_item (list_item) : NULL;
}

/**
 * ingot_late_cell_show:
 * @self: a cell
 *
 * Has the cell show its item.
 */
void
ingot_late_cell_show (IngotLateCell *self)
{
  gpointer item = ingot_late_cell_get_item (self);

  if (item != NULL && g_set_object (&get_private (self)->shown, item))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

/**
 * ingot_late_cell_set_text:
 * @label: a label in a cell
 * @text: a text
 *
 * Sets what @label shows, and the same in its tooltip: there may be no room for all of it.
 */
void
ingot_late_cell_set_text (GtkLabel *label, const char *text)
{
  if (g_str_equal (gtk_label_get_text (label), text))
    return;
  gtk_label_set_text (label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), text);
}
