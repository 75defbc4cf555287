/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-parser.h"

#include "ingot-name.h"

/**
 * IngotParser:
 *
 * A parser that can be assigned to ingest tokens of a repository: built in, the repository's own,
 * or from a package.
 */
struct _IngotParser
{
  IngotRecord parent_instance;

  char *id;
  IngotName name;
  IngotName display_name;
  gboolean built_in;
  gboolean tells_built_in;
  char *package_id;
};

G_DEFINE_FINAL_TYPE (IngotParser, ingot_parser, INGOT_TYPE_RECORD)

#define AT(field) G_STRUCT_OFFSET (IngotParser, field)

static const IngotRecordMember members[] = {
  { "id", "id", AT (id), INGOT_RECORD_STRING, TRUE },
  { "name", "name", AT (name), INGOT_RECORD_NAME, TRUE },
  { "display-name", "displayName", AT (display_name), INGOT_RECORD_NAME },
  { "built-in", "isBuiltIn", AT (built_in), INGOT_RECORD_BOOLEAN },
  { "tells-built-in", "isBuiltIn", AT (tells_built_in), INGOT_RECORD_PRESENCE },
  { "package-id", "packageId", AT (package_id), INGOT_RECORD_STRING },
};

static void
ingot_parser_class_init (IngotParserClass *klass)
{
  ingot_record_class_set_members (INGOT_RECORD_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
ingot_parser_init (IngotParser *self)
{
}

static const IngotName *
get_shown_name (IngotParser *self)
{
  return self->display_name.text != NULL ? &self->display_name : &self->name;
}

/**
 * ingot_parser_get_id:
 * @self: a parser
 *
 * Gets what is sent to the server: names can be ambiguous, identifiers are not.
 *
 * Returns: (transfer none): the identifier
 */
const char *
ingot_parser_get_id (IngotParser *self)
{
  return self->id;
}

/**
 * ingot_parser_get_name:
 * @self: a parser
 *
 * Gets the bare name, which parsers of different origin may share.
 *
 * Returns: (transfer none): the name
 */
const char *
ingot_parser_get_name (IngotParser *self)
{
  return self->name.text;
}

/**
 * ingot_parser_get_display_name:
 * @self: a parser
 *
 * Gets the name to show, with the package's scope where there is one.
 *
 * Returns: (transfer none): the display name; the name if the server has none
 */
const char *
ingot_parser_get_display_name (IngotParser *self)
{
  return get_shown_name (self)->text;
}

/**
 * ingot_parser_get_built_in:
 * @self: a parser
 *
 * Tells whether the parser comes with LogScale.
 *
 * Returns: %TRUE if it is built in
 */
gboolean
ingot_parser_get_built_in (IngotParser *self)
{
  return self->built_in;
}

/**
 * ingot_parser_get_tells_built_in:
 * @self: a parser
 *
 * Tells whether the server told whether the parser is built in. An older release may not.
 *
 * Returns: %FALSE if ingot_parser_get_built_in() means nothing
 */
gboolean
ingot_parser_get_tells_built_in (IngotParser *self)
{
  return self->tells_built_in;
}

/**
 * ingot_parser_get_package_id:
 * @self: a parser
 *
 * Gets the package that installed the parser, as `scope/name@version`.
 *
 * Returns: (transfer none) (nullable): the package, %NULL if built in or made in the repository
 */
const char *
ingot_parser_get_package_id (IngotParser *self)
{
  return self->package_id;
}

/**
 * ingot_parser_is_missing:
 * @self: (nullable): a parser that something is assigned to
 * @parsers: (nullable): the #IngotParser items of a repository; empty when they are not known, as
 *   every repository has the built-in ones
 *
 * Tells whether a repository does not have @self any more. LogScale may go on naming such a parser.
 *
 * Returns: %FALSE if it has, or if it is not known
 */
gboolean
ingot_parser_is_missing (IngotParser *self, GListModel *parsers)
{
  const guint n_parsers = parsers != NULL ? g_list_model_get_n_items (parsers) : 0;

  if (self == NULL || n_parsers == 0)
    return FALSE;
  for (guint i = 0; i < n_parsers; i++)
    {
      g_autoptr (IngotParser) parser = g_list_model_get_item (parsers, i);

      if (g_str_equal (parser->id, self->id))
        return FALSE;
    }
  return TRUE;
}

/**
 * ingot_parser_is_same:
 * @one: (nullable): a parser
 * @other: (nullable): a parser
 *
 * Tells whether two records stand for the same parser. Names can be ambiguous, identifiers are not.
 *
 * Returns: %TRUE if they do, or if both are none
 */
gboolean
ingot_parser_is_same (IngotParser *one, IngotParser *other)
{
  if (one == NULL || other == NULL)
    return one == other;
  return g_strcmp0 (ingot_parser_get_id (one), ingot_parser_get_id (other)) == 0;
}

/**
 * ingot_parser_matches:
 * @self: (nullable): a parser
 * @folded: a text as ingot_name_fold () makes it
 *
 * Searches the display name.
 *
 * Returns: whether @folded is in it; %FALSE for no parser
 */
gboolean
ingot_parser_matches (IngotParser *self, const char *folded)
{
  return self != NULL && ingot_name_contains (get_shown_name (self), folded);
}

/**
 * ingot_parser_compare:
 * @self: (nullable): a parser
 * @other: (nullable): another
 *
 * Compares the display names, without regard to case. No parser is first.
 *
 * Returns: less than 0, 0 or more, as strcmp ()
 */
int
ingot_parser_compare (IngotParser *self, IngotParser *other)
{
  if (self == NULL || other == NULL)
    return (self != NULL) - (other != NULL);
  return ingot_name_compare (get_shown_name (self), get_shown_name (other));
}
