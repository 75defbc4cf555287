/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-server-list.h"

G_BEGIN_DECLS

void ingot_server_removal_run_async (IngotServerList *servers,
                                     IngotServer *server,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
IngotServer *
ingot_server_removal_run_finish (IngotServerList *servers, GAsyncResult *result, GError **error);

G_END_DECLS
