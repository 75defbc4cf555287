/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-server-form.h"
#include "ingot-server-list.h"
#include "ingot-session.h"

G_BEGIN_DECLS

/* What a person entered of a server, put where each part of it belongs. */
void ingot_server_saving_run_async (IngotServerList *servers,
                                    IngotServerForm *form,
                                    gboolean keep,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
IngotSession *
ingot_server_saving_run_finish (IngotServerList *servers, GAsyncResult *result, GError **error);

G_END_DECLS
