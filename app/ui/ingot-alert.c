/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-alert.h"

static void
let_heading_shrink (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title-2"))
    gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_END);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    let_heading_shrink (child);
}

/**
 * ingot_alert_let_heading_shrink:
 * @dialog: an alert
 *
 * Lets the heading be as narrow as the window.
 *
 * An alert has a large heading in one line and a smaller one that wraps. It shows the one that
 * fits, but measures the large one for a width that it may not have, which warns (libadwaita 1.7).
 */
void
ingot_alert_let_heading_shrink (AdwAlertDialog *dialog)
{
  let_heading_shrink (adw_dialog_get_child (ADW_DIALOG (dialog)));
}
