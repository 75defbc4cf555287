/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-late-cell.h"
#include "ingot-session.h"

G_BEGIN_DECLS

/* A row of the sidebar. Property: session, the server that the search domain is on. */
#define INGOT_TYPE_SEARCH_DOMAIN_ROW (ingot_search_domain_row_get_type ())
G_DECLARE_FINAL_TYPE (IngotSearchDomainRow,
                      ingot_search_domain_row,
                      INGOT,
                      SEARCH_DOMAIN_ROW,
                      IngotLateCell)

GtkWidget *ingot_search_domain_row_new (void);

G_END_DECLS
