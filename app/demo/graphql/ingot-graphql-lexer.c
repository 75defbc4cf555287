/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-graphql-lexer.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define BLOCK_QUOTE     "\"\"\""

static gboolean
is_name_start (char c)
{
  return g_ascii_isalpha (c) || c == '_';
}

static gboolean
is_control (char c)
{
  return (guchar) c < 0x20 && c != '\t';
}

/* g_str_has_prefix () measures the whole text each time. */
static gboolean
starts_with (const char *at, const char *prefix)
{
  return strncmp (at, prefix, strlen (prefix)) == 0;
}

static const char *
skip_ignored (const char *at)
{
  for (;;)
    {
      if (*at == '#')
        at += strcspn (at, "\r\n");
      else if (starts_with (at, BYTE_ORDER_MARK))
        at += strlen (BYTE_ORDER_MARK);
      else if (*at != '\0' && strchr (" \t\r\n,", *at) != NULL)
        at++;
      else
        return at;
    }
}

static void
invalid (IngotGraphqlLexer *self, const char *at, const char *problem)
{
  self->kind = INGOT_GRAPHQL_TOKEN_INVALID;
  self->start = at;
  self->end = at;
  self->problem = problem;
}

static void
token (IngotGraphqlLexer *self, int kind, const char *end)
{
  self->kind = kind;
  self->end = end;
}

static const char *
skip_digits (const char *at)
{
  while (g_ascii_isdigit (*at))
    at++;
  return at;
}

static void
lex_number (IngotGraphqlLexer *self)
{
  const char *at = self->start + (*self->start == '-');
  int kind = INGOT_GRAPHQL_TOKEN_INT;

  if (!g_ascii_isdigit (*at) || (*at == '0' && g_ascii_isdigit (at[1])))
    {
      invalid (self, at, "a digit, and no zero before it");
      return;
    }
  at = skip_digits (at);
  if (*at == '.' && g_ascii_isdigit (at[1]))
    {
      kind = INGOT_GRAPHQL_TOKEN_FLOAT;
      at = skip_digits (at + 1);
    }
  if (*at == 'e' || *at == 'E')
    {
      kind = INGOT_GRAPHQL_TOKEN_FLOAT;
      at += at[1] == '+' || at[1] == '-' ? 2 : 1;
      if (!g_ascii_isdigit (*at))
        {
          invalid (self, at, "a digit");
          return;
        }
      at = skip_digits (at);
    }
  if (*at == '.' || is_name_start (*at))
    invalid (self, at, "the end of the number");
  else
    token (self, kind, at);
}

/* Four hexadecimal digits, or -1. */
static gint32
read_unit (const char *at)
{
  gint32 unit = 0;

  for (int i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (at[i]))
        return -1;
      unit = unit * 16 + g_ascii_xdigit_value (at[i]);
    }
  return unit;
}

/* After `\u`. A pair of surrogates is one character; half of one is none, and neither is a zero. */
static const char *
read_unicode (IngotGraphqlLexer *self, const char *at)
{
  gint32 unit = read_unit (at);

  if (unit <= 0)
    return NULL;
  at += 4;
  if (unit >= 0xd800 && unit < 0xdc00 && at[0] == '\\' && at[1] == 'u')
    {
      gint32 low = read_unit (at + 2);

      if (low < 0xdc00 || low > 0xdfff)
        return NULL;
      unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
      at += 6;
    }
  if (!g_unichar_validate ((gunichar) unit))
    return NULL;
  g_string_append_unichar (self->string, (gunichar) unit);
  return at;
}

/* After a backslash. */
static const char *
read_escape (IngotGraphqlLexer *self, const char *at)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *letter;

  if (*at == 'u')
    return read_unicode (self, at + 1);
  letter = *at != '\0' ? strchr (letters, *at) : NULL;
  if (letter == NULL)
    return NULL;
  g_string_append_c (self->string, meanings[letter - letters]);
  return at + 1;
}

static void
lex_string (IngotGraphqlLexer *self)
{
  const char *at = self->start + 1;

  while (*at != '"')
    {
      const char *next = at + 1;

      if (is_control (*at))
        {
          invalid (self, at, "the end of the string, '\"'");
          return;
        }
      if (*at == '\\')
        next = read_escape (self, at + 1);
      else
        g_string_append_c (self->string, *at);
      if (next == NULL)
        {
          invalid (self, at, "an escape sequence");
          return;
        }
      at = next;
    }
  token (self, INGOT_GRAPHQL_TOKEN_STRING, at + 1);
}

static gboolean
is_blank (const char *line)
{
  return line[strspn (line, " \t")] == '\0';
}

/* What every line but the first begins with is the document's indentation, not the string's. */
static gsize
common_indent (char **lines)
{
  gsize indent = G_MAXSIZE;

  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    if (!is_blank (lines[i]))
      indent = MIN (indent, strspn (lines[i], " \t"));
  return indent;
}

static void
unindent (IngotGraphqlLexer *self, const char *raw)
{
  g_auto (GStrv) lines = g_strsplit (raw, "\n", -1);
  gsize indent = common_indent (lines);
  guint first = 0;
  guint last = g_strv_length (lines);

  while (first < last && is_blank (lines[first]))
    first++;
  while (last > first && is_blank (lines[last - 1]))
    last--;
  for (guint i = first; i < last; i++)
    {
      gsize cut = i == 0 ? 0 : MIN (indent, strlen (lines[i]));

      if (i > first)
        g_string_append_c (self->string, '\n');
      g_string_append (self->string, lines[i] + cut);
    }
}

static void
lex_block_string (IngotGraphqlLexer *self)
{
  g_autoptr (GString) raw = g_string_new (NULL);
  const char *at = self->start + strlen (BLOCK_QUOTE);

  while (!starts_with (at, BLOCK_QUOTE))
    {
      if (starts_with (at, "\\" BLOCK_QUOTE))
        {
          g_string_append (raw, BLOCK_QUOTE);
          at += strlen ("\\" BLOCK_QUOTE);
        }
      else if (*at == '\r')
        {
          g_string_append_c (raw, '\n');
          at += at[1] == '\n' ? 2 : 1;
        }
      else if (is_control (*at) && *at != '\n')
        {
          invalid (self, at, "the end of the string, '\"\"\"'");
          return;
        }
      else
        g_string_append_c (raw, *at++);
    }
  unindent (self, raw->str);
  token (self, INGOT_GRAPHQL_TOKEN_STRING, at + strlen (BLOCK_QUOTE));
}

static void
lex_name (IngotGraphqlLexer *self)
{
  const char *at = self->start;

  while (is_name_start (*at) || g_ascii_isdigit (*at))
    at++;
  token (self, INGOT_GRAPHQL_TOKEN_NAME, at);
}

/**
 * ingot_graphql_lexer_init:
 * @self: uninitialised memory
 * @text: valid UTF-8; borrowed
 *
 * Begins to read @text; there is no token yet.
 */
void
ingot_graphql_lexer_init (IngotGraphqlLexer *self, const char *text)
{
  *self = (IngotGraphqlLexer) { .start = text, .end = text, .string = g_string_new (NULL) };
}

/**
 * ingot_graphql_lexer_clear:
 * @self: a lexer
 *
 * Frees what @self holds.
 */
void
ingot_graphql_lexer_clear (IngotGraphqlLexer *self)
{
  if (self->string != NULL)
    g_string_free (g_steal_pointer (&self->string), TRUE);
}

/**
 * ingot_graphql_lexer_next:
 * @self: a lexer
 *
 * Reads the next token. At the end, and at what is no token, it stays.
 */
void
ingot_graphql_lexer_next (IngotGraphqlLexer *self)
{
  char c;

  if (self->kind == INGOT_GRAPHQL_TOKEN_INVALID)
    return;

  self->start = skip_ignored (self->end);
  c = *self->start;
  g_string_truncate (self->string, 0);
  if (c == '\0')
    token (self, INGOT_GRAPHQL_TOKEN_END, self->start);
  else if (is_name_start (c))
    lex_name (self);
  else if (g_ascii_isdigit (c) || c == '-')
    lex_number (self);
  else if (starts_with (self->start, BLOCK_QUOTE))
    lex_block_string (self);
  else if (c == '"')
    lex_string (self);
  else if (starts_with (self->start, "..."))
    token (self, INGOT_GRAPHQL_TOKEN_SPREAD, self->start + 3);
  else if (strchr ("!$&():=@[]{|}", c) != NULL)
    token (self, c, self->start + 1);
  else
    invalid (self, self->start, "a GraphQL token");
}
