/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-token-menu.h"

#include "ingot-list-focus.h"
#include "ingot-read-only.h"
#include "ingot-token-list.h"
#include "ingot-token-row.h"

#include <glib/gi18n.h>

/* GTK asks the window for the next widget, and there the list, which takes an arrow key for a way
 * to another row (4.18). */
static void
move_focus_cb (GtkWidget *popover, GtkDirectionType direction)
{
  g_signal_stop_emission_by_name (popover, "move-focus");
  gtk_widget_child_focus (popover, direction);
}

/* Where it is narrow the first section stands for the button that there is no room for. */
static void
name_reveal (GMenuModel *menu, IngotTokenItem *item)
{
  g_autoptr (GMenuModel) first = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);
  const gboolean revealed = item != NULL && ingot_token_item_get_revealed (item);

  g_menu_remove (G_MENU (first), 0);
  g_menu_insert (G_MENU (first), 0, ingot_token_menu_get_reveal_text (revealed), "row.reveal");
}

static gboolean
names_reveal (GMenuModel *menu)
{
  g_autoptr (GMenuModel) first = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);
  g_autofree char *action = NULL;

  g_menu_model_get_item_attribute (first, 0, G_MENU_ATTRIBUTE_ACTION, "s", &action);
  return g_str_equal (action, "row.reveal");
}

/* What a row does is done by the list, and its menu knows only the row. */
static void
update_items (GtkMenuButton *button)
{
  static const char *const changing[] = { "row.edit", "row.delete" };
  GMenuModel *menu = gtk_menu_button_get_menu_model (button);
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), INGOT_TYPE_TOKEN_ROW);
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (button), INGOT_TYPE_TOKEN_LIST);
  g_autoptr (IngotSession) session = NULL;

  if (row == NULL || list == NULL)
    return;
  if (names_reveal (menu))
    name_reveal (menu, ingot_late_cell_get_item (INGOT_LATE_CELL (row)));
  g_object_get (list, "session", &session, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    gtk_widget_action_set_enabled (row, changing[i],
                                   session == NULL || !ingot_session_get_read_only (session));
  ingot_read_only_explain_menu (GTK_WIDGET (gtk_menu_button_get_popover (button)), session);
}

static void
create_menu_cb (GtkMenuButton *button, gpointer name)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    {
      g_autoptr (GtkBuilder) builder =
          gtk_builder_new_from_resource ("/io/github/ingot_app/Ingot/ingot-token-menu.ui");

      gtk_menu_button_set_menu_model (button,
                                      G_MENU_MODEL (gtk_builder_get_object (builder, name)));
      g_signal_connect (gtk_menu_button_get_popover (button), "move-focus",
                        G_CALLBACK (move_focus_cb), NULL);
    }
  update_items (button);
}

/**
 * ingot_token_menu_set:
 * @button: the button of a row
 * @name: (transfer none): which menu of ingot-token-menu.blp, a string that stays
 *
 * Gives @button its menu, which is made when it is first asked for: one for each of the hundreds of
 * rows that a list keeps would take longer than all the rest of them.
 */
void
ingot_token_menu_set (GtkMenuButton *button, const char *name)
{
  gtk_menu_button_set_create_popup_func (button, create_menu_cb, (gpointer) name, NULL);
}

static GtkMenuButton *
find_button (GtkWidget *widget)
{
  GtkMenuButton *found = GTK_IS_MENU_BUTTON (widget) ? GTK_MENU_BUTTON (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child);
  return found;
}

/* Where the focus was, not at the button, which was not what opened the menu; unless an item of the
 * menu has led elsewhere. */
static gboolean
return_focus_cb (gpointer user_data)
{
  GtkWidget *focus = user_data;
  GtkRoot *root = gtk_widget_get_root (focus);
  GtkWidget *now = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (now == NULL || (gtk_widget_get_ancestor (now, GTK_TYPE_MENU_BUTTON) != NULL &&
                      gtk_widget_get_ancestor (now, INGOT_TYPE_TOKEN_ROW) != NULL))
    gtk_widget_grab_focus (focus);
  return G_SOURCE_REMOVE;
}

/* GTK gives it to the button afterwards. */
static void
closed_cb (GtkWidget *focus, GtkPopover *popover)
{
  g_signal_handlers_disconnect_by_func (popover, closed_cb, focus);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, return_focus_cb, g_object_ref (focus), g_object_unref);
}

static void
open_of (GtkWidget *focus)
{
  GtkWidget *row = gtk_widget_get_ancestor (focus, INGOT_TYPE_TOKEN_ROW);
  GtkMenuButton *button = find_button (row != NULL ? row : focus);

  gtk_menu_button_popup (button);
  g_signal_connect_object (gtk_menu_button_get_popover (button), "closed", G_CALLBACK (closed_cb),
                           focus, G_CONNECT_SWAPPED);
}

static void
laid_out_cb (GtkListView *view, GdkFrameClock *clock)
{
  GtkWidget *row = ingot_list_focus_find_row (GTK_WIDGET (view));

  g_signal_handlers_disconnect_by_func (clock, laid_out_cb, view);
  if (row != NULL && gtk_widget_get_mapped (row))
    open_of (gtk_root_get_focus (gtk_widget_get_root (row)));
}

/**
 * ingot_token_menu_open:
 * @view: a list of #IngotTokenRow
 *
 * Opens the menu of the row that has the keyboard focus, or in which it is, as the menu key does.
 * Where that was scrolled away it is scrolled back: a menu is beside what it is for.
 */
void
ingot_token_menu_open (GtkListView *view)
{
  GtkWidget *row = ingot_list_focus_find_row (GTK_WIDGET (view));
  const guint position = ingot_token_row_find_focused (GTK_WIDGET (view));

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (gtk_widget_get_mapped (row))
    {
      open_of (gtk_root_get_focus (gtk_widget_get_root (row)));
      return;
    }
  gtk_list_view_scroll_to (view, position, GTK_LIST_SCROLL_NONE, NULL);
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (view)), "after-paint",
                           G_CALLBACK (laid_out_cb), view, G_CONNECT_SWAPPED);
}

/**
 * ingot_token_menu_get_reveal_text:
 * @revealed: whether a token is shown in clear
 *
 * Names what reveals and masks, in the menu and beside the token.
 *
 * Returns: (transfer none): the text
 */
const char *
ingot_token_menu_get_reveal_text (gboolean revealed)
{
  return revealed ? _ ("Hide") : _ ("Reveal");
}
