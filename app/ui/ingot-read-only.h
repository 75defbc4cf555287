/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Controls that would change something stay visible and are off where the server is read-only. */

char *ingot_closure_why_read_only (gpointer self, gboolean read_only);
gboolean ingot_closure_may_change (gpointer self, gboolean read_only);
void ingot_read_only_bind (GtkWidgetClass *widget_class);

void ingot_read_only_explain_menu (GtkWidget *popover, IngotSession *session);

G_END_DECLS
