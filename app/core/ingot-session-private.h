/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-client.h"
#include "ingot-session.h"

G_BEGIN_DECLS

IngotClient *ingot_session_get_client (IngotSession *self);
GHashTable *ingot_session_get_repositories (IngotSession *self);
GDateTime *ingot_session_get_updated (IngotSession *self);
void ingot_session_replace_search_domain (IngotSession *self, IngotSearchDomain *domain);
void ingot_session_forget_repository (IngotSession *self, IngotRepository *repository);
void ingot_session_update_repositories (IngotSession *self);

G_END_DECLS
