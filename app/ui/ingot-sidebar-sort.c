/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-sidebar-sort.h"

#include "ingot-search-domain.h"

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
