/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-store.h"

#include "ingot-demo-data.h"
#include "ingot-demo-random.h"

#include <stdio.h>
#include <string.h>

#define DEFAULT_VERSION "1.204.0"

struct _IngotDemoStore
{
  char *version;
  guint64 seed;
  gint64 clock;
  gboolean own_tokens;
  guint serial;
  GPtrArray *accounts; /* IngotDemoAccount */
  GHashTable *by_id;   /* id → IngotDemoDomain, which it owns */
  GHashTable *by_name; /* name → IngotDemoDomain */
  GPtrArray *sorted[INGOT_DEMO_N_ORDERS];
  GPtrArray *all_parsers; /* owns them */
  GPtrArray *built_in;    /* IngotDemoParser */
  GHashTable *features;   /* names of those that are on */
};

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

static void
disconnect_from (IngotDemoStore *self, const char *id)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GPtrArray *connections = ((IngotDemoDomain *) value)->connections;
      guint i = connections->len;

      while (i-- > 0)
        if (g_str_equal (((IngotDemoConnection *) connections->pdata[i])->repository, id))
          g_ptr_array_remove_index (connections, i);
    }
}

static void
forget_stars (IngotDemoStore *self, const char *id)
{
  guint i;

  for (i = 0; i < self->accounts->len; i++)
    g_hash_table_remove (((IngotDemoAccount *) self->accounts->pdata[i])->stars, id);
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

  self->version = g_strdup (options->version != NULL ? options->version : DEFAULT_VERSION);
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
  g_free (self->version);
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
  return self->version;
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
  guint own_major = 0;
  guint own_minor = 0;

  sscanf (self->version, "%u.%u", &own_major, &own_minor);
  return own_major > major || (own_major == major && own_minor >= minor);
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

/**
 * ingot_demo_store_add_domain:
 * @self: a store
 * @name: a name that no search domain has
 * @type: (nullable): LogScale's RepositoryType; %NULL for a view
 *
 * Adds a search domain.
 *
 * Returns: (transfer none): the new search domain
 */
IngotDemoDomain *
ingot_demo_store_add_domain (IngotDemoStore *self, const char *name, const char *type)
{
  guint64 seed = self->seed + self->serial;
  g_autofree char *id = ingot_demo_random_text (INGOT_DEMO_RANDOM_ID, seed, "domain", name);
  IngotDemoDomain *domain = ingot_demo_domain_new (id, name, type);

  g_return_val_if_fail (ingot_demo_store_find (self, name) == NULL, NULL);

  g_hash_table_insert (self->by_id, domain->id, domain);
  g_hash_table_insert (self->by_name, domain->name, domain);
  ingot_demo_store_resort (self);
  return domain;
}

/**
 * ingot_demo_store_remove_domain:
 * @self: a store
 * @domain: a search domain
 *
 * Removes a search domain, and what refers to it.
 */
void
ingot_demo_store_remove_domain (IngotDemoStore *self, IngotDemoDomain *domain)
{
  self->serial++;
  disconnect_from (self, domain->id);
  forget_stars (self, domain->id);
  ingot_demo_store_resort (self);
  g_hash_table_remove (self->by_name, domain->name);
  g_hash_table_remove (self->by_id, domain->id);
}

/**
 * ingot_demo_store_rename:
 * @self: a store
 * @domain: a search domain
 * @name: a name that no other has
 *
 * Renames a search domain; its id stays.
 */
void
ingot_demo_store_rename (IngotDemoStore *self, IngotDemoDomain *domain, const char *name)
{
  g_hash_table_remove (self->by_name, domain->name);
  ingot_demo_domain_set_name (domain, name);
  g_hash_table_insert (self->by_name, domain->name, domain);
  ingot_demo_store_resort (self);
}

/**
 * ingot_demo_store_block:
 * @self: a store
 * @domain: a repository
 * @seconds: for how long; 0 to end it
 *
 * Blocks ingest.
 */
void
ingot_demo_store_block (IngotDemoStore *self, IngotDemoDomain *domain, guint seconds)
{
  domain->received = ingot_demo_store_get_received (self, domain);
  domain->blocked_until =
      seconds > 0 ? ingot_demo_store_get_now (self) + seconds * G_GINT64_CONSTANT (1000) : 0;
}

/**
 * ingot_demo_store_resort:
 * @self: a store
 *
 * Forgets the sorted lists, because a name or a size changed.
 */
void
ingot_demo_store_resort (IngotDemoStore *self)
{
  guint order;

  for (order = 0; order < INGOT_DEMO_N_ORDERS; order++)
    g_clear_pointer (&self->sorted[order], g_ptr_array_unref);
}

/**
 * ingot_demo_store_add_parser:
 * @self: a store
 * @domain: (nullable): a repository; %NULL for a built-in parser
 * @name: its name
 * @package: (nullable): the package it comes from, `scope/package@version`
 *
 * Adds a parser.
 *
 * Returns: (transfer none): the parser
 */
IngotDemoParser *
ingot_demo_store_add_parser (IngotDemoStore *self,
                             IngotDemoDomain *domain,
                             const char *name,
                             const char *package)
{
  const char *scope = domain != NULL ? domain->id : "built-in";
  g_autofree char *id = ingot_demo_random_text (INGOT_DEMO_RANDOM_ID, self->seed, scope, name);
  IngotDemoParser *parser = ingot_demo_parser_new (id, name, package);

  parser->built_in = domain == NULL;
  g_ptr_array_add (self->all_parsers, parser);
  g_ptr_array_add (domain == NULL ? self->built_in : domain->parsers, parser);
  return parser;
}

/**
 * ingot_demo_store_make_token:
 * @self: a store
 * @domain: a repository
 * @name: the name of an ingest token
 *
 * Makes up the text of a new ingest token.
 *
 * Returns: (transfer full): the text
 */
char *
ingot_demo_store_make_token (IngotDemoStore *self, const IngotDemoDomain *domain, const char *name)
{
  return ingot_demo_random_text (INGOT_DEMO_RANDOM_UUID, self->seed + ++self->serial, domain->id,
                                 name);
}

/**
 * ingot_demo_store_ingest:
 * @self: a store
 * @domain: a repository
 * @n_events: how many events came
 *
 * Remembers that data was received.
 */
void
ingot_demo_store_ingest (IngotDemoStore *self, IngotDemoDomain *domain, guint n_events)
{
  domain->n_events += n_events;
  domain->received = ingot_demo_store_get_now (self);
}
