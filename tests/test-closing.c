/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window that is closed, and a program that is quit, while a change runs. */
#include "states.h"

#include <adwaita.h>

#define HELD "The server has not answered yet. This dialog stays"

static const State *
find_state (const char *name)
{
  const State *state = NULL;

  for (guint i = 0; (state = states_get (i)) != NULL; i++)
    if (g_str_equal (state->name, name))
      return state;
  g_assert_not_reached ();
}

static void
begin_creating (Stage *stage)
{
  stage_begin (stage, find_state ("new-token"), 1100, 720);
  g_object_add_weak_pointer (G_OBJECT (stage->window), (gpointer *) &stage->window);
  stage_fail (stage, "AddIngestToken",
              (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_LATE, .delay = 60000 });
  g_assert_true (driver_press (stage->window, "Create"));
  g_assert_nonnull (driver_wait_for (stage->window, ADW_TYPE_SPINNER, NULL));
}

static gboolean
is_idle (gpointer data)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (data));

  return dialog != NULL && adw_dialog_get_can_close (dialog);
}

static gboolean
has_no_dialog (gpointer data)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (data)) == NULL;
}

static gboolean
is_closed (gpointer data)
{
  return ((Stage *) data)->window == NULL;
}

static gboolean
is_last (gpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

static void
end (Stage *stage)
{
  g_assert_true (driver_wait (is_closed, stage, 10000));
  g_assert_true (driver_wait (is_last, stage->session, 10000));
  g_assert_finalize_object (stage->session);
  g_assert_finalize_object (stage->server);
}

static void
test_held (void)
{
  Stage stage;

  begin_creating (&stage);
  for (guint i = 0; i < 2; i++)
    {
      gtk_window_close (GTK_WINDOW (stage.window));
      g_assert_true (driver_wait_shows (stage.window, HELD));
    }

  /* The outcome is known: nothing holds the window any more. */
  ingot_demo_server_stop (stage.server);
  g_assert_true (driver_wait (is_idle, stage.window, 10000));
  g_assert_false (driver_shows (stage.window, HELD));
  gtk_window_close (GTK_WINDOW (stage.window));
  g_assert_true (driver_wait (has_no_dialog, stage.window, 10000));
  gtk_window_close (GTK_WINDOW (stage.window));
  end (&stage);
}

static void
test_quit (void)
{
  Stage stage;
  GActionGroup *application = G_ACTION_GROUP (g_application_get_default ());

  begin_creating (&stage);
  g_action_group_activate_action (application, "quit", NULL);
  g_assert_true (driver_wait_shows (stage.window, HELD));
  ingot_demo_server_stop (stage.server);
  g_assert_true (driver_wait (is_idle, stage.window, 10000));
  g_action_group_activate_action (application, "quit", NULL);
  end (&stage);
}

static gboolean
is_gone (gpointer data)
{
  return *(AdwDialog **) data == NULL;
}

/* What waits is not on top. */
static void
test_quit_below (void)
{
  Stage stage;
  AdwDialog *above = adw_dialog_new ();
  GActionGroup *application = G_ACTION_GROUP (g_application_get_default ());

  begin_creating (&stage);
  adw_dialog_present (above, stage.window);
  g_object_add_weak_pointer (G_OBJECT (above), (gpointer *) &above);
  g_action_group_activate_action (application, "quit", NULL);
  g_assert_nonnull (stage.window);
  adw_dialog_force_close (above);
  g_assert_true (driver_wait (is_gone, &above, 10000));
  g_assert_true (driver_wait_shows (stage.window, HELD));
  ingot_demo_server_stop (stage.server);
  g_assert_true (driver_wait (is_idle, stage.window, 10000));
  g_action_group_activate_action (application, "quit", NULL);
  end (&stage);
}

/* What only waits for an answer is let go. */
static void
test_nothing_runs (void)
{
  Stage stage;

  stage_begin (&stage, find_state ("edit"), 1100, 720);
  g_object_add_weak_pointer (G_OBJECT (stage.window), (gpointer *) &stage.window);
  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "quit", NULL);
  end (&stage);
}

static void
run_cb (gpointer data)
{
  *(int *) data = g_test_run ();
}

int
main (int argc, char *argv[])
{
  int status = EXIT_FAILURE;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/closing/held", test_held);
  g_test_add_func ("/closing/quit", test_quit);
  g_test_add_func ("/closing/quit-below", test_quit_below);
  g_test_add_func ("/closing/nothing-runs", test_nothing_runs);
  stage_run (run_cb, &status);
  return status;
}
