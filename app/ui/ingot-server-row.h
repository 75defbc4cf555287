/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-server.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INGOT_TYPE_SERVER_ROW (ingot_server_row_get_type ())
G_DECLARE_FINAL_TYPE (IngotServerRow, ingot_server_row, INGOT, SERVER_ROW, GtkListBoxRow)

GtkWidget *ingot_server_row_new (IngotServer *server);
char *ingot_server_row_describe_marks (IngotEnvironment environment, gboolean read_only);
IngotServer *ingot_server_row_get_server (IngotServerRow *self);
void ingot_server_row_set_place (IngotServerRow *self, guint place);
void ingot_server_row_set_account (IngotServerRow *self, const char *account);
void ingot_server_row_set_current (IngotServerRow *self, gboolean current);

G_END_DECLS
