/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in a row of a long list was in another one before, and shows nothing of it any more. */
#include "ingot-token-list.h"
#include "ingot-token-row.h"
#include "page.h"

#define N_TOKENS 1000
#define PATIENCE 10000
#define LOW      30 /* px: lower than what is in a row, higher than an empty one */

/* Rows far from each other, and back. */
static const guint places[] = { 0, 700, 20, 701, 340, 999, 3, 0 };

typedef struct
{
  Page page;
  GtkWidget *list;
  GtkListView *view;
  IngotTokenSelection *selection;
  guint n_blank; /* rows without anything, in frames that were drawn */
} Test;

static void
drawn_cb (Test *test)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (test->view)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    test->n_blank += gtk_widget_get_mapped (row) && gtk_widget_get_first_child (row) == NULL;
}

static void
begin (Test *test, int width)
{
  const IngotDemoOptions options = { .tokens = N_TOKENS };

  test->n_blank = 0;
  page_begin_on (&test->page, &options, "root", INGOT_ENVIRONMENT_DEMO);
  gtk_window_set_default_size (GTK_WINDOW (test->page.window), width, 640);
  page_open (&test->page, "token-warehouse");
  test->list = driver_wait_for (test->page.window, INGOT_TYPE_TOKEN_LIST, NULL);
  test->view = GTK_LIST_VIEW (driver_wait_for (test->list, GTK_TYPE_LIST_VIEW, NULL));
  test->selection = ingot_token_list_get_selection (INGOT_TOKEN_LIST (test->list));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (test->page.window), "after-paint",
                            G_CALLBACK (drawn_cb), test);
}

static void
end (Test *test)
{
  g_assert_cmpuint (test->n_blank, ==, 0);
  page_end (&test->page);
}

/* As somebody who drags the scroll bar. */
static void
go_to (Test *test, guint position)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (test->view), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));

  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_upper (adjustment) * position / N_TOKENS);
  driver_settle (test->page.window);
}

/* The rows that can be seen. */
static GPtrArray *
find_rows (Test *test)
{
  GPtrArray *found = g_ptr_array_new ();

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (test->view)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_mapped (row))
      g_ptr_array_add (found, gtk_widget_get_first_child (row));
  g_assert_cmpuint (found->len, >, 3);
  return found;
}

static const char *
get_name (GtkWidget *row)
{
  return ingot_token_item_get_name (ingot_late_cell_get_item (INGOT_LATE_CELL (row)));
}

static guint
count_filled (Test *test)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (test->view)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n += gtk_widget_get_first_child (row) != NULL;
  return n;
}

static gboolean
is_filled_ahead (gpointer data)
{
  return count_filled (data) > 40;
}

/* Looks at each row that can be seen, at each place. */
static void
visit (Test *test, void (*look) (GtkWidget *row))
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GPtrArray) rows = NULL;

      go_to (test, places[i]);
      rows = find_rows (test);
      for (guint k = 0; k < rows->len; k++)
        look (rows->pdata[k]);
    }
}

static void
assert_name (GtkWidget *row)
{
  g_assert_true (driver_shows (row, get_name (row)));
}

/* The name is that of the item. */
static void
test_names (void)
{
  Test test;

  begin (&test, 1000);
  visit (&test, assert_name);
  end (&test);
}

/* There are not more things in rows than are of use. */
static void
test_few (void)
{
  Test test;

  begin (&test, 1000);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      go_to (&test, places[i]);
      g_assert_cmpuint (count_filled (&test), <, 150);
    }
  end (&test);
}

static void
assert_marks (Test *test)
{
  g_autoptr (GPtrArray) rows = find_rows (test);

  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = rows->pdata[i];
      GtkWidget *check = driver_find_type (row, GTK_TYPE_CHECK_BUTTON);
      const guint position = ingot_late_cell_get_position (INGOT_LATE_CELL (row));
      g_autofree char *tooltip = g_strdup_printf ("Select “\u2068%s\u2069”", get_name (row));

      g_assert_true (gtk_widget_get_visible (check));
      g_assert_cmpint (
          gtk_check_button_get_active (GTK_CHECK_BUTTON (check)), ==,
          gtk_selection_model_is_selected (GTK_SELECTION_MODEL (test->selection), position));
      g_assert_cmpstr (gtk_widget_get_tooltip_text (check), ==, tooltip);
    }
}

/* A mark is that of the token, and marks this one. */
static void
test_marks (void)
{
  Test test;
  g_autoptr (GPtrArray) rows = NULL;

  begin (&test, 1000);
  ingot_token_selection_set_marking (test.selection, TRUE);
  for (guint i = 0; i < N_TOKENS; i += 7)
    ingot_token_selection_toggle (test.selection, i);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      go_to (&test, places[i]);
      assert_marks (&test);
    }
  rows = find_rows (&test);
  gtk_widget_activate (driver_find_type (rows->pdata[1], GTK_TYPE_CHECK_BUTTON));
  driver_settle (test.page.window);
  g_assert_true (gtk_selection_model_is_selected (
      GTK_SELECTION_MODEL (test.selection),
      ingot_late_cell_get_position (INGOT_LATE_CELL (rows->pdata[1]))));
  assert_marks (&test);
  end (&test);
}

static void
assert_clear_first_only (GtkWidget *row)
{
  IngotTokenItem *item = ingot_late_cell_get_item (INGOT_LATE_CELL (row));
  const char *token = ingot_ingest_token_get_token (ingot_token_item_get_token (item));
  const guint position = ingot_late_cell_get_position (INGOT_LATE_CELL (row));

  g_assert_cmpint (driver_shows (row, token), ==, position == 0);
}

/* A token is in clear where it was revealed, and nowhere else. */
static void
test_revealed (void)
{
  Test test;

  begin (&test, 1000);
  ingot_token_selection_choose (test.selection, 0);
  page_do (&test.page, "token.reveal");
  driver_settle (test.page.window);
  visit (&test, assert_clear_first_only);
  end (&test);
}

/* Where it wraps there is room for each line, also with larger text. */
static void
test_revealed_wraps (void)
{
  Test test;

  driver_scale_text (1.25);
  begin (&test, 1000);
  ingot_token_selection_choose (test.selection, 0);
  page_do (&test.page, "token.reveal");
  driver_settle (test.page.window);
  {
    g_autoptr (GPtrArray) rows = find_rows (&test);
    IngotTokenItem *item = ingot_late_cell_get_item (rows->pdata[0]);
    const char *token = ingot_ingest_token_get_token (ingot_token_item_get_token (item));
    GtkWidget *label = driver_find_text (rows->pdata[0], token);
    int needed;

    gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (label), &needed,
                        NULL, NULL, NULL);
    g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))), >, 1);
    g_assert_cmpint (gtk_widget_get_height (label), >=, needed);
  }
  end (&test);
  driver_scale_text (1);
}

static void
assert_first_misses (GtkWidget *row)
{
  const guint position = ingot_late_cell_get_position (INGOT_LATE_CELL (row));

  g_assert_cmpint (driver_shows (row, "No longer exists"), ==, position == 0);
}

/* The second line goes with the token that needs it. */
static void
test_second_line (void)
{
  Test test;
  g_autoptr (IngotTokenItem) first = NULL;

  begin (&test, 1000);
  first = g_list_model_get_item (G_LIST_MODEL (test.selection), 0);
  ingot_token_item_set_parser_missing (first, TRUE);
  driver_settle (test.page.window);
  visit (&test, assert_first_misses);
  end (&test);
}

typedef struct
{
  GtkAccessible *row;
  char *name;
} Naming;

static char *
describe (IngotTokenItem *item, const char *end)
{
  IngotIngestToken *token = ingot_token_item_get_token (item);
  IngotParser *parser = ingot_ingest_token_get_parser (token);
  const char *secret = ingot_ingest_token_get_token (token);

  return g_strdup_printf ("%s Token, hidden, ends with %s, parser: %s%s",
                          ingot_token_item_get_name (item), secret + strlen (secret) - 4,
                          ingot_parser_get_name (parser), end);
}

static gboolean
is_named (gpointer data)
{
  Naming *self = data;
  g_autofree char *other = gtk_test_accessible_check_property (
      self->row, GTK_ACCESSIBLE_PROPERTY_LABEL, self->name, NULL);

  return other == NULL;
}

/* A row out of sight is called like its token, and what becomes of that is said. */
static void
test_unseen (void)
{
  Test test;
  Naming naming;
  GtkWidget *row;
  g_autoptr (IngotTokenItem) item = NULL;

  begin (&test, 1000);
  item = g_list_model_get_item (G_LIST_MODEL (test.selection), 150);
  row = gtk_widget_get_first_child (GTK_WIDGET (test.view));
  for (guint i = 0; i < 150; i++)
    row = gtk_widget_get_next_sibling (row);
  g_assert_false (gtk_widget_get_mapped (row));
  g_assert_null (gtk_widget_get_first_child (row));
  naming.row = GTK_ACCESSIBLE (row);
  naming.name = describe (item, "");
  g_assert_true (driver_wait (is_named, &naming, PATIENCE));
  g_free (naming.name);
  naming.name = describe (item, ", no longer exists");
  ingot_token_item_set_parser_missing (item, TRUE);
  g_assert_true (is_named (&naming));
  g_free (naming.name);
  end (&test);
}

/* With text twice as large a row is higher than an empty one, and where the others are only
 * guessed.
 */
static void
test_large_text (void)
{
  Test test;

  driver_scale_text (2);
  begin (&test, 360);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    go_to (&test, places[i]);
  end (&test);
  driver_scale_text (1);
}

/* The row that has the focus stays as it is, however far that is from what is seen. */
static void
test_focus (void)
{
  Test test;
  GtkWidget *button, *row;
  g_autoptr (GPtrArray) rows = NULL;

  begin (&test, 1000);
  rows = find_rows (&test);
  row = gtk_widget_get_parent (rows->pdata[1]);
  button = driver_find_type (row, GTK_TYPE_MENU_BUTTON);
  g_assert_true (gtk_widget_grab_focus (button));
  for (guint i = 1; i < G_N_ELEMENTS (places) - 1; i++)
    {
      go_to (&test, places[i]);
      g_assert_true (gtk_widget_is_ancestor (button, row));
      g_assert_nonnull (gtk_widget_get_focus_child (GTK_WIDGET (test.view)));
    }
  g_assert_true (gtk_widget_get_focus_child (GTK_WIDGET (test.view)) == row);
  end (&test);
}

static void
assert_focus_on (Test *test, const char *name)
{
  GtkWidget *row = gtk_root_get_focus (GTK_ROOT (test->page.window));

  g_assert_true (gtk_widget_get_parent (row) == GTK_WIDGET (test->view));
  g_assert_true (gtk_widget_get_mapped (row));
  g_assert_cmpstr (get_name (gtk_widget_get_first_child (row)), ==, name);
}

/* The rows are others in a narrow window than in a wide one, and the focus stays on its token. */
static void
test_focus_while_resized (void)
{
  static const int widths[] = { 1000, 360, 1000 };
  Test test;
  g_autoptr (IngotTokenItem) item = NULL;

  begin (&test, 360);
  item = g_list_model_get_item (G_LIST_MODEL (test.selection), 2);
  gtk_list_view_scroll_to (test.view, 2, GTK_LIST_SCROLL_FOCUS, NULL);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (test.view)));
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (test.page.window), widths[i], 640);
      driver_settle (test.page.window);
      assert_focus_on (&test, ingot_token_item_get_name (item));
    }
  end (&test);
}

/* What is in a row is taken, and the row stays as high: also where it was filled out of sight, and
 * has the size of when it was seen, or none. */
static void
test_height_out_of_sight (void)
{
  Test test;
  guint n_kept = 0;

  begin (&test, 360);
  g_assert_true (driver_wait (is_filled_ahead, &test, PATIENCE));
  for (guint position = 100; position <= 400; position += 100)
    go_to (&test, position);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (test.view)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      int height;

      gtk_widget_get_size_request (row, NULL, &height);
      g_assert_true (height < 0 || height >= LOW);
      n_kept += height > 0;
    }
  g_assert_cmpuint (n_kept, >, 0);
  end (&test);
}

/* The window turns narrow or wide while the row that has the focus is far from what is seen, and is
 * the only one that a key can mean. */
static void
begin_far_away (Test *test, guint position, int width, int other_width)
{
  begin (test, width);
  gtk_list_view_scroll_to (test->view, 2, GTK_LIST_SCROLL_FOCUS, NULL);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (test->view)));
  go_to (test, position);
  gtk_window_set_default_size (GTK_WINDOW (test->page.window), other_width, 640);
  driver_settle (test->page.window);
  g_assert_cmpuint (ingot_token_selection_get_n_selected (test->selection), ==, 0);
  g_assert_false (gtk_widget_get_mapped (gtk_root_get_focus (GTK_ROOT (test->page.window))));
}

static void
test_keys_far_away (gconstpointer other_width)
{
  Test test;
  g_autoptr (IngotTokenItem) item = NULL;

  begin_far_away (&test, 700, GPOINTER_TO_INT (other_width) == 360 ? 1000 : 360,
                  GPOINTER_TO_INT (other_width));
  item = g_list_model_get_item (G_LIST_MODEL (test.selection), 2);
  page_do (&test.page, "token.copy");
  g_assert_true (page_get_chosen (&test.page) == ingot_token_item_get_token (item));
  driver_settle (test.page.window);
  assert_focus_on (&test, ingot_token_item_get_name (item));
  end (&test);
}

/* Near enough that rows are used again between the two: the list would go to and fro for ever. */
static void
test_rests_far_away (void)
{
  Test test;

  begin_far_away (&test, 300, 1000, 360);
  g_assert_cmpuint (ingot_token_row_find_focused (GTK_WIDGET (test.view)), ==, 2);
  end (&test);
}

static void
assert_tooltip (GtkWidget *row)
{
  GtkWidget *label = driver_find_text (row, " · ");
  g_autofree char *line = g_strconcat (" · ", gtk_widget_get_tooltip_text (label), NULL);

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, line);
}

/* The parser follows the token in one line, and in its tooltip nothing. */
static void
test_narrow_tooltip (void)
{
  Test test;

  begin (&test, 360);
  visit (&test, assert_tooltip);
  end (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/token-rows/names", test_names);
  g_test_add_func ("/token-rows/few", test_few);
  g_test_add_func ("/token-rows/marks", test_marks);
  g_test_add_func ("/token-rows/revealed", test_revealed);
  g_test_add_func ("/token-rows/revealed-wraps", test_revealed_wraps);
  g_test_add_func ("/token-rows/second-line", test_second_line);
  g_test_add_func ("/token-rows/unseen", test_unseen);
  g_test_add_func ("/token-rows/large-text", test_large_text);
  g_test_add_func ("/token-rows/focus", test_focus);
  g_test_add_func ("/token-rows/focus-while-resized", test_focus_while_resized);
  g_test_add_data_func ("/token-rows/keys-far-away/narrow", GINT_TO_POINTER (360),
                        test_keys_far_away);
  g_test_add_data_func ("/token-rows/keys-far-away/wide", GINT_TO_POINTER (1000),
                        test_keys_far_away);
  g_test_add_func ("/token-rows/height-out-of-sight", test_height_out_of_sight);
  g_test_add_func ("/token-rows/rests-far-away", test_rests_far_away);
  g_test_add_func ("/token-rows/narrow-tooltip", test_narrow_tooltip);
  return g_test_run ();
}
