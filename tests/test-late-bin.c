/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "driver.h"
#include "ingot-late-bin.h"

#define LATE_MS  250
#define PATIENCE 10000

typedef struct
{
  GtkWidget *window;
  GtkWidget *bin;
  GtkWidget *child;
  guint n_shown;
  gint64 since; /* microseconds */
  gint64 shown; /* when, in microseconds */
} Test;

static void
visible_cb (Test *test)
{
  if (!gtk_widget_get_visible (test->child))
    return;
  test->n_shown++;
  test->shown = g_get_monotonic_time ();
}

static void
begin (Test *test)
{
  *test = (Test) { .window = gtk_window_new (),
                   .bin = g_object_new (INGOT_TYPE_LATE_BIN, NULL),
                   .child = gtk_label_new ("late") };
  adw_bin_set_child (ADW_BIN (test->bin), test->child);
  g_signal_connect_swapped (test->child, "notify::visible", G_CALLBACK (visible_cb), test);
  gtk_window_set_child (GTK_WINDOW (test->window), test->bin);
  test->since = g_get_monotonic_time ();
  gtk_window_present (GTK_WINDOW (test->window));
  g_assert_true (gtk_widget_get_mapped (test->bin));
}

static void
end (Test *test)
{
  gtk_window_destroy (GTK_WINDOW (test->window));
}

static gboolean
is_shown (gpointer data)
{
  return gtk_widget_get_mapped (((const Test *) data)->child);
}

static void
assert_comes_late (Test *test)
{
  g_assert_false (gtk_widget_get_visible (test->child));
  g_assert_true (driver_wait (is_shown, test, PATIENCE));
  g_assert_cmpint (test->shown - test->since, >=, LATE_MS * G_TIME_SPAN_MILLISECOND);
}

static void
test_late (void)
{
  Test test;

  begin (&test);
  assert_comes_late (&test);
  g_assert_cmpuint (test.n_shown, ==, 1);
  end (&test);
}

static void
set_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

/* What was to come before it has come. */
static void
let_time_pass (void)
{
  gboolean over = FALSE;

  g_timeout_add_once (LATE_MS, set_cb, &over);
  g_assert_true (driver_wait (is_set, &over, PATIENCE));
}

/* It is as late when it is waited for once more. */
static void
test_hidden_before (void)
{
  Test test;

  begin (&test);
  gtk_widget_set_visible (test.bin, FALSE);
  let_time_pass ();
  g_assert_cmpuint (test.n_shown, ==, 0);

  test.since = g_get_monotonic_time ();
  gtk_widget_set_visible (test.bin, TRUE);
  assert_comes_late (&test);
  g_assert_cmpuint (test.n_shown, ==, 1);
  end (&test);
}

static void
test_gone_before (void)
{
  Test test;
  g_autoptr (GtkWidget) child = NULL;

  begin (&test);
  child = g_object_ref (test.child);
  end (&test);
  let_time_pass ();
  g_assert_cmpuint (test.n_shown, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/late-bin/late", test_late);
  g_test_add_func ("/late-bin/hidden-before", test_hidden_before);
  g_test_add_func ("/late-bin/gone-before", test_gone_before);
  return g_test_run ();
}
