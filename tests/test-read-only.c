/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "ingot-client.h"
#include "ingot-error.h"

/* No operation that changes a server gets as far as a connection. */
static void
test_refuses (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotClient) client = ingot_client_new (fixture_get_address (fixture), "t", NULL);
  const IngotOperation *const *operations = ingot_operation_list ();
  guint n_refused = 0, n_sent = 0;

  fixture_add_text (fixture, NULL, 200, "{\"data\":null,\"errors\":[{\"message\":\"no\"}]}");
  ingot_client_set_read_only (client, TRUE);
  for (guint i = 0; operations[i] != NULL; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", operations[i]->name);
      ingot_client_run_async (client, operations[i], NULL, NULL, fixture_store_result, &result);
      g_assert_null (ingot_client_run_finish (client, fixture_await (&result), NULL, &error));
      if (operations[i]->effect == INGOT_OPERATION_CHANGES)
        {
          g_assert_error (error, INGOT_ERROR, INGOT_ERROR_READ_ONLY);
          g_assert_false (ingot_error_may_have_been_executed (error));
          g_assert_cmpuint (fixture_count (fixture, operations[i]->name), ==, 0);
          n_refused++;
        }
      else
        {
          g_assert_error (error, INGOT_ERROR, INGOT_ERROR_REFUSED);
          g_assert_cmpuint (fixture_count (fixture, operations[i]->name), >, 0);
          n_sent++;
        }
    }
  g_assert_cmpuint (n_refused, >=, 6);
  g_assert_cmpuint (n_sent, >=, 5);
}

/* Another API token is no way round it. */
static void
test_stays (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (IngotClient) client = ingot_client_new (fixture_get_address (fixture), "t", NULL);
  g_autoptr (IngotClient) other = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ingot_client_set_read_only (client, TRUE);
  other = ingot_client_new_like (client, "other", NULL);
  ingot_client_run_async (other, &ingot_operation_add_star, NULL, NULL, fixture_store_result,
                          &result);
  g_assert_null (ingot_client_run_finish (other, fixture_await (&result), NULL, &error));
  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_READ_ONLY);
  g_assert_cmpuint (fixture_count_all (fixture), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-only/refuses", test_refuses);
  g_test_add_func ("/read-only/stays", test_stays);
  return g_test_run ();
}
