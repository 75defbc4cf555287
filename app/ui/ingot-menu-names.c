/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-menu-names.h"

#define CHILDREN "ingot-menu-names-children"

static gboolean
is_item (GtkWidget *widget)
{
  const GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  return role == GTK_ACCESSIBLE_ROLE_MENU_ITEM || role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX ||
         role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO;
}

static void
name_item (GtkWidget *item)
{
  g_autofree char *text = NULL;

  g_object_get (item, "text", &text, NULL);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void name_items (GtkWidget *widget);

static void
children_changed_cb (GListModel *children, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) child = g_list_model_get_item (children, i);

      name_items (child);
    }
}

/* A menu that is open may get other items. */
static void
follow_children (GtkWidget *widget)
{
  GListModel *children;

  if (g_object_get_data (G_OBJECT (widget), CHILDREN) != NULL)
    return;
  children = gtk_widget_observe_children (widget);
  g_signal_connect (children, "items-changed", G_CALLBACK (children_changed_cb), NULL);
  g_object_set_data_full (G_OBJECT (widget), CHILDREN, children, g_object_unref);
}

static void
name_items (GtkWidget *widget)
{
  if (is_item (widget))
    name_item (widget);
  else
    follow_children (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_items (child);
}

static void
focus_changed_cb (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *menu = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER_MENU) : NULL;

  if (menu != NULL)
    name_items (menu);
}

/**
 * ingot_menu_names_tell:
 * @window: a window
 *
 * Has screen readers told what the items of menus in @window are called.
 *
 * GTK says that an item is labelled by a label, and that this label is nothing that could be told
 * (4.18). A menu has the focus as soon as it is open, before anybody asks what is in it.
 */
void
ingot_menu_names_tell (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_changed_cb), NULL);
}
