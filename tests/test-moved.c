/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The address of a server is edited while a dialog is open that changes something there: what is at
 * the new address has the same names, and nothing is changed there. */
#include "generation.h"
#include "ingot-change.h"
#include "ingot-demo-rules.h"
#include "ingot-enable-dialog.h"
#include "ingot-error-banner.h"
#include "ingot-session-private.h"
#include "ingot-token-list.h"
#include "page.h"

#define REPOSITORY "payments"
#define NAME       "new one"
#define MOVED      "The server has got another address meanwhile."
#define STRONG     "q7Yb3dK0vT_xR8nLw2ZsE-hJc5mUfA9gPoX1iN4kBtQ"

typedef struct
{
  Page page;
  IngotDemoServer *elsewhere;
  GtkWidget *dialog;
  guint n_sent;
} Test;

static void
begin_on (Test *test, const IngotDemoOptions *options, const char *user)
{
  g_autoptr (GError) error = NULL;

  test->elsewhere = generation_server_new (options);
  ingot_demo_server_start (test->elsewhere, 0, &error);
  g_assert_no_error (error);
  page_begin_on (&test->page, options, user, INGOT_ENVIRONMENT_DEMO);
  page_open (&test->page, REPOSITORY);
}

static void
end (Test *test)
{
  page_end (&test->page);
  g_assert_finalize_object (test->elsewhere);
}

static gboolean
is_read (gpointer data)
{
  IngotRepository *repository = page_get_repository (data);

  return ingot_repository_get_state (repository) != INGOT_REPOSITORY_LOADING;
}

/* As the dialog "Edit Server" does, with an API token for the new address. */
static void
move (Test *test, const char *user)
{
  Page *page = &test->page;
  g_autoptr (GError) error = NULL;

  ingot_server_set_address (ingot_session_get_server (page->session),
                            ingot_demo_server_get_address (test->elsewhere));
  ingot_session_use_api_token (page->session,
                               ingot_demo_server_get_api_token (test->elsewhere, user), &error);
  g_assert_no_error (error);
  g_assert_true (driver_wait (is_read, page, 10000));
}

static guint
count_changes (IngotDemoServer *server)
{
  static const char *const operations[] = { "AddIngestToken", "AssignParser", "UnassignParser",
                                            "RemoveIngestToken", "EnableFeature" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    n += ingot_demo_server_count (server, operations[i]);
  return n;
}

static gboolean
has_arrived (gpointer data)
{
  Test *test = data;

  return count_changes (test->page.server) == test->n_sent;
}

/* Has the next changes wait at the server until they are released. */
static void
press_and_hold (Test *test, const char *operation, guint n, const char *button)
{
  const IngotDemoFault held = { .kind = INGOT_DEMO_FAULT_HELD };

  test->n_sent = n;
  ingot_demo_server_add_fault (test->page.server, operation, &held, n);
  g_assert_true (driver_press (test->dialog, button));
  g_assert_true (driver_wait (has_arrived, test, 10000));
}

static void
assert_nothing_changed (Test *test)
{
  g_assert_cmpuint (count_changes (test->page.server), ==, 0);
  g_assert_cmpuint (count_changes (test->elsewhere), ==, 0);
}

static void
assert_none_chosen (Test *test)
{
  IngotTokenList *list = INGOT_TOKEN_LIST (page_get_list (&test->page));
  IngotTokenSelection *selection = ingot_token_list_get_selection (list);

  g_assert_cmpuint (ingot_token_selection_get_n_selected (selection), ==, 0);
}

static void
leave (Test *test, const char *button)
{
  g_assert_true (driver_press (test->dialog, button));
  page_wait_no_dialog (&test->page);
}

static void
open_create (Test *test)
{
  page_do (&test->page, "page.new-token");
  test->dialog = page_wait_dialog (&test->page);
  page_type (test->dialog, "Name", NAME);
}

static void
open_for_token (Test *test, const char *action)
{
  page_choose (&test->page, "default");
  page_do (&test->page, action);
  test->dialog = page_wait_dialog (&test->page);
}

static void
open_edit (Test *test)
{
  open_for_token (test, "token.edit");
  page_pick_parser (test->dialog, "kv");
}

static void
open_delete (Test *test)
{
  open_for_token (test, "token.delete");
}

static void
choose_several (Test *test, const char *action)
{
  IngotTokenList *list = INGOT_TOKEN_LIST (page_get_list (&test->page));

  gtk_selection_model_select_range (GTK_SELECTION_MODEL (ingot_token_list_get_selection (list)), 0,
                                    3, TRUE);
  page_do (&test->page, action);
  test->dialog = page_wait_dialog (&test->page);
}

static void
open_assign (Test *test)
{
  choose_several (test, "token.edit");
  page_pick_parser (test->dialog, "kv");
}

static void
open_delete_several (Test *test)
{
  choose_several (test, "token.delete");
}

static void
open_edit_by_name (Test *test)
{
  page_do (&test->page, "page.edit-by-name");
  test->dialog = page_wait_dialog (&test->page);
  page_type (test->dialog, "Name", "default");
  page_pick_parser (test->dialog, "kv");
}

static void
open_delete_by_name (Test *test)
{
  page_do (&test->page, "page.delete-by-name");
  test->dialog = page_wait_dialog (&test->page);
  page_type (test->dialog, "Name", "default");
}

static const struct
{
  const char *name;
  const char *user;
  void (*open) (Test *test);
  const char *button;
  const char *operation; /* of one change */
} rows[] = {
  { "create", "root", open_create, "Create", "AddIngestToken" },
  { "edit", "root", open_edit, "Save", "AssignParser" },
  { "delete", "root", open_delete, "Delete", "RemoveIngestToken" },
  { "assign-several", "root", open_assign, "Assign" },
  { "delete-several", "root", open_delete_several, "Delete" },
  { "create-not-listable", "unlisted", open_create, "Create", "AddIngestToken" },
  { "edit-by-name", "unlisted", open_edit_by_name, "Save", "AssignParser" },
  { "delete-by-name", "unlisted", open_delete_by_name, "Delete", "RemoveIngestToken" },
};

/* It says so by itself, and the page behind shows what is at the new address. */
static void
test_row (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  const IngotDemoOptions options = { 0 };
  Test test;

  begin_on (&test, &options, rows[i].user);
  rows[i].open (&test);
  g_assert_true (driver_can_press (test.dialog, rows[i].button));
  move (&test, rows[i].user);
  g_assert_true (driver_wait_shows (test.dialog, MOVED));
  g_assert_false (driver_can_press (test.dialog, rows[i].button));
  driver_press (test.dialog, rows[i].button);
  driver_settle (test.page.window);
  assert_nothing_changed (&test);
  leave (&test, "Cancel");
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (test.page.window)));
  if (page_get_list (&test.page) != NULL)
    assert_none_chosen (&test);

  /* opened again, it is for the new address */
  rows[i].open (&test);
  g_assert_false (driver_shows (test.dialog, MOVED));
  g_assert_true (driver_can_press (test.dialog, rows[i].button));
  leave (&test, "Cancel");
  end (&test);
}

/* What may have been done where it was sent is still to be found out there. */
static void
test_outcome_unknown (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  const IngotDemoOptions options = { 0 };
  const IngotDemoFault late = { .kind = INGOT_DEMO_FAULT_STATUS, .status = 504 };
  Test test;

  begin_on (&test, &options, rows[i].user);
  ingot_change_set_look_again (ingot_session_get_client (test.page.session), 10);
  rows[i].open (&test);
  page_fail (&test.page, rows[i].operation, late);
  g_assert_true (driver_press (test.dialog, rows[i].button));
  g_assert_true (driver_wait_shows (test.dialog, "Outcome Unknown"));
  move (&test, rows[i].user);
  driver_settle (test.page.window);
  g_assert_true (driver_shows (test.dialog, "Outcome Unknown"));
  g_assert_false (driver_can_press (test.dialog, rows[i].button));
  g_assert_null (driver_find (test.dialog, ADW_TYPE_BUTTON_ROW, "Look at the List"));
  leave (&test, "Cancel");
  g_assert_cmpuint (count_changes (test.elsewhere), ==, 0);
  end (&test);
}

/* What was said does not go away with the next letter. */
static void
test_typing_goes_on (void)
{
  const IngotDemoOptions options = { 0 };
  Test test;

  begin_on (&test, &options, "root");
  open_create (&test);
  move (&test, "root");
  page_type (test.dialog, "Name", "another");
  g_assert_true (driver_shows (test.dialog, MOVED));
  g_assert_false (driver_can_press (test.dialog, "Create"));
  leave (&test, "Cancel");
  end (&test);
}

/* What is under way is done where it was sent, and says so. */
static void
test_create_under_way (void)
{
  const IngotDemoOptions options = { 0 };
  Test test;

  begin_on (&test, &options, "root");
  open_create (&test);
  press_and_hold (&test, "AddIngestToken", 1, "Create");
  move (&test, "root");
  ingot_demo_server_release (test.page.server);
  g_assert_true (driver_wait_shows (test.dialog, "Ingest Token Created"));
  g_assert_true (driver_shows (test.dialog, "This is the only time"));
  g_assert_nonnull (page_get_token (&test.page, NAME));
  g_assert_cmpuint (count_changes (test.elsewhere), ==, 0);
  g_assert_null (ingot_repository_find_token (page_get_repository (&test.page), NAME));
  adw_dialog_force_close (ADW_DIALOG (test.dialog));
  page_wait_no_dialog (&test.page);
  end (&test);
}

/* What was sent is reported, and no more is sent, here or there. */
static void
test_several_under_way (void)
{
  const IngotDemoOptions options = { 0 };
  Test test;

  begin_on (&test, &options, "root");
  open_delete_several (&test);
  press_and_hold (&test, "RemoveIngestToken", 2, "Delete");
  move (&test, "root");
  ingot_demo_server_release (test.page.server);
  g_assert_true (driver_wait_shows (test.dialog, "2 deleted, 1 failed"));
  g_assert_true (driver_shows (test.dialog, MOVED));
  g_assert_false (driver_can_press (test.dialog, "Retry Failed"));
  g_assert_cmpuint (count_changes (test.page.server), ==, 2);
  g_assert_cmpuint (count_changes (test.elsewhere), ==, 0);
  leave (&test, "Done");
  end (&test);
}

static void
add_elsewhere (Test *test, const char *name)
{
  IngotDemoStore *store = ingot_demo_server_get_store (test->elsewhere);
  g_autoptr (GError) error = NULL;

  ingot_demo_rules_add_token (store, ingot_demo_store_find_account (store, "root"), REPOSITORY,
                              name, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* It is another ingest token that has the name where the page looks by now. */
static void
test_created_namesake (void)
{
  const IngotDemoOptions options = { 0 };
  Test test;

  begin_on (&test, &options, "root");
  add_elsewhere (&test, NAME);
  open_create (&test);
  press_and_hold (&test, "AddIngestToken", 1, "Create");
  move (&test, "root");
  g_assert_nonnull (ingot_repository_find_token (page_get_repository (&test.page), NAME));
  ingot_demo_server_release (test.page.server);
  g_assert_true (driver_wait_shows (test.dialog, "Ingest Token Created"));
  adw_dialog_force_close (ADW_DIALOG (test.dialog));
  page_wait_no_dialog (&test.page);
  assert_none_chosen (&test);
  end (&test);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* The page has nothing to say of it, not even for a moment: it is at the new address at once. */
static void
test_no_banner (void)
{
  const IngotDemoOptions options = { 0 };
  GtkWidget *banner;
  guint n = 0;
  Test test;

  begin_on (&test, &options, "root");
  banner = driver_find_type (test.page.window, INGOT_TYPE_ERROR_BANNER);
  g_assert_nonnull (banner);
  g_signal_connect_swapped (banner, "notify::error", G_CALLBACK (count_cb), &n);
  move (&test, "root");
  g_assert_cmpuint (n, ==, 0);
  end (&test);
}

static void
assert_facts (Test *test, gboolean shown)
{
  driver_settle (test->page.window);
  g_assert_cmpint (driver_shows (test->page.window, "Stored Size"), ==, shown);
  g_assert_cmpint (driver_shows (test->page.window, page_get_domain (&test->page)->description), ==,
                   shown && page_knows (&test->page, "SearchDomain.description"));
}

/* What the server that was there had is not said of the one that is there now. */
static void
test_facts (void)
{
  const IngotDemoOptions options = { 0 };
  Test test;

  begin_on (&test, &options, "root");
  assert_facts (&test, TRUE);
  ingot_server_set_address (ingot_session_get_server (test.page.session),
                            ingot_demo_server_get_address (test.elsewhere));
  g_assert_false (is_read (&test.page));
  assert_facts (&test, FALSE);
  move (&test, "root");
  assert_facts (&test, TRUE);
  end (&test);
}

/* A question about the server that was there is not asked any more. */
static void
test_enable (void)
{
  const IngotDemoOptions options = { .version = "1.180.0" };
  Test test;

  if (generation_repeats ())
    return;
  begin_on (&test, &options, "root");
  open_create (&test);
  adw_expander_row_set_enable_expansion (
      ADW_EXPANDER_ROW (driver_find (test.dialog, ADW_TYPE_EXPANDER_ROW, "Custom Token")), TRUE);
  page_type (test.dialog, "Token", STRONG);
  g_assert_true (driver_press (test.dialog, "Create"));
  g_assert_true (driver_wait_shows (test.dialog, "Custom ingest tokens are turned off"));
  g_assert_true (driver_press (test.dialog, "Enable Custom Ingest Tokens…"));
  g_assert_nonnull (driver_wait_for (test.page.window, INGOT_TYPE_ENABLE_DIALOG, NULL));
  driver_settle (test.page.window);
  move (&test, "root");
  driver_settle (test.page.window);
  g_assert_null (driver_find_type (test.page.window, INGOT_TYPE_ENABLE_DIALOG));
  g_assert_true (driver_shows (test.dialog, MOVED));
  g_assert_false (driver_can_press (test.dialog, "Enable Custom Ingest Tokens…"));
  g_assert_cmpuint (ingot_demo_server_count (test.page.server, "EnableFeature"), ==, 0);
  g_assert_cmpuint (count_changes (test.elsewhere), ==, 0);
  leave (&test, "Cancel");
  end (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/moved/", rows[i].name, NULL);
      g_autofree char *unknown = g_strconcat (path, "/outcome-unknown", NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_row);
      if (rows[i].operation != NULL)
        g_test_add_data_func (unknown, GUINT_TO_POINTER (i), test_outcome_unknown);
    }
  g_test_add_func ("/moved/typing-goes-on", test_typing_goes_on);
  g_test_add_func ("/moved/create-under-way", test_create_under_way);
  g_test_add_func ("/moved/several-under-way", test_several_under_way);
  g_test_add_func ("/moved/created-namesake", test_created_namesake);
  g_test_add_func ("/moved/no-banner", test_no_banner);
  g_test_add_func ("/moved/facts", test_facts);
  g_test_add_func ("/moved/enable", test_enable);

  return g_test_run ();
}
