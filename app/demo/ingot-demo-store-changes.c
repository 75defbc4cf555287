/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-random.h"
#include "ingot-demo-store-private.h"

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
 * Renames a search domain; its id stays, also when another one takes its name.
 */
void
ingot_demo_store_rename (IngotDemoStore *self, IngotDemoDomain *domain, const char *name)
{
  self->serial++;
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

  ingot_demo_store_take_parser (self, domain, parser);
  return parser;
}

/**
 * ingot_demo_store_take_parser:
 * @self: a store
 * @domain: (nullable): the repository that it belongs to; %NULL for a built-in one
 * @parser: (transfer full): a parser
 *
 * Adds a parser whose identifier is known.
 */
void
ingot_demo_store_take_parser (IngotDemoStore *self,
                              IngotDemoDomain *domain,
                              IngotDemoParser *parser)
{
  parser->built_in = domain == NULL;
  g_ptr_array_add (self->all_parsers, parser);
  g_ptr_array_add (domain == NULL ? self->built_in : domain->parsers, parser);
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
