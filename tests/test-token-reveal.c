/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page.h"

/* The row grows where it is narrow, the last one out of what is seen. */
static void
test_last_row (void)
{
  Page page;
  GtkWidget *label, *scroller;
  graphene_rect_t place;

  page_begin (&page, "root", INGOT_ENVIRONMENT_DEMO);
  gtk_window_set_default_size (GTK_WINDOW (page.window), 360, 500);
  page_open (&page, "payments");
  page_choose (&page, "vector-checkout");
  driver_settle (page.window);
  page_do (&page, "token.reveal");
  driver_settle (page.window);
  label = driver_find_text (page.window, "uN5s");
  scroller = gtk_widget_get_ancestor (label, GTK_TYPE_SCROLLED_WINDOW);
  g_assert_true (gtk_widget_compute_bounds (label, scroller, &place));
  g_assert_cmpfloat (place.origin.y + place.size.height, <=,
                     (float) gtk_widget_get_height (scroller));
  page_end (&page);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/token-reveal/last-row", test_last_row);
  return g_test_run ();
}
