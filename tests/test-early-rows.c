/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in for the rows of a list while the server is asked for its ingest tokens goes when
 * there is an answer, whatever that is, and what a person does meanwhile is not done to it. */
#include "ingot-late-bin.h"
#include "ingot-session-private.h"
#include "ingot-token-list.h"
#include "page.h"

#define REPOSITORY "payments"
#define TOKEN      "batch-reconciliation"
#define N_TOKENS   8
#define OTHER      "web-frontend"
#define N_OTHER    4

/* Long enough for rows to be made. */
#define LATENCY_MS 300

static const IngotDemoFault held = { .kind = INGOT_DEMO_FAULT_HELD };

typedef struct
{
  Page page;
  IngotTokenList *list;
} Test;

static GListModel *
get_rows (Test *test)
{
  return G_LIST_MODEL (ingot_token_list_get_selection (test->list));
}

static GtkWidget *
get_frame (Test *test)
{
  return adw_bin_get_child (ADW_BIN (test->list));
}

static gboolean
stands_in (gpointer data)
{
  Test *test = data;

  return g_list_model_get_n_items (get_rows (test)) > N_TOKENS &&
         gtk_widget_get_opacity (get_frame (test)) == 0;
}

static void
show (Test *test, const char *name)
{
  page_show (&test->page, name);
  test->list = INGOT_TOKEN_LIST (driver_wait_for (test->page.window, INGOT_TYPE_TOKEN_LIST, NULL));
}

/* Shows a repository whose server takes its time. */
static void
show_and_wait (Test *test, const char *name)
{
  page_fail (&test->page, "ListIngestTokens", held);
  show (test, name);
  g_assert_true (driver_wait (stands_in, test, 10000));
}

static void
begin (Test *test)
{
  page_begin (&test->page, "root", INGOT_ENVIRONMENT_DEMO);
}

static void
begin_and_wait (Test *test)
{
  begin (test);
  show_and_wait (test, REPOSITORY);
}

static void
release (Test *test)
{
  ingot_demo_server_release (test->page.server);
}

static IngotDemoStore *
get_store (Test *test)
{
  return ingot_demo_server_get_store (test->page.server);
}

/* There are as many rows as tokens, to see and to reach; nothing was done to what was there before.
 */
static void
assert_rows (Test *test, guint n_rows)
{
  IngotTokenSelection *selection = ingot_token_list_get_selection (test->list);
  GtkWidget *frame = get_frame (test);

  driver_settle (test->page.window);
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (test)), ==, n_rows);
  g_assert_cmpfloat (gtk_widget_get_opacity (frame), ==, 1);
  g_assert_true (gtk_widget_get_can_focus (frame));
  g_assert_true (gtk_widget_get_can_target (frame));
  g_assert_cmpuint (ingot_token_selection_get_n_selected (selection), ==, 0);
  g_assert_false (ingot_token_selection_get_several (selection));
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (test->page.window)));
}

static void
end (Test *test)
{
  page_end (&test->page);
}

static gboolean
is_on_list (Test *test)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (test->page.window));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (test->list));
}

/* Rows that stand in are neither seen nor reached, and nothing is said of how many. */
static void
test_hidden (void)
{
  GtkWidget *list;
  GtkWidget *frame;
  Test test;

  begin_and_wait (&test);
  list = GTK_WIDGET (test.list);
  frame = get_frame (&test);
  g_assert_nonnull (driver_wait_for (test.page.window, ADW_TYPE_SPINNER, NULL));
  g_assert_true (driver_shows (test.page.window, "…"));
  g_assert_cmpuint (driver_count_rows (test.page.window, INGOT_TYPE_TOKEN_LIST), ==, 0);
  g_assert_false (gtk_widget_get_can_target (frame));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (frame), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
  g_assert_false (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_child_focus (list, GTK_DIR_DOWN));
  g_assert_false (is_on_list (&test));

  release (&test);
  g_assert_true (driver_wait_shows (test.page.window, TOKEN));
  assert_rows (&test, N_TOKENS);
  g_assert_cmpuint (driver_count_rows (test.page.window, INGOT_TYPE_TOKEN_LIST), ==, N_TOKENS);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (frame), GTK_ACCESSIBLE_STATE_HIDDEN, FALSE);
  g_assert_null (driver_find_type (test.page.window, ADW_TYPE_SPINNER));
  g_assert_false (driver_shows (test.page.window, "…"));
  gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
  g_assert_true (is_on_list (&test));
  end (&test);
}

static void
test_renamed (void)
{
  Test test;

  begin (&test);
  ingot_demo_store_rename (get_store (&test), ingot_demo_store_find (get_store (&test), REPOSITORY),
                           "cards");
  show_and_wait (&test, REPOSITORY);
  release (&test);
  g_assert_true (driver_wait_shows (test.page.window, TOKEN));
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (test.page.page)), ==,
                   "cards");
  assert_rows (&test, N_TOKENS);
  end (&test);
}

/* Nothing of it is left in the list of another. */
static void
test_gone (void)
{
  Test test;

  begin (&test);
  ingot_demo_store_remove_domain (get_store (&test),
                                  ingot_demo_store_find (get_store (&test), REPOSITORY));
  show_and_wait (&test, REPOSITORY);
  release (&test);
  g_assert_true (driver_wait_shows (test.page.window, "No Longer on the Server"));
  assert_rows (&test, 0);
  show (&test, OTHER);
  g_assert_true (driver_wait_shows (test.page.window, "nginx-edge"));
  assert_rows (&test, N_OTHER);
  end (&test);
}

static void
test_empty (void)
{
  Test test;

  begin (&test);
  ingot_demo_domain_remove_all_tokens (ingot_demo_store_find (get_store (&test), REPOSITORY));
  show_and_wait (&test, REPOSITORY);
  g_assert_false (driver_shows (test.page.window, "No Ingest Tokens"));
  release (&test);
  g_assert_true (driver_wait_shows (test.page.window, "No Ingest Tokens"));
  assert_rows (&test, 0);
  ingot_demo_domain_add_token (page_get_domain (&test.page), "first", "its text", NULL);
  page_do (&test.page, "page.refresh");
  g_assert_true (driver_wait_shows (test.page.window, "first"));
  assert_rows (&test, 1);
  end (&test);
}

static const struct
{
  const char *name;
  IngotDemoFault fault;
  const char *shows;
} failures[] = {
  { "401", { .kind = INGOT_DEMO_FAULT_STATUS, .status = 401 }, "API Token Not Accepted" },
  { "403", { .kind = INGOT_DEMO_FAULT_STATUS, .status = 403 }, "Not Permitted" },
  { "502", { .kind = INGOT_DEMO_FAULT_STATUS, .status = 502 }, "Server Is Not Available Now" },
  { "closed", { .kind = INGOT_DEMO_FAULT_CLOSE }, "Connection Lost" },
  { "web-page", { .kind = INGOT_DEMO_FAULT_HTML }, "Not a LogScale Server" },
  { "cut", { .kind = INGOT_DEMO_FAULT_CUT }, "Answer Is Incomplete" },
  { "timed-out", { .kind = INGOT_DEMO_FAULT_HELD }, "Server Did Not Answer in Time" },
  { "not-listable",
    { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR,
      .text = "You don't have permission to read ingest tokens." },
    "Tokens Cannot Be Listed" },
};

/* Each comes after rows have stood in, and leaves none of them. */
static void
test_failure (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  const gboolean times_out = failures[i].fault.kind == INGOT_DEMO_FAULT_HELD;
  IngotClient *client;
  Test test;

  begin (&test);
  client = ingot_session_get_client (test.page.session);
  ingot_demo_server_set_latency (test.page.server, LATENCY_MS);
  if (times_out)
    ingot_client_set_timeouts (client, LATENCY_MS, LATENCY_MS);
  ingot_demo_server_add_fault (test.page.server, "ListIngestTokens", &failures[i].fault, 2);
  show (&test, REPOSITORY);
  g_assert_true (driver_wait (stands_in, &test, 10000));
  g_assert_true (driver_wait_shows (test.page.window, failures[i].shows));
  assert_rows (&test, 0);

  if (times_out)
    ingot_client_set_timeouts (client, 60000, 60000);
  ingot_demo_server_clear_faults (test.page.server);
  page_do (&test.page, "page.refresh");
  g_assert_true (driver_wait_shows (test.page.window, TOKEN));
  assert_rows (&test, N_TOKENS);
  end (&test);
}

static void
resize (Test *test, int width)
{
  gtk_window_set_default_size (GTK_WINDOW (test->page.window), width, 720);
  driver_settle (test->page.window);
  g_assert_true (stands_in (test));
}

static void
assert_wide (Test *test, gboolean wide)
{
  g_assert_true (driver_wait_shows (test->page.window, wide ? "••••••••8kQz" : "••••8kQz"));
  g_assert_cmpint (driver_shows (test->page.window, " · accesslog"), ==, !wide);
  g_assert_cmpint (driver_find (test->page.window, GTK_TYPE_BUTTON, "Copy Token") != NULL, ==,
                   wide);
  assert_rows (test, N_TOKENS);
}

/* Rows of the other kind are made, and come to stand for the same tokens. */
static void
test_resized (void)
{
  Test test;

  begin_and_wait (&test);
  resize (&test, 360);
  release (&test);
  assert_wide (&test, FALSE);
  show_and_wait (&test, OTHER);
  resize (&test, 1000);
  resize (&test, 360);
  resize (&test, 1000);
  release (&test);
  g_assert_true (driver_wait_shows (test.page.window, "nginx-edge"));
  show (&test, REPOSITORY);
  assert_wide (&test, TRUE);
  end (&test);
}

static void
test_another_repository (void)
{
  Test test;

  begin_and_wait (&test);
  show (&test, OTHER);
  g_assert_true (driver_wait_shows (test.page.window, "nginx-edge"));
  assert_rows (&test, N_OTHER);
  release (&test);
  assert_rows (&test, N_OTHER);
  g_assert_false (driver_shows (test.page.window, TOKEN));
  show (&test, REPOSITORY);
  g_assert_true (driver_wait_shows (test.page.window, TOKEN));
  assert_rows (&test, N_TOKENS);
  end (&test);
}

/* The rows of the one that was left stand in for the other. */
static void
test_both_wait (void)
{
  Test test;

  begin_and_wait (&test);
  show_and_wait (&test, OTHER);
  release (&test);
  g_assert_true (driver_wait_shows (test.page.window, "nginx-edge"));
  assert_rows (&test, N_OTHER);
  g_assert_false (driver_shows (test.page.window, TOKEN));
  end (&test);
}

/* What has no list of tokens shows none, and nothing waits for one. */
static void
test_view_meanwhile (void)
{
  Test test;

  begin_and_wait (&test);
  page_show (&test.page, "fraud-analysis");
  g_assert_true (driver_wait_shows (test.page.window, "Views Have No Ingest Tokens"));
  assert_rows (&test, 0);
  release (&test);
  assert_rows (&test, 0);
  end (&test);
}

/* All that a key or a menu could do to a row. */
static void
test_actions (void)
{
  static const char *const actions[] = {
    "token.copy",  "token.reveal", "token.edit",      "token.delete",   "token.menu",
    "page.select", "page.search",  "list.select-all", "token.unselect",
  };
  GtkWidget *view;
  Test test;

  begin_and_wait (&test);
  view = driver_find_type (GTK_WIDGET (test.list), GTK_TYPE_LIST_VIEW);
  gtk_widget_grab_focus (GTK_WIDGET (test.list));
  gtk_widget_grab_focus (view);
  g_assert_false (is_on_list (&test));
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_activate_action (view, actions[i], NULL);
  gtk_widget_activate_action (view, "list.activate-item", "u", 0);
  gtk_widget_activate_action (view, "list.select-item", "(ubb)", 0, FALSE, FALSE);
  gtk_widget_activate_action (view, "token.choose", "u", 1);
  gtk_widget_activate_action (view, "token.include", "u", 2);
  gtk_widget_activate_action (view, "token.toggle", "u", 3);
  driver_settle (test.page.window);
  g_assert_true (stands_in (&test));
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (test.page.window)));
  g_assert_null (gdk_clipboard_get_content (gtk_widget_get_clipboard (test.page.window)));
  g_assert_null (driver_find_type (test.page.window, GTK_TYPE_SEARCH_ENTRY));
  g_assert_false (is_on_list (&test));

  release (&test);
  g_assert_true (driver_wait_shows (test.page.window, TOKEN));
  assert_rows (&test, N_TOKENS);
  g_assert_null (driver_find (test.page.window, GTK_TYPE_BUTTON, "Hide"));
  end (&test);
}

static gboolean
has_spinner (Test *test)
{
  return driver_find_type (test->page.window, INGOT_TYPE_LATE_BIN) != NULL;
}

/* Nothing is waited for where there is no repository. */
static void
test_spinner (void)
{
  Test test;

  begin (&test);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (test.page.page), "Nothing");
  adw_navigation_view_push (test.page.view, ADW_NAVIGATION_PAGE (test.page.page));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test.page.page)));
  g_assert_false (has_spinner (&test));
  show_and_wait (&test, REPOSITORY);
  g_assert_true (has_spinner (&test));
  ingot_repository_page_set_repository (test.page.page, NULL);
  g_assert_false (has_spinner (&test));
  release (&test);
  end (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/early-rows/hidden", test_hidden);
  g_test_add_func ("/early-rows/renamed", test_renamed);
  g_test_add_func ("/early-rows/gone", test_gone);
  g_test_add_func ("/early-rows/empty", test_empty);
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *path = g_strconcat ("/early-rows/failure/", failures[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_failure);
    }
  g_test_add_func ("/early-rows/resized", test_resized);
  g_test_add_func ("/early-rows/another-repository", test_another_repository);
  g_test_add_func ("/early-rows/both-wait", test_both_wait);
  g_test_add_func ("/early-rows/view-meanwhile", test_view_meanwhile);
  g_test_add_func ("/early-rows/actions", test_actions);
  g_test_add_func ("/early-rows/spinner", test_spinner);

  return g_test_run ();
}
