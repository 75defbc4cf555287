/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-store-private.h"

#include "ingot-demo-data.h"

static const GCompareFunc comparisons[] = {
  [INGOT_DEMO_ORDER_NAME] = ingot_demo_domain_compare_names,
  [INGOT_DEMO_ORDER_VOLUME] = ingot_demo_domain_compare_volumes,
};

/* Parsers that the text may mean, best first: an id, `scope/package:name`, a name. */
static gboolean
parser_is (const IngotDemoParser *parser, const char *text)
{
  return g_str_equal (parser->id, text) || g_str_equal (parser->display_name, text) ||
         g_str_equal (parser->name, text);
}

static const IngotDemoParser *
find_in (GPtrArray *parsers, const char *text)
{
  guint i;

  for (i = 0; i < parsers->len; i++)
    if (parser_is (parsers->pdata[i], text))
      return parsers->pdata[i];
  return NULL;
}

/**
 * ingot_demo_store_new:
 * @options: what is wanted
 *
 * Creates what a demo server has.
 *
 * Returns: (transfer full): the store
 */
IngotDemoStore *
ingot_demo_store_new (const IngotDemoOptions *options)
{
  IngotDemoStore *self = g_new0 (IngotDemoStore, 1);

  self->generation = ingot_demo_generation_new (options->version, options->without);
  self->seed = options->seed;
  self->clock = options->clock;
  self->own_tokens = options->own_tokens;
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify) ingot_demo_domain_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->all_parsers = g_ptr_array_new_with_free_func ((GDestroyNotify) ingot_demo_parser_free);
  self->built_in = g_ptr_array_new ();
  self->features = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->accounts = ingot_demo_account_list_new (self->seed, ingot_demo_store_get_now (self));
  ingot_demo_data_fill (self, options);
  return self;
}

/**
 * ingot_demo_store_free:
 * @self: (transfer full): a store
 *
 * Frees @self and everything in it.
 */
void
ingot_demo_store_free (IngotDemoStore *self)
{
  ingot_demo_store_resort (self);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->features);
  g_ptr_array_unref (self->accounts);
  g_ptr_array_unref (self->built_in);
  g_ptr_array_unref (self->all_parsers);
  ingot_demo_generation_free (self->generation);
  g_free (self);
}

/**
 * ingot_demo_store_get_now:
 * @self: a store
 *
 * Gets the server's time.
 *
 * Returns: milliseconds since the epoch
 */
gint64
ingot_demo_store_get_now (IngotDemoStore *self)
{
  return self->clock != 0 ? self->clock : g_get_real_time () / 1000;
}

/**
 * ingot_demo_store_set_clock:
 * @self: a store
 * @clock: milliseconds since the epoch; 0 for the real time
 *
 * Stops the server's time at @clock.
 */
void
ingot_demo_store_set_clock (IngotDemoStore *self, gint64 clock)
{
  self->clock = clock;
}

/**
 * ingot_demo_store_get_generation:
 * @self: a store
 *
 * Gets which release is imitated.
 *
 * Returns: (transfer none): the generation
 */
const IngotDemoGeneration *
ingot_demo_store_get_generation (IngotDemoStore *self)
{
  return self->generation;
}

/**
 * ingot_demo_store_get_version:
 * @self: a store
 *
 * Gets the release that is imitated.
 *
 * Returns: (transfer none): a version, `1.204.0`
 */
const char *
ingot_demo_store_get_version (IngotDemoStore *self)
{
  return self->generation->version;
}

/**
 * ingot_demo_store_is_at_least:
 * @self: a store
 * @major: first number of a version
 * @minor: second number of a version
 *
 * Compares the release that is imitated.
 *
 * Returns: %FALSE for an earlier one
 */
gboolean
ingot_demo_store_is_at_least (IngotDemoStore *self, guint major, guint minor)
{
  return ingot_demo_generation_is_at_least (self->generation, major, minor);
}

/**
 * ingot_demo_store_makes_own_tokens:
 * @self: a store
 *
 * Tells whether a custom ingest token becomes one of the server's own making: the token in the
 * answer may differ from the one that was asked for.
 *
 * Returns: %TRUE if it does
 */
gboolean
ingot_demo_store_makes_own_tokens (IngotDemoStore *self)
{
  return self->own_tokens;
}

/**
 * ingot_demo_store_has_feature:
 * @self: a store
 * @feature: a value of LogScale's FeatureFlag
 *
 * Tells whether a feature is on.
 *
 * Returns: %TRUE if it is
 */
gboolean
ingot_demo_store_has_feature (IngotDemoStore *self, const char *feature)
{
  return g_hash_table_contains (self->features, feature);
}

/**
 * ingot_demo_store_set_feature:
 * @self: a store
 * @feature: a value of LogScale's FeatureFlag
 * @on: whether it shall be on
 *
 * Turns a feature on or off.
 */
void
ingot_demo_store_set_feature (IngotDemoStore *self, const char *feature, gboolean on)
{
  if (on)
    g_hash_table_add (self->features, g_strdup (feature));
  else
    g_hash_table_remove (self->features, feature);
}

/**
 * ingot_demo_store_get_accounts:
 * @self: a store
 *
 * Gets everybody who has an API token.
 *
 * Returns: (transfer none) (element-type IngotDemoAccount): the accounts, root first
 */
GPtrArray *
ingot_demo_store_get_accounts (IngotDemoStore *self)
{
  return self->accounts;
}

/**
 * ingot_demo_store_find_account:
 * @self: a store
 * @key: `root`, `changer`, `reader`, `organization` or `unlisted`
 *
 * Finds an account.
 *
 * Returns: (transfer none) (nullable): the account
 */
IngotDemoAccount *
ingot_demo_store_find_account (IngotDemoStore *self, const char *key)
{
  guint i;

  for (i = 0; i < self->accounts->len; i++)
    {
      IngotDemoAccount *account = self->accounts->pdata[i];

      if (g_str_equal (account->key, key))
        return account;
    }
  return NULL;
}

/**
 * ingot_demo_store_find_api_token:
 * @self: a store
 * @token: an API token
 *
 * Finds whose API token @token is.
 *
 * Returns: (transfer none) (nullable): the account; %NULL for an unknown or expired token
 */
IngotDemoAccount *
ingot_demo_store_find_api_token (IngotDemoStore *self, const char *token)
{
  gint64 now = ingot_demo_store_get_now (self);
  guint i;

  for (i = 0; i < self->accounts->len; i++)
    {
      IngotDemoAccount *account = self->accounts->pdata[i];

      if (g_str_equal (account->token, token))
        return account->token_expires == 0 || now < account->token_expires ? account : NULL;
    }
  return NULL;
}

/**
 * ingot_demo_store_get_domains:
 * @self: a store
 * @order: what the list is ordered by
 *
 * Gets all search domains.
 *
 * Returns: (transfer none) (element-type IngotDemoDomain): the list, until the next change
 */
GPtrArray *
ingot_demo_store_get_domains (IngotDemoStore *self, IngotDemoOrder order)
{
  if (self->sorted[order] == NULL)
    {
      self->sorted[order] = g_hash_table_get_values_as_ptr_array (self->by_id);
      g_ptr_array_sort (self->sorted[order], comparisons[order]);
    }
  return self->sorted[order];
}

/**
 * ingot_demo_store_get_n_domains:
 * @self: a store
 *
 * Counts the search domains.
 *
 * Returns: how many there are
 */
guint
ingot_demo_store_get_n_domains (IngotDemoStore *self)
{
  return g_hash_table_size (self->by_id);
}

/**
 * ingot_demo_store_find:
 * @self: a store
 * @name: the name of a search domain
 *
 * Finds a search domain.
 *
 * Returns: (transfer none) (nullable): the search domain
 */
IngotDemoDomain *
ingot_demo_store_find (IngotDemoStore *self, const char *name)
{
  return g_hash_table_lookup (self->by_name, name);
}

/**
 * ingot_demo_store_find_id:
 * @self: a store
 * @id: the id of a search domain
 *
 * Finds a search domain.
 *
 * Returns: (transfer none) (nullable): the search domain
 */
IngotDemoDomain *
ingot_demo_store_find_id (IngotDemoStore *self, const char *id)
{
  return g_hash_table_lookup (self->by_id, id);
}

/**
 * ingot_demo_store_find_ingest_token:
 * @self: a store
 * @text: an ingest token's text
 * @token: (out) (optional) (transfer none): the token
 *
 * Finds the repository that an ingest token belongs to.
 *
 * Returns: (transfer none) (nullable): the repository, the first by name if there are several
 */
IngotDemoDomain *
ingot_demo_store_find_ingest_token (IngotDemoStore *self, const char *text, IngotDemoToken **token)
{
  GPtrArray *domains = ingot_demo_store_get_domains (self, INGOT_DEMO_ORDER_NAME);
  guint i;

  for (i = 0; i < domains->len; i++)
    {
      IngotDemoToken *found = ingot_demo_domain_find_text (domains->pdata[i], text);

      if (found == NULL)
        continue;
      if (token != NULL)
        *token = found;
      return domains->pdata[i];
    }
  return NULL;
}

/**
 * ingot_demo_store_get_built_in_parsers:
 * @self: a store
 *
 * Gets the parsers that every repository has.
 *
 * Returns: (transfer none) (element-type IngotDemoParser): the parsers
 */
GPtrArray *
ingot_demo_store_get_built_in_parsers (IngotDemoStore *self)
{
  return self->built_in;
}

/**
 * ingot_demo_store_find_parser:
 * @self: a store
 * @domain: a repository
 * @parser: an id, a name, or `scope/package:name`
 *
 * Finds a parser that a token of @domain can be given; of several with one name, @domain's own.
 *
 * Returns: (transfer none) (nullable): the parser
 */
const IngotDemoParser *
ingot_demo_store_find_parser (IngotDemoStore *self,
                              const IngotDemoDomain *domain,
                              const char *parser)
{
  const IngotDemoParser *own = find_in (domain->parsers, parser);

  return own != NULL ? own : find_in (self->built_in, parser);
}

/**
 * ingot_demo_store_get_received:
 * @self: a store
 * @domain: a repository
 *
 * Gets when @domain received data last; a shipper that never stops has delivered meanwhile.
 *
 * Returns: milliseconds since the epoch; 0 for never
 */
gint64
ingot_demo_store_get_received (IngotDemoStore *self, const IngotDemoDomain *domain)
{
  gint64 now = ingot_demo_store_get_now (self);

  if (domain->received_every == 0 || domain->blocked_until > now || now < domain->received)
    return domain->received;
  return now - (now - domain->received) % domain->received_every;
}
