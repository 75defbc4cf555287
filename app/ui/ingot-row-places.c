/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-row-places.h"

#include <math.h>

/* px, as long as it is not known: that of the rows there are. Where they are less high, more are
 * filled as soon as they are laid out. */
#define USUAL_HEIGHT 57

static guint
count_rows (IngotRowPlaces *self)
{
  GtkWidget *view = gtk_scrolled_window_get_child (self->window);
  g_autoptr (GListModel) model = NULL;

  if (view != NULL)
    g_object_get (view, "model", &model, NULL);
  return model != NULL ? g_list_model_get_n_items (model) : 0;
}

/* Before it is laid out for the first time a list may become as high as the window. */
static double
get_room (const IngotRowPlaces *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->window));

  return root != NULL ? gtk_widget_get_height (GTK_WIDGET (root)) : 0;
}

static void
set_height (GtkWidget *row, int height)
{
  int old;

  gtk_widget_get_size_request (row, NULL, &old);
  if (old != height)
    gtk_widget_set_size_request (row, -1, height);
}

/**
 * ingot_row_places_init:
 * @self: what to fill
 * @window: (transfer none): what a list scrolls in; outlives @self
 *
 * Begins without knowing how high a row is. Free with ingot_row_places_clear ().
 */
void
ingot_row_places_init (IngotRowPlaces *self, GtkScrolledWindow *window)
{
  self->window = window;
  self->adjustment = g_object_ref (gtk_scrolled_window_get_vadjustment (window));
  self->row_height = 0;
}

/**
 * ingot_row_places_clear:
 * @self: places
 *
 * Frees what @self holds.
 */
void
ingot_row_places_clear (IngotRowPlaces *self)
{
  g_clear_object (&self->adjustment);
}

/**
 * ingot_row_places_update:
 * @self: places
 *
 * Notes how high a row is, now that the list has been laid out.
 */
void
ingot_row_places_update (IngotRowPlaces *self)
{
  const guint n_rows = count_rows (self);

  if (n_rows > 0)
    self->row_height = gtk_adjustment_get_upper (self->adjustment) / n_rows;
}

/**
 * ingot_row_places_is_near:
 * @self: places
 * @position: a row
 * @around: how many rows further
 *
 * Tells whether a row can probably be seen, or is at most @around rows from what can.
 *
 * Returns: whether it is
 */
gboolean
ingot_row_places_is_near (const IngotRowPlaces *self, guint position, guint around)
{
  const double value = gtk_adjustment_get_value (self->adjustment);
  const double end = value + gtk_adjustment_get_page_size (self->adjustment);
  const double row = position;

  if (self->row_height <= 0)
    return row * USUAL_HEIGHT <= get_room (self);
  return (row + 1 + around) * self->row_height >= value && (row - around) * self->row_height <= end;
}

/**
 * ingot_row_places_get_distance:
 * @self: places
 * @position: a row
 *
 * Tells how far a row is from what can be seen.
 *
 * Returns: about how far from the middle, px
 */
double
ingot_row_places_get_distance (const IngotRowPlaces *self, guint position)
{
  const double middle = gtk_adjustment_get_value (self->adjustment) +
                        gtk_adjustment_get_page_size (self->adjustment) / 2;

  return fabs (position * self->row_height - middle);
}

/**
 * ingot_row_places_keep_height:
 * @row: a row of a list
 *
 * Has @row stay as high as it is when what is in it is taken. Else what is below would come up,
 * into sight, and go again once there is something in the row. A list measures all of its rows, but
 * allocates only those that are seen: others have the size of when they were, which may have been
 * before anything was in them.
 */
void
ingot_row_places_keep_height (GtkWidget *row)
{
  const int width = gtk_widget_get_width (gtk_widget_get_parent (row));
  int height;

  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, width > 0 ? width : -1, NULL, &height, NULL,
                      NULL);
  set_height (row, height);
}

/**
 * ingot_row_places_free_height:
 * @row: a row of a list
 *
 * Has @row be as high as what is in it needs.
 */
void
ingot_row_places_free_height (GtkWidget *row)
{
  set_height (row, -1);
}
