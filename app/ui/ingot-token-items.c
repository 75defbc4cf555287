/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-items.h"

#define REVEAL_SECONDS 60

struct _IngotTokenItems
{
  GObject parent_instance;

  GListStore *items; /* IngotTokenItem */
  GSignalGroup *tokens_signals;
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

static gboolean
is_parser_missing (IngotTokenItems *self, IngotIngestToken *token)
{
  IngotParser *parser = ingot_ingest_token_get_parser (token);

  return parser != NULL && g_hash_table_size (self->parsers) > 0 &&
         !g_hash_table_contains (self->parsers, ingot_parser_get_id (parser));
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

static void
parsers_changed_cb (IngotTokenItems *self,
                    guint position,
                    guint removed,
                    guint added,
                    GListModel *parsers)
{
  take_parsers (self, parsers);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (IngotTokenItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      ingot_token_item_set_parser_missing (
          item, is_parser_missing (self, ingot_token_item_get_token (item)));
    }
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

      IngotTokenItem *item = ingot_token_item_new (token);

      ingot_token_item_set_parser_missing (item, is_parser_missing (self, token));
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->items, position, removed, items->pdata, items->len);
}

static void
ingot_token_items_dispose (GObject *object)
{
  IngotTokenItems *self = INGOT_TOKEN_ITEMS (object);

  ingot_token_items_reveal (self, NULL);
  g_clear_object (&self->tokens_signals);
  g_clear_object (&self->parsers_signals);
  g_clear_pointer (&self->parsers, g_hash_table_unref);
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
 * @parsers: (nullable): a list of the #IngotParser items that the repository has, empty as long as
 *   they are not known
 *
 * Sets whose items these are. What was revealed is masked.
 */
void
ingot_token_items_set_tokens (IngotTokenItems *self, GListModel *tokens, GListModel *parsers)
{
  g_return_if_fail (INGOT_IS_TOKEN_ITEMS (self));

  ingot_token_items_reveal (self, NULL);
  g_signal_group_set_target (self->tokens_signals, tokens);
  g_signal_group_set_target (self->parsers_signals, parsers);
  take_parsers (self, parsers);
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
