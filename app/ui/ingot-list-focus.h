/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean ingot_list_focus_is_inside (GtkWidget *widget);
GtkWidget *ingot_list_focus_find_row (GtkWidget *widget);
gboolean ingot_list_focus_move (GtkWidget *child, GtkDirectionType direction);
void ingot_list_focus_let_keys_reach (GtkWidget *view);
void ingot_list_focus_show_first (GtkListView *view);
void ingot_list_focus_show_first_of (GtkListView *view, GtkSorter *sorter);

G_END_DECLS
