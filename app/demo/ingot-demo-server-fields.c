/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-context.h"

/**
 * Feature:
 * @flag: a value of LogScale's FeatureFlag
 * @description: what it does
 * @experimental: whether it is still being tried
 * @editions: where it exists
 */
typedef struct
{
  const char *flag;
  const char *description;
  gboolean experimental;
  guint editions;
} Feature;

#define MEMBER(resolve, member)                                                                    \
  ingot_graphql_read_##resolve, NULL, G_STRUCT_OFFSET (Feature, member)

static const Feature features[] = {
  { "CustomIngestTokens", "Root users choose the text of ingest tokens.", TRUE, INGOT_DEMO_OLD },
  { "MultiClusterSearch", "Views search other clusters as well.", FALSE },
  { "FieldAliasing", "Fields can be read under other names.", FALSE },
  { "LiveTables", "Tables that fill themselves.", TRUE },
  { "SleepFunction", "A query function that waits.", TRUE },
  { "RemoteTable", "Tables that are kept elsewhere.", TRUE, INGOT_DEMO_NEW },
};

static const IngotGraphqlEnumValue feature_flags[] = {
  { "CustomIngestTokens", INGOT_DEMO_OLD },
  { "MultiClusterSearch" },
  { "FieldAliasing" },
  { "LiveTables" },
  { "SleepFunction" },
  { "RemoteTable", INGOT_DEMO_NEW },
  { NULL },
};

/* The demo turns features on and off for everybody only. */
static gboolean
is_in_scope (IngotDemoStore *store, const Feature *feature, const char *scope)
{
  gboolean on = ingot_demo_store_has_feature (store, feature->flag);

  if (scope == NULL)
    return TRUE;
  if (g_str_equal (scope, "Disabled"))
    return !on;
  return on && g_str_equal (scope, "GlobalScope");
}

static IngotGraphqlValue
set_feature (const IngotGraphqlCall *call, gboolean on)
{
  IngotDemoContext *context = call->context;
  GError *error = NULL;

  if (!ingot_demo_rules_set_feature (context->store, context->account,
                                     ingot_demo_get_string (call, "feature"), on, &error))
    return ingot_demo_refusal (error);
  return ingot_graphql_boolean (TRUE);
}

static IngotGraphqlValue
resolve_version (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->source;

  return ingot_graphql_string (ingot_demo_store_get_version (context->store));
}

static IngotGraphqlValue
resolve_is_feature_flag_enabled (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->source;

  return ingot_graphql_boolean (
      ingot_demo_store_has_feature (context->store, ingot_demo_get_string (call, "feature")));
}

static IngotGraphqlValue
resolve_organization_id (const IngotGraphqlCall *call)
{
  return ingot_graphql_string ("SINGLE_ORGANIZATION_ID");
}

static IngotGraphqlValue
resolve_organization_name (const IngotGraphqlCall *call)
{
  return ingot_graphql_string ("Example Trading");
}

static IngotGraphqlValue
resolve_address (const IngotGraphqlCall *call)
{
  return ingot_graphql_string (((IngotDemoContext *) call->source)->address);
}

static const IngotGraphqlArgument feature_arguments[] = {
  { "feature", "FeatureFlag!" },
  { NULL },
};

static const IngotGraphqlField feature_fields[] = {
  { "flag", "FeatureFlag!", MEMBER (string, flag) },
  { "description", "String!", MEMBER (string, description) },
  { "experimental", "Boolean!", MEMBER (boolean, experimental) },
  { NULL },
};

static const IngotGraphqlField metadata_fields[] = {
  { "isFeatureFlagEnabled", "Boolean!", resolve_is_feature_flag_enabled, feature_arguments },
  { "version", "String!", resolve_version },
  { NULL },
};

static const IngotGraphqlField organization_fields[] = {
  { "id", "String!", resolve_organization_id },
  { "name", "String!", resolve_organization_name },
  { "publicUrl", "String", resolve_address },
  { "ingestUrl", "String", resolve_address },
  { NULL },
};

static const IngotGraphqlField boolean_fields[] = {
  { "result", "Boolean!", ingot_graphql_read_boolean },
  { NULL },
};

static const IngotGraphqlEnumValue scopes[] = {
  { "GlobalScope" }, { "OrganizationScope" }, { "UserScope" }, { "Disabled" }, { NULL },
};

const IngotGraphqlType ingot_demo_server_types[] = {
  { INGOT_GRAPHQL_OBJECT, "FeatureFlagV2", .fields = feature_fields },
  { INGOT_GRAPHQL_OBJECT, "HumioMetadata", .fields = metadata_fields },
  { INGOT_GRAPHQL_OBJECT, "Organization", .fields = organization_fields },
  { INGOT_GRAPHQL_OBJECT, "BooleanResultType", .fields = boolean_fields },
  { INGOT_GRAPHQL_ENUM, "FeatureFlag", .values = feature_flags },
  { INGOT_GRAPHQL_ENUM, "EnabledInScope", .values = scopes },
  { INGOT_GRAPHQL_SCALAR, "DateTime", INGOT_GRAPHQL_SCALAR_STRING },
  { INGOT_GRAPHQL_SCALAR, "Long", INGOT_GRAPHQL_SCALAR_LONG },
  { INGOT_GRAPHQL_SCALAR, "RepoOrViewName", INGOT_GRAPHQL_SCALAR_STRING },
  { INGOT_GRAPHQL_SCALAR, "VersionedPackageSpecifier", INGOT_GRAPHQL_SCALAR_STRING },
  { .name = NULL },
};

/**
 * ingot_demo_resolve_feature_flags:
 * @call: what is asked for
 *
 * Resolves `featureFlags`.
 *
 * Returns: the features
 */
IngotGraphqlValue
ingot_demo_resolve_feature_flags (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->context;
  gboolean experimental = ingot_demo_get_boolean (call, "includeExperimentalFeatures");
  const char *scope = ingot_demo_get_string (call, "enabledInScopeFilter");
  guint edition = ingot_demo_store_get_generation (context->store)->editions;
  GPtrArray *list = g_ptr_array_new ();
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (features); i++)
    if ((features[i].editions == 0 || (features[i].editions & edition) != 0) &&
        (experimental || !features[i].experimental) &&
        is_in_scope (context->store, &features[i], scope))
      g_ptr_array_add (list, (gpointer) &features[i]);
  return ingot_graphql_take_objects (list);
}

/**
 * ingot_demo_resolve_enable_feature:
 * @call: what is asked for
 *
 * Resolves `enableFeature`.
 *
 * Returns: true
 */
IngotGraphqlValue
ingot_demo_resolve_enable_feature (const IngotGraphqlCall *call)
{
  return set_feature (call, TRUE);
}

/**
 * ingot_demo_resolve_disable_feature:
 * @call: what is asked for
 *
 * Resolves `disableFeature`.
 *
 * Returns: true
 */
IngotGraphqlValue
ingot_demo_resolve_disable_feature (const IngotGraphqlCall *call)
{
  return set_feature (call, FALSE);
}
