/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * IngotRowPlaces:
 * @window: what a list scrolls in
 * @adjustment: how far it is scrolled
 * @row_height: of a row, px; 0 as long as it is not known
 *
 * Where the rows of a scrolled list probably are: for certain only GTK knows, once it has laid them
 * out.
 */
typedef struct
{
  GtkScrolledWindow *window;
  GtkAdjustment *adjustment;
  double row_height;
} IngotRowPlaces;

void ingot_row_places_init (IngotRowPlaces *self, GtkScrolledWindow *window);
void ingot_row_places_clear (IngotRowPlaces *self);
void ingot_row_places_update (IngotRowPlaces *self);
gboolean ingot_row_places_is_near (const IngotRowPlaces *self, guint position, guint around);
double ingot_row_places_get_distance (const IngotRowPlaces *self, guint position);
void ingot_row_places_keep_height (GtkWidget *row);
void ingot_row_places_free_height (GtkWidget *row);

G_END_DECLS
