/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-account.h"

/**
 * IngotAccount:
 *
 * The user to whom the API token belongs. Tokens of an organization, a system or a repository
 * belong to nobody.
 */
struct _IngotAccount
{
  IngotRecord parent_instance;

  char *username;
  gboolean root;
  gboolean organization_root;
  char *token_name;
  GDateTime *token_expires;
};

G_DEFINE_FINAL_TYPE (IngotAccount, ingot_account, INGOT_TYPE_RECORD)

#define AT(field) G_STRUCT_OFFSET (IngotAccount, field)

static const IngotRecordMember members[] = {
  { "username", "username", AT (username), INGOT_RECORD_STRING, TRUE },
  { "root", "isRoot", AT (root), INGOT_RECORD_BOOLEAN },
  { "organization-root", "isOrganizationRoot", AT (organization_root), INGOT_RECORD_BOOLEAN },
  { "token-name", "token/name", AT (token_name), INGOT_RECORD_STRING },
  { "token-expires", "token/expireAt", AT (token_expires), INGOT_RECORD_TIME },
};

static void
ingot_account_class_init (IngotAccountClass *klass)
{
  ingot_record_class_set_members (INGOT_RECORD_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
ingot_account_init (IngotAccount *self)
{
}

/**
 * ingot_account_get_username:
 * @self: an account
 *
 * Gets the name the user signs in with.
 *
 * Returns: (transfer none): the name
 */
const char *
ingot_account_get_username (IngotAccount *self)
{
  return self->username;
}

/**
 * ingot_account_get_root:
 * @self: an account
 *
 * Tells whether this is a root user, who alone may choose the text of an ingest token.
 *
 * Returns: %TRUE for a root user
 */
gboolean
ingot_account_get_root (IngotAccount *self)
{
  return self->root;
}

/**
 * ingot_account_get_organization_root:
 * @self: an account
 *
 * Tells whether this user administers the organization.
 *
 * Returns: %TRUE for an organization's root user
 */
gboolean
ingot_account_get_organization_root (IngotAccount *self)
{
  return self->organization_root;
}

/**
 * ingot_account_get_token_name:
 * @self: an account
 *
 * Gets the name of the API token, which is not secret.
 *
 * Returns: (transfer none) (nullable): the name
 */
const char *
ingot_account_get_token_name (IngotAccount *self)
{
  return self->token_name;
}

/**
 * ingot_account_get_token_expires:
 * @self: an account
 *
 * Gets when the API token expires; it cannot be extended, only replaced.
 *
 * Returns: (transfer none) (nullable): the time, %NULL if never
 */
GDateTime *
ingot_account_get_token_expires (IngotAccount *self)
{
  return self->token_expires;
}
