/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server that lists no ingest tokens stays usable. */
#include "ingot-change.h"
#include "ingot-parser-row.h"
#include "ingot-session-private.h"
#include "ingot-token-list.h"
#include "others.h"
#include "page.h"

#define TOKEN       "fraud-scoring"
#define PATIENCE_MS 10000

static void
begin (Page *page, IngotEnvironment environment)
{
  page_begin (page, "unlisted", environment);
  ingot_change_set_look_again (ingot_session_get_client (page->session), 10);
  page_open (page, "payments");
}

static GtkWidget *
open_dialog (Page *page, const char *button)
{
  g_assert_true (driver_press (page->window, button));
  return page_wait_dialog (page);
}

static void
test_page (void)
{
  Page page;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  g_assert_true (driver_shows (page.window, "Tokens Cannot Be Listed"));
  g_assert_true (driver_can_press (page.window, "New Token"));
  g_assert_true (driver_can_press (page.window, "Refresh"));
  g_assert_true (driver_can_press (page.window, "Edit by Name…"));
  g_assert_true (driver_can_press (page.window, "Delete by Name…"));
  page_end (&page);
}

static void
test_edit (void)
{
  GtkWidget *dialog;
  Page page;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  dialog = open_dialog (&page, "Edit by Name…");
  g_assert_true (driver_shows (dialog, "\u2068Demo & Co\u2069 · \u2068payments\u2069"));
  g_assert_false (driver_can_press (dialog, "Save"));
  page_type (dialog, "Name", TOKEN);
  g_assert_true (driver_shows (dialog, "saving takes its parser away"));
  page_pick_parser (dialog, "kv");
  g_assert_false (driver_shows (dialog, "saving takes its parser away"));
  g_assert_true (driver_press (dialog, "Save"));
  page_wait_no_dialog (&page);
  g_assert_cmpstr (page_get_token (&page, TOKEN)->parser->name, ==, "kv");
  g_assert_true (driver_wait_shows (page.window, "“\u2068fraud-scoring\u2069” changed"));
  page_end (&page);
}

static void
test_edit_to_none (void)
{
  GtkWidget *dialog;
  Page page;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  dialog = open_dialog (&page, "Edit by Name…");
  page_type (dialog, "Name", TOKEN);
  g_assert_true (driver_press (dialog, "Save"));
  page_wait_no_dialog (&page);
  g_assert_null (page_get_token (&page, TOKEN)->parser);
  g_assert_cmpuint (ingot_demo_server_count (page.server, "UnassignParser"), ==, 1);
  page_end (&page);
}

static void
test_edit_wrong_name (void)
{
  GtkWidget *dialog;
  Page page;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  dialog = open_dialog (&page, "Edit by Name…");
  page_type (dialog, "Name", "fraud-scorin");
  page_pick_parser (dialog, "kv");
  g_assert_true (driver_press (dialog, "Save"));
  g_assert_true (driver_wait_shows (dialog, "There is no ingest token named 'fraud-scorin'."));
  page_type (dialog, "Name", TOKEN);
  g_assert_false (driver_shows (dialog, "There is no ingest token named"));
  g_assert_true (driver_press (dialog, "Save"));
  page_wait_no_dialog (&page);
  g_assert_cmpstr (page_get_token (&page, TOKEN)->parser->name, ==, "kv");
  page_end (&page);
}

static void
test_delete (void)
{
  GtkWidget *dialog;
  Page page;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  dialog = open_dialog (&page, "Delete by Name…");
  g_assert_true (driver_shows (dialog, "stops working at once. This cannot be undone."));
  g_assert_false (driver_can_press (dialog, "Delete"));
  page_type (dialog, "Name", TOKEN);
  g_assert_true (driver_press (dialog, "Delete"));
  page_wait_no_dialog (&page);
  g_assert_null (page_get_token (&page, TOKEN));
  g_assert_true (driver_wait_shows (page.window, "“\u2068fraud-scoring\u2069” deleted"));
  page_end (&page);
}

static void
test_delete_wrong_name (void)
{
  GtkWidget *dialog;
  Page page;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  dialog = open_dialog (&page, "Delete by Name…");
  page_type (dialog, "Name", "nobody");
  g_assert_true (driver_press (dialog, "Delete"));
  g_assert_true (driver_wait_shows (dialog, "There is no ingest token named 'nobody'."));
  g_assert_true (driver_press (dialog, "Cancel"));
  page_wait_no_dialog (&page);
  page_end (&page);
}

/* On a production server the name is typed twice: to say which one, and to say that it is meant. */
static void
test_delete_on_production (void)
{
  GtkWidget *dialog;
  Page page;

  begin (&page, INGOT_ENVIRONMENT_PRODUCTION);
  dialog = open_dialog (&page, "Delete by Name…");
  page_type (dialog, "Name", TOKEN);
  g_assert_false (driver_can_press (dialog, "Delete"));
  page_type (dialog, "Type the name to delete it", "fraud");
  g_assert_false (driver_can_press (dialog, "Delete"));
  page_type (dialog, "Type the name to delete it", TOKEN);
  g_assert_true (driver_press (dialog, "Delete"));
  page_wait_no_dialog (&page);
  g_assert_null (page_get_token (&page, TOKEN));
  page_end (&page);
}

/* There is no list to look at. */
static void
test_unknown (void)
{
  GtkWidget *dialog;
  Page page;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  page_fail (&page, "AssignParser", (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_EXECUTED_CLOSE });
  dialog = open_dialog (&page, "Edit by Name…");
  page_type (dialog, "Name", TOKEN);
  page_pick_parser (dialog, "kv");
  g_assert_true (driver_press (dialog, "Save"));
  g_assert_true (driver_wait_shows (dialog, "Outcome Unknown"));
  g_assert_true (driver_shows (dialog, "It could not be found out whether the ingest token was"));
  g_assert_true (driver_shows (dialog, "as the list cannot be read. You can try again"));
  g_assert_null (driver_find_text (dialog, "Look at the List"));
  g_assert_true (driver_press (dialog, "Cancel"));
  page_wait_no_dialog (&page);
  page_end (&page);
}

static gboolean
asks (gpointer data)
{
  Page *page = data;
  AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (page->window));

  return dialog != NULL && ADW_IS_ALERT_DIALOG (dialog);
}

static gboolean
asks_no_more (gpointer data)
{
  return !asks (data);
}

static GtkWidget *
create (Page *page)
{
  GtkWidget *dialog = open_dialog (page, "New Token");

  page_type (dialog, "Name", "seen once");
  g_assert_true (driver_press (dialog, "Create"));
  g_assert_true (driver_wait_shows (dialog, "Ingest Token Created"));
  g_assert_true (driver_shows (dialog, "This is the only time that you can see it."));
  return dialog;
}

static void
test_create_and_forget (void)
{
  GtkWidget *dialog;
  Page page;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  dialog = create (&page);
  g_assert_true (driver_press (dialog, "Done"));
  g_assert_true (driver_wait (asks, &page, PATIENCE_MS));
  g_assert_true (driver_wait_shows (page.window, "Close Without the Token?"));
  g_assert_true (driver_press (page.window, "Keep Open"));
  g_assert_true (driver_wait (asks_no_more, &page, PATIENCE_MS));
  driver_settle (page.window);
  g_assert_true (driver_shows (dialog, "Ingest Token Created"));

  g_assert_true (driver_press (dialog, "Done"));
  g_assert_true (driver_wait (asks, &page, PATIENCE_MS));
  driver_settle (page.window);
  g_assert_true (driver_press (page.window, "Close"));
  page_wait_no_dialog (&page);
  page_end (&page);
}

static gboolean
can_close (gpointer data)
{
  return adw_dialog_get_can_close (data);
}

static void
test_create_and_copy (void)
{
  GtkWidget *dialog;
  Page page;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  dialog = create (&page);
  g_assert_false (can_close (dialog));
  g_assert_true (driver_press (dialog, "Copy Token"));
  g_assert_true (driver_wait (can_close, dialog, PATIENCE_MS));
  g_assert_true (driver_press (dialog, "Done"));
  page_wait_no_dialog (&page);
  page_end (&page);
}

/* Listing may be refused in one repository and allowed in all others. */
static void
test_one_repository (void)
{
  const IngotDemoFault refused = { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR,
                                   .text = "You don't have permission to read ingest tokens." };
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  /* the second time without what old servers lack */
  ingot_demo_server_add_fault (page.server, "ListIngestTokens", &refused, 2);
  page_open (&page, "payments");
  g_assert_true (driver_shows (page.window, "Tokens Cannot Be Listed"));
  g_assert_true (driver_can_press (page.window, "Edit by Name…"));
  page_open (&page, "web-frontend");
  g_assert_nonnull (page_get_list (&page));
  page_open (&page, "payments");
  page_do (&page, "page.refresh");
  g_assert_nonnull (driver_wait_for (page.window, INGOT_TYPE_TOKEN_LIST, NULL));
  page_end (&page);
}

/* What somebody else does while the dialog is open. */

static void
delete_token (Page *page)
{
  g_assert_true (ingot_demo_domain_remove_token (page_get_domain (page), TOKEN));
}

typedef struct
{
  const char *name;
  OthersFunc others;
  const char *edit_says;
  const char *delete_says; /* if there is something to say */
  const char *behind;      /* the page afterwards */
} Meanwhile;

static const Meanwhile meanwhile[] = {
  { "token-deleted", delete_token, "There is no ingest token named 'fraud-scoring'.",
    "There is no ingest token named 'fraud-scoring'.", "Tokens Cannot Be Listed" },
  { "parser-removed", others_remove_parser,
    "The parser “\u2068payments-json\u2069” is not there any more. Choose another one.", NULL,
    "Tokens Cannot Be Listed" },
  { "renamed", others_rename_repository, "it is called “\u2068billing\u2069” now",
    "it is called “\u2068billing\u2069” now", "Tokens Cannot Be Listed" },
  { "repository-deleted", others_delete_repository,
    "“\u2068payments\u2069” is not on the server any more",
    "“\u2068payments\u2069” is not on the server any more", "No Longer on the Server" },
  { "permission-revoked", others_revoke_permission,
    "You do not have the permission “Change ingest tokens” on “\u2068payments\u2069” any more",
    "You do not have the permission “Change ingest tokens” on “\u2068payments\u2069” any more",
    "No Permission to See Tokens" },
  { "api-token-revoked", others_revoke_api_token, "does not accept the API token",
    "does not accept the API token", "Tokens Cannot Be Listed" },
};

static void
assert_told (Page *page, const Meanwhile *row, const char *action, const char *says)
{
  const gboolean edits = g_str_equal (action, "Edit by Name…");
  const char *button = edits ? "Save" : "Delete";
  GtkWidget *dialog = open_dialog (page, action);

  page_type (dialog, "Name", TOKEN);
  if (edits)
    page_pick_parser (dialog, OTHERS_PARSER);
  row->others (page);
  g_assert_true (driver_press (dialog, button));
  g_assert_true (driver_wait_shows (dialog, others_get_told (page, row->others, says)));
  g_assert_cmpuint (
      ingot_demo_server_count (page->server, edits ? "AssignParser" : "RemoveIngestToken"), ==, 1);
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (driver_find (dialog, ADW_TYPE_ENTRY_ROW, "Name"))), ==,
      TOKEN);
  g_assert_true (driver_press (dialog, "Cancel"));
  page_wait_no_dialog (page);
  g_assert_true (
      driver_wait_shows (page->window, others_get_behind (page, row->others, row->behind)));
}

static void
test_meanwhile (gconstpointer data)
{
  const Meanwhile *row = data;
  Page page;

  begin (&page, INGOT_ENVIRONMENT_DEMO);
  assert_told (&page, row, "Edit by Name…", row->edit_says);
  page_end (&page);
  if (row->delete_says == NULL)
    return;
  begin (&page, INGOT_ENVIRONMENT_DEMO);
  assert_told (&page, row, "Delete by Name…", row->delete_says);
  page_end (&page);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/by-name/page", test_page);
  g_test_add_func ("/by-name/edit", test_edit);
  g_test_add_func ("/by-name/edit-to-none", test_edit_to_none);
  g_test_add_func ("/by-name/edit-wrong-name", test_edit_wrong_name);
  g_test_add_func ("/by-name/delete", test_delete);
  g_test_add_func ("/by-name/delete-wrong-name", test_delete_wrong_name);
  g_test_add_func ("/by-name/delete-on-production", test_delete_on_production);
  g_test_add_func ("/by-name/unknown", test_unknown);
  g_test_add_func ("/by-name/create-and-forget", test_create_and_forget);
  g_test_add_func ("/by-name/create-and-copy", test_create_and_copy);
  g_test_add_func ("/by-name/one-repository", test_one_repository);
  for (guint i = 0; i < G_N_ELEMENTS (meanwhile); i++)
    {
      g_autofree char *path = g_strconcat ("/by-name/meanwhile/", meanwhile[i].name, NULL);

      g_test_add_data_func (path, &meanwhile[i], test_meanwhile);
    }

  return g_test_run ();
}
