/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "driver.h"
#include "ingot-application.h"
#include "ingot-demo-server.h"
#include "ingot-environment-pill.h"
#include "ingot-repository-page.h"
#include "ingot-sidebar.h"
#include "ingot-token-list.h"
#include "ingot-window.h"

static IngotApplication *application;
static IngotDemoServer *demo; /* as long as the application runs */

static GObject *
start_demo (char **address, char **api_token, GError **error)
{
  const IngotDemoOptions options = { 0 };

  demo = ingot_demo_server_new (&options);
  if (!ingot_demo_server_start (demo, 0, error))
    return NULL;
  *address = g_strdup (ingot_demo_server_get_address (demo));
  *api_token = g_strdup (ingot_demo_server_get_api_token (demo, "root"));
  return G_OBJECT (demo);
}

static GtkWidget *
open_window (IngotSession *session, int width, int height)
{
  GtkWindow *window = ingot_window_new (GTK_APPLICATION (application), session);

  gtk_window_set_default_size (window, width, height);
  gtk_window_present (window);
  driver_settle (GTK_WIDGET (window));
  return GTK_WIDGET (window);
}

static void
close_window (GtkWidget *window)
{
  /* The split view finishes folding in an idle of libadwaita's, which does not end with it. */
  driver_settle (window);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (window != NULL && g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (window);
}

static IngotSession *
dup_demo (void)
{
  g_autoptr (GError) error = NULL;
  IngotSession *session = ingot_application_dup_demo_session (application, &error);

  g_assert_no_error (error);
  return session;
}

static void
activate_row (GtkWidget *window, const char *name)
{
  GtkWidget *list = driver_wait_for (window, GTK_TYPE_LIST_VIEW, NULL);
  GListModel *rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));

  g_assert_true (driver_wait_shows (window, name));
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (IngotSearchDomain) domain = g_list_model_get_item (rows, i);

      if (!g_str_equal (ingot_search_domain_get_name (domain), name))
        continue;
      gtk_widget_activate_action (list, "list.select-item", "(ubb)", i, FALSE, FALSE);
      gtk_widget_activate_action (list, "list.activate-item", "u", i);
      return;
    }
  g_assert_not_reached ();
}

static guint
count_tokens (GtkWidget *window)
{
  GtkWidget *list = driver_find_type (window, INGOT_TYPE_TOKEN_LIST);
  IngotTokenSelection *selection = ingot_token_list_get_selection (INGOT_TOKEN_LIST (list));

  return g_list_model_get_n_items (G_LIST_MODEL (selection));
}

static gboolean
is_collapsed (GtkWidget *window)
{
  GtkWidget *split_view = driver_find_type (window, ADW_TYPE_NAVIGATION_SPLIT_VIEW);

  return adw_navigation_split_view_get_collapsed (ADW_NAVIGATION_SPLIT_VIEW (split_view));
}

static void
test_welcome (void)
{
  GtkWidget *window = open_window (NULL, 1100, 720);
  g_autoptr (IngotSession) session = NULL;

  g_assert_true (driver_shows (window, "Welcome to Ingot"));
  g_assert_null (driver_find_type (window, INGOT_TYPE_SIDEBAR));
  g_assert_true (driver_press (window, "Try the Demo"));
  g_assert_true (driver_wait_shows (window, "payments"));
  g_assert_true (driver_shows (window, "Demo Server"));
  g_assert_nonnull (
      driver_find (driver_find_type (window, INGOT_TYPE_ENVIRONMENT_PILL), GTK_TYPE_LABEL, "Demo"));
  g_assert_false (driver_shows (window, "Welcome to Ingot"));

  session = dup_demo ();
  g_assert_true (ingot_window_get_session (INGOT_WINDOW (window)) == session);
  close_window (window);
}

static void
test_windows_share_a_session (void)
{
  g_autoptr (IngotSession) session = dup_demo ();
  GtkWidget *one = open_window (session, 1100, 720);
  GtkWidget *other;
  guint requests;

  g_assert_true (driver_wait_shows (one, "payments"));
  requests = ingot_demo_server_count (demo, "ListSearchDomains");
  other = open_window (session, 1100, 720);
  g_assert_true (driver_shows (other, "payments"));
  g_assert_cmpuint (ingot_demo_server_count (demo, "ListSearchDomains"), ==, requests);
  close_window (other);
  close_window (one);
}

static gboolean
is_page_made (gpointer data)
{
  return g_type_class_peek (INGOT_TYPE_REPOSITORY_PAGE) != NULL;
}

/* By the first window of this program: before that the class is not known. */
static void
test_page_is_made_ahead (void)
{
  g_autoptr (IngotSession) session = dup_demo ();
  GtkWidget *window;

  g_assert_false (is_page_made (NULL));
  window = open_window (session, 1100, 720);
  g_assert_true (driver_wait (is_page_made, NULL, 10000));
  g_assert_null (driver_find_type (window, INGOT_TYPE_REPOSITORY_PAGE));
  close_window (window);
}

static void
test_opens_a_repository (void)
{
  g_autoptr (IngotSession) session = dup_demo ();
  GtkWidget *window = open_window (session, 1100, 720);
  IngotRepositoryPage *page;
  IngotRepository *repository;

  g_assert_true (driver_wait_shows (window, "Select a Repository"));
  activate_row (window, "payments");
  g_assert_true (driver_wait_shows (window, "batch-reconciliation"));
  page = INGOT_REPOSITORY_PAGE (driver_find_type (window, INGOT_TYPE_REPOSITORY_PAGE));
  g_assert_nonnull (page);
  repository = ingot_repository_page_get_repository (page);
  g_assert_cmpstr (ingot_search_domain_get_name (ingot_repository_get_domain (repository)), ==,
                   "payments");
  g_assert_false (is_collapsed (window));

  /* A view's page leads on. */
  gtk_widget_activate_action (window, "win.open-search-domain", "s", "web-frontend");
  g_assert_true (driver_wait_shows (window, "nginx-edge"));
  gtk_widget_activate_action (window, "win.open-search-domain", "s", "no such repository");
  driver_settle (window);
  g_assert_true (driver_shows (window, "nginx-edge"));
  close_window (window);
}

/* The rows that stand in for the tokens of one server go with it. */
static void
test_another_server_meanwhile (void)
{
  const IngotDemoFault held = { .kind = INGOT_DEMO_FAULT_HELD };
  const IngotDemoOptions options = { 0 };
  g_autoptr (IngotDemoServer) other = ingot_demo_server_new (&options);
  g_autoptr (IngotSession) session = dup_demo ();
  GtkWidget *window = open_window (session, 1100, 720);
  g_autoptr (IngotSession) other_session = NULL;

  g_assert_true (ingot_demo_server_start (other, 0, NULL));
  other_session = ingot_session_new ("Other", ingot_demo_server_get_address (other),
                                     ingot_demo_server_get_api_token (other, "root"),
                                     INGOT_ENVIRONMENT_NONE, NULL);
  ingot_demo_server_add_fault (demo, "ListIngestTokens", &held, 1);
  activate_row (window, "payments");
  g_assert_nonnull (driver_wait_for (window, ADW_TYPE_SPINNER, NULL));

  ingot_window_set_session (INGOT_WINDOW (window), other_session);
  activate_row (window, "web-frontend");
  g_assert_true (driver_wait_shows (window, "nginx-edge"));
  ingot_demo_server_release (demo);
  driver_settle (window);
  g_assert_false (driver_shows (window, "batch-reconciliation"));
  g_assert_cmpuint (count_tokens (window), ==, 4);

  ingot_window_set_session (INGOT_WINDOW (window), session);
  activate_row (window, "payments");
  g_assert_true (driver_wait_shows (window, "batch-reconciliation"));
  g_assert_cmpuint (count_tokens (window), ==, 8);
  close_window (window);
}

static gboolean
has_focus (GtkWidget *window, GType type)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL && gtk_widget_is_ancestor (focus, driver_find_type (window, type));
}

static void
test_focus (void)
{
  GtkWidget *window = open_window (NULL, 1100, 720);

  g_assert_true (driver_press (window, "Try the Demo"));
  g_assert_true (driver_wait_shows (window, "payments"));
  driver_settle (window);
  g_assert_true (has_focus (window, GTK_TYPE_LIST_VIEW));
  activate_row (window, "payments");
  g_assert_true (driver_wait_shows (window, "batch-reconciliation"));
  gtk_widget_activate_action (window, "win.switch-pane", NULL);
  g_assert_true (has_focus (window, INGOT_TYPE_REPOSITORY_PAGE));
  gtk_widget_activate_action (window, "win.switch-pane", NULL);
  g_assert_true (has_focus (window, GTK_TYPE_LIST_VIEW));
  close_window (window);
}

static void
test_narrow (void)
{
  g_autoptr (IngotSession) session = dup_demo ();
  GtkWidget *window = open_window (session, 360, 294);

  g_assert_true (is_collapsed (window));
  g_assert_null (driver_find_type (window, INGOT_TYPE_REPOSITORY_PAGE));
  activate_row (window, "payments");
  g_assert_nonnull (driver_wait_for (window, INGOT_TYPE_REPOSITORY_PAGE, NULL));
  g_assert_true (driver_wait_shows (window, "batch-reconciliation"));
  g_assert_cmpint (gtk_widget_get_width (window), ==, 360);
  g_assert_cmpint (gtk_widget_get_height (window), ==, 294);

  gtk_widget_activate_action (window, "win.search", NULL);
  g_assert_nonnull (driver_wait_for (window, GTK_TYPE_SEARCH_ENTRY, NULL));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)),
                                         driver_find_type (window, INGOT_TYPE_SIDEBAR)));
  close_window (window);
}

static gboolean
is_focus_in (GtkWidget *window, GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL && gtk_widget_get_realized (focus) && gtk_widget_is_ancestor (focus, widget);
}

static void
resize (GtkWidget *window, int width, int height)
{
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  driver_settle (window);
}

/* All goes into one column, and what has the focus is in it, seen or not. */
static void
turn_narrow (GtkWidget *window, GtkWidget *view)
{
  resize (window, 370, 700);
  g_assert_true (is_collapsed (window));
  g_assert_true (is_focus_in (window, view));
}

static void
scroll_to_end (GtkWidget *view)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  driver_settle (view);
}

/* Keys go on from the row with the focus, and the way back leads to that of the repository. */
static void
test_focus_turns_narrow (gconstpointer far_away)
{
  const IngotDemoOptions options = { .tokens = 1000 };
  g_autoptr (IngotDemoServer) other = ingot_demo_server_new (&options);
  g_autoptr (IngotSession) session = NULL;
  GtkWidget *window, *view, *row, *sidebar;

  g_assert_true (ingot_demo_server_start (other, 0, NULL));
  session = ingot_session_new ("Other", ingot_demo_server_get_address (other),
                               ingot_demo_server_get_api_token (other, "root"),
                               INGOT_ENVIRONMENT_NONE, NULL);
  window = open_window (session, 1000, 700);
  g_assert_true (driver_wait_shows (window, "payments"));
  gtk_widget_activate_action (window, "win.open-search-domain", "s", "token-warehouse");
  view = driver_wait_for (driver_wait_for (window, INGOT_TYPE_TOKEN_LIST, NULL), GTK_TYPE_LIST_VIEW,
                          NULL);
  g_assert_true (driver_wait_shows (view, "collector"));
  g_assert_true (gtk_widget_grab_focus (view));
  row = gtk_root_get_focus (GTK_ROOT (window));
  if (far_away != NULL)
    scroll_to_end (view);
  turn_narrow (window, view);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == row);
  g_assert_true (
      gtk_widget_child_focus (window, far_away != NULL ? GTK_DIR_DOWN : GTK_DIR_TAB_FORWARD));
  driver_settle (window);
  g_assert_true (is_focus_in (window, far_away != NULL ? view : row));
  g_assert_true (gtk_widget_get_mapped (gtk_root_get_focus (GTK_ROOT (window))));

  gtk_widget_activate_action (view, "navigation.pop", NULL);
  driver_settle (window);
  sidebar = driver_find_type (window, INGOT_TYPE_SIDEBAR);
  g_assert_true (is_focus_in (window, driver_find_type (sidebar, GTK_TYPE_LIST_VIEW)));
  close_window (window);
}

/* libadwaita hides what is in a dialog for a frame when the window turns narrow, low or neither. */
static void
assert_focus_stays (GtkWidget *window, const char *label)
{
  GtkWidget *dialog =
      GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  GtkWidget *button = driver_find (dialog, GTK_TYPE_BUTTON, label);

  g_assert_true (gtk_widget_grab_focus (button));
  resize (window, 370, 700);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == button);
  resize (window, 370, 340);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == button);
  resize (window, 1100, 700);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == button);
}

static void
test_focus_stays_in_dialog (gconstpointer action)
{
  g_autoptr (IngotSession) session = dup_demo ();
  GtkWidget *window = open_window (session, 1100, 700);
  GtkWidget *view;

  activate_row (window, "payments");
  g_assert_true (driver_wait_shows (window, "batch-reconciliation"));
  view = driver_find_type (driver_find_type (window, INGOT_TYPE_TOKEN_LIST), GTK_TYPE_LIST_VIEW);
  g_assert_true (gtk_widget_grab_focus (view));
  gtk_widget_activate_action (view, action, NULL);
  driver_settle (window);
  assert_focus_stays (window, "Cancel");
  close_window (window);
}

static void
test_low_welcome (void)
{
  GtkWidget *window = open_window (NULL, 360, 294);

  g_assert_nonnull (driver_find (window, GTK_TYPE_BUTTON, "Try the Demo"));
  g_assert_cmpint (gtk_widget_get_width (window), ==, 360);
  g_assert_cmpint (gtk_widget_get_height (window), ==, 294);
  close_window (window);
}

static void
assert_failure (int width, int height)
{
  const IngotDemoFault fault = { .kind = INGOT_DEMO_FAULT_STATUS, .status = 401 };
  g_autoptr (IngotSession) demo_session = dup_demo ();
  g_autoptr (IngotSession) session = ingot_session_new (
      "R&D <b>", ingot_demo_server_get_address (demo),
      ingot_demo_server_get_api_token (demo, "root"), INGOT_ENVIRONMENT_PRODUCTION, NULL);
  GtkWidget *window;

  ingot_demo_server_add_fault (demo, "ListSearchDomains", &fault, 1);
  window = open_window (session, width, height);
  g_assert_true (driver_wait_shows (window, "API Token Not Accepted"));
  g_assert_nonnull (driver_find (window, ADW_TYPE_EXPANDER_ROW, "Details"));
  g_assert_true (driver_press (window, "Retry"));
  g_assert_true (driver_wait_shows (window, "payments"));
  g_assert_false (driver_shows (window, "API Token Not Accepted"));
  close_window (window);
}

static void
test_failure (void)
{
  assert_failure (1100, 720);
}

static void
test_failure_narrow (void)
{
  assert_failure (360, 640);
}

static void
test_remembers_size (void)
{
  GtkWidget *window = open_window (NULL, 800, 600);
  int width, height;

  close_window (window);
  window = GTK_WIDGET (ingot_window_new (GTK_APPLICATION (application), NULL));
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 800);
  g_assert_cmpint (height, ==, 600);
  close_window (window);
}

static void
test_remembers_sort (void)
{
  g_autoptr (IngotSession) session = dup_demo ();
  GtkWidget *window = open_window (session, 1100, 720);
  GtkWidget *sidebar = driver_find_type (window, INGOT_TYPE_SIDEBAR);

  ingot_sidebar_set_sort (INGOT_SIDEBAR (sidebar), INGOT_SIDEBAR_SORT_SIZE);
  close_window (window);
  window = open_window (session, 1100, 720);
  sidebar = driver_find_type (window, INGOT_TYPE_SIDEBAR);
  g_assert_cmpint (ingot_sidebar_get_sort (INGOT_SIDEBAR (sidebar)), ==, INGOT_SIDEBAR_SORT_SIZE);
  ingot_sidebar_set_sort (INGOT_SIDEBAR (sidebar), INGOT_SIDEBAR_SORT_NAME);
  close_window (window);
}

static void
test_about (void)
{
  GtkWidget *window = open_window (NULL, 800, 600);

  gtk_widget_activate_action (window, "app.about", NULL);
  g_assert_nonnull (driver_wait_for (window, ADW_TYPE_ABOUT_DIALOG, NULL));
  close_window (window);
}

/* Before libadwaita 1.8 they are in a window of their own. */
static gboolean
has_shortcuts (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (driver_shows (window, "New window"))
        return TRUE;
    }
  return FALSE;
}

static void
test_shortcuts (void)
{
  GtkWidget *window = open_window (NULL, 800, 600);

  gtk_widget_activate_action (window, "app.shortcuts", NULL);
  g_assert_true (driver_wait (has_shortcuts, NULL, 10000));
  close_window (window);
}

/* In place of a window: the application runs as it does for a person, and ends in the same way. */
static void
activate_cb (GApplication *self, int *status)
{
  g_signal_stop_emission_by_name (self, "activate");
  *status = g_test_run ();
}

int
main (int argc, char *argv[])
{
  int status = EXIT_FAILURE;

  g_test_init (&argc, &argv, NULL);
  application = ingot_application_new (start_demo);
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &status);

  g_test_add_func ("/window/page-is-made-ahead", test_page_is_made_ahead);
  g_test_add_func ("/window/welcome", test_welcome);
  g_test_add_func ("/window/windows-share-a-session", test_windows_share_a_session);
  g_test_add_func ("/window/opens-a-repository", test_opens_a_repository);
  g_test_add_func ("/window/another-server-meanwhile", test_another_server_meanwhile);
  g_test_add_func ("/window/focus", test_focus);
  g_test_add_func ("/window/narrow", test_narrow);
  g_test_add_data_func ("/window/focus-turns-narrow/in-sight", NULL, test_focus_turns_narrow);
  g_test_add_data_func ("/window/focus-turns-narrow/far-away", GINT_TO_POINTER (TRUE),
                        test_focus_turns_narrow);
  g_test_add_data_func ("/window/focus-stays-in-dialog/alert", "token.delete",
                        test_focus_stays_in_dialog);
  g_test_add_data_func ("/window/focus-stays-in-dialog/form", "token.edit",
                        test_focus_stays_in_dialog);
  g_test_add_func ("/window/low-welcome", test_low_welcome);
  g_test_add_func ("/window/failure", test_failure);
  g_test_add_func ("/window/failure-narrow", test_failure_narrow);
  g_test_add_func ("/window/remembers-size", test_remembers_size);
  g_test_add_func ("/window/remembers-sort", test_remembers_sort);
  g_test_add_func ("/window/about", test_about);
  g_test_add_func ("/window/shortcuts", test_shortcuts);

  g_application_run (G_APPLICATION (application), 0, NULL);
  g_assert_finalize_object (application);
  return status;
}
