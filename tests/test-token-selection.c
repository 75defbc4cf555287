/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-selection.h"
#include "ingot-early-tokens.h"
#include "ingot-typed-name.h"

#include <json-glib/json-glib.h>

/* Rows a, b, c, d and e, of which a search finds some. */
typedef struct
{
  GListStore *all;
  GtkStringFilter *filter;
  IngotTokenItems *items;
  IngotTokenSelection *selection;
  GtkSelectionModel *model;
} Test;

static IngotIngestToken *
token_new (const char *name, const char *text)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (GError) error = NULL;
  IngotIngestToken *token;

  json_object_set_string_member (object, "name", name);
  json_object_set_string_member (object, "token", text);
  token = ingot_record_read (INGOT_TYPE_INGEST_TOKEN, object, NULL, &error);
  g_assert_no_error (error);
  return token;
}

static void
insert_with_text (Test *test, guint position, const char *name, const char *text)
{
  g_autoptr (IngotIngestToken) token = token_new (name, text);

  g_list_store_insert (test->all, position, token);
}

static void
insert (Test *test, guint position, const char *name)
{
  insert_with_text (test, position, name, "x");
}

static void
test_begin (Test *test)
{
  GtkExpression *name = gtk_property_expression_new (INGOT_TYPE_INGEST_TOKEN, NULL, "name");
  g_autoptr (GtkFilterListModel) found = NULL;

  test->all = g_list_store_new (INGOT_TYPE_INGEST_TOKEN);
  test->filter = gtk_string_filter_new (name);
  gtk_string_filter_set_search (test->filter, "");
  found = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (test->all)),
                                     GTK_FILTER (g_object_ref (test->filter)));
  test->items = ingot_token_items_new ();
  test->selection =
      g_object_new (INGOT_TYPE_TOKEN_SELECTION, "model", found, "all", test->all, NULL);
  ingot_token_selection_set_items (test->selection, test->items);
  test->model = GTK_SELECTION_MODEL (test->selection);
  for (guint i = 0; i < 5; i++)
    insert (test, i, (const char *[]) { "a", "b", "c", "d", "e" }[i]);
}

static void
test_end (Test *test)
{
  g_assert_finalize_object (test->selection);
  g_assert_finalize_object (test->items);
  g_assert_finalize_object (test->filter);
  g_assert_finalize_object (test->all);
}

static void
assert_selected (Test *test, const char *expected, guint n_hidden)
{
  g_autoptr (GPtrArray) tokens = ingot_token_selection_dup_tokens (test->selection);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_selected, n_really_hidden;
  gboolean several;

  for (guint i = 0; i < tokens->len; i++)
    g_string_append (names, ingot_ingest_token_get_name (tokens->pdata[i]));
  g_assert_cmpstr (names->str, ==, expected);
  g_object_get (test->selection, "n-selected", &n_selected, "n-hidden", &n_really_hidden, "several",
                &several, NULL);
  g_assert_cmpuint (n_selected, ==, strlen (expected));
  g_assert_cmpuint (n_really_hidden, ==, n_hidden);
  g_assert_cmpint (several, ==, n_selected > 1 || n_hidden > 0);
}

static void
add (Test *test, guint position)
{
  gtk_selection_model_select_item (test->model, position, FALSE);
}

static void
test_one_and_more (void)
{
  Test test;

  test_begin (&test);
  assert_selected (&test, "", 0);
  gtk_selection_model_select_item (test.model, 1, TRUE);
  assert_selected (&test, "b", 0);
  g_assert_cmpstr (ingot_ingest_token_get_name (ingot_token_selection_get_only (test.selection)),
                   ==, "b");
  add (&test, 3);
  assert_selected (&test, "bd", 0);
  g_assert_null (ingot_token_selection_get_only (test.selection));
  gtk_selection_model_unselect_item (test.model, 1);
  assert_selected (&test, "d", 0);
  gtk_selection_model_select_range (test.model, 0, 3, FALSE);
  assert_selected (&test, "abcd", 0);
  gtk_selection_model_select_item (test.model, 4, TRUE);
  assert_selected (&test, "e", 0);
  gtk_selection_model_select_all (test.model);
  assert_selected (&test, "abcde", 0);
  gtk_selection_model_unselect_all (test.model);
  assert_selected (&test, "", 0);
  g_assert_cmpuint (ingot_token_selection_get_first (test.selection), ==,
                    GTK_INVALID_LIST_POSITION);
  test_end (&test);
}

/* An item that changes is replaced by another, and may be put elsewhere. */
static void
test_outlives_its_items (void)
{
  Test test;

  test_begin (&test);
  add (&test, 1);
  add (&test, 3);
  g_list_store_remove_all (test.all);
  assert_selected (&test, "", 0);
  insert (&test, 0, "d");
  insert (&test, 1, "x");
  insert (&test, 2, "b");
  assert_selected (&test, "db", 0);
  test_end (&test);
}

/* A name does not make it the same one, neither there already nor created when it was deleted. */
static void
test_same_name (void)
{
  Test test;

  test_begin (&test);
  insert_with_text (&test, 2, "b", "another");
  add (&test, 2);
  assert_selected (&test, "b", 0);
  g_assert_cmpuint (ingot_token_selection_get_first (test.selection), ==, 2);
  ingot_token_selection_choose (test.selection, 1);
  assert_selected (&test, "b", 0);
  g_assert_cmpuint (ingot_token_selection_get_first (test.selection), ==, 1);
  g_list_store_remove (test.all, 1);
  assert_selected (&test, "", 0);
  test_end (&test);
}

/* What a search leaves out is not acted on, and comes back with its end. */
static void
test_search (void)
{
  Test test;

  test_begin (&test);
  add (&test, 1);
  add (&test, 3);
  gtk_string_filter_set_search (test.filter, "d");
  assert_selected (&test, "d", 1);
  gtk_string_filter_set_search (test.filter, "e");
  assert_selected (&test, "", 2);
  gtk_selection_model_select_all (test.model);
  assert_selected (&test, "e", 2);
  gtk_string_filter_set_search (test.filter, "");
  assert_selected (&test, "bde", 0);

  gtk_string_filter_set_search (test.filter, "a");
  gtk_selection_model_select_item (test.model, 0, TRUE);
  gtk_string_filter_set_search (test.filter, "");
  assert_selected (&test, "a", 0);
  test_end (&test);
}

static void
test_marking (void)
{
  Test test;

  test_begin (&test);
  ingot_token_selection_set_marking (test.selection, TRUE);
  g_assert_true (ingot_token_selection_get_several (test.selection));
  ingot_token_selection_set_pointed (test.selection, TRUE);
  gtk_selection_model_select_item (test.model, 1, TRUE);
  gtk_selection_model_select_item (test.model, 2, TRUE);
  gtk_selection_model_select_item (test.model, 3, TRUE);
  gtk_selection_model_select_item (test.model, 1, TRUE);
  assert_selected (&test, "cd", 0);
  /* an arrow key */
  ingot_token_selection_set_pointed (test.selection, FALSE);
  gtk_selection_model_select_item (test.model, 4, TRUE);
  assert_selected (&test, "cd", 0);
  ingot_token_selection_set_marking (test.selection, FALSE);
  gtk_selection_model_select_item (test.model, 4, TRUE);
  assert_selected (&test, "e", 0);
  test_end (&test);
}

static void
changed_cb (GtkSelectionModel *model, guint position, guint n_items, guint *changed)
{
  changed[0] = position;
  changed[1] = n_items;
}

static void
test_tells (void)
{
  Test test;
  guint changed[2] = { 0 };

  test_begin (&test);
  g_signal_connect (test.model, "selection-changed", G_CALLBACK (changed_cb), changed);
  add (&test, 1);
  g_assert_cmpuint (changed[0], ==, 1);
  g_assert_cmpuint (changed[1], ==, 1);
  gtk_selection_model_select_item (test.model, 3, TRUE);
  g_assert_cmpuint (changed[0], ==, 1);
  g_assert_cmpuint (changed[1], ==, 3);
  test_end (&test);
}

static void
items_changed_cb (GArray *rows,
                  guint position,
                  guint removed,
                  guint added,
                  GtkSelectionModel *model)
{
  g_array_remove_range (rows, position, removed);
  for (guint i = position; i < position + added; i++)
    {
      const gboolean selected = gtk_selection_model_is_selected (model, i);

      g_array_insert_val (rows, i, selected);
    }
}

static void
selection_changed_cb (GArray *rows, guint position, guint n_items, GtkSelectionModel *model)
{
  for (guint i = position; i < position + n_items; i++)
    g_array_index (rows, gboolean, i) = gtk_selection_model_is_selected (model, i);
}

static void
assert_rows_know (GArray *rows, GtkSelectionModel *model)
{
  g_assert_cmpuint (rows->len, ==, g_list_model_get_n_items (G_LIST_MODEL (model)));
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpint (g_array_index (rows, gboolean, i), ==,
                     gtk_selection_model_is_selected (model, i));
}

/* What stands in for tokens comes to be selected ones, and nothing is said of most of it: when a
 * server is read anew at another address, for example. */
static void
test_rows_know (void)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_autoptr (IngotEarlyTokens) early = NULL;
  gpointer tokens[5];
  Test test;

  test_begin (&test);
  early = g_object_new (INGOT_TYPE_EARLY_TOKENS, "model", test.all, NULL);
  ingot_early_tokens_set_items (early, test.items);
  g_object_set (test.selection, "model", early, NULL);
  items_changed_cb (rows, 0, 0, 5, test.model);
  g_signal_connect_swapped (test.model, "items-changed", G_CALLBACK (items_changed_cb), rows);
  g_signal_connect_swapped (test.model, "selection-changed", G_CALLBACK (selection_changed_cb),
                            rows);
  add (&test, 1);
  add (&test, 2);
  assert_rows_know (rows, test.model);

  for (guint i = 0; i < 5; i++)
    tokens[i] = g_list_model_get_item (G_LIST_MODEL (test.all), i);
  g_list_store_remove_all (test.all);
  ingot_early_tokens_wait (early);
  assert_rows_know (rows, test.model);
  g_list_store_splice (test.all, 0, 0, tokens, 5);
  assert_selected (&test, "bc", 0);
  assert_rows_know (rows, test.model);
  for (guint i = 0; i < 5; i++)
    g_object_unref (tokens[i]);
  g_object_set (test.selection, "model", NULL, NULL);
  g_assert_finalize_object (g_steal_pointer (&early));
  test_end (&test);
}

static IngotTokenItem *
dup_item (Test *test, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (test->selection), position);
}

/* Rows that come and go are given the same item as long as one of them has it. */
static void
test_items (void)
{
  g_autoptr (IngotTokenItem) item = NULL;
  g_autoptr (IngotTokenItem) same = NULL;
  Test test;

  test_begin (&test);
  item = dup_item (&test, 1);
  g_assert_cmpstr (ingot_token_item_get_name (item), ==, "b");
  gtk_string_filter_set_search (test.filter, "b");
  same = dup_item (&test, 0);
  g_assert_true (same == item);
  g_assert_null (dup_item (&test, 1));
  g_clear_object (&same);
  g_assert_finalize_object (g_steal_pointer (&item));

  item = dup_item (&test, 0);
  g_assert_cmpstr (ingot_token_item_get_name (item), ==, "b");
  g_assert_finalize_object (g_steal_pointer (&item));
  test_end (&test);
}

/* No row needs to have it. */
static void
test_revealed (void)
{
  g_autoptr (IngotTokenItem) item = NULL;
  Test test;

  test_begin (&test);
  gtk_selection_model_select_item (test.model, 2, TRUE);
  ingot_token_items_reveal (test.items, ingot_token_selection_get_only (test.selection));
  item = dup_item (&test, 2);
  g_assert_true (ingot_token_item_get_revealed (item));
  g_assert_true (ingot_token_items_get_revealed (test.items) == ingot_token_item_get_token (item));
  g_clear_object (&item);
  item = dup_item (&test, 2);
  g_assert_true (ingot_token_item_get_revealed (item));
  ingot_token_items_reveal (test.items, NULL);
  g_assert_false (ingot_token_item_get_revealed (item));
  g_assert_null (ingot_token_items_get_revealed (test.items));
  g_assert_finalize_object (g_steal_pointer (&item));
  test_end (&test);
}

/* Nobody waits for it here. */
static void
test_revealed_for_a_minute (void)
{
  GSource *end;
  gint64 left; /* µs */
  Test test;

  test_begin (&test);
  gtk_selection_model_select_item (test.model, 2, TRUE);
  ingot_token_items_reveal (test.items, ingot_token_selection_get_only (test.selection));
  end = g_main_context_find_source_by_user_data (NULL, test.items);
  g_assert_nonnull (end);
  left = g_source_get_ready_time (end) - g_get_monotonic_time ();
  g_assert_cmpint (left, >, 50 * G_USEC_PER_SEC);
  g_assert_cmpint (left, <=, 61 * G_USEC_PER_SEC);
  g_source_set_ready_time (end, 0);
  g_main_context_iteration (NULL, TRUE);
  g_assert_null (ingot_token_items_get_revealed (test.items));
  test_end (&test);
}

static IngotParser *
parser_new (const char *name)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (GError) error = NULL;
  IngotParser *parser;

  json_object_set_string_member (object, "id", name);
  json_object_set_string_member (object, "name", name);
  parser = ingot_record_read (INGOT_TYPE_PARSER, object, NULL, &error);
  g_assert_no_error (error);
  return parser;
}

static gboolean
is_parser_missing (IngotTokenItem *item)
{
  gboolean missing;

  g_object_get (item, "parser-missing", &missing, NULL);
  return missing;
}

/* What is known of parsers is known to items that are there already, and to those that come. */
static void
test_parsers (void)
{
  g_autoptr (GListStore) parsers = g_list_store_new (INGOT_TYPE_PARSER);
  g_autoptr (IngotIngestToken) bare = token_new ("f", "x");
  g_autoptr (IngotParser) json = parser_new ("json");
  g_autoptr (IngotParser) other = parser_new ("other");
  g_autoptr (IngotIngestToken) token = ingot_record_dup_with (bare, "parser", json, NULL);
  g_autoptr (IngotTokenItem) item = NULL;
  Test test;

  test_begin (&test);
  g_list_store_append (test.all, token);
  ingot_token_items_set_parsers (test.items, G_LIST_MODEL (parsers));
  item = dup_item (&test, 5);
  g_assert_false (is_parser_missing (item));
  g_list_store_append (parsers, other);
  g_assert_true (is_parser_missing (item));
  g_assert_finalize_object (g_steal_pointer (&item));
  item = dup_item (&test, 5);
  g_assert_true (is_parser_missing (item));
  g_list_store_append (parsers, json);
  g_assert_false (is_parser_missing (item));
  ingot_token_items_set_parsers (test.items, NULL);
  g_list_store_remove_all (parsers);
  g_assert_finalize_object (g_steal_pointer (&item));
  test_end (&test);
}

static void
test_typed_name (void)
{
  g_assert_true (ingot_typed_name_matches ("payments", "payments"));
  g_assert_false (ingot_typed_name_matches ("", "payments"));
  g_assert_false (ingot_typed_name_matches ("Payments", "payments"));
  g_assert_false (ingot_typed_name_matches ("twolines", "two lines"));
  g_assert_true (ingot_typed_name_matches ("two lines", "two\nlines"));
  g_assert_true (ingot_typed_name_matches ("twolines", "two\nlines"));
  g_assert_true (ingot_typed_name_matches ("two\nlines", "two\nlines"));
  g_assert_false (ingot_typed_name_matches ("two line", "two\nlines"));
  g_assert_true (ingot_typed_name_matches ("bell", "be\all"));
  g_assert_true (ingot_typed_name_matches ("abc", "a\u202ebc"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/token-selection/one-and-more", test_one_and_more);
  g_test_add_func ("/token-selection/outlives-its-items", test_outlives_its_items);
  g_test_add_func ("/token-selection/same-name", test_same_name);
  g_test_add_func ("/token-selection/search", test_search);
  g_test_add_func ("/token-selection/marking", test_marking);
  g_test_add_func ("/token-selection/tells", test_tells);
  g_test_add_func ("/token-selection/rows-know", test_rows_know);
  g_test_add_func ("/token-selection/items", test_items);
  g_test_add_func ("/token-selection/revealed", test_revealed);
  g_test_add_func ("/token-selection/revealed-for-a-minute", test_revealed_for_a_minute);
  g_test_add_func ("/token-selection/parsers", test_parsers);
  g_test_add_func ("/token-selection/typed-name", test_typed_name);
  return g_test_run ();
}
