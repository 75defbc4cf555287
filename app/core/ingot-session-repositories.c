/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The repositories and views of a session, and which of them somebody looks at. */
#include "config.h"

#include "ingot-list.h"
#include "ingot-repository-private.h"
#include "ingot-session-private.h"

#define SEARCH_DOMAIN_KEY ((IngotListKey) ingot_search_domain_get_id)

/**
 * ingot_session_update_repositories: (skip)
 * @self: a session
 *
 * Tells whoever looks at a search domain what the list now says of it.
 */
void
ingot_session_update_repositories (IngotSession *self)
{
  GListModel *domains = ingot_session_get_search_domains (self);

  if (g_hash_table_size (ingot_session_get_repositories (self)) == 0)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (domains); i++)
    {
      g_autoptr (IngotSearchDomain) domain = g_list_model_get_item (domains, i);
      IngotRepository *repository = g_hash_table_lookup (ingot_session_get_repositories (self),
                                                         ingot_search_domain_get_id (domain));

      if (repository != NULL)
        ingot_repository_set_domain (repository, domain, ingot_session_get_updated (self));
    }
}

/**
 * ingot_session_find_search_domain:
 * @self: a session
 * @name: a name
 *
 * Finds a repository or view by its name.
 *
 * Returns: (transfer none) (nullable): the search domain
 */
IngotSearchDomain *
ingot_session_find_search_domain (IngotSession *self, const char *name)
{
  g_autoptr (IngotSearchDomain) domain =
      ingot_list_find (ingot_session_get_search_domains (self),
                       (IngotListKey) ingot_search_domain_get_name, name, NULL);

  return domain;
}

/* A list that is being read for the first time is of now, and what it does not have is of another
 * server. */
static GDateTime *
dup_time_of_facts (IngotSession *self, IngotSearchDomain *domain)
{
  GDateTime *updated = ingot_session_get_updated (self);
  g_autoptr (IngotSearchDomain) listed = NULL;

  if (updated != NULL)
    return g_date_time_ref (updated);
  listed = ingot_list_find (ingot_session_get_search_domains (self), SEARCH_DOMAIN_KEY,
                            ingot_search_domain_get_id (domain), NULL);
  return listed != NULL ? g_date_time_new_now_utc () : NULL;
}

/**
 * ingot_session_dup_repository:
 * @self: a session
 * @domain: a search domain of it
 *
 * Gets what there is to see of a search domain: the same object for the same search domain, as
 * long as somebody has it and the server keeps its address.
 *
 * Returns: (transfer full): the repository or view
 */
IngotRepository *
ingot_session_dup_repository (IngotSession *self, IngotSearchDomain *domain)
{
  const char *id = ingot_search_domain_get_id (domain);
  IngotRepository *repository = g_hash_table_lookup (ingot_session_get_repositories (self), id);
  g_autoptr (GDateTime) updated = NULL;

  if (repository != NULL)
    return g_object_ref (repository);

  updated = dup_time_of_facts (self, domain);
  repository = ingot_repository_new (self, domain, updated);
  g_hash_table_insert (ingot_session_get_repositories (self), g_strdup (id), repository);
  return repository;
}

/**
 * ingot_session_replace_search_domain: (skip)
 * @self: a session
 * @domain: newer facts
 *
 * Puts @domain in place of what the list has, and tells whoever looks at it.
 */
void
ingot_session_replace_search_domain (IngotSession *self, IngotSearchDomain *domain)
{
  IngotRepository *repository = g_hash_table_lookup (ingot_session_get_repositories (self),
                                                     ingot_search_domain_get_id (domain));

  ingot_list_replace (G_LIST_STORE (ingot_session_get_search_domains (self)), SEARCH_DOMAIN_KEY,
                      domain);
  if (repository != NULL)
    ingot_repository_set_domain (repository, domain, NULL);
}

/**
 * ingot_session_forget_repository: (skip)
 * @self: a session
 * @repository: one that nobody needs any more
 *
 * Forgets @repository.
 */
void
ingot_session_forget_repository (IngotSession *self, IngotRepository *repository)
{
  const char *id = ingot_search_domain_get_id (ingot_repository_get_domain (repository));

  if (g_hash_table_lookup (ingot_session_get_repositories (self), id) == repository)
    g_hash_table_remove (ingot_session_get_repositories (self), id);
}

/**
 * ingot_session_dup_repositories: (skip)
 * @self: a session
 *
 * Lists what somebody looks at. Whoever is told of a change may look away: the list keeps them.
 *
 * Returns: (transfer full) (element-type IngotRepository): repositories and views
 */
GPtrArray *
ingot_session_dup_repositories (IngotSession *self)
{
  GPtrArray *repositories = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer repository;

  g_hash_table_iter_init (&iter, ingot_session_get_repositories (self));
  while (g_hash_table_iter_next (&iter, NULL, &repository))
    g_ptr_array_add (repositories, g_object_ref (repository));
  return repositories;
}

/**
 * ingot_session_leave_repositories: (skip)
 * @self: a session that is with another server from now on
 *
 * Has nothing to do any more with what somebody looks at: who looks on gets another one.
 */
void
ingot_session_leave_repositories (IngotSession *self)
{
  g_autoptr (GPtrArray) repositories = ingot_session_dup_repositories (self);

  g_hash_table_remove_all (ingot_session_get_repositories (self));
  for (guint i = 0; i < repositories->len; i++)
    ingot_repository_leave (repositories->pdata[i]);
}
