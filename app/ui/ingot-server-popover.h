/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-server-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INGOT_TYPE_SERVER_POPOVER (ingot_server_popover_get_type ())
G_DECLARE_FINAL_TYPE (IngotServerPopover, ingot_server_popover, INGOT, SERVER_POPOVER, GtkPopover)

GtkWidget *ingot_server_popover_new (IngotServerList *servers);

G_END_DECLS
