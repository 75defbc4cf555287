/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others do to the repository that a page shows, and to the rights of who looks at it. */
#include "others.h"

static IngotDemoStore *
get_store (Page *page)
{
  return ingot_demo_server_get_store (page->server);
}

static IngotDemoAccount *
get_account (Page *page)
{
  return ingot_demo_store_find_account (get_store (page), page->user);
}

/**
 * others_remove_parser:
 * @page: a page
 *
 * Removes %OTHERS_PARSER from the repository.
 */
void
others_remove_parser (Page *page)
{
  IngotDemoDomain *domain = page_get_domain (page);
  gconstpointer parser = ingot_demo_store_find_parser (get_store (page), domain, OTHERS_PARSER);

  g_assert_true (g_ptr_array_remove (domain->parsers, (gpointer) parser));
}

/**
 * others_rename_repository:
 * @page: a page
 *
 * Calls the repository %OTHERS_NAME.
 */
void
others_rename_repository (Page *page)
{
  ingot_demo_store_rename (get_store (page), page_get_domain (page), OTHERS_NAME);
}

/**
 * others_delete_repository:
 * @page: a page
 *
 * Deletes the repository.
 */
void
others_delete_repository (Page *page)
{
  ingot_demo_store_remove_domain (get_store (page), page_get_domain (page));
}

/**
 * others_revoke_permission:
 * @page: a page
 *
 * Takes the permission to change ingest tokens from the page's user, who is no root user any more.
 */
void
others_revoke_permission (Page *page)
{
  get_account (page)->changes_tokens = FALSE;
  get_account (page)->is_root = FALSE;
}

/**
 * others_revoke_api_token:
 * @page: a page
 *
 * Has the server accept the API token of the page's user no longer.
 */
void
others_revoke_api_token (Page *page)
{
  g_set_str (&get_account (page)->token, "revoked~token");
}

/* A server that does not tell who may do what refuses in its own words. */
static gboolean
is_told_late (Page *page, OthersFunc others)
{
  return others == others_revoke_permission && !page_knows (page, "SearchDomain.isActionAllowed");
}

/**
 * others_get_told:
 * @page: a page
 * @others: what others have done
 * @told: what a dialog says of it on a server that tells who may do what
 *
 * Gets what a dialog says of it on this one.
 *
 * Returns: the text
 */
const char *
others_get_told (Page *page, OthersFunc others, const char *told)
{
  return is_told_late (page, others) ? "You don't have permission to change ingest tokens." : told;
}

/**
 * others_get_behind:
 * @page: a page
 * @others: what others have done
 * @behind: (nullable): what the page says on a server that tells who may do what
 *
 * Gets what the page behind the dialog says afterwards.
 *
 * Returns: (nullable): the text
 */
const char *
others_get_behind (Page *page, OthersFunc others, const char *behind)
{
  return is_told_late (page, others) ? "Tokens Cannot Be Listed" : behind;
}
