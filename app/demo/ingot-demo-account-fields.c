/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-context.h"

#include <string.h>

#define MEMBER(resolve, member)                                                                    \
  ingot_graphql_read_##resolve, NULL, G_STRUCT_OFFSET (IngotDemoAccount, member)

static IngotGraphqlValue
resolve_no (const IngotGraphqlCall *call)
{
  return ingot_graphql_boolean (FALSE);
}

static IngotGraphqlValue
resolve_created (const IngotGraphqlCall *call)
{
  return ingot_demo_date_time (((IngotDemoAccount *) call->source)->created);
}

static IngotGraphqlValue
resolve_token_id (const IngotGraphqlCall *call)
{
  const char *token = ((IngotDemoAccount *) call->source)->token;

  return ingot_graphql_take_string (g_strndup (token, strcspn (token, "~")));
}

static IngotGraphqlValue
resolve_token_expires (const IngotGraphqlCall *call)
{
  return ingot_demo_long_or_null (((IngotDemoAccount *) call->source)->token_expires);
}

static const IngotGraphqlField account_fields[] = {
  { "id", "String!", MEMBER (string, id) },
  { "username", "String!", MEMBER (string, username) },
  { "isRoot", "Boolean!", MEMBER (boolean, is_root) },
  { "isOrganizationRoot", "Boolean!", resolve_no },
  { "fullName", "String", MEMBER (string, full_name) },
  { "createdAt", "DateTime!", resolve_created },
  { "token", "PersonalUserToken", ingot_demo_resolve_self },
  { NULL },
};

static const IngotGraphqlField user_fields[] = {
  { "id", "String!", MEMBER (string, id) },
  { "displayName", "String!", MEMBER (string, full_name) },
  { "username", "String!", MEMBER (string, username) },
  { "isRoot", "Boolean!", MEMBER (boolean, is_root) },
  { "isOrgRoot", "Boolean!", resolve_no },
  { "fullName", "String", MEMBER (string, full_name) },
  { "createdAt", "DateTime!", resolve_created },
  { NULL },
};

static const IngotGraphqlField token_fields[] = {
  { "id", "String!", resolve_token_id },
  { "name", "String!", MEMBER (string, token_name) },
  { "expireAt", "Long", resolve_token_expires },
  { "createdAt", "Long!", MEMBER (long, created) },
  { NULL },
};

const IngotGraphqlType ingot_demo_account_types[] = {
  { INGOT_GRAPHQL_OBJECT, "Account", .fields = account_fields },
  { INGOT_GRAPHQL_OBJECT, "User", .fields = user_fields },
  { INGOT_GRAPHQL_OBJECT, "PersonalUserToken", .fields = token_fields },
  { .name = NULL },
};

/**
 * ingot_demo_resolve_viewer:
 * @call: what is asked for
 *
 * Resolves `viewer` and `currentUser`, which are errors for tokens that belong to no user.
 *
 * Returns: the account
 */
IngotGraphqlValue
ingot_demo_resolve_viewer (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->context;

  if (!context->account->is_user)
    return ingot_graphql_error ("The token that was used does not belong to a user.");
  return ingot_graphql_object (context->account);
}

/**
 * ingot_demo_resolve_viewer_opt:
 * @call: what is asked for
 *
 * Resolves `viewerOpt`, which is null for tokens that belong to no user.
 *
 * Returns: the account
 */
IngotGraphqlValue
ingot_demo_resolve_viewer_opt (const IngotGraphqlCall *call)
{
  IngotDemoContext *context = call->context;

  return ingot_graphql_object (context->account->is_user ? context->account : NULL);
}
