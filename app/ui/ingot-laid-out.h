/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The children of a widget that a layout manager gives room: not those that are hidden. */
GtkWidget *ingot_laid_out_get_first (GtkWidget *widget);
GtkWidget *ingot_laid_out_get_next (GtkWidget *child);

G_END_DECLS
