/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IngotTokenFormat:
 * @INGOT_TOKEN_LETTERS: 43 letters of base64url: 256 random bits
 * @INGOT_TOKEN_UUID: a UUID of version 4: 122 random bits
 *
 * What a generated token looks like.
 */
typedef enum
{
  INGOT_TOKEN_LETTERS,
  INGOT_TOKEN_UUID,
} IngotTokenFormat;

char *ingot_token_generate (IngotTokenFormat format);

G_END_DECLS
