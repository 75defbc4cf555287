/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-operation.h"

#include "ingot-account.h"
#include "ingot-core-resources.h"
#include "ingot-feature.h"
#include "ingot-ingest-token.h"
#include "ingot-search-domain.h"

#include <string.h>

#define DOCUMENTS "/io/github/ingot_app/Ingot/core/operations.graphql"

const IngotOperation ingot_operation_get_account = {
  .name = "GetAccount",
  .twin = "GetAccountSmall",
  .path = "viewerOpt",
  .get_type = ingot_account_get_type,
  .effect = INGOT_OPERATION_READS,
  .optional = TRUE,
};

const IngotOperation ingot_operation_list_search_domains = {
  .name = "ListSearchDomains",
  .twin = "ListSearchDomainsSmall",
  .path = "querySearchDomains/results",
  .count = "querySearchDomains/totalResults",
  .get_type = ingot_search_domain_get_type,
  .effect = INGOT_OPERATION_READS,
  .is_list = TRUE,
  .is_long = TRUE,
};

const IngotOperation ingot_operation_get_search_domain = {
  .name = "GetSearchDomain",
  .twin = "GetSearchDomainSmall",
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

/* The end of a definition: the first closing brace at the start of a line. */
static const char *
find_end (const char *definition)
{
  const char *end = strstr (definition, "\n}\n");

  g_assert (end != NULL);
  return end + strlen ("\n}\n");
}

static char *
dup_word (const char *start)
{
  return g_strndup (start, strspn (start, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_"));
}

static GHashTable *
cut_definitions (const char *text)
{
  static const char *const keywords[] = { "query ", "mutation ", "fragment ", NULL };
  g_autoptr (GHashTable) definitions =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (const char *line = text; line != NULL && *line != '\0';)
    {
      const char *end = NULL;

      for (guint i = 0; keywords[i] != NULL; i++)
        if (g_str_has_prefix (line, keywords[i]))
          {
            end = find_end (line);
            g_hash_table_insert (definitions, dup_word (line + strlen (keywords[i])),
                                 g_strndup (line, end - line));
          }
      line = end != NULL ? end : strchr (line, '\n') + 1;
    }
  return g_steal_pointer (&definitions);
}

static void
append_definition (GString *document, GHashTable *definitions, GHashTable *seen, const char *name)
{
  const char *definition = g_hash_table_lookup (definitions, name);

  g_assert (definition != NULL);
  if (!g_hash_table_add (seen, g_strdup (name)))
    return;

  g_string_append (document, definition);
  for (const char *spread = strstr (definition, "..."); spread != NULL;
       spread = strstr (spread + 3, "..."))
    {
      g_autofree char *fragment = dup_word (spread + 3);

      if (*fragment != '\0')
        append_definition (document, definitions, seen, fragment);
    }
}

static GHashTable *
build_documents (void)
{
  g_autoptr (GBytes) text = g_resource_lookup_data (ingot_core_get_resource (), DOCUMENTS,
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GHashTable) definitions = cut_definitions (g_bytes_get_data (text, NULL));
  g_autoptr (GHashTable) documents =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, definitions);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_autoptr (GString) document = g_string_new (NULL);
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      append_definition (document, definitions, seen, name);
      g_hash_table_insert (documents, g_strdup (name),
                           g_string_free_and_steal (g_steal_pointer (&document)));
    }
  return g_steal_pointer (&documents);
}

/**
 * ingot_operation_list: (skip)
 *
 * Lists all operations, for tests that look at each.
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

/**
 * ingot_operation_get_document: (skip)
 * @name: the name of an operation or of a twin
 *
 * Gets the GraphQL document of an operation: itself and the fragments it uses.
 *
 * Returns: (transfer none) (nullable): the document, %NULL if there is none of this name
 */
const char *
ingot_operation_get_document (const char *name)
{
  static GHashTable *documents;

  if (g_once_init_enter_pointer (&documents))
    g_once_init_leave_pointer (&documents, build_documents ());

  return g_hash_table_lookup (documents, name);
}
