/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everybody of the demo on every page: what they see there, and what they may do. */
#include "states.h"
#include "users.h"

#include <adwaita.h>

#define SIGNED_IN(name) "Signed in as \u2068" name "\u2069"
#define NO_PERMISSION(name)                                                                        \
  "No Permission to See Tokens; [Copy Request]; [Retry]; New Token off: You need the permission "  \
  "“Change ingest tokens” for the repository “\u2068" name "\u2069”. Ask an administrator of the " \
  "repository or the organization."
/* Nobody could be given it, so there is no request to copy. */
#define NO_PERMISSION_FOR_NOBODY(name)                                                             \
  "No Permission to See Tokens; [Retry]; New Token off: The API token needs the permission "       \
  "“Change ingest tokens” for the repository “\u2068" name "\u2069”. It belongs to no user: ask "  \
  "whoever created it."
#define NOT_LISTABLE "Tokens Cannot Be Listed; [Edit by Name…]; [Delete by Name…]; New Token"
#define CREATED      "Ingest Token Created. "
#define NOT_LISTED   "not listed"
#define NOT_THERE    "—"

/**
 * Expected:
 * @page: one of #users_pages
 * @users: those of #users_keys who get to see it
 * @text: what it says, at least
 *
 * A part of the table.
 */
typedef struct
{
  const char *page;
  const char *users;
  const char *text;
} Expected;

static const Expected expected[] = {
  { "Server", "root", SIGNED_IN ("root@example.com") },
  { "Server", "changer", SIGNED_IN ("mara.keller@example.com") },
  { "Server", "reader", SIGNED_IN ("tomas.reyes@example.com") },
  { "Server", "unlisted", SIGNED_IN ("lena.holm@example.com") },
  { "Server", "organization repository view",
    "API token of an organization, a repository or the system, not of a user" },
  { "Sidebar", "root changer reader unlisted", ", stars" },
  { "Sidebar", "organization", ", no stars" },
  { "Sidebar", "repository view", "Rows: 1, no stars" },
  { "payments", "root changer organization repository", "8 tokens; New Token" },
  { "payments", "reader", NO_PERMISSION ("payments") },
  { "payments", "unlisted", NOT_LISTABLE },
  { "payments", "view", NOT_LISTED },
  { "incident-lab", "root changer organization", "No Ingest Tokens; [New Token]; New Token" },
  { "incident-lab", "reader", NO_PERMISSION ("incident-lab") },
  { "incident-lab", "unlisted", NOT_LISTABLE },
  { "incident-lab", "repository view", NOT_LISTED },
  { "k8s-audit", "root", "2 tokens; New Token" },
  { "k8s-audit", "changer reader unlisted", NO_PERMISSION ("k8s-audit") },
  { "k8s-audit", "organization", NO_PERMISSION_FOR_NOBODY ("k8s-audit") },
  { "k8s-audit", "repository view", NOT_LISTED },
  { "sandbox", "root changer organization", "2 tokens; New Token" },
  { "sandbox", "reader", NO_PERMISSION ("sandbox") },
  { "sandbox", "unlisted", NOT_LISTABLE },
  { "sandbox", "repository view", NOT_LISTED },
  /* by design, so there is nothing to press */
  { "humio-audit", "root changer reader organization unlisted",
    "System Repository; New Token off: System repositories take no new tokens" },
  { "humio-audit", "repository view", NOT_LISTED },
  { "fraud-analysis", "root changer reader organization unlisted",
    "Views Have No Ingest Tokens; 3 repositories, 3 links; New Token off: Views have no ingest "
    "tokens" },
  { "fraud-analysis", "view", "3 repositories, 0 links; New Token off" },
  { "fraud-analysis", "repository", NOT_LISTED },
  { "R&D <b>", "root changer organization", "8 tokens; New Token" },
  { "R&D <b>", "reader", NO_PERMISSION ("R&D <b>") },
  { "R&D <b>", "unlisted", NOT_LISTABLE },
  { "R&D <b>", "repository view", NOT_LISTED },
  { "New Ingest Token", "root changer organization repository", CREATED },
  { "New Ingest Token", "unlisted", "This is the only time that you can see it." },
  { "New Ingest Token", "reader", NOT_THERE },
  { "New Ingest Token", "view", NOT_LISTED },
  { "Edit Token", "root changer organization repository", "“\u2068made-here\u2069” changed" },
  { "Edit Token", "reader unlisted", NOT_THERE },
  { "Edit Token", "view", NOT_LISTED },
  { "Delete Token", "root changer organization repository", "“\u2068made-here\u2069” deleted" },
  { "Delete Token", "reader unlisted", NOT_THERE },
  { "Delete Token", "view", NOT_LISTED },
};

static gboolean
is_meant (const Expected *row, const char *user, const char *page)
{
  g_auto (GStrv) users = g_strsplit (row->users, " ", -1);

  return g_str_equal (row->page, page) && g_strv_contains ((const char *const *) users, user);
}

/* Every cell is held against at least one row. */
static void
assert_cell (const char *user, const char *page, const char *text)
{
  guint n_rows = 0;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (is_meant (&expected[i], user, page))
      {
        n_rows++;
        if (strstr (text, expected[i].text) == NULL)
          g_error ("%s on “%s” should read “%s”, not “%s”", user, page, expected[i].text, text);
      }
  if (n_rows == 0)
    g_error ("Nobody said what %s should read on “%s”: “%s”", user, page, text);
}

static void
test_user (gconstpointer user)
{
  g_autoptr (GPtrArray) walk = users_walk (user);

  for (guint i = 0; users_pages[i] != NULL; i++)
    assert_cell (user, users_pages[i], walk->pdata[i]);
}

static const State reader = { .user = "reader", .enter = stage_wait_session };
static const State changer = { .user = "changer", .enter = stage_wait_session };

static IngotDemoAccount *
get_account (Stage *stage)
{
  return ingot_demo_store_find_account (ingot_demo_server_get_store (stage->server),
                                        stage->state->user);
}

/* The administrator was asked, and has done it. */
static void
test_granted (void)
{
  Stage stage;

  stage_begin (&stage, &reader, 1100, 720);
  stage_open (&stage, "payments");
  get_account (&stage)->changes_tokens = TRUE;
  get_account (&stage)->lists_tokens = TRUE;
  g_assert_true (driver_press (stage.window, "Retry"));
  g_assert_true (driver_wait_shows (stage.window, "vector-checkout"));
  g_assert_true (
      gtk_widget_is_sensitive (driver_find (stage.window, GTK_TYPE_BUTTON, "New Token")));
  stage_end (&stage);
}

static gboolean
is_running_no_more (gpointer dialog)
{
  gboolean running;

  g_object_get (dialog, "running", &running, NULL);
  return !running;
}

/* What was typed is not lost, and the page follows. */
static void
test_revoked (void)
{
  Stage stage;
  GtkWidget *dialog;

  stage_begin (&stage, &changer, 1100, 720);
  stage_open (&stage, "payments");
  dialog = stage_open_dialog (&stage, NULL, "page.new-token");
  stage_type (dialog, "Name", "typed-already");
  get_account (&stage)->changes_tokens = FALSE;
  g_assert_true (driver_press (dialog, "Create"));
  g_assert_true (driver_wait_shows (dialog, "You don't have permission to change ingest tokens."));
  g_assert_true (driver_wait (is_running_no_more, dialog, 10000));
  g_assert_true (driver_shows (dialog, "You do not have the permission “Change ingest tokens” on "
                                       "“\u2068payments\u2069” any more."));
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (driver_wait_for (dialog, ADW_TYPE_ENTRY_ROW, "Name"))),
      ==, "typed-already");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  driver_settle (stage.window);
  g_assert_true (driver_wait_shows (stage.window, "No Permission to See Tokens"));
  stage_end (&stage);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; users_keys[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/users/", users_keys[i], NULL);

      g_test_add_data_func (path, users_keys[i], test_user);
    }
  g_test_add_func ("/users/permission-granted", test_granted);
  g_test_add_func ("/users/permission-revoked", test_revoked);
  return stage_run_tests ();
}
