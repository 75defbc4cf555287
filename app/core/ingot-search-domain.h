/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * IngotSearchDomainKind:
 *
 * LogScale's two kinds of search domain: what has data, and a saved search over what has data.
 */
typedef enum
{
  INGOT_SEARCH_DOMAIN_REPOSITORY,
  INGOT_SEARCH_DOMAIN_VIEW,
} IngotSearchDomainKind;

#define INGOT_TYPE_SEARCH_DOMAIN_KIND (ingot_search_domain_kind_get_type ())
GType ingot_search_domain_kind_get_type (void);

/**
 * IngotRepositoryType:
 *
 * `Repository.type`. An unknown one is like an ordinary repository's. PERSONAL is a sandbox.
 */
typedef enum
{
  INGOT_REPOSITORY_TYPE_DEFAULT,
  INGOT_REPOSITORY_TYPE_PERSONAL,
  INGOT_REPOSITORY_TYPE_TRIAL,
  INGOT_REPOSITORY_TYPE_SYSTEM,
  INGOT_REPOSITORY_TYPE_MANAGED,
} IngotRepositoryType;

#define INGOT_TYPE_REPOSITORY_TYPE (ingot_repository_type_get_type ())
GType ingot_repository_type_get_type (void);

#define INGOT_TYPE_SEARCH_DOMAIN (ingot_search_domain_get_type ())
G_DECLARE_FINAL_TYPE (IngotSearchDomain, ingot_search_domain, INGOT, SEARCH_DOMAIN, IngotRecord)

const char *ingot_search_domain_get_id (IngotSearchDomain *self);
const char *ingot_search_domain_get_name (IngotSearchDomain *self);
const char *ingot_search_domain_get_description (IngotSearchDomain *self);
IngotSearchDomainKind ingot_search_domain_get_kind (IngotSearchDomain *self);
IngotRepositoryType ingot_search_domain_get_repository_type (IngotSearchDomain *self);
gboolean ingot_search_domain_get_starred (IngotSearchDomain *self);
gboolean ingot_search_domain_get_may_change_ingest_tokens (IngotSearchDomain *self);
GDateTime *ingot_search_domain_get_time_of_latest_ingest (IngotSearchDomain *self);
GDateTime *ingot_search_domain_get_ingest_block (IngotSearchDomain *self);
gint64 ingot_search_domain_get_stored_size (IngotSearchDomain *self);
double ingot_search_domain_get_time_based_retention (IngotSearchDomain *self);
double ingot_search_domain_get_ingest_size_based_retention (IngotSearchDomain *self);
double ingot_search_domain_get_storage_size_based_retention (IngotSearchDomain *self);
gboolean ingot_search_domain_get_tells_may_change_ingest_tokens (IngotSearchDomain *self);
gboolean ingot_search_domain_get_tells_time_of_latest_ingest (IngotSearchDomain *self);
gboolean ingot_search_domain_get_tells_stored_size (IngotSearchDomain *self);
gboolean ingot_search_domain_get_tells_retention (IngotSearchDomain *self);
GListModel *ingot_search_domain_get_connections (IngotSearchDomain *self);
IngotSearchDomain *ingot_search_domain_dup_completed (IngotSearchDomain *self,
                                                      IngotSearchDomain *older);

#define INGOT_TYPE_VIEW_CONNECTION (ingot_view_connection_get_type ())
G_DECLARE_FINAL_TYPE (IngotViewConnection,
                      ingot_view_connection,
                      INGOT,
                      VIEW_CONNECTION,
                      IngotRecord)

const char *ingot_view_connection_get_repository_name (IngotViewConnection *self);
const char *ingot_view_connection_get_filter (IngotViewConnection *self);

gboolean ingot_search_domain_is_same (IngotSearchDomain *one, IngotSearchDomain *other);
gboolean ingot_search_domain_matches (IngotSearchDomain *self, const char *folded);
int ingot_search_domain_compare (IngotSearchDomain *self, IngotSearchDomain *other);

G_END_DECLS
