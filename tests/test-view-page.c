/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A view, with the repositories that it draws from. */
#include "generation.h"
#include "ingot-view-page.h"
#include "page.h"

#define UNSEEN      "Your API token does not see this repository"
#define CONNECTIONS "View.connections"

static GtkListBox *
get_list (Page *page)
{
  return GTK_LIST_BOX (
      driver_find_type (driver_find_type (page->window, INGOT_TYPE_VIEW_PAGE), GTK_TYPE_LIST_BOX));
}

static void
opened_cb (GSimpleAction *action, GVariant *name, gpointer user_data)
{
  g_set_str (user_data, g_variant_get_string (name, NULL));
}

/* What the window does with a link; a row without its action is off. */
static void
add_opener (Page *page, char **opened)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action =
      g_simple_action_new ("open-search-domain", G_VARIANT_TYPE_STRING);

  g_signal_connect (action, "activate", G_CALLBACK (opened_cb), opened);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (page->window, "win", G_ACTION_GROUP (group));
}

static void
begin (Page *page, const char *user, const char *name)
{
  page_begin (page, user, INGOT_ENVIRONMENT_DEMO);
  page_open (page, name);
}

static void
assert_link (Page *page, int i, const char *name, const char *filter)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (get_list (page), i);

  g_assert_true (gtk_list_box_row_get_activatable (row));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)), ==,
                   "win.open-search-domain");
  g_assert_cmpstr (
      g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row)), NULL),
      ==, name);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, filter);
}

/* An older release tells that it is a view, and no more. */
static void
assert_untold (Page *page)
{
  g_assert_true (driver_shows (page->window, "The server does not tell which they are."));
  g_assert_null (gtk_list_box_get_row_at_index (get_list (page), 0));
}

static void
test_links (void)
{
  Page page;

  begin (&page, "root", "fraud-analysis");
  if (!page_knows (&page, CONNECTIONS))
    {
      assert_untold (&page);
      page_end (&page);
      return;
    }
  assert_link (&page, 0, "payments", "#type = card");
  assert_link (&page, 1, "web-frontend", "service = checkout");
  assert_link (&page, 2, "k8s-workloads", "namespace = /^fraud/");
  g_assert_null (gtk_list_box_get_row_at_index (get_list (&page), 3));
  g_assert_false (driver_shows (page.window, UNSEEN));
  page_end (&page);
}

/* A link that leads nowhere is none. */
static void
test_unseen (void)
{
  Page page;
  GtkListBoxRow *row;
  g_autofree char *opened = NULL;

  if (generation_lacks (CONNECTIONS))
    return;
  begin (&page, "view", "fraud-analysis");
  add_opener (&page, &opened);
  row = gtk_list_box_get_row_at_index (get_list (&page), 0);
  g_assert_true (driver_shows (page.window, "payments"));
  g_assert_false (gtk_list_box_row_get_activatable (row));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, UNSEEN "\n#type = card");
  page_end (&page);
}

static void
wait_refreshed (Page *page)
{
  ingot_session_refresh (page->session);
  while (ingot_session_get_loading (page->session))
    g_main_context_iteration (NULL, TRUE);
}

/* Whether a repository can be seen is known anew whenever all of them were listed. */
static void
test_deleted (void)
{
  Page page;
  IngotDemoStore *store;
  GtkListBoxRow *row;

  if (generation_lacks (CONNECTIONS))
    return;
  begin (&page, "root", "fraud-analysis");
  store = ingot_demo_server_get_store (page.server);
  row = gtk_list_box_get_row_at_index (get_list (&page), 0);
  ingot_demo_store_rename (store, ingot_demo_store_find (store, "payments"), "money");
  wait_refreshed (&page);
  g_assert_false (gtk_list_box_row_get_activatable (row));
  ingot_demo_store_rename (store, ingot_demo_store_find (store, "money"), "payments");
  wait_refreshed (&page);
  g_assert_true (gtk_list_box_row_get_activatable (row));
  page_end (&page);
}

static gboolean
has_many_rows (gpointer data)
{
  return gtk_list_box_get_row_at_index (get_list (data), 299) != NULL;
}

/* All of them can be reached, and a refresh that brings nothing new leaves the focus where it is.
 */
static void
test_many (void)
{
  Page page;
  IngotDemoStore *store;
  IngotDemoDomain *view;
  GtkWidget *last;
  g_autofree char *opened = NULL;

  if (generation_lacks (CONNECTIONS))
    return;
  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  add_opener (&page, &opened);
  store = ingot_demo_server_get_store (page.server);
  view = ingot_demo_store_find (store, "fraud-analysis");
  while (view->connections->len < 300)
    ingot_demo_domain_connect (view, ingot_demo_store_find (store, "payments")->id, "<b>&%s _x");
  page_open (&page, "fraud-analysis");
  g_assert_true (driver_wait (has_many_rows, &page, 10000));
  last = GTK_WIDGET (gtk_list_box_get_row_at_index (get_list (&page), 299));
  g_assert_true (gtk_widget_grab_focus (last));
  driver_settle (page.window);
  page_do (&page, "page.refresh");
  while (ingot_repository_get_loading (page_get_repository (&page)))
    g_main_context_iteration (NULL, TRUE);
  driver_settle (page.window);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (page.window)) == last);
  gtk_widget_activate (last);
  g_assert_cmpstr (opened, ==, "payments");
  page_end (&page);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/view-page/links", test_links);
  g_test_add_func ("/view-page/unseen", test_unseen);
  g_test_add_func ("/view-page/deleted", test_deleted);
  g_test_add_func ("/view-page/many", test_many);

  return g_test_run ();
}
