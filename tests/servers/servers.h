/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "driver.h"
#include "ingot-application.h"
#include "ingot-demo-server.h"

G_BEGIN_DECLS

/* Several demo servers in the list of an application, which is run for the tests. */

int servers_run (void);
IngotApplication *servers_get_application (void);

IngotServerList *servers_get_list (void);
IngotServer *servers_get (guint place);
IngotDemoServer *servers_start_demo (void);
IngotServer *servers_save (const char *name, IngotDemoServer *demo);
void servers_clear (void);
GtkWidget *servers_open_window (IngotServer *server);
void servers_close_window (GtkWidget *window);
IngotServer *servers_get_shown (GtkWidget *window);
void servers_switch_to (GtkWidget *window, guint place);

G_END_DECLS
