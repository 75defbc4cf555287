/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-change.h"
#include "ingot-reading.h"
#include "ingot-session.h"

G_BEGIN_DECLS

IngotRepository *
ingot_repository_new (IngotSession *session, IngotSearchDomain *domain, GDateTime *updated);
void
ingot_repository_set_domain (IngotRepository *self, IngotSearchDomain *domain, GDateTime *updated);
IngotSession *ingot_repository_get_session (IngotRepository *self);
void ingot_repository_read_anew (IngotRepository *self);
void ingot_repository_leave (IngotRepository *self);
guint ingot_repository_get_n_changes (IngotRepository *self);
void ingot_repository_take_reading (IngotRepository *self, IngotReading *reading, guint n_changes);
void ingot_repository_reload_parsers_async (IngotRepository *self,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
void ingot_repository_apply (IngotRepository *self,
                             IngotChangeKind kind,
                             const char *name,
                             IngotOutcome *outcome);

G_END_DECLS
