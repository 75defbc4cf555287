/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which search domains a list shows. Properties: kind ("all", "repositories" or "views"), text
 * (what the name contains, in any case; empty for all). */
#define INGOT_TYPE_SEARCH_DOMAIN_FILTER (ingot_search_domain_filter_get_type ())
G_DECLARE_FINAL_TYPE (IngotSearchDomainFilter,
                      ingot_search_domain_filter,
                      INGOT,
                      SEARCH_DOMAIN_FILTER,
                      GtkFilter)

G_END_DECLS
