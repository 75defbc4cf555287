/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-rules.h"

#define CUSTOM_TOKENS "CustomIngestTokens"

G_DEFINE_QUARK (ingot - demo - error - quark, ingot_demo_error)

static const char *const fields[] = {
  [INGOT_DEMO_ERROR_NAME] = "name",
  [INGOT_DEMO_ERROR_PARSER] = "parser",
  [INGOT_DEMO_ERROR_CUSTOM_TOKEN] = "customToken",
};

static gboolean refuse (GError **error, IngotDemoError code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static gboolean
refuse (GError **error, IngotDemoError code, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (INGOT_DEMO_ERROR, code, format, arguments));
  va_end (arguments);
  return FALSE;
}

static IngotDemoDomain *
get_changeable (IngotDemoStore *store,
                const IngotDemoAccount *account,
                const char *name,
                GError **error)
{
  IngotDemoDomain *domain = ingot_demo_rules_get_repository (store, account, name, error);

  if (domain == NULL)
    return NULL;
  if (!ingot_demo_account_is_allowed (account, domain, "ChangeIngestTokens"))
    {
      refuse (error, INGOT_DEMO_ERROR_REFUSED,
              "You don't have permission to change ingest tokens.");
      return NULL;
    }
  return domain;
}

static IngotDemoToken *
get_token (IngotDemoStore *store,
           const IngotDemoAccount *account,
           const char *repository,
           const char *name,
           GError **error)
{
  IngotDemoDomain *domain = get_changeable (store, account, repository, error);
  IngotDemoToken *token = domain != NULL ? ingot_demo_domain_find_token (domain, name) : NULL;

  if (domain != NULL && token == NULL)
    refuse (error, INGOT_DEMO_ERROR_REFUSED, "There is no ingest token named '%s'.", name);
  return token;
}

static gboolean
check_new_name (const IngotDemoDomain *domain, const char *name, GError **error)
{
  if (*name == '\0')
    return refuse (error, INGOT_DEMO_ERROR_NAME, "The name must not be empty.");
  if (ingot_demo_domain_find_token (domain, name) != NULL)
    return refuse (error, INGOT_DEMO_ERROR_NAME, "An ingest token named '%s' already exists.",
                   name);
  return TRUE;
}

static gboolean
find_parser (IngotDemoStore *store,
             const IngotDemoDomain *domain,
             const char *text,
             const IngotDemoParser **parser,
             GError **error)
{
  *parser = text != NULL ? ingot_demo_store_find_parser (store, domain, text) : NULL;
  if (text != NULL && *parser == NULL)
    return refuse (error, INGOT_DEMO_ERROR_PARSER, "There is no parser '%s'.", text);
  return TRUE;
}

/* Up to some release after 1.180 a feature had to be on; 1.204 does not know it any more. */
static gboolean
check_custom_token (IngotDemoStore *store,
                    const IngotDemoAccount *account,
                    const char *custom_token,
                    GError **error)
{
  if (custom_token == NULL)
    return TRUE;
  if (!account->is_root)
    return refuse (error, INGOT_DEMO_ERROR_REFUSED, "Only root users may set custom tokens.");
  if (!ingot_demo_store_is_at_least (store, 1, 204) &&
      !ingot_demo_store_has_feature (store, CUSTOM_TOKENS))
    return refuse (error, INGOT_DEMO_ERROR_REFUSED, "The feature %s is not enabled.",
                   CUSTOM_TOKENS);
  if (*custom_token == '\0')
    return refuse (error, INGOT_DEMO_ERROR_CUSTOM_TOKEN, "The token must not be empty.");
  return TRUE;
}

static gboolean
check_domain_name (IngotDemoStore *store, const char *name, GError **error)
{
  if (*name == '\0')
    return refuse (error, INGOT_DEMO_ERROR_NAME, "The name must not be empty.");
  if (ingot_demo_store_find (store, name) != NULL)
    return refuse (error, INGOT_DEMO_ERROR_NAME, "A repository or view named '%s' already exists.",
                   name);
  return TRUE;
}

/**
 * ingot_demo_error_get_field:
 * @error: an error of %INGOT_DEMO_ERROR
 *
 * Gets the input field that @error is about.
 *
 * Returns: (transfer none) (nullable): its name in `state`; %NULL if there is none
 */
const char *
ingot_demo_error_get_field (const GError *error)
{
  return fields[error->code];
}

/**
 * ingot_demo_rules_get_domain:
 * @store: a store
 * @account: who asks
 * @name: the name of a search domain
 * @error: return location for an error
 *
 * Finds a search domain, or says in a server's words that there is none.
 *
 * Returns: (transfer none) (nullable): the search domain
 */
IngotDemoDomain *
ingot_demo_rules_get_domain (IngotDemoStore *store,
                             const IngotDemoAccount *account,
                             const char *name,
                             GError **error)
{
  IngotDemoDomain *domain = ingot_demo_store_find (store, name);

  if (domain != NULL && ingot_demo_account_may_see (account, domain))
    return domain;
  refuse (error, INGOT_DEMO_ERROR_REFUSED, "There is no repository or view named '%s'.", name);
  return NULL;
}

/**
 * ingot_demo_rules_get_repository:
 * @store: a store
 * @account: who asks
 * @name: the name of a repository
 * @error: return location for an error
 *
 * Finds a repository; a view is none.
 *
 * Returns: (transfer none) (nullable): the repository
 */
IngotDemoDomain *
ingot_demo_rules_get_repository (IngotDemoStore *store,
                                 const IngotDemoAccount *account,
                                 const char *name,
                                 GError **error)
{
  IngotDemoDomain *domain = ingot_demo_store_find (store, name);

  if (domain != NULL && !ingot_demo_domain_is_view (domain) &&
      ingot_demo_account_may_see (account, domain))
    return domain;
  refuse (error, INGOT_DEMO_ERROR_REFUSED, "There is no repository named '%s'.", name);
  return NULL;
}

/**
 * ingot_demo_rules_check_listing:
 * @account: who asks
 * @domain: a repository
 * @error: return location for an error
 *
 * Checks whether the ingest tokens of @domain may be read. The message is the real server's.
 *
 * Returns: %FALSE if they may not
 */
gboolean
ingot_demo_rules_check_listing (const IngotDemoAccount *account,
                                const IngotDemoDomain *domain,
                                GError **error)
{
  if (ingot_demo_account_may_list_tokens (account, domain))
    return TRUE;
  return refuse (error, INGOT_DEMO_ERROR_REFUSED,
                 "You don't have permission to read ingest tokens.");
}

/**
 * ingot_demo_rules_add_token:
 * @store: a store
 * @account: who asks
 * @repository: the name of a repository
 * @name: the name of the new token
 * @parser: (nullable): an id, a name, or `scope/package:name`
 * @custom_token: (nullable): the new token's text, for root users only
 * @error: return location for an error
 *
 * Adds an ingest token.
 *
 * Returns: (transfer none) (nullable): the new token
 */
IngotDemoToken *
ingot_demo_rules_add_token (IngotDemoStore *store,
                            const IngotDemoAccount *account,
                            const char *repository,
                            const char *name,
                            const char *parser,
                            const char *custom_token,
                            GError **error)
{
  IngotDemoDomain *domain = get_changeable (store, account, repository, error);
  const IngotDemoParser *found;
  g_autofree char *text = NULL;

  if (domain == NULL || !check_custom_token (store, account, custom_token, error) ||
      !check_new_name (domain, name, error) || !find_parser (store, domain, parser, &found, error))
    return NULL;
  if (custom_token != NULL && !ingot_demo_store_makes_own_tokens (store))
    text = g_strdup (custom_token);
  else
    text = ingot_demo_store_make_token (store, domain, name);
  return ingot_demo_domain_add_token (domain, name, text, found);
}

/**
 * ingot_demo_rules_assign_parser:
 * @store: a store
 * @account: who asks
 * @repository: the name of a repository
 * @name: the name of an ingest token
 * @parser: an id, a name, or `scope/package:name`
 * @error: return location for an error
 *
 * Assigns a parser to an ingest token.
 *
 * Returns: (transfer none) (nullable): the token
 */
IngotDemoToken *
ingot_demo_rules_assign_parser (IngotDemoStore *store,
                                const IngotDemoAccount *account,
                                const char *repository,
                                const char *name,
                                const char *parser,
                                GError **error)
{
  IngotDemoToken *token = get_token (store, account, repository, name, error);
  IngotDemoDomain *domain = ingot_demo_store_find (store, repository);
  const IngotDemoParser *found;

  if (token == NULL || !find_parser (store, domain, parser, &found, error))
    return NULL;
  token->parser = found;
  return token;
}

/**
 * ingot_demo_rules_unassign_parser:
 * @store: a store
 * @account: who asks
 * @repository: the name of a repository
 * @name: the name of an ingest token
 * @error: return location for an error
 *
 * Takes the parser from an ingest token.
 *
 * Returns: (transfer none) (nullable): the repository
 */
IngotDemoDomain *
ingot_demo_rules_unassign_parser (IngotDemoStore *store,
                                  const IngotDemoAccount *account,
                                  const char *repository,
                                  const char *name,
                                  GError **error)
{
  IngotDemoToken *token = get_token (store, account, repository, name, error);

  if (token == NULL)
    return NULL;
  token->parser = NULL;
  return ingot_demo_store_find (store, repository);
}

/**
 * ingot_demo_rules_remove_token:
 * @store: a store
 * @account: who asks
 * @repository: the name of a repository
 * @name: the name of an ingest token
 * @error: return location for an error
 *
 * Removes an ingest token.
 *
 * Returns: %FALSE if that is refused
 */
gboolean
ingot_demo_rules_remove_token (IngotDemoStore *store,
                               const IngotDemoAccount *account,
                               const char *repository,
                               const char *name,
                               GError **error)
{
  if (get_token (store, account, repository, name, error) == NULL)
    return FALSE;
  return ingot_demo_domain_remove_token (ingot_demo_store_find (store, repository), name);
}

/**
 * ingot_demo_rules_create_domain:
 * @store: a store
 * @account: who asks
 * @name: the name of the new repository or view
 * @type: (nullable): LogScale's RepositoryType; %NULL for a view
 * @error: return location for an error
 *
 * Creates a repository or a view. A new repository comes with an ingest token, `default`.
 *
 * Returns: (transfer none) (nullable): the new search domain
 */
IngotDemoDomain *
ingot_demo_rules_create_domain (IngotDemoStore *store,
                                const IngotDemoAccount *account,
                                const char *name,
                                const char *type,
                                GError **error)
{
  IngotDemoDomain *domain;

  if (!account->is_root)
    {
      refuse (error, INGOT_DEMO_ERROR_REFUSED,
              "You don't have permission to create repositories and views.");
      return NULL;
    }
  if (!check_domain_name (store, name, error))
    return NULL;
  domain = ingot_demo_store_add_domain (store, name, type);
  if (type != NULL)
    {
      g_autofree char *text = ingot_demo_store_make_token (store, domain, "default");

      ingot_demo_domain_add_token (domain, "default", text, NULL);
    }
  return domain;
}

/**
 * ingot_demo_rules_get_domain_for:
 * @store: a store
 * @account: who asks
 * @name: the name of a search domain
 * @action: a value of LogScale's ViewAction
 * @error: return location for an error
 *
 * Finds a search domain on which @account may do @action.
 *
 * Returns: (transfer none) (nullable): the search domain
 */
IngotDemoDomain *
ingot_demo_rules_get_domain_for (IngotDemoStore *store,
                                 const IngotDemoAccount *account,
                                 const char *name,
                                 const char *action,
                                 GError **error)
{
  IngotDemoDomain *domain = ingot_demo_rules_get_domain (store, account, name, error);

  if (domain == NULL || ingot_demo_account_is_allowed (account, domain, action))
    return domain;
  refuse (error, INGOT_DEMO_ERROR_REFUSED, "You don't have the permission %s on '%s'.", action,
          name);
  return NULL;
}

/**
 * ingot_demo_rules_delete_domain:
 * @store: a store
 * @account: who asks
 * @name: the name of a search domain
 * @error: return location for an error
 *
 * Deletes a repository or a view.
 *
 * Returns: %FALSE if that is refused
 */
gboolean
ingot_demo_rules_delete_domain (IngotDemoStore *store,
                                const IngotDemoAccount *account,
                                const char *name,
                                GError **error)
{
  IngotDemoDomain *domain =
      ingot_demo_rules_get_domain_for (store, account, name, "DeleteRepositoryOrView", error);

  if (domain == NULL)
    return FALSE;
  if (ingot_demo_domain_is_system (domain))
    return refuse (error, INGOT_DEMO_ERROR_REFUSED, "System repositories cannot be deleted.");
  ingot_demo_store_remove_domain (store, domain);
  return TRUE;
}

/**
 * ingot_demo_rules_rename_domain:
 * @store: a store
 * @account: who asks
 * @name: the name of a search domain
 * @new_name: the name it shall have
 * @error: return location for an error
 *
 * Renames a repository or a view.
 *
 * Returns: (transfer none) (nullable): the search domain
 */
IngotDemoDomain *
ingot_demo_rules_rename_domain (IngotDemoStore *store,
                                const IngotDemoAccount *account,
                                const char *name,
                                const char *new_name,
                                GError **error)
{
  IngotDemoDomain *domain =
      ingot_demo_rules_get_domain_for (store, account, name, "ChangeConnections", error);

  if (domain == NULL || !check_domain_name (store, new_name, error))
    return NULL;
  ingot_demo_store_rename (store, domain, new_name);
  return domain;
}

/**
 * ingot_demo_rules_star:
 * @store: a store
 * @account: who asks
 * @name: the name of a search domain
 * @starred: whether to add a star, or to take it
 * @error: return location for an error
 *
 * Adds or takes a star; only users have them.
 *
 * Returns: (transfer none) (nullable): the search domain
 */
IngotDemoDomain *
ingot_demo_rules_star (IngotDemoStore *store,
                       IngotDemoAccount *account,
                       const char *name,
                       gboolean starred,
                       GError **error)
{
  IngotDemoDomain *domain = ingot_demo_rules_get_domain (store, account, name, error);

  if (domain == NULL)
    return NULL;
  if (!account->is_user)
    {
      refuse (error, INGOT_DEMO_ERROR_REFUSED, "Only users can star repositories and views.");
      return NULL;
    }
  if (starred)
    g_hash_table_add (account->stars, g_strdup (domain->id));
  else
    g_hash_table_remove (account->stars, domain->id);
  return domain;
}

/**
 * ingot_demo_rules_set_feature:
 * @store: a store
 * @account: who asks
 * @feature: a value of LogScale's FeatureFlag
 * @on: whether it shall be on
 * @error: return location for an error
 *
 * Turns a feature on or off.
 *
 * Returns: %FALSE if that is refused
 */
gboolean
ingot_demo_rules_set_feature (IngotDemoStore *store,
                              const IngotDemoAccount *account,
                              const char *feature,
                              gboolean on,
                              GError **error)
{
  if (!account->is_root)
    return refuse (error, INGOT_DEMO_ERROR_REFUSED, "Only root users may change features.");
  ingot_demo_store_set_feature (store, feature, on);
  return TRUE;
}
