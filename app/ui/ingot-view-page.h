/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What there is to see of a view: the repositories that it reads from, each a row that activates
 * the action win.open-search-domain with its name, or says that it cannot be seen. Properties:
 * session, domain. */
#define INGOT_TYPE_VIEW_PAGE (ingot_view_page_get_type ())
G_DECLARE_FINAL_TYPE (IngotViewPage, ingot_view_page, INGOT, VIEW_PAGE, AdwBin)

void ingot_view_page_set_session (IngotViewPage *self, IngotSession *session);
void ingot_view_page_set_domain (IngotViewPage *self, IngotSearchDomain *domain);

G_END_DECLS
