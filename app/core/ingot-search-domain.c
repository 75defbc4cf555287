/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-search-domain.h"

#include "ingot-name.h"

/**
 * IngotSearchDomain:
 *
 * A repository or a view: what can be searched in LogScale. Its name may be changed by others, its
 * identifier stays.
 */
struct _IngotSearchDomain
{
  IngotRecord parent_instance;

  char *id;
  IngotName name;
  char *description;
  int kind;
  int repository_type;
  gboolean starred;
  gboolean may_change_ingest_tokens;
  GDateTime *time_of_latest_ingest;
  GDateTime *ingest_block;
  gint64 stored_size;
  double time_based_retention;
  double ingest_size_based_retention;
  double storage_size_based_retention;
  gboolean tells_may_change_ingest_tokens;
  gboolean tells_time_of_latest_ingest;
  gboolean tells_stored_size;
  gboolean tells_time_based_retention;
  gboolean tells_ingest_size_based_retention;
  gboolean tells_storage_size_based_retention;
  GListModel *connections; /* IngotViewConnection */
};

G_DEFINE_FINAL_TYPE (IngotSearchDomain, ingot_search_domain, INGOT_TYPE_RECORD)

/**
 * IngotViewConnection:
 *
 * A repository that a view searches, and the filter it does so with.
 */
struct _IngotViewConnection
{
  IngotRecord parent_instance;

  char *repository_name;
  char *filter;
};

G_DEFINE_FINAL_TYPE (IngotViewConnection, ingot_view_connection, INGOT_TYPE_RECORD)

G_DEFINE_ENUM_TYPE (IngotSearchDomainKind,
                    ingot_search_domain_kind,
                    G_DEFINE_ENUM_VALUE (INGOT_SEARCH_DOMAIN_REPOSITORY, "repository"),
                    G_DEFINE_ENUM_VALUE (INGOT_SEARCH_DOMAIN_VIEW, "view"))

G_DEFINE_ENUM_TYPE (IngotRepositoryType,
                    ingot_repository_type,
                    G_DEFINE_ENUM_VALUE (INGOT_REPOSITORY_TYPE_DEFAULT, "default"),
                    G_DEFINE_ENUM_VALUE (INGOT_REPOSITORY_TYPE_PERSONAL, "personal"),
                    G_DEFINE_ENUM_VALUE (INGOT_REPOSITORY_TYPE_TRIAL, "trial"),
                    G_DEFINE_ENUM_VALUE (INGOT_REPOSITORY_TYPE_SYSTEM, "system"),
                    G_DEFINE_ENUM_VALUE (INGOT_REPOSITORY_TYPE_MANAGED, "managed"))

#define AT(field) G_STRUCT_OFFSET (IngotSearchDomain, field)

static const IngotRecordMember members[] = {
  { "id", "id", AT (id), INGOT_RECORD_STRING, TRUE },
  { "name", "name", AT (name), INGOT_RECORD_NAME, TRUE },
  { "description", "description", AT (description), INGOT_RECORD_STRING },
  { "kind", "__typename", AT (kind), INGOT_RECORD_ENUM, FALSE, ingot_search_domain_kind_get_type,
    INGOT_SEARCH_DOMAIN_VIEW },
  { "repository-type", "type", AT (repository_type), INGOT_RECORD_ENUM, FALSE,
    ingot_repository_type_get_type },
  { "starred", "isStarred", AT (starred), INGOT_RECORD_BOOLEAN },
  { "may-change-ingest-tokens", "isActionAllowed", AT (may_change_ingest_tokens),
    INGOT_RECORD_BOOLEAN },
  { "time-of-latest-ingest", "timeOfLatestIngest", AT (time_of_latest_ingest), INGOT_RECORD_TIME },
  { "ingest-block", "ingestBlock", AT (ingest_block), INGOT_RECORD_TIME },
  { "stored-size", "compressedByteSize", AT (stored_size), INGOT_RECORD_INTEGER },
  { "time-based-retention", "timeBasedRetention", AT (time_based_retention), INGOT_RECORD_NUMBER },
  { "ingest-size-based-retention", "ingestSizeBasedRetention", AT (ingest_size_based_retention),
    INGOT_RECORD_NUMBER },
  { "storage-size-based-retention", "storageSizeBasedRetention", AT (storage_size_based_retention),
    INGOT_RECORD_NUMBER },
  { "connections", "connections", AT (connections), INGOT_RECORD_RECORDS, FALSE,
    ingot_view_connection_get_type },
  { "tells-may-change-ingest-tokens", "isActionAllowed", AT (tells_may_change_ingest_tokens),
    INGOT_RECORD_PRESENCE },
  { "tells-time-of-latest-ingest", "timeOfLatestIngest", AT (tells_time_of_latest_ingest),
    INGOT_RECORD_PRESENCE },
  { "tells-stored-size", "compressedByteSize", AT (tells_stored_size), INGOT_RECORD_PRESENCE },
  { "tells-time-based-retention", "timeBasedRetention", AT (tells_time_based_retention),
    INGOT_RECORD_PRESENCE },
  { "tells-ingest-size-based-retention", "ingestSizeBasedRetention",
    AT (tells_ingest_size_based_retention), INGOT_RECORD_PRESENCE },
  { "tells-storage-size-based-retention", "storageSizeBasedRetention",
    AT (tells_storage_size_based_retention), INGOT_RECORD_PRESENCE },
};

static const IngotRecordMember connection_members[] = {
  { "repository-name", "repository/name", G_STRUCT_OFFSET (IngotViewConnection, repository_name),
    INGOT_RECORD_STRING },
  { "filter", "filter", G_STRUCT_OFFSET (IngotViewConnection, filter), INGOT_RECORD_STRING },
};

static void
ingot_search_domain_class_init (IngotSearchDomainClass *klass)
{
  ingot_record_class_set_members (INGOT_RECORD_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
ingot_view_connection_class_init (IngotViewConnectionClass *klass)
{
  ingot_record_class_set_members (INGOT_RECORD_CLASS (klass), connection_members,
                                  G_N_ELEMENTS (connection_members));
}

/* Whoever may not change ingest tokens is told so; a server that does not tell is left to refuse.
 */
static void
ingot_search_domain_init (IngotSearchDomain *self)
{
  self->may_change_ingest_tokens = TRUE;
}

static void
ingot_view_connection_init (IngotViewConnection *self)
{
}

/**
 * ingot_search_domain_get_id:
 * @self: a search domain
 *
 * Gets the identifier, which stays when the search domain is renamed.
 *
 * Returns: (transfer none): the identifier
 */
const char *
ingot_search_domain_get_id (IngotSearchDomain *self)
{
  return self->id;
}

/**
 * ingot_search_domain_get_name:
 * @self: a search domain
 *
 * Gets the name, the key of every change.
 *
 * Returns: (transfer none): the name
 */
const char *
ingot_search_domain_get_name (IngotSearchDomain *self)
{
  return self->name.text;
}

/**
 * ingot_search_domain_get_description:
 * @self: a search domain
 *
 * Gets the description.
 *
 * Returns: (transfer none) (nullable): the description
 */
const char *
ingot_search_domain_get_description (IngotSearchDomain *self)
{
  return self->description;
}

/**
 * ingot_search_domain_get_kind:
 * @self: a search domain
 *
 * Gets whether it is a repository or a view.
 *
 * Returns: the kind; a view for what is neither, as later releases may have
 */
IngotSearchDomainKind
ingot_search_domain_get_kind (IngotSearchDomain *self)
{
  return self->kind;
}

/**
 * ingot_search_domain_get_repository_type:
 * @self: a search domain
 *
 * Gets what a repository is for.
 *
 * Returns: the type; the default for a view and for a type that is not known here
 */
IngotRepositoryType
ingot_search_domain_get_repository_type (IngotSearchDomain *self)
{
  return self->repository_type;
}

/**
 * ingot_search_domain_get_starred:
 * @self: a search domain
 *
 * Tells whether the API token's user has starred it.
 *
 * Returns: %TRUE if it is starred
 */
gboolean
ingot_search_domain_get_starred (IngotSearchDomain *self)
{
  return self->starred;
}

/**
 * ingot_search_domain_get_may_change_ingest_tokens:
 * @self: a search domain
 *
 * Tells whether the API token has the permission *Change ingest tokens*, which reading them needs
 * as well.
 *
 * Returns: %TRUE if it has, or if the server does not tell
 */
gboolean
ingot_search_domain_get_may_change_ingest_tokens (IngotSearchDomain *self)
{
  return self->may_change_ingest_tokens;
}

/**
 * ingot_search_domain_get_time_of_latest_ingest:
 * @self: a search domain
 *
 * Gets when the repository last received data.
 *
 * Returns: (transfer none) (nullable): the time, %NULL if never or for a view
 */
GDateTime *
ingot_search_domain_get_time_of_latest_ingest (IngotSearchDomain *self)
{
  return self->time_of_latest_ingest;
}

/**
 * ingot_search_domain_get_ingest_block:
 * @self: a search domain
 *
 * Gets until when the repository accepts no data.
 *
 * Returns: (transfer none) (nullable): the time, %NULL if ingest is not blocked
 */
GDateTime *
ingot_search_domain_get_ingest_block (IngotSearchDomain *self)
{
  return self->ingest_block;
}

/**
 * ingot_search_domain_get_stored_size:
 * @self: a search domain
 *
 * Gets the size of what the repository stores, compressed.
 *
 * Returns: bytes, 0 for a view
 */
gint64
ingot_search_domain_get_stored_size (IngotSearchDomain *self)
{
  return self->stored_size;
}

/**
 * ingot_search_domain_get_time_based_retention:
 * @self: a search domain
 *
 * Gets how long data is kept.
 *
 * Returns: days, 0 if time does not limit it
 */
double
ingot_search_domain_get_time_based_retention (IngotSearchDomain *self)
{
  return self->time_based_retention;
}

/**
 * ingot_search_domain_get_ingest_size_based_retention:
 * @self: a search domain
 *
 * Gets how much data is kept, measured as it came in.
 *
 * Returns: gigabytes, 0 if this does not limit it
 */
double
ingot_search_domain_get_ingest_size_based_retention (IngotSearchDomain *self)
{
  return self->ingest_size_based_retention;
}

/**
 * ingot_search_domain_get_storage_size_based_retention:
 * @self: a search domain
 *
 * Gets how much data is kept, measured as it is stored.
 *
 * Returns: gigabytes, 0 if this does not limit it
 */
double
ingot_search_domain_get_storage_size_based_retention (IngotSearchDomain *self)
{
  return self->storage_size_based_retention;
}

/**
 * ingot_search_domain_get_tells_may_change_ingest_tokens:
 * @self: a search domain
 *
 * Tells whether the server has said whether the API token has that permission.
 *
 * Returns: %FALSE if the server does not know the field
 */
gboolean
ingot_search_domain_get_tells_may_change_ingest_tokens (IngotSearchDomain *self)
{
  return self->tells_may_change_ingest_tokens;
}

/**
 * ingot_search_domain_get_tells_time_of_latest_ingest:
 * @self: a search domain
 *
 * Tells whether the server told when data was last received, be it never. An older release may not.
 *
 * Returns: %FALSE if ingot_search_domain_get_time_of_latest_ingest() means nothing
 */
gboolean
ingot_search_domain_get_tells_time_of_latest_ingest (IngotSearchDomain *self)
{
  return self->tells_time_of_latest_ingest;
}

/**
 * ingot_search_domain_get_tells_stored_size:
 * @self: a search domain
 *
 * Tells whether the server told how much is stored. An older release may not.
 *
 * Returns: %FALSE if ingot_search_domain_get_stored_size() means nothing
 */
gboolean
ingot_search_domain_get_tells_stored_size (IngotSearchDomain *self)
{
  return self->tells_stored_size;
}

/**
 * ingot_search_domain_get_tells_retention:
 * @self: a search domain
 *
 * Tells whether the server told all that limits what is kept. An older release may not.
 *
 * Returns: %FALSE if there may be limits besides those that were told
 */
gboolean
ingot_search_domain_get_tells_retention (IngotSearchDomain *self)
{
  return self->tells_time_based_retention && self->tells_ingest_size_based_retention &&
         self->tells_storage_size_based_retention;
}

/**
 * ingot_search_domain_get_connections:
 * @self: a search domain
 *
 * Gets what a view searches. In the list of search domains the connections have no repository's
 * name: it may be refused, and would take the whole list with it.
 *
 * Returns: (transfer none) (nullable): a list of #IngotViewConnection, %NULL for a repository
 */
GListModel *
ingot_search_domain_get_connections (IngotSearchDomain *self)
{
  return self->connections;
}

/**
 * ingot_search_domain_dup_completed: (skip)
 * @self: newer facts
 * @older: (nullable): older ones
 *
 * Adds what the list of search domains does not tell: the names of the repositories that a view
 * searches.
 *
 * Returns: (transfer full): @self with them, if @older has them
 */
IngotSearchDomain *
ingot_search_domain_dup_completed (IngotSearchDomain *self, IngotSearchDomain *older)
{
  GListModel *known = older != NULL ? older->connections : NULL;
  g_autoptr (IngotViewConnection) connection =
      self->connections != NULL ? g_list_model_get_item (self->connections, 0) : NULL;

  if (known == NULL || connection == NULL || connection->repository_name != NULL ||
      g_list_model_get_n_items (known) != g_list_model_get_n_items (self->connections))
    return g_object_ref (self);
  return ingot_record_dup_with (self, "connections", known, NULL);
}

/**
 * ingot_view_connection_get_repository_name:
 * @self: a connection
 *
 * Gets the name of the repository.
 *
 * Returns: (transfer none) (nullable): the name, %NULL if it was not asked for or is refused
 */
const char *
ingot_view_connection_get_repository_name (IngotViewConnection *self)
{
  return self->repository_name;
}

/**
 * ingot_view_connection_get_filter:
 * @self: a connection
 *
 * Gets the query that selects what the view sees of the repository.
 *
 * Returns: (transfer none) (nullable): the filter
 */
const char *
ingot_view_connection_get_filter (IngotViewConnection *self)
{
  return self->filter;
}

/**
 * ingot_search_domain_is_same:
 * @one: (nullable): a search domain
 * @other: (nullable): a search domain
 *
 * Tells whether both are the same one on the server, whatever it is called now.
 *
 * Returns: whether they have the same id
 */
gboolean
ingot_search_domain_is_same (IngotSearchDomain *one, IngotSearchDomain *other)
{
  if (one == NULL || other == NULL)
    return one == other;
  return g_str_equal (one->id, other->id);
}

/**
 * ingot_search_domain_matches:
 * @self: a search domain
 * @folded: a text as ingot_name_fold () makes it
 *
 * Searches the name.
 *
 * Returns: whether @folded is in it
 */
gboolean
ingot_search_domain_matches (IngotSearchDomain *self, const char *folded)
{
  return ingot_name_contains (&self->name, folded);
}

/**
 * ingot_search_domain_compare:
 * @self: a search domain
 * @other: another
 *
 * Compares the names, without regard to case.
 *
 * Returns: less than 0, 0 or more, as strcmp ()
 */
int
ingot_search_domain_compare (IngotSearchDomain *self, IngotSearchDomain *other)
{
  return ingot_name_compare (&self->name, &other->name);
}
