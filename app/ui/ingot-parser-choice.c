/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-parser-choice.h"

struct _IngotParserChoice
{
  GObject parent_instance;

  IngotParser *parser;
};

enum
{
  PROP_PARSER = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotParserChoice, ingot_parser_choice, G_TYPE_OBJECT)

static void
ingot_parser_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PARSER:
      g_value_set_object (value, INGOT_PARSER_CHOICE (object)->parser);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_parser_choice_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PARSER:
      INGOT_PARSER_CHOICE (object)->parser = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_parser_choice_finalize (GObject *object)
{
  g_clear_object (&INGOT_PARSER_CHOICE (object)->parser);

  G_OBJECT_CLASS (ingot_parser_choice_parent_class)->finalize (object);
}

static void
ingot_parser_choice_class_init (IngotParserChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ingot_parser_choice_finalize;
  object_class->get_property = ingot_parser_choice_get_property;
  object_class->set_property = ingot_parser_choice_set_property;

  properties[PROP_PARSER] =
      g_param_spec_object ("parser", NULL, NULL, INGOT_TYPE_PARSER,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ingot_parser_choice_init (IngotParserChoice *self)
{
}

/**
 * ingot_parser_choice_new:
 * @parser: (nullable): a parser
 *
 * Creates what can be picked from a list of parsers.
 *
 * Returns: (transfer full): the choice
 */
IngotParserChoice *
ingot_parser_choice_new (IngotParser *parser)
{
  return g_object_new (INGOT_TYPE_PARSER_CHOICE, "parser", parser, NULL);
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
