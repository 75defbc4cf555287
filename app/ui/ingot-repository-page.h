/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A search domain: its facts and ingest tokens, or why there are none to see. Properties: session,
 * repository, and what its template shows: n-tokens, narrow, low, searchable, searching, sort. */
#define INGOT_TYPE_REPOSITORY_PAGE (ingot_repository_page_get_type ())
G_DECLARE_FINAL_TYPE (IngotRepositoryPage,
                      ingot_repository_page,
                      INGOT,
                      REPOSITORY_PAGE,
                      AdwNavigationPage)

IngotRepository *ingot_repository_page_get_repository (IngotRepositoryPage *self);
void ingot_repository_page_set_repository (IngotRepositoryPage *self, IngotRepository *repository);
IngotSession *ingot_repository_page_get_session (IngotRepositoryPage *self);
void ingot_repository_page_set_session (IngotRepositoryPage *self, IngotSession *session);

G_END_DECLS
