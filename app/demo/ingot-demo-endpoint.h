/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-demo-answer.h"
#include "ingot-demo-context.h"

G_BEGIN_DECLS

/**
 * IngotDemoQuery:
 * @document: a GraphQL document
 * @operation: (nullable): the operation's name
 * @variables: (nullable): the variables
 * @root: what the others are part of
 *
 * The body of a request to `/graphql`.
 */
typedef struct
{
  const char *document;
  const char *operation;
  JsonObject *variables;
  JsonNode *root;
} IngotDemoQuery;

gboolean ingot_demo_query_read (IngotDemoQuery *self, SoupServerMessage *message);
void ingot_demo_query_clear (IngotDemoQuery *self);

IngotDemoAnswer *ingot_demo_endpoint_status (IngotDemoStore *store, SoupServerMessage *message);
IngotDemoAnswer *ingot_demo_endpoint_graphql (IngotGraphqlSchema *schema,
                                              IngotDemoStore *store,
                                              const char *address,
                                              SoupServerMessage *message,
                                              const IngotDemoQuery *query);
IngotDemoAnswer *
ingot_demo_endpoint_ingest (IngotDemoStore *store, SoupServerMessage *message, const char *path);
gboolean ingot_demo_endpoint_is_ingest (const char *path);

IngotDemoAnswer *ingot_demo_endpoint_check_method (SoupServerMessage *message, const char *method);
char *ingot_demo_endpoint_dup_credential (SoupServerMessage *message, const char *scheme);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IngotDemoQuery, ingot_demo_query_clear)

G_END_DECLS
