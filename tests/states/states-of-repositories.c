/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "states.h"

#include <adwaita.h>

#define TOKENS "ListIngestTokens"
#define HALF                                                                                       \
  "{\"data\":{\"repository\":{\"name\":\"payments\"}},"                                            \
  "\"errors\":[{\"message\":\"Node 3 did not answer.\"}]}"

static void
open_slow_repository (Stage *stage)
{
  stage_fail (stage, TOKENS, (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_LATE, .delay = 60000 });
  stage_show (stage, "payments");
  g_assert_nonnull (driver_wait_for (GTK_WIDGET (stage_get_page (stage)), ADW_TYPE_SPINNER, NULL));
}

static void
open_payments (Stage *stage)
{
  stage_open (stage, "payments");
}

static void
open_without_tokens (Stage *stage)
{
  stage_open (stage, "incident-lab");
}

static void
search_tokens_in_vain (Stage *stage)
{
  GtkWidget *page, *entry;

  open_payments (stage);
  page = GTK_WIDGET (stage_get_page (stage));
  gtk_widget_activate_action (page, "page.search", NULL);
  entry = driver_wait_for (page, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "no such name");
  g_assert_true (driver_wait_shows (page, "No Results Found"));
}

static void
open_restricted (Stage *stage)
{
  stage_open (stage, "k8s-audit");
}

static void
open_system (Stage *stage)
{
  stage_open (stage, "humio-audit");
}

static void
open_view (Stage *stage)
{
  stage_open (stage, "fraud-analysis");
}

static void
open_refused (Stage *stage)
{
  stage_open_failing (stage, (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_STATUS, .status = 401 });
}

static void
open_with_error (Stage *stage)
{
  stage_open_failing (stage,
                      (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR,
                                         .text = "There were errors in the input.",
                                         .field = "repositoryName",
                                         .reason = "Repository is being moved to another cell" });
}

static void
open_half (Stage *stage)
{
  stage_open_failing (stage, (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_BODY, .text = HALF });
}

static void
refresh_in_vain (Stage *stage)
{
  GtkWidget *page = GTK_WIDGET (stage_get_page (stage));

  stage_fail (stage, NULL, (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_STATUS, .status = 502 });
  gtk_widget_activate_action (page, "page.refresh", NULL);
  g_assert_true (driver_wait_shows (page, "Server Is Not Available Now"));
}

static void
fail_to_refresh (Stage *stage)
{
  open_payments (stage);
  refresh_in_vain (stage);
}

static void
fail_to_refresh_view (Stage *stage)
{
  open_view (stage);
  refresh_in_vain (stage);
}

static void
open_deleted (Stage *stage)
{
  IngotDemoStore *store = ingot_demo_server_get_store (stage->server);

  stage_wait_session (stage);
  ingot_demo_store_remove_domain (store, ingot_demo_store_find (store, "payments"));
  stage_open (stage, "payments");
}

const State states_of_repositories[] = {
  {
      .name = "repository-loading",
      .sees = "a repository whose tokens are slow to come",
      .enter = open_slow_repository,
      .shows = { "payments" },
      .off = { "The ingest tokens are being loaded" },
  },
  {
      .name = "tokens",
      .sees = "a repository with its facts and its tokens, masked",
      .environment = INGOT_ENVIRONMENT_STAGING,
      .enter = open_payments,
      .shows = { "payments", "Staging", "batch-reconciliation", "Logs Europe" },
      .buttons = { "New Token", "Repository Menu" },
  },
  {
      .name = "no-tokens",
      .sees = "a repository without a token, and the way to one",
      .enter = open_without_tokens,
      .shows = { "No Ingest Tokens", "Log shippers need an ingest token" },
      .buttons = { "New Token" },
  },
  {
      .name = "tokens-nothing-found",
      .sees = "a search that no token matches",
      .enter = search_tokens_in_vain,
      .shows = { "No Results Found" },
      .buttons = { "New Token" },
  },
  {
      .name = "no-permission",
      .sees = "which permission is missing where, and a request to send",
      .enter = open_restricted,
      .shows = { "No Permission to See Tokens", "k8s-audit", "Change ingest tokens" },
      .buttons = { "Copy Request", "Retry" },
      .off = { "You need the permission “Change ingest tokens” for the repository "
               "“\u2068k8s-audit\u2069”. Ask an administrator of the repository or the "
               "organization." },
  },
  {
      .name = "system",
      .sees = "a system repository, whose tokens cannot be listed by design",
      .enter = open_system,
      .shows = { "System Repository", "Since LogScale 1.77" },
      .off = { "System repositories take no new tokens" },
  },
  {
      .name = "view",
      .sees = "a view, and the repositories that it draws from",
      .enter = open_view,
      .shows = { "Views Have No Ingest Tokens", "payments" },
      .off = { "Views have no ingest tokens" },
  },
  {
      .name = "not-listable",
      .sees = "a server that lists no tokens and allows the rest",
      .user = "unlisted",
      .enter = open_payments,
      .shows = { "Tokens Cannot Be Listed" },
      .buttons = { "New Token" },
  },
  {
      .name = "repository-refused",
      .sees = "an API token that was revoked meanwhile",
      .enter = open_refused,
      .shows = { "API Token Not Accepted", "Details" },
      .buttons = { "Replace API Token…", "Retry", "Copy" },
      .off = { "The ingest tokens could not be loaded" },
      .mended = "batch-reconciliation",
  },
  {
      .name = "repository-refresh-failed",
      .sees = "the tokens that were there, and that they could not be read again",
      .enter = fail_to_refresh,
      .shows = { "Server Is Not Available Now", "batch-reconciliation", "HTTP 502" },
      .buttons = { "Retry", "New Token" },
      .mended = "batch-reconciliation",
  },
  {
      .name = "view-refresh-failed",
      .sees = "the view as it was, and that it could not be read again",
      .enter = fail_to_refresh_view,
      .shows = { "Server Is Not Available Now", "Views Have No Ingest Tokens", "payments" },
      .buttons = { "Retry" },
      .mended = "payments",
  },
  {
      .name = "repository-error",
      .sees = "an error of the server, with all that it says of the repository",
      .enter = open_with_error,
      .shows = { "The Server Reported an Error", "There were errors in the input.",
                 "repositoryName", "Repository is being moved to another cell", "Details" },
      .buttons = { "Retry", "Copy" },
      .off = { "The ingest tokens could not be loaded" },
      .mended = "batch-reconciliation",
  },
  {
      .name = "repository-half",
      .sees = "half an answer, with what the server says of the other half",
      .enter = open_half,
      .shows = { "Node 3 did not answer.", "Details" },
      .buttons = { "Retry", "Copy" },
      .mended = "batch-reconciliation",
  },
  {
      .name = "gone",
      .sees = "a repository that somebody else has deleted",
      .enter = open_deleted,
      .shows = { "No Longer on the Server", "payments" },
      .buttons = { "Retry" },
      .off = { "The repository is no longer on the server" },
  },
  {},
};
