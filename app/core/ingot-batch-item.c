/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-batch-item.h"

struct _IngotBatchItem
{
  GObject parent_instance;

  IngotIngestToken *token;
  IngotBatchItemState state;
  GError *error;
  char *caveat;
};

enum
{
  PROP_TOKEN = 1,
  PROP_STATE,
  PROP_ERROR,
  PROP_CAVEAT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotBatchItem, ingot_batch_item, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (IngotBatchItemState,
                    ingot_batch_item_state,
                    G_DEFINE_ENUM_VALUE (INGOT_BATCH_ITEM_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (INGOT_BATCH_ITEM_NOT_STARTED, "not-started"),
                    G_DEFINE_ENUM_VALUE (INGOT_BATCH_ITEM_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (INGOT_BATCH_ITEM_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (INGOT_BATCH_ITEM_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (INGOT_BATCH_ITEM_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (INGOT_BATCH_ITEM_UNKNOWN, "unknown"))

static void
ingot_batch_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotBatchItem *self = INGOT_BATCH_ITEM (object);

  switch (id)
    {
    case PROP_TOKEN:
      g_value_set_object (value, self->token);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_CAVEAT:
      g_value_set_string (value, self->caveat);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_batch_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TOKEN:
      INGOT_BATCH_ITEM (object)->token = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_batch_item_finalize (GObject *object)
{
  IngotBatchItem *self = INGOT_BATCH_ITEM (object);

  g_clear_object (&self->token);
  g_clear_error (&self->error);
  g_clear_pointer (&self->caveat, g_free);

  G_OBJECT_CLASS (ingot_batch_item_parent_class)->finalize (object);
}

static void
ingot_batch_item_class_init (IngotBatchItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags shown = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = ingot_batch_item_finalize;
  object_class->get_property = ingot_batch_item_get_property;
  object_class->set_property = ingot_batch_item_set_property;

  properties[PROP_TOKEN] =
      g_param_spec_object ("token", NULL, NULL, INGOT_TYPE_INGEST_TOKEN,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, INGOT_TYPE_BATCH_ITEM_STATE,
                                              INGOT_BATCH_ITEM_READY, shown);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, shown);
  properties[PROP_CAVEAT] = g_param_spec_string ("caveat", NULL, NULL, NULL, shown);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ingot_batch_item_init (IngotBatchItem *self)
{
}

/**
 * ingot_batch_item_new: (skip)
 * @token: an ingest token
 *
 * Creates what stands for @token in a batch.
 *
 * Returns: (transfer full): the item
 */
IngotBatchItem *
ingot_batch_item_new (IngotIngestToken *token)
{
  return g_object_new (INGOT_TYPE_BATCH_ITEM, "token", token, NULL);
}

/**
 * ingot_batch_item_get_token:
 * @self: an item
 *
 * Gets what is changed.
 *
 * Returns: (transfer none): the ingest token, as it was before
 */
IngotIngestToken *
ingot_batch_item_get_token (IngotBatchItem *self)
{
  g_return_val_if_fail (INGOT_IS_BATCH_ITEM (self), NULL);

  return self->token;
}

/**
 * ingot_batch_item_get_state:
 * @self: an item
 *
 * Gets what came of the change.
 *
 * Returns: the state
 */
IngotBatchItemState
ingot_batch_item_get_state (IngotBatchItem *self)
{
  g_return_val_if_fail (INGOT_IS_BATCH_ITEM (self), INGOT_BATCH_ITEM_READY);

  return self->state;
}

/**
 * ingot_batch_item_get_error:
 * @self: an item
 *
 * Gets why the last try failed.
 *
 * Returns: (transfer none) (nullable): an error of #IngotError
 */
const GError *
ingot_batch_item_get_error (IngotBatchItem *self)
{
  g_return_val_if_fail (INGOT_IS_BATCH_ITEM (self), NULL);

  return self->error;
}

/**
 * ingot_batch_item_get_caveat:
 * @self: an item
 *
 * Gets what a person has to know although it was done.
 *
 * Returns: (transfer none) (nullable): sentences
 */
const char *
ingot_batch_item_get_caveat (IngotBatchItem *self)
{
  g_return_val_if_fail (INGOT_IS_BATCH_ITEM (self), NULL);

  return self->caveat;
}

/**
 * ingot_batch_item_set_state: (skip)
 * @self: an item
 * @state: what came of the change
 *
 * Sets the state, for the batch.
 */
void
ingot_batch_item_set_state (IngotBatchItem *self, IngotBatchItemState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * ingot_batch_item_set_error: (skip)
 * @self: an item
 * @error: (nullable): why the last try failed
 *
 * Sets the error, for the batch.
 */
void
ingot_batch_item_set_error (IngotBatchItem *self, const GError *error)
{
  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  if (error != NULL)
    self->error = g_error_copy (error);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/**
 * ingot_batch_item_set_caveat: (skip)
 * @self: an item
 * @caveat: (nullable): what a person has to know although it was done
 *
 * Sets the caveat, for the batch.
 */
void
ingot_batch_item_set_caveat (IngotBatchItem *self, const char *caveat)
{
  if (g_set_str (&self->caveat, caveat))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAVEAT]);
}
