/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-spare-cells.h"

static gboolean
has_focus (GtkWidget *row)
{
  return gtk_widget_get_focus_child (gtk_widget_get_parent (row)) == row;
}

static gboolean
is_seen (GtkWidget *row, GtkListItem *list_item, GHashTable *waiting)
{
  return gtk_widget_get_mapped (row) &&
         (waiting == NULL || !g_hash_table_contains (waiting, list_item));
}

/**
 * ingot_spare_cells_find:
 * @view: a list whose rows hold an #IngotLateCell or nothing
 * @places: where its rows are
 * @around: how many rows next to what can be seen keep what is in them
 * @waiting: (nullable) (element-type GtkListItem gpointer): rows that may be elsewhere since they
 * were laid out
 *
 * Finds what is in rows that neither are seen nor will be soon. Where the focus is all stays.
 *
 * Returns: (transfer full) (element-type IngotLateCell): the cells, as they are in the list
 */
GPtrArray *
ingot_spare_cells_find (GtkWidget *view,
                        const IngotRowPlaces *places,
                        guint around,
                        GHashTable *waiting)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (GtkWidget *row = gtk_widget_get_first_child (view); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *cell = gtk_widget_get_first_child (row);
      GtkListItem *list_item =
          cell != NULL ? ingot_late_cell_get_list_item (INGOT_LATE_CELL (cell)) : NULL;

      if (list_item != NULL && !is_seen (row, list_item, waiting) && !has_focus (row) &&
          !ingot_row_places_is_near (places, gtk_list_item_get_position (list_item), around))
        g_ptr_array_add (found, g_object_ref (cell));
    }
  return found;
}

static double
get_distance (gpointer cell, const IngotRowPlaces *places)
{
  return ingot_row_places_get_distance (places, ingot_late_cell_get_position (cell));
}

/**
 * ingot_spare_cells_take:
 * @spare: (element-type IngotLateCell): cells, as they are in the list
 * @places: where its rows are
 *
 * Takes the cell that is farthest from what is seen.
 *
 * Returns: (transfer full) (nullable): the cell, no longer in @spare; %NULL if there was none
 */
IngotLateCell *
ingot_spare_cells_take (GPtrArray *spare, const IngotRowPlaces *places)
{
  guint last;

  if (spare->len == 0)
    return NULL;
  last = spare->len - 1;
  if (get_distance (spare->pdata[0], places) > get_distance (spare->pdata[last], places))
    return g_ptr_array_steal_index (spare, 0);
  return g_ptr_array_steal_index (spare, last);
}
