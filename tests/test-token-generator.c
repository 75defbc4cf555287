/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-generator.h"

#include <string.h>

#define N_TOKENS 256

static guint
find_digit (char character)
{
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const char *found = strchr (digits, character);

  g_assert_nonnull (found);
  return found - digits;
}

/* Of the last letter only four bits are random: 256 is 42 times six, and four. */
static void
test_letters (void)
{
  guint64 ever_on[43] = { 0 };
  guint64 ever_off[43] = { 0 };

  for (guint i = 0; i < N_TOKENS; i++)
    {
      g_autofree char *token = ingot_token_generate (INGOT_TOKEN_LETTERS);

      g_assert_cmpuint (strlen (token), ==, 43);
      for (guint j = 0; j < 43; j++)
        {
          ever_on[j] |= find_digit (token[j]);
          ever_off[j] |= ~find_digit (token[j]) & 63;
        }
    }
  /* A bit that is the same in 256 tokens by chance: one time in 10^74. */
  for (guint j = 0; j < 43; j++)
    {
      g_assert_cmpuint (ever_on[j], ==, j < 42 ? 63 : 60);
      g_assert_cmpuint (ever_off[j], ==, 63);
    }
}

static void
test_uuid (void)
{
  guint ever_on[36] = { 0 };
  guint ever_off[36] = { 0 };

  for (guint i = 0; i < N_TOKENS; i++)
    {
      g_autofree char *token = ingot_token_generate (INGOT_TOKEN_UUID);

      g_assert_true (g_uuid_string_is_valid (token));
      for (guint j = 0; j < 36; j++)
        if (token[j] != '-')
          {
            ever_on[j] |= g_ascii_xdigit_value (token[j]);
            ever_off[j] |= ~g_ascii_xdigit_value (token[j]) & 15;
          }
    }
  for (guint j = 0; j < 36; j++)
    if (j == 8 || j == 13 || j == 18 || j == 23)
      g_assert_cmpuint (ever_on[j], ==, 0);
    else
      {
        /* version 4; then a variant of 8, 9, a or b */
        g_assert_cmpuint (ever_on[j], ==, j == 14 ? 4 : j == 19 ? 11 : 15);
        g_assert_cmpuint (ever_off[j], ==, j == 14 ? 11 : j == 19 ? 7 : 15);
      }
}

static void
test_distinct (void)
{
  static const IngotTokenFormat formats[] = { INGOT_TOKEN_LETTERS, INGOT_TOKEN_UUID };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < N_TOKENS; i++)
    for (guint j = 0; j < G_N_ELEMENTS (formats); j++)
      g_assert_true (g_hash_table_add (seen, ingot_token_generate (formats[j])));
}

/* GLib's own random numbers are the same again; these must not be. */
static void
test_seed (void)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  guint32 number;

  g_random_set_seed (1);
  number = g_random_int ();
  g_random_set_seed (1);
  first = ingot_token_generate (INGOT_TOKEN_UUID);
  g_random_set_seed (1);
  second = ingot_token_generate (INGOT_TOKEN_UUID);
  g_assert_cmpuint (g_random_int (), ==, number);
  g_assert_cmpstr (first, !=, second);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/token-generator/letters", test_letters);
  g_test_add_func ("/token-generator/uuid", test_uuid);
  g_test_add_func ("/token-generator/distinct", test_distinct);
  g_test_add_func ("/token-generator/seed", test_seed);
  return g_test_run ();
}
