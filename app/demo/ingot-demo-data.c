/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-data.h"

#include "ingot-demo-random.h"
#include "ingot-demo-resources.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define RESOURCE      "/io/github/ingot_app/Ingot/demo/data.json"
#define MANY_TOKENS   "token-warehouse"
#define MAX_DOMAINS   100000
#define GB            G_GINT64_CONSTANT (1000000000)
#define SECOND_MS     G_GINT64_CONSTANT (1000)
#define RAW_TO_STORED 9 /* logs compress well */

/* Made-up repositories are called SITE-TEAM-SYSTEM. */
static const char *const sites[] = { "ams", "bos", "cph", "dub", "fra", "lon", "nyc", "sin" };
static const char *const teams[] = { "auth",   "cargo",  "claims",  "finance", "grid",  "imaging",
                                     "ledger", "mobile", "notices", "pricing", "stock", "tickets" };
static const char *const systems[] = { "api",  "batch", "cache",  "db",    "edge",
                                       "jobs", "queue", "search", "store", "web" };
static const char *const shippers[] = { "default",     "filebeat", "fluent-bit", "otel-gateway",
                                        "rsyslog",     "vector",   "collector",  "logstash",
                                        "hec-clients", "syslog-ng" };

static const struct
{
  const char *name;
  IngotDemoRandomFormat format;
} formats[] = {
  { "letters-44", INGOT_DEMO_RANDOM_LETTERS_44 },
  { "uuid", INGOT_DEMO_RANDOM_UUID },
  { "letters-32", INGOT_DEMO_RANDOM_LETTERS_32 },
};

typedef struct
{
  IngotDemoStore *store;
  guint64 seed;
  gint64 now;
  IngotDemoDomain *domain; /* the one that is being filled */
} Filling;

typedef void (*FillFunc) (Filling *filling, JsonObject *object);

static const char *
get_string (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

static gint64
get_int (JsonObject *object, const char *member)
{
  return json_object_get_int_member_with_default (object, member, 0);
}

static gboolean
get_boolean (JsonObject *object, const char *member)
{
  return json_object_get_boolean_member_with_default (object, member, FALSE);
}

static void
for_each (JsonObject *object, const char *member, FillFunc fill, Filling *filling)
{
  JsonArray *array;
  guint i;

  if (!json_object_has_member (object, member))
    return;
  array = json_object_get_array_member (object, member);
  for (i = 0; i < json_array_get_length (array); i++)
    fill (filling, json_array_get_object_element (array, i));
}

static IngotDemoRandomFormat
get_format (JsonObject *object)
{
  const char *name = get_string (object, "format");
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (name, formats[i].name) == 0)
      return formats[i].format;
  return INGOT_DEMO_RANDOM_LETTERS_44;
}

/* "shared" tokens have the same text in every repository. */
static char *
make_text (Filling *filling, JsonObject *object)
{
  const char *text = get_string (object, "text");
  const char *end = get_string (object, "end");
  const char *scope = get_boolean (object, "shared") ? "shared" : filling->domain->name;
  g_autofree char *made = NULL;

  if (text != NULL)
    return g_strdup (text);
  made = ingot_demo_random_text (get_format (object), filling->seed, scope,
                                 get_string (object, "name"));
  if (end != NULL)
    memcpy (made + strlen (made) - strlen (end), end, strlen (end));
  return g_steal_pointer (&made);
}

static void
fill_token (Filling *filling, JsonObject *object)
{
  const char *parser = get_string (object, "parser");
  g_autofree char *text = make_text (filling, object);
  const IngotDemoParser *found = NULL;

  if (parser != NULL)
    found = ingot_demo_store_find_parser (filling->store, filling->domain, parser);
  ingot_demo_domain_add_token (filling->domain, get_string (object, "name"), text, found);
}

static void
fill_parser (Filling *filling, JsonObject *object)
{
  IngotDemoParser *parser = ingot_demo_store_add_parser (
      filling->store, filling->domain, get_string (object, "name"), get_string (object, "package"));

  parser->description = g_strdup (get_string (object, "description"));
  parser->script = g_strdup_printf ("parseTimestamp(field=\"@timestamp\") // %s", parser->name);
}

/* A token keeps a parser that was deleted after it was assigned. */
static void
drop_deleted_parser (Filling *filling, JsonObject *object)
{
  const IngotDemoParser *parser;

  if (!get_boolean (object, "deleted"))
    return;
  parser =
      ingot_demo_store_find_parser (filling->store, filling->domain, get_string (object, "name"));
  g_ptr_array_remove (filling->domain->parsers, (gpointer) parser);
}

static void
fill_connection (Filling *filling, JsonObject *object)
{
  IngotDemoDomain *repository =
      ingot_demo_store_find (filling->store, get_string (object, "repository"));

  if (repository != NULL)
    ingot_demo_domain_connect (filling->domain, repository->id, get_string (object, "filter"));
}

static void
star_for_users (IngotDemoStore *store, const IngotDemoDomain *domain)
{
  GPtrArray *accounts = ingot_demo_store_get_accounts (store);
  guint i;

  for (i = 0; i < accounts->len; i++)
    {
      IngotDemoAccount *account = accounts->pdata[i];

      if (account->is_user)
        g_hash_table_add (account->stars, g_strdup (domain->id));
    }
}

static void
fill_facts (Filling *filling, JsonObject *object)
{
  IngotDemoDomain *domain = filling->domain;
  gint64 blocked = get_int (object, "blocked");

  domain->description = g_strdup (get_string (object, "description"));
  domain->restricted = get_boolean (object, "restricted");
  domain->stored_bytes = get_int (object, "stored");
  domain->raw_bytes = domain->stored_bytes * RAW_TO_STORED;
  domain->retention_days = get_int (object, "retention");
  domain->received_every = get_int (object, "every") * SECOND_MS;
  if (json_object_has_member (object, "received"))
    domain->received = filling->now - get_int (object, "received") * SECOND_MS;
  if (blocked > 0)
    domain->blocked_until = filling->now + blocked * SECOND_MS;
  if (get_boolean (object, "starred"))
    star_for_users (filling->store, domain);
}

static void
fill_domain (Filling *filling, JsonObject *object)
{
  const char *type = get_string (object, "type");

  filling->domain = ingot_demo_store_add_domain (filling->store, get_string (object, "name"),
                                                 g_str_equal (type, "VIEW") ? NULL : type);
  fill_facts (filling, object);
  for_each (object, "parsers", fill_parser, filling);
  for_each (object, "tokens", fill_token, filling);
  for_each (object, "parsers", drop_deleted_parser, filling);
  for_each (object, "connections", fill_connection, filling);
}

static void
fill_domains (Filling *filling, JsonArray *domains, guint at_most)
{
  guint i;

  for (i = 0; i < MIN (json_array_get_length (domains), at_most); i++)
    fill_domain (filling, json_array_get_object_element (domains, i));
}

static void
fill_features (IngotDemoStore *store, JsonArray *features)
{
  guint i;

  for (i = 0; i < json_array_get_length (features); i++)
    ingot_demo_store_set_feature (store, json_array_get_string_element (features, i), TRUE);
}

static guint
pick (Filling *filling, const char *what, const char *name, guint below)
{
  return ingot_demo_random_number (filling->seed, what, name, below);
}

static void
make_tokens (Filling *filling, guint n_tokens)
{
  GPtrArray *parsers = ingot_demo_store_get_built_in_parsers (filling->store);
  IngotDemoDomain *domain = filling->domain;
  guint i;

  for (i = 0; i < n_tokens; i++)
    {
      g_autofree char *name = i < G_N_ELEMENTS (shippers)
                                  ? g_strdup (shippers[i])
                                  : g_strdup_printf ("%s-%05u", shippers[i % 10], i);
      IngotDemoRandomFormat format = formats[i % G_N_ELEMENTS (formats)].format;
      g_autofree char *text = ingot_demo_random_text (format, filling->seed, domain->name, name);
      guint parser = pick (filling, "parser", text, parsers->len + 1);

      ingot_demo_domain_add_token (domain, name, text,
                                   parser < parsers->len ? parsers->pdata[parser] : NULL);
    }
}

static void
make_repository (Filling *filling, const char *name, guint n_tokens)
{
  IngotDemoDomain *domain = ingot_demo_store_add_domain (filling->store, name, "DEFAULT");

  filling->domain = domain;
  domain->stored_bytes = GB / 10 + pick (filling, "size", name, 1000) * GB;
  domain->raw_bytes = domain->stored_bytes * RAW_TO_STORED;
  domain->retention_days = 7 * (1 + pick (filling, "retention", name, 12));
  domain->received = filling->now - pick (filling, "age", name, 86400) * SECOND_MS;
  domain->restricted = pick (filling, "restricted", name, 40) == 0;
  make_tokens (filling, n_tokens);
}

static void
make_domain (Filling *filling, guint number)
{
  const char *site = sites[number % G_N_ELEMENTS (sites)];
  const char *team = teams[number / 8 % G_N_ELEMENTS (teams)];
  const char *system = systems[number / 96 % G_N_ELEMENTS (systems)];
  g_autofree char *name = number < 960
                              ? g_strdup_printf ("%s-%s-%s", site, team, system)
                              : g_strdup_printf ("%s-%s-%s-%u", site, team, system, number / 960);

  make_repository (filling, name, 1 + pick (filling, "tokens", name, 3));
  filling->domain->description = g_strdup_printf ("The %s team's %s in %s", team, system, site);
}

static JsonObject *
load (JsonParser *parser)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *text;

  bytes = g_resource_lookup_data (ingot_demo_get_resource (), RESOURCE, 0, &error);
  g_assert_no_error (error);
  text = g_bytes_get_data (bytes, &size);
  json_parser_load_from_data (parser, text, size, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

/* Search domains of kinds that no release has yet. */
static void
make_newer (Filling *filling)
{
  make_repository (filling, "cold-archive", 2);
  filling->domain->type = g_intern_string ("ARCHIVE");
  filling->domain->restricted = FALSE;
  ingot_demo_store_add_domain (filling->store, "everything-collected", INGOT_DEMO_COLLECTION);
}

/**
 * ingot_demo_data_fill:
 * @store: an empty store
 * @options: how much is wanted
 *
 * Fills @store with search domains, parsers and ingest tokens, from data that looks like life and,
 * as far as more are wanted, made up from the seed.
 */
void
ingot_demo_data_fill (IngotDemoStore *store, const IngotDemoOptions *options)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonObject *data = load (parser);
  guint wanted = MIN (options->repositories, MAX_DOMAINS);
  guint number;
  Filling filling = { store, options->seed, ingot_demo_store_get_now (store), NULL };

  for_each (data, "parsers", fill_parser, &filling);
  fill_features (store, json_object_get_array_member (data, "features"));
  fill_domains (&filling, json_object_get_array_member (data, "searchDomains"),
                wanted > 0 ? wanted : G_MAXUINT);
  if (options->tokens > 0)
    make_repository (&filling, MANY_TOKENS, options->tokens);
  if (ingot_demo_generation_is_newer (ingot_demo_store_get_generation (store)))
    make_newer (&filling);
  for (number = ingot_demo_store_get_n_domains (store); number < wanted; number++)
    make_domain (&filling, number);
}
