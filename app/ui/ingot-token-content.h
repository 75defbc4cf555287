/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-token-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What is in a cell of an ingest token's row. Properties: item, and selected, whether its row is.
 * How each kind looks is all that there is to it: x.blp for a class x. */
#define INGOT_TYPE_TOKEN_CONTENT (ingot_token_content_get_type ())
G_DECLARE_DERIVABLE_TYPE (IngotTokenContent, ingot_token_content, INGOT, TOKEN_CONTENT, AdwBin)

struct _IngotTokenContentClass
{
  AdwBinClass parent_class;
};

/* a check button */
#define INGOT_TYPE_TOKEN_MARK (ingot_token_mark_get_type ())
GType ingot_token_mark_get_type (void);

/* the name */
#define INGOT_TYPE_TOKEN_NAME (ingot_token_name_get_type ())
GType ingot_token_name_get_type (void);

/* the name with all else below it, where there is room for one column only */
#define INGOT_TYPE_TOKEN_SUMMARY (ingot_token_summary_get_type ())
GType ingot_token_summary_get_type (void);

/* the secret, masked or not, and what can be done with it */
#define INGOT_TYPE_TOKEN_SECRET (ingot_token_secret_get_type ())
GType ingot_token_secret_get_type (void);

/* the assigned parser, and where it is from */
#define INGOT_TYPE_TOKEN_PARSER (ingot_token_parser_get_type ())
GType ingot_token_parser_get_type (void);

G_END_DECLS
