/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-read-only.h"

#include <glib/gi18n.h>

/* Not everybody sees a tooltip. One that only tells the name again is not said twice. */
static void
describe_by_tooltip (GtkWidget *widget)
{
  g_autofree char *reason = ingot_closure_why_read_only (NULL, TRUE);
  const gboolean says_why = g_strcmp0 (gtk_widget_get_tooltip_text (widget), reason) == 0;

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  says_why ? reason : "", -1);
}

/**
 * ingot_closure_why_read_only:
 * @self: not used
 * @read_only: whether nothing shall be changed on the server from here
 *
 * Says why a control is off.
 *
 * Returns: (transfer full) (nullable): plain text; %NULL if it is not
 */
char *
ingot_closure_why_read_only (gpointer self, gboolean read_only)
{
  return read_only ? g_strdup (_ ("This server is read-only: nothing on it is changed from here"))
                   : NULL;
}

/**
 * ingot_closure_may_change:
 * @self: not used
 * @read_only: whether nothing shall be changed on the server from here
 *
 * Tells whether a control that changes something can be on.
 *
 * Returns: the opposite of @read_only
 */
gboolean
ingot_closure_may_change (gpointer self, gboolean read_only)
{
  return !read_only;
}

/**
 * ingot_read_only_bind:
 * @widget_class: a class with a template
 *
 * Lets the template of @widget_class use these closures by their names, and
 * `$ingot_describe_by_tooltip` where a tooltip changes.
 */
void
ingot_read_only_bind (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, ingot_closure_why_read_only);
  gtk_widget_class_bind_template_callback (widget_class, ingot_closure_may_change);
  gtk_widget_class_bind_template_callback_full (widget_class, "ingot_describe_by_tooltip",
                                                G_CALLBACK (describe_by_tooltip));
}

/**
 * ingot_read_only_explain_menu:
 * @popover: the popover of a menu
 * @session: (nullable): the server that its actions change
 *
 * Has every item that is off say why, which a menu's model cannot.
 */
void
ingot_read_only_explain_menu (GtkWidget *popover, IngotSession *session)
{
  const gboolean read_only = session != NULL && ingot_session_get_read_only (session);
  g_autofree char *reason = ingot_closure_why_read_only (NULL, read_only);

  for (GtkWidget *child = gtk_widget_get_first_child (popover); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    ingot_read_only_explain_menu (child, session);
  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (popover)) !=
      GTK_ACCESSIBLE_ROLE_MENU_ITEM)
    return;
  gtk_widget_set_tooltip_text (popover, gtk_widget_get_sensitive (popover) ? NULL : reason);
  describe_by_tooltip (popover);
}
