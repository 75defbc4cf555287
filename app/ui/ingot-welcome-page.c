/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-welcome-page.h"

struct _IngotWelcomePage
{
  AdwBin parent_instance;
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
  G_OBJECT_CLASS (klass)->dispose = ingot_welcome_page_dispose;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/ingot_app/Ingot/ingot-welcome-page.ui");
}

static void
ingot_welcome_page_init (IngotWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
