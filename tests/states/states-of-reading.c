/* SPDX-License-Identifier: GPL-3.0-or-later */
/* While something is read, and where that ends half way. */
#include "states.h"

#include "ingot-session-private.h"

#include <adwaita.h>

#define LIST "ListSearchDomains"

/* The first page comes. */
static void
fail_then (Stage *stage, IngotDemoFault fault)
{
  const IngotDemoFault none = { .kind = INGOT_DEMO_FAULT_NONE };

  ingot_demo_server_add_fault (stage->server, LIST, &none, 1);
  stage_fail (stage, LIST, fault);
}

static void
be_slow_then (Stage *stage)
{
  fail_then (stage, (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_LATE, .delay = 60000 });
}

static void
be_unavailable_then (Stage *stage)
{
  fail_then (stage, (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_STATUS, .status = 503 });
}

static void
wait_for_rows (Stage *stage)
{
  g_assert_true (driver_wait_shows (stage->window, "payments"));
  g_assert_true (ingot_session_get_loading (stage->session));
  g_assert_nonnull (driver_wait_for (stage->window, GTK_TYPE_PROGRESS_BAR, NULL));
}

static void
open_unreachable (Stage *stage)
{
  stage_wait_session (stage);
  ingot_demo_server_stop (stage->server);
  stage_open (stage, "payments");
}

static void
open_too_slow (Stage *stage)
{
  stage_wait_session (stage);
  ingot_client_set_timeouts (ingot_session_get_client (stage->session), 1000, 1000);
  stage_open_failing (stage, (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_LATE, .delay = 60000 });
}

static void
open_redirected (Stage *stage)
{
  stage_open_failing (stage, (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_REDIRECT });
}

static void
open_web_page (Stage *stage)
{
  stage_open_failing (stage, (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_HTML });
}

const State states_of_reading[] = {
  {
      .name = "list-filling",
      .sees = "the first repositories, and how many are there of all",
      .prepare = be_slow_then,
      .enter = wait_for_rows,
      .shows = { "Logs Europe", "payments" },
      .buttons = { "Search" },
  },
  {
      .name = "list-half",
      .sees = "the repositories that came, and why there are no more",
      .prepare = be_unavailable_then,
      .enter = stage_wait_session,
      .shows = { "Server Is Not Available Now", "payments", "HTTP 503" },
      .buttons = { "Retry" },
      .mended = "payments",
  },
  {
      .name = "repository-unreachable",
      .sees = "a repository of a server that nothing connects to any more",
      .enter = open_unreachable,
      .shows = { "Server Cannot Be Reached", "payments", "Connection refused", "Details" },
      .buttons = { "Retry", "Copy" },
      .off = { "The ingest tokens could not be loaded" },
      .mended = "batch-reconciliation",
  },
  {
      .name = "repository-timed-out",
      .sees = "a repository whose tokens do not come in time",
      .enter = open_too_slow,
      .shows = { "Server Did Not Answer in Time", "payments", "Details" },
      .buttons = { "Retry", "Copy" },
      .off = { "The ingest tokens could not be loaded" },
      .mended = "batch-reconciliation",
  },
  {
      .name = "repository-redirected",
      .sees = "a sign-in page that stands before a repository",
      .enter = open_redirected,
      .shows = { "Server Points Elsewhere", "/login", "A sign-in page may stand before it",
                 "Details" },
      .buttons = { "Retry", "Copy" },
      .off = { "The ingest tokens could not be loaded" },
      .mended = "batch-reconciliation",
  },
  {
      .name = "repository-web-page",
      .sees = "a web page in place of the tokens, with its first line",
      .enter = open_web_page,
      .shows = { "Not a LogScale Server", "does not answer like a LogScale server: HTTP 200",
                 "Details" },
      .buttons = { "Retry", "Copy" },
      .off = { "The ingest tokens could not be loaded" },
      .mended = "batch-reconciliation",
  },
  {},
};
