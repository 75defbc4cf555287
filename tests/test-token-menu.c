/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of a row. */
#include "ingot-token-row.h"
#include "page.h"

static void
assert_says (Page *page, const char *words)
{
  static const char *const all[] = { "Reveal", "Hide" };
  GtkWidget *row = driver_find_type (page->window, INGOT_TYPE_TOKEN_ROW);
  GtkMenuButton *button = GTK_MENU_BUTTON (driver_find_type (row, GTK_TYPE_MENU_BUTTON));
  GtkWidget *popover = driver_open_menu (button);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_assert_true ((driver_find_menu_item (popover, all[i]) != NULL) ==
                   g_str_equal (all[i], words));
  gtk_menu_button_popdown (button);
}

/* Where a button has no room, the menu of its row says what the button would. */
static void
test_narrow (void)
{
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  gtk_window_set_default_size (GTK_WINDOW (page.window), 360, 640);
  page_open (&page, "payments");
  page_choose (&page, "batch-reconciliation"); /* the first row */
  assert_says (&page, "Reveal");
  page_do (&page, "token.reveal");
  assert_says (&page, "Hide");
  page_choose (&page, "filebeat-prod-eu");
  assert_says (&page, "Reveal");
  page_end (&page);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/token-menu/narrow", test_narrow);
  return g_test_run ();
}
