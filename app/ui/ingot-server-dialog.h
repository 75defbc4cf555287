/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-server-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INGOT_TYPE_SERVER_DIALOG (ingot_server_dialog_get_type ())
G_DECLARE_FINAL_TYPE (IngotServerDialog, ingot_server_dialog, INGOT, SERVER_DIALOG, AdwDialog)

AdwDialog *ingot_server_dialog_new (IngotServerList *servers, IngotServer *server);

G_END_DECLS
