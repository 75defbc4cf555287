/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INGOT_TYPE_SEARCH_DOMAIN_ROW (ingot_search_domain_row_get_type ())
G_DECLARE_FINAL_TYPE (IngotSearchDomainRow,
                      ingot_search_domain_row,
                      INGOT,
                      SEARCH_DOMAIN_ROW,
                      AdwBin)

GtkWidget *ingot_search_domain_row_new_late (GtkWidget *sidebar);
void ingot_search_domain_row_set_domain (IngotSearchDomainRow *self, IngotSearchDomain *domain);
void ingot_search_domain_row_set_session (IngotSearchDomainRow *self, IngotSession *session);

G_END_DECLS
