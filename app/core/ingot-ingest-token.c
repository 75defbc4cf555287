/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-ingest-token.h"

#include "ingot-name.h"

/**
 * IngotIngestToken:
 *
 * An ingest token of a repository. Its key is the repository and its name; LogScale knows no
 * identifier, no dates and no owner of it.
 */
struct _IngotIngestToken
{
  IngotRecord parent_instance;

  IngotName name;
  char *token;
  IngotParser *parser;
};

G_DEFINE_FINAL_TYPE (IngotIngestToken, ingot_ingest_token, INGOT_TYPE_RECORD)

#define AT(field) G_STRUCT_OFFSET (IngotIngestToken, field)

static const IngotRecordMember members[] = {
  { "name", "name", AT (name), INGOT_RECORD_NAME, TRUE },
  { "token", "token", AT (token), INGOT_RECORD_STRING, TRUE },
  { "parser", "parser", AT (parser), INGOT_RECORD_RECORD, FALSE, ingot_parser_get_type },
};

static void
ingot_ingest_token_class_init (IngotIngestTokenClass *klass)
{
  ingot_record_class_set_members (INGOT_RECORD_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
ingot_ingest_token_init (IngotIngestToken *self)
{
}

/**
 * ingot_ingest_token_new_named:
 * @name: a name, as somebody typed it
 *
 * Makes an ingest token of which nothing but the name is known, for where none are listed. To
 * change and to delete one its name is enough.
 *
 * Returns: (transfer full): an ingest token without text and parser
 */
IngotIngestToken *
ingot_ingest_token_new_named (const char *name)
{
  g_autoptr (IngotIngestToken) unnamed = g_object_new (INGOT_TYPE_INGEST_TOKEN, NULL);

  return ingot_record_dup_with (unnamed, "name", name, NULL);
}

/**
 * ingot_ingest_token_get_name:
 * @self: an ingest token
 *
 * Gets the name, which LogScale cannot change.
 *
 * Returns: (transfer none): the name
 */
const char *
ingot_ingest_token_get_name (IngotIngestToken *self)
{
  return self->name.text;
}

/**
 * ingot_ingest_token_get_token:
 * @self: an ingest token
 *
 * Gets the secret, an opaque text of any form.
 *
 * Returns: (transfer none) (nullable): the token, %NULL if only the name is known
 */
const char *
ingot_ingest_token_get_token (IngotIngestToken *self)
{
  return self->token;
}

/**
 * ingot_ingest_token_get_parser:
 * @self: an ingest token
 *
 * Gets the assigned parser.
 *
 * Returns: (transfer none) (nullable): the parser; without one text is stored as it comes
 */
IngotParser *
ingot_ingest_token_get_parser (IngotIngestToken *self)
{
  return self->parser;
}

/**
 * ingot_ingest_token_matches:
 * @self: an ingest token
 * @folded: a text as ingot_name_fold () makes it
 *
 * Searches the name, and what the assigned parser is called.
 *
 * Returns: whether @folded is in one of them
 */
gboolean
ingot_ingest_token_matches (IngotIngestToken *self, const char *folded)
{
  return ingot_name_contains (&self->name, folded) || ingot_parser_matches (self->parser, folded);
}

/**
 * ingot_ingest_token_compare:
 * @one: (type IngotIngestToken): an ingest token
 * @other: (type IngotIngestToken): another
 * @user_data: not used
 *
 * Compares the names, without regard to case: a #GCompareDataFunc.
 *
 * Returns: less than 0, 0 or more, as strcmp ()
 */
int
ingot_ingest_token_compare (gconstpointer one, gconstpointer other, gpointer user_data)
{
  return ingot_name_compare (&((const IngotIngestToken *) one)->name,
                             &((const IngotIngestToken *) other)->name);
}

/**
 * ingot_ingest_token_compare_parsers:
 * @one: (type IngotIngestToken): an ingest token
 * @other: (type IngotIngestToken): another
 * @user_data: not used
 *
 * Compares what the assigned parsers are called: a #GCompareDataFunc. None is first.
 *
 * Returns: less than 0, 0 or more, as strcmp ()
 */
int
ingot_ingest_token_compare_parsers (gconstpointer one, gconstpointer other, gpointer user_data)
{
  return ingot_parser_compare (((const IngotIngestToken *) one)->parser,
                               ((const IngotIngestToken *) other)->parser);
}
