/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-header.h"

#include "ingot-secret-label.h"
#include "page.h"

static void
assert_first (Page *page, const char *end, const char *sort)
{
  g_autofree char *sorted = NULL;

  driver_settle (page->window);
  g_object_get (page->page, "sort", &sorted, NULL);
  g_assert_cmpstr (sorted, ==, sort);
  g_assert_true (
      driver_shows (driver_find_type (page_get_list (page), INGOT_TYPE_SECRET_LABEL), end));
}

static GtkAccessible *
get_title (Page *page, const char *words)
{
  GtkWidget *header = driver_find_type (page_get_list (page), INGOT_TYPE_TOKEN_HEADER);
  GtkWidget *label = driver_find (header, GTK_TYPE_LABEL, words);

  return GTK_ACCESSIBLE (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON));
}

/* A title sorts, once more on it turns that round, and who does not see the arrow is told. */
static void
test_sort (void)
{
  Page page;
  GtkAccessible *name;
  GtkAccessible *parser;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "payments");
  name = get_title (&page, "Name");
  parser = get_title (&page, "Parser");
  gtk_test_accessible_assert_property (name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Sorted in ascending order");
  gtk_test_accessible_assert_property (parser, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  assert_first (&page, "t4Wq", "name");
  g_signal_emit_by_name (name, "clicked");
  assert_first (&page, "uN5s", "name");
  gtk_test_accessible_assert_property (name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Sorted in descending order");
  g_signal_emit_by_name (parser, "clicked");
  assert_first (&page, "mB2x", "parser");
  gtk_test_accessible_assert_property (parser, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Sorted in ascending order");
  g_signal_emit_by_name (parser, "clicked");
  assert_first (&page, "Lx0v", "parser");
  gtk_widget_activate_action (GTK_WIDGET (page.page), "page.sort", "s", "parser");
  assert_first (&page, "mB2x", "parser");
  page_end (&page);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/token-header/sort", test_sort);
  return g_test_run ();
}
