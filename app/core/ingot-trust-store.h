/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-server.h"
#include "ingot-trust.h"

G_BEGIN_DECLS

GFile *ingot_trust_store_dup_file (const char *name);
void ingot_trust_store_keep_async (IngotServer *server,
                                   IngotTrust *trust,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
char *ingot_trust_store_keep_finish (IngotServer *server, GAsyncResult *result, GError **error);
void ingot_trust_store_remove (const char *name);

G_END_DECLS
