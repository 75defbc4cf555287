/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-late-rows.h"

/* How far around what can be seen cells are filled, in rows: before the next frame, since the place
 * of a row follows from the height of all of them, which may not be the same; and when there was
 * nothing to fill for a while, for how long at once. */
#define AROUND     1
#define FAR_AROUND 24
#define QUIET_MS   200
#define FAR_MS     4

/* px, as long as it is not known: that of the rows there are. Where they are less high, more are
 * filled as soon as they are laid out. */
#define USUAL_HEIGHT 57

typedef struct
{
  IngotLateSetup setup;
  gpointer data;
} Waiting;

/**
 * IngotLateRows:
 *
 * The rows of a scrolled list that do not show their items yet. GTK keeps two hundred rows of a
 * list whatever its height; to fill all of them, at each jump, key press or page, takes several
 * frames' time. So those that can be seen are filled before the next frame is drawn, some around
 * them when all is quiet, and the others when they come near.
 */
struct _IngotLateRows
{
  GObject parent_instance;

  GtkScrolledWindow *window; /* whose data this is */
  GtkAdjustment *adjustment;
  GHashTable *waiting; /* GtkListItem → Waiting */
  double row_height;   /* px, 0 if unknown */
  GdkFrameClock *clock;
  gboolean soon;
  guint quiet; /* the source that waits until it is, and then that which fills */
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

/* Before it is laid out for the first time a list may become as high as the window. */
static double
get_room (IngotLateRows *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->window));

  return root != NULL ? gtk_widget_get_height (GTK_WIDGET (root)) : 0;
}

static gboolean
is_near (IngotLateRows *self, guint position, guint around)
{
  const double value = gtk_adjustment_get_value (self->adjustment);
  const double end = value + gtk_adjustment_get_page_size (self->adjustment);
  const double row = position;

  if (self->row_height <= 0)
    return row * USUAL_HEIGHT <= get_room (self);
  return (row + 1 + around) * self->row_height >= value && (row - around) * self->row_height <= end;
}

/* Before the rows are laid out, those that were seen are not yet elsewhere. */
static gboolean
is_seen (IngotLateRows *self, GtkListItem *list_item)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);

  return !self->soon && cell != NULL && gtk_widget_get_mapped (cell);
}

/* What has no item is about to be used again, or to go. */
static GPtrArray *
find_near (IngotLateRows *self, guint around)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    if (gtk_list_item_get_item (list_item) == NULL)
      g_hash_table_iter_remove (&iter);
    else if (is_seen (self, list_item) ||
             is_near (self, gtk_list_item_get_position (list_item), around))
      g_ptr_array_add (found, g_object_ref (list_item));
  return found;
}

static void
show (GtkListItem *list_item, const Waiting *waiting)
{
  if (gtk_list_item_get_item (list_item) == NULL)
    return;
  if (gtk_list_item_get_child (list_item) == NULL)
    waiting->setup (list_item, waiting->data);
  ingot_late_cell_show (INGOT_LATE_CELL (gtk_list_item_get_child (list_item)));
}

/* Returns whether there was time for all of them. */
static gboolean
show_near (IngotLateRows *self, guint around, gint64 until)
{
  g_autoptr (GPtrArray) found = find_near (self, around);

  for (guint i = 0; i < found->len; i++)
    {
      g_autoptr (GtkListItem) list_item = NULL;
      g_autofree Waiting *waiting = NULL;

      if (g_get_monotonic_time () > until)
        return FALSE;
      /* What is shown may lead to another one's going. */
      if (g_hash_table_steal_extended (self->waiting, found->pdata[i], (gpointer *) &list_item,
                                       (gpointer *) &waiting))
        show (list_item, waiting);
    }
  return TRUE;
}

static gboolean
fill_cb (gpointer data)
{
  IngotLateRows *self = data;

  if (!show_near (self, FAR_AROUND, g_get_monotonic_time () + FAR_MS * 1000))
    return G_SOURCE_CONTINUE;
  self->quiet = 0;
  return G_SOURCE_REMOVE;
}

static void
quiet_cb (gpointer data)
{
  IngotLateRows *self = data;

  self->quiet = g_idle_add_full (G_PRIORITY_LOW, fill_cb, self, NULL);
}

/* After what scrolls in the same frame. */
static void
update_cb (IngotLateRows *self)
{
  if (!self->soon)
    return;
  show_near (self, AROUND, G_MAXINT64);
  g_clear_handle_id (&self->quiet, g_source_remove);
  self->quiet = g_timeout_add_once (QUIET_MS, quiet_cb, self);
  self->soon = FALSE;
}

/* Before the rows are laid out. Not at once: a list scrolls while it lays out its rows, too, and
 * one that became higher then would have too little room. */
static void
show_soon (IngotLateRows *self)
{
  if (self->soon || g_hash_table_size (self->waiting) == 0)
    return;
  self->soon = TRUE;
  if (self->clock != NULL)
    gdk_frame_clock_request_phase (self->clock, GDK_FRAME_CLOCK_PHASE_UPDATE);
}

/* A list that was told to go to a row, or that others made higher, has scrolled only now. What is
 * seen then is filled, and laid out again before the frame is drawn. */
static void
layout_cb (IngotLateRows *self)
{
  if (!self->soon)
    return;
  self->soon = FALSE;
  show_near (self, 0, G_MAXINT64);
  show_soon (self);
}

static void
unrealize_cb (IngotLateRows *self)
{
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->clock);
}

/* The frame clock is the window's, which is another one when it is shown anew. */
static void
realize_cb (IngotLateRows *self)
{
  g_set_object (&self->clock, gtk_widget_get_frame_clock (GTK_WIDGET (self->window)));
  g_signal_connect_object (self->clock, "update", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->clock, "layout", G_CALLBACK (layout_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  if (self->soon)
    gdk_frame_clock_request_phase (self->clock, GDK_FRAME_CLOCK_PHASE_UPDATE);
}

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

  g_clear_handle_id (&self->quiet, g_source_remove);
  g_hash_table_unref (self->waiting);
  g_clear_object (&self->adjustment);
  g_clear_object (&self->clock);

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
  self->waiting = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
}

static IngotLateRows *
late_rows_new (GtkScrolledWindow *window)
{
  IngotLateRows *self = g_object_new (INGOT_TYPE_LATE_ROWS, NULL);

  self->window = window;
  self->adjustment = g_object_ref (gtk_scrolled_window_get_vadjustment (window));
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (show_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adjustment, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "realize", G_CALLBACK (realize_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (window, "unrealize", G_CALLBACK (unrealize_cb), self, G_CONNECT_SWAPPED);
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    realize_cb (self);
  return self;
}

static IngotLateRows *
get_rows (GtkWidget *view)
{
  static const char key[] = "ingot-late-rows";
  GtkWidget *window = gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW);

  if (window == NULL)
    return NULL;
  if (g_object_get_data (G_OBJECT (window), key) == NULL)
    g_object_set_data_full (G_OBJECT (window), key, late_rows_new (GTK_SCROLLED_WINDOW (window)),
                            g_object_unref);
  return g_object_get_data (G_OBJECT (window), key);
}

/**
 * ingot_late_rows_bind:
 * @view: a list
 * @list_item: a row of it that a factory binds
 * @setup: puts a cell into @list_item if there is none
 * @data: for @setup
 *
 * Has the cell in @list_item show its item soon: before the next frame if it can be seen then. At
 * once where nothing is scrolled.
 */
void
ingot_late_rows_bind (GtkWidget *view, GtkListItem *list_item, IngotLateSetup setup, gpointer data)
{
  IngotLateRows *self = get_rows (view);
  const Waiting waiting = { setup, data };

  if (self == NULL)
    {
      show (list_item, &waiting);
      return;
    }
  g_hash_table_insert (self->waiting, g_object_ref (list_item),
                       g_memdup2 (&waiting, sizeof (Waiting)));
  show_soon (self);
}
