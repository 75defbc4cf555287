/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-parser-choice.h"

#include "ingot-closures.h"
#include "ingot-token-closures.h"

struct _IngotParserChoice
{
  GObject parent_instance;

  IngotParser *parser;
  IngotParserStanding standing;
  char *name;
  char *origin;
};

enum
{
  PROP_PARSER = 1,
  PROP_NAME,
  PROP_ORIGIN,
  PROP_NOTABLE,
  PROP_MISSING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotParserChoice, ingot_parser_choice, G_TYPE_OBJECT)

static gboolean
is_notable (IngotParserChoice *self)
{
  return self->standing != INGOT_PARSER_LISTED ||
         (self->parser != NULL && !ingot_parser_get_built_in (self->parser) &&
          *self->origin != '\0');
}

static char *
describe_origin (IngotParserChoice *self)
{
  const gboolean missing = self->standing == INGOT_PARSER_MISSING;
  g_autofree char *origin = missing ? ingot_describe_parser_origin (self->parser, TRUE)
                                    : ingot_describe_parser_origin_in_full (self->parser);
  g_autofree char *id = NULL;

  if (self->standing != INGOT_PARSER_AMBIGUOUS)
    return g_steal_pointer (&origin);
  id = ingot_closure_safe_text (NULL, ingot_parser_get_id (self->parser));
  return *origin != '\0' ? g_strjoin (INGOT_SEPARATOR, origin, id, NULL) : g_steal_pointer (&id);
}

static void
ingot_parser_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotParserChoice *self = INGOT_PARSER_CHOICE (object);

  switch (id)
    {
    case PROP_PARSER:
      g_value_set_object (value, self->parser);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_ORIGIN:
      g_value_set_string (value, self->origin);
      break;
    case PROP_NOTABLE:
      g_value_set_boolean (value, is_notable (self));
      break;
    case PROP_MISSING:
      g_value_set_boolean (value, self->standing == INGOT_PARSER_MISSING);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_parser_choice_finalize (GObject *object)
{
  IngotParserChoice *self = INGOT_PARSER_CHOICE (object);

  g_clear_object (&self->parser);
  g_free (self->name);
  g_free (self->origin);

  G_OBJECT_CLASS (ingot_parser_choice_parent_class)->finalize (object);
}

static void
ingot_parser_choice_class_init (IngotParserChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = ingot_parser_choice_finalize;
  object_class->get_property = ingot_parser_choice_get_property;

  properties[PROP_PARSER] = g_param_spec_object ("parser", NULL, NULL, INGOT_TYPE_PARSER, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_ORIGIN] = g_param_spec_string ("origin", NULL, NULL, NULL, flags);
  properties[PROP_NOTABLE] = g_param_spec_boolean ("notable", NULL, NULL, FALSE, flags);
  properties[PROP_MISSING] = g_param_spec_boolean ("missing", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ingot_parser_choice_init (IngotParserChoice *self)
{
}

/**
 * ingot_parser_choice_new:
 * @parser: (nullable): a parser
 * @standing: how it stands among those of the repository
 *
 * Creates what can be picked from a list of parsers.
 *
 * Returns: (transfer full): the choice
 */
IngotParserChoice *
ingot_parser_choice_new (IngotParser *parser, IngotParserStanding standing)
{
  IngotParserChoice *self = g_object_new (INGOT_TYPE_PARSER_CHOICE, NULL);

  g_set_object (&self->parser, parser);
  self->standing = standing;
  self->name = ingot_describe_parser (parser);
  self->origin = describe_origin (self);
  return self;
}

/**
 * ingot_parser_choice_get_parser:
 * @self: a choice
 *
 * Gets what the choice stands for.
 *
 * Returns: (transfer none) (nullable): the parser
 */
IngotParser *
ingot_parser_choice_get_parser (IngotParserChoice *self)
{
  g_return_val_if_fail (INGOT_IS_PARSER_CHOICE (self), NULL);

  return self->parser;
}

/**
 * ingot_parser_choice_get_name:
 * @self: a choice
 *
 * Gets what the choice is called.
 *
 * Returns: (transfer none): the text, fit to be shown
 */
const char *
ingot_parser_choice_get_name (IngotParserChoice *self)
{
  g_return_val_if_fail (INGOT_IS_PARSER_CHOICE (self), NULL);

  return self->name;
}

/**
 * ingot_parser_choice_get_origin:
 * @self: a choice
 *
 * Gets where the parser comes from, and what else tells it from others.
 *
 * Returns: (transfer none): the text, fit to be shown; empty for none
 */
const char *
ingot_parser_choice_get_origin (IngotParserChoice *self)
{
  g_return_val_if_fail (INGOT_IS_PARSER_CHOICE (self), NULL);

  return self->origin;
}
