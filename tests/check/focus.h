/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GPtrArray *check_focus (GtkWidget *window, GtkWidget *reachable);

G_END_DECLS
