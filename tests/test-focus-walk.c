/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "focus.h"
#include "states.h"

#include <adwaita.h>

/* Which are put together differently in a narrow window, or have to be scrolled there. */
static const char *const narrow_names[] = {
  "list",      "tokens", "view",       "several-selected", "several-marked",
  "new-token", "edit",   "add-server", "manage-servers",   "delete-production",
  NULL,
};

/* Which have the same controls as one that is walked through, and only say something else. */
static const char *const same_names[] = {
  "tls-expired",        "tls-other-host",     "timed-out",
  "redirected",         "web-page",           "other-json",
  "unavailable",        "half-an-answer",     "loading",
  "repository-loading", "no-repositories",    "repository-error",
  "repository-refused", "view-unseen",        "view-refresh-failed",
  "add-server-plain",   "add-server-running", "parser-missing",
  "several-not-found",  "refused-later",      NULL,
};

/* In these a popover has the keyboard, and only real keys move in it. */
static const char *const popover_names[] = {
  "servers", "parsers", "switcher", "switcher-for-session", NULL,
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
  GtkWidget *dialog = driver_find_type (window, ADW_TYPE_DIALOG);
  g_autoptr (GPtrArray) findings = NULL;

  wait_active (window);
  findings = check_focus (window, dialog != NULL ? dialog : window);
  if (report (findings) > 0)
    g_test_fail ();
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

      if (!g_strv_contains (same_names, state->name) &&
          !g_strv_contains (popover_names, state->name))
        g_test_add_data_func (wide, state, test_wide);
      if (g_strv_contains (narrow_names, state->name))
        g_test_add_data_func (narrow, state, test_narrow);
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
  stage_run (run_cb, &status);
  return status;
}
