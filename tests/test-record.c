/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-error.h"
#include "ingot-ingest-token.h"
#include "ingot-search-domain.h"

#define DOMAIN_TEXT                                                                                \
  "{\"__typename\":\"Repository\",\"id\":\"r1\",\"name\":\"R&D <b>\",\"description\":\"%s _x\","   \
  "\"isStarred\":true,\"isActionAllowed\":true,\"type\":\"SYSTEM\","                               \
  "\"timeOfLatestIngest\":\"2026-11-23T17:02:11.5Z\",\"ingestBlock\":1800000000123,"               \
  "\"compressedByteSize\":9007199254740993,\"timeBasedRetention\":30,"                             \
  "\"ingestSizeBasedRetention\":1.5,\"storageSizeBasedRetention\":null}"

static gpointer
read_record (GType type, const char *text, GError **error)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_autoptr (GHashTable) interned =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  g_assert_nonnull (node);
  return ingot_record_read (type, json_node_get_object (node), interned, error);
}

static void
test_members (void)
{
  IngotSearchDomain *domain = read_record (INGOT_TYPE_SEARCH_DOMAIN, DOMAIN_TEXT, NULL);

  g_assert_cmpstr (ingot_search_domain_get_id (domain), ==, "r1");
  g_assert_cmpstr (ingot_search_domain_get_name (domain), ==, "R&D <b>");
  g_assert_cmpstr (ingot_search_domain_get_description (domain), ==, "%s _x");
  g_assert_cmpint (ingot_search_domain_get_kind (domain), ==, INGOT_SEARCH_DOMAIN_REPOSITORY);
  g_assert_cmpint (ingot_search_domain_get_repository_type (domain), ==,
                   INGOT_REPOSITORY_TYPE_SYSTEM);
  g_assert_true (ingot_search_domain_get_starred (domain));
  g_assert_true (ingot_search_domain_get_may_change_ingest_tokens (domain));
  g_assert_cmpint (
      g_date_time_to_unix_usec (ingot_search_domain_get_time_of_latest_ingest (domain)), ==,
      1795453331500000);
  g_assert_cmpint (g_date_time_to_unix_usec (ingot_search_domain_get_ingest_block (domain)), ==,
                   1800000000123000);
  g_assert_cmpint (ingot_search_domain_get_stored_size (domain), ==, 9007199254740993);
  g_assert_cmpfloat (ingot_search_domain_get_time_based_retention (domain), ==, 30);
  g_assert_cmpfloat (ingot_search_domain_get_ingest_size_based_retention (domain), ==, 1.5);
  g_assert_cmpfloat (ingot_search_domain_get_storage_size_based_retention (domain), ==, 0);
  g_assert_null (ingot_search_domain_get_connections (domain));
  g_assert_finalize_object (domain);
}

static void
test_properties (void)
{
  g_autoptr (IngotSearchDomain) domain = read_record (INGOT_TYPE_SEARCH_DOMAIN, DOMAIN_TEXT, NULL);
  g_autofree GParamSpec **specs = NULL;
  g_autofree char *name = NULL;
  IngotRepositoryType type;
  gint64 size;
  guint n_specs;

  g_object_get (domain, "name", &name, "repository-type", &type, "stored-size", &size, NULL);
  g_assert_cmpstr (name, ==, "R&D <b>");
  g_assert_cmpint (type, ==, INGOT_REPOSITORY_TYPE_SYSTEM);
  g_assert_cmpint (size, ==, 9007199254740993);

  specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (domain), &n_specs);
  g_assert_cmpuint (n_specs, ==, INGOT_RECORD_GET_CLASS (domain)->n_members);
  for (guint i = 0; i < n_specs; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_assert_cmpint (specs[i]->flags & G_PARAM_READWRITE, ==, G_PARAM_READABLE);
      g_object_get_property (G_OBJECT (domain), specs[i]->name, &value);
      g_assert_true (G_VALUE_HOLDS (&value, specs[i]->value_type));
    }
}

/* Whatever is not what it should be is like nothing. */
static void
test_other_types (void)
{
  static const char *const values[] = {
    "null",
    "true",
    "7",
    "-1.5",
    "\"text\"",
    "\"\"",
    "[]",
    "[1]",
    "[{}]",
    "{}",
    "{\"id\":3}",
    "9223372036854775807",
    "1e300",
    "\"2026-13-77\"",
    "{\"repository\":[]}",
  };
  static const char *const members[] = {
    "__typename",         "description", "isStarred",          "isActionAllowed",    "type",
    "timeOfLatestIngest", "ingestBlock", "compressedByteSize", "timeBasedRetention", "connections",
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    for (guint j = 0; j < G_N_ELEMENTS (members); j++)
      {
        g_autofree char *text =
            g_strdup_printf ("{\"id\":\"a\",\"name\":\"b\",\"%s\":%s}", members[j], values[i]);
        g_autoptr (GError) error = NULL;
        g_autoptr (IngotSearchDomain) domain = read_record (INGOT_TYPE_SEARCH_DOMAIN, text, &error);

        g_assert_no_error (error);
        g_assert_cmpstr (ingot_search_domain_get_name (domain), ==, "b");
      }
}

static void
test_unknown_enum (void)
{
  g_autoptr (IngotSearchDomain) domain = read_record (
      INGOT_TYPE_SEARCH_DOMAIN, "{\"id\":\"a\",\"name\":\"b\",\"type\":\"FROM_2030\"}", NULL);

  g_assert_cmpint (ingot_search_domain_get_repository_type (domain), ==,
                   INGOT_REPOSITORY_TYPE_DEFAULT);
}

/* What is no repository that is known here is not treated as one. */
static void
test_unknown_type (void)
{
  g_autoptr (IngotSearchDomain) domain = read_record (
      INGOT_TYPE_SEARCH_DOMAIN,
      "{\"__typename\":\"Lake\",\"id\":\"a\",\"name\":\"b\",\"depth\":[{}],\"tokens\":{}}", NULL);

  g_assert_cmpint (ingot_search_domain_get_kind (domain), ==, INGOT_SEARCH_DOMAIN_VIEW);
  g_assert_null (ingot_search_domain_get_connections (domain));
}

/* A permission that is not told, for whatever reason, is left to the server to refuse. */
static void
test_untold_permission (void)
{
  static const char *const untold[] = { "null", "7", "\"yes\"", "[]", "{}" };

  for (guint i = 0; i < G_N_ELEMENTS (untold); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("{\"id\":\"a\",\"name\":\"b\",\"isActionAllowed\":%s}", untold[i]);
      g_autoptr (IngotSearchDomain) domain = read_record (INGOT_TYPE_SEARCH_DOMAIN, text, NULL);

      g_assert_true (ingot_search_domain_get_may_change_ingest_tokens (domain));
    }
}

/* Null everywhere but where nothing works without, whatever the schema says. */
static void
test_nulls (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IngotSearchDomain) domain = read_record (
      INGOT_TYPE_SEARCH_DOMAIN,
      "{\"__typename\":null,\"id\":\"a\",\"name\":\"b\",\"description\":null,\"isStarred\":null,"
      "\"type\":null,\"compressedByteSize\":null,\"timeOfLatestIngest\":null,"
      "\"timeBasedRetention\":null,\"connections\":[null,{\"repository\":null,\"filter\":null}]}",
      &error);
  g_autoptr (IngotIngestToken) token =
      read_record (INGOT_TYPE_INGEST_TOKEN,
                   "{\"name\":\"a\",\"token\":\"t\",\"parser\":{\"id\":\"p\",\"name\":\"kv\","
                   "\"displayName\":null,\"isBuiltIn\":null,\"packageId\":null}}",
                   &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (ingot_search_domain_get_connections (domain)), ==, 1);
  g_assert_cmpstr (ingot_parser_get_display_name (ingot_ingest_token_get_parser (token)), ==, "kv");
}

static void
test_required (void)
{
  static const char *const texts[] = {
    "{}",
    "{\"name\":\"a\"}",
    "{\"name\":\"a\",\"token\":null}",
    "{\"name\":7,\"token\":\"t\"}",
    "{\"name\":\"a\",\"token\":\"t\",\"parser\":{\"name\":\"p\"}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_record (INGOT_TYPE_INGEST_TOKEN, texts[i], &error));
      g_assert_error (error, INGOT_ERROR, INGOT_ERROR_INCOMPLETE);
    }
}

static void
test_view (void)
{
  g_autoptr (IngotSearchDomain) view =
      read_record (INGOT_TYPE_SEARCH_DOMAIN,
                   "{\"__typename\":\"View\",\"id\":\"v\",\"name\":\"all\",\"connections\":["
                   "{\"filter\":\"*\",\"repository\":{\"name\":\"a\"}},{\"filter\":\"x=1\"}]}",
                   NULL);
  GListModel *connections = ingot_search_domain_get_connections (view);
  g_autoptr (IngotViewConnection) first = g_list_model_get_item (connections, 0);
  g_autoptr (IngotViewConnection) second = g_list_model_get_item (connections, 1);

  g_assert_cmpint (ingot_search_domain_get_kind (view), ==, INGOT_SEARCH_DOMAIN_VIEW);
  g_assert_cmpuint (g_list_model_get_n_items (connections), ==, 2);
  g_assert_cmpstr (ingot_view_connection_get_repository_name (first), ==, "a");
  g_assert_cmpstr (ingot_view_connection_get_filter (second), ==, "x=1");
  g_assert_null (ingot_view_connection_get_repository_name (second));
}

static void
test_copy (void)
{
  g_autoptr (IngotIngestToken) token = read_record (
      INGOT_TYPE_INGEST_TOKEN,
      "{\"name\":\"a\",\"token\":\"t\",\"parser\":{\"id\":\"p\",\"name\":\"kv\"}}", NULL);
  g_autoptr (IngotIngestToken) same = ingot_record_dup_with (token, "name", "a", NULL);
  g_autoptr (IngotIngestToken) other =
      ingot_record_dup_with (token, "name", "b", "parser", NULL, NULL);

  g_assert_true (ingot_record_equal (token, same));
  g_assert_true (ingot_ingest_token_get_parser (token) == ingot_ingest_token_get_parser (same));
  g_assert_cmpstr (ingot_parser_get_display_name (ingot_ingest_token_get_parser (same)), ==, "kv");
  g_assert_false (ingot_record_equal (token, other));
  g_assert_cmpstr (ingot_ingest_token_get_name (other), ==, "b");
  g_assert_cmpstr (ingot_ingest_token_get_token (other), ==, "t");
  g_assert_null (ingot_ingest_token_get_parser (other));
}

/* Two records are told apart by each member. */
static void
test_equal (void)
{
  static const char *const others[] = {
    "r1\"",
    "r2\"",
    "R&D <b>",
    "R&D",
    "_x",
    "_y",
    "isStarred\":true",
    "isStarred\":false",
    "isActionAllowed\":true",
    "isActionAllowed\":false",
    "SYSTEM",
    "TRIAL",
    "17:02:11",
    "17:02:12",
    "1800000000123",
    "null",
    "9007199254740993",
    "9007199254740992",
    ":30",
    ":31",
    ":1.5",
    ":1.4",
    "Retention\":null",
    "Retention\":0.5",
    "Repository\",",
    "View\",",
  };
  g_autoptr (IngotSearchDomain) domain = read_record (INGOT_TYPE_SEARCH_DOMAIN, DOMAIN_TEXT, NULL);
  g_autoptr (IngotSearchDomain) again = read_record (INGOT_TYPE_SEARCH_DOMAIN, DOMAIN_TEXT, NULL);

  g_assert_true (ingot_record_equal (domain, again));
  g_assert_false (ingot_record_equal (domain, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (others); i += 2)
    {
      g_autoptr (GString) text = g_string_new (DOMAIN_TEXT);
      g_autoptr (IngotSearchDomain) other = NULL;

      g_assert_cmpuint (g_string_replace (text, others[i], others[i + 1], 1), ==, 1);
      other = read_record (INGOT_TYPE_SEARCH_DOMAIN, text->str, NULL);
      if (ingot_record_equal (domain, other))
        g_error ("“%s” and “%s” are the same", others[i], others[i + 1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/members", test_members);
  g_test_add_func ("/record/properties", test_properties);
  g_test_add_func ("/record/other-types", test_other_types);
  g_test_add_func ("/record/unknown-enum", test_unknown_enum);
  g_test_add_func ("/record/unknown-type", test_unknown_type);
  g_test_add_func ("/record/untold-permission", test_untold_permission);
  g_test_add_func ("/record/nulls", test_nulls);
  g_test_add_func ("/record/required", test_required);
  g_test_add_func ("/record/view", test_view);
  g_test_add_func ("/record/copy", test_copy);
  g_test_add_func ("/record/equal", test_equal);
  return g_test_run ();
}
