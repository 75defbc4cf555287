/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-sidebar-sort.h"

G_DEFINE_ENUM_TYPE (IngotSidebarSort,
                    ingot_sidebar_sort,
                    G_DEFINE_ENUM_VALUE (INGOT_SIDEBAR_SORT_NAME, "name"),
                    G_DEFINE_ENUM_VALUE (INGOT_SIDEBAR_SORT_LAST_DATA, "last-data"),
                    G_DEFINE_ENUM_VALUE (INGOT_SIDEBAR_SORT_SIZE, "size"))

static gint64
get_last_data (IngotSearchDomain *domain)
{
  GDateTime *time = ingot_search_domain_get_time_of_latest_ingest (domain);

  return time != NULL ? g_date_time_to_unix (time) : 0;
}

static GtkExpression *
new_last_data_expression (void)
{
  return gtk_cclosure_expression_new (G_TYPE_INT64, NULL, 0, NULL, G_CALLBACK (get_last_data), NULL,
                                      NULL);
}

static GtkExpression *
new_property_expression (const char *property)
{
  return gtk_property_expression_new (INGOT_TYPE_SEARCH_DOMAIN, NULL, property);
}

static void
append_descending (GtkMultiSorter *sorter, GtkExpression *expression)
{
  GtkNumericSorter *numeric = gtk_numeric_sorter_new (expression);

  gtk_numeric_sorter_set_sort_order (numeric, GTK_SORT_DESCENDING);
  gtk_multi_sorter_append (sorter, GTK_SORTER (numeric));
}

static int
compare_names (gconstpointer one, gconstpointer other, gpointer user_data)
{
  return ingot_search_domain_compare ((IngotSearchDomain *) one, (IngotSearchDomain *) other);
}

/**
 * ingot_sidebar_sort_new_sorter:
 * @sort: the order
 *
 * Makes what sorts search domains: starred ones come first, and among equal ones the name decides.
 *
 * Returns: (transfer full): the sorter
 */
GtkSorter *
ingot_sidebar_sort_new_sorter (IngotSidebarSort sort)
{
  GtkMultiSorter *sorter = gtk_multi_sorter_new ();

  append_descending (sorter, new_property_expression ("starred"));
  if (sort == INGOT_SIDEBAR_SORT_LAST_DATA)
    append_descending (sorter, new_last_data_expression ());
  else if (sort == INGOT_SIDEBAR_SORT_SIZE)
    append_descending (sorter, new_property_expression ("stored-size"));
  gtk_multi_sorter_append (sorter, GTK_SORTER (gtk_custom_sorter_new (compare_names, NULL, NULL)));
  return GTK_SORTER (sorter);
}

/**
 * ingot_sidebar_sort_find_id:
 * @list: search domains
 * @id: the identifier of one
 *
 * Finds a search domain in any order.
 *
 * Returns: where it is, %GTK_INVALID_LIST_POSITION if nowhere
 */
guint
ingot_sidebar_sort_find_id (GListModel *list, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (IngotSearchDomain) domain = g_list_model_get_item (list, i);

      if (g_str_equal (ingot_search_domain_get_id (domain), id))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* Where one that is sorted as @domain is would be. */
static guint
find_place (GtkSorter *sorter, GListModel *list, IngotSearchDomain *domain)
{
  guint first = 0;
  guint end = g_list_model_get_n_items (list);

  while (first < end)
    {
      const guint middle = first + (end - first) / 2;
      g_autoptr (IngotSearchDomain) item = g_list_model_get_item (list, middle);

      if (gtk_sorter_compare (sorter, item, domain) < 0)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

/**
 * ingot_sidebar_sort_find:
 * @sorter: an order
 * @list: search domains in that order
 * @domain: a search domain as it was once read
 *
 * Finds a search domain. All are looked at only if what it is sorted by has changed since: there
 * may be thousands.
 *
 * Returns: where it is now, %GTK_INVALID_LIST_POSITION if nowhere
 */
guint
ingot_sidebar_sort_find (GtkSorter *sorter, GListModel *list, IngotSearchDomain *domain)
{
  const guint place = find_place (sorter, list, domain);
  g_autoptr (IngotSearchDomain) found = g_list_model_get_item (list, place);

  return ingot_search_domain_is_same (found, domain)
             ? place
             : ingot_sidebar_sort_find_id (list, ingot_search_domain_get_id (domain));
}
