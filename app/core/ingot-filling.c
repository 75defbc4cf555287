/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-filling.h"

/* What the models above sort, filter and show in a few milliseconds. A view makes widgets for the
 * first rows, which takes longer. */
#define SLICE       500
#define FIRST_SLICE 32
#define FIRST       256

/* An empty list that is filled slice by slice, so that frames are drawn and keys are read between.
 */
struct _IngotFilling
{
  GListStore *store;
  GPtrArray *records;
  guint n_filled;
  guint source;
  IngotFillingDone done;
  gpointer user_data;
};

static guint
get_slice (IngotFilling *self)
{
  return self->n_filled < FIRST ? FIRST_SLICE : SLICE;
}

/* Counted first: who is told of the new rows may ask for all of them. */
static void
fill (IngotFilling *self, guint most)
{
  const guint first = self->n_filled;
  const guint n_added = MIN (most, self->records->len - first);

  self->n_filled += n_added;
  g_list_store_splice (self->store, g_list_model_get_n_items (G_LIST_MODEL (self->store)), 0,
                       self->records->pdata + first, n_added);
}

static gboolean
fill_cb (gpointer user_data)
{
  IngotFilling *self = user_data;

  fill (self, get_slice (self));
  if (self->n_filled < self->records->len)
    return G_SOURCE_CONTINUE;

  self->source = 0;
  self->done (self->user_data);
  return G_SOURCE_REMOVE;
}

/**
 * ingot_filling_new: (skip)
 * @store: an empty list
 * @records: (element-type IngotRecord): what is to be in it
 * @done: called when all of them are
 * @user_data: for @done
 *
 * Puts the first records into a list, and the others whenever there is nothing more urgent.
 *
 * Returns: (transfer full) (nullable): the filling; to free it ends it where it is; %NULL if all of
 *   them are in the list already
 */
IngotFilling *
ingot_filling_new (GListStore *store, GPtrArray *records, IngotFillingDone done, gpointer user_data)
{
  IngotFilling *self = g_new0 (IngotFilling, 1);

  self->store = g_object_ref (store);
  self->records = g_ptr_array_ref (records);
  self->done = done;
  self->user_data = user_data;
  fill (self, get_slice (self));
  if (self->n_filled == records->len)
    g_clear_pointer (&self, ingot_filling_free);
  else
    self->source = g_idle_add (fill_cb, self);
  return self;
}

/**
 * ingot_filling_complete: (skip)
 * @self: a filling
 *
 * Puts all that is left into the list at once.
 */
void
ingot_filling_complete (IngotFilling *self)
{
  fill (self, G_MAXUINT);
  g_clear_handle_id (&self->source, g_source_remove);
  self->done (self->user_data);
}

/**
 * ingot_filling_free: (skip)
 * @self: (transfer full): a filling
 *
 * Frees a filling, without a call of what was to be called.
 */
void
ingot_filling_free (IngotFilling *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_object_unref (self->store);
  g_ptr_array_unref (self->records);
  g_free (self);
}
