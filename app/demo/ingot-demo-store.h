/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-demo-account.h"
#include "ingot-demo-domain.h"
#include "ingot-demo-generation.h"

G_BEGIN_DECLS

/**
 * IngotDemoOptions:
 * @repositories: how many search domains there are; 0 for as many as the data has, at most 100,000
 * @tokens: how many ingest tokens the repository `token-warehouse` has; 0 for no such repository
 * @latency: how late every answer is, in milliseconds
 * @seed: what random texts and made-up repositories come from
 * @version: (nullable): the release that is imitated, or `older` or `newer`; %NULL for 1.204.0
 * @without: (nullable) (array zero-terminated=1): what its schema lacks, as `Type.field`,
 *   `Type.field(argument)`, `Enum.VALUE` or `Input.field`
 * @base_path: (nullable): a path to live below, `/logs/humio`; %NULL for `/`
 * @own_tokens: whether a custom ingest token becomes one of the server's own making, as in the
 *   documentation's example
 * @clock: milliseconds since the epoch at which time stands still; 0 for the real time
 *
 * What a demo server is like.
 */
typedef struct
{
  guint repositories;
  guint tokens;
  guint latency;
  guint64 seed;
  const char *version;
  const char *const *without;
  const char *base_path;
  gboolean own_tokens;
  gint64 clock;
} IngotDemoOptions;

/**
 * IngotDemoOrder:
 * @INGOT_DEMO_ORDER_NAME: by name, without regard to case
 * @INGOT_DEMO_ORDER_VOLUME: by stored size, smallest first
 * @INGOT_DEMO_N_ORDERS: how many there are
 *
 * What lists can be ordered by.
 */
typedef enum
{
  INGOT_DEMO_ORDER_NAME,
  INGOT_DEMO_ORDER_VOLUME,
  INGOT_DEMO_N_ORDERS,
} IngotDemoOrder;

typedef struct _IngotDemoStore IngotDemoStore;

IngotDemoStore *ingot_demo_store_new (const IngotDemoOptions *options);
void ingot_demo_store_free (IngotDemoStore *self);

gint64 ingot_demo_store_get_now (IngotDemoStore *self);
void ingot_demo_store_set_clock (IngotDemoStore *self, gint64 clock);
const IngotDemoGeneration *ingot_demo_store_get_generation (IngotDemoStore *self);
const char *ingot_demo_store_get_version (IngotDemoStore *self);
gboolean ingot_demo_store_is_at_least (IngotDemoStore *self, guint major, guint minor);
gboolean ingot_demo_store_makes_own_tokens (IngotDemoStore *self);
gboolean ingot_demo_store_has_feature (IngotDemoStore *self, const char *feature);
void ingot_demo_store_set_feature (IngotDemoStore *self, const char *feature, gboolean on);

/* what there is */
GPtrArray *ingot_demo_store_get_accounts (IngotDemoStore *self);
IngotDemoAccount *ingot_demo_store_find_account (IngotDemoStore *self, const char *key);
IngotDemoAccount *ingot_demo_store_find_api_token (IngotDemoStore *self, const char *token);
GPtrArray *ingot_demo_store_get_domains (IngotDemoStore *self, IngotDemoOrder order);
guint ingot_demo_store_get_n_domains (IngotDemoStore *self);
IngotDemoDomain *ingot_demo_store_find (IngotDemoStore *self, const char *name);
IngotDemoDomain *ingot_demo_store_find_id (IngotDemoStore *self, const char *id);
IngotDemoDomain *
ingot_demo_store_find_ingest_token (IngotDemoStore *self, const char *text, IngotDemoToken **token);
GPtrArray *ingot_demo_store_get_built_in_parsers (IngotDemoStore *self);
const IngotDemoParser *ingot_demo_store_find_parser (IngotDemoStore *self,
                                                     const IngotDemoDomain *domain,
                                                     const char *parser);
gint64 ingot_demo_store_get_received (IngotDemoStore *self, const IngotDemoDomain *domain);

/* changes, without asking who may make them */
IngotDemoDomain *
ingot_demo_store_add_domain (IngotDemoStore *self, const char *name, const char *type);
void ingot_demo_store_remove_domain (IngotDemoStore *self, IngotDemoDomain *domain);
void ingot_demo_store_rename (IngotDemoStore *self, IngotDemoDomain *domain, const char *name);
void ingot_demo_store_block (IngotDemoStore *self, IngotDemoDomain *domain, guint seconds);
void ingot_demo_store_resort (IngotDemoStore *self);
IngotDemoParser *ingot_demo_store_add_parser (IngotDemoStore *self,
                                              IngotDemoDomain *domain,
                                              const char *name,
                                              const char *package);
void ingot_demo_store_take_parser (IngotDemoStore *self,
                                   IngotDemoDomain *domain,
                                   IngotDemoParser *parser);
char *
ingot_demo_store_make_token (IngotDemoStore *self, const IngotDemoDomain *domain, const char *name);
void ingot_demo_store_ingest (IngotDemoStore *self, IngotDemoDomain *domain, guint n_events);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IngotDemoStore, ingot_demo_store_free)

G_END_DECLS
