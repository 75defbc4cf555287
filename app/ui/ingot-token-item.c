/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-item.h"

struct _IngotTokenItem
{
  GObject parent_instance;

  IngotIngestToken *token;
  gboolean revealed;
  gboolean parser_missing;
};

enum
{
  PROP_TOKEN = 1,
  PROP_REVEALED,
  PROP_PARSER_MISSING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotTokenItem, ingot_token_item, G_TYPE_OBJECT)

static void
ingot_token_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotTokenItem *self = INGOT_TOKEN_ITEM (object);

  switch (id)
    {
    case PROP_TOKEN:
      g_value_set_object (value, self->token);
      break;
    case PROP_REVEALED:
      g_value_set_boolean (value, self->revealed);
      break;
    case PROP_PARSER_MISSING:
      g_value_set_boolean (value, self->parser_missing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_token_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IngotTokenItem *self = INGOT_TOKEN_ITEM (object);

  switch (id)
    {
    case PROP_TOKEN:
      ingot_token_item_set_token (self, g_value_get_object (value));
      break;
    case PROP_REVEALED:
      ingot_token_item_set_revealed (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_token_item_finalize (GObject *object)
{
  IngotTokenItem *self = INGOT_TOKEN_ITEM (object);

  g_clear_object (&self->token);

  G_OBJECT_CLASS (ingot_token_item_parent_class)->finalize (object);
}

static void
ingot_token_item_class_init (IngotTokenItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ingot_token_item_finalize;
  object_class->get_property = ingot_token_item_get_property;
  object_class->set_property = ingot_token_item_set_property;

  properties[PROP_TOKEN] =
      g_param_spec_object ("token", NULL, NULL, INGOT_TYPE_INGEST_TOKEN,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_REVEALED] =
      g_param_spec_boolean ("revealed", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PARSER_MISSING] =
      g_param_spec_boolean ("parser-missing", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ingot_token_item_init (IngotTokenItem *self)
{
}

/**
 * ingot_token_item_new:
 * @token: an ingest token
 *
 * Creates the item of a list that shows @token, masked.
 *
 * Returns: (transfer full): the item
 */
IngotTokenItem *
ingot_token_item_new (IngotIngestToken *token)
{
  return g_object_new (INGOT_TYPE_TOKEN_ITEM, "token", token, NULL);
}

/**
 * ingot_token_item_get_token:
 * @self: an item
 *
 * Gets what the item shows.
 *
 * Returns: (transfer none): the ingest token
 */
IngotIngestToken *
ingot_token_item_get_token (IngotTokenItem *self)
{
  g_return_val_if_fail (INGOT_IS_TOKEN_ITEM (self), NULL);

  return self->token;
}

/**
 * ingot_token_item_set_token:
 * @self: an item
 * @token: an ingest token
 *
 * Sets what the item shows.
 */
void
ingot_token_item_set_token (IngotTokenItem *self, IngotIngestToken *token)
{
  g_return_if_fail (INGOT_IS_TOKEN_ITEM (self));

  if (g_set_object (&self->token, token))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOKEN]);
}

/**
 * ingot_token_item_get_name:
 * @self: an item
 *
 * Gets the name of the ingest token, which is its key within the repository.
 *
 * Returns: (transfer none): the name
 */
const char *
ingot_token_item_get_name (IngotTokenItem *self)
{
  g_return_val_if_fail (INGOT_IS_TOKEN_ITEM (self), NULL);

  return ingot_ingest_token_get_name (self->token);
}

/**
 * ingot_token_item_get_revealed:
 * @self: an item
 *
 * Tells whether the token is shown in clear.
 *
 * Returns: %FALSE while it is masked
 */
gboolean
ingot_token_item_get_revealed (IngotTokenItem *self)
{
  g_return_val_if_fail (INGOT_IS_TOKEN_ITEM (self), FALSE);

  return self->revealed;
}

/**
 * ingot_token_item_set_revealed:
 * @self: an item
 * @revealed: whether to show the token in clear
 *
 * Reveals or masks the token.
 */
void
ingot_token_item_set_revealed (IngotTokenItem *self, gboolean revealed)
{
  g_return_if_fail (INGOT_IS_TOKEN_ITEM (self));

  if (self->revealed == revealed)
    return;
  self->revealed = revealed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}

/**
 * ingot_token_item_get_parser_missing:
 * @self: an item
 *
 * Tells whether the repository is known not to have the assigned parser any more.
 *
 * Returns: %FALSE as long as it is not known
 */
gboolean
ingot_token_item_get_parser_missing (IngotTokenItem *self)
{
  g_return_val_if_fail (INGOT_IS_TOKEN_ITEM (self), FALSE);

  return self->parser_missing;
}

/**
 * ingot_token_item_set_parser_missing:
 * @self: an item
 * @missing: whether the repository does not have the assigned parser any more
 *
 * Sets what is known of the parser.
 */
void
ingot_token_item_set_parser_missing (IngotTokenItem *self, gboolean missing)
{
  g_return_if_fail (INGOT_IS_TOKEN_ITEM (self));

  if (self->parser_missing == missing)
    return;
  self->parser_missing = missing;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PARSER_MISSING]);
}
