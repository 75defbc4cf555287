/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pseudo_speak (const char *language, GtkTextDirection direction);
char *pseudo_read (const char *text);

G_END_DECLS
