/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ingot_column_focus_leave (GtkColumnView *view);

G_END_DECLS
