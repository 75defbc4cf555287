/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IngotDemoRandomFormat:
 * @INGOT_DEMO_RANDOM_ID: 24 letters, as LogScale's ids
 * @INGOT_DEMO_RANDOM_LETTERS_32: 32 letters
 * @INGOT_DEMO_RANDOM_LETTERS_44: 44 letters
 * @INGOT_DEMO_RANDOM_UUID: a UUID
 *
 * What ids and tokens look like.
 */
typedef enum
{
  INGOT_DEMO_RANDOM_ID,
  INGOT_DEMO_RANDOM_LETTERS_32,
  INGOT_DEMO_RANDOM_LETTERS_44,
  INGOT_DEMO_RANDOM_UUID,
} IngotDemoRandomFormat;

guint64 ingot_demo_random_number (guint64 seed, const char *scope, const char *name, guint64 below);
char *ingot_demo_random_text (IngotDemoRandomFormat format,
                              guint64 seed,
                              const char *scope,
                              const char *name);

G_END_DECLS
