/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-early-tokens.h"

/* As many as GTK makes rows of a long list. */
#define N_EARLY 200

/**
 * IngotEarlyTokens:
 *
 * The ingest tokens that a view shows, and some that are nothing as long as there are none. To make
 * its rows takes a view longer than to fill them, and nothing else is to be done while the server
 * is asked. GTK makes rows anew for what takes the place of something else. So nothing does: the
 * items stay, and come to stand for the first tokens that there are.
 */
struct _IngotEarlyTokens
{
  GObject parent_instance;

  GListModel *model;
  GSignalGroup *model_signals;
  GPtrArray *early; /* none unless the list is empty */
  IngotTokenItems *items;
};

enum
{
  PROP_MODEL = 1,
  N_PROPS,
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IngotEarlyTokens,
                               ingot_early_tokens,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static guint
count (GListModel *model)
{
  return model != NULL ? g_list_model_get_n_items (model) : 0;
}

static void
change (IngotEarlyTokens *self, guint position, guint removed, guint added)
{
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* Returns how many of the early tokens have become others. */
static guint
fill (IngotEarlyTokens *self, GPtrArray *early)
{
  const guint n_filled = MIN (early->len, count (self->model));

  for (guint i = 0; i < n_filled; i++)
    {
      g_autoptr (IngotIngestToken) token = g_list_model_get_item (self->model, i);

      ingot_token_items_replace (self->items, early->pdata[i], token);
    }
  return n_filled;
}

static void
items_changed_cb (IngotEarlyTokens *self, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) early = g_steal_pointer (&self->early);
  guint n_filled;

  self->early = g_ptr_array_new_with_free_func (g_object_unref);
  n_filled = fill (self, early);
  /* The last of them as well: who counts is told even if there are as many as before. */
  if (n_filled > 0)
    n_filled--;
  change (self, position + n_filled, removed + early->len - n_filled, added - n_filled);
}

static void
set_model (IngotEarlyTokens *self, GListModel *model)
{
  const guint removed = count (self->model);

  g_set_object (&self->model, model);
  g_signal_group_set_target (self->model_signals, model);
  if (removed > 0 || count (model) > 0)
    items_changed_cb (self, 0, removed, count (model));
}

static GType
get_item_type (GListModel *list)
{
  return INGOT_TYPE_INGEST_TOKEN;
}

static guint
get_n_items (GListModel *list)
{
  IngotEarlyTokens *self = INGOT_EARLY_TOKENS (list);

  return count (self->model) + self->early->len;
}

static gpointer
dup_item (GListModel *list, guint position)
{
  IngotEarlyTokens *self = INGOT_EARLY_TOKENS (list);

  if (position < self->early->len)
    return g_object_ref (self->early->pdata[position]);
  return self->model != NULL ? g_list_model_get_item (self->model, position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = dup_item;
}

static void
ingot_early_tokens_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_MODEL:
      g_value_set_object (value, INGOT_EARLY_TOKENS (object)->model);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_early_tokens_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_MODEL:
      set_model (INGOT_EARLY_TOKENS (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_early_tokens_dispose (GObject *object)
{
  IngotEarlyTokens *self = INGOT_EARLY_TOKENS (object);

  g_clear_object (&self->model_signals);
  g_clear_object (&self->model);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (ingot_early_tokens_parent_class)->dispose (object);
}

static void
ingot_early_tokens_finalize (GObject *object)
{
  g_ptr_array_unref (INGOT_EARLY_TOKENS (object)->early);

  G_OBJECT_CLASS (ingot_early_tokens_parent_class)->finalize (object);
}

static void
ingot_early_tokens_class_init (IngotEarlyTokensClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ingot_early_tokens_dispose;
  object_class->finalize = ingot_early_tokens_finalize;
  object_class->get_property = ingot_early_tokens_get_property;
  object_class->set_property = ingot_early_tokens_set_property;

  g_object_class_install_property (
      object_class, PROP_MODEL,
      g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
ingot_early_tokens_init (IngotEarlyTokens *self)
{
  self->early = g_ptr_array_new_with_free_func (g_object_unref);
  self->model_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->model_signals, "items-changed",
                                  G_CALLBACK (items_changed_cb), self);
}

/**
 * ingot_early_tokens_set_items:
 * @self: a list
 * @items: what its rows are made of
 *
 * Sets where the items come from that rows are given for the tokens, and that stay.
 */
void
ingot_early_tokens_set_items (IngotEarlyTokens *self, IngotTokenItems *items)
{
  g_return_if_fail (INGOT_IS_EARLY_TOKENS (self));

  g_set_object (&self->items, items);
}

/**
 * ingot_early_tokens_wait:
 * @self: a list that is waited for
 *
 * Has tokens of nothing in the list until there is something in it; none if there is already.
 */
void
ingot_early_tokens_wait (IngotEarlyTokens *self)
{
  g_return_if_fail (INGOT_IS_EARLY_TOKENS (self));

  if (self->early->len > 0 || count (self->model) > 0)
    return;
  for (guint i = 0; i < N_EARLY; i++)
    g_ptr_array_add (self->early, ingot_ingest_token_new_named (""));
  change (self, 0, 0, N_EARLY);
}

/**
 * ingot_early_tokens_end:
 * @self: a list
 *
 * Waits no more, for a list that stays empty.
 */
void
ingot_early_tokens_end (IngotEarlyTokens *self)
{
  g_return_if_fail (INGOT_IS_EARLY_TOKENS (self));

  if (self->early->len > 0)
    items_changed_cb (self, 0, 0, 0);
}
