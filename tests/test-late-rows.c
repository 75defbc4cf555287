/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-late-rows.h"

#include "driver.h"

#include <adwaita.h>

#define N_ROWS     1000
#define ROW_HEIGHT 40
#define PATIENCE   10000

typedef struct
{
  GtkStringList *words;
  GtkWidget *window;
  GtkWidget *view;
  GtkAdjustment *adjustment;
  int height; /* of what is in a row, px */
  guint n_cells;
  guint n_frames;
  guint n_empty;       /* cells in a frame that was drawn, with something else than their items */
  guint n_low;         /* cells in such a frame that are lower than they need to be */
  guint n_wrong;       /* rows in such a frame that are not called like their items */
  guint n_names;       /* how often a row was named */
  guint n_names_first; /* the same, when the first frame had been drawn */
  gboolean is_named_first; /* all of them, by then */
  GPtrArray *bound;
} Test;

/* Higher than a row without it, where that is asked for. */
static void
setup (GtkListItem *list_item, gpointer data)
{
  Test *test = data;
  GtkWidget *cell = g_object_new (INGOT_TYPE_LATE_CELL, "height-request", test->height, NULL);

  ingot_late_cell_set_list_item (INGOT_LATE_CELL (cell), list_item);
  test->n_cells++;
}

static const char *
get_word (GtkListItem *list_item)
{
  return gtk_string_object_get_string (gtk_list_item_get_item (list_item));
}

static void
name_row (GtkListItem *list_item, gpointer data)
{
  ((Test *) data)->n_names++;
  gtk_list_item_set_accessible_label (list_item, get_word (list_item));
}

static gboolean
is_named (GtkListItem *list_item)
{
  return g_strcmp0 (gtk_list_item_get_accessible_label (list_item), get_word (list_item)) == 0;
}

static void
bind (Test *test, GtkListItem *list_item, const IngotLateFuncs *funcs)
{
  g_ptr_array_add (test->bound, list_item);
  ingot_late_rows_bind (test->view, list_item, funcs, test);
}

static void
unbind_cb (Test *test, GtkListItem *list_item)
{
  g_ptr_array_remove (test->bound, list_item);
}

static void
bind_cb (Test *test, GtkListItem *list_item)
{
  static const IngotLateFuncs funcs = { setup, name_row };

  bind (test, list_item, &funcs);
}

static gboolean
are_named (gpointer data)
{
  Test *test = data;

  for (guint i = 0; i < test->bound->len; i++)
    if (!is_named (test->bound->pdata[i]))
      return FALSE;
  return test->bound->len > 0;
}

static IngotLateCell *
get_cell (GtkWidget *row)
{
  return INGOT_LATE_CELL (gtk_widget_get_first_child (row));
}

static gboolean
is_filled (IngotLateCell *cell)
{
  g_autoptr (GObject) shown = NULL;

  if (cell == NULL)
    return FALSE;
  g_object_get (cell, "shown", &shown, NULL);
  return shown != NULL && shown == ingot_late_cell_get_item (cell);
}

static gboolean
is_low (GtkWidget *cell)
{
  int needed;

  if (cell == NULL)
    return FALSE;
  gtk_widget_measure (cell, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (cell), &needed, NULL,
                      NULL, NULL);
  return gtk_widget_get_height (cell) < needed;
}

static void
look_at (Test *test, IngotLateCell *cell)
{
  test->n_empty += !is_filled (cell);
  test->n_low += is_low (GTK_WIDGET (cell));
  test->n_wrong += cell != NULL && !is_named (ingot_late_cell_get_list_item (cell));
}

static void
drawn_cb (Test *test)
{
  GtkWidget *row;

  if (test->n_frames++ == 0)
    {
      test->n_names_first = test->n_names;
      test->is_named_first = are_named (test);
    }
  for (row = gtk_widget_get_first_child (test->view); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_mapped (row))
      look_at (test, get_cell (row));
}

static GtkListItemFactory *
new_factory (Test *test, GCallback bound_cb)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_swapped (factory, "bind", bound_cb, test);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), test);
  return factory;
}

/* GTK does not follow the first change of where a new list is (4.18). */
static void
scroll_once (Test *test)
{
  gtk_adjustment_set_value (test->adjustment, 1);
  driver_settle (test->window);
  gtk_adjustment_set_value (test->adjustment, 0);
  driver_settle (test->window);
}

static void
test_begin (Test *test, int height)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  *test = (Test) { gtk_string_list_new (NULL), .height = height, .bound = g_ptr_array_new () };
  for (guint i = 0; i < N_ROWS; i++)
    gtk_string_list_take (test->words, g_strdup_printf ("%u", i));
  test->view = gtk_list_view_new (NULL, new_factory (test, G_CALLBACK (bind_cb)));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), test->view);
  selection =
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (test->words))));
  gtk_list_view_set_model (GTK_LIST_VIEW (test->view), selection);
  test->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  test->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (test->window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (test->window), 300, 10 * ROW_HEIGHT);
  gtk_window_present (GTK_WINDOW (test->window));
  driver_settle (test->window);
  scroll_once (test);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (test->window), "after-paint",
                            G_CALLBACK (drawn_cb), test);
}

static void
test_end (Test *test)
{
  g_assert_cmpuint (test->n_frames, >, 0);
  g_assert_cmpuint (test->n_empty, ==, 0);
  g_assert_cmpuint (test->n_low, ==, 0);
  g_assert_cmpuint (test->n_wrong, ==, 0);
  gtk_window_destroy (GTK_WINDOW (test->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (test->words);
  g_assert_cmpuint (test->bound->len, ==, 0);
  g_ptr_array_unref (test->bound);
}

static guint
count_filled (Test *test)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (test->view); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n += is_filled (get_cell (row));
  return n;
}

/* Faster than rows are filled ahead, as a fling is. */
static gboolean
is_flung (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Test *test = data;

  gtk_adjustment_set_value (test->adjustment,
                            gtk_adjustment_get_value (test->adjustment) + 37 * ROW_HEIGHT);
  return gtk_adjustment_get_value (test->adjustment) < 800 * ROW_HEIGHT;
}

static gboolean
is_wheeled (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Test *test = data;

  gtk_adjustment_set_value (test->adjustment,
                            gtk_adjustment_get_value (test->adjustment) + 3 * ROW_HEIGHT);
  return gtk_adjustment_get_value (test->adjustment) < 200 * ROW_HEIGHT;
}

static gboolean
is_far (gpointer data)
{
  return gtk_adjustment_get_value (((Test *) data)->adjustment) >= 200 * ROW_HEIGHT;
}

static gboolean
is_very_far (gpointer data)
{
  return gtk_adjustment_get_value (((Test *) data)->adjustment) >= 800 * ROW_HEIGHT;
}

/* What is seen is filled in each frame; of the two hundred rows that GTK makes most are not. */
static void
test_scroll (void)
{
  Test test;

  test_begin (&test, ROW_HEIGHT);
  g_assert_cmpuint (count_filled (&test), >=, 10);
  g_assert_cmpuint (count_filled (&test), <, 100);
  gtk_widget_add_tick_callback (test.view, is_wheeled, &test, NULL);
  g_assert_true (driver_wait (is_far, &test, PATIENCE));
  driver_settle (test.window);
  for (guint i = 1; i <= 7; i++)
    {
      gtk_adjustment_set_value (test.adjustment,
                                (double) (i * 397 % N_ROWS) * ROW_HEIGHT + ROW_HEIGHT / 2);
      driver_settle (test.window);
    }
  g_assert_cmpuint (test.n_cells, <, 100);
  test_end (&test);
}

/* An animation scrolls when a frame has begun, and what it scrolls to is filled in that frame. */
static void
test_fling (void)
{
  Test test;

  test_begin (&test, ROW_HEIGHT);
  gtk_widget_add_tick_callback (test.window, is_flung, &test, NULL);
  g_assert_true (driver_wait (is_very_far, &test, PATIENCE));
  driver_settle (test.window);
  test_end (&test);
}

/* What a row out of sight is called is said when there is time for it. */
static void
test_names (void)
{
  Test test;

  test_begin (&test, ROW_HEIGHT);
  g_assert_true (driver_wait (are_named, &test, PATIENCE));
  g_assert_cmpuint (test.bound->len, >, 100);
  test.n_names = 0;
  test.n_frames = 0;
  gtk_adjustment_set_value (test.adjustment, 500 * ROW_HEIGHT);
  driver_settle (test.window);
  g_assert_cmpuint (test.n_names_first, >=, 10);
  g_assert_cmpuint (test.n_names_first, <, 50);
  g_assert_false (test.is_named_first);
  g_assert_true (driver_wait (are_named, &test, PATIENCE));
  test_end (&test);
}

static GtkListItem *
find_bound (Test *test, guint position)
{
  for (guint i = 0; i < test->bound->len; i++)
    if (gtk_list_item_get_position (test->bound->pdata[i]) == position)
      return test->bound->pdata[i];
  g_assert_not_reached ();
}

static void
go_with_focus (Test *test)
{
  gtk_window_set_focus (GTK_WINDOW (test->window), NULL);
  g_assert_true (gtk_widget_grab_focus (test->view));
  for (guint i = 1; i <= 7; i++)
    {
      const guint position = i * 397 % N_ROWS;

      gtk_list_view_scroll_to (GTK_LIST_VIEW (test->view), position, GTK_LIST_SCROLL_FOCUS, NULL);
      g_assert_true (is_named (find_bound (test, position)));
      driver_settle (test->window);
    }
}

/* Nobody is told the name of what was in a row that the focus goes to. */
static void
test_name_of_focused (void)
{
  Test test;

  test_begin (&test, ROW_HEIGHT);
  go_with_focus (&test);
  test_end (&test);
}

/* A list goes on in another window. */
static void
test_other_window (void)
{
  Test test;
  GtkWidget *first;
  g_autoptr (GtkWidget) scrolled = NULL;

  test_begin (&test, ROW_HEIGHT);
  first = test.window;
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (first), &test);
  scrolled = g_object_ref (gtk_window_get_child (GTK_WINDOW (first)));
  gtk_window_set_child (GTK_WINDOW (first), gtk_button_new ());
  test.window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (test.window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (test.window), 300, 10 * ROW_HEIGHT);
  gtk_window_present (GTK_WINDOW (test.window));
  driver_settle (test.window);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (test.window), "after-paint",
                            G_CALLBACK (drawn_cb), &test);
  g_assert_true (gtk_widget_grab_focus (gtk_window_get_child (GTK_WINDOW (first))));
  go_with_focus (&test);
  gtk_window_destroy (GTK_WINDOW (first));
  g_clear_object (&scrolled);
  test_end (&test);
}

/* Rows come into sight without being scrolled to: as others go, and as the window grows. */
static void
test_change (void)
{
  Test test;

  test_begin (&test, ROW_HEIGHT);
  gtk_string_list_splice (test.words, 3, 80, NULL);
  driver_settle (test.window);
  gtk_string_list_splice (test.words, 0, N_ROWS - 80, (const char *[]) { "a", "b", "c", NULL });
  driver_settle (test.window);
  g_assert_cmpuint (count_filled (&test), ==, 3);
  test_end (&test);
}

/* A row that somebody holds stays bound when it has gone, and is not taken for one that is there.
 */
static void
test_held (void)
{
  Test test;
  GtkWidget *held;

  test_begin (&test, ROW_HEIGHT);
  held = gtk_widget_get_first_child (test.view);
  for (guint i = 0; i < 50; i++)
    held = gtk_widget_get_next_sibling (held);
  g_assert_null (gtk_widget_get_first_child (held));
  g_object_ref (held);
  gtk_string_list_splice (test.words, 1, N_ROWS - 1, NULL);
  driver_settle (test.window);
  gtk_string_list_splice (test.words, 1, 0, (const char *[]) { "a", "b", "c", NULL });
  driver_settle (test.window);
  for (guint i = 4; i < 300; i++)
    gtk_string_list_append (test.words, "d");
  for (guint i = 1; i <= 7; i++)
    {
      gtk_list_view_scroll_to (GTK_LIST_VIEW (test.view), i * 97 % 300, GTK_LIST_SCROLL_NONE, NULL);
      driver_settle (test.window);
    }
  g_object_unref (held);
  test_end (&test);
}

/* A list goes to a row when it lays out its rows, and they are not in the way of each other then.
 */
static void
test_go_to_row (void)
{
  Test test;

  test_begin (&test, 2 * ROW_HEIGHT);
  for (guint i = 1; i <= 7; i++)
    {
      gtk_list_view_scroll_to (GTK_LIST_VIEW (test.view), i * 397 % N_ROWS, GTK_LIST_SCROLL_NONE,
                               NULL);
      driver_settle (test.window);
    }
  test_end (&test);
}

/* With larger text a row is higher once there is something in it, and where the others are is only
 * guessed. */
static void
test_higher (void)
{
  Test test;

  test_begin (&test, 2 * ROW_HEIGHT);
  for (guint i = 1; i <= 20; i++)
    {
      const double upper = gtk_adjustment_get_upper (test.adjustment);

      gtk_adjustment_set_value (test.adjustment, i * 397 % N_ROWS * upper / N_ROWS);
      driver_settle (test.window);
    }
  test_end (&test);
}

static void
test_grow (void)
{
  Test test;

  test_begin (&test, ROW_HEIGHT);
  gtk_window_set_default_size (GTK_WINDOW (test.window), 300, 60 * ROW_HEIGHT);
  driver_settle (test.window);
  g_assert_cmpuint (count_filled (&test), >=, 30);
  test_end (&test);
}

/* As the style sheet has it: an empty row is about as high as one that is not. */
static void
add_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *style =
      g_strdup_printf ("listview > row { min-height: %dpx; padding: 0; }", ROW_HEIGHT);

  gtk_css_provider_load_from_string (provider, style);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* The first word stays, the others follow in one order or the other. */
static int
compare_words (gconstpointer a, gconstpointer b, gpointer reversed)
{
  const int first = atoi (gtk_string_object_get_string ((gpointer) a));
  const int second = atoi (gtk_string_object_get_string ((gpointer) b));

  return first > 0 && second > 0 && *(gboolean *) reversed ? second - first : first - second;
}

/* A list that is sorted anew uses the rows of its items again, elsewhere: empty ones come into
 * sight without being bound, and nothing scrolls. */
static void
test_reorder (void)
{
  Test test;
  gboolean reversed = FALSE;
  GtkSorter *sorter;
  g_autoptr (GtkSelectionModel) selection = NULL;

  test_begin (&test, ROW_HEIGHT);
  gtk_string_list_splice (test.words, 150, N_ROWS - 150, NULL);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_words, &reversed, NULL));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (
      G_LIST_MODEL (gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (test.words)), sorter))));
  gtk_list_view_set_model (GTK_LIST_VIEW (test.view), selection);
  driver_settle (test.window);
  for (guint i = 0; i < 4; i++)
    {
      reversed = !reversed;
      gtk_sorter_changed (sorter, GTK_SORTER_CHANGE_DIFFERENT);
      driver_settle (test.window);
    }
  g_clear_object (&selection);
  test_end (&test);
}

/* Some are higher than others, so that more are seen once they are filled, or fewer. */
static void
vary_cb (GtkWidget *cell)
{
  GtkStringObject *word = ingot_late_cell_get_item (INGOT_LATE_CELL (cell));
  const int number = atoi (gtk_string_object_get_string (word));

  gtk_widget_set_size_request (cell, -1, number / 20 % 2 > 0 ? 2 * ROW_HEIGHT : ROW_HEIGHT);
}

static void
setup_varying (GtkListItem *list_item, gpointer data)
{
  setup (list_item, data);
  g_signal_connect (gtk_list_item_get_child (list_item), "notify::shown", G_CALLBACK (vary_cb),
                    NULL);
}

static void
bind_varying_cb (Test *test, GtkListItem *list_item)
{
  static const IngotLateFuncs funcs = { setup_varying, name_row };

  bind (test, list_item, &funcs);
}

static void
change_factory (Test *test, GCallback callback)
{
  g_autoptr (GtkListItemFactory) factory = new_factory (test, callback);

  gtk_list_view_set_factory (GTK_LIST_VIEW (test->view), factory);
  driver_settle (test->window);
}

static void
test_varying (void)
{
  Test test;

  test_begin (&test, ROW_HEIGHT);
  change_factory (&test, G_CALLBACK (bind_varying_cb));
  for (guint i = 1; i <= 40; i++)
    {
      gtk_adjustment_set_value (
          test.adjustment, i * 397 % N_ROWS * gtk_adjustment_get_upper (test.adjustment) / N_ROWS);
      driver_settle (test.window);
    }
  test_end (&test);
}

/* How high a row was with something else in it says nothing of it. */
static void
test_lower (void)
{
  Test test;

  test_begin (&test, 3 * ROW_HEIGHT);
  for (guint i = 0; i < 90; i++)
    {
      gtk_adjustment_set_value (test.adjustment, i * 3 * ROW_HEIGHT);
      driver_settle (test.window);
    }
  test.height = ROW_HEIGHT;
  change_factory (&test, G_CALLBACK (bind_cb));
  g_assert_cmpfloat (gtk_adjustment_get_upper (test.adjustment), ==, N_ROWS * ROW_HEIGHT);
  test_end (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  add_style ();
  g_test_add_func ("/late-rows/scroll", test_scroll);
  g_test_add_func ("/late-rows/fling", test_fling);
  g_test_add_func ("/late-rows/names", test_names);
  g_test_add_func ("/late-rows/name-of-focused", test_name_of_focused);
  g_test_add_func ("/late-rows/other-window", test_other_window);
  g_test_add_func ("/late-rows/change", test_change);
  g_test_add_func ("/late-rows/held", test_held);
  g_test_add_func ("/late-rows/go-to-row", test_go_to_row);
  g_test_add_func ("/late-rows/grow", test_grow);
  g_test_add_func ("/late-rows/higher", test_higher);
  g_test_add_func ("/late-rows/reorder", test_reorder);
  g_test_add_func ("/late-rows/varying", test_varying);
  g_test_add_func ("/late-rows/lower", test_lower);
  return g_test_run ();
}
