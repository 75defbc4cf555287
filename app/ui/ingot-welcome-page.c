/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-welcome-page.h"

#include "ingot-late-menu.h"

struct _IngotWelcomePage
{
  AdwBin parent_instance;

  GtkMenuButton *menu_button;
  GMenuModel *main_menu;
};

G_DEFINE_FINAL_TYPE (IngotWelcomePage, ingot_welcome_page, ADW_TYPE_BIN)

static void
ingot_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (ingot_welcome_page_parent_class)->dispose (object);
}

static void
ingot_welcome_page_class_init (IngotWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ingot_welcome_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotWelcomePage, main_menu);
  gtk_widget_class_bind_template_child (widget_class, IngotWelcomePage, menu_button);
}

static void
ingot_welcome_page_init (IngotWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ingot_late_menu_set (self->menu_button, self->main_menu);
}
