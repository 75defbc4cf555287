/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The token itself in its row, with what reveals and copies it. Property: item (IngotTokenItem). */
#define INGOT_TYPE_TOKEN_SECRET (ingot_token_secret_get_type ())
G_DECLARE_FINAL_TYPE (IngotTokenSecret, ingot_token_secret, INGOT, TOKEN_SECRET, AdwBin)

G_END_DECLS
