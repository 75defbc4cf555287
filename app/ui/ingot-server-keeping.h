/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-server-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean ingot_server_keeping_is_possible (IngotServer *server);
void ingot_server_keeping_run (GtkWidget *widget, IngotServerList *servers, IngotServer *server);

G_END_DECLS
