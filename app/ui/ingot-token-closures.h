/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-repository.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Derived text and visibility of what shows ingest tokens and parsers: pure functions, each a row
 * of the table in ingot-token-closures.c. The first argument is not used by any of them. */

void ingot_token_closures_bind (GtkWidgetClass *widget_class);

/* a parser; %NULL is none */
char *ingot_closure_parser_name (gpointer self, IngotParser *parser);
char *ingot_closure_parser_origin (gpointer self, IngotParser *parser);
char *ingot_closure_parser_origin_in_full (gpointer self, IngotParser *parser);
char *ingot_closure_token_parser_origin (gpointer self, IngotParser *parser, gboolean missing);
char **ingot_closure_origin_classes (gpointer self, gboolean missing);

/* a token's row */
char *ingot_closure_reveal_text (gpointer self, gboolean revealed);

/* a repository */
char *ingot_closure_mark_label (gpointer self, const char *name);
char *ingot_closure_selection (gpointer self, guint n_selected, guint n_hidden);
gboolean ingot_closure_any (gpointer self, guint n);
char *ingot_closure_count (gpointer self, guint n);
char *ingot_closure_n_tokens (gpointer self, IngotRepositoryState state, guint n);
char *ingot_closure_place (gpointer self, const char *server, const char *repository);
char *ingot_closure_look_action (gpointer self, IngotRepositoryState state);

G_END_DECLS
