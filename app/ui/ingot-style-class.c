/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-style-class.h"

/**
 * ingot_style_class_set:
 * @widget: a widget
 * @css_class: a class of a style sheet
 * @has: whether @widget is to have it
 *
 * Gives a widget a style class, or takes it away.
 */
void
ingot_style_class_set (GtkWidget *widget, const char *css_class, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}
