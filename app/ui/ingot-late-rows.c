/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-late-rows.h"

#include "ingot-list-focus.h"
#include "ingot-row-places.h"
#include "ingot-spare-cells.h"

/* How far around what can be seen cells are filled, in rows: before the next frame, since the place
 * of a row follows from the height of all of them, which may not be the same; and when there was
 * nothing to fill for a while, for how long at once. */
#define AROUND     1
#define FAR_AROUND 24
#define QUIET_MS   200
#define FAR_MS     4

typedef struct
{
  const IngotLateFuncs *funcs;
  gpointer data;
  gboolean named;
  GtkWidget *row; /* that keeps its height as long as it waits; weak, mostly %NULL */
} Waiting;

/**
 * IngotLateRows:
 *
 * The rows of a scrolled list that do not show their items yet. GTK keeps two hundred rows of a
 * list whatever its height; to fill all of them, at each jump, key press or page, takes several
 * frames' time. So those that can be seen are filled before the next frame is drawn, some around
 * them when all is quiet, and the others when they come near. What is in a row that went away is
 * put into one that comes, which takes less time than making it, and leaves less to move.
 *
 * What a row is called is not seen, so only what is filled is named at once: the others when all is
 * quiet, or when the focus comes into the list or goes to another row of it, before anybody can ask
 * what it went to.
 */
struct _IngotLateRows
{
  GObject parent_instance;

  GtkScrolledWindow *window; /* whose data this is */
  IngotRowPlaces places;
  GHashTable *waiting; /* GtkListItem → Waiting */
  GdkFrameClock *clock;
  gboolean soon; /* before the next frame */
  guint n_tries; /* to fill what is seen in this frame */
  guint quiet;   /* the source that waits until it is, and then that which fills */
};

G_DEFINE_FINAL_TYPE (IngotLateRows, ingot_late_rows, G_TYPE_OBJECT)

static Waiting *
waiting_new (const IngotLateFuncs *funcs, gpointer data)
{
  Waiting *self = g_new0 (Waiting, 1);

  self->funcs = funcs;
  self->data = data;
  return self;
}

static void
waiting_free (Waiting *self)
{
  if (self->row != NULL)
    ingot_row_places_free_height (self->row);
  g_clear_weak_pointer (&self->row);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

/* What has no item is about to be used again, or to go. */
static void
forget_unbound (IngotLateRows *self)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    if (gtk_list_item_get_item (list_item) == NULL)
      g_hash_table_iter_remove (&iter);
}

/* Those that can probably be seen: that depends on how high all others are. */
static GPtrArray *
find_near (IngotLateRows *self, guint around)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    if (ingot_row_places_is_near (&self->places, gtk_list_item_get_position (list_item), around))
      g_ptr_array_add (found, g_object_ref (list_item));
  return found;
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  const guint first = gtk_list_item_get_position (*(GtkListItem *const *) a);
  const guint second = gtk_list_item_get_position (*(GtkListItem *const *) b);

  return (first > second) - (first < second);
}

/* As they are in the list. */
static GPtrArray *
find_empty (IngotLateRows *self)
{
  GPtrArray *found = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    if (gtk_list_item_get_child (list_item) == NULL)
      g_ptr_array_add (found, list_item);
  g_ptr_array_sort (found, compare_positions);
  return found;
}

static guint
count_empty (GtkWidget *view)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (view); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n += gtk_widget_get_first_child (row) == NULL;
  return n;
}

/* Asks what is in its row, which a list item does not tell otherwise. */
static gboolean
is_in_view (GtkListItem *list_item, GtkWidget *view)
{
  GtkWidget *probe = g_object_new (INGOT_TYPE_LATE_CELL, NULL);
  gboolean found;

  gtk_list_item_set_child (list_item, probe);
  found = gtk_widget_is_ancestor (probe, view);
  gtk_list_item_set_child (list_item, NULL);
  return found;
}

/* A row that went away keeps its item as long as somebody holds it. */
static void
forget_gone (IngotLateRows *self, GPtrArray *empty, GtkWidget *view)
{
  for (guint i = empty->len; i > 0; i--)
    if (!is_in_view (empty->pdata[i - 1], view))
      g_hash_table_remove (self->waiting, g_ptr_array_remove_index (empty, i - 1));
}

/* All there are, as they are in the list. An empty row does not say what it is for, but there are
 * as many of them as there are list items without a child, in the same order: in a GtkListView of
 * GTK 4.18 there is nothing else among the rows. */
static GPtrArray *
list_rows (IngotLateRows *self, GtkWidget *view)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autoptr (GPtrArray) empty = find_empty (self);
  guint n_empty = 0;

  if (empty->len != count_empty (view))
    forget_gone (self, empty, view);
  for (GtkWidget *row = gtk_widget_get_first_child (view); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *child = gtk_widget_get_first_child (row);

      if (child != NULL)
        g_ptr_array_add (found, ingot_late_cell_get_list_item (INGOT_LATE_CELL (child)));
      else
        g_ptr_array_add (found, n_empty < empty->len ? empty->pdata[n_empty] : NULL);
      n_empty += child == NULL;
    }
  return found;
}

/* From @first to @last; if that was not enough in this frame, as many before and after: what is
 * filled may be lower than it was, and GTK lays out four times at most. */
static GPtrArray *
find_between (IngotLateRows *self, GPtrArray *rows, guint first, guint last)
{
  const guint more = self->n_tries * (last - first + 1);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = first > more ? first - more : 0; i < MIN (rows->len, last + 1 + more); i++)
    if (rows->pdata[i] != NULL && g_hash_table_contains (self->waiting, rows->pdata[i]))
      g_ptr_array_add (found, g_object_ref (rows->pdata[i]));
  return found;
}

/* Of what is seen: an empty row waits as well. */
static gboolean
is_unfilled (IngotLateRows *self, GtkWidget *row)
{
  GtkWidget *child = gtk_widget_get_first_child (row);

  return gtk_widget_get_mapped (row) &&
         (child == NULL || g_hash_table_contains (self->waiting, ingot_late_cell_get_list_item (
                                                                     INGOT_LATE_CELL (child))));
}

/* Those that are seen and wait, once they are laid out. Mostly there is none, and no more to do. */
static GPtrArray *
find_seen (IngotLateRows *self, GtkWidget *view)
{
  g_autoptr (GPtrArray) rows = NULL;
  guint first = G_MAXUINT;
  guint last = 0;
  guint i = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (view); row != NULL;
       row = gtk_widget_get_next_sibling (row), i++)
    if (is_unfilled (self, row))
      {
        first = MIN (first, i);
        last = i;
      }
  if (first > last)
    return NULL;
  rows = list_rows (self, view);
  return find_between (self, rows, first, last);
}

/* What it was in waits again, and stays as high as it is unless it is for another item by now. */
static void
move (IngotLateRows *self, IngotLateCell *cell, GtkListItem *to, const Waiting *waiting)
{
  GtkListItem *from = ingot_late_cell_get_list_item (cell);

  if (!g_hash_table_contains (self->waiting, from))
    {
      Waiting *again = waiting_new (waiting->funcs, waiting->data);

      again->named = TRUE; /* as all that was filled */
      g_set_weak_pointer (&again->row, gtk_widget_get_parent (GTK_WIDGET (cell)));
      g_hash_table_insert (self->waiting, g_object_ref (from), again);
      ingot_row_places_keep_height (again->row);
    }
  gtk_list_item_set_child (from, NULL);
  ingot_late_cell_set_list_item (cell, to);
}

/* What is spare may be gone by now, with its row. */
static void
add_cell (IngotLateRows *self, GtkListItem *list_item, const Waiting *waiting, GPtrArray *spare)
{
  g_autoptr (IngotLateCell) cell = ingot_spare_cells_take (spare, &self->places);

  if (cell != NULL && ingot_late_cell_get_list_item (cell) != NULL)
    move (self, cell, list_item, waiting);
  else
    waiting->funcs->setup (list_item, waiting->data);
}

static void
name_row (GtkListItem *list_item, Waiting *waiting)
{
  if (waiting->named || gtk_list_item_get_item (list_item) == NULL)
    return;
  waiting->named = TRUE;
  waiting->funcs->name (list_item, waiting->data);
}

/* Returns whether there was time for all of them. */
static gboolean
name_all (IngotLateRows *self, gint64 until)
{
  GHashTableIter iter;
  gpointer list_item, waiting;

  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &list_item, &waiting))
    {
      if (g_get_monotonic_time () > until)
        return FALSE;
      name_row (list_item, waiting);
    }
  return TRUE;
}

static void
show (IngotLateRows *self, GtkListItem *list_item, Waiting *waiting, GPtrArray *spare)
{
  if (gtk_list_item_get_item (list_item) == NULL)
    return;
  name_row (list_item, waiting);
  if (gtk_list_item_get_child (list_item) == NULL)
    add_cell (self, list_item, waiting, spare);
  ingot_late_cell_show (INGOT_LATE_CELL (gtk_list_item_get_child (list_item)));
}

/* As they are in the list. Until the list is laid out, a row that waits is not where it was seen.
 */
static GPtrArray *
find_spare (IngotLateRows *self)
{
  return ingot_spare_cells_find (gtk_scrolled_window_get_child (self->window), &self->places,
                                 FAR_AROUND, self->soon ? self->waiting : NULL);
}

/* Returns whether there was time for all of them. */
static gboolean
show_all (IngotLateRows *self, GPtrArray *found, gint64 until)
{
  g_autoptr (GPtrArray) spare = found->len > 0 ? find_spare (self) : NULL;

  for (guint i = 0; i < found->len; i++)
    {
      g_autoptr (GtkListItem) list_item = NULL;
      g_autoptr (Waiting) waiting = NULL;

      if (g_get_monotonic_time () > until)
        return FALSE;
      /* What is shown may lead to another one's going. */
      if (g_hash_table_steal_extended (self->waiting, found->pdata[i], (gpointer *) &list_item,
                                       (gpointer *) &waiting))
        show (self, list_item, waiting, spare);
    }
  return TRUE;
}

static gboolean
fill_cb (gpointer data)
{
  IngotLateRows *self = data;
  const gint64 until = g_get_monotonic_time () + FAR_MS * 1000;
  g_autoptr (GPtrArray) found = NULL;

  forget_unbound (self);
  found = find_near (self, FAR_AROUND);
  if (!show_all (self, found, until) || !name_all (self, until))
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

static void
wait_until_quiet (IngotLateRows *self)
{
  g_clear_handle_id (&self->quiet, g_source_remove);
  self->quiet = g_timeout_add_once (QUIET_MS, quiet_cb, self);
}

/* After what scrolls in the same frame. */
static void
update_cb (IngotLateRows *self)
{
  g_autoptr (GPtrArray) found = NULL;

  if (!self->soon)
    return;
  forget_unbound (self);
  found = find_near (self, AROUND);
  show_all (self, found, G_MAXINT64);
  wait_until_quiet (self);
  self->soon = FALSE;
}

/* Before the rows are laid out. Not at once: a list scrolls while it lays out its rows, too, and
 * one that became higher then would have too little room. In a window that is covered there may be
 * no frame for long. */
static void
show_soon (IngotLateRows *self)
{
  if (self->soon || g_hash_table_size (self->waiting) == 0)
    return;
  self->soon = TRUE;
  if (self->quiet == 0)
    wait_until_quiet (self);
  if (self->clock != NULL)
    gdk_frame_clock_request_phase (self->clock, GDK_FRAME_CLOCK_PHASE_UPDATE);
}

/* Where the rows are is known only now: a list that was told to go to a row, or that others made
 * higher, has scrolled only now, and one that is sorted anew moved its rows. What is seen then is
 * filled, and laid out again before the frame is drawn. */
static void
layout_cb (IngotLateRows *self)
{
  GtkWidget *view = gtk_scrolled_window_get_child (self->window);
  const gboolean again = self->soon;
  g_autoptr (GPtrArray) found = NULL;

  if (view == NULL || !gtk_widget_get_mapped (view))
    return;
  self->soon = FALSE;
  forget_unbound (self);
  found = find_seen (self, view);
  if (found != NULL)
    show_all (self, found, G_MAXINT64);
  self->n_tries = found != NULL ? self->n_tries + 1 : 0;
  if (again)
    show_soon (self);
}

static void
focus_cb (IngotLateRows *self, GParamSpec *pspec, GtkRoot *root)
{
  GtkWidget *focus = gtk_root_get_focus (root);

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->window)))
    name_all (self, G_MAXINT64);
}

static void
unrealize_cb (IngotLateRows *self)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (GTK_WIDGET (self->window)), focus_cb,
                                        self);
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
  g_signal_connect_object (gtk_widget_get_root (GTK_WIDGET (self->window)), "notify::focus-widget",
                           G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);
  if (self->soon)
    gdk_frame_clock_request_phase (self->clock, GDK_FRAME_CLOCK_PHASE_UPDATE);
}

static void
map_cb (IngotLateRows *self)
{
  ingot_list_focus_let_keys_reach (gtk_scrolled_window_get_child (self->window));
}

static void
changed_cb (IngotLateRows *self)
{
  ingot_row_places_update (&self->places);
  show_soon (self);
}

static void
ingot_late_rows_finalize (GObject *object)
{
  IngotLateRows *self = INGOT_LATE_ROWS (object);

  g_clear_handle_id (&self->quiet, g_source_remove);
  g_hash_table_unref (self->waiting);
  ingot_row_places_clear (&self->places);
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
  self->waiting = g_hash_table_new_full (NULL, NULL, g_object_unref, (GDestroyNotify) waiting_free);
}

static IngotLateRows *
late_rows_new (GtkScrolledWindow *window)
{
  IngotLateRows *self = g_object_new (INGOT_TYPE_LATE_ROWS, NULL);

  self->window = window;
  ingot_row_places_init (&self->places, window);
  g_signal_connect_object (self->places.adjustment, "value-changed", G_CALLBACK (show_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->places.adjustment, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "realize", G_CALLBACK (realize_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (window, "map", G_CALLBACK (map_cb), self, G_CONNECT_SWAPPED);
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
 * @funcs: what there is to do for such a row
 * @data: for @funcs
 *
 * Has the cell in @list_item show its item soon, and the row named: before the next frame if it can
 * be seen then. At once where nothing is scrolled.
 */
void
ingot_late_rows_bind (GtkWidget *view,
                      GtkListItem *list_item,
                      const IngotLateFuncs *funcs,
                      gpointer data)
{
  IngotLateRows *self = get_rows (view);

  if (self == NULL)
    {
      if (gtk_list_item_get_child (list_item) == NULL)
        funcs->setup (list_item, data);
      funcs->name (list_item, data);
      ingot_late_cell_show (INGOT_LATE_CELL (gtk_list_item_get_child (list_item)));
      return;
    }
  g_hash_table_insert (self->waiting, g_object_ref (list_item), waiting_new (funcs, data));
  show_soon (self);
}

/**
 * ingot_late_rows_show_focused:
 * @view: a list
 *
 * Has the row that has the keyboard focus, or in which it is, show its item at once, wherever that
 * row is: what is done next is done to it. To fill it each time that rows change would be in vain
 * mostly.
 */
void
ingot_late_rows_show_focused (GtkWidget *view)
{
  IngotLateRows *self = get_rows (view);
  GtkWidget *row = ingot_list_focus_find_row (view);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) found = NULL;
  guint i = 0;

  if (self == NULL || row == NULL || gtk_widget_get_first_child (row) != NULL)
    return;
  forget_unbound (self);
  rows = list_rows (self, view);
  while ((row = gtk_widget_get_prev_sibling (row)) != NULL)
    i++;
  found = find_between (self, rows, i, i);
  show_all (self, found, G_MAXINT64);
}
