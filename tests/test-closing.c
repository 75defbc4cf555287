/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window that is closed, and a program that is quit, while a change runs. */
#include "states.h"

#include <adwaita.h>

#define HELD "The server has not answered yet. This dialog stays"

static void
begin (Stage *stage, const char *name)
{
  stage_begin (stage, states_find (name), 1100, 720);
  g_object_add_weak_pointer (G_OBJECT (stage->window), (gpointer *) &stage->window);
}

static void
begin_creating (Stage *stage)
{
  begin (stage, "new-token");
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
can_delete (gpointer window)
{
  return driver_can_press (window, "Delete");
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
test_nothing_runs (gconstpointer state)
{
  Stage stage;

  begin (&stage, state);
  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "quit", NULL);
  end (&stage);
}

static void
test_deletes (void)
{
  Stage stage;
  GActionGroup *application = G_ACTION_GROUP (g_application_get_default ());

  begin (&stage, "delete");
  stage_fail (&stage, "RemoveIngestToken",
              (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_LATE, .delay = 60000 });
  g_assert_true (driver_press (stage.window, "Delete"));
  g_assert_true (driver_wait_shows (stage.window, "This dialog stays until the server"));
  g_action_group_activate_action (application, "quit", NULL);
  g_assert_nonnull (stage.window);
  ingot_demo_server_stop (stage.server);
  g_assert_true (driver_wait (can_delete, stage.window, 10000));
  g_action_group_activate_action (application, "quit", NULL);
  end (&stage);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/closing/held", test_held);
  g_test_add_func ("/closing/quit", test_quit);
  g_test_add_func ("/closing/quit-below", test_quit_below);
  g_test_add_data_func ("/closing/nothing-runs/edit", "edit", test_nothing_runs);
  g_test_add_data_func ("/closing/nothing-runs/delete", "delete", test_nothing_runs);
  g_test_add_func ("/closing/deletes", test_deletes);
  return stage_run_tests ();
}
