/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-generation.h"

#include <stdio.h>

#define DEFAULT_VERSION "1.204.0"

/* What no public schema tells: an older release lacks all that Ingot can do without; a newer one
 * lacks what is deprecated now, and has what nobody knows yet. */
static const char *const without_optional[] = {
  "Account.isRoot",
  "Account.isOrganizationRoot",
  "Account.token",
  "PersonalUserToken.name",
  "PersonalUserToken.expireAt",
  "FeatureFlagV2.description",
  "OrderBy.ASC",
  "Query.querySearchDomains(orderBy)",
  "SearchDomain.description",
  "SearchDomain.isStarred",
  "SearchDomain.isActionAllowed",
  "ViewAction.ChangeIngestTokens",
  "Repository.type",
  "Repository.ingestBlock",
  "Repository.compressedByteSize",
  "Repository.timeOfLatestIngest",
  "Repository.timeBasedRetention",
  "Repository.ingestSizeBasedRetention",
  "Repository.storageSizeBasedRetention",
  "View.connections",
  "Parser.displayName",
  "Parser.isBuiltIn",
  "Parser.packageId",
  NULL,
};
static const char *const without_deprecated[] = { "Query.meta", NULL };

static const struct
{
  const char *name;
  const char *version;
  guint editions;
  const char *const *without;
} names[] = {
  { "older", "1.150.0", INGOT_DEMO_OLD, without_optional },
  { "newer", "1.300.0", INGOT_DEMO_NEW | INGOT_DEMO_NEWER, without_deprecated },
};

static void
add_all (GStrvBuilder *builder, const char *const *texts)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    g_strv_builder_add (builder, texts[i]);
}

static void
extend_object (JsonObject *object)
{
  json_object_set_string_member (object, "addedLater", "what nobody asked for");
}

static void extend (JsonNode *node);

static void
extend_member (JsonObject *object, const char *name, JsonNode *node, gpointer user_data)
{
  extend (node);
}

static void
extend_element (JsonArray *array, guint index, JsonNode *node, gpointer user_data)
{
  extend (node);
}

static void
extend (JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    json_array_foreach_element (json_node_get_array (node), extend_element, NULL);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;
  json_object_foreach_member (json_node_get_object (node), extend_member, NULL);
  extend_object (json_node_get_object (node));
}

/**
 * ingot_demo_generation_new:
 * @version: (nullable): three numbers, or `older` or `newer`; %NULL for 1.204.0
 * @without: (nullable) (array zero-terminated=1): what its schema lacks besides
 *
 * Describes a release: 1.204's schema from there on, 1.180's before.
 *
 * Returns: (transfer full): the generation
 */
IngotDemoGeneration *
ingot_demo_generation_new (const char *version, const char *const *without)
{
  IngotDemoGeneration *self = g_new0 (IngotDemoGeneration, 1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (version, names[i].name) == 0)
      {
        self->version = g_strdup (names[i].version);
        self->editions = names[i].editions;
        add_all (builder, names[i].without);
      }
  if (self->version == NULL)
    {
      self->version = g_strdup (version != NULL ? version : DEFAULT_VERSION);
      self->editions =
          ingot_demo_generation_is_at_least (self, 1, 204) ? INGOT_DEMO_NEW : INGOT_DEMO_OLD;
    }
  add_all (builder, without);
  self->without = g_strv_builder_end (builder);
  return self;
}

/**
 * ingot_demo_generation_free:
 * @self: (transfer full): a generation
 *
 * Frees @self.
 */
void
ingot_demo_generation_free (IngotDemoGeneration *self)
{
  g_strfreev (self->without);
  g_free (self->version);
  g_free (self);
}

/**
 * ingot_demo_generation_is_name:
 * @version: a text
 *
 * Tells whether a text names a release.
 *
 * Returns: %TRUE for three numbers, and for `older` and `newer`
 */
gboolean
ingot_demo_generation_is_name (const char *version)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (version, names[i].name))
      return TRUE;
  return g_regex_match_simple ("^[0-9]+\\.[0-9]+\\.[0-9]+$", version, 0, 0);
}

/**
 * ingot_demo_generation_is_at_least:
 * @self: a generation
 * @major: first number of a version
 * @minor: second number of a version
 *
 * Compares releases.
 *
 * Returns: %FALSE if @self is an earlier one
 */
gboolean
ingot_demo_generation_is_at_least (const IngotDemoGeneration *self, guint major, guint minor)
{
  guint own_major = 0;
  guint own_minor = 0;

  sscanf (self->version, "%u.%u", &own_major, &own_minor);
  return own_major > major || (own_major == major && own_minor >= minor);
}

/**
 * ingot_demo_generation_is_newer:
 * @self: a generation
 *
 * Tells whether a release has what nobody knows yet.
 *
 * Returns: %TRUE for `newer`
 */
gboolean
ingot_demo_generation_is_newer (const IngotDemoGeneration *self)
{
  return (self->editions & INGOT_DEMO_NEWER) != 0;
}

/**
 * ingot_demo_generation_make_schema:
 * @self: a generation
 * @types: (array zero-terminated=1): tables; must outlive the schema
 *
 * Makes the schema of a release. What it is to be without must be in the tables.
 *
 * Returns: (transfer full): the schema
 */
IngotGraphqlSchema *
ingot_demo_generation_make_schema (const IngotDemoGeneration *self,
                                   const IngotGraphqlType *const *types)
{
  IngotGraphqlSchema *schema = ingot_graphql_schema_new (types, self->editions);

  for (guint i = 0; self->without[i] != NULL; i++)
    if (!ingot_graphql_schema_remove (schema, self->without[i]))
      g_error ("The schema has no %s to be without", self->without[i]);
  return schema;
}

/**
 * ingot_demo_generation_extend:
 * @self: a generation
 * @answer: an answer to a GraphQL request
 *
 * Adds to an answer what a newer release may tell without being asked.
 */
void
ingot_demo_generation_extend (const IngotDemoGeneration *self, JsonNode *answer)
{
  JsonObject *extensions;

  if (!ingot_demo_generation_is_newer (self))
    return;
  extend (answer);
  extensions = json_object_new ();
  json_object_set_int_member (extensions, "cost", 7);
  json_object_set_object_member (json_node_get_object (answer), "extensions", extensions);
}
