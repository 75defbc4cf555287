/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef gboolean (*DriverCondition) (gpointer data);
typedef char *(*DriverReader) (const char *text);

gboolean driver_wait (DriverCondition condition, gpointer data, guint milliseconds);
void driver_settle (GtkWidget *window);
void driver_scale_text (double factor);
void driver_set_reader (DriverReader reader);

GtkWidget *driver_find_type (GtkWidget *root, GType type);
guint driver_count_rows (GtkWidget *root, GType type);
GtkWidget *driver_find (GtkWidget *root, GType type, const char *label);
GtkWidget *driver_wait_for (GtkWidget *root, GType type, const char *label);
GtkWidget *driver_find_text (GtkWidget *root, const char *text);
gboolean driver_shows (GtkWidget *root, const char *text);
gboolean driver_wait_shows (GtkWidget *root, const char *text);
gboolean driver_can_press (GtkWidget *root, const char *label);
gboolean driver_press (GtkWidget *root, const char *label);
GtkWidget *driver_make_popover (GtkMenuButton *button);
GtkWidget *driver_open_menu (GtkMenuButton *button);
GtkWidget *driver_find_menu_item (GtkWidget *root, const char *label);

char *driver_dup_clipboard (GtkWidget *widget);

G_END_DECLS
