/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-server-list.h"
#include "ingot-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INGOT_TYPE_WINDOW (ingot_window_get_type ())
G_DECLARE_FINAL_TYPE (IngotWindow, ingot_window, INGOT, WINDOW, AdwApplicationWindow)

GtkWindow *ingot_window_new (GtkApplication *application, IngotSession *session);
IngotServerList *ingot_window_get_servers (IngotWindow *self);
void ingot_window_open_server (IngotWindow *self, IngotServer *server);
IngotSession *ingot_window_get_session (IngotWindow *self);
void ingot_window_set_session (IngotWindow *self, IngotSession *session);
void ingot_window_leave (IngotWindow *self);

G_END_DECLS
