/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server's features, where the one for custom tokens is known and where it is not. */
#include "fixture.h"
#include "ingot-change.h"
#include "ingot-demo-server.h"
#include "ingot-error.h"
#include "ingot-session-private.h"

#include <string.h>

#define FLAG "CustomIngestTokens"

typedef struct
{
  IngotDemoServer *server;
  IngotSession *session;
} Test;

static void
test_begin (Test *test, const char *version, const char *account)
{
  const IngotDemoOptions options = { .version = version };
  g_autoptr (GError) error = NULL;

  test->server = ingot_demo_server_new (&options);
  ingot_demo_server_start (test->server, 0, &error);
  g_assert_no_error (error);
  test->session = ingot_session_new ("Demo", ingot_demo_server_get_address (test->server),
                                     ingot_demo_server_get_api_token (test->server, account),
                                     INGOT_ENVIRONMENT_DEMO, &error);
  g_assert_no_error (error);
  ingot_change_set_look_again (ingot_session_get_client (test->session), 10);
}

static void
test_end (Test *test)
{
  g_assert_finalize_object (test->session);
  g_assert_finalize_object (test->server);
}

static IngotFeature *
find (IngotSession *session, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ingot_session_find_disabled_feature_async (session, FLAG, NULL, fixture_store_result, &result);
  return ingot_session_find_disabled_feature_finish (session, fixture_await (&result), error);
}

static gboolean
enable (IngotSession *session, IngotFeature *feature, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ingot_session_enable_feature_async (session, feature, NULL, fixture_store_result, &result);
  return ingot_session_enable_feature_finish (session, fixture_await (&result), error);
}

static gboolean
is_on (Test *test)
{
  return ingot_demo_store_has_feature (ingot_demo_server_get_store (test->server), FLAG);
}

static void
test_enable (void)
{
  Test test;
  g_autoptr (GError) error = NULL;
  g_autoptr (IngotFeature) feature = NULL;
  g_autoptr (IngotFeature) again = NULL;

  test_begin (&test, "1.180.0", "root");
  feature = find (test.session, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ingot_feature_get_flag (feature), ==, FLAG);
  g_assert_cmpstr (ingot_feature_get_description (feature), ==,
                   "Root users choose the text of ingest tokens.");
  g_assert_false (is_on (&test));
  g_assert_cmpuint (ingot_demo_server_count_with (test.server, FLAG), ==, 0);

  g_assert_true (enable (test.session, feature, &error));
  g_assert_no_error (error);
  g_assert_true (is_on (&test));
  /* as a variable, which the next test would have found as well */
  g_assert_cmpuint (ingot_demo_server_count_with (test.server, FLAG), ==, 1);

  again = find (test.session, &error);
  g_assert_no_error (error);
  g_assert_null (again);
  test_end (&test);
}

static void
test_cancelled (void)
{
  Test test;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  test_begin (&test, "1.180.0", "root");
  g_cancellable_cancel (cancellable);
  ingot_session_find_disabled_feature_async (test.session, FLAG, cancellable, fixture_store_result,
                                             &result);
  g_assert_null (
      ingot_session_find_disabled_feature_finish (test.session, fixture_await (&result), &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_CANCELLED);
  g_clear_object (&result);
  test_end (&test);
}

static void
test_unknown (void)
{
  Test test;
  g_autoptr (GError) error = NULL;
  g_autoptr (IngotFeature) feature = NULL;

  test_begin (&test, "1.204.0", "root");
  feature = find (test.session, &error);
  g_assert_no_error (error);
  g_assert_null (feature);
  g_assert_cmpuint (ingot_demo_server_count_with (test.server, "ListDisabledFeatures"), ==, 1);
  g_assert_cmpuint (ingot_demo_server_count_with (test.server, FLAG), ==, 0);
  test_end (&test);
}

static void
test_refused (void)
{
  Test test;
  g_autoptr (GError) error = NULL;
  g_autoptr (IngotFeature) feature = NULL;

  test_begin (&test, "1.180.0", "changer");
  feature = find (test.session, &error);
  g_assert_nonnull (feature);
  g_assert_false (enable (test.session, feature, &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_NOT_ENABLED);
  g_assert_nonnull (strstr (error->message, "Only root users may change features."));
  g_assert_false (is_on (&test));
  test_end (&test);
}

/* Executed or not, the server is asked what it has now. */
static void
test_lost (void)
{
  static const struct
  {
    IngotDemoFaultKind kind;
    gboolean done;
    const char *says;
  } rows[] = {
    { INGOT_DEMO_FAULT_EXECUTED_CLOSE, TRUE, NULL },
    { INGOT_DEMO_FAULT_CLOSE, FALSE, "The feature was not enabled." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Test test;
      g_autoptr (GError) error = NULL;
      g_autoptr (IngotFeature) feature = NULL;

      test_begin (&test, "1.180.0", "root");
      feature = find (test.session, &error);
      ingot_demo_server_add_fault (test.server, "EnableFeature",
                                   &(IngotDemoFault) { .kind = rows[i].kind }, 1);
      g_assert_cmpint (enable (test.session, feature, &error), ==, rows[i].done);
      g_assert_cmpint (is_on (&test), ==, rows[i].done);
      g_assert_cmpuint (ingot_demo_server_count (test.server, "EnableFeature"), ==, 1);
      if (!rows[i].done)
        g_assert_nonnull (strstr (error->message, rows[i].says));
      test_end (&test);
    }
}

static void
test_outcome_unknown (void)
{
  Test test;
  g_autoptr (GError) error = NULL;
  g_autoptr (IngotFeature) feature = NULL;

  test_begin (&test, "1.180.0", "root");
  feature = find (test.session, &error);
  ingot_demo_server_add_fault (test.server, "EnableFeature",
                               &(IngotDemoFault) { .kind = INGOT_DEMO_FAULT_EXECUTED_CLOSE }, 1);
  ingot_demo_server_add_fault (test.server, "ListDisabledFeatures",
                               &(IngotDemoFault) { .kind = INGOT_DEMO_FAULT_STATUS, .status = 503 },
                               9);
  g_assert_false (enable (test.session, feature, &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_OUTCOME_UNKNOWN);
  test_end (&test);
}

/* Flags that nobody knows here, entries without one, and members that are new. */
static void
test_other_releases (void)
{
  static const struct
  {
    const char *features;
    const char *description;
    gboolean found;
  } rows[] = {
    { "", NULL, FALSE },
    { "{\"flag\":\"Unheard\",\"description\":\"x\"}", NULL, FALSE },
    { "{\"description\":\"x\"},{\"flag\":null},{\"flag\":\"" FLAG "\"}", NULL, TRUE },
    { "{\"flag\":\"" FLAG "\",\"description\":\"R&D <b>\",\"new\":[1]}", "R&D <b>", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *answer =
          g_strdup_printf ("{\"data\":{\"featureFlags\":[%s]}}", rows[i].features);
      g_autoptr (GError) error = NULL;
      g_autoptr (IngotFeature) feature = NULL;
      g_autoptr (IngotSession) session = ingot_session_new ("S", fixture_get_address (fixture), "t",
                                                            INGOT_ENVIRONMENT_NONE, &error);

      fixture_add_text (fixture, "ListDisabledFeatures", 200, answer);
      feature = find (session, &error);
      g_assert_no_error (error);
      g_assert_cmpint (feature != NULL, ==, rows[i].found);
      if (feature != NULL)
        g_assert_cmpstr (ingot_feature_get_description (feature), ==, rows[i].description);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feature/enable", test_enable);
  g_test_add_func ("/feature/cancelled", test_cancelled);
  g_test_add_func ("/feature/unknown", test_unknown);
  g_test_add_func ("/feature/refused", test_refused);
  g_test_add_func ("/feature/lost", test_lost);
  g_test_add_func ("/feature/outcome-unknown", test_outcome_unknown);
  g_test_add_func ("/feature/other-releases", test_other_releases);
  return g_test_run ();
}
