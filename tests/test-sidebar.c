/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "driver.h"
#include "ingot-demo-server.h"
#include "ingot-search-domain-row.h"
#include "ingot-sidebar.h"

#define NO_DOMAINS "{\"data\":{\"querySearchDomains\":{\"totalResults\":0,\"results\":[]}}}"

typedef struct
{
  IngotDemoServer *server;
  IngotSession *session;
  GtkWidget *window;
  IngotSidebar *sidebar;
  GtkListView *list;
} Test;

static gboolean
is_idle (gpointer data)
{
  return !ingot_session_get_loading (data);
}

static void
wait_idle (Test *test)
{
  g_assert_true (driver_wait (is_idle, test->session, 10000));
  driver_settle (test->window);
}

static void
test_prepare (Test *test, const char *user)
{
  const IngotDemoOptions options = { 0 };
  g_autoptr (GError) error = NULL;

  test->server = ingot_demo_server_new (&options);
  ingot_demo_server_start (test->server, 0, &error);
  g_assert_no_error (error);
  test->session = ingot_session_new ("Demo & Co", ingot_demo_server_get_address (test->server),
                                     ingot_demo_server_get_api_token (test->server, user),
                                     INGOT_ENVIRONMENT_DEMO, &error);
  g_assert_no_error (error);
  test->sidebar = g_object_new (INGOT_TYPE_SIDEBAR, "session", test->session, NULL);
  test->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (test->window), GTK_WIDGET (test->sidebar));
  gtk_window_set_default_size (GTK_WINDOW (test->window), 360, 640);
  gtk_window_present (GTK_WINDOW (test->window));
}

static void
test_begin (Test *test, const char *user)
{
  test_prepare (test, user);
  ingot_session_refresh (test->session);
  wait_idle (test);
  test->list = GTK_LIST_VIEW (driver_find_type (test->window, GTK_TYPE_LIST_VIEW));
  g_assert_nonnull (test->list);
}

static void
test_end (Test *test)
{
  gtk_window_destroy (GTK_WINDOW (test->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (test->session);
  g_assert_finalize_object (test->server);
}

static GListModel *
get_rows (Test *test)
{
  return G_LIST_MODEL (gtk_list_view_get_model (test->list));
}

static const char *
get_name (Test *test, guint position)
{
  g_autoptr (IngotSearchDomain) domain = g_list_model_get_item (get_rows (test), position);

  /* The list keeps it. */
  return ingot_search_domain_get_name (domain);
}

static guint
find (Test *test, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (get_rows (test)); i++)
    if (g_str_equal (get_name (test, i), name))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static const char *
get_selected (Test *test)
{
  IngotSearchDomain *domain = gtk_single_selection_get_selected_item (
      GTK_SINGLE_SELECTION (gtk_list_view_get_model (test->list)));

  return domain != NULL ? ingot_search_domain_get_name (domain) : NULL;
}

static void
select_name (Test *test, const char *name)
{
  gtk_selection_model_select_item (gtk_list_view_get_model (test->list), find (test, name), TRUE);
}

static void
set_kind (Test *test, const char *kind)
{
  GtkWidget *group = driver_find_type (test->window, ADW_TYPE_TOGGLE_GROUP);

  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (group), kind);
  driver_settle (test->window);
}

static void
search (Test *test, const char *text)
{
  GtkWidget *entry;

  ingot_sidebar_start_search (test->sidebar);
  entry = driver_wait_for (test->window, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  driver_settle (test->window);
}

static GtkWidget *
find_row (Test *test, const char *name)
{
  guint position = find (test, name);
  GtkWidget *label;

  gtk_list_view_scroll_to (test->list, position, GTK_LIST_SCROLL_NONE, NULL);
  label = driver_wait_for (GTK_WIDGET (test->list), GTK_TYPE_LABEL, name);
  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, INGOT_TYPE_SEARCH_DOMAIN_ROW);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_properties (void)
{
  IngotSidebar *sidebar = g_object_ref_sink (g_object_new (INGOT_TYPE_SIDEBAR, NULL));
  guint notified = 0;

  g_signal_connect_swapped (sidebar, "notify::compact", G_CALLBACK (count_cb), &notified);
  g_signal_connect_swapped (sidebar, "notify::sort", G_CALLBACK (count_cb), &notified);
  g_object_set (sidebar, "compact", TRUE, "sort", INGOT_SIDEBAR_SORT_SIZE, NULL);
  g_assert_cmpuint (notified, ==, 2);
  g_object_set (sidebar, "compact", TRUE, "sort", INGOT_SIDEBAR_SORT_SIZE, NULL);
  g_assert_cmpuint (notified, ==, 2);
  g_assert_null (ingot_sidebar_get_session (sidebar));
  g_assert_null (ingot_sidebar_get_domain (sidebar));
  g_assert_finalize_object (sidebar);
}

static void
test_rows (void)
{
  Test test;

  test_begin (&test, "root");
  g_assert_cmpstr (get_name (&test, 0), ==, "all-services");
  g_assert_cmpstr (get_name (&test, 1), ==, "payments");
  g_assert_cmpstr (get_name (&test, 2), ==, "web-frontend");
  g_assert_true (driver_shows (test.window, "Demo & Co"));
  g_assert_true (driver_shows (test.window, "Demo"));
  g_assert_true (driver_shows (test.window, "View of 14 repositories"));
  g_assert_true (driver_shows (test.window, "Card, SEPA and refund services"));
  g_assert_true (driver_shows (find_row (&test, "mail-relays"), "Ingest is blocked until "));
  g_assert_false (driver_shows (find_row (&test, "mail-relays"), "Inbound and outbound mail"));
  test_end (&test);
}

static void
test_accessible (void)
{
  Test test;
  GtkWidget *item, *icon, *toggles;

  test_begin (&test, "root");
  item = gtk_widget_get_parent (find_row (&test, "payments"));
  gtk_test_accessible_assert_property (item, GTK_ACCESSIBLE_PROPERTY_LABEL, "payments");
  gtk_test_accessible_assert_property (item, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Repository. Card, SEPA and refund services");
  icon = driver_find (find_row (&test, "humio-audit"), GTK_TYPE_IMAGE, "System repository");
  g_assert_nonnull (icon);
  icon = driver_find (find_row (&test, "sandbox"), GTK_TYPE_IMAGE, "Sandbox");
  g_assert_nonnull (icon);
  toggles = driver_find_type (test.window, ADW_TYPE_TOGGLE_GROUP);
  for (GtkWidget *toggle = gtk_widget_get_first_child (toggles); toggle != NULL;
       toggle = gtk_widget_get_next_sibling (toggle))
    if (GTK_IS_TOGGLE_BUTTON (toggle))
      gtk_test_accessible_assert_property (toggle, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  gtk_test_accessible_assert_property (test.list, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Repositories and views");
  test_end (&test);
}

static void
test_hostile_names (void)
{
  Test test;

  test_begin (&test, "root");
  g_assert_cmpuint (find (&test, "R&D <b>"), !=, GTK_INVALID_LIST_POSITION);
  /* Each row is drawn; a warning of any kind would end the program. */
  for (guint i = 0; i < g_list_model_get_n_items (get_rows (&test)); i += 5)
    {
      gtk_list_view_scroll_to (test.list, i, GTK_LIST_SCROLL_NONE, NULL);
      driver_settle (test.window);
    }
  g_assert_nonnull (find_row (&test, "R&D <b>"));
  test_end (&test);
}

static void
test_kinds (void)
{
  Test test;
  guint all, repositories, views;

  test_begin (&test, "root");
  all = g_list_model_get_n_items (get_rows (&test));
  set_kind (&test, "repositories");
  repositories = g_list_model_get_n_items (get_rows (&test));
  g_assert_cmpuint (find (&test, "all-services"), ==, GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (find (&test, "payments"), !=, GTK_INVALID_LIST_POSITION);
  set_kind (&test, "views");
  views = g_list_model_get_n_items (get_rows (&test));
  g_assert_cmpuint (find (&test, "all-services"), !=, GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (find (&test, "payments"), ==, GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (repositories + views, ==, all);
  set_kind (&test, "all");
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (&test)), ==, all);
  test_end (&test);
}

static void
test_search (void)
{
  Test test;
  guint all;

  test_begin (&test, "root");
  all = g_list_model_get_n_items (get_rows (&test));
  search (&test, "FRONT");
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (&test)), ==, 1);
  g_assert_cmpstr (get_name (&test, 0), ==, "web-frontend");
  search (&test, "no such thing");
  g_assert_true (driver_shows (test.window, "No Results Found"));
  search (&test, "");
  g_assert_false (driver_shows (test.window, "No Results Found"));
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (&test)), ==, all);
  test_end (&test);
}

static void
test_search_ends (void)
{
  Test test;
  GtkWidget *toggle;
  guint all;

  test_begin (&test, "root");
  all = g_list_model_get_n_items (get_rows (&test));
  search (&test, "pay");
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (&test)), <, all);
  toggle = driver_find (test.window, GTK_TYPE_TOGGLE_BUTTON, "Search");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), FALSE);
  driver_settle (test.window);
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (&test)), ==, all);
  test_end (&test);
}

static void
test_sort (void)
{
  Test test;
  guint n;

  test_begin (&test, "root");
  n = g_list_model_get_n_items (get_rows (&test));
  ingot_sidebar_set_sort (test.sidebar, INGOT_SIDEBAR_SORT_SIZE);
  g_assert_cmpstr (get_name (&test, 0), ==, "payments");
  g_assert_cmpstr (get_name (&test, 1), ==, "web-frontend");
  for (guint i = 4; i < n; i++)
    {
      g_autoptr (IngotSearchDomain) before = g_list_model_get_item (get_rows (&test), i - 1);
      g_autoptr (IngotSearchDomain) after = g_list_model_get_item (get_rows (&test), i);

      g_assert_cmpint (ingot_search_domain_get_stored_size (before), >=,
                       ingot_search_domain_get_stored_size (after));
    }
  gtk_widget_activate_action (GTK_WIDGET (test.list), "sidebar.sort", "s", "last-data");
  g_assert_cmpint (ingot_sidebar_get_sort (test.sidebar), ==, INGOT_SIDEBAR_SORT_LAST_DATA);
  g_assert_cmpstr (get_name (&test, 0), ==, "web-frontend");
  g_assert_cmpstr (get_name (&test, 1), ==, "payments");
  test_end (&test);
}

static void
test_selection_survives (void)
{
  Test test;
  guint notified = 0;
  IngotDemoStore *store;

  test_begin (&test, "root");
  store = ingot_demo_server_get_store (test.server);
  select_name (&test, "payments");
  g_assert_cmpstr (ingot_search_domain_get_name (ingot_sidebar_get_domain (test.sidebar)), ==,
                   "payments");
  g_signal_connect_swapped (test.sidebar, "notify::domain", G_CALLBACK (count_cb), &notified);

  ingot_session_refresh (test.session);
  wait_idle (&test);
  g_assert_cmpstr (get_selected (&test), ==, "payments");

  set_kind (&test, "views");
  g_assert_null (get_selected (&test));
  set_kind (&test, "all");
  g_assert_cmpstr (get_selected (&test), ==, "payments");

  ingot_demo_store_rename (store, ingot_demo_store_find (store, "payments"), "card-payments");
  ingot_session_refresh (test.session);
  wait_idle (&test);
  g_assert_cmpstr (get_selected (&test), ==, "card-payments");
  g_assert_cmpstr (ingot_search_domain_get_name (ingot_sidebar_get_domain (test.sidebar)), ==,
                   "card-payments");
  /* It is the same one all along. */
  g_assert_cmpuint (notified, ==, 0);
  test_end (&test);
}

static void
test_compact_opens_when_activated (void)
{
  Test test;
  guint opened = 0;

  test_begin (&test, "root");
  g_signal_connect_swapped (test.sidebar, "opened", G_CALLBACK (count_cb), &opened);
  ingot_sidebar_set_compact (test.sidebar, TRUE);
  select_name (&test, "web-frontend");
  g_assert_null (ingot_sidebar_get_domain (test.sidebar));
  gtk_widget_activate_action (GTK_WIDGET (test.list), "list.activate-item", "u",
                              find (&test, "payments"));
  g_assert_cmpuint (opened, ==, 1);
  g_assert_cmpstr (ingot_search_domain_get_name (ingot_sidebar_get_domain (test.sidebar)), ==,
                   "payments");
  ingot_sidebar_set_compact (test.sidebar, FALSE);
  g_assert_cmpstr (get_selected (&test), ==, "payments");
  test_end (&test);
}

static gboolean
has_star (gpointer data)
{
  Test *test = data;
  IngotSearchDomain *domain = ingot_session_find_search_domain (test->session, "active-directory");

  return ingot_search_domain_get_starred (domain);
}

static void
test_star (void)
{
  Test test;

  test_begin (&test, "root");
  g_assert_true (driver_press (find_row (&test, "active-directory"), "Add Star"));
  g_assert_true (driver_wait (has_star, &test, 10000));
  g_assert_cmpstr (get_name (&test, 0), ==, "active-directory");
  g_assert_nonnull (
      driver_wait_for (find_row (&test, "active-directory"), GTK_TYPE_BUTTON, "Remove Star"));
  g_assert_cmpuint (ingot_demo_server_count (test.server, "AddStar"), ==, 1);
  test_end (&test);
}

static void
test_star_refused (void)
{
  const IngotDemoFault fault = { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR,
                                 .text = "Stars are <b>out</b> & gone." };
  Test test;

  test_begin (&test, "root");
  ingot_demo_server_add_fault (test.server, "AddStar", &fault, 1);
  g_assert_true (driver_press (find_row (&test, "active-directory"), "Add Star"));
  g_assert_true (driver_wait_shows (test.window, "Star Not Changed"));
  g_assert_true (driver_shows (test.window, "Stars are <b>out</b> & gone."));
  g_assert_true (driver_press (test.window, "Close"));
  g_assert_false (has_star (&test));
  test_end (&test);
}

static void
test_no_user_no_stars (void)
{
  Test test;

  test_begin (&test, "organization");
  g_assert_null (ingot_session_get_account (test.session));
  g_assert_null (driver_find (test.window, GTK_TYPE_BUTTON, "Add Star"));
  g_assert_null (driver_find (test.window, GTK_TYPE_BUTTON, "Remove Star"));
  test_end (&test);
}

static void
test_failure_keeps_rows (void)
{
  const IngotDemoFault fault = { .kind = INGOT_DEMO_FAULT_STATUS, .status = 503 };
  Test test;
  guint n;

  test_begin (&test, "root");
  n = g_list_model_get_n_items (get_rows (&test));
  ingot_demo_server_add_fault (test.server, "ListSearchDomains", &fault, 1);
  gtk_widget_activate_action (GTK_WIDGET (test.list), "sidebar.refresh", NULL);
  wait_idle (&test);
  g_assert_true (driver_wait_shows (test.window, "Server Is Not Available Now"));
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (&test)), ==, n);

  g_assert_true (driver_press (test.window, "Retry"));
  while (driver_shows (test.window, "Server Is Not Available Now"))
    driver_settle (test.window);
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (&test)), ==, n);
  test_end (&test);
}

static void
test_empty (void)
{
  const IngotDemoFault fault = { .kind = INGOT_DEMO_FAULT_BODY, .text = NO_DOMAINS };
  Test test;

  test_prepare (&test, "root");
  ingot_demo_server_add_fault (test.server, "ListSearchDomains", &fault, 1);
  ingot_session_refresh (test.session);
  wait_idle (&test);
  g_assert_true (driver_wait_shows (test.window, "No Repositories"));
  test_end (&test);
}

/* Whose API token it is may be known only after the first rows are there. */
static void
test_late_account (void)
{
  const IngotDemoFault held = { .kind = INGOT_DEMO_FAULT_HELD };
  Test test;

  test_prepare (&test, "root");
  ingot_demo_server_add_fault (test.server, "GetAccount", &held, 1);
  ingot_session_refresh (test.session);
  g_assert_true (driver_wait_shows (test.window, "payments"));
  g_assert_null (driver_find (test.window, GTK_TYPE_BUTTON, "Remove Star"));
  ingot_demo_server_release (test.server);
  g_assert_nonnull (driver_wait_for (test.window, GTK_TYPE_BUTTON, "Remove Star"));
  wait_idle (&test);
  test_end (&test);
}

static void
test_progress (void)
{
  Test test;

  test_prepare (&test, "root");
  ingot_session_refresh (test.session);
  g_assert_nonnull (driver_wait_for (test.window, GTK_TYPE_PROGRESS_BAR, NULL));
  wait_idle (&test);
  g_assert_null (driver_find_type (test.window, GTK_TYPE_PROGRESS_BAR));
  test_end (&test);
}

/* The bar has nothing to show before the first answer. */
static void
test_waiting (void)
{
  const IngotDemoFault held = { .kind = INGOT_DEMO_FAULT_HELD };
  GtkWidget *spinner;
  Test test;

  test_prepare (&test, "root");
  g_assert_null (driver_find_type (test.window, ADW_TYPE_SPINNER));
  ingot_demo_server_add_fault (test.server, "ListSearchDomains", &held, 1);
  ingot_session_refresh (test.session);
  driver_settle (test.window);
  g_assert_null (driver_find_type (test.window, ADW_TYPE_SPINNER)); /* it would flash */
  spinner = driver_wait_for (test.window, ADW_TYPE_SPINNER, NULL);
  g_assert_nonnull (spinner);
  gtk_test_accessible_assert_property (spinner, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Loading the repositories");
  ingot_demo_server_release (test.server);
  wait_idle (&test);
  g_assert_null (driver_find_type (test.window, ADW_TYPE_SPINNER));
  test_end (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/sidebar/properties", test_properties);
  g_test_add_func ("/sidebar/rows", test_rows);
  g_test_add_func ("/sidebar/accessible", test_accessible);
  g_test_add_func ("/sidebar/hostile-names", test_hostile_names);
  g_test_add_func ("/sidebar/kinds", test_kinds);
  g_test_add_func ("/sidebar/search", test_search);
  g_test_add_func ("/sidebar/search-ends", test_search_ends);
  g_test_add_func ("/sidebar/sort", test_sort);
  g_test_add_func ("/sidebar/selection-survives", test_selection_survives);
  g_test_add_func ("/sidebar/compact-opens-when-activated", test_compact_opens_when_activated);
  g_test_add_func ("/sidebar/star", test_star);
  g_test_add_func ("/sidebar/star-refused", test_star_refused);
  g_test_add_func ("/sidebar/no-user-no-stars", test_no_user_no_stars);
  g_test_add_func ("/sidebar/failure-keeps-rows", test_failure_keeps_rows);
  g_test_add_func ("/sidebar/empty", test_empty);
  g_test_add_func ("/sidebar/late-account", test_late_account);
  g_test_add_func ("/sidebar/progress", test_progress);
  g_test_add_func ("/sidebar/waiting", test_waiting);

  return g_test_run ();
}
