/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The menu of a row in a list of ingest tokens. */
void ingot_token_menu_set (GtkMenuButton *button, const char *name);
void ingot_token_menu_open (GtkListView *view);
const char *ingot_token_menu_get_reveal_text (gboolean revealed);

G_END_DECLS
