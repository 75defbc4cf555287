/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-late-cell.h"

#include "ingot-late-rows.h"

typedef struct
{
  GObject *item;
  GObject *shown;
  guint position;
  IngotLateRows *rows;
} IngotLateCellPrivate;

enum
{
  PROP_ITEM = 1,
  PROP_SHOWN,
  PROP_POSITION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_TYPE_WITH_PRIVATE (IngotLateCell, ingot_late_cell, ADW_TYPE_BIN)

static IngotLateCellPrivate *
get_private (IngotLateCell *self)
{
  return ingot_late_cell_get_instance_private (self);
}

/* A cell without an item is about to be used again, or to go. */
static void
wait (IngotLateCell *self)
{
  IngotLateCellPrivate *private = get_private (self);

  if (private->rows != NULL && private->item != NULL && private->item != private->shown)
    ingot_late_rows_add (private->rows, self);
}

static void
set_item (IngotLateCell *self, gpointer item)
{
  if (!g_set_object (&get_private (self)->item, item))
    return;
  wait (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

static void
set_position (IngotLateCell *self, guint position)
{
  IngotLateCellPrivate *private = get_private (self);

  if (private->position == position)
    return;
  private->position = position;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
}

static void
ingot_late_cell_root (GtkWidget *widget)
{
  IngotLateCell *self = INGOT_LATE_CELL (widget);

  GTK_WIDGET_CLASS (ingot_late_cell_parent_class)->root (widget);

  g_set_object (&get_private (self)->rows, ingot_late_rows_get (widget));
  wait (self);
}

static void
ingot_late_cell_unroot (GtkWidget *widget)
{
  IngotLateCellPrivate *private = get_private (INGOT_LATE_CELL (widget));

  if (private->rows != NULL)
    ingot_late_rows_remove (private->rows, INGOT_LATE_CELL (widget));
  g_clear_object (&private->rows);

  GTK_WIDGET_CLASS (ingot_late_cell_parent_class)->unroot (widget);
}

static void
ingot_late_cell_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotLateCellPrivate *private = get_private (INGOT_LATE_CELL (object));

  switch (id)
    {
    case PROP_ITEM:
      g_value_set_object (value, private->item);
      break;
    case PROP_SHOWN:
      g_value_set_object (value, private->shown);
      break;
    case PROP_POSITION:
      g_value_set_uint (value, private->position);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_late_cell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      set_item (INGOT_LATE_CELL (object), g_value_get_object (value));
      break;
    case PROP_POSITION:
      set_position (INGOT_LATE_CELL (object), g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_late_cell_dispose (GObject *object)
{
  IngotLateCellPrivate *private = get_private (INGOT_LATE_CELL (object));

  g_clear_object (&private->item);
  g_clear_object (&private->shown);

  G_OBJECT_CLASS (ingot_late_cell_parent_class)->dispose (object);
}

static void
ingot_late_cell_class_init (IngotLateCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = ingot_late_cell_dispose;
  object_class->get_property = ingot_late_cell_get_property;
  object_class->set_property = ingot_late_cell_set_property;
  widget_class->root = ingot_late_cell_root;
  widget_class->unroot = ingot_late_cell_unroot;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT, flags);
  properties[PROP_SHOWN] = g_param_spec_object ("shown", NULL, NULL, G_TYPE_OBJECT,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_POSITION] = g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ingot_late_cell_init (IngotLateCell *self)
{
}

/**
 * ingot_late_cell_get_item:
 * @self: a cell
 *
 * Gets what the cell shows, or is to show soon.
 *
 * Returns: (type GObject) (transfer none) (nullable): the item
 */
gpointer
ingot_late_cell_get_item (IngotLateCell *self)
{
  g_return_val_if_fail (INGOT_IS_LATE_CELL (self), NULL);

  return get_private (self)->item;
}

/**
 * ingot_late_cell_set_item:
 * @self: a cell
 * @position: where in the list
 * @item: (nullable): an item
 *
 * Sets what the cell is to show soon: before the next frame if it can be seen then.
 */
void
ingot_late_cell_set_item (IngotLateCell *self, guint position, gpointer item)
{
  g_return_if_fail (INGOT_IS_LATE_CELL (self));

  set_position (self, position);
  set_item (self, item);
}

/**
 * ingot_late_cell_get_position:
 * @self: a cell
 *
 * Gets where in the list the cell is.
 *
 * Returns: the position
 */
guint
ingot_late_cell_get_position (IngotLateCell *self)
{
  return get_private (self)->position;
}

/**
 * ingot_late_cell_show: (skip)
 * @self: a cell
 *
 * Has the cell show its item.
 */
void
ingot_late_cell_show (IngotLateCell *self)
{
  IngotLateCellPrivate *private = get_private (self);

  if (g_set_object (&private->shown, private->item))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}
