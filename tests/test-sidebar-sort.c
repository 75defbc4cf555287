/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search domain is found again in the list that the sidebar shows, in whichever order. */
#include "ingot-sidebar-sort.h"

#define N_DOMAINS 1000
#define N_STEPS   12 /* halving 1000 takes ten, and one more looks at what was found */

typedef struct
{
  GListStore *domains;
  GtkSorter *sorter;
  GListModel *sorted;
  GListModel *list; /* sorted, and counts what is looked at */
  guint n_looked_at;
} Test;

static IngotSearchDomain *
read_domain (const char *id, const char *name, guint hour, guint size)
{
  g_autofree char *json = g_strdup_printf ("{\"id\": \"%s\", \"name\": \"%s\", \"isStarred\": %s, "
                                           "\"timeOfLatestIngest\": \"2026-11-23T%02u:00:00Z\", "
                                           "\"compressedByteSize\": %u}",
                                           id, name, size % 7 == 0 ? "true" : "false", hour, size);
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_autoptr (GError) error = NULL;
  IngotSearchDomain *domain =
      ingot_record_read (INGOT_TYPE_SEARCH_DOMAIN, json_node_get_object (node), NULL, &error);

  g_assert_no_error (error);
  return domain;
}

/* Many received data in the same hour, and store as much as others. */
static IngotSearchDomain *
make_domain (guint i)
{
  g_autofree char *id = g_strdup_printf ("%u", i);
  g_autofree char *name = g_strdup_printf ("repository-%u", i);

  return read_domain (id, name, i * 5 % 24, i * 37 % 500);
}

/* A copy, which nobody keeps: GTK does not ask again for what still lives. */
static gpointer
look_at (gpointer item, gpointer data)
{
  g_autoptr (IngotSearchDomain) domain = item;

  ((Test *) data)->n_looked_at++;
  return ingot_record_dup_with (domain, "starred", ingot_search_domain_get_starred (domain), NULL);
}

static void
begin (Test *test, IngotSidebarSort sort)
{
  test->domains = g_list_store_new (INGOT_TYPE_SEARCH_DOMAIN);
  for (guint i = 0; i < N_DOMAINS; i++)
    {
      g_autoptr (IngotSearchDomain) domain = make_domain (i);

      g_list_store_append (test->domains, domain);
    }
  test->sorter = ingot_sidebar_sort_new_sorter (sort);
  test->sorted = G_LIST_MODEL (gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (test->domains)),
                                                        g_object_ref (test->sorter)));
  test->list =
      G_LIST_MODEL (gtk_map_list_model_new (g_object_ref (test->sorted), look_at, test, NULL));
  test->n_looked_at = 0;
}

static void
end (Test *test)
{
  g_assert_finalize_object (test->list);
  g_assert_finalize_object (test->sorted);
  g_assert_finalize_object (test->sorter);
  g_assert_finalize_object (test->domains);
}

static guint
find (Test *test, IngotSearchDomain *domain)
{
  return ingot_sidebar_sort_find (test->sorter, test->list, domain);
}

static void
assert_is_at (Test *test, guint place, const char *id)
{
  g_autoptr (IngotSearchDomain) found = g_list_model_get_item (test->sorted, place);

  g_assert_nonnull (found);
  g_assert_cmpstr (ingot_search_domain_get_id (found), ==, id);
}

/* Few are looked at, be there thousands. */
static void
test_halving (gconstpointer data)
{
  Test test;

  begin (&test, GPOINTER_TO_UINT (data));
  for (guint i = 0; i < N_DOMAINS; i++)
    {
      g_autoptr (IngotSearchDomain) domain = g_list_model_get_item (test.sorted, i);

      test.n_looked_at = 0;
      g_assert_cmpuint (find (&test, domain), ==, i);
      g_assert_cmpuint (test.n_looked_at, <=, N_STEPS);
    }
  end (&test);
}

/* What a person chose was read before something was sent there, was stored, or got another name. */
static void
test_changed (gconstpointer data)
{
  Test test;

  begin (&test, GPOINTER_TO_UINT (data));
  for (guint i = 0; i < N_DOMAINS; i += 99)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autoptr (IngotSearchDomain) old = read_domain (id, "as-it-was", 23 - i % 24, i % 500 + 500);

      assert_is_at (&test, find (&test, old), id);
    }
  end (&test);
}

/* Of two whose names differ in case only neither comes first. */
static void
test_twins (gconstpointer data)
{
  Test test;
  g_autoptr (IngotSearchDomain) one = read_domain ("one", "twin", 1, 1);
  g_autoptr (IngotSearchDomain) other = read_domain ("other", "TWIN", 1, 1);

  begin (&test, GPOINTER_TO_UINT (data));
  g_list_store_append (test.domains, one);
  g_list_store_append (test.domains, other);
  assert_is_at (&test, find (&test, one), "one");
  assert_is_at (&test, find (&test, other), "other");
  end (&test);
}

static void
test_gone (gconstpointer data)
{
  Test test;
  g_autoptr (IngotSearchDomain) last = NULL;

  begin (&test, GPOINTER_TO_UINT (data));
  last = g_list_model_get_item (test.sorted, N_DOMAINS - 1);
  for (guint i = 0; i < N_DOMAINS; i += 99)
    {
      g_autoptr (IngotSearchDomain) domain = make_domain (i);
      guint place;

      g_assert_true (g_list_store_find_with_equal_func (
          test.domains, domain, (GEqualFunc) ingot_search_domain_is_same, &place));
      g_list_store_remove (test.domains, place);
      g_assert_cmpuint (find (&test, domain), ==, GTK_INVALID_LIST_POSITION);
    }
  /* and where there is none at all */
  g_list_store_remove_all (test.domains);
  g_assert_cmpuint (find (&test, last), ==, GTK_INVALID_LIST_POSITION);
  end (&test);
}

static void
add (const char *name, const char *order, IngotSidebarSort sort, GTestDataFunc func)
{
  g_autofree char *path = g_strconcat ("/sidebar-sort/", name, "/", order, NULL);

  g_test_add_data_func (path, GUINT_TO_POINTER (sort), func);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GEnumClass) orders = g_type_class_ref (INGOT_TYPE_SIDEBAR_SORT);

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < orders->n_values; i++)
    {
      const char *order = orders->values[i].value_nick;
      const IngotSidebarSort sort = orders->values[i].value;

      add ("halving", order, sort, test_halving);
      add ("changed", order, sort, test_changed);
      add ("twins", order, sort, test_twins);
      add ("gone", order, sort, test_gone);
    }
  return g_test_run ();
}
