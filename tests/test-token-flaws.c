/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-flaws.h"

#include <string.h>

#define LETTERS "q7Yb3dK0vT_xR8nLw2ZsE-hJc5mUfA9gPoX1iN4kBtQ"
#define UUID    "3f1c8e9a-5b72-4d06-a8e4-90c7d2b6f153"

static void
test_judge (void)
{
  static const struct
  {
    const char *token;
    int flaws;
  } cases[] = {
    { "", 0 },
    { LETTERS, 0 },
    { UUID, 0 },
    { "Tr0ub4dor&3-horse-bat", 0 },

    /* 19 and 20 characters, 9 and 10 different ones; characters, not bytes */
    { "q7Yb3dK0vTxR8nLw2Zs", INGOT_TOKEN_IS_SHORT },
    { "q7Yb3dK0vTxR8nLw2ZsE", 0 },
    { "1223334444555567891827", INGOT_TOKEN_HAS_FEW_CHARACTERS },
    { "1223334444555567891820", 0 },
    { "q7Yb3dK0vTxR8nLw2Z\u00e9", INGOT_TOKEN_IS_SHORT | INGOT_TOKEN_HAS_FOREIGN },
    { "a", INGOT_TOKEN_IS_SHORT | INGOT_TOKEN_HAS_FEW_CHARACTERS },

    /* a block twice: the whole, next to each other, apart, and one that is too small */
    { "q7Yb3dK0vT5q7Yb3dK0vT5", INGOT_TOKEN_REPEATS },
    { "-q7Yb3dK0q7Yb3dK0-xR8nLw", INGOT_TOKEN_REPEATS },
    { "q7Yb3dK-xR8nLw2-q7Yb3dK", INGOT_TOKEN_REPEATS },
    { "q7Yb-xR8nLw2ZsEhJc5-q7Yb", 0 },
    { "aaaaaaaaaaaaaaaaaaaaaaaa", INGOT_TOKEN_REPEATS | INGOT_TOKEN_HAS_FEW_CHARACTERS },

    /* names, without regard to case; a tiny one is in every token */
    { "2024-Checkout-q7Yb3dK0vT", INGOT_TOKEN_HAS_TOKEN_NAME },
    { "q7Yb3dK0vT.PAYMENTS.xR8n", INGOT_TOKEN_HAS_REPOSITORY_NAME },
    { "payments-checkout-q7Yb3d", INGOT_TOKEN_HAS_TOKEN_NAME | INGOT_TOKEN_HAS_REPOSITORY_NAME },

    { "123e4567-e89b-12d3-a456-426614174000", INGOT_TOKEN_IS_KNOWN },
    { "Correct-Horse-Battery-Staple", INGOT_TOKEN_IS_KNOWN },
    { "correct-horse-battery-staples", 0 },

    /* what a header cannot hold, each by one name */
    { LETTERS "\n", INGOT_TOKEN_HAS_LINE_BREAK },
    { "\r\n" LETTERS, INGOT_TOKEN_HAS_LINE_BREAK },
    { " " LETTERS, INGOT_TOKEN_HAS_OUTER_SPACE },
    { LETTERS " ", INGOT_TOKEN_HAS_OUTER_SPACE },
    { "q7Yb3dK0vT xR8nLw2ZsE", INGOT_TOKEN_HAS_SPACE },
    { "q7Yb3dK0vT\x07xR8nLw2ZsE", INGOT_TOKEN_HAS_CONTROL },
    { "q7Yb3dK0vT\u202exR8nLw2ZsE", INGOT_TOKEN_HAS_FOREIGN },
    { "q7Yb3dK0vT\u00a0",
      INGOT_TOKEN_HAS_OUTER_SPACE | INGOT_TOKEN_HAS_FOREIGN | INGOT_TOKEN_IS_SHORT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].token);
      g_assert_cmphex (ingot_token_flaws_judge (cases[i].token, "checkout", "payments"), ==,
                       cases[i].flaws);
    }
}

static void
test_short_names (void)
{
  g_assert_cmphex (ingot_token_flaws_judge (LETTERS, "", ""), ==, 0);
  g_assert_cmphex (ingot_token_flaws_judge (LETTERS, "q7", "Y"), ==, 0);
  g_assert_cmphex (ingot_token_flaws_judge (LETTERS, "q7y", "B3D"), ==,
                   INGOT_TOKEN_HAS_TOKEN_NAME | INGOT_TOKEN_HAS_REPOSITORY_NAME);
}

/* What somebody pastes by mistake is judged without anybody waiting for it. */
static void
test_long (void)
{
  g_autofree char *token = g_strnfill (1 << 20, 'a');

  g_assert_cmphex (ingot_token_flaws_judge (token, "checkout", "payments"), ==,
                   INGOT_TOKEN_REPEATS | INGOT_TOKEN_HAS_FEW_CHARACTERS);
}

static void
test_describe (void)
{
  g_autofree char *none = ingot_token_flaws_describe (0);
  g_autofree char *weak =
      ingot_token_flaws_describe (INGOT_TOKEN_IS_SHORT | INGOT_TOKEN_HAS_TOKEN_NAME);
  g_autofree char *unsendable = ingot_token_flaws_describe (INGOT_TOKEN_HAS_LINE_BREAK);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (weak, ==,
                   "The token’s name is in it. It has fewer than 20 characters. Whoever guesses it "
                   "can send data to this repository.");
  g_assert_cmpstr (unsendable, ==,
                   "There is a line break in it. Log shippers send a token in the “Authorization” "
                   "header, which cannot hold that.");
}

/* A reason, and what comes of it. */
static void
test_each_has_words (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int flaw = 1; flaw < INGOT_TOKEN_IS_WEAK; flaw <<= 1)
    {
      char *words = ingot_token_flaws_describe (flaw);

      g_assert_nonnull (strstr (words, ". "));
      g_assert_true (g_hash_table_add (seen, words));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/token-flaws/judge", test_judge);
  g_test_add_func ("/token-flaws/short-names", test_short_names);
  g_test_add_func ("/token-flaws/long", test_long);
  g_test_add_func ("/token-flaws/describe", test_describe);
  g_test_add_func ("/token-flaws/each-has-words", test_each_has_words);
  return g_test_run ();
}
