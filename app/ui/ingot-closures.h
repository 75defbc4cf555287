/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-search-domain.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Derived text and visibility, as the templates bind them: pure functions, each a row of the table
 * in ingot-closures.c. The first argument is the template's instance, which none of them uses. */

void ingot_closures_bind (GtkWidgetClass *widget_class);

/* between texts of one line */
#define INGOT_SEPARATOR " · "

/* text from elsewhere */
char *ingot_closure_safe_text (gpointer self, const char *text);
char *ingot_closure_safe_lines (gpointer self, const char *text);
char *ingot_closure_isolate (gpointer self, const char *text);
char *ingot_closure_escape (gpointer self, const char *text);

/* facts */
char *ingot_closure_relative_time (gpointer self, GDateTime *time, GDateTime *now);
char *ingot_closure_exact_time (gpointer self, GDateTime *time);
char *ingot_closure_size (gpointer self, gint64 bytes);
char *ingot_closure_enumerate (gpointer self, const char *const *parts);

/* a server */
char *ingot_closure_host (gpointer self, const char *address);
gboolean ingot_closure_is_plain (gpointer self, const char *address);
char *ingot_closure_expiry (gpointer self, GDateTime *expires, GDateTime *now);

/* visibility */
gboolean ingot_closure_has_text (gpointer self, const char *text);

G_END_DECLS
