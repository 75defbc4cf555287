/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a repository page shows where it has no ingest tokens to show. */
#include "generation.h"
#include "page.h"

#define PERMISSION "SearchDomain.isActionAllowed"

static gboolean
has_loaded (gpointer data)
{
  return !ingot_repository_get_loading (data);
}

static void
assert_state (Page *page, const char *title, const char *text, const char *why)
{
  g_assert_true (driver_wait_shows (page->window, title));
  g_assert_true (driver_shows (page->window, text));
  page_assert_new_token (page, why == NULL, why);
}

/* All that is known is that the listing was refused: the rest can be tried. */
static void
assert_refused_late (Page *page)
{
  assert_state (page, "Tokens Cannot Be Listed", "and does not tell whether you may change them",
                NULL);
  g_assert_true (driver_can_press (page->window, "Edit by Name…"));
  g_assert_true (driver_can_press (page->window, "Delete by Name…"));
  g_assert_null (driver_find (page->window, GTK_TYPE_BUTTON, "Copy Request"));
}

static void
test_no_permission (void)
{
  Page page;

  page_begin (&page, "reader", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "payments");
  if (page_knows (&page, PERMISSION))
    assert_state (&page, "No Permission to See Tokens", "Change ingest tokens",
                  "You need the permission “Change ingest tokens” for the repository "
                  "“\u2068payments\u2069”. Ask an administrator of the repository or the "
                  "organization.");
  else
    assert_refused_late (&page);
  page_end (&page);
}

/* What is off names the repository by the name that it has now. */
static void
test_renamed (void)
{
  Page page;

  page_begin (&page, "reader", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "payments");
  ingot_demo_store_rename (ingot_demo_server_get_store (page.server), page_get_domain (&page),
                           "billing");
  ingot_repository_refresh (page_get_repository (&page));
  g_assert_true (driver_wait (has_loaded, page_get_repository (&page), 10000));
  if (page_knows (&page, PERMISSION))
    page_assert_new_token (&page, FALSE,
                           "You need the permission “Change ingest tokens” for the repository "
                           "“\u2068billing\u2069”. Ask an administrator of the repository or the "
                           "organization.");
  else
    g_assert_true (driver_shows (page.window, "the tokens of “\u2068billing\u2069”"));
  page_end (&page);
}

static void
test_system (void)
{
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "humio-audit");
  if (page_knows (&page, "Repository.type"))
    assert_state (&page, "System Repository", "This is by design.",
                  "System repositories take no new tokens");
  else
    assert_refused_late (&page);
  page_end (&page);
}

static void
test_not_listable (void)
{
  Page page;

  page_begin (&page, "unlisted", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "payments");
  assert_state (&page, "Tokens Cannot Be Listed", "this is the only time", NULL);
  page_end (&page);
}

static void
test_view (void)
{
  static const struct
  {
    const char *name;
    const char *filter;
  } views[] = { { "fraud-analysis", "#type = card" }, { "all-services", "All data" } };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      Page page;

      page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
      page_open (&page, views[i].name);
      assert_state (&page, "Views Have No Ingest Tokens",
                    page_knows (&page, "View.connections") ? views[i].filter
                                                           : "does not tell which they are",
                    "Views have no ingest tokens");
      page_end (&page);
    }
}

/* An API token that belongs to no user is given a permission by who created it. */
static void
test_no_user (void)
{
  Page page;

  page_begin (&page, "organization", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "k8s-audit");
  if (page_knows (&page, PERMISSION))
    {
      g_assert_true (driver_wait_shows (page.window, "No Permission to See Tokens"));
      g_assert_true (driver_shows (page.window, "It belongs to no user: ask whoever created it."));
      g_assert_null (driver_find (page.window, GTK_TYPE_BUTTON, "Copy Request"));
    }
  else
    assert_refused_late (&page);
  page_end (&page);
}

static void
test_copy_request (void)
{
  Page page;

  if (generation_lacks (PERMISSION))
    return;
  page_begin (&page, "reader", INGOT_ENVIRONMENT_DEMO);
  page_open (&page, "payments");
  g_assert_true (driver_press (page.window, "Copy Request"));
  g_assert_true (driver_wait_shows (page.window, "Request copied"));
  page_end (&page);
}

static void
test_empty (void)
{
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  ingot_demo_domain_remove_token (
      ingot_demo_store_find (ingot_demo_server_get_store (page.server), "mail-relays"),
      "postfix-rsyslog");
  ingot_demo_domain_remove_token (
      ingot_demo_store_find (ingot_demo_server_get_store (page.server), "mail-relays"), "rspamd");
  page_open (&page, "mail-relays");
  g_assert_true (driver_wait_shows (page.window, "No Ingest Tokens"));
  g_assert_true (driver_shows (page.window, "Stored Size"));
  page_assert_new_token (&page, TRUE, NULL);
  page_end (&page);
}

static void
test_failure_and_retry (void)
{
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  /* The first time less is asked for. */
  for (guint i = 0; i < 2; i++)
    page_fail (&page, "ListIngestTokens",
               (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR,
                                  .text = "R&D <b> %s",
                                  .field = "repositoryName",
                                  .reason = "it is being <i>moved</i>" });
  page_open (&page, "payments");
  g_assert_true (driver_wait_shows (page.window, "The Server Reported an Error"));
  g_assert_true (driver_shows (page.window, "R&D <b> %s"));
  g_assert_true (driver_shows (page.window, "it is being <i>moved</i>"));
  page_assert_new_token (&page, FALSE, "The ingest tokens could not be loaded");
  g_assert_true (driver_press (page.window, "Retry"));
  g_assert_true (driver_wait_shows (page.window, "batch-reconciliation"));
  page_end (&page);
}

static void
test_gone (void)
{
  Page page;
  IngotDemoStore *store;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  store = ingot_demo_server_get_store (page.server);
  ingot_demo_store_remove_domain (store, ingot_demo_store_find (store, "mail-relays"));
  page_open (&page, "mail-relays");
  g_assert_true (driver_wait_shows (page.window, "No Longer on the Server"));
  g_assert_true (driver_shows (page.window, "“\u2068mail-relays\u2069” was deleted, or your API "
                                            "token does not see it any more."));
  page_assert_new_token (&page, FALSE, "The repository is no longer on the server");
  page_end (&page);
}

static void
test_slow (void)
{
  Page page;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  page_fail (&page, "ListIngestTokens", (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_HELD });
  page_show (&page, "payments");
  page_assert_new_token (&page, FALSE, "The ingest tokens are being loaded");
  g_assert_null (driver_find_type (page.window, ADW_TYPE_SPINNER));
  g_assert_nonnull (driver_wait_for (page.window, ADW_TYPE_SPINNER, NULL));
  ingot_demo_server_release (page.server);
  g_assert_true (driver_wait_shows (page.window, "batch-reconciliation"));
  page_end (&page);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/repository-states/no-permission", test_no_permission);
  g_test_add_func ("/repository-states/renamed", test_renamed);
  g_test_add_func ("/repository-states/system", test_system);
  g_test_add_func ("/repository-states/not-listable", test_not_listable);
  g_test_add_func ("/repository-states/view", test_view);
  g_test_add_func ("/repository-states/copy-request", test_copy_request);
  g_test_add_func ("/repository-states/no-user", test_no_user);
  g_test_add_func ("/repository-states/empty", test_empty);
  g_test_add_func ("/repository-states/failure-and-retry", test_failure_and_retry);
  g_test_add_func ("/repository-states/gone", test_gone);
  g_test_add_func ("/repository-states/slow", test_slow);

  return g_test_run ();
}
