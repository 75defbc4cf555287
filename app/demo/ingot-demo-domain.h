/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IngotDemoParser:
 * @id: what mutations take
 * @name: its name, not unique in a repository
 * @display_name: `scope/package:name` for a parser from a package, else its name
 * @description: (nullable): what it is for
 * @package: (nullable): `scope/package@version`
 * @script: what it does
 * @built_in: whether every repository has it
 *
 * A parser. The store owns all of them until its end, so a token may keep one that is not listed
 * any more.
 */
typedef struct
{
  char *id;
  char *name;
  char *display_name;
  char *description;
  char *package;
  char *script;
  gboolean built_in;
} IngotDemoParser;

/**
 * IngotDemoToken:
 * @name: its name, unique in its repository
 * @text: the secret
 * @parser: (nullable): the assigned parser
 *
 * An ingest token.
 */
typedef struct
{
  char *name;
  char *text;
  const IngotDemoParser *parser;
} IngotDemoToken;

/**
 * IngotDemoConnection:
 * @repository: the id of a repository
 * @filter: the query that selects what the view shows of it
 *
 * What a view reads from.
 */
typedef struct
{
  char *repository;
  char *filter;
} IngotDemoConnection;

/* A search domain of a kind that no release has yet. */
#define INGOT_DEMO_COLLECTION "Collection"

/**
 * IngotDemoDomain:
 * @id: never changes
 * @name: the key of every mutation
 * @key: the name without regard to case, for searching
 * @description: (nullable): one line
 * @type: (nullable): LogScale's RepositoryType, interned; %NULL for a view; %INGOT_DEMO_COLLECTION
 *   for what is neither
 * @restricted: whether only root users may change its tokens
 * @automatic_search: whether searching starts by itself
 * @stored_bytes: compressed size in bytes
 * @raw_bytes: uncompressed size in bytes
 * @retention_days: 0 for without end
 * @retention_ingest_gb: 0 for without limit
 * @retention_storage_gb: 0 for without limit
 * @received: when data came last, in milliseconds since the epoch; 0 for never
 * @received_every: milliseconds between deliveries of a shipper that never stops; 0 for none
 * @blocked_until: in milliseconds since the epoch; 0 for not blocked
 * @n_events: how many events were ingested since the start
 * @tokens: (element-type IngotDemoToken): in the order they were made
 * @tokens_by_name: @tokens by name
 * @parsers: (element-type IngotDemoParser): its own; the built-in ones are the store's
 * @connections: (element-type IngotDemoConnection): of a view
 *
 * A repository or a view.
 */
typedef struct
{
  char *id;
  char *name;
  char *key;
  char *description;
  const char *type;
  gboolean restricted;
  gboolean automatic_search;
  gint64 stored_bytes;
  gint64 raw_bytes;
  double retention_days;
  double retention_ingest_gb;
  double retention_storage_gb;
  gint64 received;
  gint64 received_every;
  gint64 blocked_until;
  guint n_events;
  GPtrArray *tokens;
  GHashTable *tokens_by_name;
  GPtrArray *parsers;
  GPtrArray *connections;
} IngotDemoDomain;

IngotDemoDomain *ingot_demo_domain_new (const char *id, const char *name, const char *type);
void ingot_demo_domain_free (IngotDemoDomain *self);
gboolean ingot_demo_domain_is_view (const IngotDemoDomain *self);
gboolean ingot_demo_domain_is_system (const IngotDemoDomain *self);
void ingot_demo_domain_set_name (IngotDemoDomain *self, const char *name);
IngotDemoToken *ingot_demo_domain_find_token (const IngotDemoDomain *self, const char *name);
IngotDemoToken *ingot_demo_domain_find_text (const IngotDemoDomain *self, const char *text);
IngotDemoToken *ingot_demo_domain_add_token (IngotDemoDomain *self,
                                             const char *name,
                                             const char *text,
                                             const IngotDemoParser *parser);
gboolean ingot_demo_domain_remove_token (IngotDemoDomain *self, const char *name);
void ingot_demo_domain_remove_all_tokens (IngotDemoDomain *self);
void ingot_demo_domain_connect (IngotDemoDomain *self, const char *repository, const char *filter);

int ingot_demo_domain_compare_names (gconstpointer a, gconstpointer b);
int ingot_demo_domain_compare_volumes (gconstpointer a, gconstpointer b);

IngotDemoParser *ingot_demo_parser_new (const char *id, const char *name, const char *package);
void ingot_demo_parser_free (IngotDemoParser *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IngotDemoDomain, ingot_demo_domain_free)

G_END_DECLS
