/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-error-page.h"
#include "ingot-error-text.h"

#include "driver.h"

static GError *
refusal_new (void)
{
  GError *error =
      g_error_new_literal (INGOT_ERROR, INGOT_ERROR_REFUSED, "“There were <b>errors</b> & more.”");
  GPtrArray *states = g_ptr_array_new_with_free_func ((GDestroyNotify) ingot_error_state_free);

  g_ptr_array_add (states, ingot_error_state_new ("repositoryName", "R&D <b> is being moved"));
  g_ptr_array_add (states, ingot_error_state_new ("parser", "_x %s"));
  ingot_error_take_details (error, states, g_strdup ("Operation\tListIngestTokens\nTime\t17:02"));
  return error;
}

static GtkWidget *
create_window (IngotErrorPage **page)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();

  *page = g_object_new (INGOT_TYPE_ERROR_PAGE, NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (*page));
  gtk_window_set_child (GTK_WINDOW (window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 700);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_properties (void)
{
  g_autoptr (IngotErrorPage) page = g_object_ref_sink (g_object_new (INGOT_TYPE_ERROR_PAGE, NULL));
  g_autoptr (GError) error = refusal_new ();
  g_autoptr (GError) shown = NULL;
  guint notified = 0;

  g_signal_connect_swapped (page, "notify", G_CALLBACK (count_cb), &notified);
  g_assert_null (ingot_error_page_get_error (page));
  g_object_set (page, "error", error, "retry-action", "win.retry", "version", "1.180.0", NULL);
  g_assert_cmpuint (notified, ==, 3);
  g_object_set (page, "retry-action", "win.retry", "version", "1.180.0", NULL);
  g_assert_cmpuint (notified, ==, 3);
  g_object_get (page, "error", &shown, NULL);
  g_assert_error (shown, INGOT_ERROR, INGOT_ERROR_REFUSED);
  g_assert_cmpstr (ingot_error_page_get_retry_action (page), ==, "win.retry");
  g_object_set (page, "error", NULL, NULL);
  g_assert_null (ingot_error_page_get_error (page));
  g_assert_finalize_object (g_steal_pointer (&page));
}

static void
test_shows_everything (void)
{
  IngotErrorPage *page;
  GtkWidget *window = create_window (&page);
  g_autoptr (GError) error = refusal_new ();
  GtkWidget *row;

  ingot_error_page_set_error (page, error);
  driver_settle (window);

  g_assert_true (driver_shows (window, "The Server Reported an Error"));
  g_assert_true (driver_shows (window, "There were <b>errors</b> & more."));
  g_assert_true (driver_shows (window, "repositoryName"));
  g_assert_true (driver_shows (window, "R&D <b> is being moved"));
  g_assert_true (driver_shows (window, "_x %s"));

  row = driver_find (window, ADW_TYPE_EXPANDER_ROW, "Details");
  g_assert_nonnull (row);
  g_assert_false (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_true (driver_wait_shows (window, "Operation ListIngestTokens\nTime      17:02"));

  /* Which release it is may become known later. */
  g_object_set (page, "version", "1.204.0", NULL);
  g_assert_true (driver_shows (window, "Server    LogScale 1.204.0\nTime      17:02"));

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_next_error_replaces_all (void)
{
  IngotErrorPage *page;
  GtkWidget *window = create_window (&page);
  g_autoptr (GError) refusal = refusal_new ();
  g_autoptr (GError) unreachable =
      g_error_new_literal (INGOT_ERROR, INGOT_ERROR_UNREACHABLE, "No route to host");

  ingot_error_page_set_error (page, refusal);
  ingot_error_page_set_error (page, unreachable);
  driver_settle (window);

  g_assert_true (driver_shows (window, "Server Cannot Be Reached"));
  g_assert_true (driver_shows (window, "No route to host"));
  g_assert_false (driver_shows (window, "repositoryName"));

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
retry_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
test_retry (void)
{
  IngotErrorPage *page;
  GtkWidget *window = create_window (&page);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GError) error = refusal_new ();
  gboolean retried = FALSE;
  const GActionEntry entry = { .name = "retry", .activate = retry_cb };

  g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, &retried);
  gtk_widget_insert_action_group (window, "test", G_ACTION_GROUP (group));
  ingot_error_page_set_error (page, error);
  driver_settle (window);
  /* Where nothing can be tried again no button says so. */
  g_assert_null (driver_find (window, GTK_TYPE_BUTTON, "Retry"));

  ingot_error_page_set_retry_action (page, "test.retry");
  g_assert_true (driver_press (window, "Retry"));
  g_assert_true (driver_wait (is_true, &retried, 5000));

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_copy (void)
{
  IngotErrorPage *page;
  GtkWidget *window = create_window (&page);
  g_autoptr (GError) error = refusal_new ();
  g_autofree char *report = ingot_error_text_report (error, NULL);
  g_autofree char *copied = NULL;

  ingot_error_page_set_error (page, error);
  driver_settle (window);
  g_assert_true (driver_press (window, "Copy"));
  g_assert_true (driver_wait_shows (window, "Details copied"));
  copied = driver_dup_clipboard (window);
  g_assert_cmpstr (copied, ==, report);

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_texts (void)
{
  for (int code = INGOT_ERROR_UNREACHABLE; code <= INGOT_ERROR_NOT_ENABLED; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (INGOT_ERROR, code, "It is so.");
      g_autofree char *description = ingot_error_text_describe (error);

      g_assert_cmpstr (ingot_error_text_get_title (error), !=, "Something Went Wrong");
      g_assert_true (g_str_has_suffix (ingot_error_text_get_icon_name (error), "-symbolic"));
      g_assert_cmpstr (description, ==, "It is so.");
    }
}

/* The system's words may be anything; a server's are already safe. */
static void
test_foreign_texts (void)
{
  g_autoptr (GError) refusal =
      g_error_new_literal (INGOT_ERROR, INGOT_ERROR_REFUSED, "“⟨U+202E⟩no␊way”");
  g_autoptr (GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "a\x1b");
  g_autofree char *refused = ingot_error_text_describe (refusal);
  g_autofree char *failed = ingot_error_text_describe (other);

  g_assert_cmpstr (refused, ==, "“⟨U+202E⟩no␊way”");
  g_assert_cmpstr (failed, ==, "a␛");
}

static void
test_report (void)
{
  g_autoptr (GError) ours = refusal_new ();
  g_autoptr (GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "Out of luck");
  g_autofree char *report = ingot_error_text_report (ours, "1.204.0");
  g_autofree char *details = ingot_error_text_get_details (other, "1.204.0");

  g_assert_cmpstr (report, ==,
                   "The Server Reported an Error\n"
                   "“There were <b>errors</b> & more.”\n"
                   "repositoryName: R&D <b> is being moved\n"
                   "parser: _x %s\n"
                   "Operation ListIngestTokens\n"
                   "Server    LogScale 1.204.0\n"
                   "Time      17:02\n");
  g_assert_cmpstr (ingot_error_text_get_title (other), ==, "Something Went Wrong");
  g_assert_cmpstr (details, ==, "Out of luck");
  g_assert_null (ingot_error_text_get_states (other));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/error-page/properties", test_properties);
  g_test_add_func ("/error-page/shows-everything", test_shows_everything);
  g_test_add_func ("/error-page/next-error-replaces-all", test_next_error_replaces_all);
  g_test_add_func ("/error-page/retry", test_retry);
  g_test_add_func ("/error-page/copy", test_copy);
  g_test_add_func ("/error-page/texts", test_texts);
  g_test_add_func ("/error-page/foreign-texts", test_foreign_texts);
  g_test_add_func ("/error-page/report", test_report);

  return g_test_run ();
}
