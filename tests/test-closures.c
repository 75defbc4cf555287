/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-closures.h"
#include "ingot-domain-text.h"
#include "ingot-error.h"
#include "ingot-fact-closures.h"
#include "ingot-page-closures.h"
#include "ingot-parser-choice.h"
#include "ingot-token-closures.h"

#include <locale.h>

#define NO_LIMITS                                                                                  \
  "\"timeBasedRetention\": null, \"ingestSizeBasedRetention\": null, "                             \
  "\"storageSizeBasedRetention\": null"

#define HOSTILE "a\u202eb\nc\x7f\u200bd"

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static IngotSearchDomain *
read_domain (const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_autoptr (GHashTable) interned = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  IngotSearchDomain *domain;

  g_assert_nonnull (node);
  domain =
      ingot_record_read (INGOT_TYPE_SEARCH_DOMAIN, json_node_get_object (node), interned, &error);
  g_assert_no_error (error);
  return domain;
}

static GDateTime *
at (const char *iso8601)
{
  GDateTime *time = g_date_time_new_from_iso8601 (iso8601, NULL);

  g_assert_nonnull (time);
  return time;
}

static void
test_safe_text (void)
{
  assert_text (ingot_closure_safe_text (NULL, NULL), "");
  assert_text (ingot_closure_safe_text (NULL, "R&D <b>_x%s"), "R&D <b>_x%s");
  assert_text (ingot_closure_safe_text (NULL, HOSTILE), "a⟨U+202E⟩b␊c␡⟨U+200B⟩d");
  assert_text (ingot_closure_safe_text (NULL, "\x1b[31m"), "␛[31m");
  assert_text (ingot_closure_safe_text (NULL, "\xff"), "\ufffd");
  /* Emoji families and Persian words are spelled with joiners. */
  assert_text (ingot_closure_safe_text (NULL, "👩\u200d💻"), "👩\u200d💻");
  assert_text (ingot_closure_safe_text (NULL, "\u2028"), "⟨U+2028⟩");
  /* no font has a picture of these */
  assert_text (ingot_closure_safe_text (NULL, "a\ue000b"), "a⟨U+E000⟩b");
}

static void
test_safe_lines (void)
{
  assert_text (ingot_closure_safe_lines (NULL, "one\ntwo\r\n"), "one\ntwo␍\n");
}

static void
test_isolate (void)
{
  assert_text (ingot_closure_isolate (NULL, "שלום"), "\u2068שלום\u2069");
  /* What would end the isolation early is not left in. */
  assert_text (ingot_closure_isolate (NULL, "a\u2069b"), "\u2068a⟨U+2069⟩b\u2069");
}

static void
test_escape (void)
{
  assert_text (ingot_closure_escape (NULL, "R&D <b>"), "R&amp;D &lt;b&gt;");
  assert_text (ingot_closure_escape (NULL, NULL), "");
}

static void
test_relative_time (void)
{
  static const struct
  {
    const char *time;
    const char *text;
  } cases[] = {
    { "2026-11-23T17:02:11Z", "Just now" },       { "2026-11-23T17:02:10Z", "1 second ago" },
    { "2026-11-23T17:01:59Z", "12 seconds ago" }, { "2026-11-23T17:01:11Z", "1 minute ago" },
    { "2026-11-23T16:02:12Z", "59 minutes ago" }, { "2026-11-23T16:02:11Z", "1 hour ago" },
    { "2026-11-22T17:02:12Z", "23 hours ago" },   { "2026-11-21T17:02:11Z", "2 days ago" },
    { "2026-03-04T12:00:00Z", "Mar 4" },          { "2025-03-04T12:00:00Z", "Mar 4, 2025" },
    { "2026-11-23T17:05:00Z", "Just now" },
  };
  g_autoptr (GDateTime) now = at ("2026-11-23T17:02:11Z");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) time = at (cases[i].time);

      assert_text (ingot_closure_relative_time (NULL, time, now), cases[i].text);
    }
  assert_text (ingot_closure_relative_time (NULL, NULL, now), "Never");
}

static void
test_exact_time (void)
{
  g_autoptr (GDateTime) time = at ("2026-11-23T17:02:11Z");

  assert_text (ingot_closure_exact_time (NULL, time), "Mon Nov 23 17:02:11 2026 UTC");
  g_assert_null (ingot_closure_exact_time (NULL, NULL));
}

/* "Forever" ends so, and to the east of Greenwich a few hours later than GLib can count. */
static void
test_last_time (void)
{
  g_autofree char *zone = g_strdup (g_getenv ("TZ"));
  g_autoptr (GDateTime) now = at ("2026-11-23T17:02:11Z");
  g_autoptr (GDateTime) last = at ("9999-12-31T23:59:59Z");
  g_autoptr (IngotSearchDomain) domain =
      read_domain ("{\"id\": \"1\", \"name\": \"r\", \"ingestBlock\": \"9999-12-31T23:59:59Z\"}");

  g_setenv ("TZ", "+14:00", TRUE);
  assert_text (ingot_closure_exact_time (NULL, last), "Fri Dec 31 23:59:59 9999 UTC");
  assert_text (ingot_domain_text_ingest_block (domain, now),
               "Ingest is blocked until Dec 31, 9999");
  g_setenv ("TZ", zone, TRUE);
}

static void
test_facts_line (void)
{
  g_autoptr (GDateTime) now = at ("2026-11-23T17:02:11Z");
  g_autoptr (GDateTime) last = at ("2026-11-23T17:01:59Z");
  g_autoptr (IngotSearchDomain) busy =
      read_domain ("{\"id\": \"1\", \"name\": \"r\", \"compressedByteSize\": 1000,"
                   " \"timeOfLatestIngest\": \"2026-11-23T17:01:59Z\", " NO_LIMITS "}");
  g_autoptr (IngotSearchDomain) unused =
      read_domain ("{\"id\": \"1\", \"name\": \"r\", \"timeOfLatestIngest\": null,"
                   " \"compressedByteSize\": 0, " NO_LIMITS "}");
  g_autoptr (IngotSearchDomain) untold = read_domain ("{\"id\": \"1\", \"name\": \"r\"}");

  assert_text (ingot_closure_facts_line (NULL, busy, now),
               "Last data 12 seconds ago · Unlimited · 1.00\u00a0kB");
  assert_text (ingot_closure_facts_line (NULL, busy, last),
               "Last data just now · Unlimited · 1.00\u00a0kB");
  assert_text (ingot_closure_facts_line (NULL, unused, now), "No data yet · Unlimited · 0 bytes");
  assert_text (ingot_closure_facts_line (NULL, untold, now), "Not told by the server");
  assert_text (ingot_closure_facts_line (NULL, NULL, now), "");
}

/* A release that does not know a field does not say that there is nothing. */
static void
test_untold (void)
{
  g_autoptr (GDateTime) now = at ("2026-11-23T17:02:11Z");
  g_autoptr (IngotSearchDomain) told =
      read_domain ("{\"id\": \"1\", \"name\": \"r\", \"timeOfLatestIngest\": null,"
                   " \"compressedByteSize\": null}");
  g_autoptr (IngotSearchDomain) untold = read_domain ("{\"id\": \"1\", \"name\": \"r\"}");
  g_autoptr (IngotSearchDomain) view =
      read_domain ("{\"id\": \"1\", \"name\": \"v\", \"__typename\": \"View\"}");

  assert_text (ingot_closure_last_data (NULL, told, now), "Never");
  assert_text (ingot_closure_stored_size (NULL, told), "0 bytes");
  assert_text (ingot_closure_last_data (NULL, untold, now), "Not told by the server");
  assert_text (ingot_closure_stored_size (NULL, untold), "Not told by the server");
  assert_text (ingot_domain_text_line (view), "");
  assert_text (ingot_closure_view (NULL, view),
               "“\u2068v\u2069” reads from repositories. Data is sent to them. The server does not "
               "tell which they are.");
}

/* Nothing is promised that the server did not say. */
static void
test_not_listable (void)
{
  g_autoptr (IngotSearchDomain) told =
      read_domain ("{\"id\": \"1\", \"name\": \"<r>\", \"isActionAllowed\": true}");
  g_autoptr (IngotSearchDomain) untold = read_domain ("{\"id\": \"1\", \"name\": \"<r>\"}");

  assert_text (
      ingot_closure_not_listable (NULL, told),
      "The server does not list the tokens of “\u2068&lt;r&gt;\u2069”, although you may "
      "change them. A new token is shown once, when it is created: this is the only time.");
  assert_text (
      ingot_closure_not_listable (NULL, untold),
      "The server does not list the tokens of “\u2068&lt;r&gt;\u2069”, and does not tell "
      "whether you may change them. A new token is shown once, when it is created: this is "
      "the only time.");
}

static void
test_enumerate (void)
{
  assert_text (ingot_closure_enumerate (NULL, (const char *const[]) { "a", NULL }), "a");
  assert_text (ingot_closure_enumerate (NULL, (const char *const[]) { "a", "b", "%s", NULL }),
               "a, b, %s");
}

static void
test_size (void)
{
  static const struct
  {
    gint64 bytes;
    const char *text;
  } cases[] = {
    { 0, "0 bytes" },
    { 1, "1 byte" },
    { -1, "0 bytes" },
    { 999, "999 bytes" },
    { 1000, "1.00\u00a0kB" },
    { 9994, "9.99\u00a0kB" },
    { 9996, "10.0\u00a0kB" },
    { 99960, "100\u00a0kB" },
    { 999499, "999\u00a0kB" },
    { 999500, "1.00\u00a0MB" },
    { G_GINT64_CONSTANT (1240000000000), "1.24\u00a0TB" },
    { G_MAXINT64, "9.22\u00a0EB" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (ingot_closure_size (NULL, cases[i].bytes), cases[i].text);
}

static void
assert_retention (const char *members, const char *expected)
{
  g_autofree char *json = g_strdup_printf ("{\"id\": \"1\", \"name\": \"r\"%s}", members);
  g_autoptr (IngotSearchDomain) domain = read_domain (json);

  assert_text (ingot_closure_retention (NULL, domain), expected);
}

static void
test_retention (void)
{
  assert_retention (", " NO_LIMITS, "Unlimited");
  assert_retention ("", "Not told by the server");
  assert_retention (", \"timeBasedRetention\": null", "Not told by the server");
  assert_retention (", \"timeBasedRetention\": 90.0", "90 days");
  assert_retention (", \"timeBasedRetention\": 1", "1 day");
  assert_retention (", \"timeBasedRetention\": 0.5", "12 hours");
  assert_retention (", \"timeBasedRetention\": 1e300", "2147483647 days");
  assert_retention (", \"ingestSizeBasedRetention\": 500", "500 GB ingested");
  assert_retention (", \"timeBasedRetention\": 30, \"storageSizeBasedRetention\": 2.5",
                    "30 days, 2.5 GB stored");
  assert_text (ingot_closure_retention (NULL, NULL), "");
}

static void
assert_kind (const char *members, const char *icon_name, const char *text)
{
  g_autofree char *json = g_strdup_printf ("{\"id\": \"1\", \"name\": \"r\", %s}", members);
  g_autoptr (IngotSearchDomain) domain = read_domain (json);

  g_assert_cmpstr (ingot_domain_text_kind_icon_name (domain), ==, icon_name);
  g_assert_cmpstr (ingot_domain_text_kind (domain), ==, text);
}

static void
test_kind (void)
{
  assert_kind ("\"__typename\": \"Repository\"", "drive-multidisk-symbolic", "Repository");
  assert_kind ("\"__typename\": \"View\"", "view-paged-symbolic", "View");
  assert_kind ("\"__typename\": \"Repository\", \"type\": \"SYSTEM\"",
               "applications-system-symbolic", "System repository");
  assert_kind ("\"__typename\": \"Repository\", \"type\": \"PERSONAL\"",
               "applications-science-symbolic", "Sandbox");
  assert_kind ("\"__typename\": \"Repository\", \"type\": \"FROM_THE_FUTURE\"",
               "drive-multidisk-symbolic", "Repository");
}

static void
test_line (void)
{
  g_autoptr (IngotSearchDomain) repository =
      read_domain ("{\"id\": \"1\", \"name\": \"a\\nb\", \"description\": \"Card,\\nSEPA\"}");
  g_autoptr (IngotSearchDomain) view =
      read_domain ("{\"id\": \"2\", \"name\": \"v\", \"__typename\": \"View\","
                   " \"connections\": [{\"filter\": \"*\"}, {\"filter\": \"x\"}]}");

  assert_text (ingot_domain_text_name (repository), "a␊b");
  assert_text (ingot_domain_text_line (repository), "Card,␊SEPA");
  assert_text (ingot_domain_text_line (view), "View of 2 repositories");
  assert_text (ingot_domain_text_describe (view, NULL), "View. View of 2 repositories");
}

static void
test_ingest_block (void)
{
  g_autoptr (IngotSearchDomain) blocked =
      read_domain ("{\"id\": \"1\", \"name\": \"mail-relays\", \"description\": \"Postfix\","
                   " \"ingestBlock\": \"2026-11-26T12:00:00Z\"}");
  g_autoptr (IngotSearchDomain) open = read_domain ("{\"id\": \"2\", \"name\": \"other\"}");
  g_autoptr (GDateTime) before = at ("2026-11-23T17:02:11Z");
  g_autoptr (GDateTime) after = at ("2026-11-26T12:00:00Z");

  assert_text (ingot_domain_text_ingest_block (blocked, before), "Ingest is blocked until Nov 26");
  assert_text (ingot_domain_text_ingest_block (blocked, after), "");
  assert_text (ingot_domain_text_ingest_block (open, before), "");
  assert_text (ingot_domain_text_describe (blocked, before),
               "Repository. Ingest is blocked until Nov 26. Postfix");
}

static void
test_star (void)
{
  g_autoptr (IngotSearchDomain) starred =
      read_domain ("{\"id\": \"1\", \"name\": \"r\", \"isStarred\": true}");
  g_autoptr (IngotSearchDomain) plain = read_domain ("{\"id\": \"1\", \"name\": \"r\"}");

  g_assert_cmpstr (ingot_domain_text_star_icon_name (starred), ==, "starred-symbolic");
  g_assert_cmpstr (ingot_domain_text_star (starred), ==, "Remove Star");
  g_assert_cmpstr (ingot_domain_text_star_icon_name (plain), ==, "non-starred-symbolic");
  g_assert_cmpstr (ingot_domain_text_star (plain), ==, "Add Star");
}

static void
test_host (void)
{
  assert_text (ingot_closure_host (NULL, "https://logs.example/"), "logs.example");
  assert_text (ingot_closure_host (NULL, "http://localhost:8080"), "localhost:8080");
  assert_text (ingot_closure_host (NULL, "https://logs.example/internal/"),
               "logs.example/internal");
  assert_text (ingot_closure_host (NULL, "logs.example"), "logs.example");
  assert_text (ingot_closure_host (NULL, NULL), "");
}

static void
test_missing_permission (void)
{
  g_autoptr (IngotSearchDomain) domain = read_domain ("{\"id\": \"1\", \"name\": \"R&D <b>%s\"}");
  g_autoptr (IngotAccount) account = g_object_new (INGOT_TYPE_ACCOUNT, NULL);

  assert_text (ingot_why_no_new_token (INGOT_REPOSITORY_NO_PERMISSION, domain, NULL, TRUE),
               "The API token needs the permission “Change ingest tokens” for the repository "
               "“\u2068R&D <b>%s\u2069”. It belongs to no user: ask whoever created it.");
  assert_text (ingot_why_no_new_token (INGOT_REPOSITORY_NO_PERMISSION, domain, account, TRUE),
               "You need the permission “Change ingest tokens” for the repository "
               "“\u2068R&D <b>%s\u2069”. Ask an administrator of the repository or the "
               "organization.");
  g_assert_null (ingot_why_no_new_token (INGOT_REPOSITORY_READY, domain, NULL, FALSE));
  g_assert_null (ingot_why_no_new_token (INGOT_REPOSITORY_NOT_LISTABLE, domain, NULL, FALSE));
  assert_text (ingot_why_no_new_token (INGOT_REPOSITORY_LOADING, NULL, NULL, TRUE),
               "The ingest tokens are being loaded");
  assert_text (ingot_why_no_new_token (INGOT_REPOSITORY_READY, domain, NULL, TRUE),
               "This server is read-only: nothing on it is changed from here");
  assert_text (ingot_why_no_new_token (INGOT_REPOSITORY_NOT_LISTABLE, domain, NULL, TRUE),
               "This server is read-only: nothing on it is changed from here");
}

static void
test_refusal_hint (void)
{
  g_autoptr (IngotSearchDomain) domain =
      read_domain ("{\"id\": \"1\", \"name\": \"R&D %s\", \"isActionAllowed\": true}");
  g_autoptr (IngotSearchDomain) revoked =
      read_domain ("{\"id\": \"1\", \"name\": \"R&D %s\", \"isActionAllowed\": false}");
  g_autoptr (GError) refused = g_error_new_literal (INGOT_ERROR, INGOT_ERROR_REFUSED, "No");
  g_autoptr (GError) forbidden = g_error_new_literal (INGOT_ERROR, INGOT_ERROR_NOT_PERMITTED, "No");
  g_autoptr (GError) lost = g_error_new_literal (INGOT_ERROR, INGOT_ERROR_UNREACHABLE, "No");
  g_autoptr (GError) invalid = g_error_new_literal (INGOT_ERROR, INGOT_ERROR_REFUSED, "No");
  GPtrArray *states = g_ptr_array_new_with_free_func ((GDestroyNotify) ingot_error_state_free);
  g_autofree char *hint = ingot_refusal_hint (refused, domain);

  g_assert_nonnull (strstr (hint, "“Change ingest tokens”"));
  g_assert_nonnull (strstr (hint, "“Change parsers”"));
  g_assert_nonnull (strstr (hint, "“\u2068R&D %s\u2069”"));
  assert_text (ingot_refusal_hint (forbidden, domain), hint);
  g_ptr_array_add (states, ingot_error_state_new ("name", "Taken"));
  ingot_error_take_details (invalid, states, NULL);
  g_assert_null (ingot_refusal_hint (invalid, domain));
  g_assert_null (ingot_refusal_hint (lost, domain));
  g_assert_null (ingot_refusal_hint (NULL, domain));
  g_assert_null (ingot_refusal_hint (refused, NULL));
  g_assert_null (ingot_refusal_hint (forbidden, revoked));
}

static void
assert_choice (const char *json, IngotParserStanding standing, const char *name, const char *origin)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_autoptr (IngotParser) parser =
      ingot_record_read (INGOT_TYPE_PARSER, json_node_get_object (node), NULL, NULL);
  g_autoptr (IngotParserChoice) choice = ingot_parser_choice_new (parser, standing);

  g_assert_cmpstr (ingot_parser_choice_get_name (choice), ==, name);
  g_assert_cmpstr (ingot_parser_choice_get_origin (choice), ==, origin);
}

static void
test_parser_origin (void)
{
  g_autoptr (IngotParserChoice) none = ingot_parser_choice_new (NULL, INGOT_PARSER_LISTED);

  g_assert_cmpstr (ingot_parser_choice_get_name (none), ==, "None");
  g_assert_cmpstr (ingot_parser_choice_get_origin (none), ==, "");
  assert_choice ("{\"id\": \"1\", \"name\": \"kv\", \"isBuiltIn\": true}", INGOT_PARSER_LISTED,
                 "kv", "Built in");
  assert_choice ("{\"id\": \"2\", \"name\": \"a\\nb\", \"isBuiltIn\": false}", INGOT_PARSER_LISTED,
                 "a␊b", "This repository");
  assert_choice ("{\"id\": \"2\", \"name\": \"p\"}", INGOT_PARSER_LISTED, "p", "");
  assert_choice ("{\"id\": \"6\", \"name\": \"p\"}", INGOT_PARSER_AMBIGUOUS, "p", "6");
  assert_choice ("{\"id\": \"3\", \"name\": \"p\", \"displayName\": \"x/y:p\", "
                 "\"packageId\": \"x/y@1.0\"}",
                 INGOT_PARSER_LISTED, "p", "x/y");
  assert_choice ("{\"id\": \"a\\nb\", \"name\": \"p\", \"packageId\": \"<b>/y@1.0\"}",
                 INGOT_PARSER_AMBIGUOUS, "p", "<b>/y · a␊b");
  assert_choice ("{\"id\": \"5\", \"name\": \"p\"}", INGOT_PARSER_MISSING, "p", "No longer exists");
}

static void
test_expiry (void)
{
  static const struct
  {
    double days;
    const char *words; /* NULL: nothing to say */
  } rows[] = {
    { 15, NULL },
    { 13.9, "expires on Jan 14." },
    { 0.1, "expires on Jan 1." },
    { -1.5, "expired on Dec 30" },
  };
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 1, 1, 0, 0, 0);

  g_assert_null (ingot_closure_expiry (NULL, NULL, now));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GDateTime) expires =
          g_date_time_add (now, (GTimeSpan) (rows[i].days * G_TIME_SPAN_DAY));
      g_autofree char *text = ingot_closure_expiry (NULL, expires, now);

      if (rows[i].words == NULL)
        g_assert_null (text);
      else
        g_assert_nonnull (strstr (text, rows[i].words));
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/closures/expiry", test_expiry);
  g_test_add_func ("/closures/safe-text", test_safe_text);
  g_test_add_func ("/closures/safe-lines", test_safe_lines);
  g_test_add_func ("/closures/isolate", test_isolate);
  g_test_add_func ("/closures/escape", test_escape);
  g_test_add_func ("/closures/relative-time", test_relative_time);
  g_test_add_func ("/closures/exact-time", test_exact_time);
  g_test_add_func ("/closures/last-time", test_last_time);
  g_test_add_func ("/closures/facts-line", test_facts_line);
  g_test_add_func ("/closures/size", test_size);
  g_test_add_func ("/closures/retention", test_retention);
  g_test_add_func ("/closures/untold", test_untold);
  g_test_add_func ("/closures/not-listable", test_not_listable);
  g_test_add_func ("/closures/enumerate", test_enumerate);
  g_test_add_func ("/closures/kind", test_kind);
  g_test_add_func ("/closures/line", test_line);
  g_test_add_func ("/closures/ingest-block", test_ingest_block);
  g_test_add_func ("/closures/star", test_star);
  g_test_add_func ("/closures/host", test_host);
  g_test_add_func ("/closures/missing-permission", test_missing_permission);
  g_test_add_func ("/closures/refusal-hint", test_refusal_hint);
  g_test_add_func ("/closures/parser-origin", test_parser_origin);

  return g_test_run ();
}
