/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-account.h"

#include "ingot-demo-random.h"

#define DAY_MS (24 * 60 * 60 * G_GINT64_CONSTANT (1000))

static const IngotDemoAccount accounts[] = {
  {
      .key = "root",
      .username = "root@example.com",
      .full_name = "Rosalind Root",
      .rights = "root user, may set custom tokens",
      .is_user = TRUE,
      .is_root = TRUE,
      .changes_tokens = TRUE,
      .lists_tokens = TRUE,
      .token_name = "administration",
      .token_days = 180,
  },
  {
      .key = "changer",
      .username = "mara.keller@example.com",
      .full_name = "Mara Keller",
      .rights = "Change ingest tokens on most repositories",
      .is_user = TRUE,
      .changes_tokens = TRUE,
      .lists_tokens = TRUE,
      .token_name = "laptop",
      .token_days = 60,
  },
  {
      .key = "reader",
      .username = "tomas.reyes@example.com",
      .full_name = "Tomás Reyes",
      .rights = "reads data, may not see ingest tokens",
      .is_user = TRUE,
      .token_name = "dashboards",
      .token_days = 9,
  },
  {
      .key = "organization",
      .username = "organization token",
      .rights = "organization token without a user, Change ingest tokens on most repositories",
      .changes_tokens = TRUE,
      .lists_tokens = TRUE,
      .token_name = "provisioning",
  },
  {
      .key = "unlisted",
      .username = "lena.holm@example.com",
      .full_name = "Lena Holm",
      .rights = "Change ingest tokens on most repositories, listing them is refused everywhere",
      .is_user = TRUE,
      .changes_tokens = TRUE,
      .token_name = "onboarding",
      .token_days = 90,
  },
  {
      .key = "repository",
      .username = "repository token",
      .rights = "token of the repository payments without a user, Change ingest tokens there",
      .changes_tokens = TRUE,
      .lists_tokens = TRUE,
      .sees = "payments",
      .token_name = "payments-provisioning",
  },
  {
      .key = "view",
      .username = "view token",
      .rights = "token of the view fraud-analysis without a user, sees nothing else",
      .sees = "fraud-analysis",
      .token_name = "fraud-dashboards",
  },
};

/* What everybody may do who can see a search domain. */
static const char *const reading[] = { "ReadEvents", "ExportQueryResults", NULL };

static void
account_free (IngotDemoAccount *self)
{
  g_free (self->id);
  g_free (self->token);
  g_hash_table_unref (self->stars);
  g_free (self);
}

static IngotDemoAccount *
account_new (const IngotDemoAccount *template, guint64 seed, gint64 now)
{
  IngotDemoAccount *self = g_memdup2 (template, sizeof *template);
  g_autofree char *id =
      ingot_demo_random_text (INGOT_DEMO_RANDOM_LETTERS_32, seed, "api", self->key);
  g_autofree char *secret =
      ingot_demo_random_text (INGOT_DEMO_RANDOM_LETTERS_44, seed, "secret", self->key);

  self->id = ingot_demo_random_text (INGOT_DEMO_RANDOM_ID, seed, "user", self->key);
  self->token = g_strconcat (id, "~", secret, NULL);
  self->token_expires = self->token_days > 0 ? now + self->token_days * DAY_MS : 0;
  self->created = now - 700 * DAY_MS;
  self->stars = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * ingot_demo_account_list_new:
 * @seed: what random texts are made from
 * @now: milliseconds since the epoch
 *
 * Creates everybody who has an API token for the demo.
 *
 * Returns: (transfer full) (element-type IngotDemoAccount): the accounts
 */
GPtrArray *
ingot_demo_account_list_new (guint64 seed, gint64 now)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) account_free);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (accounts); i++)
    g_ptr_array_add (list, account_new (&accounts[i], seed, now));
  return list;
}

/**
 * ingot_demo_account_may_see:
 * @self: who asks
 * @domain: a search domain
 *
 * Tells whether @domain exists for @self. A token that belongs to a repository or a view sees only
 * that.
 *
 * Returns: whether @self may see @domain
 */
gboolean
ingot_demo_account_may_see (const IngotDemoAccount *self, const IngotDemoDomain *domain)
{
  return self->sees == NULL || g_str_equal (self->sees, domain->name);
}

/**
 * ingot_demo_account_is_allowed:
 * @self: who asks
 * @domain: a search domain
 * @action: a value of LogScale's ViewAction
 *
 * Answers `isActionAllowed`.
 *
 * Returns: whether @self may do @action on @domain
 */
gboolean
ingot_demo_account_is_allowed (const IngotDemoAccount *self,
                               const IngotDemoDomain *domain,
                               const char *action)
{
  if (!ingot_demo_account_may_see (self, domain))
    return FALSE;
  if (self->is_root || g_strv_contains (reading, action))
    return TRUE;
  if (!g_str_equal (action, "ChangeIngestTokens"))
    return FALSE;
  return self->changes_tokens && !domain->restricted && !ingot_demo_domain_is_system (domain) &&
         !ingot_demo_domain_is_view (domain);
}

/**
 * ingot_demo_account_may_list_tokens:
 * @self: who asks
 * @domain: a repository
 *
 * Tells whether the ingest tokens of @domain can be read. Since LogScale 1.77 nobody can read those
 * of a system repository, whatever the permissions.
 *
 * Returns: whether @self may list the ingest tokens of @domain
 */
gboolean
ingot_demo_account_may_list_tokens (const IngotDemoAccount *self, const IngotDemoDomain *domain)
{
  return self->lists_tokens && !ingot_demo_domain_is_system (domain) &&
         ingot_demo_account_is_allowed (self, domain, "ChangeIngestTokens");
}
