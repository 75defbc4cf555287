/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-operation.h"

#include "ingot-account.h"
#include "ingot-feature.h"
#include "ingot-ingest-token.h"
#include "ingot-search-domain.h"
#include "ingot-server-status.h"

const IngotOperation ingot_operation_get_status = {
  .name = "GetStatus",
  .endpoint = "api/v1/status",
  .get_type = ingot_server_status_get_type,
  .effect = INGOT_OPERATION_READS,
};

const IngotOperation ingot_operation_get_account = {
  .name = "GetAccount",
  .path = "viewerOpt",
  .get_type = ingot_account_get_type,
  .effect = INGOT_OPERATION_READS,
  .optional = TRUE,
};

const IngotOperation ingot_operation_list_search_domains = {
  .name = "ListSearchDomains",
  .path = "querySearchDomains/results",
  .count = "querySearchDomains/totalResults",
  .get_type = ingot_search_domain_get_type,
  .effect = INGOT_OPERATION_READS,
  .is_list = TRUE,
  .is_long = TRUE,
};

const IngotOperation ingot_operation_get_search_domain = {
  .name = "GetSearchDomain",
  .path = "searchDomain",
  .get_type = ingot_search_domain_get_type,
  .effect = INGOT_OPERATION_READS,
};

const IngotOperation ingot_operation_list_parsers = {
  .name = "ListParsers",
  .path = "repository/parsers",
  .get_type = ingot_parser_get_type,
  .effect = INGOT_OPERATION_READS,
  .is_list = TRUE,
  .is_long = TRUE,
};

const IngotOperation ingot_operation_list_ingest_tokens = {
  .name = "ListIngestTokens",
  .path = "repository/ingestTokens",
  .get_type = ingot_ingest_token_get_type,
  .effect = INGOT_OPERATION_READS,
  .is_list = TRUE,
  .is_long = TRUE,
};

const IngotOperation ingot_operation_add_ingest_token = {
  .name = "AddIngestToken",
  .path = "addIngestTokenV3",
  .secret = "customToken",
  .get_type = ingot_ingest_token_get_type,
};

const IngotOperation ingot_operation_assign_parser = {
  .name = "AssignParser",
  .path = "assignParserToIngestTokenV2",
  .get_type = ingot_ingest_token_get_type,
};

const IngotOperation ingot_operation_unassign_parser = {
  .name = "UnassignParser",
  .path = "unassignIngestToken",
};

const IngotOperation ingot_operation_remove_ingest_token = {
  .name = "RemoveIngestToken",
  .path = "removeIngestToken/result",
};

const IngotOperation ingot_operation_add_star = {
  .name = "AddStar",
  .path = "addStarToSearchDomain",
};

const IngotOperation ingot_operation_remove_star = {
  .name = "RemoveStar",
  .path = "removeStarFromSearchDomain",
};

const IngotOperation ingot_operation_list_disabled_features = {
  .name = "ListDisabledFeatures",
  .path = "featureFlags",
  .get_type = ingot_feature_get_type,
  .effect = INGOT_OPERATION_READS,
  .is_list = TRUE,
};

const IngotOperation ingot_operation_enable_feature = {
  .name = "EnableFeature",
  .path = "enableFeature",
};

/**
 * ingot_operation_list: (skip)
 *
 * Lists all operations that have a document, for tests that look at each.
 *
 * Returns: (transfer none) (array zero-terminated=1): the operations
 */
const IngotOperation *const *
ingot_operation_list (void)
{
  static const IngotOperation *const operations[] = {
    &ingot_operation_get_account,         &ingot_operation_list_search_domains,
    &ingot_operation_get_search_domain,   &ingot_operation_list_parsers,
    &ingot_operation_list_ingest_tokens,  &ingot_operation_add_ingest_token,
    &ingot_operation_assign_parser,       &ingot_operation_unassign_parser,
    &ingot_operation_remove_ingest_token, &ingot_operation_add_star,
    &ingot_operation_remove_star,         &ingot_operation_list_disabled_features,
    &ingot_operation_enable_feature,      NULL,
  };

  return operations;
}
