/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The titles above a list of ingest tokens, by which it is sorted. Properties: sort, "name" or
 * "parser", by which it is; narrow, whether there is one column only; marking, whether there are
 * check marks before the names. */
#define INGOT_TYPE_TOKEN_HEADER (ingot_token_header_get_type ())
G_DECLARE_FINAL_TYPE (IngotTokenHeader, ingot_token_header, INGOT, TOKEN_HEADER, AdwBin)

void ingot_token_header_set_scroller (IngotTokenHeader *self, GtkScrolledWindow *scroller);
GtkSorter *ingot_token_header_get_sorter (IngotTokenHeader *self);
const char *ingot_token_header_get_sort (IngotTokenHeader *self);
void ingot_token_header_set_sort (IngotTokenHeader *self, const char *sort);

G_END_DECLS
