/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-busy.h"

struct _IngotBusy
{
  AdwBin parent_instance;

  GtkWidget *before; /* weak: what had the focus */
};

G_DEFINE_FINAL_TYPE (IngotBusy, ingot_busy, ADW_TYPE_BIN)

static void
ingot_busy_dispose (GObject *object)
{
  g_clear_weak_pointer (&INGOT_BUSY (object)->before);

  G_OBJECT_CLASS (ingot_busy_parent_class)->dispose (object);
}

static void
ingot_busy_class_init (IngotBusyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ingot_busy_dispose;

  gtk_widget_class_set_css_name (widget_class, "ingot-busy");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
ingot_busy_init (IngotBusy *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * ingot_busy_take_focus:
 * @self: what is to be seen while something is under way
 *
 * Shows @self and moves the focus there, before anything is turned off.
 */
void
ingot_busy_take_focus (IngotBusy *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (root == NULL)
    return;
  g_set_weak_pointer (&self->before, gtk_root_get_focus (root));
  gtk_root_set_focus (root, GTK_WIDGET (self));
}

/**
 * ingot_busy_return_focus:
 * @self: what was to be seen while something was under way
 *
 * Moves the focus to where it was, once that is turned on again, unless it is somewhere else by
 * now.
 */
void
ingot_busy_return_focus (IngotBusy *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->before != NULL && (focus == NULL || focus == GTK_WIDGET (self)))
    gtk_widget_grab_focus (self->before);
  g_clear_weak_pointer (&self->before);
}
