/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define INGOT_TYPE_PARSER (ingot_parser_get_type ())
G_DECLARE_FINAL_TYPE (IngotParser, ingot_parser, INGOT, PARSER, IngotRecord)

const char *ingot_parser_get_id (IngotParser *self);
const char *ingot_parser_get_name (IngotParser *self);
const char *ingot_parser_get_display_name (IngotParser *self);
gboolean ingot_parser_get_built_in (IngotParser *self);
gboolean ingot_parser_get_tells_built_in (IngotParser *self);
const char *ingot_parser_get_package_id (IngotParser *self);
gboolean ingot_parser_is_missing (IngotParser *self, GListModel *parsers);
gboolean ingot_parser_is_same (IngotParser *one, IngotParser *other);

gboolean ingot_parser_matches (IngotParser *self, const char *folded);
int ingot_parser_compare (IngotParser *self, IngotParser *other);

G_END_DECLS
