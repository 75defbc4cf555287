/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-filling.h"

/* As many as there is room for: a view makes widgets for them before the first frame. */
#define FIRST 32

/* An empty list that is filled slice by slice, so that frames are drawn and keys are read between.
 * Counted, as who is told of a slice may end it. */
struct _IngotFilling
{
  GListStore *store;
  GPtrArray *records;
  guint slice;
  guint n_filled;
  guint source;
  IngotFillingDone done;
  gpointer user_data;
};

static void
clear (gpointer data)
{
  IngotFilling *self = data;

  g_object_unref (self->store);
  g_ptr_array_unref (self->records);
}

static void
ingot_filling_unref (IngotFilling *self)
{
  g_rc_box_release_full (self, clear);
}

static void
fill (IngotFilling *self, guint most)
{
  const guint first = self->n_filled;
  const guint n_added = MIN (most, self->records->len - first);

  if (n_added == 0)
    return;

  self->n_filled += n_added;
  g_list_store_splice (self->store, g_list_model_get_n_items (G_LIST_MODEL (self->store)), 0,
                       self->records->pdata + first, n_added);
}

static gboolean
fill_cb (gpointer user_data)
{
  IngotFilling *self = g_rc_box_acquire (user_data);
  gboolean more;

  fill (self, self->slice);
  more = self->n_filled < self->records->len;
  if (!more && self->source != 0)
    {
      self->source = 0;
      self->done (self->user_data);
    }
  ingot_filling_unref (self);
  return more;
}

/**
 * ingot_filling_new: (skip)
 * @store: an empty list
 * @records: (element-type IngotRecord): what is to be in it
 * @slice: how many of them a view takes in a few milliseconds
 * @done: called when all of them are
 * @user_data: for @done
 *
 * Puts the first records into a list, and the others whenever there is nothing more urgent.
 *
 * Returns: (transfer full) (nullable): the filling; to free it ends it where it is; %NULL if all of
 *   them are in the list already
 */
IngotFilling *
ingot_filling_new (GListStore *store,
                   GPtrArray *records,
                   guint slice,
                   IngotFillingDone done,
                   gpointer user_data)
{
  IngotFilling *self = g_rc_box_new0 (IngotFilling);

  self->store = g_object_ref (store);
  self->records = g_ptr_array_ref (records);
  self->slice = slice;
  self->done = done;
  self->user_data = user_data;
  fill (self, FIRST);
  if (self->n_filled == records->len)
    g_clear_pointer (&self, ingot_filling_free);
  else
    self->source = g_idle_add (fill_cb, self);
  return self;
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
  ingot_filling_unref (self);
}
