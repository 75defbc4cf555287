/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-context.h"

#define TOKEN_MEMBER(resolve, member)                                                              \
  ingot_graphql_read_##resolve, NULL, G_STRUCT_OFFSET (IngotDemoToken, member)
#define PARSER_MEMBER(resolve, member)                                                             \
  ingot_graphql_read_##resolve, NULL, G_STRUCT_OFFSET (IngotDemoParser, member)

static const char *const no_fields[] = { NULL };

static IngotGraphqlValue
resolve_no_fields (const IngotGraphqlCall *call)
{
  return ingot_graphql_strings (no_fields);
}

static IngotGraphqlValue
resolve_no (const IngotGraphqlCall *call)
{
  return ingot_graphql_boolean (FALSE);
}

static IngotGraphqlValue
resolve_origin (const IngotGraphqlCall *call)
{
  IngotDemoParser *parser = call->source;

  if (parser->package != NULL)
    return ingot_graphql_string (parser->package);
  return ingot_graphql_string (parser->built_in ? "Built in" : "Local");
}

static const IngotGraphqlField ingest_token_fields[] = {
  { "name", "String!", TOKEN_MEMBER (string, name) },
  { "token", "String!", TOKEN_MEMBER (string, text) },
  { "parser", "Parser", TOKEN_MEMBER (object, parser) },
  { NULL },
};

static const IngotGraphqlField parser_fields[] = {
  { "id", "String!", PARSER_MEMBER (string, id) },
  { "name", "String!", PARSER_MEMBER (string, name) },
  { "displayName", "String!", PARSER_MEMBER (string, display_name) },
  { "description", "String", PARSER_MEMBER (string, description) },
  { "isBuiltIn", "Boolean!", PARSER_MEMBER (boolean, built_in) },
  { "isOverridden", "Boolean!", resolve_no, .editions = INGOT_DEMO_NEW },
  { "overridesBuiltInParser", "Boolean!", resolve_no, .editions = INGOT_DEMO_NEW },
  { "script", "String!", PARSER_MEMBER (string, script) },
  { "sourceCode", "String!", PARSER_MEMBER (string, script), .editions = INGOT_DEMO_OLD },
  { "fieldsToTag", "[String!]!", resolve_no_fields },
  { "tagFields", "[String!]!", resolve_no_fields, .editions = INGOT_DEMO_OLD },
  { "fieldsToBeRemovedBeforeParsing", "[String!]!", resolve_no_fields },
  { "testData", "[String!]!", resolve_no_fields, .editions = INGOT_DEMO_OLD },
  { "packageId", "VersionedPackageSpecifier", PARSER_MEMBER (string, package) },
  { "originDisplayString", "String!", resolve_origin, .editions = INGOT_DEMO_NEW },
  { NULL },
};

const IngotGraphqlType ingot_demo_token_types[] = {
  { INGOT_GRAPHQL_OBJECT, "IngestToken", .fields = ingest_token_fields },
  { INGOT_GRAPHQL_OBJECT, "Parser", .fields = parser_fields },
  { .name = NULL },
};
