/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GskRenderNode *driver_draw (GtkWidget *window, double scale);
gboolean driver_save_picture (GtkWidget *window, double scale, const char *path, GError **error);

G_END_DECLS
