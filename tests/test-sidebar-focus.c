/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar in use by keys, and what a screen reader is told of it. */
#include "ingot-error-banner.h"
#include "ingot-server-notices.h"
#include "ingot-sidebar.h"
#include "states.h"

typedef struct
{
  Stage stage;
  IngotSidebar *sidebar;
  GtkWidget *list;
  GListModel *rows;
} Test;

static const State list = { .name = "list", .user = "root", .enter = stage_wait_session };

static void
test_begin (Test *test)
{
  GtkWidget *sidebar;

  stage_begin (&test->stage, &list, 1100, 720);
  sidebar = driver_find_type (test->stage.window, INGOT_TYPE_SIDEBAR);
  test->sidebar = INGOT_SIDEBAR (sidebar);
  test->list = driver_find_type (sidebar, GTK_TYPE_LIST_VIEW);
  test->rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (test->list)));
}

static guint
find (Test *test, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (test->rows); i++)
    {
      g_autoptr (IngotSearchDomain) domain = g_list_model_get_item (test->rows, i);

      if (g_str_equal (ingot_search_domain_get_name (domain), name))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
search (Test *test, const char *text)
{
  GtkWidget *entry;

  ingot_sidebar_start_search (test->sidebar);
  entry = driver_wait_for (test->stage.window, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  driver_settle (test->stage.window);
}

static gboolean
has_focus (gpointer data)
{
  Test *test = data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (test->stage.window));

  return focus != NULL && gtk_widget_is_ancestor (focus, test->list) &&
         gtk_widget_get_mapped (focus);
}

static void
focus_row (Test *test, const char *name)
{
  gtk_list_view_scroll_to (GTK_LIST_VIEW (test->list), find (test, name), GTK_LIST_SCROLL_FOCUS,
                           NULL);
  gtk_widget_grab_focus (test->list);
  driver_settle (test->stage.window);
  g_assert_true (driver_shows (gtk_root_get_focus (GTK_ROOT (test->stage.window)), name));
}

static void
refresh (Test *test)
{
  ingot_session_refresh (test->stage.session);
  stage_wait_session (&test->stage);
  driver_settle (test->stage.window);
}

/* With the list in use as well, not the entry only. */
static void
test_search_ends (void)
{
  Test test;
  guint all;

  test_begin (&test);
  all = g_list_model_get_n_items (test.rows);
  search (&test, "pay");
  gtk_widget_grab_focus (test.list);
  gtk_widget_activate_action (test.list, "sidebar.end-search", NULL);
  driver_settle (test.stage.window);
  g_assert_null (driver_find_type (test.stage.window, GTK_TYPE_SEARCH_ENTRY));
  g_assert_cmpuint (g_list_model_get_n_items (test.rows), ==, all);
  g_assert_true (has_focus (&test));
  stage_end (&test.stage);
}

/* As the arrow keys do from row to row. */
static void
test_first_row_opens (void)
{
  IngotSearchDomain *domain;
  Test test;

  test_begin (&test);
  search (&test, "pay");
  gtk_widget_activate_action (test.list, "sidebar.focus-first", NULL);
  g_assert_true (has_focus (&test));
  domain = ingot_sidebar_get_domain (test.sidebar);
  g_assert_nonnull (domain);
  g_assert_cmpuint (find (&test, ingot_search_domain_get_name (domain)), ==, 0);
  stage_end (&test.stage);
}

/* To the row that takes the place of the one that goes away. */
static void
test_focus_stays (void)
{
  IngotDemoStore *store;
  Test test;

  test_begin (&test);
  store = ingot_demo_server_get_store (test.stage.server);
  focus_row (&test, "web-frontend");
  ingot_demo_store_remove_domain (store, ingot_demo_store_find (store, "web-frontend"));
  refresh (&test);
  g_assert_cmpuint (find (&test, "web-frontend"), ==, GTK_INVALID_LIST_POSITION);
  g_assert_true (driver_wait (has_focus, &test, 10000));
  stage_end (&test.stage);
}

/* Which sorts it anew. */
static void
test_focus_stays_with_star (void)
{
  GtkWidget *star;
  Test test;

  test_begin (&test);
  star = driver_find (test.list, GTK_TYPE_BUTTON, "Remove Star");
  gtk_widget_grab_focus (star);
  g_assert_true (has_focus (&test));
  gtk_widget_activate (star);
  g_assert_nonnull (driver_wait_for (test.list, GTK_TYPE_BUTTON, "Add Star"));
  driver_settle (test.stage.window);
  g_assert_true (driver_wait (has_focus, &test, 10000));
  stage_end (&test.stage);
}

static GtkWidget *
find_inside (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_inside (child, type);
  return found;
}

static void
assert_told (GtkWidget *parent, gboolean told)
{
  GtkWidget *banner = find_inside (parent, ADW_TYPE_BANNER);

  gtk_test_accessible_assert_state (banner, GTK_ACCESSIBLE_STATE_HIDDEN, !told);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* What is not there is not read out, and what is there once. */
static void
test_failure_is_told_once (void)
{
  const IngotDemoFault fault = { .kind = INGOT_DEMO_FAULT_STATUS, .status = 503 };
  GtkWidget *banner;
  guint n_shown = 0;
  Test test;

  test_begin (&test);
  assert_told (find_inside (GTK_WIDGET (test.sidebar), INGOT_TYPE_SERVER_NOTICES), FALSE);
  banner = find_inside (GTK_WIDGET (test.sidebar), INGOT_TYPE_ERROR_BANNER);
  assert_told (banner, FALSE);
  g_signal_connect_swapped (banner, "notify::error", G_CALLBACK (count_cb), &n_shown);
  ingot_demo_server_add_fault (test.stage.server, "ListSearchDomains", &fault, 1);
  refresh (&test);
  g_assert_cmpuint (n_shown, ==, 1);
  assert_told (banner, TRUE);

  refresh (&test);
  g_assert_cmpuint (n_shown, ==, 2);
  assert_told (banner, FALSE);
  stage_end (&test.stage);
}

static void
run_cb (gpointer data)
{
  *(int *) data = g_test_run ();
}

int
main (int argc, char *argv[])
{
  int status = EXIT_FAILURE;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sidebar-focus/search-ends", test_search_ends);
  g_test_add_func ("/sidebar-focus/first-row-opens", test_first_row_opens);
  g_test_add_func ("/sidebar-focus/stays", test_focus_stays);
  g_test_add_func ("/sidebar-focus/stays-with-star", test_focus_stays_with_star);
  g_test_add_func ("/sidebar-focus/failure-is-told-once", test_failure_is_told_once);
  stage_run (run_cb, &status);
  return status;
}
