/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ingot_text_visible (const char *text, gssize length, guint max_characters);
char *ingot_text_visible_lines (const char *text);
char *ingot_text_quote (const char *text);
char *ingot_text_isolate (const char *text);

G_END_DECLS
