/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody else changes what a dialog is about to change. */
#include "ingot-change.h"
#include "ingot-parser-row.h"
#include "ingot-session-private.h"
#include "ingot-token-list.h"
#include "others.h"
#include "page.h"

#define REPOSITORY "payments"
#define TOKEN      "fraud-scoring"
#define NEW_NAME   "new one"

typedef enum
{
  CREATE,
  EDIT,
  DELETE,
} Dialog;

static const char *const buttons[] = {
  [CREATE] = "Create",
  [EDIT] = "Save",
  [DELETE] = "Delete",
};

static const char *
get_typed (GtkWidget *dialog)
{
  return gtk_editable_get_text (GTK_EDITABLE (driver_find_type (dialog, ADW_TYPE_ENTRY_ROW)));
}

static GtkWidget *
open_dialog (Page *page, Dialog kind)
{
  GtkWidget *dialog;

  /* where it can go back to, whatever becomes of the page: see page_open () */
  gtk_widget_grab_focus (driver_find (page->window, GTK_TYPE_BUTTON, "Refresh"));
  page_choose (page, kind == EDIT ? "default" : TOKEN);
  page_do (page, ((const char *[]) { "page.new-token", "token.edit", "token.delete" })[kind]);
  dialog = page_wait_dialog (page);
  if (kind == CREATE)
    page_type (dialog, "Name", NEW_NAME);
  if (kind != DELETE)
    page_pick_parser (dialog, OTHERS_PARSER);
  return dialog;
}

/* What others do. */

static void
delete_tokens (Page *page)
{
  g_assert_true (ingot_demo_domain_remove_token (page_get_domain (page), TOKEN));
  g_assert_true (ingot_demo_domain_remove_token (page_get_domain (page), "default"));
}

static const struct
{
  const char *name;
  Dialog dialog;
  OthersFunc others;
  const char *says;   /* the dialog */
  const char *behind; /* the page, if it has another state by now */
} rows[] = {
  { "create/parser-removed", CREATE, others_remove_parser,
    "The parser “\u2068payments-json\u2069” is not there any more. Choose another one.", NULL },
  { "create/renamed", CREATE, others_rename_repository, "it is called “\u2068billing\u2069” now",
    NULL },
  { "create/repository-deleted", CREATE, others_delete_repository,
    "“\u2068payments\u2069” is not on the server any more", "No Longer on the Server" },
  { "create/permission-revoked", CREATE, others_revoke_permission,
    "You do not have the permission “Change ingest tokens” on “\u2068payments\u2069” any more",
    "No Permission to See Tokens" },
  { "create/api-token-revoked", CREATE, others_revoke_api_token, "does not accept the API token",
    NULL },
  { "edit/token-deleted", EDIT, delete_tokens,
    "Somebody has deleted the ingest token “\u2068default\u2069” meanwhile.", NULL },
  { "edit/parser-removed", EDIT, others_remove_parser,
    "The parser “\u2068payments-json\u2069” is not there any more. Choose another one.", NULL },
  { "edit/renamed", EDIT, others_rename_repository, "it is called “\u2068billing\u2069” now",
    NULL },
  { "edit/repository-deleted", EDIT, others_delete_repository,
    "“\u2068payments\u2069” is not on the server any more", "No Longer on the Server" },
  { "edit/permission-revoked", EDIT, others_revoke_permission,
    "You do not have the permission “Change ingest tokens” on “\u2068payments\u2069” any more",
    "No Permission to See Tokens" },
  { "edit/api-token-revoked", EDIT, others_revoke_api_token, "does not accept the API token",
    NULL },
  { "delete/renamed", DELETE, others_rename_repository, "it is called “\u2068billing\u2069” now",
    NULL },
  { "delete/repository-deleted", DELETE, others_delete_repository,
    "“\u2068payments\u2069” is not on the server any more", "No Longer on the Server" },
  { "delete/permission-revoked", DELETE, others_revoke_permission,
    "You do not have the permission “Change ingest tokens” on “\u2068payments\u2069” any more",
    "No Permission to See Tokens" },
  { "delete/api-token-revoked", DELETE, others_revoke_api_token, "does not accept the API token",
    NULL },
};

static void
begin (Page *page)
{
  page_begin (page, "changer", INGOT_ENVIRONMENT_DEMO);
  page_open (page, REPOSITORY);
}

static void
close_dialog (Page *page, GtkWidget *dialog)
{
  g_assert_true (driver_press (dialog, "Cancel"));
  page_wait_no_dialog (page);
}

/* Nothing typed is lost, and nothing is sent again. */
static void
assert_kept (Page *page, GtkWidget *dialog, Dialog kind)
{
  static const char *const operations[] = { "AddIngestToken", "AssignParser", "RemoveIngestToken" };

  g_assert_cmpuint (ingot_demo_server_count (page->server, operations[kind]), ==, 1);
  if (kind == CREATE)
    g_assert_cmpstr (get_typed (dialog), ==, NEW_NAME);
  if (kind != DELETE)
    g_assert_cmpstr (ingot_parser_get_name (ingot_parser_row_get_parser (
                         INGOT_PARSER_ROW (driver_find_type (dialog, INGOT_TYPE_PARSER_ROW)))),
                     ==, OTHERS_PARSER);
}

static void
test_row (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  GtkWidget *dialog;
  const char *behind;
  Page page;

  begin (&page);
  dialog = open_dialog (&page, rows[i].dialog);
  rows[i].others (&page);
  g_assert_true (driver_press (dialog, buttons[rows[i].dialog]));
  g_assert_true (driver_wait_shows (dialog, others_get_told (&page, rows[i].others, rows[i].says)));
  assert_kept (&page, dialog, rows[i].dialog);
  if (rows[i].others == others_delete_repository)
    g_assert_false (driver_can_press (dialog, buttons[rows[i].dialog]));
  close_dialog (&page, dialog);
  behind = others_get_behind (&page, rows[i].others, rows[i].behind);
  if (behind != NULL)
    g_assert_true (driver_shows (page.window, behind));
  else
    g_assert_nonnull (page_get_list (&page));
  page_end (&page);
}

/* What is shown has the new name, and the person can go on. */
static void
test_go_on_after_renaming (gconstpointer data)
{
  const Dialog kind = GPOINTER_TO_UINT (data);
  GtkWidget *dialog;
  Page page;

  begin (&page);
  dialog = open_dialog (&page, kind);
  others_rename_repository (&page);
  g_assert_true (driver_press (dialog, buttons[kind]));
  g_assert_true (driver_wait_shows (dialog, "Repository Was Renamed"));
  if (kind == DELETE)
    g_assert_true (driver_shows (dialog, "sends data to “\u2068billing\u2069”"));
  else
    g_assert_true (driver_shows (dialog, "\u2068Demo & Co\u2069 · \u2068billing\u2069"));
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page.page)), ==,
                   OTHERS_NAME);
  g_assert_nonnull (ingot_session_find_search_domain (page.session, OTHERS_NAME));
  g_assert_null (ingot_session_find_search_domain (page.session, REPOSITORY));

  g_assert_true (driver_press (dialog, buttons[kind]));
  if (kind == CREATE)
    {
      g_assert_true (driver_wait_shows (dialog, "Ingest Token Created"));
      g_assert_true (driver_press (dialog, "Done"));
    }
  page_wait_no_dialog (&page);
  g_assert_cmpint (page_get_token (&page, NEW_NAME) != NULL, ==, kind == CREATE);
  g_assert_cmpint (page_get_token (&page, TOKEN) != NULL, ==, kind != DELETE);
  g_assert_cmpint (page_get_token (&page, "default")->parser != NULL, ==, kind == EDIT);
  page_end (&page);
}

/* Somebody was faster: that is said, and is no failure. */
static void
test_delete_what_is_deleted (void)
{
  GtkWidget *dialog;
  Page page;

  begin (&page);
  dialog = open_dialog (&page, DELETE);
  delete_tokens (&page);
  g_assert_true (driver_press (dialog, "Delete"));
  page_wait_no_dialog (&page);
  g_assert_true (
      driver_wait_shows (page.window, "“\u2068fraud-scoring\u2069” was already deleted"));
  g_assert_null (ingot_repository_find_token (page_get_repository (&page), TOKEN));
  g_assert_null (ingot_repository_find_token (page_get_repository (&page), "default"));
  page_end (&page);
}

/* What to do is said there as well. */
static void
test_created_and_deleted (void)
{
  GtkWidget *dialog;
  Page page;

  begin (&page);
  dialog = open_dialog (&page, CREATE);
  g_assert_true (driver_press (dialog, "Create"));
  g_assert_true (driver_wait_shows (dialog, "Ingest Token Created"));
  others_delete_repository (&page);
  ingot_repository_refresh (page_get_repository (&page));
  g_assert_true (driver_wait_shows (
      dialog, "“\u2068payments\u2069” is not on the server any more, so nothing can be sent with "
              "this token. Close this and create one in another repository."));
  g_assert_true (driver_press (dialog, "Done"));
  page_wait_no_dialog (&page);
  page_end (&page);
}

/* A row that is not there any more disappears, while the dialog tells. */
static void
test_edit_what_is_deleted (void)
{
  GtkWidget *dialog;
  Page page;

  begin (&page);
  dialog = open_dialog (&page, EDIT);
  delete_tokens (&page);
  g_assert_true (driver_press (dialog, "Save"));
  g_assert_true (driver_wait_shows (dialog, "Somebody has deleted"));
  g_assert_null (ingot_repository_find_token (page_get_repository (&page), "default"));
  g_assert_null (ingot_repository_find_token (page_get_repository (&page), TOKEN));
  close_dialog (&page, dialog);
  page_end (&page);
}

/* Known from the list only: a change is one request. What a server does not know it is asked for
 * once more, without that. */
static void
test_edit_what_is_changed (void)
{
  GtkWidget *dialog;
  IngotDemoToken *token;
  guint n_twins;
  Page page;

  begin (&page);
  n_twins = page_knows (&page, "Parser.displayName") ? 0 : 1;
  dialog = open_dialog (&page, EDIT);
  token = page_get_token (&page, "default");
  token->parser = page_get_token (&page, "vector-checkout")->parser;
  g_assert_false (driver_shows (dialog, "Somebody has assigned"));
  ingot_repository_refresh (page_get_repository (&page));
  g_assert_true (driver_wait_shows (
      dialog, "Somebody has assigned the parser “\u2068json\u2069” meanwhile. Saving another one "
              "replaces it."));
  g_assert_true (driver_can_press (dialog, "Save"));
  page_pick_parser (dialog, "json");
  g_assert_false (driver_can_press (dialog, "Save"));
  page_pick_parser (dialog, OTHERS_PARSER);
  g_assert_true (driver_press (dialog, "Save"));
  page_wait_no_dialog (&page);
  g_assert_cmpstr (token->parser->name, ==, OTHERS_PARSER);
  g_assert_cmpuint (ingot_demo_server_count (page.server, "AssignParser"), ==, 1);
  g_assert_cmpuint (ingot_demo_server_count (page.server, "ListIngestTokens"), ==, 2 + n_twins);
  page_end (&page);
}

/* The picker knows that the parser is gone, and another one can be picked. */
static void
test_another_parser (void)
{
  GtkWidget *dialog;
  Page page;

  begin (&page);
  dialog = open_dialog (&page, CREATE);
  others_remove_parser (&page);
  g_assert_true (driver_press (dialog, "Create"));
  g_assert_true (driver_wait_shows (dialog, "is not there any more"));
  page_pick_parser (dialog, "json");
  g_assert_true (driver_press (dialog, "Create"));
  g_assert_true (driver_wait_shows (dialog, "Ingest Token Created"));
  g_assert_cmpstr (page_get_token (&page, NEW_NAME)->parser->name, ==, "json");
  g_assert_true (driver_press (dialog, "Done"));
  page_wait_no_dialog (&page);
  page_end (&page);
}

/* Somebody takes the name while it is typed: the list knows it afterwards. */
static void
test_name_taken_meanwhile (void)
{
  GtkWidget *dialog;
  Page page;

  begin (&page);
  dialog = open_dialog (&page, CREATE);
  ingot_demo_domain_add_token (page_get_domain (&page), NEW_NAME, "theirs", NULL);
  g_assert_true (driver_press (dialog, "Create"));
  g_assert_true (driver_wait_shows (dialog, "already exists"));
  g_assert_nonnull (ingot_repository_find_token (page_get_repository (&page), NEW_NAME));
  g_assert_cmpstr (get_typed (dialog), ==, NEW_NAME);
  close_dialog (&page, dialog);
  page_end (&page);
}

static GtkWidget *
create_and_lose (Page *page, IngotDemoFault fault)
{
  GtkWidget *dialog;

  begin (page);
  ingot_change_set_look_again (ingot_session_get_client (page->session), 10);
  page_fail (page, "AddIngestToken", fault);
  dialog = open_dialog (page, CREATE);
  g_assert_true (driver_press (dialog, "Create"));
  return dialog;
}

/* The token is shown, and that it may be somebody else's. */
static void
test_lost_and_found (void)
{
  g_autofree char *text = NULL;
  GtkWidget *dialog;
  Page page;

  dialog = create_and_lose (&page, (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_EXECUTED_CLOSE });
  g_assert_true (driver_wait_shows (dialog, "Ingest Token Found"));
  g_assert_true (driver_shows (dialog, "it cannot be told apart from one that somebody else"));
  g_assert_true (driver_shows (dialog, "ask them before you use it"));
  text = g_strconcat ("\u2066", page_get_token (&page, NEW_NAME)->text, "\u2069", NULL);
  g_assert_true (driver_shows (dialog, text));
  g_assert_true (driver_press (dialog, "Done"));
  page_wait_no_dialog (&page);
  page_end (&page);
}

/* The way on is the list, read again. */
static void
test_lost_and_unknown (void)
{
  GtkWidget *dialog;
  GtkWidget *look;
  Page page;

  dialog =
      create_and_lose (&page, (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_STATUS, .status = 504 });
  g_assert_true (driver_wait_shows (dialog, "Outcome Unknown"));
  g_assert_true (driver_shows (dialog, "It is not there now, but the server may still be at work"));
  g_assert_cmpstr (get_typed (dialog), ==, NEW_NAME);
  look = driver_find (dialog, ADW_TYPE_BUTTON_ROW, "Look at the List");
  g_assert_nonnull (look);
  ingot_demo_domain_add_token (page_get_domain (&page), NEW_NAME, "made late", NULL);
  g_assert_true (gtk_widget_activate (look));
  page_wait_no_dialog (&page);
  g_assert_true (driver_wait_shows (page.window, NEW_NAME));
  page_end (&page);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/others-at-work/", rows[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_row);
    }
  for (guint i = CREATE; i <= DELETE; i++)
    {
      g_autofree char *path = g_strconcat ("/others-at-work/go-on/", buttons[i], NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_go_on_after_renaming);
    }
  g_test_add_func ("/others-at-work/delete/token-deleted", test_delete_what_is_deleted);
  g_test_add_func ("/others-at-work/edit/row-disappears", test_edit_what_is_deleted);
  g_test_add_func ("/others-at-work/edit/parser-changed", test_edit_what_is_changed);
  g_test_add_func ("/others-at-work/create/created-and-deleted", test_created_and_deleted);
  g_test_add_func ("/others-at-work/create/another-parser", test_another_parser);
  g_test_add_func ("/others-at-work/create/name-taken", test_name_taken_meanwhile);
  g_test_add_func ("/others-at-work/lost/found", test_lost_and_found);
  g_test_add_func ("/others-at-work/lost/unknown", test_lost_and_unknown);

  return g_test_run ();
}
