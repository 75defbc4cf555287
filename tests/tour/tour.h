/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-demo-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * Tour:
 * @window: the program's window
 * @store: what the demo server keeps: the truth that every step is held against
 * @said: what the step saw, in words
 * @wrong: (nullable): what was not as it should be
 *
 * A walk through the program, as a person makes it.
 */
typedef struct
{
  GtkWidget *window;
  IngotDemoStore *store;
  char *said;
  char *wrong;
} Tour;

/**
 * TourStep:
 * @name: the picture's name
 * @take: does what a person does and looks; %FALSE ends the tour
 *
 * One step.
 */
typedef struct
{
  const char *name;
  gboolean (*take) (Tour *tour);
} TourStep;

extern const TourStep tour_steps[];

G_END_DECLS
