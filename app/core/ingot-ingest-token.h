/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-parser.h"

G_BEGIN_DECLS

#define INGOT_TYPE_INGEST_TOKEN (ingot_ingest_token_get_type ())
G_DECLARE_FINAL_TYPE (IngotIngestToken, ingot_ingest_token, INGOT, INGEST_TOKEN, IngotRecord)

IngotIngestToken *ingot_ingest_token_new_named (const char *name);
const char *ingot_ingest_token_get_name (IngotIngestToken *self);
const char *ingot_ingest_token_get_token (IngotIngestToken *self);
IngotParser *ingot_ingest_token_get_parser (IngotIngestToken *self);

gboolean ingot_ingest_token_matches (IngotIngestToken *self, const char *folded);
int ingot_ingest_token_compare (gconstpointer one, gconstpointer other, gpointer user_data);
int ingot_ingest_token_compare_parsers (gconstpointer one, gconstpointer other, gpointer user_data);

G_END_DECLS
