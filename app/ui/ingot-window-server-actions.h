/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-window.h"

G_BEGIN_DECLS

void ingot_window_server_actions_install (GtkWidgetClass *widget_class);
void ingot_window_show_error (IngotWindow *self, const char *heading, const GError *error);

G_END_DECLS
