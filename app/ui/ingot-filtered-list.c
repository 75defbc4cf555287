/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-filtered-list.h"

/**
 * IngotFilteredList:
 *
 * What a filter lets through of a list. GtkFilterListModel tells of a search as of thousands of
 * small changes, for each of which a view makes and drops rows; here it is one change, and the view
 * uses its rows again.
 */
struct _IngotFilteredList
{
  GObject parent_instance;

  GListModel *model;
  GSignalGroup *model_signals;
  GtkFilter *filter;
  GSignalGroup *filter_signals;
  GtkBitset *found; /* positions in the model */
};

enum
{
  PROP_MODEL = 1,
  PROP_FILTER,
  N_PROPS,
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IngotFilteredList,
                               ingot_filtered_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static guint
count (GListModel *model)
{
  return model != NULL ? g_list_model_get_n_items (model) : 0;
}

/* How many are found from the row @first on. */
static guint
count_found (GtkBitset *found, guint first, guint n_rows)
{
  return n_rows > 0 ? gtk_bitset_get_size_in_range (found, first, first + n_rows - 1) : 0;
}

static void
find (IngotFilteredList *self, guint first, guint n_rows)
{
  if (self->filter == NULL || gtk_filter_get_strictness (self->filter) == GTK_FILTER_MATCH_ALL)
    {
      gtk_bitset_add_range (self->found, first, n_rows);
      return;
    }
  for (guint i = first; i < first + n_rows; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->model, i);

      if (gtk_filter_match (self->filter, item))
        gtk_bitset_add (self->found, i);
    }
}

static void
items_changed_cb (IngotFilteredList *self, guint position, guint removed, guint added)
{
  const guint first = count_found (self->found, 0, position);
  const guint n_removed = count_found (self->found, position, removed);
  guint n_added;

  gtk_bitset_splice (self->found, position, removed, added);
  find (self, position, added);
  n_added = count_found (self->found, position, added);
  if (n_removed > 0 || n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), first, n_removed, n_added);
}

/* From the first row that is another to the last one. */
static void
filter_changed_cb (IngotFilteredList *self)
{
  g_autoptr (GtkBitset) old = g_steal_pointer (&self->found);
  g_autoptr (GtkBitset) changed = gtk_bitset_copy (old);
  guint first, n_rows;

  self->found = gtk_bitset_new_empty ();
  find (self, 0, count (self->model));
  gtk_bitset_difference (changed, self->found);
  if (gtk_bitset_is_empty (changed))
    return;
  first = gtk_bitset_get_minimum (changed);
  n_rows = gtk_bitset_get_maximum (changed) - first + 1;
  g_list_model_items_changed (G_LIST_MODEL (self), count_found (old, 0, first),
                              count_found (old, first, n_rows),
                              count_found (self->found, first, n_rows));
}

static void
set_model (IngotFilteredList *self, GListModel *model)
{
  const guint removed = count (self->model);

  g_set_object (&self->model, model);
  g_signal_group_set_target (self->model_signals, model);
  items_changed_cb (self, 0, removed, count (model));
}

static void
set_filter (IngotFilteredList *self, GtkFilter *filter)
{
  g_set_object (&self->filter, filter);
  g_signal_group_set_target (self->filter_signals, filter);
  filter_changed_cb (self);
}

static GType
get_item_type (GListModel *list)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *list)
{
  return gtk_bitset_get_size (INGOT_FILTERED_LIST (list)->found);
}

static gpointer
dup_item (GListModel *list, guint position)
{
  IngotFilteredList *self = INGOT_FILTERED_LIST (list);
  const guint n_items = get_n_items (list);

  if (position >= n_items)
    return NULL;
  /* Where nothing is left out there is nothing to count. */
  if (n_items < count (self->model))
    position = gtk_bitset_get_nth (self->found, position);
  return g_list_model_get_item (self->model, position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = dup_item;
}

static void
ingot_filtered_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IngotFilteredList *self = INGOT_FILTERED_LIST (object);

  switch (id)
    {
    case PROP_MODEL:
      set_model (self, g_value_get_object (value));
      break;
    case PROP_FILTER:
      set_filter (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_filtered_list_dispose (GObject *object)
{
  IngotFilteredList *self = INGOT_FILTERED_LIST (object);

  g_clear_object (&self->model_signals);
  g_clear_object (&self->filter_signals);
  gtk_bitset_remove_all (self->found);
  g_clear_object (&self->model);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (ingot_filtered_list_parent_class)->dispose (object);
}

static void
ingot_filtered_list_finalize (GObject *object)
{
  gtk_bitset_unref (INGOT_FILTERED_LIST (object)->found);

  G_OBJECT_CLASS (ingot_filtered_list_parent_class)->finalize (object);
}

static void
ingot_filtered_list_class_init (IngotFilteredListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = ingot_filtered_list_set_property;
  object_class->dispose = ingot_filtered_list_dispose;
  object_class->finalize = ingot_filtered_list_finalize;

  g_object_class_install_property (
      object_class, PROP_MODEL,
      g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL, flags));
  g_object_class_install_property (
      object_class, PROP_FILTER,
      g_param_spec_object ("filter", NULL, NULL, GTK_TYPE_FILTER, flags));
}

static void
ingot_filtered_list_init (IngotFilteredList *self)
{
  self->found = gtk_bitset_new_empty ();
  self->model_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->model_signals, "items-changed",
                                  G_CALLBACK (items_changed_cb), self);
  self->filter_signals = g_signal_group_new (GTK_TYPE_FILTER);
  g_signal_group_connect_swapped (self->filter_signals, "changed", G_CALLBACK (filter_changed_cb),
                                  self);
}
