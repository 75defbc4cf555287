/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "states.h"

#include "ingot-keyring.h"
#include "ingot-server-dialog.h"
#include "ingot-session-private.h"
#include "ingot-sidebar.h"

#include <adwaita.h>

#define LIST       "ListSearchDomains"
#define NO_DOMAINS "{\"data\":{\"querySearchDomains\":{\"totalResults\":0,\"results\":[]}}}"
#define OTHER_JSON "{\"service\":\"billing\",\"status\":\"up\"}"

static void
be_slow (Stage *stage)
{
  stage_fail (stage, LIST, (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_LATE, .delay = 60000 });
}

static void
wait_for_spinner (Stage *stage)
{
  g_assert_nonnull (driver_wait_for (stage->window, ADW_TYPE_SPINNER, NULL));
}

static void
be_of_unknown_authority (Stage *stage)
{
  stage_use_certificate (stage, "unknown-ca");
}

static void
be_expired (Stage *stage)
{
  stage_use_certificate (stage, "expired");
}

static void
be_another_host (Stage *stage)
{
  stage_use_certificate (stage, "other-host");
}

/* A machine that is busy needs time to send a request: one that was not sent looks otherwise. */
static void
be_too_slow (Stage *stage)
{
  ingot_client_set_timeouts (ingot_session_get_client (stage->session), 1000, 1000);
  be_slow (stage);
}

static void
have_no_repositories (Stage *stage)
{
  stage_fail (stage, LIST, (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_BODY, .text = NO_DOMAINS });
}

static void
stop_server (Stage *stage)
{
  ingot_demo_server_stop (stage->server);
}

static void
refuse_api_token (Stage *stage)
{
  stage_fail (stage, NULL, (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_STATUS, .status = 401 });
}

static void
redirect (Stage *stage)
{
  stage_fail (stage, NULL, (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_REDIRECT });
}

static void
answer_with_web_page (Stage *stage)
{
  stage_fail (stage, NULL, (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_HTML });
}

static void
answer_with_other_json (Stage *stage)
{
  stage_fail (stage, NULL, (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_BODY, .text = OTHER_JSON });
}

static void
report_error (Stage *stage)
{
  stage_fail (stage, NULL,
              (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR,
                                 .text = "There were errors in the input.",
                                 .field = "searchFilter",
                                 .reason = "The search index is being rebuilt <b>now</b>" });
}

static void
be_unavailable (Stage *stage)
{
  stage_fail (
      stage, NULL,
      (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_STATUS, .status = 503, .retry_after = 120 });
}

static void
cut_answer (Stage *stage)
{
  stage_fail (stage, LIST, (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_CUT });
}

static void
search_in_vain (Stage *stage)
{
  GtkWidget *entry;

  stage_wait_session (stage);
  gtk_widget_activate_action (stage->window, "win.search", NULL);
  entry = driver_wait_for (stage->window, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "no such name");
  g_assert_true (driver_wait_shows (stage->window, "No Results Found"));
}

static void
fail_to_refresh (Stage *stage)
{
  stage_wait_session (stage);
  be_unavailable (stage);
  gtk_widget_activate_action (stage->window, "win.retry", NULL);
  stage_wait_session (stage);
}

static void
revoke_api_token (Stage *stage)
{
  stage_wait_session (stage);
  refuse_api_token (stage);
  gtk_widget_activate_action (stage->window, "win.retry", NULL);
  stage_wait_session (stage);
}

static void
enter_wrong_api_token (Stage *stage)
{
  stage_wait_session (stage);
  g_assert_true (driver_press (stage->window, "Replace API Token…"));
  stage_type (stage->window, "API Token", "wrong~one");
  g_assert_true (driver_press (stage->window, "Replace"));
  g_assert_true (driver_wait_shows (driver_find_type (stage->window, ADW_TYPE_DIALOG),
                                    "does not accept the API token"));
}

/* Over a window on a server, with that server's address. */
static void
add_server (Stage *stage)
{
  g_autoptr (IngotServerList) servers = ingot_server_list_new ();

  stage_wait_session (stage);
  adw_dialog_present (ingot_server_dialog_new (servers, NULL), stage->window);
  driver_settle (stage->window);
}

static void
fill_in_server (Stage *stage)
{
  add_server (stage);
  stage_type (stage->window, "Address", ingot_session_get_address (stage->session));
  stage_type (stage->window, "API Token",
              ingot_demo_server_get_api_token (stage->server, "changer"));
  stage_type (stage->window, "Name", "Production EU");
}

static void
begin_test (Stage *stage)
{
  fill_in_server (stage);
  be_slow (stage);
  g_assert_true (driver_press (stage->window, "Test"));
  g_assert_true (driver_wait_shows (stage->window, "mara.keller@example.com"));
}

static void
finish_test (Stage *stage)
{
  fill_in_server (stage);
  g_assert_true (driver_press (stage->window, "Test"));
  g_assert_true (
      driver_wait_shows (driver_find_type (stage->window, ADW_TYPE_DIALOG), " repositories"));
}

static void
fail_test (Stage *stage)
{
  add_server (stage);
  stage_type (stage->window, "Address", "http://logs.example.invalid");
  stage_type (stage->window, "API Token", "id~wrong");
  stop_server (stage);
  stage_type (stage->window, "Address", ingot_session_get_address (stage->session));
  g_assert_true (driver_press (stage->window, "Test"));
  g_assert_true (driver_wait_shows (stage->window, "cannot be reached"));
}

static void
warn_of_plain_http (Stage *stage)
{
  add_server (stage);
  stage_type (stage->window, "Address", "http://logscale.example.com");
}

static void
refuse_certificate (Stage *stage)
{
  fill_in_server (stage);
  g_assert_true (driver_press (stage->window, "Test"));
  g_assert_true (
      driver_wait_shows (driver_find_type (stage->window, ADW_TYPE_DIALOG), "SHA-256 Fingerprint"));
}

static void
have_no_api_token (Stage *stage)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&stage->session);
  stage->session = ingot_session_new ("Logs Europe", ingot_demo_server_get_address (stage->server),
                                      NULL, INGOT_ENVIRONMENT_NONE, &error);
  g_assert_no_error (error);
}

static void
fail_keyring (Stage *stage, IngotKeyringError code, const char *sentence)
{
  stage_wait_session (stage);
  ingot_session_take_error (stage->session,
                            g_error_new_literal (INGOT_KEYRING_ERROR, (int) code, sentence));
}

static void
have_no_keyring (Stage *stage)
{
  fail_keyring (stage, INGOT_KEYRING_ERROR_UNAVAILABLE,
                "No keyring keeps passwords on this desktop. Start one, such as GNOME Keyring, or "
                "enter the API token for this session.");
}

static void
lock_keyring (Stage *stage)
{
  fail_keyring (stage, INGOT_KEYRING_ERROR_LOCKED,
                "The keyring is locked. Unlock it, or enter the API token for this session.");
}

static void
damage_keyring (Stage *stage)
{
  fail_keyring (stage, INGOT_KEYRING_ERROR_UNREADABLE,
                "The keyring of this application cannot be read: it was made with another login "
                "password. Start a new keyring, or enter the API token for this session.");
}

static void
start_new_keyring (Stage *stage)
{
  damage_keyring (stage);
  g_assert_true (driver_press (stage->window, "Start a New Keyring…"));
  g_assert_true (driver_wait_shows (stage->window, "Start a New Keyring?"));
}

static void
show_preferences (Stage *stage)
{
  gtk_widget_activate_action (stage->window, "app.preferences", NULL);
  g_assert_nonnull (driver_wait_for (stage->window, ADW_TYPE_SPIN_ROW, NULL));
}

static void
show_shortcuts (Stage *stage)
{
  GListModel *windows = gtk_window_get_toplevels ();

  stage_open (stage, "payments");
  gtk_widget_activate_action (stage->window, "app.shortcuts", NULL);
  /* Before libadwaita 1.8 they are in a window of their own. */
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_WINDOW (window) &&
          gtk_window_get_transient_for (GTK_WINDOW (window)) == GTK_WINDOW (stage->window))
        stage->seen = window;
    }
}

const State states_of_servers[] = {
  {
      .name = "welcome",
      .sees = "no server yet: what Ingot is, where to add one, and the demo to try",
      .no_server = TRUE,
      .shows = { "Welcome to Ingot" },
      .buttons = { "Add Server…", "Try the Demo" },
  },
  {
      .name = "loading",
      .sees = "a slow server: an empty list, and that it is waited for",
      .prepare = be_slow,
      .enter = wait_for_spinner,
      .shows = { "Logs Europe" },
  },
  {
      .name = "list",
      .sees = "the repositories and views, starred first; none is open",
      .environment = INGOT_ENVIRONMENT_PRODUCTION,
      .enter = stage_wait_session,
      .shows = { "Logs Europe", "Production", "payments", "View of 14 repositories" },
      .buttons = { "Search" },
  },
  {
      .name = "no-repositories",
      .sees = "a server whose repositories this API token cannot see, if it has any",
      .prepare = have_no_repositories,
      .enter = stage_wait_session,
      .shows = { "No Repositories", "This API token sees no repository" },
  },
  {
      .name = "nothing-found",
      .sees = "a search that no name matches",
      .enter = search_in_vain,
      .shows = { "No Results Found" },
      .buttons = { "Search" },
  },
  {
      .name = "unreachable",
      .sees = "a server that nothing connects to, and why",
      .prepare = stop_server,
      .enter = stage_wait_session,
      .shows = { "Server Cannot Be Reached", "127.0.0.1", "Connection refused", "Details" },
      .buttons = { "Retry", "Copy" },
      .mended = "payments",
  },
  {
      .name = "tls-unknown-authority",
      .sees = "a certificate that nobody this computer knows vouches for",
      .prepare = be_of_unknown_authority,
      .enter = stage_wait_session,
      .shows = { "Connection Is Not Secure", "an authority that this computer does not know",
                 "Nothing was sent.", "Details" },
      .buttons = { "Retry", "Copy" },
  },
  {
      .name = "tls-expired",
      .sees = "a certificate that has expired",
      .prepare = be_expired,
      .enter = stage_wait_session,
      .shows = { "Connection Is Not Secure", "its certificate has expired", "Details" },
      .buttons = { "Retry", "Copy" },
  },
  {
      .name = "tls-other-host",
      .sees = "a certificate of another host",
      .prepare = be_another_host,
      .enter = stage_wait_session,
      .shows = { "Connection Is Not Secure", "its certificate is for another host", "Details" },
      .buttons = { "Retry", "Copy" },
  },
  {
      .name = "timed-out",
      .sees = "a server that does not answer in time",
      .prepare = be_too_slow,
      .enter = stage_wait_session,
      .shows = { "Server Did Not Answer in Time", "did not answer in time.", "Details" },
      .buttons = { "Retry", "Copy" },
      .mended = "payments",
  },
  {
      .name = "refused",
      .sees = "an API token that is not accepted",
      .prepare = refuse_api_token,
      .enter = stage_wait_session,
      .shows = { "API Token Not Accepted", "may have expired or been replaced.", "Details" },
      .buttons = { "Replace API Token…", "Retry", "Copy" },
      .mended = "payments",
  },
  {
      .name = "refused-later",
      .sees = "the repositories that were there, and that the API token is not accepted any more",
      .enter = revoke_api_token,
      .shows = { "API Token Not Accepted", "payments" },
      .buttons = { "Replace API Token…" },
  },
  {
      .name = "replace-api-token",
      .sees = "where another API token is entered, and that the server does not accept this one",
      .prepare = refuse_api_token,
      .enter = enter_wrong_api_token,
      .shows = { "Replace API Token", "Logs Europe", "API Token", "does not accept the API token" },
      .buttons = { "Cancel", "Replace", "How to Get an API Token" },
  },
  {
      .name = "redirected",
      .sees = "a sign-in page that stands before the server",
      .prepare = redirect,
      .enter = stage_wait_session,
      .shows = { "Server Points Elsewhere", "/login", "A sign-in page may stand before it",
                 "Details" },
      .buttons = { "Retry", "Copy" },
      .mended = "payments",
  },
  {
      .name = "web-page",
      .sees = "an address where a web page answers, with its first line",
      .prepare = answer_with_web_page,
      .enter = stage_wait_session,
      .shows = { "Not a LogScale Server", "does not answer like a LogScale server: HTTP 200",
                 "Details" },
      .buttons = { "Retry", "Copy" },
      .mended = "payments",
  },
  {
      .name = "other-json",
      .sees = "an address where another service answers",
      .prepare = answer_with_other_json,
      .enter = stage_wait_session,
      .shows = { "Not a LogScale Server", "billing", "Details" },
      .buttons = { "Retry", "Copy" },
      .mended = "payments",
  },
  {
      .name = "server-error",
      .sees = "an error of the server, with all that it says",
      .prepare = report_error,
      .enter = stage_wait_session,
      .shows = { "The Server Reported an Error", "There were errors in the input.", "searchFilter",
                 "The search index is being rebuilt <b>now</b>", "Details" },
      .buttons = { "Retry", "Copy" },
      .mended = "payments",
  },
  {
      .name = "unavailable",
      .sees = "a server that asks to be left alone for a while",
      .prepare = be_unavailable,
      .enter = stage_wait_session,
      .shows = { "Server Is Not Available Now", "HTTP 503", "120 seconds", "Details" },
      .buttons = { "Retry", "Copy" },
      .mended = "payments",
  },
  {
      .name = "half-an-answer",
      .sees = "an answer that ends early",
      .prepare = cut_answer,
      .enter = stage_wait_session,
      .shows = { "Answer Is Incomplete", "ends early", "Details" },
      .buttons = { "Retry", "Copy" },
      .mended = "payments",
  },
  {
      .name = "refresh-failed",
      .sees = "the repositories that were there, and that they could not be read again",
      .enter = fail_to_refresh,
      .shows = { "Server Is Not Available Now", "payments", "120 seconds" },
      .buttons = { "Retry" },
      .mended = "payments",
  },
  {
      .name = "add-server",
      .sees = "where a server is added",
      .enter = add_server,
      .shows = { "Add Server", "From the system", "Test Connection", "May Change Tokens" },
      .buttons = { "Cancel", "How to Get an API Token", "Choose a CA Certificate…" },
      .off = { "Add", "Test" },
  },
  {
      .name = "add-server-running",
      .sees = "how far the test of a connection is",
      .enter = begin_test,
      .shows = { "Add Server", "mara.keller@example.com", "May Change Tokens" },
      .buttons = { "Cancel", "Add", "Stop" },
  },
  {
      .name = "add-server-tested",
      .sees = "a connection that works, step by step",
      .enter = finish_test,
      .shows = { "Add Server", "mara.keller@example.com", "May Change Tokens" },
      .buttons = { "Cancel", "Add", "Test" },
  },
  {
      .name = "add-server-failed",
      .sees = "which step of the test failed, and why",
      .enter = fail_test,
      .shows = { "Add Server", "cannot be reached", "May Change Tokens" },
      .buttons = { "Cancel", "Add", "Test" },
  },
  {
      .name = "add-server-plain",
      .sees = "that a connection is not encrypted, before anything is sent",
      .enter = warn_of_plain_http,
      .shows = { "Add Server", "everybody on the way can read the API token" },
      .buttons = { "Cancel", "Test" },
      .off = { "Add" },
  },
  {
      .name = "add-server-certificate",
      .sees = "a certificate that is refused, to be compared, and the way out",
      .prepare = be_of_unknown_authority,
      .enter = refuse_certificate,
      .shows = { "Certificate of the Server", "SHA-256 Fingerprint", "Issuer",
                 "an authority that this computer does not know", "CA Certificate" },
      .buttons = { "Cancel", "Add", "Test" },
  },
  {
      .name = "no-api-token",
      .sees = "a server without an API token, and where to enter it",
      .prepare = have_no_api_token,
      .enter = stage_wait_session,
      .shows = { "No API Token", "Nothing was sent." },
      .buttons = { "Enter API Token…" },
  },
  {
      .name = "keyring-none",
      .sees = "a desktop where nothing keeps API tokens, and how to go on without",
      .prepare = have_no_api_token,
      .enter = have_no_keyring,
      .shows = { "No Keyring", "Start one, such as GNOME Keyring" },
      .buttons = { "Enter API Token for This Session…", "Retry" },
  },
  {
      .name = "keyring-locked",
      .sees = "a keyring that is locked, to be unlocked",
      .prepare = have_no_api_token,
      .enter = lock_keyring,
      .shows = { "Keyring Is Locked" },
      .buttons = { "Unlock", "Enter API Token for This Session…" },
  },
  {
      .name = "keyring-damaged",
      .sees = "a keyring that cannot be read any more",
      .prepare = have_no_api_token,
      .enter = damage_keyring,
      .shows = { "Keyring Cannot Be Read", "made with another login password" },
      .buttons = { "Start a New Keyring…", "Enter API Token for This Session…" },
  },
  {
      .name = "keyring-start-new",
      .sees = "what a new keyring means, and that the old one stays",
      .prepare = have_no_api_token,
      .enter = start_new_keyring,
      .shows = { "Start a New Keyring?", "The old keyring is not deleted" },
      .buttons = { "Cancel", "Start New Keyring" },
  },
  {
      .name = "expiry",
      .sees = "that the API token expires soon, and when",
      .user = "reader",
      .enter = stage_wait_session,
      .shows = { "Your API token expires on", "payments" },
      .buttons = { "Replace API Token…", "Not Now" },
  },
  {
      .name = "preferences",
      .sees = "what can be preferred: how long the clipboard keeps a token",
      .enter = show_preferences,
      .shows = { "Preferences", "Clipboard", "Clear After" },
  },
  {
      .name = "shortcuts",
      .sees = "what the keys do",
      .enter = show_shortcuts,
      .shows = { "New window" },
  },
  {},
};
