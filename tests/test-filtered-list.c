/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-filtered-list.h"

/* Words, of which those with a letter in them are found; GTK's own list is what is right. */
typedef struct
{
  GtkStringList *words;
  GtkCustomFilter *filter;
  GListModel *found;
  GListModel *right;
  GListStore *follower; /* what who listens to the changes has */
  char letter;
  guint n_changes;
} Test;

static gboolean
matches (gpointer item, gpointer data)
{
  return strchr (gtk_string_object_get_string (item), ((const Test *) data)->letter) != NULL;
}

static void
items_changed_cb (Test *test, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = position; i < position + added; i++)
    g_ptr_array_add (items, g_list_model_get_item (test->found, i));
  g_list_store_splice (test->follower, position, removed, items->pdata, items->len);
  test->n_changes++;
}

static void
test_begin (Test *test)
{
  static const char *const words[] = { "ab", "b", "abc", "c", "ca", "bc", "a", NULL };

  *test = (Test) { gtk_string_list_new (words), gtk_custom_filter_new (NULL, NULL, NULL) };
  test->follower = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  test->found = g_object_new (INGOT_TYPE_FILTERED_LIST, NULL);
  g_signal_connect_swapped (test->found, "items-changed", G_CALLBACK (items_changed_cb), test);
  g_object_set (test->found, "filter", test->filter, "model", test->words, NULL);
  test->right = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (test->words)),
                                                         GTK_FILTER (g_object_ref (test->filter))));
}

static void
test_end (Test *test)
{
  g_assert_finalize_object (test->found);
  g_assert_finalize_object (test->right);
  g_assert_finalize_object (test->follower);
  g_assert_finalize_object (test->words);
  g_assert_finalize_object (test->filter);
}

static void
assert_same (GListModel *one, GListModel *other)
{
  g_assert_cmpuint (g_list_model_get_n_items (one), ==, g_list_model_get_n_items (other));
  for (guint i = 0; i < g_list_model_get_n_items (one); i++)
    {
      g_autoptr (GObject) left = g_list_model_get_item (one, i);
      g_autoptr (GObject) right = g_list_model_get_item (other, i);

      g_assert_true (left == right);
    }
  g_assert_null (g_list_model_get_item (one, g_list_model_get_n_items (one)));
}

static void
assert_right (Test *test)
{
  assert_same (test->found, test->right);
  assert_same (test->found, G_LIST_MODEL (test->follower));
}

static void
search (Test *test, char letter)
{
  test->letter = letter;
  test->n_changes = 0;
  if (letter != '\0')
    gtk_custom_filter_set_filter_func (test->filter, matches, test, NULL);
  else
    gtk_custom_filter_set_filter_func (test->filter, NULL, NULL, NULL);
  assert_right (test);
}

static void
test_search (void)
{
  Test test;

  test_begin (&test);
  assert_right (&test);
  g_assert_cmpuint (g_list_model_get_n_items (test.found), ==, 7);
  for (const char *letter = "acbxa"; *letter != '\0'; letter++)
    {
      search (&test, *letter);
      g_assert_cmpuint (test.n_changes, ==, 1);
    }
  search (&test, 'a');
  g_assert_cmpuint (test.n_changes, ==, 0);
  search (&test, '\0');
  g_assert_cmpuint (test.n_changes, ==, 1);
  test_end (&test);
}

static void
test_model (void)
{
  static const char *const more[] = { "x", "ax", "cx", NULL };
  Test test;

  test_begin (&test);
  search (&test, 'a');
  gtk_string_list_splice (test.words, 1, 2, more);
  assert_right (&test);
  gtk_string_list_append (test.words, "aa");
  assert_right (&test);
  test.n_changes = 0;
  gtk_string_list_append (test.words, "z");
  gtk_string_list_remove (test.words, 1);
  g_assert_cmpuint (test.n_changes, ==, 0);
  assert_right (&test);
  g_object_set (test.found, "filter", NULL, NULL);
  assert_same (test.found, G_LIST_MODEL (test.words));
  g_object_set (test.found, "model", NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (test.found), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (test.follower)), ==, 0);
  test_end (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filtered-list/search", test_search);
  g_test_add_func ("/filtered-list/model", test_model);
  return g_test_run ();
}
