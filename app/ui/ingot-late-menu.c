/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-late-menu.h"

static void
create_popup_cb (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

/**
 * ingot_late_menu_set:
 * @button: a menu button
 * @menu: what is in its menu
 *
 * Gives @button a menu whose widgets are made when it is opened first: a start does not wait for
 * them.
 */
void
ingot_late_menu_set (GtkMenuButton *button, GMenuModel *menu)
{
  gtk_menu_button_set_create_popup_func (button, create_popup_cb, g_object_ref (menu),
                                         g_object_unref);
}
