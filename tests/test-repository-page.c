/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-row.h"
#include "ingot-token-list.h"
#include "page.h"

#define REVEALED "\u20668f41c2d7-90b3-4e6a-b5d8-1c77e0a98kQz\u2069"

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
assert_told (Page *page, const char *field, const char *text)
{
  g_assert_cmpint (driver_shows (page->window, text), ==, page_knows (page, field));
}

static void
test_tokens (void)
{
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_PRODUCTION);
  page_open (&page, "payments");
  g_assert_true (driver_shows (page.window, "Demo & Co"));
  g_assert_true (driver_shows (page.window, "Production"));
  assert_told (&page, "SearchDomain.description", "Card, SEPA and refund services");
  g_assert_true (driver_shows (page.window, "Last Data Received"));
  assert_told (&page, "Repository.timeBasedRetention", "90 days");
  assert_told (&page, "Repository.compressedByteSize", "1.24\u00a0TB");
  g_assert_true (driver_shows (page.window, "batch-reconciliation"));
  g_assert_true (driver_shows (page.window, "••••••••8kQz"));
  g_assert_true (driver_shows (page.window, "apache_access"));
  assert_told (&page, "Parser.packageId", "apache/http-server");
  g_assert_true (driver_shows (page.window, "None"));
  g_assert_false (driver_shows (page.window, "8f41c2d7"));
  page_assert_new_token (&page, TRUE, NULL);
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
  gtk_widget_grab_focus (page_get_new_button (&page));
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
  page_assert_new_token (&page, TRUE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (page.window), 360, 294);
  driver_settle (page.window);
  g_assert_true (driver_wait_shows (page.window, page_knows (&page, "Repository.timeOfLatestIngest")
                                                     ? "Last data "
                                                     : "Not told by the server"));
  g_assert_false (driver_shows (page.window, "Last Data Received"));
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

  return g_test_run ();
}
