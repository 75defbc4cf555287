/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-list.h"

#include "ingot-record.h"

#include <string.h>

#define MAX_EDITS 64

/* Records of a store that others take the place of. */
typedef struct
{
  guint position;
  guint n_removed;
  guint first;
  guint n_added;
} Edit;

static GPtrArray *
dup_items (GListModel *list)
{
  const guint n_items = g_list_model_get_n_items (list);
  GPtrArray *items = g_ptr_array_new_full (n_items, g_object_unref);

  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (items, g_list_model_get_item (list, i));
  return items;
}

static GHashTable *
collect_keys (GPtrArray *records, IngotListKey key)
{
  GHashTable *keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_add (keys, (gpointer) key (records->pdata[i]));
  return keys;
}

/* A list that was filled while it was read holds the very records already. */
static gboolean
are_same (GPtrArray *old, GPtrArray *fresh)
{
  if (old->len != fresh->len)
    return FALSE;
  return old->len == 0 || memcmp (old->pdata, fresh->pdata, old->len * sizeof (gpointer)) == 0;
}

/* Every edit is a signal that models above answer with work: near ones are joined. */
static void
add_edit (GArray *edits, Edit edit, guint gap)
{
  Edit *last = edits->len > 0 ? &g_array_index (edits, Edit, edits->len - 1) : NULL;

  if (last != NULL && edit.position <= last->position + last->n_removed + gap)
    {
      last->n_removed = edit.position + edit.n_removed - last->position;
      last->n_added = edit.first + edit.n_added - last->first;
    }
  else
    g_array_append_val (edits, edit);
}

/* Records that did not change stay the same objects in @fresh as well. */
static GArray *
find_edits (GPtrArray *old, GPtrArray *fresh, IngotListKey key)
{
  g_autoptr (GHashTable) old_keys = collect_keys (old, key);
  g_autoptr (GHashTable) fresh_keys = collect_keys (fresh, key);
  const guint gap = MAX (old->len, fresh->len) / MAX_EDITS;
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  guint i = 0;
  guint j = 0;

  while (i < old->len || j < fresh->len)
    {
      const char *old_key = i < old->len ? key (old->pdata[i]) : NULL;
      const char *fresh_key = j < fresh->len ? key (fresh->pdata[j]) : NULL;

      if (g_strcmp0 (old_key, fresh_key) == 0)
        {
          /* The keys of what is kept outlive the record that is not needed. */
          g_hash_table_add (fresh_keys, (gpointer) old_key);
          if (ingot_record_equal (old->pdata[i], fresh->pdata[j]))
            g_set_object ((GObject **) &fresh->pdata[j], old->pdata[i]);
          else
            add_edit (edits, (Edit) { i, 1, j, 1 }, gap);
          g_hash_table_remove (old_keys, old_key);
          i++;
          j++;
        }
      else if (old_key != NULL &&
               (fresh_key == NULL || !g_hash_table_contains (fresh_keys, old_key) ||
                g_hash_table_contains (old_keys, fresh_key)))
        {
          g_hash_table_remove (old_keys, old_key);
          add_edit (edits, (Edit) { i++, 1, j, 0 }, gap);
        }
      else
        add_edit (edits, (Edit) { i, 0, j++, 1 }, gap);
    }
  return edits;
}

/**
 * ingot_list_find: (skip)
 * @list: a list of records
 * @key: what tells them apart
 * @value: the one to find
 * @position: (out) (optional): where it is
 *
 * Finds a record.
 *
 * Returns: (transfer full) (nullable): the first record with this key
 */
gpointer
ingot_list_find (GListModel *list, IngotListKey key, const char *value, guint *position)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      if (!g_str_equal (key (item), value))
        continue;
      if (position != NULL)
        *position = i;
      return g_steal_pointer (&item);
    }
  return NULL;
}

/**
 * ingot_list_replace: (skip)
 * @store: a list of records
 * @key: what tells them apart
 * @record: the one to put in place of that with the same key
 *
 * Replaces a record, which is how one changes.
 *
 * Returns: whether there was one to replace
 */
gboolean
ingot_list_replace (GListStore *store, IngotListKey key, gpointer record)
{
  guint position;
  g_autoptr (GObject) old = ingot_list_find (G_LIST_MODEL (store), key, key (record), &position);

  if (old != NULL && !ingot_record_equal (old, record))
    g_list_store_splice (store, position, 1, &record, 1);
  return old != NULL;
}

/**
 * ingot_list_remove: (skip)
 * @store: a list of records
 * @key: what tells them apart
 * @value: the one to remove
 *
 * Removes a record.
 *
 * Returns: whether there was one
 */
gboolean
ingot_list_remove (GListStore *store, IngotListKey key, const char *value)
{
  guint position;
  g_autoptr (GObject) old = ingot_list_find (G_LIST_MODEL (store), key, value, &position);

  if (old != NULL)
    g_list_store_remove (store, position);
  return old != NULL;
}

/**
 * ingot_list_update: (skip)
 * @store: a list of records
 * @key: what tells them apart
 * @records: (element-type IngotRecord): what is to be in the list; changed
 *
 * Makes a list hold @records, in few signals and such that what did not change stays in place.
 */
void
ingot_list_update (GListStore *store, IngotListKey key, GPtrArray *records)
{
  g_autoptr (GPtrArray) old = dup_items (G_LIST_MODEL (store));
  g_autoptr (GArray) edits = NULL;

  if (are_same (old, records))
    return;
  if (old->len == 0)
    {
      g_list_store_splice (store, 0, 0, records->pdata, records->len);
      return;
    }

  edits = find_edits (old, records, key);
  /* From the end, so that positions still hold. */
  for (guint i = edits->len; i > 0; i--)
    {
      const Edit *edit = &g_array_index (edits, Edit, i - 1);

      g_list_store_splice (store, edit->position, edit->n_removed, records->pdata + edit->first,
                           edit->n_added);
    }
}
