/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-early-tokens.h"

typedef struct
{
  GListStore *tokens;
  IngotTokenItems *items;
  IngotEarlyTokens *early;
  GPtrArray *given; /* as to rows, which hold them */
  guint n_rows;     /* of who is told of changes */
} Test;

static void
items_changed_cb (Test *test, guint position, guint removed, guint added)
{
  g_assert_cmpuint (position + removed, <=, test->n_rows);
  test->n_rows += added - removed;
}

static void
test_begin (Test *test)
{
  test->tokens = g_list_store_new (INGOT_TYPE_INGEST_TOKEN);
  test->items = ingot_token_items_new ();
  test->early = g_object_new (INGOT_TYPE_EARLY_TOKENS, "model", test->tokens, NULL);
  ingot_early_tokens_set_items (test->early, test->items);
  test->given = g_ptr_array_new_with_free_func (g_object_unref);
  test->n_rows = 0;
  g_signal_connect_swapped (test->early, "items-changed", G_CALLBACK (items_changed_cb), test);
}

static void
test_end (Test *test)
{
  g_ptr_array_unref (test->given);
  g_assert_finalize_object (test->early);
  g_assert_finalize_object (test->items);
  g_assert_finalize_object (test->tokens);
}

static IngotTokenItem *
dup_item (Test *test, guint position)
{
  g_autoptr (IngotIngestToken) token = g_list_model_get_item (G_LIST_MODEL (test->early), position);

  return ingot_token_items_dup_item (test->items, token);
}

static void
wait_for_tokens (Test *test)
{
  ingot_early_tokens_wait (test->early);
  g_assert_cmpuint (test->n_rows, >, 0);
  for (guint i = 0; i < test->n_rows; i++)
    g_ptr_array_add (test->given, dup_item (test, i));
}

static void
fill (Test *test, guint n_tokens)
{
  g_autoptr (GPtrArray) tokens = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_tokens; i++)
    {
      g_autofree char *name = g_strdup_printf ("token-%u", i);

      g_ptr_array_add (tokens, ingot_ingest_token_new_named (name));
    }
  g_list_store_splice (test->tokens, 0, 0, tokens->pdata, tokens->len);
}

/* Each row shows its token, and what was given before is not made anew. */
static void
assert_rows (Test *test, guint n_tokens)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (test->early)), ==, n_tokens);
  g_assert_cmpuint (test->n_rows, ==, n_tokens);
  for (guint i = 0; i < n_tokens; i++)
    {
      g_autofree char *name = g_strdup_printf ("token-%u", i);
      g_autoptr (IngotTokenItem) item = dup_item (test, i);

      g_assert_cmpstr (ingot_token_item_get_name (item), ==, name);
      if (i < test->given->len)
        g_assert_true (item == test->given->pdata[i]);
    }
}

static void
test_become_tokens (void)
{
  static const guint counts[] = { 1, 3, 200, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      Test test;

      test_begin (&test);
      wait_for_tokens (&test);
      fill (&test, counts[i]);
      assert_rows (&test, counts[i]);
      ingot_early_tokens_wait (test.early);
      assert_rows (&test, counts[i]);
      test_end (&test);
    }
}

static void
test_go (void)
{
  Test test;

  test_begin (&test);
  wait_for_tokens (&test);
  ingot_early_tokens_end (test.early);
  assert_rows (&test, 0);
  fill (&test, 2);
  g_ptr_array_set_size (test.given, 0);
  assert_rows (&test, 2);
  test_end (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/early-tokens/become-tokens", test_become_tokens);
  g_test_add_func ("/early-tokens/go", test_go);
  return g_test_run ();
}
