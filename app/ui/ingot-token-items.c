/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-items.h"

#define REVEAL_SECONDS 60

struct _IngotTokenItems
{
  GObject parent_instance;

  GListStore *items; /* IngotTokenItem */
  GSignalGroup *tokens_signals;
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

/* GtkMapListModel would do this, but puts what is inserted before an item behind it (4.18). */
static void
tokens_changed_cb (IngotTokenItems *self,
                   guint position,
                   guint removed,
                   guint added,
                   GListModel *tokens)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (IngotIngestToken) token = g_list_model_get_item (tokens, i);

      g_ptr_array_add (items, ingot_token_item_new (token));
    }
  g_list_store_splice (self->items, position, removed, items->pdata, items->len);
}

static void
ingot_token_items_dispose (GObject *object)
{
  IngotTokenItems *self = INGOT_TOKEN_ITEMS (object);

  ingot_token_items_reveal (self, NULL);
  g_clear_object (&self->tokens_signals);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (ingot_token_items_parent_class)->dispose (object);
}

static void
ingot_token_items_class_init (IngotTokenItemsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ingot_token_items_dispose;
}

static void
ingot_token_items_init (IngotTokenItems *self)
{
  self->items = g_list_store_new (INGOT_TYPE_TOKEN_ITEM);
  self->tokens_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->tokens_signals, "items-changed",
                                  G_CALLBACK (tokens_changed_cb), self);
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
 * ingot_token_items_get_list:
 * @self: the items
 *
 * Gets the items as a list.
 *
 * Returns: (transfer none): a list of #IngotTokenItem, always the same
 */
GListModel *
ingot_token_items_get_list (IngotTokenItems *self)
{
  g_return_val_if_fail (INGOT_IS_TOKEN_ITEMS (self), NULL);

  return G_LIST_MODEL (self->items);
}

/**
 * ingot_token_items_set_tokens:
 * @self: the items
 * @tokens: (nullable): a list of #IngotIngestToken
 *
 * Sets whose items these are. What was revealed is masked.
 */
void
ingot_token_items_set_tokens (IngotTokenItems *self, GListModel *tokens)
{
  g_return_if_fail (INGOT_IS_TOKEN_ITEMS (self));

  ingot_token_items_reveal (self, NULL);
  g_signal_group_set_target (self->tokens_signals, tokens);
  g_list_store_remove_all (self->items);
  if (tokens != NULL)
    tokens_changed_cb (self, 0, 0, g_list_model_get_n_items (tokens), tokens);
}

/**
 * ingot_token_items_get_revealed:
 * @self: the items
 *
 * Gets the item whose token is shown in clear.
 *
 * Returns: (transfer none) (nullable): the item, which may be in the list no more
 */
IngotTokenItem *
ingot_token_items_get_revealed (IngotTokenItems *self)
{
  g_return_val_if_fail (INGOT_IS_TOKEN_ITEMS (self), NULL);

  return self->revealed;
}

/**
 * ingot_token_items_reveal:
 * @self: the items
 * @item: (nullable): one of them
 *
 * Shows the token of @item in clear for a minute, and masks any other.
 */
void
ingot_token_items_reveal (IngotTokenItems *self, IngotTokenItem *item)
{
  g_return_if_fail (INGOT_IS_TOKEN_ITEMS (self));

  g_clear_handle_id (&self->reveal_timeout, g_source_remove);
  set_revealed (self, item);
  if (item != NULL)
    self->reveal_timeout = g_timeout_add_seconds_once (REVEAL_SECONDS, conceal_cb, self);
}
