/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-list.h"
#include "page.h"

/* Every page, dialog, toast and row on a repository whose texts look like markup, mnemonics and
 * format strings, turn the reading direction and break lines. A text that is read as markup warns,
 * and a warning ends the test. What would mislead is written out, the rest is shown as it is. */
#define REPOSITORY "R&D <b>"

static void
assert_nothing_invisible (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    {
      const char *text = gtk_label_get_text (GTK_LABEL (widget));

      g_assert_null (strstr (text, "\u202e"));
      g_assert_null (strchr (text, '\n'));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_nothing_invisible (child);
}

static void
look (Page *page)
{
  driver_settle (page->window);
  assert_nothing_invisible (page->window);
}

static void
close_dialog (Page *page)
{
  GtkWidget *dialog = page_wait_dialog (page);

  look (page);
  adw_dialog_close (ADW_DIALOG (dialog));
  page_wait_no_dialog (page);
}

static void
use_token (Page *page, const char *name)
{
  page_choose (page, name);
  page_do (page, "token.reveal");
  page_do (page, "token.copy");
  look (page);
  page_do (page, "token.edit");
  close_dialog (page);
  page_do (page, "token.delete");
  close_dialog (page);
}

static void
use_every_token (Page *page)
{
  GListModel *tokens = ingot_repository_get_tokens (page_get_repository (page));
  const guint n_items = g_list_model_get_n_items (tokens);

  g_assert_cmpuint (n_items, >, 4);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (IngotIngestToken) token = g_list_model_get_item (tokens, i);

      use_token (page, ingot_ingest_token_get_name (token));
    }
}

static void
begin (Page *page, const char *user, const char *name)
{
  page_begin (page, user, INGOT_ENVIRONMENT_PRODUCTION);
  page_open (page, name);
  look (page);
}

static void
test_wide (void)
{
  Page page;

  begin (&page, "root", REPOSITORY);
  g_assert_true (driver_shows (page.window, REPOSITORY));
  g_assert_cmpint (driver_shows (page.window, "<a href='x'>_x</a> & %s ⟨U+202E⟩"), ==,
                   page_knows (&page, "SearchDomain.description"));
  g_assert_true (driver_shows (page.window, "<i>%s</i>"));
  use_every_token (&page);
  page_end (&page);
}

static void
test_narrow (void)
{
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_PRODUCTION);
  gtk_window_set_default_size (GTK_WINDOW (page.window), 360, 640);
  page_open (&page, REPOSITORY);
  look (&page);
  use_every_token (&page);
  page_end (&page);
}

static void
test_states (void)
{
  static const char *const users[] = { "reader", "unlisted" };

  for (guint i = 0; i < G_N_ELEMENTS (users); i++)
    {
      Page page;

      begin (&page, users[i], REPOSITORY);
      g_assert_true (driver_shows (page.window, "“\u2068" REPOSITORY "\u2069”"));
      page_end (&page);
    }
}

static void
test_gone (void)
{
  Page page;
  IngotDemoStore *store;

  page_begin (&page, "root", INGOT_ENVIRONMENT_PRODUCTION);
  store = ingot_demo_server_get_store (page.server);
  ingot_demo_store_remove_domain (store, ingot_demo_store_find (store, REPOSITORY));
  page_open (&page, REPOSITORY);
  g_assert_true (driver_wait_shows (page.window, "“\u2068" REPOSITORY "\u2069” was deleted"));
  look (&page);
  page_end (&page);
}

static void
test_view (void)
{
  Page page;
  gboolean known;

  begin (&page, "root", "x <a href='x'>");
  known = page_knows (&page, "View.connections");
  g_assert_true (driver_shows (page.window, "“\u2068x <a href='x'>\u2069” reads from"));
  g_assert_cmpint (driver_shows (page.window, REPOSITORY), ==, known);
  g_assert_cmpint (driver_shows (page.window, "<b> & \"quoted\" %s"), ==, known);
  page_end (&page);
}

static void
test_create (void)
{
  static const char *const names[] = { "<a href='x'>&amp;", "_y", "%s%n", "a\u202eb", "%d <b>" };
  Page page;

  begin (&page, "root", REPOSITORY);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *dialog;

      page_do (&page, "page.new-token");
      dialog = page_wait_dialog (&page);
      page_type (dialog, "Name", names[i]);
      gtk_widget_activate_action (dialog, "dialog.create", NULL);
      g_assert_true (driver_wait_shows (dialog, "Ingest Token Created"));
      g_assert_nonnull (page_get_token (&page, names[i]));
      g_assert_true (driver_press (dialog, "Copy Token"));
      close_dialog (&page);
    }
  page_end (&page);
}

static void
test_errors (void)
{
  const IngotDemoFault fault = { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR,
                                 .text = "<a href='x'>R&D</b> %s %n \u202e_x",
                                 .field = "<b>&field%s",
                                 .reason = "<i>&reason %n \u202e" };
  Page page;
  GtkWidget *dialog;

  begin (&page, "root", REPOSITORY);
  page_fail (&page, "AddIngestToken", fault);
  page_fail (&page, "ListParsers", fault);
  page_do (&page, "page.new-token");
  dialog = page_wait_dialog (&page);
  page_type (dialog, "Name", "new");
  gtk_widget_activate_action (dialog, "dialog.create", NULL);
  g_assert_true (driver_wait_shows (dialog, "<b>&field%s"));
  g_assert_true (driver_shows (dialog, "<a href='x'>R&D</b> %s %n"));
  close_dialog (&page);

  page_fail (&page, "ListIngestTokens", fault);
  page_do (&page, "page.refresh");
  g_assert_true (driver_wait_shows (page.window, "The Server Reported an Error"));
  g_assert_true (driver_shows (page.window, "<a href='x'>R&D</b> %s %n"));
  page_end (&page);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/hostile-texts/wide", test_wide);
  g_test_add_func ("/hostile-texts/narrow", test_narrow);
  g_test_add_func ("/hostile-texts/states", test_states);
  g_test_add_func ("/hostile-texts/gone", test_gone);
  g_test_add_func ("/hostile-texts/view", test_view);
  g_test_add_func ("/hostile-texts/create", test_create);
  g_test_add_func ("/hostile-texts/errors", test_errors);

  return g_test_run ();
}
