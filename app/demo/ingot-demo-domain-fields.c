/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-context.h"

#define MEMBER(resolve, member)                                                                    \
  ingot_graphql_read_##resolve, NULL, G_STRUCT_OFFSET (IngotDemoDomain, member)

static IngotGraphqlValue
resolve_is_starred (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->context;
  IngotDemoDomain *domain = call->source;

  return ingot_graphql_boolean (g_hash_table_contains (context->account->stars, domain->id));
}

static IngotGraphqlValue
resolve_is_action_allowed (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->context;
  const char *action = ingot_demo_get_string (call, "action");

  return ingot_graphql_boolean (
      ingot_demo_account_is_allowed (context->account, call->source, action));
}

static IngotGraphqlValue
resolve_ingest_block (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->context;
  gint64 until = ((IngotDemoDomain *) call->source)->blocked_until;

  return ingot_demo_date_time (until > ingot_demo_store_get_now (context->store) ? until : 0);
}

static IngotGraphqlValue
resolve_time_of_latest_ingest (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->context;

  return ingot_demo_date_time (ingot_demo_store_get_received (context->store, call->source));
}

/* A retention of 0 is none. */
static IngotGraphqlValue
resolve_retention (const IngotGraphqlCall *call)
{
  double value = G_STRUCT_MEMBER (double, call->source, call->field->offset);

  return value > 0 ? ingot_graphql_double (value) : ingot_graphql_null ();
}

static IngotGraphqlValue
resolve_ingest_tokens (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->context;
  IngotDemoDomain *domain = call->source;
  GError *error = NULL;

  if (!ingot_demo_rules_check_listing (context->account, domain, &error))
    return ingot_demo_refusal (error);
  return ingot_graphql_objects (domain->tokens);
}

static IngotGraphqlValue
resolve_parsers (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->context;
  IngotDemoDomain *domain = call->source;
  GPtrArray *parsers =
      g_ptr_array_copy (ingot_demo_store_get_built_in_parsers (context->store), NULL, NULL);

  g_ptr_array_extend (parsers, domain->parsers, NULL, NULL);
  return ingot_graphql_take_objects (parsers);
}

static IngotGraphqlValue
resolve_parser (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->context;
  const char *id = ingot_demo_get_string (call, "id");
  const char *text = id != NULL ? id : ingot_demo_get_string (call, "name");

  if (text == NULL)
    return ingot_graphql_error ("Either id or name must be given.");
  return ingot_graphql_object (
      (gpointer) ingot_demo_store_find_parser (context->store, call->source, text));
}

static IngotGraphqlValue
resolve_none (const IngotGraphqlCall *call)
{
  return ingot_graphql_null ();
}

static IngotGraphqlValue
resolve_connection_repository (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->context;
  IngotDemoConnection *connection = call->source;

  return ingot_graphql_object (ingot_demo_store_find_id (context->store, connection->repository));
}

static const char *
type_of_domain (gpointer object, gpointer context)
{
  const IngotDemoDomain *domain = object;

  if (g_strcmp0 (domain->type, INGOT_DEMO_COLLECTION) == 0)
    return INGOT_DEMO_COLLECTION;
  return ingot_demo_domain_is_view (domain) ? "View" : "Repository";
}

static const IngotGraphqlArgument action_arguments[] = {
  { "action", "ViewAction!" },
  { NULL },
};

static const IngotGraphqlArgument parser_arguments[] = {
  { "id", "String" },
  { "name", "String" },
  { NULL },
};

static const IngotGraphqlField search_domain_fields[] = {
  { "id", "String!", MEMBER (string, id) },
  { "name", "RepoOrViewName!", MEMBER (string, name) },
  { "description", "String", MEMBER (string, description) },
  { "isStarred", "Boolean!", resolve_is_starred },
  { "automaticSearch", "Boolean!", MEMBER (boolean, automatic_search) },
  { "isActionAllowed", "Boolean!", resolve_is_action_allowed, action_arguments },
  { NULL },
};

static const IngotGraphqlField repository_fields[] = {
  { "type", "RepositoryType!", MEMBER (string, type) },
  { "ingestBlock", "DateTime", resolve_ingest_block },
  { "uncompressedByteSize", "Long!", MEMBER (long, raw_bytes) },
  { "compressedByteSize", "Long!", MEMBER (long, stored_bytes) },
  { "timeOfLatestIngest", "DateTime", resolve_time_of_latest_ingest },
  { "timeBasedRetention", "Float", resolve_retention, NULL,
    G_STRUCT_OFFSET (IngotDemoDomain, retention_days) },
  { "ingestSizeBasedRetention", "Float", resolve_retention, NULL,
    G_STRUCT_OFFSET (IngotDemoDomain, retention_ingest_gb) },
  { "ingestTokens", "[IngestToken!]!", resolve_ingest_tokens },
  { "storageSizeBasedRetention", "Float", resolve_retention, NULL,
    G_STRUCT_OFFSET (IngotDemoDomain, retention_storage_gb) },
  { "s3ArchivingConfiguration", "S3Configuration", resolve_none },
  { "parser", "Parser", resolve_parser, parser_arguments },
  { "parsers", "[Parser!]!", resolve_parsers },
  { NULL },
};

static const IngotGraphqlField view_fields[] = {
  { "connections", "[ViewConnection!]!", MEMBER (objects, connections) },
  { NULL },
};

static const IngotGraphqlField connection_fields[] = {
  { "repository", "Repository!", resolve_connection_repository },
  { "filter", "String!", ingot_graphql_read_string, NULL,
    G_STRUCT_OFFSET (IngotDemoConnection, filter) },
  { NULL },
};

/* The demo archives nothing, so these are never resolved. */
static const IngotGraphqlField s3_fields[] = {
  { "bucket", "String!", resolve_none },
  { "region", "String!", resolve_none },
  { "disabled", "Boolean", resolve_none },
  { "format", "S3ArchivingFormat", resolve_none },
  { NULL },
};

static const IngotGraphqlEnumValue s3_formats[] = { { "RAW" }, { "NDJSON" }, { NULL } };

static const IngotGraphqlEnumValue repository_types[] = {
  { "PERSONAL" }, { "TRIAL" },   { "DEFAULT" },
  { "SYSTEM" },   { "MANAGED" }, { "ARCHIVE", INGOT_DEMO_NEWER },
  { NULL },
};

static const IngotGraphqlEnumValue view_actions[] = {
  { "ChangeConnections" },
  { "ChangeUserAccess" },
  { "ChangeTriggersAndActions", INGOT_DEMO_OLD },
  { "ChangeTriggers" },
  { "CreateTriggers" },
  { "ChangeActions" },
  { "CreateActions" },
  { "ChangeInteractions" },
  { "ChangeViewOrRepositoryDescription" },
  { "ChangeDashboards" },
  { "CreateDashboards" },
  { "ChangeDashboardReadonlyToken" },
  { "ChangeFdrFeeds" },
  { "ChangeDataspaceKind" },
  { "ChangeFdrFeedControls" },
  { "ReadFdrFeeds" },
  { "ChangeIngestFeeds" },
  { "ChangeFiles" },
  { "CreateFiles" },
  { "ChangeParsers" },
  { "DeleteParsers" },
  { "ChangeSavedQueries" },
  { "CreateSavedQueries" },
  { "ConnectView" },
  { "ConnectMultiClusterView" },
  { "ChangeDataDeletionPermissions" },
  { "ChangeRetention" },
  { "ChangeTimeBasedRetention" },
  { "ChangeSizeBasedRetention" },
  { "ChangeDefaultSearchSettings" },
  { "ChangeS3ArchivingSettings" },
  { "ChangeArchivingSettings", INGOT_DEMO_NEW },
  { "DeleteDataSources" },
  { "DeleteRepositoryOrView" },
  { "DeleteEvents" },
  { "ReadEvents" },
  { "ChangeIngestTokens" },
  { "ChangePackages" },
  { "EventForwarding" },
  { "ChangeIngestListeners" },
  { "ChangePermissionTokens" },
  { "ChangeIngestBlocking" },
  { "ChangeFieldsToBeRemovedBeforeParsing" },
  { "ExportQueryResults" },
  { "ChangeOrganizationOwnedQueries" },
  { "ReadExternalFunctions" },
  { "ChangeScheduledReports" },
  { "CreateScheduledReports" },
  { "GenerateParsers" },
  { "SaveSearchResultAsWidget" },
  { "TestActions" },
  { NULL },
};

static const char *const search_domain[] = { "SearchDomain", NULL };

const IngotGraphqlType ingot_demo_domain_types[] = {
  { INGOT_GRAPHQL_INTERFACE, "SearchDomain", .fields = search_domain_fields,
    .type_of = type_of_domain },
  { INGOT_GRAPHQL_OBJECT, "Repository", .fields = repository_fields, .interfaces = search_domain },
  { INGOT_GRAPHQL_OBJECT, "View", .fields = view_fields, .interfaces = search_domain },
  { INGOT_GRAPHQL_OBJECT, INGOT_DEMO_COLLECTION, .interfaces = search_domain,
    .editions = INGOT_DEMO_NEWER },
  { INGOT_GRAPHQL_OBJECT, "ViewConnection", .fields = connection_fields },
  { INGOT_GRAPHQL_OBJECT, "S3Configuration", .fields = s3_fields },
  { INGOT_GRAPHQL_ENUM, "S3ArchivingFormat", .values = s3_formats },
  { INGOT_GRAPHQL_ENUM, "RepositoryType", .values = repository_types },
  { INGOT_GRAPHQL_ENUM, "ViewAction", .values = view_actions },
  { .name = NULL },
};
