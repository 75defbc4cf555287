/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-selection.h"

struct _IngotTokenSelection
{
  GObject parent_instance;

  GListModel *model;
  GSignalGroup *model_signals;
  GListModel *all;
  IngotTokenItems *items; /* what rows are given */
  GHashTable *tokens;     /* what is selected, in the model or not */
  GtkBitset *selected;    /* the positions in the model that follow from it */
  gboolean marking;
  gboolean pointed;
};

enum
{
  PROP_MODEL = 1,
  PROP_ALL,
  PROP_MARKING,
  PROP_N_SELECTED,
  PROP_N_HIDDEN,
  PROP_SEVERAL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IngotTokenSelection,
                               ingot_token_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

static guint
count (GListModel *model)
{
  return model != NULL ? g_list_model_get_n_items (model) : 0;
}

/* Borrowed: the list keeps it. */
static IngotIngestToken *
get_token (GListModel *model, guint position)
{
  g_autoptr (IngotIngestToken) token = g_list_model_get_item (model, position);

  return token;
}

static guint
hash_token (gconstpointer token)
{
  return g_str_hash (ingot_ingest_token_get_name ((IngotIngestToken *) token));
}

/* A record is replaced by another when it changes, and a server may have a name twice. */
static gboolean
is_same (gconstpointer one, gconstpointer other)
{
  IngotIngestToken *tokens[] = { (IngotIngestToken *) one, (IngotIngestToken *) other };

  return g_str_equal (ingot_ingest_token_get_name (tokens[0]),
                      ingot_ingest_token_get_name (tokens[1])) &&
         g_strcmp0 (ingot_ingest_token_get_token (tokens[0]),
                    ingot_ingest_token_get_token (tokens[1])) == 0;
}

/* What only stands in for a token cannot be. */
static void
add (IngotTokenSelection *self, guint position)
{
  IngotIngestToken *token = get_token (self->model, position);

  if (ingot_ingest_token_get_token (token) != NULL)
    g_hash_table_add (self->tokens, g_object_ref (token));
}

static GtkBitset *
find_selected (IngotTokenSelection *self, GListModel *model)
{
  GtkBitset *selected = gtk_bitset_new_empty ();

  if (g_hash_table_size (self->tokens) == 0)
    return selected;
  for (guint i = 0; i < count (model); i++)
    if (g_hash_table_contains (self->tokens, get_token (model, i)))
      gtk_bitset_add (selected, i);
  return selected;
}

static guint
count_hidden (IngotTokenSelection *self)
{
  g_autoptr (GtkBitset) all = NULL;

  if (count (self->all) == count (self->model))
    return 0;
  all = find_selected (self, self->all);
  return gtk_bitset_get_size (all) - gtk_bitset_get_size (self->selected);
}

static void
notify_counts (IngotTokenSelection *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_HIDDEN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEVERAL]);
}

/* Who is to be told of what is selected, and what was. */
static void
tell (IngotTokenSelection *self, GtkBitset *old)
{
  gtk_bitset_difference (old, self->selected);
  if (!gtk_bitset_is_empty (old))
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), gtk_bitset_get_minimum (old),
                                           gtk_bitset_get_maximum (old) -
                                               gtk_bitset_get_minimum (old) + 1);
  notify_counts (self);
}

static void
follow_tokens (IngotTokenSelection *self)
{
  g_autoptr (GtkBitset) old = g_steal_pointer (&self->selected);

  self->selected = find_selected (self, self->model);
  tell (self, old);
}

/* Rows that stay may be of other tokens now: see IngotEarlyTokens. */
static void
items_changed_cb (IngotTokenSelection *self, guint position, guint removed, guint added)
{
  g_autoptr (GtkBitset) old = g_steal_pointer (&self->selected);

  self->selected = find_selected (self, self->model);
  gtk_bitset_splice (old, position, removed, added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  tell (self, old);
}

static void
set_model (IngotTokenSelection *self, GListModel *model)
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
  return INGOT_TYPE_TOKEN_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return count (INGOT_TOKEN_SELECTION (list)->model);
}

static gpointer
dup_item (GListModel *list, guint position)
{
  IngotTokenSelection *self = INGOT_TOKEN_SELECTION (list);

  if (position >= count (self->model))
    return NULL;
  return ingot_token_items_dup_item (self->items, get_token (self->model, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = dup_item;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (INGOT_TOKEN_SELECTION (model)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (INGOT_TOKEN_SELECTION (model)->selected);
}

/* What is not in the model is kept, unless everything in it is set anew. */
static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  IngotTokenSelection *self = INGOT_TOKEN_SELECTION (model);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    if (position >= count (self->model))
      break;
    else if (gtk_bitset_contains (selected, position))
      add (self, position);
    else
      g_hash_table_remove (self->tokens, get_token (self->model, position));
  follow_tokens (self);
  return TRUE;
}

/* While rows are marked, a click marks one more, and the keys that move the focus mark none. */
static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  IngotTokenSelection *self = INGOT_TOKEN_SELECTION (model);

  if (!unselect_rest)
    {
      add (self, position);
      follow_tokens (self);
    }
  else if (!self->marking)
    ingot_token_selection_choose (self, position);
  else if (self->pointed)
    ingot_token_selection_toggle (self, position);
  return TRUE;
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  ingot_token_selection_clear (INGOT_TOKEN_SELECTION (model));
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
  iface->select_item = select_item;
  iface->unselect_all = unselect_all;
}

static void
ingot_token_selection_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotTokenSelection *self = INGOT_TOKEN_SELECTION (object);

  switch (id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_ALL:
      g_value_set_object (value, self->all);
      break;
    case PROP_MARKING:
      g_value_set_boolean (value, self->marking);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, ingot_token_selection_get_n_selected (self));
      break;
    case PROP_N_HIDDEN:
      g_value_set_uint (value, count_hidden (self));
      break;
    case PROP_SEVERAL:
      g_value_set_boolean (value, ingot_token_selection_get_several (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_token_selection_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  IngotTokenSelection *self = INGOT_TOKEN_SELECTION (object);

  switch (id)
    {
    case PROP_MODEL:
      set_model (self, g_value_get_object (value));
      break;
    case PROP_ALL:
      if (g_set_object (&self->all, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_MARKING:
      ingot_token_selection_set_marking (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_token_selection_dispose (GObject *object)
{
  IngotTokenSelection *self = INGOT_TOKEN_SELECTION (object);

  g_clear_object (&self->model_signals);
  g_clear_object (&self->model);
  g_clear_object (&self->all);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (ingot_token_selection_parent_class)->dispose (object);
}

static void
ingot_token_selection_finalize (GObject *object)
{
  IngotTokenSelection *self = INGOT_TOKEN_SELECTION (object);

  g_clear_pointer (&self->tokens, g_hash_table_unref);
  g_clear_pointer (&self->selected, gtk_bitset_unref);

  G_OBJECT_CLASS (ingot_token_selection_parent_class)->finalize (object);
}

static void
ingot_token_selection_class_init (IngotTokenSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags given = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags shown = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = ingot_token_selection_get_property;
  object_class->set_property = ingot_token_selection_set_property;
  object_class->dispose = ingot_token_selection_dispose;
  object_class->finalize = ingot_token_selection_finalize;

  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL, given);
  properties[PROP_ALL] = g_param_spec_object ("all", NULL, NULL, G_TYPE_LIST_MODEL, given);
  properties[PROP_MARKING] = g_param_spec_boolean ("marking", NULL, NULL, FALSE, given);
  properties[PROP_N_SELECTED] =
      g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, shown);
  properties[PROP_N_HIDDEN] = g_param_spec_uint ("n-hidden", NULL, NULL, 0, G_MAXUINT, 0, shown);
  properties[PROP_SEVERAL] = g_param_spec_boolean ("several", NULL, NULL, FALSE, shown);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ingot_token_selection_init (IngotTokenSelection *self)
{
  self->tokens = g_hash_table_new_full (hash_token, is_same, g_object_unref, NULL);
  self->selected = gtk_bitset_new_empty ();
  self->model_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->model_signals, "items-changed",
                                  G_CALLBACK (items_changed_cb), self);
}

/**
 * ingot_token_selection_set_items:
 * @self: a selection
 * @items: what its rows are made of
 *
 * Sets where the items come from that rows are given for the ingest tokens of the model.
 */
void
ingot_token_selection_set_items (IngotTokenSelection *self, IngotTokenItems *items)
{
  g_return_if_fail (INGOT_IS_TOKEN_SELECTION (self));

  g_set_object (&self->items, items);
}

/**
 * ingot_token_selection_get_marking:
 * @self: a selection
 *
 * Tells whether rows are marked one by one.
 *
 * Returns: %FALSE if a click selects one row only
 */
gboolean
ingot_token_selection_get_marking (IngotTokenSelection *self)
{
  g_return_val_if_fail (INGOT_IS_TOKEN_SELECTION (self), FALSE);

  return self->marking;
}

/**
 * ingot_token_selection_set_marking:
 * @self: a selection
 * @marking: whether rows are marked one by one
 *
 * Begins to mark rows, or ends it.
 */
void
ingot_token_selection_set_marking (IngotTokenSelection *self, gboolean marking)
{
  g_return_if_fail (INGOT_IS_TOKEN_SELECTION (self));

  if (self->marking == marking)
    return;
  self->marking = marking;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MARKING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEVERAL]);
}

/**
 * ingot_token_selection_set_pointed:
 * @self: a selection
 * @pointed: whether a row is pointed at, rather than reached by a key
 *
 * Tells what GTK does not: where the next request to select a row comes from.
 */
void
ingot_token_selection_set_pointed (IngotTokenSelection *self, gboolean pointed)
{
  g_return_if_fail (INGOT_IS_TOKEN_SELECTION (self));

  self->pointed = pointed;
}

/**
 * ingot_token_selection_get_several:
 * @self: a selection
 *
 * Tells whether several rows are selected, seen or not, or about to be.
 *
 * Returns: %FALSE if there is one at most, in plain sight
 */
gboolean
ingot_token_selection_get_several (IngotTokenSelection *self)
{
  g_return_val_if_fail (INGOT_IS_TOKEN_SELECTION (self), FALSE);

  return self->marking || ingot_token_selection_get_n_selected (self) > 1 ||
         count_hidden (self) > 0;
}

/**
 * ingot_token_selection_get_n_selected:
 * @self: a selection
 *
 * Counts the selected rows. What the search leaves out is none.
 *
 * Returns: how many there are
 */
guint
ingot_token_selection_get_n_selected (IngotTokenSelection *self)
{
  g_return_val_if_fail (INGOT_IS_TOKEN_SELECTION (self), 0);

  return gtk_bitset_get_size (self->selected);
}

/**
 * ingot_token_selection_get_first:
 * @self: a selection
 *
 * Gets the first selected row.
 *
 * Returns: its position, or %GTK_INVALID_LIST_POSITION
 */
guint
ingot_token_selection_get_first (IngotTokenSelection *self)
{
  g_return_val_if_fail (INGOT_IS_TOKEN_SELECTION (self), GTK_INVALID_LIST_POSITION);

  return gtk_bitset_get_minimum (self->selected);
}

/**
 * ingot_token_selection_get_only:
 * @self: a selection
 *
 * Gets what is selected, if it is one.
 *
 * Returns: (transfer none) (nullable): the ingest token
 */
IngotIngestToken *
ingot_token_selection_get_only (IngotTokenSelection *self)
{
  g_return_val_if_fail (INGOT_IS_TOKEN_SELECTION (self), NULL);

  if (gtk_bitset_get_size (self->selected) != 1)
    return NULL;
  return get_token (self->model, gtk_bitset_get_minimum (self->selected));
}

/**
 * ingot_token_selection_dup_tokens:
 * @self: a selection
 *
 * Gets what is selected, in the order of the rows. What the search leaves out is not there.
 *
 * Returns: (transfer full) (element-type IngotIngestToken): the ingest tokens
 */
GPtrArray *
ingot_token_selection_dup_tokens (IngotTokenSelection *self)
{
  GPtrArray *tokens = g_ptr_array_new_with_free_func (g_object_unref);
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (INGOT_IS_TOKEN_SELECTION (self), tokens);

  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (tokens, g_list_model_get_item (self->model, position));
  return tokens;
}

/**
 * ingot_token_selection_find:
 * @self: a selection
 * @name: the name of an ingest token
 *
 * Finds a row, selected or not: the first of that name.
 *
 * Returns: its position, or %GTK_INVALID_LIST_POSITION
 */
guint
ingot_token_selection_find (IngotTokenSelection *self, const char *name)
{
  g_return_val_if_fail (INGOT_IS_TOKEN_SELECTION (self), GTK_INVALID_LIST_POSITION);

  for (guint i = 0; i < count (self->model); i++)
    if (g_str_equal (ingot_ingest_token_get_name (get_token (self->model, i)), name))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/**
 * ingot_token_selection_choose:
 * @self: a selection
 * @position: a row
 *
 * Selects this row and nothing else, seen or not.
 */
void
ingot_token_selection_choose (IngotTokenSelection *self, guint position)
{
  g_return_if_fail (INGOT_IS_TOKEN_SELECTION (self));

  g_hash_table_remove_all (self->tokens);
  if (position < count (self->model))
    add (self, position);
  follow_tokens (self);
}

/**
 * ingot_token_selection_toggle:
 * @self: a selection
 * @position: a row
 *
 * Selects this row as well, or does not any more.
 */
void
ingot_token_selection_toggle (IngotTokenSelection *self, guint position)
{
  g_return_if_fail (INGOT_IS_TOKEN_SELECTION (self));
  g_return_if_fail (position < count (self->model));

  if (!g_hash_table_remove (self->tokens, get_token (self->model, position)))
    add (self, position);
  follow_tokens (self);
}

/**
 * ingot_token_selection_clear:
 * @self: a selection
 *
 * Selects nothing, seen or not.
 */
void
ingot_token_selection_clear (IngotTokenSelection *self)
{
  g_return_if_fail (INGOT_IS_TOKEN_SELECTION (self));

  g_hash_table_remove_all (self->tokens);
  follow_tokens (self);
}
