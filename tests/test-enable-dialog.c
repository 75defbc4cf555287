/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others do while a person is asked whether to turn on custom ingest tokens. */
#include "ingot-enable-dialog.h"
#include "others.h"
#include "page.h"

#define FLAG   "CustomIngestTokens"
#define NAME   "mine"
#define STRONG "q7Yb3dK0vT_xR8nLw2ZsE-hJc5mUfA9gPoX1iN4kBtQ"
#define ENABLE "Enable Custom Ingest Tokens…"
#define ON     "Custom ingest tokens are turned on for the whole server now."

static gboolean
has_feature (Page *page)
{
  return ingot_demo_store_has_feature (ingot_demo_server_get_store (page->server), FLAG);
}

/* The question is open, above the dialog that is returned. */
static GtkWidget *
begin (Page *page)
{
  const IngotDemoOptions options = { .version = "1.180.0" };
  GtkWidget *dialog;

  page_begin_on (page, &options, "root", INGOT_ENVIRONMENT_DEMO);
  page_open (page, "payments");
  gtk_widget_grab_focus (driver_find (page->window, GTK_TYPE_BUTTON, "Refresh"));
  page_do (page, "page.new-token");
  dialog = page_wait_dialog (page);
  page_type (dialog, "Name", NAME);
  adw_expander_row_set_enable_expansion (
      ADW_EXPANDER_ROW (driver_find (dialog, ADW_TYPE_EXPANDER_ROW, "Custom Token")), TRUE);
  page_type (dialog, "Token", STRONG);
  g_assert_true (driver_press (dialog, "Create"));
  g_assert_true (driver_wait_shows (dialog, ENABLE));
  g_assert_true (driver_press (dialog, ENABLE));
  g_assert_nonnull (driver_wait_for (page->window, INGOT_TYPE_ENABLE_DIALOG, NULL));
  driver_settle (page->window);
  return dialog;
}

static void
enable (Page *page)
{
  g_assert_true (
      driver_press (driver_find_type (page->window, INGOT_TYPE_ENABLE_DIALOG), "Enable"));
}

static gboolean
is_in_front (gpointer dialog)
{
  AdwWindow *window = ADW_WINDOW (gtk_widget_get_root (dialog));

  return GTK_WIDGET (adw_window_get_visible_dialog (window)) == dialog;
}

static void
end (Page *page)
{
  adw_dialog_force_close (adw_window_get_visible_dialog (ADW_WINDOW (page->window)));
  page_wait_no_dialog (page);
  page_end (page);
}

static const char *
get_text (GtkWidget *dialog, GType type)
{
  return gtk_editable_get_text (GTK_EDITABLE (driver_find_type (dialog, type)));
}

static void
assert_kept (GtkWidget *dialog)
{
  g_assert_cmpstr (get_text (dialog, ADW_TYPE_ENTRY_ROW), ==, NAME);
  g_assert_cmpstr (get_text (dialog, ADW_TYPE_PASSWORD_ENTRY_ROW), ==, STRONG);
}

/* The feature is on if the server did what the person had confirmed, and the dialog says so. */
static const struct
{
  const char *name;
  void (*others) (Page *page);
  const char *says;
  const char *way_on;
  gboolean enabled;
} rows[] = {
  { "api-token-revoked", others_revoke_api_token, "does not accept the API token",
    "Replace API Token…", FALSE },
  { "permission-revoked", others_revoke_permission, "Only root users of the server can enable it.",
    "turn off “Custom Token” to have the server make a token", FALSE },
  { "renamed", others_rename_repository, "it is called “\u2068billing\u2069” now",
    "you can press the button again", TRUE },
  { "repository-deleted", others_delete_repository,
    "“\u2068payments\u2069” is not on the server any more", "Close this and choose another one",
    TRUE },
};

/* Nothing typed is lost, nothing is tried twice, and the dialog says what to do. */
static void
test_row (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  GtkWidget *dialog;
  Page page;

  dialog = begin (&page);
  rows[i].others (&page);
  enable (&page);
  g_assert_true (driver_wait_shows (dialog, rows[i].says));
  g_assert_true (driver_shows (dialog, rows[i].way_on));
  g_assert_cmpint (has_feature (&page), ==, rows[i].enabled);
  g_assert_cmpint (driver_shows (dialog, ON), ==, rows[i].enabled);
  if (rows[i].enabled)
    g_assert_true (gtk_widget_is_sensitive (driver_find_text (dialog, ON)));
  g_assert_cmpint (driver_can_press (dialog, ENABLE), ==, !rows[i].enabled);
  g_assert_cmpuint (ingot_demo_server_count (page.server, "EnableFeature"), ==, 1);
  assert_kept (dialog);
  end (&page);
}

/* What is asked for is there already. */
static void
test_enabled_meanwhile (void)
{
  GtkWidget *dialog;
  Page page;

  dialog = begin (&page);
  ingot_demo_store_set_feature (ingot_demo_server_get_store (page.server), FLAG, TRUE);
  enable (&page);
  g_assert_true (driver_wait_shows (dialog, "Ingest Token Created"));
  g_assert_cmpstr (page_get_token (&page, NAME)->text, ==, STRONG);
  end (&page);
}

/* The page behind is read again while the question is open, and there is nothing to be asked any
 * more. */
static void
test_known_to_be_deleted (void)
{
  GtkWidget *dialog;
  Page page;

  dialog = begin (&page);
  others_delete_repository (&page);
  ingot_repository_refresh (page_get_repository (&page));
  g_assert_true (driver_wait (is_in_front, dialog, 10000));
  g_assert_true (driver_shows (dialog, "“\u2068payments\u2069” is not on the server any more"));
  g_assert_false (driver_shows (dialog, "The feature CustomIngestTokens is not enabled."));
  g_assert_false (driver_can_press (dialog, ENABLE));
  g_assert_false (driver_can_press (dialog, "Create"));
  g_assert_cmpuint (ingot_demo_server_count (page.server, "EnableFeature"), ==, 0);
  assert_kept (dialog);
  end (&page);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/enable-dialog/", rows[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/enable-dialog/enabled-meanwhile", test_enabled_meanwhile);
  g_test_add_func ("/enable-dialog/known-to-be-deleted", test_known_to_be_deleted);

  return g_test_run ();
}
