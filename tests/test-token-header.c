/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-header.h"

#include "ingot-token-row.h"
#include "ingot-token-list.h"
#include "page.h"
#include "states.h"

static void
assert_first (Page *page, const char *end, const char *sort)
{
  g_autofree char *sorted = NULL;

  driver_settle (page->window);
  g_object_get (page->page, "sort", &sorted, NULL);
  g_assert_cmpstr (sorted, ==, sort);
  g_assert_true (driver_shows (driver_find_type (page_get_list (page), INGOT_TYPE_TOKEN_ROW), end));
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
  assert_first (&page, "•t4Wq", "name");
  g_signal_emit_by_name (name, "clicked");
  assert_first (&page, "•uN5s", "name");
  gtk_test_accessible_assert_property (name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Sorted in descending order");
  g_signal_emit_by_name (parser, "clicked");
  assert_first (&page, "•mB2x", "parser");
  gtk_test_accessible_assert_property (parser, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Sorted in ascending order");
  g_signal_emit_by_name (parser, "clicked");
  assert_first (&page, "•Lx0v", "parser");
  gtk_widget_activate_action (GTK_WIDGET (page.page), "page.sort", "s", "parser");
  assert_first (&page, "•mB2x", "parser");
  page_end (&page);
}

/* A page may go while its tokens are searched, in an order that is not the server's. */
static void
test_goes_while_searched (void)
{
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "payments");
  g_signal_emit_by_name (get_title (&page, "Name"), "clicked");
  g_object_set (page_get_list (&page), "search-text", "e", NULL);
  driver_settle (page.window);
  page_end (&page);
}

static GtkWidget *
find_class (GtkWidget *widget, const char *name)
{
  GtkWidget *found = gtk_widget_has_css_class (widget, name) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_class (child, name);
  return found;
}

/* A title is as wide as its column, and in the same place. */
static void
assert_above (GtkWidget *list, const char *name)
{
  GtkWidget *titles = driver_find_type (list, INGOT_TYPE_TOKEN_HEADER);
  GtkWidget *row = driver_find_type (list, INGOT_TYPE_TOKEN_ROW);
  graphene_rect_t title, column;

  g_assert_true (gtk_widget_compute_bounds (find_class (titles, name), list, &title));
  g_assert_true (gtk_widget_compute_bounds (find_class (row, name), list, &column));
  g_assert_cmpfloat (title.origin.x, ==, column.origin.x);
  g_assert_cmpfloat (title.size.width, ==, column.size.width);
}

static void
assert_in_line (Stage *stage)
{
  GtkWidget *list = driver_find_type (stage->window, INGOT_TYPE_TOKEN_LIST);

  driver_settle (stage->window);
  assert_above (list, "ingot-name");
  assert_above (list, "ingot-token");
  assert_above (list, "ingot-parser");
}

/* As wide as can be, as narrow as there are columns, and with a scrollbar beside them. */
static void
test_in_line (void)
{
  static const int widths[] = { 1100, 605 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      Stage stage;
      GtkSettings *settings;

      stage_begin (&stage, states_find ("tokens"), widths[i], 500);
      settings = gtk_widget_get_settings (stage.window);
      assert_in_line (&stage);
      g_object_set (settings, "gtk-overlay-scrolling", FALSE, NULL);
      assert_in_line (&stage);
      gtk_widget_activate_action (GTK_WIDGET (stage_get_page (&stage)), "page.select", NULL);
      assert_in_line (&stage);
      g_object_set (settings, "gtk-overlay-scrolling", TRUE, NULL);
      assert_in_line (&stage);
      stage_end (&stage);
    }
}

static void
run_cb (gpointer status)
{
  *(int *) status = g_test_run ();
}

int
main (int argc, char *argv[])
{
  int status = EXIT_FAILURE;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/token-header/sort", test_sort);
  g_test_add_func ("/token-header/goes-while-searched", test_goes_while_searched);
  g_test_add_func ("/token-header/in-line", test_in_line);
  stage_run (run_cb, &status);
  return status;
}
