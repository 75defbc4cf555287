/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-alert.h"

static void
tell_label (GtkWidget *button)
{
  g_auto (GStrv) parts = g_strsplit (gtk_button_get_label (GTK_BUTTON (button)), "_", 2);
  g_autofree char *label = g_strjoinv ("", parts);

  gtk_widget_set_tooltip_text (button, label);
}

static void
let_shrink (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    tell_label (widget);
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title-2"))
    gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_END);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    let_shrink (child);
}

/**
 * ingot_alert_let_shrink:
 * @dialog: an alert
 *
 * Lets the heading and the buttons be as narrow as the window.
 *
 * An alert has a large heading in one line and a smaller one that wraps. It shows the one that
 * fits, but measures the large one for a width that it may not have, which warns (libadwaita 1.7).
 * Of buttons side by side the words are cut off where text is large: a tooltip tells them.
 */
void
ingot_alert_let_shrink (AdwAlertDialog *dialog)
{
  let_shrink (adw_dialog_get_child (ADW_DIALOG (dialog)));
}
