/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-server.h"

G_BEGIN_DECLS

#define INGOT_TYPE_SERVER_LIST (ingot_server_list_get_type ())
G_DECLARE_FINAL_TYPE (IngotServerList, ingot_server_list, INGOT, SERVER_LIST, GObject)

IngotServerList *ingot_server_list_new (void);
IngotServer *ingot_server_list_find (IngotServerList *self, const char *uuid);
IngotServer *ingot_server_list_save (IngotServerList *self, IngotServer *server);
void ingot_server_list_add_for_session (IngotServerList *self, IngotServer *server);
void ingot_server_list_move (IngotServerList *self, IngotServer *server, IngotServer *before);
void ingot_server_list_remove (IngotServerList *self, IngotServer *server);

G_END_DECLS
