/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "states.h"

#include <adwaita.h>

static gboolean
has_no_token_dialog (gpointer window)
{
  return driver_find_text (window, "Replace API Token") == NULL;
}

static gboolean
can_replace (Stage *stage)
{
  GtkWidget *button = driver_find (stage->window, GTK_TYPE_BUTTON, "Replace");

  g_assert_nonnull (button);
  return gtk_widget_is_sensitive (button);
}

/* What a person does: a wrong one first, then the right one. */
static void
replace (Stage *stage)
{
  const char *user = stage->state->user != NULL ? stage->state->user : "changer";
  const char *api_token = ingot_demo_server_get_api_token (stage->server, user);
  GtkWidget *row = driver_wait_for (stage->window, ADW_TYPE_PASSWORD_ENTRY_ROW, "API Token");
  GtkWidget *dialog = row != NULL ? gtk_widget_get_ancestor (row, ADW_TYPE_DIALOG) : NULL;

  g_assert_nonnull (dialog);
  g_assert_false (can_replace (stage));
  gtk_editable_set_text (GTK_EDITABLE (row), "wrong~one");
  g_assert_true (can_replace (stage));
  g_assert_true (driver_press (stage->window, "Replace"));
  g_assert_true (driver_wait_shows (dialog, "does not accept the API token"));
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "wrong~one");

  stage_mend (stage);
  gtk_editable_set_text (GTK_EDITABLE (row), api_token);
  g_assert_false (driver_shows (dialog, "does not accept the API token"));
  g_assert_false (driver_shows (stage->window, api_token));
  g_assert_true (driver_press (stage->window, "Replace"));
}

static void
begin (Stage *stage, const char *name)
{
  stage_begin (stage, states_find (name), 1100, 720);
}

static void
test_from_server (void)
{
  Stage stage;

  begin (&stage, "refused");
  g_assert_true (driver_press (stage.window, "Replace API Token…"));
  replace (&stage);
  g_assert_true (driver_wait_shows (stage.window, "payments"));
  g_assert_true (driver_wait (has_no_token_dialog, stage.window, 10000));
  stage_end (&stage);
}

static void
test_from_sidebar (void)
{
  Stage stage;

  begin (&stage, "refused-later");
  g_assert_true (driver_press (stage.window, "Replace API Token…"));
  replace (&stage);
  g_assert_true (driver_wait (has_no_token_dialog, stage.window, 10000));
  stage_wait_session (&stage);
  g_assert_no_error (ingot_session_get_error (stage.session));
  stage_end (&stage);
}

/* The page reads itself again. */
static void
test_from_repository (void)
{
  Stage stage;

  begin (&stage, "repository-refused");
  g_assert_true (driver_press (stage.window, "Replace API Token…"));
  stage_fail (&stage, NULL, (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_STATUS, .status = 401 });
  replace (&stage);
  g_assert_true (driver_wait_shows (stage.window, "batch-reconciliation"));
  stage_end (&stage);
}

/* What was typed into the dialog below is still there, and can be sent. */
static void
test_from_dialog (void)
{
  Stage stage;
  GtkWidget *row;
  IngotDemoDomain *repository;

  begin (&stage, "new-token-api-token");
  row = driver_find (stage.window, ADW_TYPE_ENTRY_ROW, "Name");
  g_assert_true (gtk_widget_activate_action (row, "win.replace-api-token", NULL));
  replace (&stage);
  g_assert_true (driver_wait_shows (stage.window, "New Ingest Token"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "vector-edge");
  g_assert_true (driver_press (stage.window, "Create"));
  g_assert_true (driver_wait_shows (stage.window, "Ingest Token Created"));
  repository = ingot_demo_store_find (ingot_demo_server_get_store (stage.server), "payments");
  g_assert_nonnull (ingot_demo_domain_find_token (repository, "vector-edge"));
  stage_end (&stage);
}

/* The question is asked again before anything is enabled. */
static void
test_from_question (void)
{
  Stage stage;
  GtkWidget *row, *button;

  begin (&stage, "custom-token-api-token");
  row = driver_find (stage.window, ADW_TYPE_ENTRY_ROW, "Name");
  button = driver_find (stage.window, ADW_TYPE_BUTTON_ROW, "Replace API Token…");
  g_assert_true (gtk_widget_activate (button));
  replace (&stage);
  g_assert_true (driver_wait_shows (stage.window, "New Ingest Token"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "vector-edge");
  g_assert_true (driver_press (stage.window, "Enable Custom Ingest Tokens…"));
  g_assert_true (driver_wait_shows (stage.window, "Enable Custom Ingest Tokens?"));
  g_assert_false (ingot_demo_store_has_feature (ingot_demo_server_get_store (stage.server),
                                                "CustomIngestTokens"));
  g_assert_true (driver_press (stage.window, "Enable"));
  g_assert_true (driver_wait_shows (stage.window, "Ingest Token Created"));
  g_assert_cmpuint (ingot_demo_server_count (stage.server, "EnableFeature"), ==, 2);
  stage_end (&stage);
}

/* A server that cannot be asked says so as everywhere; the API token may still be right. */
static void
test_unreachable (void)
{
  Stage stage;

  begin (&stage, "refused");
  g_assert_true (driver_press (stage.window, "Replace API Token…"));
  stage_type (stage.window, "API Token", "some~other");
  ingot_demo_server_stop (stage.server);
  g_assert_true (driver_press (stage.window, "Replace"));
  g_assert_true (driver_wait_shows (stage.window, "Server Cannot Be Reached"));
  g_assert_true (can_replace (&stage));
  stage_end (&stage);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
test_cancelled (void)
{
  Stage stage;
  GtkWidget *dialog;

  begin (&stage, "refused");
  g_assert_true (driver_press (stage.window, "Replace API Token…"));
  stage_type (stage.window, "API Token", "some~other");
  ingot_demo_server_clear_faults (stage.server);
  stage_fail (&stage, NULL, (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_LATE, .delay = 60000 });
  g_assert_true (driver_press (stage.window, "Replace"));
  g_assert_nonnull (driver_wait_for (stage.window, ADW_TYPE_SPINNER, NULL));
  dialog = driver_find_type (stage.window, ADW_TYPE_DIALOG);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_assert_true (driver_press (stage.window, "Cancel"));
  g_assert_true (driver_wait (is_gone, &dialog, 10000));
  g_assert_true (driver_shows (stage.window, "API Token Not Accepted"));
  stage_end (&stage);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/api-token-dialog/from-server", test_from_server);
  g_test_add_func ("/api-token-dialog/from-sidebar", test_from_sidebar);
  g_test_add_func ("/api-token-dialog/from-repository", test_from_repository);
  g_test_add_func ("/api-token-dialog/from-dialog", test_from_dialog);
  g_test_add_func ("/api-token-dialog/from-question", test_from_question);
  g_test_add_func ("/api-token-dialog/unreachable", test_unreachable);
  g_test_add_func ("/api-token-dialog/cancelled", test_cancelled);
  return stage_run_tests ();
}
