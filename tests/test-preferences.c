/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "states.h"

#include "ingot-preferences-dialog.h"
#include "ingot-settings.h"
#include "ingot-token-list.h"

#include <adwaita.h>

static const State list = { .name = "list", .enter = stage_wait_session };

static GtkWidget *
open_dialog (Stage *stage)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (stage->window, "app.preferences", NULL);
  dialog = driver_wait_for (stage->window, INGOT_TYPE_PREFERENCES_DIALOG, NULL);
  driver_settle (stage->window);
  return dialog;
}

static AdwSpinRow *
get_row (GtkWidget *dialog)
{
  return ADW_SPIN_ROW (driver_find (dialog, ADW_TYPE_SPIN_ROW, "Clear After"));
}

static void
copy_token (Stage *stage)
{
  GtkWidget *tokens;

  stage_open (stage, "payments");
  tokens = driver_find_type (stage->window, INGOT_TYPE_TOKEN_LIST);
  g_assert_true (ingot_token_list_choose (INGOT_TOKEN_LIST (tokens), "filebeat-prod-eu"));
  g_assert_true (gtk_widget_activate_action (tokens, "token.copy", NULL));
}

/* What is chosen counts for what is copied next, and is remembered. */
static void
test_clipboard (void)
{
  g_autoptr (GSettings) settings = ingot_settings_new ();
  GtkWidget *dialog;
  Stage stage;

  stage_begin (&stage, &list, 1100, 720);
  copy_token (&stage);
  g_assert_true (driver_wait_shows (stage.window, "cleared in 60 seconds"));
  dialog = open_dialog (&stage);
  g_assert_cmpfloat (adw_spin_row_get_value (get_row (dialog)), ==, 60);
  adw_spin_row_set_value (get_row (dialog), 15);
  g_assert_cmpuint (g_settings_get_uint (settings, INGOT_SETTINGS_CLIPBOARD), ==, 15);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  copy_token (&stage);
  g_assert_true (driver_wait_shows (stage.window, "cleared in 15 seconds"));
  stage_end (&stage);
  g_settings_reset (settings, INGOT_SETTINGS_CLIPBOARD);
}

/* Another window, or another process, changes it as well; nobody can keep a token for ever. */
static void
test_limits (void)
{
  g_autoptr (GSettings) settings = ingot_settings_new ();
  GtkWidget *dialog;
  Stage stage;

  stage_begin (&stage, &list, 1100, 720);
  dialog = open_dialog (&stage);
  g_settings_set_uint (settings, INGOT_SETTINGS_CLIPBOARD, 90);
  g_assert_cmpfloat (adw_spin_row_get_value (get_row (dialog)), ==, 90);
  adw_spin_row_set_value (get_row (dialog), 0);
  g_assert_cmpuint (ingot_settings_get_clipboard_seconds (), ==, 5);
  adw_spin_row_set_value (get_row (dialog), 86400);
  g_assert_cmpuint (ingot_settings_get_clipboard_seconds (), ==, 600);
  stage_end (&stage);
  g_settings_reset (settings, INGOT_SETTINGS_CLIPBOARD);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/preferences/clipboard", test_clipboard);
  g_test_add_func ("/preferences/limits", test_limits);
  return stage_run_tests ();
}
