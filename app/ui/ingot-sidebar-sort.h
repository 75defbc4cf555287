/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-search-domain.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * IngotSidebarSort:
 * @INGOT_SIDEBAR_SORT_NAME: by name
 * @INGOT_SIDEBAR_SORT_LAST_DATA: what received data last comes first
 * @INGOT_SIDEBAR_SORT_SIZE: what stores most comes first
 *
 * What the sidebar sorts by. Starred search domains come before all others. The nicks are those of
 * the setting.
 */
typedef enum
{
  INGOT_SIDEBAR_SORT_NAME,
  INGOT_SIDEBAR_SORT_LAST_DATA,
  INGOT_SIDEBAR_SORT_SIZE,
} IngotSidebarSort;

#define INGOT_TYPE_SIDEBAR_SORT (ingot_sidebar_sort_get_type ())
GType ingot_sidebar_sort_get_type (void);

GtkSorter *ingot_sidebar_sort_new_sorter (IngotSidebarSort sort);
guint ingot_sidebar_sort_find_id (GListModel *list, const char *id);
guint ingot_sidebar_sort_find (GtkSorter *sorter, GListModel *list, IngotSearchDomain *domain);

G_END_DECLS
