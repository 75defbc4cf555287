/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-server.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INGOT_TYPE_MANAGED_SERVER_ROW (ingot_managed_server_row_get_type ())
G_DECLARE_FINAL_TYPE (IngotManagedServerRow,
                      ingot_managed_server_row,
                      INGOT,
                      MANAGED_SERVER_ROW,
                      AdwActionRow)

GtkWidget *ingot_managed_server_row_new (IngotServer *server);
IngotServer *ingot_managed_server_row_get_server (IngotManagedServerRow *self);
void ingot_managed_server_row_set_movable (IngotManagedServerRow *self, gboolean up, gboolean down);

G_END_DECLS
