/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-row.h"
#include "ingot-token-list.h"
#include "page.h"

#define REVEALED "\u20668f41c2d7-90b3-4e6a-b5d8-1c77e0a98kQz\u2069"

static GtkWidget *
find_new_button (Page *page)
{
  GtkWidget *header = driver_find_type (page->window, ADW_TYPE_HEADER_BAR);
  GtkWidget *content = driver_find_type (header, ADW_TYPE_BUTTON_CONTENT);

  return gtk_widget_get_ancestor (content, GTK_TYPE_BUTTON);
}

static void
assert_new_token (Page *page, gboolean on, const char *why)
{
  GtkWidget *button = find_new_button (page);

  g_assert_cmpint (gtk_widget_is_sensitive (button), ==, on);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, on ? "New Token" : why);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "New Token");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, on ? "" : why);
}

static void
search (Page *page, const char *text)
{
  GtkWidget *entry;

  g_object_set (page->page, "searching", TRUE, NULL);
  entry = driver_wait_for (page->window, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  driver_settle (page->window);
}

static void
test_properties (void)
{
  Page page;
  gboolean narrow, low;
  guint n_tokens;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "payments");
  g_object_get (page.page, "narrow", &narrow, "low", &low, "n-tokens", &n_tokens, NULL);
  g_assert_false (narrow);
  g_assert_false (low);
  g_assert_cmpuint (n_tokens, ==, 8);
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page.page)), ==, "payments");
  g_assert_true (ingot_repository_page_get_session (page.page) == page.session);
  page_end (&page);
}

static void
test_tokens (void)
{
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_PRODUCTION);
  page_open (&page, "payments");
  g_assert_true (driver_shows (page.window, "Demo & Co"));
  g_assert_true (driver_shows (page.window, "Production"));
  g_assert_true (driver_shows (page.window, "Card, SEPA and refund services"));
  g_assert_true (driver_shows (page.window, "Last Data Received"));
  g_assert_true (driver_shows (page.window, "90 days"));
  g_assert_true (driver_shows (page.window, "1.24\u00a0TB"));
  g_assert_true (driver_shows (page.window, "batch-reconciliation"));
  g_assert_true (driver_shows (page.window, "••••••••8kQz"));
  g_assert_true (driver_shows (page.window, "apache_access"));
  g_assert_true (driver_shows (page.window, "apache/http-server"));
  g_assert_true (driver_shows (page.window, "None"));
  g_assert_false (driver_shows (page.window, "8f41c2d7"));
  assert_new_token (&page, TRUE, NULL);
  page_end (&page);
}

/* An older release tells less; that is not nothing. */
static void
test_untold (void)
{
  const IngotDemoOptions options = { .version = "older" };
  Page page;

  page_begin_on (&page, &options, "root", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "payments");
  g_assert_true (driver_shows (page.window, "Not told by the server"));
  g_assert_false (driver_shows (page.window, "Never"));
  g_assert_false (driver_shows (page.window, "Unlimited"));
  g_assert_false (driver_shows (page.window, "0 bytes"));
  g_assert_false (driver_shows (page.window, "This repository"));
  page_end (&page);
}

static void
test_reveal (void)
{
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "payments");
  page_choose (&page, "filebeat-prod-eu");
  page_do (&page, "token.reveal");
  g_assert_true (driver_shows (page.window, REVEALED));
  page_do (&page, "token.reveal");
  g_assert_false (driver_shows (page.window, REVEALED));

  page_do (&page, "token.reveal");
  page_choose (&page, "default");
  g_assert_false (driver_shows (page.window, REVEALED));
  page_end (&page);
}

static void
test_reveal_ends_with_the_page (void)
{
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "payments");
  page_choose (&page, "filebeat-prod-eu");
  page_do (&page, "token.reveal");
  page_open (&page, "web-frontend");
  page_open (&page, "payments");
  g_assert_false (driver_shows (page.window, REVEALED));

  page_choose (&page, "filebeat-prod-eu");
  page_do (&page, "token.reveal");
  gtk_widget_set_visible (page.window, FALSE);
  gtk_widget_set_visible (page.window, TRUE);
  driver_settle (page.window);
  g_assert_false (driver_shows (page.window, REVEALED));
  page_end (&page);
}

/* A button belongs to its row, chosen or not. */
static void
test_row_buttons (void)
{
  Page page;
  GtkWidget *button;
  IngotIngestToken *chosen;
  g_autoptr (IngotTokenItem) item = NULL;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "payments");
  button = driver_find (page.window, GTK_TYPE_BUTTON, "Reveal");
  g_object_get (gtk_widget_get_ancestor (button, INGOT_TYPE_TOKEN_ROW), "shown", &item, NULL);
  g_signal_emit_by_name (button, "clicked");
  chosen = page_get_chosen (&page);
  g_assert_true (chosen == ingot_token_item_get_token (item));
  g_assert_true (ingot_token_item_get_revealed (item));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Hide");
  g_assert_true (driver_press (page.window, "Copy Token"));
  g_assert_true (
      driver_wait_shows (page.window, "Token copied. The clipboard is cleared in 60 seconds."));
  page_end (&page);
}

/* Presses what is in each row of a name, and returns how many there were. */
static guint
copy_each (Page *page, GtkWidget *widget, const char *name)
{
  g_autoptr (IngotTokenItem) item = NULL;
  guint n = 0;

  if (INGOT_IS_TOKEN_ROW (widget))
    g_object_get (widget, "shown", &item, NULL);
  if (item != NULL && g_str_equal (ingot_token_item_get_name (item), name))
    {
      gtk_widget_activate_action (widget, "row.copy", NULL);
      g_assert_true (page_get_chosen (page) == ingot_token_item_get_token (item));
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += copy_each (page, child, name);
  return n;
}

static gboolean
has_loaded (gpointer data)
{
  return !ingot_repository_get_loading (data);
}

/* The server knows them by their name only; a person needs each of them. */
static void
test_same_name (void)
{
  Page page;
  guint n;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "payments");
  n = copy_each (&page, page.window, "default");
  g_assert_cmpuint (n, >, 0);
  ingot_demo_domain_add_token (page_get_domain (&page), "default", "another text", NULL);
  ingot_repository_refresh (page_get_repository (&page));
  g_assert_true (driver_wait (has_loaded, page_get_repository (&page), 10000));
  driver_settle (page.window);
  g_assert_cmpuint (copy_each (&page, page.window, "default"), ==, 2 * n);
  page_end (&page);
}

static void
test_no_row_no_action (void)
{
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "payments");
  page_do (&page, "token.copy");
  page_do (&page, "token.delete");
  driver_settle (page.window);
  g_assert_null (gdk_clipboard_get_content (gtk_widget_get_clipboard (page.window)));
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (page.window)));
  page_end (&page);
}

static void
test_search (void)
{
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "payments");
  search (&page, "FRAUD");
  g_assert_true (driver_shows (page.window, "fraud-scoring"));
  g_assert_false (driver_shows (page.window, "vector-checkout"));
  search (&page, "syslog-utc");
  g_assert_true (driver_shows (page.window, "pos-terminals-syslog"));
  /* what is masked is not searched */
  search (&page, "8f41c2d7");
  g_assert_true (driver_shows (page.window, "No Results Found"));

  /* all are back, each in its place */
  g_object_set (page.page, "searching", FALSE, NULL);
  driver_settle (page.window);
  g_assert_true (driver_shows (page.window, "batch-reconciliation"));
  g_assert_true (driver_shows (page.window, "vector-checkout"));
  page_end (&page);
}

/* What is typed goes where the focus is, and in the list to the search as well. */
static void
test_search_takes_keys (void)
{
  Page page;
  GtkWidget *bar;
  GtkWidget *entry;
  GtkWidget *focus;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "payments");
  bar = driver_find_type (page.window, GTK_TYPE_SEARCH_BAR);
  g_assert_nonnull (gtk_search_bar_get_key_capture_widget (GTK_SEARCH_BAR (bar)));

  g_object_set (page.page, "searching", TRUE, NULL);
  entry = driver_wait_for (page.window, GTK_TYPE_SEARCH_ENTRY, NULL);
  focus = gtk_root_get_focus (GTK_ROOT (page.window));
  g_assert_true (gtk_widget_is_ancestor (focus, entry));
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_false (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (bar)));

  page_show (&page, "web-frontend");
  g_assert_null (gtk_search_bar_get_key_capture_widget (GTK_SEARCH_BAR (bar)));
  page_end (&page);
}

static void
test_few_are_not_searched (void)
{
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "payments");
  g_assert_nonnull (driver_find (page.window, GTK_TYPE_TOGGLE_BUTTON, "Search Tokens"));
  search (&page, "fraud");
  page_open (&page, "web-frontend");
  g_assert_null (driver_find (page.window, GTK_TYPE_TOGGLE_BUTTON, "Search Tokens"));
  g_assert_true (driver_shows (page.window, "nginx-edge"));
  page_end (&page);
}

/* Arrow keys in the frame around the rows would go nowhere. */
static void
test_focus_goes_to_a_row (void)
{
  Page page;
  GtkWidget *view;
  GtkWidget *focus;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "payments");
  view = driver_wait_for (page_get_list (&page), GTK_TYPE_LIST_VIEW, NULL);
  gtk_widget_grab_focus (find_new_button (&page));
  g_assert_true (gtk_widget_child_focus (page_get_list (&page), GTK_DIR_DOWN));
  focus = gtk_root_get_focus (GTK_ROOT (page.window));
  g_assert_true (gtk_widget_is_ancestor (focus, view));
  page_end (&page);
}

static void
test_sort (void)
{
  Page page;
  g_autofree char *sort = NULL;
  GtkWidget *first;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "payments");
  g_object_get (page.page, "sort", &sort, NULL);
  g_assert_cmpstr (sort, ==, "name");
  gtk_widget_activate_action (GTK_WIDGET (page.page), "page.sort", "s", "parser");
  driver_settle (page.window);
  /* none comes first */
  first = driver_find_type (page_get_list (&page), INGOT_TYPE_TOKEN_ROW);
  g_assert_true (driver_shows (first, "•mB2x"));
  page_end (&page);
}

static gboolean
repository_is_idle (gpointer data)
{
  return !ingot_repository_get_loading (data);
}

static void
test_refresh_keeps_the_choice (void)
{
  Page page;
  IngotIngestToken *chosen;
  IngotDemoToken *token;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "payments");
  page_choose (&page, "fraud-scoring");
  token = page_get_token (&page, "fraud-scoring");
  token->parser = page_get_token (&page, "vector-checkout")->parser;
  ingot_demo_domain_add_token (page_get_domain (&page), "aaa", "brand-new-token-text", NULL);
  page_do (&page, "page.refresh");
  g_assert_true (driver_shows (page.window, "fraud-scoring"));
  g_assert_true (driver_wait (repository_is_idle, page_get_repository (&page), 10000));
  g_assert_true (driver_wait_shows (page.window, "aaa"));
  chosen = page_get_chosen (&page);
  g_assert_cmpstr (ingot_ingest_token_get_name (chosen), ==, "fraud-scoring");
  g_assert_cmpstr (ingot_parser_get_name (ingot_ingest_token_get_parser (chosen)), ==, "json");
  page_end (&page);
}

/* What is wider than what it is in is cut off, whatever its text says. */
static void
assert_fits (GtkWidget *label)
{
  g_assert_nonnull (label);
  for (GtkWidget *widget = label; !GTK_IS_LIST_VIEW (widget);
       widget = gtk_widget_get_parent (widget))
    g_assert_cmpint (gtk_widget_get_width (widget), <=,
                     gtk_widget_get_width (gtk_widget_get_parent (widget)));
}

static void
test_narrow_and_low (void)
{
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  gtk_window_set_default_size (GTK_WINDOW (page.window), 360, 640);
  page_open (&page, "payments");
  g_assert_true (driver_shows (page.window, "••••8kQz"));
  g_assert_true (driver_shows (page.window, " · accesslog"));
  g_assert_true (driver_shows (page.window, " · No parser"));
  g_assert_null (driver_find (page.window, GTK_TYPE_BUTTON, "Copy Token"));
  g_assert_true (driver_shows (page.window, "Last Data Received"));
  page_choose (&page, "filebeat-prod-eu");
  page_do (&page, "token.reveal");
  g_assert_true (driver_shows (page.window, REVEALED));
  driver_settle (page.window);
  assert_fits (driver_find_text (page.window, REVEALED));
  assert_new_token (&page, TRUE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (page.window), 360, 294);
  driver_settle (page.window);
  g_assert_true (driver_wait_shows (page.window, "Last data "));
  g_assert_false (driver_shows (page.window, "Last Data Received"));
  page_end (&page);
}

static void
assert_state (const char *user,
              const char *name,
              const char *title,
              const char *text,
              const char *why)
{
  Page page;

  page_begin (&page, user, INGOT_ENVIRONMENT_DEMO);
  page_open (&page, name);
  g_assert_true (driver_wait_shows (page.window, title));
  g_assert_true (driver_shows (page.window, text));
  assert_new_token (&page, why == NULL, why);
  page_end (&page);
}

static void
test_no_permission (void)
{
  assert_state ("reader", "payments", "No Permission to See Tokens", "Change ingest tokens",
                "You need the permission “Change ingest tokens” for the repository "
                "“\u2068payments\u2069”. Ask an administrator of the repository or the "
                "organization.");
}

/* What is off names the repository by the name that it has now. */
static void
test_renamed (void)
{
  Page page;

  page_begin (&page, "reader", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "payments");
  ingot_demo_store_rename (ingot_demo_server_get_store (page.server), page_get_domain (&page),
                           "billing");
  ingot_repository_refresh (page_get_repository (&page));
  g_assert_true (driver_wait (has_loaded, page_get_repository (&page), 10000));
  assert_new_token (&page, FALSE,
                    "You need the permission “Change ingest tokens” for the repository "
                    "“\u2068billing\u2069”. Ask an administrator of the repository or the "
                    "organization.");
  page_end (&page);
}

static void
test_system (void)
{
  assert_state ("root", "humio-audit", "System Repository", "This is by design.",
                "System repositories take no new tokens");
}

static void
test_not_listable (void)
{
  assert_state ("unlisted", "payments", "Tokens Cannot Be Listed", "this is the only time", NULL);
}

static void
test_view (void)
{
  assert_state ("root", "fraud-analysis", "Views Have No Ingest Tokens", "#type = card",
                "Views have no ingest tokens");
  assert_state ("root", "all-services", "Views Have No Ingest Tokens", "All data",
                "Views have no ingest tokens");
}

/* An API token that belongs to no user is given a permission by who created it. */
static void
test_no_user (void)
{
  Page page;

  page_begin (&page, "organization", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "k8s-audit");
  g_assert_true (driver_wait_shows (page.window, "No Permission to See Tokens"));
  g_assert_true (driver_shows (page.window, "It belongs to no user: ask whoever created it."));
  g_assert_null (driver_find (page.window, GTK_TYPE_BUTTON, "Copy Request"));
  page_end (&page);
}

static void
test_copy_request (void)
{
  Page page;

  page_begin (&page, "reader", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "payments");
  g_assert_true (driver_press (page.window, "Copy Request"));
  g_assert_true (driver_wait_shows (page.window, "Request copied"));
  page_end (&page);
}

static void
test_empty (void)
{
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  ingot_demo_domain_remove_token (
      ingot_demo_store_find (ingot_demo_server_get_store (page.server), "mail-relays"),
      "postfix-rsyslog");
  ingot_demo_domain_remove_token (
      ingot_demo_store_find (ingot_demo_server_get_store (page.server), "mail-relays"), "rspamd");
  page_open (&page, "mail-relays");
  g_assert_true (driver_wait_shows (page.window, "No Ingest Tokens"));
  g_assert_true (driver_shows (page.window, "Stored Size"));
  assert_new_token (&page, TRUE, NULL);
  page_end (&page);
}

static void
test_failure_and_retry (void)
{
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  /* The first time less is asked for. */
  for (guint i = 0; i < 2; i++)
    page_fail (&page, "ListIngestTokens",
               (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR,
                                  .text = "R&D <b> %s",
                                  .field = "repositoryName",
                                  .reason = "it is being <i>moved</i>" });
  page_open (&page, "payments");
  g_assert_true (driver_wait_shows (page.window, "The Server Reported an Error"));
  g_assert_true (driver_shows (page.window, "R&D <b> %s"));
  g_assert_true (driver_shows (page.window, "it is being <i>moved</i>"));
  assert_new_token (&page, FALSE, "The ingest tokens could not be loaded");
  g_assert_true (driver_press (page.window, "Retry"));
  g_assert_true (driver_wait_shows (page.window, "batch-reconciliation"));
  page_end (&page);
}

static void
test_gone (void)
{
  Page page;
  IngotDemoStore *store;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  store = ingot_demo_server_get_store (page.server);
  ingot_demo_store_remove_domain (store, ingot_demo_store_find (store, "mail-relays"));
  page_open (&page, "mail-relays");
  g_assert_true (driver_wait_shows (page.window, "No Longer on the Server"));
  g_assert_true (driver_shows (page.window, "“\u2068mail-relays\u2069” was deleted, or your API "
                                            "token does not see it any more."));
  assert_new_token (&page, FALSE, "The repository is no longer on the server");
  page_end (&page);
}

static void
test_slow (void)
{
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  page_fail (&page, "ListIngestTokens", (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_HELD });
  page_show (&page, "payments");
  assert_new_token (&page, FALSE, "The ingest tokens are being loaded");
  g_assert_null (driver_find_type (page.window, ADW_TYPE_SPINNER));
  g_assert_nonnull (driver_wait_for (page.window, ADW_TYPE_SPINNER, NULL));
  ingot_demo_server_release (page.server);
  g_assert_true (driver_wait_shows (page.window, "batch-reconciliation"));
  page_end (&page);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/repository-page/properties", test_properties);
  g_test_add_func ("/repository-page/tokens", test_tokens);
  g_test_add_func ("/repository-page/untold", test_untold);
  g_test_add_func ("/repository-page/reveal", test_reveal);
  g_test_add_func ("/repository-page/reveal-ends-with-the-page", test_reveal_ends_with_the_page);
  g_test_add_func ("/repository-page/row-buttons", test_row_buttons);
  g_test_add_func ("/repository-page/same-name", test_same_name);
  g_test_add_func ("/repository-page/no-row-no-action", test_no_row_no_action);
  g_test_add_func ("/repository-page/search", test_search);
  g_test_add_func ("/repository-page/search-takes-keys", test_search_takes_keys);
  g_test_add_func ("/repository-page/few-are-not-searched", test_few_are_not_searched);
  g_test_add_func ("/repository-page/focus-goes-to-a-row", test_focus_goes_to_a_row);
  g_test_add_func ("/repository-page/sort", test_sort);
  g_test_add_func ("/repository-page/refresh-keeps-the-choice", test_refresh_keeps_the_choice);
  g_test_add_func ("/repository-page/narrow-and-low", test_narrow_and_low);
  g_test_add_func ("/repository-page/no-permission", test_no_permission);
  g_test_add_func ("/repository-page/renamed", test_renamed);
  g_test_add_func ("/repository-page/system", test_system);
  g_test_add_func ("/repository-page/not-listable", test_not_listable);
  g_test_add_func ("/repository-page/view", test_view);
  g_test_add_func ("/repository-page/copy-request", test_copy_request);
  g_test_add_func ("/repository-page/no-user", test_no_user);
  g_test_add_func ("/repository-page/empty", test_empty);
  g_test_add_func ("/repository-page/failure-and-retry", test_failure_and_retry);
  g_test_add_func ("/repository-page/gone", test_gone);
  g_test_add_func ("/repository-page/slow", test_slow);

  return g_test_run ();
}
