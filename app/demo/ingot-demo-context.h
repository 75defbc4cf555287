/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-demo-rules.h"
#include "ingot-graphql.h"

G_BEGIN_DECLS

/**
 * IngotDemoContext:
 * @store: what the server has
 * @account: who asks
 * @address: where the server is
 *
 * What resolvers know of a request.
 */
typedef struct
{
  IngotDemoStore *store;
  IngotDemoAccount *account;
  const char *address;
} IngotDemoContext;

/* Parts of the schema, each ended by a row without a name. */
extern const IngotGraphqlType ingot_demo_account_types[];
extern const IngotGraphqlType ingot_demo_domain_types[];
extern const IngotGraphqlType ingot_demo_list_types[];
extern const IngotGraphqlType ingot_demo_token_types[];
extern const IngotGraphqlType ingot_demo_server_types[];
extern const IngotGraphqlType ingot_demo_query_types[];
extern const IngotGraphqlType ingot_demo_mutation_types[];

/* Fields of other parts that Query and Mutation have. */
IngotGraphqlValue ingot_demo_resolve_viewer (const IngotGraphqlCall *call);
IngotGraphqlValue ingot_demo_resolve_viewer_opt (const IngotGraphqlCall *call);
IngotGraphqlValue ingot_demo_resolve_query_search_domains (const IngotGraphqlCall *call);
IngotGraphqlValue ingot_demo_resolve_search_domains_page (const IngotGraphqlCall *call);
IngotGraphqlValue ingot_demo_resolve_search_domains (const IngotGraphqlCall *call);
IngotGraphqlValue ingot_demo_resolve_repositories (const IngotGraphqlCall *call);
IngotGraphqlValue ingot_demo_resolve_feature_flags (const IngotGraphqlCall *call);
IngotGraphqlValue ingot_demo_resolve_enable_feature (const IngotGraphqlCall *call);
IngotGraphqlValue ingot_demo_resolve_disable_feature (const IngotGraphqlCall *call);
IngotGraphqlValue ingot_demo_resolve_context (const IngotGraphqlCall *call);
IngotGraphqlValue ingot_demo_resolve_self (const IngotGraphqlCall *call);

const char *ingot_demo_get_string (const IngotGraphqlCall *call, const char *argument);
gint64 ingot_demo_get_int (const IngotGraphqlCall *call, const char *argument, gint64 otherwise);
gboolean ingot_demo_get_boolean (const IngotGraphqlCall *call, const char *argument);
IngotGraphqlValue ingot_demo_date_time (gint64 milliseconds);
IngotGraphqlValue ingot_demo_long_or_null (gint64 value);
IngotGraphqlValue ingot_demo_refusal (GError *error);
IngotGraphqlValue ingot_demo_object_or_refusal (gpointer object, GError *error);

IngotGraphqlSchema *ingot_demo_schema_new (IngotDemoStore *store);

G_END_DECLS
