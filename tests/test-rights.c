/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each account of the demo gets to see of everything there is, hostile texts included. */
#include "fixture.h"
#include "generation.h"
#include "ingot-demo-server.h"
#include "ingot-error.h"
#include "ingot-session-private.h"

static const char *const accounts[] = { "root",     "changer",    "reader", "organization",
                                        "unlisted", "repository", "view" };

/* What an older release does not tell, its refusal does. */
static IngotRepositoryState
get_expected_state (IngotDemoServer *server,
                    const IngotDemoAccount *account,
                    const IngotDemoDomain *domain)
{
  if (ingot_demo_domain_is_view (domain))
    return INGOT_REPOSITORY_VIEW;
  if (g_str_equal (domain->type, "SYSTEM") && ingot_demo_server_knows (server, "Repository.type"))
    return INGOT_REPOSITORY_SYSTEM;
  if (ingot_demo_server_knows (server, "SearchDomain.isActionAllowed") &&
      !ingot_demo_account_is_allowed (account, domain, "ChangeIngestTokens"))
    return INGOT_REPOSITORY_NO_PERMISSION;
  if (!ingot_demo_account_may_list_tokens (account, domain))
    return INGOT_REPOSITORY_NOT_LISTABLE;
  return INGOT_REPOSITORY_READY;
}

static void
assert_tokens (IngotDemoServer *server, IngotRepository *repository, const IngotDemoDomain *domain)
{
  GListModel *tokens = ingot_repository_get_tokens (repository);

  g_assert_cmpuint (g_list_model_get_n_items (tokens), ==, domain->tokens->len);
  for (guint i = 0; i < domain->tokens->len; i++)
    {
      const IngotDemoToken *expected = domain->tokens->pdata[i];
      IngotIngestToken *token = ingot_repository_find_token (repository, expected->name);
      IngotParser *parser;

      g_assert_nonnull (token);
      parser = ingot_ingest_token_get_parser (token);
      g_assert_cmpstr (ingot_ingest_token_get_token (token), ==, expected->text);
      g_assert_cmpint (parser != NULL, ==, expected->parser != NULL);
      if (parser != NULL)
        g_assert_cmpstr (ingot_parser_get_display_name (parser), ==,
                         ingot_demo_server_knows (server, "Parser.displayName")
                             ? expected->parser->display_name
                             : expected->parser->name);
    }
}

static void
assert_facts (IngotDemoServer *server,
              const IngotDemoAccount *account,
              const IngotDemoDomain *domain,
              IngotSearchDomain *listed)
{
  g_assert_cmpstr (ingot_search_domain_get_id (listed), ==, domain->id);
  if (ingot_demo_server_knows (server, "SearchDomain.description"))
    g_assert_cmpstr (ingot_search_domain_get_description (listed), ==, domain->description);
  if (ingot_demo_server_knows (server, "SearchDomain.isStarred"))
    g_assert_cmpint (ingot_search_domain_get_starred (listed), ==,
                     g_hash_table_contains (account->stars, domain->id));
}

/* What an account may not see is not there for it. */
static void
assert_domain (IngotDemoServer *server,
               IngotSession *session,
               const IngotDemoAccount *account,
               const IngotDemoDomain *domain)
{
  IngotSearchDomain *listed = ingot_session_find_search_domain (session, domain->name);
  g_autoptr (IngotRepository) repository = NULL;
  const IngotRepositoryState state = get_expected_state (server, account, domain);

  if (!ingot_demo_account_may_see (account, domain))
    {
      g_assert_null (listed);
      return;
    }
  g_assert_nonnull (listed);
  assert_facts (server, account, domain, listed);

  repository = ingot_session_dup_repository (session, listed);
  ingot_repository_open (repository);
  fixture_wait (!ingot_repository_get_loading (repository));
  g_assert_cmpint (ingot_repository_get_state (repository), ==, state);
  g_assert_no_error (ingot_repository_get_error (repository));
  if (state == INGOT_REPOSITORY_READY)
    assert_tokens (server, repository, domain);
}

static void
test_account (gconstpointer key)
{
  const IngotDemoOptions options = { 0 };
  IngotDemoServer *server = generation_server_new (&options);
  IngotDemoStore *store = ingot_demo_server_get_store (server);
  const IngotDemoAccount *account = ingot_demo_store_find_account (store, key);
  GPtrArray *domains;
  g_autoptr (GError) error = NULL;
  IngotSession *session;

  g_assert_true (ingot_demo_server_start (server, 0, &error));
  session = ingot_session_new ("Demo", ingot_demo_server_get_address (server), account->token,
                               INGOT_ENVIRONMENT_DEMO, &error);
  g_assert_no_error (error);
  ingot_session_refresh (session);
  fixture_wait (!ingot_session_get_loading (session));
  g_assert_no_error (ingot_session_get_error (session));
  g_assert_cmpint (ingot_session_get_account (session) != NULL, ==, account->is_user);

  domains = ingot_demo_store_get_domains (store, INGOT_DEMO_ORDER_NAME);
  if (account->sees == NULL)
    g_assert_cmpuint (g_list_model_get_n_items (ingot_session_get_search_domains (session)), ==,
                      domains->len);
  else
    g_assert_cmpuint (g_list_model_get_n_items (ingot_session_get_search_domains (session)), ==, 1);
  for (guint i = 0; i < domains->len; i++)
    assert_domain (server, session, account, domains->pdata[i]);
  g_assert_finalize_object (session);
  ingot_demo_server_stop (server);
  g_assert_finalize_object (server);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      g_autofree char *path = g_strconcat ("/rights/", accounts[i], NULL);

      g_test_add_data_func (path, accounts[i], test_account);
    }
  return g_test_run ();
}
