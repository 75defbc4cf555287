/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-change.h"
#include "ingot-session.h"

G_BEGIN_DECLS

IngotRepository *ingot_repository_new (IngotSession *session, IngotSearchDomain *domain);
void
ingot_repository_set_domain (IngotRepository *self, IngotSearchDomain *domain, GDateTime *updated);
IngotSession *ingot_repository_get_session (IngotRepository *self);
void ingot_repository_complete_tokens (IngotRepository *self);
void ingot_repository_apply (IngotRepository *self,
                             IngotChangeKind kind,
                             const char *name,
                             IngotOutcome *outcome);

G_END_DECLS
