/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-token-flaws.h"

#include "ingot-typed-text.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#define KNOWN_TOKENS "/io/github/ingot_app/Ingot/guessable-tokens.txt"

#define FEWEST_CHARACTERS 20
#define FEWEST_DIFFERENT  10

/* A shorter name is in every token sooner or later. */
#define SHORTEST_NAME 3

#define SHORTEST_BLOCK 4
/* What makes a longer text safe or not is in its beginning, and each byte is compared with all. */
#define MOST_COMPARED 1000

static const struct
{
  IngotTokenFlaws flaw;
  const char *sentence;
} sentences[] = {
  { INGOT_TOKEN_HAS_LINE_BREAK, N_ ("There is a line break in it.") },
  { INGOT_TOKEN_HAS_OUTER_SPACE, N_ ("It begins or ends with a space.") },
  { INGOT_TOKEN_HAS_SPACE, N_ ("There is a space in it.") },
  { INGOT_TOKEN_HAS_CONTROL, N_ ("There is a control character in it.") },
  { INGOT_TOKEN_HAS_FOREIGN, N_ ("There is a character in it that is not of ASCII.") },
  { INGOT_TOKEN_CANNOT_BE_SENT, N_ ("Log shippers send a token in the “Authorization” header, "
                                    "which cannot hold that.") },
  { INGOT_TOKEN_IS_KNOWN, N_ ("It is one of the first that anybody would try.") },
  { INGOT_TOKEN_HAS_TOKEN_NAME, N_ ("The token’s name is in it.") },
  { INGOT_TOKEN_HAS_REPOSITORY_NAME, N_ ("The repository’s name is in it.") },
  { INGOT_TOKEN_REPEATS, N_ ("A part of it is repeated.") },
  { INGOT_TOKEN_IS_SHORT, N_ ("It has fewer than 20 characters.") },
  { INGOT_TOKEN_HAS_FEW_CHARACTERS, N_ ("It has fewer than 10 different characters.") },
  { INGOT_TOKEN_IS_WEAK, N_ ("Whoever guesses it can send data to this repository.") },
};

static IngotTokenFlaws
judge_character (gunichar character)
{
  if (character == ' ')
    return INGOT_TOKEN_HAS_SPACE;
  if (g_unichar_iscntrl (character))
    return INGOT_TOKEN_HAS_CONTROL;
  return character > 0x7f ? INGOT_TOKEN_HAS_FOREIGN : 0;
}

static IngotTokenFlaws
judge_characters (const char *token)
{
  IngotTokenFlaws flaws = 0;

  for (const char *position = token; *position != '\0'; position = g_utf8_next_char (position))
    flaws |= judge_character (g_utf8_get_char (position));
  /* each is said once, by its own name */
  if (ingot_typed_text_has_line_break (token))
    flaws = (flaws & ~INGOT_TOKEN_HAS_CONTROL) | INGOT_TOKEN_HAS_LINE_BREAK;
  else if (ingot_typed_text_has_outer_space (token))
    flaws = (flaws & ~INGOT_TOKEN_HAS_SPACE) | INGOT_TOKEN_HAS_OUTER_SPACE;
  return flaws;
}

static guint
count_different (const char *token)
{
  guint n_different = 0;

  for (const char *position = token; *position != '\0'; position = g_utf8_next_char (position))
    if (g_utf8_strchr (token, position - token, g_utf8_get_char (position)) == NULL)
      n_different++;
  return n_different;
}

/* Whether something is the same, this long, this far away. */
static gboolean
repeats_at (const char *token, gsize length, gsize distance, gsize block)
{
  gsize same = 0;

  for (gsize i = 0; i + distance < length; i++)
    {
      same = token[i] == token[i + distance] ? same + 1 : 0;
      if (same == block)
        return TRUE;
    }
  return FALSE;
}

static gboolean
repeats (const char *token)
{
  const gsize length = MIN (strlen (token), MOST_COMPARED);
  const gsize block = MAX (SHORTEST_BLOCK, (length + 3) / 4);

  for (gsize distance = block; distance < length; distance++)
    if (repeats_at (token, length, distance, block))
      return TRUE;
  return FALSE;
}

static gboolean
contains_name (const char *token, const char *name)
{
  g_autofree char *folded_name = g_utf8_casefold (name, -1);
  g_autofree char *folded = NULL;
  gboolean found;

  if (g_utf8_strlen (name, -1) < SHORTEST_NAME)
    return FALSE;
  folded = g_utf8_casefold (token, -1);
  found = strstr (folded, folded_name) != NULL;
  explicit_bzero (folded, strlen (folded));
  return found;
}

static gboolean
is_known (const char *token)
{
  g_autoptr (GBytes) list =
      g_resources_lookup_data (KNOWN_TOKENS, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (GStrv) lines = NULL;

  g_assert (list != NULL);
  lines = g_strsplit (g_bytes_get_data (list, NULL), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_ascii_strcasecmp (lines[i], token) == 0)
      return TRUE;
  return FALSE;
}

/**
 * ingot_token_flaws_judge:
 * @token: the text that a token shall have
 * @name: the name that the token shall have
 * @repository: the name of its repository
 *
 * Tells what can be said against @token. What has no flaw here may still be guessed by somebody who
 * knows how it was made up.
 *
 * Returns: the flaws; none for an empty text
 */
IngotTokenFlaws
ingot_token_flaws_judge (const char *token, const char *name, const char *repository)
{
  IngotTokenFlaws flaws;

  if (token[0] == '\0')
    return 0;
  flaws = judge_characters (token);
  if (is_known (token))
    flaws |= INGOT_TOKEN_IS_KNOWN;
  if (contains_name (token, name))
    flaws |= INGOT_TOKEN_HAS_TOKEN_NAME;
  if (contains_name (token, repository))
    flaws |= INGOT_TOKEN_HAS_REPOSITORY_NAME;
  if (repeats (token))
    flaws |= INGOT_TOKEN_REPEATS;
  if (g_utf8_strlen (token, -1) < FEWEST_CHARACTERS)
    flaws |= INGOT_TOKEN_IS_SHORT;
  if (count_different (token) < FEWEST_DIFFERENT)
    flaws |= INGOT_TOKEN_HAS_FEW_CHARACTERS;
  return flaws;
}

/**
 * ingot_token_flaws_describe:
 * @flaws: what can be said against a token
 *
 * Says @flaws to a person: each reason, and what comes of them.
 *
 * Returns: (transfer full): translated sentences, none for no flaws
 */
char *
ingot_token_flaws_describe (IngotTokenFlaws flaws)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if ((flaws & sentences[i].flaw) != 0)
      {
        if (text->len > 0)
          g_string_append_c (text, ' ');
        g_string_append (text, _ (sentences[i].sentence));
      }
  return g_string_free_and_steal (text);
}
