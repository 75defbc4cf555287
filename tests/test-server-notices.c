/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person is told of a server as long as it is used. */
#include "states.h"

#include "ingot-server-notices.h"
#include "ingot-window.h"

#include <adwaita.h>

#define PLAIN "The connection to this server is not encrypted"

static const State no_server = { .name = "no-server", .no_server = TRUE };
static const State expiring = { .name = "expiring", .user = "reader", .enter = stage_wait_session };

static gboolean
shows_plain (gpointer window)
{
  return driver_shows (window, PLAIN);
}

static gboolean
shows_no_plain (gpointer window)
{
  return !driver_shows (window, PLAIN);
}

/* Nothing is sent: what matters is the address. */
static void
test_plain (void)
{
  static const struct
  {
    const char *address;
    gboolean is_plain;
  } rows[] = {
    { "http://logs.example.invalid/", TRUE },
    { "https://logs.example.invalid/", FALSE },
    { "http://logs.example.invalid:8080/", TRUE },
    { "http://localhost:1/", FALSE },
    { "http://192.0.2.1/", TRUE },
    { "http://127.0.0.1:1/", FALSE },
    { "http://[2001:db8::1]/", TRUE },
    { "http://[::1]:1/", FALSE },
  };
  GtkWidget *notices = g_object_new (INGOT_TYPE_SERVER_NOTICES, NULL);
  Stage stage;
  GtkWidget *window;

  stage_begin (&stage, &no_server, 1100, 720);
  window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (window), notices);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (IngotSession) session =
          ingot_session_new ("Logs", rows[i].address, "id~secret", INGOT_ENVIRONMENT_NONE, NULL);

      g_test_message ("%s", rows[i].address);
      ingot_server_notices_set_session (INGOT_SERVER_NOTICES (notices), session);
      g_assert_true (driver_wait (rows[i].is_plain ? shows_plain : shows_no_plain, window, 10000));
    }
  gtk_window_destroy (GTK_WINDOW (window));
  stage_end (&stage);
}

static gboolean
shows_no_expiry (gpointer window)
{
  return !driver_shows (window, "Your API token expires on") &&
         driver_find (window, GTK_TYPE_BUTTON, "Not Now") == NULL;
}

/* Put aside in one window, it is so in the others. */
static void
test_expiry (void)
{
  GtkWindow *other;
  Stage stage;

  stage_begin (&stage, &expiring, 1100, 720);
  g_assert_true (driver_wait_shows (stage.window, "Your API token expires on"));
  g_assert_true (driver_press (stage.window, "Not Now"));
  g_assert_true (driver_wait (shows_no_expiry, stage.window, 10000));
  other = ingot_window_new (GTK_APPLICATION (g_application_get_default ()), stage.session);
  gtk_window_present (other);
  g_assert_true (driver_wait_shows (GTK_WIDGET (other), "payments"));
  g_assert_true (shows_no_expiry (other));
  gtk_window_destroy (other);
  stage_end (&stage);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server-notices/plain", test_plain);
  g_test_add_func ("/server-notices/expiry", test_expiry);
  return stage_run_tests ();
}
