/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-error.h"

static GError *
refusal_new (void)
{
  GError *error = g_error_new_literal (INGOT_ERROR, INGOT_ERROR_REFUSED, "The name is taken");
  GPtrArray *states = g_ptr_array_new_with_free_func ((GDestroyNotify) ingot_error_state_free);

  g_ptr_array_add (states, ingot_error_state_new ("name", "already exists"));
  g_ptr_array_add (states, ingot_error_state_new ("parser", "unknown"));
  ingot_error_take_details (error, states, g_strdup ("operation: AddIngestToken"));
  return error;
}

static void
assert_refusal (const GError *error)
{
  GPtrArray *states = ingot_error_get_states (error);

  g_assert_error (error, INGOT_ERROR, INGOT_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "The name is taken");
  g_assert_cmpuint (states->len, ==, 2);
  g_assert_cmpstr (((IngotErrorState *) states->pdata[0])->field, ==, "name");
  g_assert_cmpstr (((IngotErrorState *) states->pdata[0])->reason, ==, "already exists");
  g_assert_cmpstr (((IngotErrorState *) states->pdata[1])->field, ==, "parser");
  g_assert_cmpstr (((IngotErrorState *) states->pdata[1])->reason, ==, "unknown");
  g_assert_cmpstr (ingot_error_get_details (error), ==, "operation: AddIngestToken");
}

static void
test_bare (void)
{
  g_autoptr (GError) error = g_error_new_literal (INGOT_ERROR, INGOT_ERROR_TLS, "Not secure");

  g_assert_cmpuint (ingot_error_get_states (error)->len, ==, 0);
  g_assert_null (ingot_error_get_details (error));
}

static void
test_states_and_details (void)
{
  g_autoptr (GError) error = refusal_new ();

  assert_refusal (error);
}

static void
test_copy_outlives_the_original (void)
{
  GError *error = refusal_new ();
  g_autoptr (GError) copy = g_error_copy (error);

  g_error_free (error);
  assert_refusal (copy);
}

static void
test_propagation_and_prefix (void)
{
  g_autoptr (GError) error = NULL;

  g_propagate_prefixed_error (&error, refusal_new (), "Production: ");
  g_assert_cmpstr (error->message, ==, "Production: The name is taken");
  g_assert_cmpuint (ingot_error_get_states (error)->len, ==, 2);
  g_assert_cmpstr (ingot_error_get_details (error), ==, "operation: AddIngestToken");
}

static void
test_details_alone_keep_the_states (void)
{
  g_autoptr (GError) error = refusal_new ();

  ingot_error_take_details (error, NULL, g_strdup ("HTTP 200"));
  g_assert_cmpuint (ingot_error_get_states (error)->len, ==, 2);
  g_assert_cmpstr (ingot_error_get_details (error), ==, "HTTP 200");
}

static void
test_may_have_been_executed (void)
{
  /* A change whose answer is lost must never be sent twice; one that certainly failed may be. */
  const guint lost_answers = 1u << INGOT_ERROR_TIMED_OUT | 1u << INGOT_ERROR_CONNECTION_LOST |
                             1u << INGOT_ERROR_NOT_LOGSCALE | 1u << INGOT_ERROR_UNAVAILABLE |
                             1u << INGOT_ERROR_TOO_LARGE | 1u << INGOT_ERROR_INCOMPLETE |
                             1u << INGOT_ERROR_CANCELLED;

  for (int code = INGOT_ERROR_UNREACHABLE; code <= INGOT_ERROR_CANCELLED; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (INGOT_ERROR, code, "message");
      gboolean expected = (lost_answers & 1u << code) != 0;

      g_test_message ("code %d", code);
      g_assert_cmpint (ingot_error_may_have_been_executed (error), ==, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/error/bare", test_bare);
  g_test_add_func ("/error/states-and-details", test_states_and_details);
  g_test_add_func ("/error/copy-outlives-the-original", test_copy_outlives_the_original);
  g_test_add_func ("/error/propagation-and-prefix", test_propagation_and_prefix);
  g_test_add_func ("/error/details-alone-keep-the-states", test_details_alone_keep_the_states);
  g_test_add_func ("/error/may-have-been-executed", test_may_have_been_executed);

  return g_test_run ();
}
