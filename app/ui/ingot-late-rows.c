/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-late-rows.h"

/* How far around what can be seen cells are filled, in rows: before the next frame, since the place
 * of a row follows from the height of all of them, which may not be the same; and when nothing else
 * is to be done, for how long at once. */
#define AROUND     3
#define FAR_AROUND 24
#define FAR_MS     4

/* As long as the height of a row is not known. */
#define FIRST_ROWS 24

/**
 * IngotLateRows:
 *
 * The cells of a scrolled list that do not show their items yet. GTK keeps two hundred rows of a
 * list whatever its height; to fill all of them, at each jump, key press or page, takes several
 * frames' time. So those that can be seen are filled before the next frame is drawn, some around
 * them when nothing else is to be done, and the others when they come near.
 */
struct _IngotLateRows
{
  GObject parent_instance;

  GtkScrolledWindow *window; /* whose data this is */
  GtkAdjustment *adjustment;
  GHashTable *waiting;
  double row_height; /* px, 0 if unknown */
  guint tick;
  guint idle;
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
is_near (IngotLateRows *self, guint position, guint around)
{
  const double value = gtk_adjustment_get_value (self->adjustment);
  const double end = value + gtk_adjustment_get_page_size (self->adjustment);
  const double row = position;

  if (self->row_height <= 0)
    return position < FIRST_ROWS;
  return (row + 1 + around) * self->row_height >= value && (row - around) * self->row_height <= end;
}

/* Before the rows are laid out, those that were seen are not yet elsewhere. */
static gboolean
is_seen (IngotLateRows *self, gpointer cell)
{
  return self->tick == 0 && gtk_widget_get_mapped (cell);
}

static GPtrArray *
find_near (IngotLateRows *self, guint around)
{
  GPtrArray *cells = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (is_seen (self, cell) || is_near (self, ingot_late_cell_get_position (cell), around))
      g_ptr_array_add (cells, cell);
  return cells;
}

/* Returns whether there was time for all of them. */
static gboolean
show_near (IngotLateRows *self, guint around, gint64 until)
{
  g_autoptr (GPtrArray) cells = find_near (self, around);

  for (guint i = 0; i < cells->len; i++)
    {
      if (g_get_monotonic_time () > until)
        return FALSE;
      /* A cell that is shown may lead to another one's going. */
      if (g_hash_table_remove (self->waiting, cells->pdata[i]))
        ingot_late_cell_show (cells->pdata[i]);
    }
  return TRUE;
}

static gboolean
idle_cb (gpointer data)
{
  IngotLateRows *self = data;

  if (!show_near (self, FAR_AROUND, g_get_monotonic_time () + FAR_MS * 1000))
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

static void
show_now (IngotLateRows *self)
{
  show_near (self, AROUND, G_MAXINT64);
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  IngotLateRows *self = data;

  show_now (self);
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
show_soon (IngotLateRows *self)
{
  if (self->tick == 0 && g_hash_table_size (self->waiting) > 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->window), tick_cb, self, NULL);
}

/* The rows are being laid out: one that became higher now would have too little room. */
static void
changed_cb (IngotLateRows *self)
{
  const guint n_rows = count_rows (self);

  if (n_rows > 0)
    self->row_height = gtk_adjustment_get_upper (self->adjustment) / n_rows;
  show_soon (self);
}

static void
ingot_late_rows_finalize (GObject *object)
{
  IngotLateRows *self = INGOT_LATE_ROWS (object);

  g_clear_handle_id (&self->idle, g_source_remove);
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
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (show_now), self,
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
  show_soon (self);
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
