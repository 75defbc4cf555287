/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-shrink.h"

static gboolean
remove_mnemonic (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  const char *label = g_value_get_string (from);
  g_auto (GStrv) parts = label != NULL ? g_strsplit (label, "_", 2) : NULL;

  g_value_take_string (to, label != NULL ? g_strjoinv ("", parts) : NULL);
  return TRUE;
}

/* Of one without a label the label is still to come. */
static gboolean
has_words (GtkWidget *widget)
{
  if (!GTK_IS_BUTTON (widget))
    return FALSE;
  return gtk_button_get_label (GTK_BUTTON (widget)) != NULL ||
         gtk_button_get_child (GTK_BUTTON (widget)) == NULL;
}

static void
tell_title (AdwWindowTitle *title)
{
  const char *subtitle = adw_window_title_get_subtitle (title);
  g_autofree char *words = g_strjoin ("\n", adw_window_title_get_title (title),
                                      *subtitle != '\0' ? subtitle : NULL, NULL);

  gtk_widget_set_tooltip_text (GTK_WIDGET (title), words);
}

static void
let_title (AdwWindowTitle *title)
{
  g_signal_connect (title, "notify::title", G_CALLBACK (tell_title), NULL);
  g_signal_connect (title, "notify::subtitle", G_CALLBACK (tell_title), NULL);
  tell_title (title);
}

static void
let_heading_of_alert (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title-2"))
    gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_END);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    let_heading_of_alert (child);
}

static void
let_button (GtkButton *button)
{
  gtk_button_set_can_shrink (button, TRUE);
  ingot_shrink_tell (GTK_WIDGET (button), "label");
}

/**
 * ingot_shrink_tell:
 * @widget: what can be narrower than its words
 * @property: the property that holds them, where an underscore marks a mnemonic
 *
 * Has a tooltip tell the words of @widget.
 */
void
ingot_shrink_tell (GtkWidget *widget, const char *property)
{
  g_object_bind_property_full (widget, property, widget, "tooltip-text", G_BINDING_SYNC_CREATE,
                               remove_mnemonic, NULL, NULL, NULL);
}

/**
 * ingot_shrink_let_all:
 * @widget: what holds buttons with words, and may hold the title of a window
 *
 * Lets all of them be narrower than their words where text is large: tooltips tell them.
 */
void
ingot_shrink_let_all (GtkWidget *widget)
{
  if (has_words (widget))
    let_button (GTK_BUTTON (widget));
  else if (ADW_IS_WINDOW_TITLE (widget))
    let_title (ADW_WINDOW_TITLE (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ingot_shrink_let_all (child);
}

/**
 * ingot_shrink_let_alert:
 * @dialog: an alert
 *
 * Lets the heading and the buttons be as narrow as the window.
 *
 * An alert has a large heading in one line and a smaller one that wraps. It shows the one that
 * fits, but measures the large one for a width that it may not have, which warns (libadwaita 1.7).
 */
void
ingot_shrink_let_alert (AdwAlertDialog *dialog)
{
  let_heading_of_alert (adw_dialog_get_child (ADW_DIALOG (dialog)));
  ingot_shrink_let_all (adw_dialog_get_child (ADW_DIALOG (dialog)));
}
