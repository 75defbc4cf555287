/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GPtrArray *check_layout (GtkWidget *window);
void check_assert_layout (GtkWidget *window, const char *when);

gboolean check_get_seen (GtkWidget *window, GtkWidget *widget, graphene_rect_t *seen);
char *check_describe (GtkWidget *widget);

G_END_DECLS
