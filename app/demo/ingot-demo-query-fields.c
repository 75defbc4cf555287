/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-context.h"

static IngotGraphqlValue
resolve_search_domain (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->context;
  GError *error = NULL;
  IngotDemoDomain *domain = ingot_demo_rules_get_domain (
      context->store, context->account, ingot_demo_get_string (call, "name"), &error);

  return ingot_demo_object_or_refusal (domain, error);
}

static IngotGraphqlValue
resolve_repository (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->context;
  GError *error = NULL;
  IngotDemoDomain *domain = ingot_demo_rules_get_repository (
      context->store, context->account, ingot_demo_get_string (call, "name"), &error);

  return ingot_demo_object_or_refusal (domain, error);
}

static const IngotGraphqlArgument meta_arguments[] = { { "url", "String" }, { NULL } };
static const IngotGraphqlArgument name_arguments[] = { { "name", "String!" }, { NULL } };

static const IngotGraphqlArgument feature_flags_arguments[] = {
  { "includeExperimentalFeatures", "Boolean" },
  { "enabledInScopeFilter", "EnabledInScope" },
  { NULL },
};

static const IngotGraphqlArgument query_search_domains_arguments[] = {
  { "searchFilter", "String" },
  { "typeFilter", "SearchDomainTypes!" },
  { "sortBy", "Searchdomain__SortBy!" },
  { "orderBy", "OrderBy" },
  { "skip", "Int" },
  { "limit", "Int" },
  { NULL },
};

static const IngotGraphqlArgument search_domains_page_arguments[] = {
  { "search", "String" },
  { "pageNumber", "Int!" },
  { "pageSize", "Int!" },
  { NULL },
};

/* Nothing in the demo is hidden, and there are no sandboxes but the person's own: these change
 * nothing. */
static const IngotGraphqlArgument hidden_arguments[] = { { "includeHidden", "Boolean" }, { NULL } };

static const IngotGraphqlArgument repositories_arguments[] = {
  { "includeSandboxes", "Boolean" },
  { "includeHidden", "Boolean" },
  { NULL },
};

static const IngotGraphqlArgument repository_arguments[] = {
  { "name", "String!" },
  { "includeHidden", "Boolean" },
  { NULL },
};

static const IngotGraphqlField query_fields[] = {
  { "currentUser", "User!", ingot_demo_resolve_viewer },
  { "featureFlags", "[FeatureFlagV2!]!", ingot_demo_resolve_feature_flags,
    feature_flags_arguments },
  { "meta", "HumioMetadata!", ingot_demo_resolve_context, meta_arguments },
  { "organization", "Organization!", ingot_demo_resolve_context },
  { "querySearchDomains", "SearchDomainSearchResultSet!", ingot_demo_resolve_query_search_domains,
    query_search_domains_arguments },
  { "repositories", "[Repository!]!", ingot_demo_resolve_repositories, repositories_arguments },
  { "repository", "Repository!", resolve_repository, repository_arguments },
  { "searchDomain", "SearchDomain!", resolve_search_domain, name_arguments },
  { "searchDomains", "[SearchDomain!]!", ingot_demo_resolve_search_domains, hidden_arguments },
  { "searchDomainsPage", "SearchDomainPage!", ingot_demo_resolve_search_domains_page,
    search_domains_page_arguments },
  { "viewer", "Account!", ingot_demo_resolve_viewer },
  { "viewerOpt", "Account", ingot_demo_resolve_viewer_opt },
  { NULL },
};

const IngotGraphqlType ingot_demo_query_types[] = {
  { INGOT_GRAPHQL_OBJECT, "Query", .fields = query_fields },
  { .name = NULL },
};
