/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-laid-out.h"

/* The first child from @child on that is laid out. */
static GtkWidget *
get_child (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/**
 * ingot_laid_out_get_first:
 * @widget: a widget with a layout manager
 *
 * Gets the first child that is laid out.
 *
 * Returns: (transfer none) (nullable): the child
 */
GtkWidget *
ingot_laid_out_get_first (GtkWidget *widget)
{
  return get_child (gtk_widget_get_first_child (widget));
}

/**
 * ingot_laid_out_get_next:
 * @child: a child that is laid out
 *
 * Gets the one after it.
 *
 * Returns: (transfer none) (nullable): the next child
 */
GtkWidget *
ingot_laid_out_get_next (GtkWidget *child)
{
  return get_child (gtk_widget_get_next_sibling (child));
}
