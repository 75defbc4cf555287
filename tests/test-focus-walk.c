/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "focus.h"
#include "ingot-sidebar.h"
#include "ingot-token-list.h"
#include "ingot-window.h"
#include "states.h"

#include <adwaita.h>

#define NO_DOMAINS "{\"data\":{\"querySearchDomains\":{\"totalResults\":0,\"results\":[]}}}"

/* Which are put together differently in a narrow window, or have to be scrolled there. */
static const char *const narrow_names[] = {
  "list",      "tokens", "view",       "several-selected", "several-marked",
  "new-token", "edit",   "add-server", "manage-servers",   "delete-production",
  NULL,
};

/* Which have the same controls as one that is walked through, and only say something else. */
static const char *const same_names[] = {
  "tls-expired",
  "tls-other-host",
  "timed-out",
  "redirected",
  "web-page",
  "other-json",
  "unavailable",
  "half-an-answer",
  "no-repositories",
  "repository-error",
  "repository-refused",
  "repository-timed-out",
  "repository-redirected",
  "repository-web-page",
  "list-half",
  "view-unseen",
  "view-refresh-failed",
  "add-server-plain",
  "add-server-running",
  "parser-missing",
  "several-not-found",
  "refused-later",
  NULL,
};

/* In these a popover has the keyboard, and only real keys move in it. */
static const char *const popover_names[] = {
  "main-menu", "parsers",  "repository-menu",      "servers",
  "sort-menu", "switcher", "switcher-for-session", "token-menu",
  NULL,
};

/* Where the page goes on which “Retry” was pressed, or its banner. */
static const char *const retry_names[] = {
  "unreachable", "refresh-failed", "repository-error", "repository-refresh-failed", NULL,
};

/* Every page and dialog */

static guint
report (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) findings->pdata[i]);
  return findings->len;
}

/* Only of a window that has the keyboard GTK says that a row of it has the focus. */
static gboolean
is_active (gpointer data)
{
  return gtk_window_is_active (data);
}

static void
wait_active (GtkWidget *window)
{
  g_assert_true (driver_wait (is_active, window, 10000));
}

static void
walk (GtkWidget *window)
{
  AdwDialog *dialog =
      ADW_IS_APPLICATION_WINDOW (window)
          ? adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))
          : NULL;
  g_autoptr (GPtrArray) findings = NULL;

  wait_active (window);
  findings = check_focus (window, dialog != NULL ? GTK_WIDGET (dialog) : window);
  if (report (findings) > 0)
    g_test_fail ();
}

static gboolean
is_left (gpointer data)
{
  Stage *stage = data;

  return !driver_shows (stage->window, stage->state->shows[0]);
}

static void
test_state (gconstpointer data, int width, int height)
{
  Stage stage;

  stage_begin (&stage, data, width, height);
  walk (stage.seen);
  stage_end (&stage);
}

static void
test_wide (gconstpointer data)
{
  test_state (data, 1100, 720);
}

/* Without a compositor five pixels on each side are the frame's. */
static void
test_narrow (gconstpointer data)
{
  test_state (data, 370, 650);
}

/* What was there is replaced by something else, while it has the focus */

static void
press_focused (Stage *stage, const char *label)
{
  GtkWidget *button = driver_wait_for (stage->window, GTK_TYPE_BUTTON, label);

  wait_active (stage->window);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_grab_focus (button));
  g_assert_true (gtk_widget_activate (button));
}

static void
test_after_retry (gconstpointer data)
{
  const State *state = data;
  Stage stage;

  stage_begin (&stage, state, 1100, 720);
  stage_mend (&stage);
  press_focused (&stage, "Retry");
  g_assert_true (driver_wait_shows (stage.window, state->mended));
  g_assert_true (driver_wait (is_left, &stage, 10000));
  stage_wait_session (&stage);
  driver_settle (stage.window);
  walk (stage.window);
  stage_end (&stage);
}

static gboolean
is_at_rest (gpointer window)
{
  IngotSession *session = ingot_window_get_session (window);

  return session != NULL && !ingot_session_get_loading (session);
}

static void
switch_to (Stage *stage, guint place, const char *shows)
{
  gtk_widget_activate_action (stage->window, "win.open-server", "u", place);
  g_assert_true (driver_wait_shows (stage->window, shows));
  g_assert_true (driver_wait (is_at_rest, stage->window, 10000));
  driver_settle (stage->window);
}

/* There and back. */
static void
test_after_switching (void)
{
  Stage stage;

  stage_begin (&stage, states_find ("read-only"), 1100, 720);
  wait_active (stage.window);
  switch_to (&stage, 2, "No API Token");
  walk (stage.window);
  switch_to (&stage, 0, "batch-reconciliation");
  walk (stage.window);
  stage_end (&stage);
}

/* Somebody else has deleted what there was, and it is read again. */

static void
refresh (Stage *stage, const char *action, const char *shows)
{
  GtkWidget *page = GTK_WIDGET (stage_get_page (stage));

  gtk_widget_activate_action (page, action, NULL);
  g_assert_true (driver_wait_shows (stage->window, shows));
  driver_settle (stage->window);
  walk (stage->window);
}

static void
focus_tokens (Stage *stage)
{
  GtkWidget *list = driver_find_type (stage->window, INGOT_TYPE_TOKEN_LIST);

  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));
}

static void
test_after_tokens_went (void)
{
  IngotDemoStore *store;
  IngotDemoDomain *domain;
  Stage stage;

  stage_begin (&stage, states_find ("tokens"), 1100, 720);
  wait_active (stage.window);
  store = ingot_demo_server_get_store (stage.server);
  domain = ingot_demo_store_find (store, "payments");
  focus_tokens (&stage);
  ingot_demo_domain_remove_all_tokens (domain);
  refresh (&stage, "page.refresh", "No Ingest Tokens");
  ingot_demo_domain_add_token (domain, "one", "its text", NULL);
  refresh (&stage, "page.refresh", "one");
  focus_tokens (&stage);
  ingot_demo_store_remove_domain (store, domain);
  refresh (&stage, "page.refresh", "No Longer on the Server");
  stage_end (&stage);
}

static void
test_after_repositories_went (void)
{
  Stage stage;

  stage_begin (&stage, states_find ("tokens"), 1100, 720);
  wait_active (stage.window);
  gtk_widget_grab_focus (driver_find_type (stage.window, INGOT_TYPE_SIDEBAR));
  stage_fail (&stage, "ListSearchDomains",
              (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_BODY, .text = NO_DOMAINS });
  refresh (&stage, "win.retry", "No Repositories");
  stage_end (&stage);
}

/* What is wrong on purpose */

static GtkWidget *
new_box (GtkWidget *first, GtkWidget *second)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("before"));
  gtk_box_append (GTK_BOX (box), first);
  if (second != NULL)
    gtk_box_append (GTK_BOX (box), second);
  return box;
}

static void
assert_finds (GtkWidget *content, const char *what)
{
  GtkWidget *window = adw_window_new ();
  g_autoptr (GPtrArray) findings = NULL;
  guint n_found = 0;

  adw_window_set_content (ADW_WINDOW (window), content);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  gtk_window_present (GTK_WINDOW (window));
  wait_active (window);
  driver_settle (window);
  findings = check_focus (window, window);
  for (guint i = 0; i < findings->len; i++)
    n_found += what != NULL && strstr (findings->pdata[i], what) != NULL;
  if (what == NULL)
    g_assert_cmpuint (report (findings), ==, 0);
  else
    g_assert_cmpuint (n_found, >, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_finds_nothing (void)
{
  assert_finds (new_box (gtk_button_new_with_label ("one"), gtk_entry_new ()), NULL);
}

static void
test_finds_unreachable (void)
{
  GtkWidget *button = gtk_button_new_with_label ("unreachable");

  gtk_widget_set_focusable (button, FALSE);
  assert_finds (new_box (button, NULL), "“unreachable”: is never reached");
}

/* Takes the focus back whenever it leaves. */
static void
hold_cb (GtkWidget *window, GParamSpec *pspec, GtkWidget *holder)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  if (focus != NULL && !gtk_widget_is_ancestor (focus, holder))
    gtk_widget_child_focus (holder, GTK_DIR_TAB_FORWARD);
}

static void
hold_map_cb (GtkWidget *holder)
{
  g_signal_connect_object (gtk_widget_get_root (holder), "notify::focus-widget",
                           G_CALLBACK (hold_cb), holder, 0);
}

static void
test_finds_trap (void)
{
  GtkWidget *holder = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (holder), gtk_button_new_with_label ("in"));
  gtk_box_append (GTK_BOX (holder), gtk_button_new_with_label ("the trap"));
  g_signal_connect (holder, "map", G_CALLBACK (hold_map_cb), NULL);
  assert_finds (new_box (holder, gtk_button_new_with_label ("after")), "is never");
}

static void
test_finds_invisible (void)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 40);
  gtk_widget_set_focusable (area, TRUE);
  assert_finds (new_box (area, NULL), "nothing shows it");
}

static void
test_finds_out_of_sight (void)
{
  GtkWidget *fixed = gtk_fixed_new ();

  gtk_widget_set_overflow (fixed, GTK_OVERFLOW_HIDDEN);
  gtk_fixed_put (GTK_FIXED (fixed), gtk_button_new_with_label ("outside"), -500, 0);
  assert_finds (new_box (fixed, NULL), "out of sight");
}

static void
add_tests (void)
{
  const State *state;

  for (guint i = 0; (state = states_get (i)) != NULL; i++)
    {
      g_autofree char *wide = g_strdup_printf ("/focus-walk/wide/%s", state->name);
      g_autofree char *narrow = g_strdup_printf ("/focus-walk/narrow/%s", state->name);
      g_autofree char *after_retry = g_strdup_printf ("/focus-walk/after-retry/%s", state->name);

      if (!g_strv_contains (same_names, state->name) &&
          !g_strv_contains (popover_names, state->name))
        g_test_add_data_func (wide, state, test_wide);
      if (g_strv_contains (narrow_names, state->name))
        g_test_add_data_func (narrow, state, test_narrow);
      if (g_strv_contains (retry_names, state->name))
        g_test_add_data_func (after_retry, state, test_after_retry);
    }
}

/* As on the desktop that Ingot is made for; a window manager for tests asks for three buttons. */
static void
run_cb (gpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout", ":close", NULL);
  *(int *) data = g_test_run ();
}

int
main (int argc, char *argv[])
{
  int status = EXIT_FAILURE;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/focus-walk/finds/nothing", test_finds_nothing);
  g_test_add_func ("/focus-walk/finds/unreachable", test_finds_unreachable);
  g_test_add_func ("/focus-walk/finds/trap", test_finds_trap);
  g_test_add_func ("/focus-walk/finds/invisible", test_finds_invisible);
  g_test_add_func ("/focus-walk/finds/out-of-sight", test_finds_out_of_sight);
  add_tests ();
  g_test_add_func ("/focus-walk/after-switching", test_after_switching);
  g_test_add_func ("/focus-walk/after-tokens-went", test_after_tokens_went);
  g_test_add_func ("/focus-walk/after-repositories-went", test_after_repositories_went);
  stage_run (run_cb, &status);
  return status;
}
