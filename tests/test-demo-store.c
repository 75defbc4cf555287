/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-rules.h"

#include <string.h>

#define NOW     G_GINT64_CONSTANT (1764000000000)
#define SECOND  G_GINT64_CONSTANT (1000)
#define REFUSED INGOT_DEMO_ERROR_REFUSED

static IngotDemoStore *
store_new (void)
{
  const IngotDemoOptions options = { .seed = 7, .clock = NOW };

  return ingot_demo_store_new (&options);
}

static void
assert_refused (GError **error, IngotDemoError code, const char *message)
{
  g_assert_error (*error, INGOT_DEMO_ERROR, (int) code);
  g_assert_cmpstr ((*error)->message, ==, message);
  g_clear_error (error);
}

static IngotDemoToken *
add (IngotDemoStore *store,
     const char *user,
     const char *repository,
     const char *name,
     const char *parser,
     const char *custom,
     GError **error)
{
  return ingot_demo_rules_add_token (store, ingot_demo_store_find_account (store, user), repository,
                                     name, parser, custom, error);
}

static char *
describe (IngotDemoStore *store)
{
  GPtrArray *domains = ingot_demo_store_get_domains (store, INGOT_DEMO_ORDER_NAME);
  GString *text = g_string_new (NULL);
  guint i, j;

  for (i = 0; i < domains->len; i++)
    {
      IngotDemoDomain *domain = domains->pdata[i];

      g_string_append_printf (text, "%s %s\n", domain->id, domain->name);
      for (j = 0; j < domain->tokens->len; j++)
        {
          IngotDemoToken *token = domain->tokens->pdata[j];

          g_string_append_printf (text, "  %s %s %s\n", token->name, token->text,
                                  token->parser != NULL ? token->parser->id : "");
        }
    }
  return g_string_free_and_steal (text);
}

static void
test_same_seed (void)
{
  IngotDemoOptions options = { .repositories = 300, .tokens = 50, .seed = 3, .clock = NOW };
  g_autoptr (IngotDemoStore) first = ingot_demo_store_new (&options);
  g_autoptr (IngotDemoStore) second = ingot_demo_store_new (&options);
  g_autoptr (IngotDemoStore) third = NULL;
  g_autofree char *one = describe (first);
  g_autofree char *two = describe (second);
  g_autofree char *three = NULL;

  options.seed = 4;
  third = ingot_demo_store_new (&options);
  three = describe (third);
  g_assert_cmpstr (one, ==, two);
  g_assert_cmpstr (one, !=, three);
}

static void
test_amounts (void)
{
  IngotDemoOptions options = { .repositories = 2500, .tokens = 1234 };
  g_autoptr (IngotDemoStore) store = ingot_demo_store_new (&options);
  g_autoptr (IngotDemoStore) few = NULL;

  g_assert_cmpuint (ingot_demo_store_get_n_domains (store), ==, 2500);
  g_assert_cmpuint (ingot_demo_store_find (store, "token-warehouse")->tokens->len, ==, 1234);
  options = (IngotDemoOptions) { .repositories = 3 };
  few = ingot_demo_store_new (&options);
  g_assert_cmpuint (ingot_demo_store_get_n_domains (few), ==, 3);
}

static void
test_orders (void)
{
  g_autoptr (IngotDemoStore) store = store_new ();
  GPtrArray *names = ingot_demo_store_get_domains (store, INGOT_DEMO_ORDER_NAME);
  GPtrArray *sizes = ingot_demo_store_get_domains (store, INGOT_DEMO_ORDER_VOLUME);
  guint i;

  g_assert_cmpuint (names->len, ==, ingot_demo_store_get_n_domains (store));
  g_assert_cmpuint (sizes->len, ==, names->len);
  for (i = 1; i < names->len; i++)
    {
      const IngotDemoDomain *small = sizes->pdata[i - 1];
      const IngotDemoDomain *large = sizes->pdata[i];

      g_assert_cmpint (ingot_demo_domain_compare_names (&names->pdata[i - 1], &names->pdata[i]), <,
                       0);
      g_assert_cmpint (small->stored_bytes, <=, large->stored_bytes);
    }
}

static void
test_life (void)
{
  g_autoptr (IngotDemoStore) store = store_new ();
  const IngotDemoDomain *payments = ingot_demo_store_find (store, "payments");
  const IngotDemoDomain *view = ingot_demo_store_find (store, "fraud-analysis");
  const IngotDemoDomain *network = ingot_demo_store_find (store, "network-core");
  const IngotDemoToken *missing = ingot_demo_domain_find_token (network, "syslog-ng-core");

  g_assert_cmpuint (payments->tokens->len, ==, 8);
  g_assert_cmpint (ingot_demo_store_get_received (store, payments), ==, NOW - 12 * SECOND);
  g_assert_cmpuint (view->connections->len, ==, 3);
  g_assert_cmpstr (missing->parser->name, ==, "cisco-ios-old");
  g_assert_null (ingot_demo_store_find_parser (store, network, "cisco-ios-old"));
  g_assert_cmpuint (ingot_demo_store_get_n_domains (store), >=, 40);
}

static void
test_same_token_twice (void)
{
  g_autoptr (IngotDemoStore) store = store_new ();
  const IngotDemoDomain *audit = ingot_demo_store_find (store, "k8s-audit");
  const IngotDemoDomain *workloads = ingot_demo_store_find (store, "k8s-workloads");

  g_assert_cmpstr (ingot_demo_domain_find_token (audit, "collector-eks")->text, ==,
                   ingot_demo_domain_find_token (workloads, "collector-eks")->text);
}

static void
test_hostile (void)
{
  static const char *const names[] = {
    "R&D <b>", "<a href='x'>", "_x", "%s", "a\u202eb-right-to-left", "line\nbreak",
  };
  g_autoptr (IngotDemoStore) store = store_new ();
  const IngotDemoDomain *domain = ingot_demo_store_find (store, "R&D <b>");
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (ingot_demo_domain_find_token (domain, names[i]));
  g_assert_nonnull (ingot_demo_store_find (store, "x <a href='x'>"));
  for (i = 0; i < domain->tokens->len; i++)
    if (strlen (((IngotDemoToken *) domain->tokens->pdata[i])->name) == 255)
      return;
  g_assert_not_reached ();
}

static void
test_received_moves (void)
{
  g_autoptr (IngotDemoStore) store = store_new ();
  IngotDemoDomain *payments = ingot_demo_store_find (store, "payments");

  ingot_demo_store_set_clock (store, NOW + 17 * SECOND);
  g_assert_cmpint (ingot_demo_store_get_received (store, payments), ==, NOW - 12 * SECOND);
  ingot_demo_store_set_clock (store, NOW + 18 * SECOND);
  g_assert_cmpint (ingot_demo_store_get_received (store, payments), ==, NOW + 18 * SECOND);
  ingot_demo_store_block (store, payments, 3600);
  ingot_demo_store_set_clock (store, NOW + 600 * SECOND);
  g_assert_cmpint (ingot_demo_store_get_received (store, payments), ==, NOW + 18 * SECOND);
}

static void
test_add (void)
{
  g_autoptr (IngotDemoStore) store = store_new ();
  g_autoptr (GError) error = NULL;
  IngotDemoDomain *payments = ingot_demo_store_find (store, "payments");
  IngotDemoToken *token = add (store, "changer", "payments", "new", "json", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (token->parser->name, ==, "json");
  g_assert_true (ingot_demo_store_find_ingest_token (store, token->text, NULL) == payments);
  g_assert_null (add (store, "changer", "payments", "new", NULL, NULL, &error));
  assert_refused (&error, INGOT_DEMO_ERROR_NAME, "An ingest token named 'new' already exists.");
  g_assert_null (add (store, "changer", "payments", "", NULL, NULL, &error));
  assert_refused (&error, INGOT_DEMO_ERROR_NAME, "The name must not be empty.");
  g_assert_null (add (store, "changer", "payments", "other", "none", NULL, &error));
  assert_refused (&error, INGOT_DEMO_ERROR_PARSER, "There is no parser 'none'.");
  g_assert_null (add (store, "changer", "fraud-analysis", "other", NULL, NULL, &error));
  assert_refused (&error, REFUSED, "There is no repository named 'fraud-analysis'.");
  g_assert_cmpuint (payments->tokens->len, ==, 9);
}

static void
test_parser_by (void)
{
  g_autoptr (IngotDemoStore) store = store_new ();
  IngotDemoDomain *payments = ingot_demo_store_find (store, "payments");
  const IngotDemoParser *built_in = ingot_demo_store_find_parser (store, payments, "json");
  const IngotDemoParser *packaged =
      ingot_demo_store_find_parser (store, payments, "apache/http-server:apache_access");
  IngotDemoParser *own;

  g_assert_true (built_in->built_in);
  g_assert_cmpstr (packaged->package, ==, "apache/http-server@1.0.4");
  g_assert_true (ingot_demo_store_find_parser (store, payments, packaged->id) == packaged);
  g_assert_true (ingot_demo_store_find_parser (store, payments, "apache_access") == packaged);
  own = ingot_demo_store_add_parser (store, payments, "json", NULL);
  g_assert_true (ingot_demo_store_find_parser (store, payments, "json") == own);
  g_assert_true (ingot_demo_store_find_parser (store, payments, built_in->id) == built_in);
}

static void
test_change_parser (void)
{
  g_autoptr (IngotDemoStore) store = store_new ();
  g_autoptr (GError) error = NULL;
  const IngotDemoAccount *user = ingot_demo_store_find_account (store, "changer");
  IngotDemoToken *token =
      ingot_demo_rules_assign_parser (store, user, "payments", "default", "kv", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (token->parser->name, ==, "kv");
  g_assert_null (ingot_demo_rules_assign_parser (store, user, "payments", "default", "no", &error));
  assert_refused (&error, INGOT_DEMO_ERROR_PARSER, "There is no parser 'no'.");
  g_assert_cmpstr (token->parser->name, ==, "kv");
  g_assert_nonnull (ingot_demo_rules_unassign_parser (store, user, "payments", "default", &error));
  g_assert_null (token->parser);
  g_assert_null (ingot_demo_rules_assign_parser (store, user, "payments", "no", "kv", &error));
  assert_refused (&error, REFUSED, "There is no ingest token named 'no'.");
}

static void
test_remove (void)
{
  g_autoptr (IngotDemoStore) store = store_new ();
  g_autoptr (GError) error = NULL;
  const IngotDemoAccount *user = ingot_demo_store_find_account (store, "changer");
  IngotDemoDomain *payments = ingot_demo_store_find (store, "payments");

  g_assert_true (ingot_demo_rules_remove_token (store, user, "payments", "default", &error));
  g_assert_null (ingot_demo_domain_find_token (payments, "default"));
  g_assert_cmpuint (payments->tokens->len, ==, 7);
  g_assert_false (ingot_demo_rules_remove_token (store, user, "payments", "default", &error));
  assert_refused (&error, REFUSED, "There is no ingest token named 'default'.");
}

/* Who may change, and who may list: payments, restricted k8s-audit, the system's humio-audit. */
static void
test_permissions (void)
{
  static const struct
  {
    const char *user;
    const char *repository;
    gboolean changes;
    gboolean lists;
  } rows[] = {
    { "root", "payments", TRUE, TRUE },
    { "root", "k8s-audit", TRUE, TRUE },
    { "root", "humio-audit", TRUE, FALSE },
    { "changer", "payments", TRUE, TRUE },
    { "changer", "k8s-audit", FALSE, FALSE },
    { "changer", "humio-audit", FALSE, FALSE },
    { "reader", "payments", FALSE, FALSE },
    { "organization", "payments", TRUE, TRUE },
    { "organization", "k8s-audit", FALSE, FALSE },
    { "unlisted", "payments", TRUE, FALSE },
    { "unlisted", "k8s-audit", FALSE, FALSE },
  };
  g_autoptr (IngotDemoStore) store = store_new ();
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const IngotDemoAccount *account = ingot_demo_store_find_account (store, rows[i].user);
      const IngotDemoDomain *domain = ingot_demo_store_find (store, rows[i].repository);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s, %s", rows[i].user, rows[i].repository);
      g_assert_cmpint (ingot_demo_account_is_allowed (account, domain, "ChangeIngestTokens"), ==,
                       rows[i].changes);
      g_assert_cmpint (ingot_demo_rules_check_listing (account, domain, &error), ==, rows[i].lists);
      if (!rows[i].lists)
        assert_refused (&error, REFUSED, "You don't have permission to read ingest tokens.");
      g_assert_cmpint (add (store, rows[i].user, rows[i].repository, "t", NULL, NULL, &error) !=
                           NULL,
                       ==, rows[i].changes);
      if (rows[i].changes)
        ingot_demo_domain_remove_token ((IngotDemoDomain *) domain, "t");
      else
        assert_refused (&error, REFUSED, "You don't have permission to change ingest tokens.");
    }
}

static void
test_custom_token (void)
{
  g_autoptr (IngotDemoStore) store = store_new ();
  g_autoptr (GError) error = NULL;
  IngotDemoToken *token = add (store, "root", "payments", "mine", NULL, "checkout-2024", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (token->text, ==, "checkout-2024");
  g_assert_null (add (store, "changer", "payments", "other", NULL, "x", &error));
  assert_refused (&error, REFUSED, "Only root users may set custom tokens.");
}

static void
test_own_token (void)
{
  const IngotDemoOptions options = { .own_tokens = TRUE };
  g_autoptr (IngotDemoStore) store = ingot_demo_store_new (&options);
  g_autoptr (GError) error = NULL;
  IngotDemoToken *token = add (store, "root", "payments", "mine", NULL, "checkout-2024", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (token->text, !=, "checkout-2024");
}

static void
test_custom_token_before_1_204 (void)
{
  const IngotDemoOptions options = { .version = "1.180.0" };
  g_autoptr (IngotDemoStore) store = ingot_demo_store_new (&options);
  g_autoptr (GError) error = NULL;
  const IngotDemoAccount *root = ingot_demo_store_find_account (store, "root");
  const IngotDemoAccount *user = ingot_demo_store_find_account (store, "changer");

  g_assert_null (add (store, "root", "payments", "mine", NULL, "x", &error));
  assert_refused (&error, REFUSED, "The feature CustomIngestTokens is not enabled.");
  g_assert_false (ingot_demo_rules_set_feature (store, user, "CustomIngestTokens", TRUE, &error));
  assert_refused (&error, REFUSED, "Only root users may change features.");
  g_assert_true (ingot_demo_rules_set_feature (store, root, "CustomIngestTokens", TRUE, &error));
  g_assert_nonnull (add (store, "root", "payments", "mine", NULL, "x", &error));
}

static void
test_stars (void)
{
  g_autoptr (IngotDemoStore) store = store_new ();
  g_autoptr (GError) error = NULL;
  const IngotDemoDomain *domain = ingot_demo_store_find (store, "orders");
  IngotDemoAccount *user = ingot_demo_store_find_account (store, "reader");
  IngotDemoAccount *nobody = ingot_demo_store_find_account (store, "organization");

  g_assert_true (ingot_demo_rules_star (store, user, "orders", TRUE, &error) == domain);
  g_assert_true (g_hash_table_contains (user->stars, domain->id));
  g_assert_false (
      g_hash_table_contains (ingot_demo_store_find_account (store, "root")->stars, domain->id));
  ingot_demo_rules_star (store, user, "orders", FALSE, &error);
  g_assert_false (g_hash_table_contains (user->stars, domain->id));
  g_assert_null (ingot_demo_rules_star (store, nobody, "orders", TRUE, &error));
  assert_refused (&error, REFUSED, "Only users can star repositories and views.");
}

static void
test_domains (void)
{
  g_autoptr (IngotDemoStore) store = store_new ();
  g_autoptr (GError) error = NULL;
  const IngotDemoAccount *root = ingot_demo_store_find_account (store, "root");
  const IngotDemoAccount *user = ingot_demo_store_find_account (store, "changer");
  IngotDemoDomain *domain;
  g_autofree char *id = NULL;

  g_assert_null (ingot_demo_rules_create_domain (store, user, "new", "DEFAULT", &error));
  assert_refused (&error, REFUSED, "You don't have permission to create repositories and views.");
  g_assert_null (ingot_demo_rules_create_domain (store, root, "payments", "DEFAULT", &error));
  assert_refused (&error, INGOT_DEMO_ERROR_NAME,
                  "A repository or view named 'payments' already exists.");
  domain = ingot_demo_rules_create_domain (store, root, "new", "DEFAULT", &error);
  g_assert_nonnull (ingot_demo_domain_find_token (domain, "default"));
  id = g_strdup (domain->id);
  g_assert_true (ingot_demo_rules_rename_domain (store, root, "new", "newer", &error) == domain);
  g_assert_null (ingot_demo_store_find (store, "new"));
  g_assert_true (ingot_demo_store_find_id (store, id) == domain);
  g_assert_true (ingot_demo_rules_delete_domain (store, root, "newer", &error));
  g_assert_null (ingot_demo_store_find_id (store, id));
  domain = ingot_demo_rules_create_domain (store, root, "new", "DEFAULT", &error);
  g_assert_cmpstr (domain->id, !=, id);
  g_assert_false (ingot_demo_rules_delete_domain (store, root, "humio-audit", &error));
  assert_refused (&error, REFUSED, "System repositories cannot be deleted.");
}

/* The id that a name once had stays with what is called otherwise now. */
static void
test_name_again (void)
{
  g_autoptr (IngotDemoStore) store = store_new ();
  g_autoptr (GError) error = NULL;
  const IngotDemoAccount *root = ingot_demo_store_find_account (store, "root");
  IngotDemoDomain *payments = ingot_demo_store_find (store, "payments");
  g_autofree char *id = g_strdup (payments->id);
  IngotDemoDomain *again;

  ingot_demo_rules_rename_domain (store, root, "payments", "payments-2024", &error);
  g_assert_no_error (error);
  again = ingot_demo_rules_create_domain (store, root, "payments", "DEFAULT", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->id, !=, id);
  g_assert_true (ingot_demo_store_find_id (store, id) == payments);
}

static void
test_delete_disconnects (void)
{
  g_autoptr (IngotDemoStore) store = store_new ();
  g_autoptr (GError) error = NULL;
  const IngotDemoAccount *root = ingot_demo_store_find_account (store, "root");

  g_assert_true (ingot_demo_rules_delete_domain (store, root, "payments", &error));
  g_assert_cmpuint (ingot_demo_store_find (store, "fraud-analysis")->connections->len, ==, 2);
}

static void
test_api_tokens (void)
{
  g_autoptr (IngotDemoStore) store = store_new ();
  IngotDemoAccount *changer = ingot_demo_store_find_account (store, "changer");

  g_assert_true (ingot_demo_store_find_api_token (store, changer->token) == changer);
  g_assert_null (ingot_demo_store_find_api_token (store, "x~y"));
  g_assert_nonnull (strchr (changer->token, '~'));
  ingot_demo_store_set_clock (store, changer->token_expires);
  g_assert_null (ingot_demo_store_find_api_token (store, changer->token));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/store/same-seed", test_same_seed);
  g_test_add_func ("/demo/store/amounts", test_amounts);
  g_test_add_func ("/demo/store/orders", test_orders);
  g_test_add_func ("/demo/store/life", test_life);
  g_test_add_func ("/demo/store/same-token-twice", test_same_token_twice);
  g_test_add_func ("/demo/store/hostile", test_hostile);
  g_test_add_func ("/demo/store/received-moves", test_received_moves);
  g_test_add_func ("/demo/rules/add", test_add);
  g_test_add_func ("/demo/rules/parser-by", test_parser_by);
  g_test_add_func ("/demo/rules/change-parser", test_change_parser);
  g_test_add_func ("/demo/rules/remove", test_remove);
  g_test_add_func ("/demo/rules/permissions", test_permissions);
  g_test_add_func ("/demo/rules/custom-token", test_custom_token);
  g_test_add_func ("/demo/rules/own-token", test_own_token);
  g_test_add_func ("/demo/rules/custom-token-before-1.204", test_custom_token_before_1_204);
  g_test_add_func ("/demo/rules/stars", test_stars);
  g_test_add_func ("/demo/rules/domains", test_domains);
  g_test_add_func ("/demo/rules/name-again", test_name_again);
  g_test_add_func ("/demo/rules/delete-disconnects", test_delete_disconnects);
  g_test_add_func ("/demo/rules/api-tokens", test_api_tokens);
  return g_test_run ();
}
