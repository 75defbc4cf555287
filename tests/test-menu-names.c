/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What screen readers are told of a menu that is open. */
#include "driver.h"
#include "ingot-menu-names.h"

#include <adwaita.h>

#define PATIENCE 10000

typedef struct
{
  GMenu *menu;
  GtkWidget *window;
  GtkWidget *popover;
} Test;

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

static gboolean
has_focus (gpointer data)
{
  Test *test = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (test->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, test->popover);
}

static void
begin (Test *test)
{
  GtkWidget *button = gtk_menu_button_new ();

  test->menu = g_menu_new ();
  g_menu_append (test->menu, "First", NULL);
  g_menu_append (test->menu, "Second", NULL);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (test->menu));
  test->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (test->window), button);
  ingot_menu_names_tell (GTK_WINDOW (test->window));
  gtk_window_present (GTK_WINDOW (test->window));
  g_assert_true (driver_wait (is_active, test->window, PATIENCE));
  test->popover = driver_open_menu (GTK_MENU_BUTTON (button));
  g_assert_true (driver_wait (has_focus, test, PATIENCE));
}

static void
end (Test *test)
{
  gtk_window_destroy (GTK_WINDOW (test->window));
  g_assert_finalize_object (test->menu);
}

static void
assert_named (Test *test, const char *text)
{
  GtkWidget *item = driver_find_menu_item (test->popover, text);

  g_assert_nonnull (item);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, text);
}

static void
test_open (void)
{
  Test test;

  begin (&test);
  assert_named (&test, "First");
  assert_named (&test, "Second");
  end (&test);
}

/* A model changes an item by another in its place. */
static void
test_changed (void)
{
  Test test;
  g_autoptr (GMenu) section = g_menu_new ();

  begin (&test);
  g_menu_remove (test.menu, 1);
  g_menu_append (test.menu, "Changed", NULL);
  assert_named (&test, "Changed");
  g_menu_append_section (test.menu, NULL, G_MENU_MODEL (section));
  g_menu_append (section, "In a section", NULL);
  assert_named (&test, "In a section");
  end (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/menu-names/open", test_open);
  g_test_add_func ("/menu-names/changed", test_changed);
  return g_test_run ();
}
