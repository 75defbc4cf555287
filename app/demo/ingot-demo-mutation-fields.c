/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-context.h"

#define DAY_MS (24 * 60 * 60 * G_GINT64_CONSTANT (1000))
#define GB     1e9

static const gboolean yes = TRUE;

static IngotGraphqlValue
yes_or_refusal (GError *error)
{
  return ingot_demo_object_or_refusal ((gpointer) &yes, error);
}

static JsonObject *
get_input (const IngotGraphqlCall *call)
{
  return json_object_get_object_member (call->arguments, "input");
}

static const char *
get_input_string (const IngotGraphqlCall *call, const char *member)
{
  return json_object_get_string_member_with_default (get_input (call), member, NULL);
}

static IngotDemoDomain *
get_domain_for (const IngotGraphqlCall *call,
                const char *argument,
                const char *action,
                GError **error)
{
  IngotDemoContext *context = call->context;

  return ingot_demo_rules_get_domain_for (context->store, context->account,
                                          ingot_demo_get_string (call, argument), action, error);
}

static gboolean
is_repository (IngotDemoContext *context, const char *name, GError **error)
{
  return ingot_demo_rules_get_repository (context->store, context->account, name, error) != NULL;
}

static gboolean
are_repositories (IngotDemoContext *context, JsonArray *connections, GError **error)
{
  guint i;

  for (i = 0; i < json_array_get_length (connections); i++)
    if (!is_repository (context,
                        json_object_get_string_member (
                            json_array_get_object_element (connections, i), "repositoryName"),
                        error))
      return FALSE;
  return TRUE;
}

static void
connect_all (IngotDemoStore *store, IngotDemoDomain *view, JsonArray *connections)
{
  guint i;

  g_ptr_array_set_size (view->connections, 0);
  for (i = 0; i < json_array_get_length (connections); i++)
    {
      JsonObject *connection = json_array_get_object_element (connections, i);
      const char *name = json_object_get_string_member (connection, "repositoryName");

      ingot_demo_domain_connect (view, ingot_demo_store_find (store, name)->id,
                                 json_object_get_string_member (connection, "filter"));
    }
}

static JsonArray *
get_connections (const IngotGraphqlCall *call)
{
  JsonNode *node = json_object_get_member (call->arguments, "connections");

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* What is null or left out stays; 0 ends the limit. */
static void
set_retention (JsonObject *arguments, const char *argument, double *retention)
{
  *retention = json_object_get_double_member_with_default (arguments, argument, *retention);
}

static IngotGraphqlValue
resolve_add_ingest_token (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->context;
  GError *error = NULL;
  IngotDemoToken *token = ingot_demo_rules_add_token (
      context->store, context->account, get_input_string (call, "repositoryName"),
      get_input_string (call, "name"), get_input_string (call, "parser"),
      get_input_string (call, "customToken"), &error);

  return ingot_demo_object_or_refusal (token, error);
}

static IngotGraphqlValue
resolve_assign_parser (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->context;
  GError *error = NULL;
  IngotDemoToken *token = ingot_demo_rules_assign_parser (
      context->store, context->account, get_input_string (call, "repositoryName"),
      get_input_string (call, "tokenName"), get_input_string (call, "parser"), &error);

  return ingot_demo_object_or_refusal (token, error);
}

static IngotGraphqlValue
resolve_unassign_ingest_token (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->context;
  GError *error = NULL;
  IngotDemoDomain *domain = ingot_demo_rules_unassign_parser (
      context->store, context->account, ingot_demo_get_string (call, "repositoryName"),
      ingot_demo_get_string (call, "tokenName"), &error);

  return ingot_demo_object_or_refusal (domain, error);
}

static IngotGraphqlValue
resolve_remove_ingest_token (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->context;
  GError *error = NULL;

  ingot_demo_rules_remove_token (context->store, context->account,
                                 ingot_demo_get_string (call, "repositoryName"),
                                 ingot_demo_get_string (call, "name"), &error);
  return yes_or_refusal (error);
}

static IngotGraphqlValue
star (const IngotGraphqlCall *call, gboolean starred)
{
  IngotDemoContext *context = call->context;
  GError *error = NULL;
  IngotDemoDomain *domain = ingot_demo_rules_star (
      context->store, context->account, ingot_demo_get_string (call, "name"), starred, &error);

  return ingot_demo_object_or_refusal (domain, error);
}

static IngotGraphqlValue
resolve_add_star (const IngotGraphqlCall *call)
{
  return star (call, TRUE);
}

static IngotGraphqlValue
resolve_remove_star (const IngotGraphqlCall *call)
{
  return star (call, FALSE);
}

static IngotGraphqlValue
resolve_create_repository (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->context;
  GError *error = NULL;
  IngotDemoDomain *domain = ingot_demo_rules_create_domain (
      context->store, context->account, ingot_demo_get_string (call, "name"), "DEFAULT", &error);

  if (domain == NULL)
    return ingot_demo_refusal (error);
  domain->description = g_strdup (ingot_demo_get_string (call, "description"));
  domain->retention_days = (double) ingot_demo_get_int (call, "retentionInMillis", 0) / DAY_MS;
  domain->retention_ingest_gb =
      (double) ingot_demo_get_int (call, "retentionInIngestSizeBytes", 0) / GB;
  domain->retention_storage_gb =
      (double) ingot_demo_get_int (call, "retentionInStorageSizeBytes", 0) / GB;
  return ingot_graphql_object (domain);
}

static IngotGraphqlValue
resolve_create_view (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->context;
  JsonArray *connections = get_connections (call);
  GError *error = NULL;
  IngotDemoDomain *view;

  if (connections != NULL && !are_repositories (context, connections, &error))
    return ingot_demo_refusal (error);
  view = ingot_demo_rules_create_domain (context->store, context->account,
                                         ingot_demo_get_string (call, "name"), NULL, &error);
  if (view == NULL)
    return ingot_demo_refusal (error);
  view->description = g_strdup (ingot_demo_get_string (call, "description"));
  if (connections != NULL)
    connect_all (context->store, view, connections);
  return ingot_graphql_object (view);
}

static IngotGraphqlValue
resolve_update_view (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->context;
  JsonArray *connections = get_connections (call);
  GError *error = NULL;
  IngotDemoDomain *view = get_domain_for (call, "viewName", "ChangeConnections", &error);

  if (view == NULL || !are_repositories (context, connections, &error))
    return ingot_demo_refusal (error);
  if (!ingot_demo_domain_is_view (view))
    return ingot_graphql_error ("'%s' is not a view.", view->name);
  connect_all (context->store, view, connections);
  return ingot_graphql_object (view);
}

static IngotGraphqlValue
resolve_delete_search_domain (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->context;
  GError *error = NULL;

  ingot_demo_rules_delete_domain (context->store, context->account,
                                  ingot_demo_get_string (call, "name"), &error);
  return yes_or_refusal (error);
}

static IngotGraphqlValue
resolve_rename_search_domain (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->context;
  GError *error = NULL;
  IngotDemoDomain *domain = ingot_demo_rules_rename_domain (
      context->store, context->account, ingot_demo_get_string (call, "name"),
      ingot_demo_get_string (call, "renameTo"), &error);

  return ingot_demo_object_or_refusal (domain, error);
}

static IngotGraphqlValue
resolve_update_description (const IngotGraphqlCall *call)
{
  GError *error = NULL;
  IngotDemoDomain *domain =
      get_domain_for (call, "name", "ChangeViewOrRepositoryDescription", &error);

  if (domain != NULL)
    g_set_str (&domain->description, ingot_demo_get_string (call, "newDescription"));
  return ingot_demo_object_or_refusal (domain, error);
}

static IngotGraphqlValue
resolve_update_retention (const IngotGraphqlCall *call)
{
  GError *error = NULL;
  IngotDemoDomain *domain = get_domain_for (call, "repositoryName", "ChangeRetention", &error);

  if (domain == NULL)
    return ingot_demo_refusal (error);
  if (ingot_demo_domain_is_view (domain))
    return ingot_graphql_error ("'%s' is not a repository.", domain->name);
  set_retention (call->arguments, "timeBasedRetention", &domain->retention_days);
  set_retention (call->arguments, "ingestSizeBasedRetention", &domain->retention_ingest_gb);
  set_retention (call->arguments, "storageSizeBasedRetention", &domain->retention_storage_gb);
  return ingot_graphql_object (domain);
}

static IngotGraphqlValue
resolve_set_automatic_searching (const IngotGraphqlCall *call)
{
  GError *error = NULL;
  IngotDemoDomain *domain = get_domain_for (call, "name", "ChangeDefaultSearchSettings", &error);

  if (domain != NULL)
    domain->automatic_search = ingot_demo_get_boolean (call, "automaticSearch");
  return ingot_demo_object_or_refusal (domain, error);
}

static IngotGraphqlValue
block (const IngotGraphqlCall *call, gint64 seconds)
{
  IngotDemoContext *context = call->context;
  GError *error = NULL;
  IngotDemoDomain *domain = get_domain_for (call, "repositoryName", "ChangeIngestBlocking", &error);

  if (domain == NULL)
    return ingot_demo_refusal (error);
  if (ingot_demo_domain_is_view (domain))
    return ingot_graphql_error ("'%s' is not a repository.", domain->name);
  ingot_demo_store_block (context->store, domain, MAX (seconds, 0));
  return ingot_graphql_object (domain);
}

static IngotGraphqlValue
resolve_block_ingest (const IngotGraphqlCall *call)
{
  return block (call, ingot_demo_get_int (call, "seconds", 0));
}

static IngotGraphqlValue
resolve_unblock_ingest (const IngotGraphqlCall *call)
{
  return block (call, 0);
}

static const IngotGraphqlArgument add_ingest_token_inputs[] = {
  { "repositoryName", "String!" },
  { "name", "String!" },
  { "parser", "String" },
  { "customToken", "String" },
  { NULL },
};

static const IngotGraphqlArgument assign_parser_inputs[] = {
  { "repositoryName", "String!" },
  { "tokenName", "String!" },
  { "parser", "String!" },
  { NULL },
};

static const IngotGraphqlArgument view_connection_inputs[] = {
  { "repositoryName", "String!" },
  { "filter", "String!" },
  { NULL },
};

static const IngotGraphqlArgument add_ingest_token_arguments[] = {
  { "input", "AddIngestTokenV3Input!" },
  { NULL },
};

static const IngotGraphqlArgument assign_parser_arguments[] = {
  { "input", "AssignParserToIngestTokenInputV2!" },
  { NULL },
};

static const IngotGraphqlArgument unassign_arguments[] = {
  { "repositoryName", "String!" },
  { "tokenName", "String!" },
  { NULL },
};

static const IngotGraphqlArgument remove_arguments[] = {
  { "repositoryName", "String!" },
  { "name", "String!" },
  { NULL },
};

static const IngotGraphqlArgument name_arguments[] = { { "name", "String!" }, { NULL } };

static const IngotGraphqlArgument create_repository_arguments[] = {
  { "name", "String!" },
  { "description", "String" },
  { "retentionInMillis", "Long" },
  { "retentionInIngestSizeBytes", "Long" },
  { "retentionInStorageSizeBytes", "Long" },
  { NULL },
};

static const IngotGraphqlArgument create_view_arguments[] = {
  { "name", "String!" },
  { "description", "String" },
  { "connections", "[ViewConnectionInput!]" },
  { NULL },
};

static const IngotGraphqlArgument update_view_arguments[] = {
  { "viewName", "String!" },
  { "connections", "[ViewConnectionInput!]!" },
  { NULL },
};

static const IngotGraphqlArgument delete_arguments[] = {
  { "name", "String!" },
  { "deleteMessage", "String" },
  { NULL },
};

static const IngotGraphqlArgument rename_arguments[] = {
  { "name", "String!" },
  { "renameTo", "String!" },
  { NULL },
};

static const IngotGraphqlArgument description_arguments[] = {
  { "name", "String!" },
  { "newDescription", "String!" },
  { NULL },
};

static const IngotGraphqlArgument retention_arguments[] = {
  { "repositoryName", "String!" },
  { "timeBasedRetention", "Float" },
  { "ingestSizeBasedRetention", "Float" },
  { "storageSizeBasedRetention", "Float" },
  { NULL },
};

static const IngotGraphqlArgument automatic_arguments[] = {
  { "name", "String!" },
  { "automaticSearch", "Boolean!" },
  { NULL },
};

static const IngotGraphqlArgument block_arguments[] = {
  { "repositoryName", "String!" },
  { "seconds", "Int!" },
  { NULL },
};

static const IngotGraphqlArgument unblock_arguments[] = {
  { "repositoryName", "String!" },
  { NULL },
};

static const IngotGraphqlArgument enable_arguments[] = {
  { "feature", "FeatureFlag!" },
  { "skipVerification", "Boolean" },
  { NULL },
};

static const IngotGraphqlArgument disable_arguments[] = {
  { "feature", "FeatureFlag!" },
  { NULL },
};

static const IngotGraphqlField mutation_fields[] = {
  { "addIngestTokenV3", "IngestToken!", resolve_add_ingest_token, add_ingest_token_arguments },
  { "addStarToSearchDomain", "SearchDomain!", resolve_add_star, name_arguments },
  { "assignParserToIngestTokenV2", "IngestToken!", resolve_assign_parser, assign_parser_arguments },
  { "blockIngest", "BlockIngestMutation!", resolve_block_ingest, block_arguments },
  { "createRepository", "CreateRepositoryMutation!", resolve_create_repository,
    create_repository_arguments },
  { "createView", "View!", resolve_create_view, create_view_arguments },
  { "deleteSearchDomain", "BooleanResultType!", resolve_delete_search_domain, delete_arguments },
  { "disableFeature", "Boolean!", ingot_demo_resolve_disable_feature, disable_arguments },
  { "enableFeature", "Boolean!", ingot_demo_resolve_enable_feature, enable_arguments },
  { "removeIngestToken", "BooleanResultType!", resolve_remove_ingest_token, remove_arguments },
  { "removeStarFromSearchDomain", "SearchDomain!", resolve_remove_star, name_arguments },
  { "renameSearchDomain", "SearchDomain!", resolve_rename_search_domain, rename_arguments },
  { "setAutomaticSearching", "setAutomaticSearching!", resolve_set_automatic_searching,
    automatic_arguments },
  { "unassignIngestToken", "UnassignIngestTokenMutation!", resolve_unassign_ingest_token,
    unassign_arguments },
  { "unblockIngest", "UnblockIngestMutation!", resolve_unblock_ingest, unblock_arguments },
  { "updateDescriptionForSearchDomain", "UpdateDescriptionMutation!", resolve_update_description,
    description_arguments },
  { "updateRetention", "UpdateRetentionMutation!", resolve_update_retention, retention_arguments },
  { "updateView", "View!", resolve_update_view, update_view_arguments },
  { NULL },
};

static const IngotGraphqlField repository_result_fields[] = {
  { "repository", "Repository!", ingot_demo_resolve_self },
  { NULL },
};

static const IngotGraphqlField domain_result_fields[] = {
  { "repository", "SearchDomain!", ingot_demo_resolve_self },
  { NULL },
};

static const IngotGraphqlField description_result_fields[] = {
  { "description", "String!", ingot_graphql_read_string, NULL,
    G_STRUCT_OFFSET (IngotDemoDomain, description) },
  { NULL },
};

static const IngotGraphqlField automatic_result_fields[] = {
  { "automaticSearch", "Boolean!", ingot_graphql_read_boolean, NULL,
    G_STRUCT_OFFSET (IngotDemoDomain, automatic_search) },
  { NULL },
};

const IngotGraphqlType ingot_demo_mutation_types[] = {
  { INGOT_GRAPHQL_OBJECT, "Mutation", .fields = mutation_fields },
  { INGOT_GRAPHQL_OBJECT, "BlockIngestMutation", .fields = repository_result_fields },
  { INGOT_GRAPHQL_OBJECT, "CreateRepositoryMutation", .fields = repository_result_fields },
  { INGOT_GRAPHQL_OBJECT, "UnassignIngestTokenMutation", .fields = repository_result_fields },
  { INGOT_GRAPHQL_OBJECT, "UnblockIngestMutation", .fields = repository_result_fields },
  { INGOT_GRAPHQL_OBJECT, "UpdateDescriptionMutation", .fields = description_result_fields },
  { INGOT_GRAPHQL_OBJECT, "UpdateRetentionMutation", .fields = domain_result_fields },
  { INGOT_GRAPHQL_OBJECT, "setAutomaticSearching", .fields = automatic_result_fields },
  { INGOT_GRAPHQL_INPUT, "AddIngestTokenV3Input", .inputs = add_ingest_token_inputs },
  { INGOT_GRAPHQL_INPUT, "AssignParserToIngestTokenInputV2", .inputs = assign_parser_inputs },
  { INGOT_GRAPHQL_INPUT, "ViewConnectionInput", .inputs = view_connection_inputs },
  { .name = NULL },
};
