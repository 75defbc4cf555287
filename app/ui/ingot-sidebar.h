/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-session.h"
#include "ingot-sidebar-sort.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INGOT_TYPE_SIDEBAR (ingot_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (IngotSidebar, ingot_sidebar, INGOT, SIDEBAR, AdwNavigationPage)

IngotSession *ingot_sidebar_get_session (IngotSidebar *self);
void ingot_sidebar_set_session (IngotSidebar *self, IngotSession *session);
IngotSearchDomain *ingot_sidebar_get_domain (IngotSidebar *self);
void ingot_sidebar_set_domain (IngotSidebar *self, IngotSearchDomain *domain);
void ingot_sidebar_set_compact (IngotSidebar *self, gboolean compact);
IngotSidebarSort ingot_sidebar_get_sort (IngotSidebar *self);
void ingot_sidebar_set_sort (IngotSidebar *self, IngotSidebarSort sort);
void ingot_sidebar_start_search (IngotSidebar *self);

G_END_DECLS
