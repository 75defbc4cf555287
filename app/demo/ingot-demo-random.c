/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-random.h"

/* The demo's secrets protect nothing but the demo, and have to be the same for the same seed: so
 * they are pseudo-random, one short sequence for each thing that has a name. Adding a thing leaves
 * the others as they are. */

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

static const char *const patterns[] = {
  [INGOT_DEMO_RANDOM_ID] = "aaaaaaaaaaaaaaaaaaaaaaaa",
  [INGOT_DEMO_RANDOM_LETTERS_32] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  [INGOT_DEMO_RANDOM_LETTERS_44] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  [INGOT_DEMO_RANDOM_UUID] = "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx",
};

/* SplitMix64 */
static guint64
next (guint64 *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* FNV-1a */
static guint64
mix (guint64 state, const char *text)
{
  for (; *text != '\0'; text++)
    state = (state ^ (guint8) *text) * G_GUINT64_CONSTANT (0x100000001b3);
  return state ^ 0xff;
}

static guint64
begin (guint64 seed, const char *scope, const char *name)
{
  return mix (mix (seed ^ G_GUINT64_CONSTANT (0xcbf29ce484222325), scope), name);
}

/**
 * ingot_demo_random_number:
 * @seed: the store's seed
 * @scope: what kind of number it is
 * @name: whose
 * @below: more than the largest number wanted
 *
 * Makes up a number; the same for the same arguments.
 *
 * Returns: a number from 0 to @below - 1
 */
guint64
ingot_demo_random_number (guint64 seed, const char *scope, const char *name, guint64 below)
{
  guint64 state = begin (seed, scope, name);

  return next (&state) % below;
}

/**
 * ingot_demo_random_text:
 * @format: what it looks like
 * @seed: the store's seed
 * @scope: what kind of text it is
 * @name: whose
 *
 * Makes up an id or a token; the same for the same arguments.
 *
 * Returns: (transfer full): the text
 */
char *
ingot_demo_random_text (IngotDemoRandomFormat format,
                        guint64 seed,
                        const char *scope,
                        const char *name)
{
  guint64 state = begin (seed, scope, name);
  char *text = g_strdup (patterns[format]);
  char *at;

  for (at = text; *at != '\0'; at++)
    if (*at == 'a')
      *at = letters[next (&state) % (sizeof letters - 1)];
    else if (*at == 'x')
      *at = "0123456789abcdef"[next (&state) % 16];
  return text;
}
