/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-search-domain.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The facts of a repository in words: pure functions, each a row of the table in
 * ingot-fact-closures.c. The first argument is not used by any of them. What a server did not tell
 * is not taken for nothing. */

void ingot_fact_closures_bind (GtkWidgetClass *widget_class);

char *ingot_closure_last_data (gpointer self, IngotSearchDomain *domain, GDateTime *now);
char *ingot_closure_retention (gpointer self, IngotSearchDomain *domain);
char *ingot_closure_stored_size (gpointer self, IngotSearchDomain *domain);
char *ingot_closure_facts_line (gpointer self, IngotSearchDomain *domain, GDateTime *now);

G_END_DECLS
