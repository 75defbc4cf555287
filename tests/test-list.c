/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-list.h"

#include "ingot-filling.h"
#include "ingot-parser.h"

#define KEY ((IngotListKey) ingot_parser_get_id)

/* "a b:2" are two parsers; what follows the colon is another name, so that they differ. */
static GPtrArray *
read_parsers (const char *text)
{
  GPtrArray *parsers = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], ":", 2);
      g_autoptr (JsonObject) object = json_object_new ();

      json_object_set_string_member (object, "id", parts[0]);
      json_object_set_string_member (object, "name", words[i]);
      g_ptr_array_add (parsers, ingot_record_read (INGOT_TYPE_PARSER, object, NULL, NULL));
    }
  return parsers;
}

static GListStore *
store_new (const char *text)
{
  GListStore *store = g_list_store_new (INGOT_TYPE_PARSER);
  g_autoptr (GPtrArray) parsers = read_parsers (text);

  g_list_store_splice (store, 0, 0, parsers->pdata, parsers->len);
  return store;
}

static void
assert_list (GListModel *list, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (IngotParser) parser = g_list_model_get_item (list, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", ingot_parser_get_name (parser));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

typedef struct
{
  GPtrArray *mirror;
  guint n_signals;
  guint n_removed;
} Watch;

/* Whoever only hears the signals must come to the same list. */
static void
changed_cb (GListModel *list, guint position, guint n_removed, guint n_added, Watch *watch)
{
  watch->n_signals++;
  watch->n_removed += n_removed;
  if (n_removed > 0)
    g_ptr_array_remove_range (watch->mirror, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (watch->mirror, position + i, g_list_model_get_item (list, position + i));
}

static const struct
{
  const char *before;
  const char *after;
  guint n_signals;
  guint n_removed;
} updates[] = {
  { "", "", 0, 0 },
  { "", "a b c", 1, 0 },
  { "a b c", "", 1, 3 },
  { "a b c", "a b c", 0, 0 },
  { "a b c", "a b:2 c", 1, 1 },
  { "a b c d", "a:2 b c d:2", 2, 2 },
  { "a b c d", "b c d", 1, 1 },
  { "a b c d", "a b d", 1, 1 },
  { "a b d", "a b c d", 1, 0 },
  { "a b c", "x a b c y", 2, 0 },
  { "a b c d", "d a b c", 2, 3 },
  { "a b c d", "b c d a", 2, 1 },
  { "a b c d", "d c b a", 2, 3 },
  { "a a b", "a b", 1, 1 },
  { "a b", "a a b", 1, 0 },
  { "a b a", "b a a", 2, 1 },
  { "a b c", "x y z", 1, 3 },
};

static void
test_update (gconstpointer data)
{
  const guint row = GPOINTER_TO_UINT (data);
  g_autoptr (GListStore) store = store_new (updates[row].before);
  g_autoptr (GPtrArray) after = read_parsers (updates[row].after);
  Watch watch = { .mirror = g_ptr_array_new_with_free_func (g_object_unref) };
  const guint n_before = g_list_model_get_n_items (G_LIST_MODEL (store));

  for (guint i = 0; i < n_before; i++)
    g_ptr_array_add (watch.mirror, g_list_model_get_item (G_LIST_MODEL (store), i));
  g_signal_connect (store, "items-changed", G_CALLBACK (changed_cb), &watch);
  ingot_list_update (store, KEY, after);

  assert_list (G_LIST_MODEL (store), updates[row].after);
  g_assert_cmpuint (watch.mirror->len, ==, after->len);
  for (guint i = 0; i < after->len; i++)
    g_assert_true (watch.mirror->pdata[i] == after->pdata[i]);
  g_assert_cmpuint (watch.n_signals, ==, updates[row].n_signals);
  g_assert_cmpuint (watch.n_removed, ==, updates[row].n_removed);
  g_ptr_array_unref (watch.mirror);
}

static void
test_random_updates (void)
{
  g_autoptr (GListStore) store = g_list_store_new (INGOT_TYPE_PARSER);

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) after = NULL;

      for (gint i = g_test_rand_int_range (0, 20); i > 0; i--)
        g_string_append_printf (text, "%s%c:%d", text->len > 0 ? " " : "",
                                (char) g_test_rand_int_range ('a', 'l'),
                                g_test_rand_int_range (0, 2));
      after = read_parsers (text->str);
      ingot_list_update (store, KEY, after);
      assert_list (G_LIST_MODEL (store), text->str);
    }
}

static void
signalled_cb (GListModel *list, guint position, guint n_removed, guint n_added, guint *n_signals)
{
  (*n_signals)++;
}

/* Every second row of a long list is another one now: not a signal for each. */
static void
test_many_edits (void)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  g_autoptr (GListStore) store = NULL;
  g_autoptr (GPtrArray) parsers = NULL;
  guint n_signals = 0;

  for (guint i = 0; i < 2000; i++)
    {
      g_string_append_printf (before, "%s%u", i > 0 ? " " : "", i);
      g_string_append_printf (after, "%s%u%s", i > 0 ? " " : "", i, i % 2 == 0 ? ":2" : "");
    }
  store = store_new (before->str);
  parsers = read_parsers (after->str);
  g_signal_connect (store, "items-changed", G_CALLBACK (signalled_cb), &n_signals);
  ingot_list_update (store, KEY, parsers);
  g_assert_cmpuint (n_signals, <=, 64);
  assert_list (G_LIST_MODEL (store), after->str);
}

static void
test_single (void)
{
  g_autoptr (GListStore) store = store_new ("a b c");
  g_autoptr (GPtrArray) others = read_parsers ("b:2 x");
  g_autoptr (IngotParser) found = NULL;
  guint position;

  g_assert_true (ingot_list_replace (store, KEY, others->pdata[0]));
  g_assert_false (ingot_list_replace (store, KEY, others->pdata[1]));
  assert_list (G_LIST_MODEL (store), "a b:2 c");
  found = ingot_list_find (G_LIST_MODEL (store), KEY, "c", &position);
  g_assert_cmpuint (position, ==, 2);
  g_assert_null (ingot_list_find (G_LIST_MODEL (store), KEY, "x", NULL));
  g_assert_true (ingot_list_remove (store, KEY, "a"));
  g_assert_false (ingot_list_remove (store, KEY, "a"));
  assert_list (G_LIST_MODEL (store), "b:2 c");
}

#define MANY 2000

typedef struct
{
  IngotFilling *filling;
  guint n_done;
} Filled;

static void
done_cb (gpointer user_data)
{
  Filled *filled = user_data;

  filled->n_done++;
  g_clear_pointer (&filled->filling, ingot_filling_free);
}

static void
test_filling (void)
{
  g_autoptr (GListStore) store = g_list_store_new (INGOT_TYPE_PARSER);
  g_autoptr (GPtrArray) parsers = g_ptr_array_new_with_free_func (g_object_unref);
  Filled filled = { 0 };

  for (guint i = 0; i < MANY; i++)
    g_ptr_array_add (parsers, g_object_new (INGOT_TYPE_PARSER, NULL));
  filled.filling = ingot_filling_new (store, parsers, 500, done_cb, &filled);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), <, MANY);
  while (filled.filling != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (filled.n_done, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, MANY);
  for (guint i = 0; i < MANY; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (store), i);

      g_assert_true (item == parsers->pdata[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (updates); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/list/update/%s to %s", updates[i].before, updates[i].after);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_update);
    }
  g_test_add_func ("/list/random-updates", test_random_updates);
  g_test_add_func ("/list/many-edits", test_many_edits);
  g_test_add_func ("/list/single", test_single);
  g_test_add_func ("/list/filling", test_filling);
  return g_test_run ();
}
