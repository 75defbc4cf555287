/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-late-rows.h"

/* How many cells out of sight are filled in each frame. */
#define SOME 24

/* As long as the height of a row is not known. */
#define FIRST_ROWS 24

/**
 * IngotLateRows:
 *
 * The cells of a scrolled list that do not show their items yet. GTK keeps two hundred rows of a
 * list whatever its height; to fill all of them at once, at each jump, key press or page, takes
 * several frames' time. So those that can be seen, and half a page around, are filled before the
 * next frame is drawn, and the others a few in each frame after it.
 */
struct _IngotLateRows
{
  GObject parent_instance;

  GtkScrolledWindow *window; /* whose data this is */
  GtkAdjustment *adjustment;
  GHashTable *waiting;
  double row_height; /* px, 0 if unknown */
  guint tick;
};

G_DEFINE_FINAL_TYPE (IngotLateRows, ingot_late_rows, G_TYPE_OBJECT)

static guint
count_rows (IngotLateRows *self)
{
  GtkWidget *view = gtk_scrolled_window_get_child (self->window);
  g_autoptr (GListModel) model = NULL;

  if (view != NULL)
    g_object_get (view, "model", &model, NULL);
  return model != NULL ? g_list_model_get_n_items (model) : 0;
}

static gboolean
is_near (IngotLateRows *self, guint position)
{
  const double page = gtk_adjustment_get_page_size (self->adjustment);
  const double top = gtk_adjustment_get_value (self->adjustment) - page / 2;

  if (self->row_height <= 0)
    return position < FIRST_ROWS;
  return (position + 1) * self->row_height >= top && position * self->row_height <= top + 2 * page;
}

static void
show (IngotLateRows *self, guint n_far)
{
  g_autofree gpointer *cells = NULL;
  guint n_cells;

  /* A cell that is shown may lead to another one's being added. */
  cells = g_hash_table_get_keys_as_array (self->waiting, &n_cells);
  for (guint i = 0; i < n_cells; i++)
    {
      if (!g_hash_table_contains (self->waiting, cells[i]))
        continue;
      if (!is_near (self, ingot_late_cell_get_position (cells[i])) && n_far-- == 0)
        {
          n_far = 0;
          continue;
        }
      g_hash_table_remove (self->waiting, cells[i]);
      ingot_late_cell_show (cells[i]);
    }
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  IngotLateRows *self = data;

  show (self, SOME);
  if (g_hash_table_size (self->waiting) > 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
moved_cb (IngotLateRows *self)
{
  show (self, 0);
}

/* The rows are being laid out: one that became higher now would have too little room. */
static void
changed_cb (IngotLateRows *self)
{
  const guint n_rows = count_rows (self);

  if (n_rows > 0)
    self->row_height = gtk_adjustment_get_upper (self->adjustment) / n_rows;
}

static void
ingot_late_rows_finalize (GObject *object)
{
  IngotLateRows *self = INGOT_LATE_ROWS (object);

  g_hash_table_unref (self->waiting);
  g_clear_object (&self->adjustment);

  G_OBJECT_CLASS (ingot_late_rows_parent_class)->finalize (object);
}

static void
ingot_late_rows_class_init (IngotLateRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ingot_late_rows_finalize;
}

static void
ingot_late_rows_init (IngotLateRows *self)
{
  self->waiting = g_hash_table_new (NULL, NULL);
}

static IngotLateRows *
late_rows_new (GtkScrolledWindow *window)
{
  IngotLateRows *self = g_object_new (INGOT_TYPE_LATE_ROWS, NULL);

  self->window = window;
  self->adjustment = g_object_ref (gtk_scrolled_window_get_vadjustment (window));
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adjustment, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * ingot_late_rows_get: (skip)
 * @cell: a cell
 *
 * Gets what fills the cells of a list.
 *
 * Returns: (transfer none) (nullable): it, %NULL if @cell is not in a scrolled list
 */
IngotLateRows *
ingot_late_rows_get (GtkWidget *cell)
{
  static const char key[] = "ingot-late-rows";
  GtkWidget *window = gtk_widget_get_ancestor (cell, GTK_TYPE_SCROLLED_WINDOW);

  if (window == NULL)
    return NULL;
  if (g_object_get_data (G_OBJECT (window), key) == NULL)
    g_object_set_data_full (G_OBJECT (window), key, late_rows_new (GTK_SCROLLED_WINDOW (window)),
                            g_object_unref);
  return g_object_get_data (G_OBJECT (window), key);
}

/**
 * ingot_late_rows_add: (skip)
 * @self: what fills the cells of a list
 * @cell: one of them, whose item is another now
 *
 * Has ingot_late_cell_show() called in time.
 */
void
ingot_late_rows_add (IngotLateRows *self, IngotLateCell *cell)
{
  g_hash_table_add (self->waiting, cell);
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->window), tick_cb, self, NULL);
}

/**
 * ingot_late_rows_remove: (skip)
 * @self: what fills the cells of a list
 * @cell: one of them
 *
 * Forgets @cell.
 */
void
ingot_late_rows_remove (IngotLateRows *self, IngotLateCell *cell)
{
  g_hash_table_remove (self->waiting, cell);
}
