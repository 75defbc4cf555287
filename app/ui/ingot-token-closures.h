/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-repository.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Derived text and visibility of what shows ingest tokens and parsers: pure functions, each a row
 * of the table in ingot-token-closures.c. The first argument is not used by any of them. */

void ingot_token_closures_bind (GtkWidgetClass *widget_class);

/* a parser */
char **ingot_closure_origin_classes (gpointer self, gboolean missing);

/* a repository */
char *ingot_closure_selection (gpointer self, guint n_selected, guint n_hidden);
gboolean ingot_closure_any (gpointer self, guint n);
char *ingot_closure_n_tokens (gpointer self, IngotRepositoryState state, guint n);
char *ingot_closure_place (gpointer self, const char *server, const char *repository);
char *ingot_closure_look_action (gpointer self, IngotRepositoryState state);

/* not closures, and as pure: a parser, %NULL is none */
char *ingot_describe_parser (IngotParser *parser);
char *ingot_describe_parser_origin (IngotParser *parser, gboolean missing);
char *ingot_describe_parser_origin_in_full (IngotParser *parser);

G_END_DECLS
