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

/**
 * ingot_sidebar_sort_new_last_data_expression:
 *
 * Makes what gets from a search domain when it last received data: seconds since 1970, 0 for never.
 * A sorter keeps the numbers, while comparing the times themselves takes ten times as long.
 *
 * Returns: (transfer full): the expression
 */
GtkExpression *
ingot_sidebar_sort_new_last_data_expression (void)
{
  return gtk_cclosure_expression_new (G_TYPE_INT64, NULL, 0, NULL, G_CALLBACK (get_last_data), NULL,
                                      NULL);
}

static int
compare_names (gconstpointer one, gconstpointer other, gpointer user_data)
{
  return ingot_search_domain_compare ((IngotSearchDomain *) one, (IngotSearchDomain *) other);
}

/**
 * ingot_sidebar_sort_add_name:
 * @sorter: a #GtkMultiSorter of search domains
 *
 * Has what is the same to @sorter sorted by name.
 */
void
ingot_sidebar_sort_add_name (GtkSorter *sorter)
{
  gtk_multi_sorter_append (GTK_MULTI_SORTER (sorter),
                           GTK_SORTER (gtk_custom_sorter_new (compare_names, NULL, NULL)));
}
