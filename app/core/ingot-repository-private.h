/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-session.h"

G_BEGIN_DECLS

IngotRepository *ingot_repository_new (IngotSession *session, IngotSearchDomain *domain);
void
ingot_repository_set_domain (IngotRepository *self, IngotSearchDomain *domain, GDateTime *updated);

G_END_DECLS
