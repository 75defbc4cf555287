/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-sidebar-sort.h"

#include "ingot-search-domain.h"

G_DEFINE_ENUM_TYPE (IngotSidebarSort,
                    ingot_sidebar_sort,
                    G_DEFINE_ENUM_VALUE (INGOT_SIDEBAR_SORT_NAME, "name"),
                    G_DEFINE_ENUM_VALUE (INGOT_SIDEBAR_SORT_LAST_DATA, "last-data"),
                    G_DEFINE_ENUM_VALUE (INGOT_SIDEBAR_SORT_SIZE, "size"))

/**
 * ingot_sidebar_sort_compare_last_data:
 * @one: a search domain
 * @other: another search domain
 * @data: not used
 *
 * Compares two search domains by when they last received data: latest first, never last.
 *
 * Returns: less than 0 if @one comes first, more than 0 if @other does
 */
int
ingot_sidebar_sort_compare_last_data (gconstpointer one, gconstpointer other, gpointer data)
{
  GDateTime *first = ingot_search_domain_get_time_of_latest_ingest ((gpointer) one);
  GDateTime *second = ingot_search_domain_get_time_of_latest_ingest ((gpointer) other);

  if (first == NULL || second == NULL)
    return (first == NULL) - (second == NULL);
  return g_date_time_compare (second, first);
}
