/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-items.h"

#define REVEAL_SECONDS 60

/**
 * IngotTokenItems:
 *
 * What is known of ingest tokens where they are listed. An item is made when a row asks for it, and
 * is the same for everybody as long as somebody holds it: of thousands of tokens few are seen.
 */
struct _IngotTokenItems
{
  GObject parent_instance;

  GHashTable *items; /* by token, not held */
  GSignalGroup *parsers_signals;
  GHashTable *parsers; /* identifiers; none are known if it is empty */
  IngotTokenItem *revealed;
  guint reveal_timeout;
};

G_DEFINE_FINAL_TYPE (IngotTokenItems, ingot_token_items, G_TYPE_OBJECT)

static void
set_revealed (IngotTokenItems *self, IngotTokenItem *item)
{
  if (self->revealed != NULL)
    ingot_token_item_set_revealed (self->revealed, FALSE);
  g_set_object (&self->revealed, item);
  if (item != NULL)
    ingot_token_item_set_revealed (item, TRUE);
}

static void
conceal_cb (gpointer user_data)
{
  IngotTokenItems *self = user_data;

  self->reveal_timeout = 0;
  set_revealed (self, NULL);
}

static void
update_parser (IngotTokenItems *self, IngotTokenItem *item)
{
  IngotParser *parser = ingot_ingest_token_get_parser (ingot_token_item_get_token (item));

  ingot_token_item_set_parser_missing (
      item, parser != NULL && g_hash_table_size (self->parsers) > 0 &&
                !g_hash_table_contains (self->parsers, ingot_parser_get_id (parser)));
}

static void
take_parsers (IngotTokenItems *self, GListModel *parsers)
{
  g_hash_table_remove_all (self->parsers);
  for (guint i = 0; parsers != NULL && i < g_list_model_get_n_items (parsers); i++)
    {
      g_autoptr (IngotParser) parser = g_list_model_get_item (parsers, i);

      g_hash_table_add (self->parsers, g_strdup (ingot_parser_get_id (parser)));
    }
}

/* Who is told of an item may let go of another. */
static void
parsers_changed_cb (IngotTokenItems *self,
                    guint position,
                    guint removed,
                    guint added,
                    GListModel *parsers)
{
  g_autoptr (GPtrArray) items = g_hash_table_get_values_as_ptr_array (self->items);

  g_ptr_array_foreach (items, (GFunc) (GCallback) g_object_ref, NULL);
  g_ptr_array_set_free_func (items, g_object_unref);
  take_parsers (self, parsers);
  for (guint i = 0; i < items->len; i++)
    update_parser (self, items->pdata[i]);
}

static void
forget_cb (gpointer user_data, GObject *item)
{
  g_autoptr (GHashTable) items = user_data;

  g_hash_table_remove (items, ingot_token_item_get_token (INGOT_TOKEN_ITEM (item)));
}

static void
ingot_token_items_dispose (GObject *object)
{
  IngotTokenItems *self = INGOT_TOKEN_ITEMS (object);

  ingot_token_items_reveal (self, NULL);
  g_clear_object (&self->parsers_signals);

  G_OBJECT_CLASS (ingot_token_items_parent_class)->dispose (object);
}

static void
ingot_token_items_finalize (GObject *object)
{
  IngotTokenItems *self = INGOT_TOKEN_ITEMS (object);

  g_clear_pointer (&self->parsers, g_hash_table_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);

  G_OBJECT_CLASS (ingot_token_items_parent_class)->finalize (object);
}

static void
ingot_token_items_class_init (IngotTokenItemsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ingot_token_items_dispose;
  G_OBJECT_CLASS (klass)->finalize = ingot_token_items_finalize;
}

static void
ingot_token_items_init (IngotTokenItems *self)
{
  self->items = g_hash_table_new (NULL, NULL);
  self->parsers_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->parsers_signals, "items-changed",
                                  G_CALLBACK (parsers_changed_cb), self);
  self->parsers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * ingot_token_items_new:
 *
 * Creates the items of a list of ingest tokens, none at first.
 *
 * Returns: (transfer full): the items
 */
IngotTokenItems *
ingot_token_items_new (void)
{
  return g_object_new (INGOT_TYPE_TOKEN_ITEMS, NULL);
}

/**
 * ingot_token_items_set_parsers:
 * @self: the items
 * @parsers: (nullable): a list of the #IngotParser items that the repository has, empty as long as
 *   they are not known
 *
 * Sets of whose tokens these are. What was revealed is masked.
 */
void
ingot_token_items_set_parsers (IngotTokenItems *self, GListModel *parsers)
{
  g_return_if_fail (INGOT_IS_TOKEN_ITEMS (self));

  ingot_token_items_reveal (self, NULL);
  g_signal_group_set_target (self->parsers_signals, parsers);
  parsers_changed_cb (self, 0, 0, 0, parsers);
}

/**
 * ingot_token_items_dup_item:
 * @self: the items
 * @token: an ingest token
 *
 * Gets what shows an ingest token.
 *
 * Returns: (transfer full): the item, the same as long as somebody holds it
 */
IngotTokenItem *
ingot_token_items_dup_item (IngotTokenItems *self, IngotIngestToken *token)
{
  IngotTokenItem *item;

  g_return_val_if_fail (INGOT_IS_TOKEN_ITEMS (self), NULL);

  item = g_hash_table_lookup (self->items, token);
  if (item != NULL)
    return g_object_ref (item);

  item = ingot_token_item_new (token);
  update_parser (self, item);
  g_hash_table_insert (self->items, token, item);
  g_object_weak_ref (G_OBJECT (item), forget_cb, g_hash_table_ref (self->items));
  return item;
}

/**
 * ingot_token_items_replace:
 * @self: the items
 * @old: an ingest token
 * @token: another, which nobody was given an item for
 *
 * Has what shows @old show @token from now on.
 */
void
ingot_token_items_replace (IngotTokenItems *self, IngotIngestToken *old, IngotIngestToken *token)
{
  IngotTokenItem *item;

  g_return_if_fail (INGOT_IS_TOKEN_ITEMS (self));
  g_return_if_fail (!g_hash_table_contains (self->items, token));

  item = g_hash_table_lookup (self->items, old);
  if (item == NULL)
    return;
  g_hash_table_remove (self->items, old);
  g_hash_table_insert (self->items, token, item);
  ingot_token_item_set_token (item, token);
  update_parser (self, item);
}

/**
 * ingot_token_items_get_revealed:
 * @self: the items
 *
 * Gets the ingest token that is shown in clear.
 *
 * Returns: (transfer none) (nullable): the token, which may be in the list no more
 */
IngotIngestToken *
ingot_token_items_get_revealed (IngotTokenItems *self)
{
  g_return_val_if_fail (INGOT_IS_TOKEN_ITEMS (self), NULL);

  return self->revealed != NULL ? ingot_token_item_get_token (self->revealed) : NULL;
}

/**
 * ingot_token_items_reveal:
 * @self: the items
 * @token: (nullable): an ingest token
 *
 * Shows @token in clear for a minute, and masks any other.
 */
void
ingot_token_items_reveal (IngotTokenItems *self, IngotIngestToken *token)
{
  g_autoptr (IngotTokenItem) item = NULL;

  g_return_if_fail (INGOT_IS_TOKEN_ITEMS (self));

  g_clear_handle_id (&self->reveal_timeout, g_source_remove);
  if (token != NULL)
    item = ingot_token_items_dup_item (self, token);
  set_revealed (self, item);
  if (item != NULL)
    self->reveal_timeout = g_timeout_add_seconds_once (REVEAL_SECONDS, conceal_cb, self);
}
