/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-server-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INGOT_TYPE_SERVERS_DIALOG (ingot_servers_dialog_get_type ())
G_DECLARE_FINAL_TYPE (IngotServersDialog, ingot_servers_dialog, INGOT, SERVERS_DIALOG, AdwDialog)

AdwDialog *ingot_servers_dialog_new (IngotServerList *servers);

G_END_DECLS
