/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-placeholder-page.h"

struct _IngotPlaceholderPage
{
  AdwNavigationPage parent_instance;
};

G_DEFINE_FINAL_TYPE (IngotPlaceholderPage, ingot_placeholder_page, ADW_TYPE_NAVIGATION_PAGE)

static void
ingot_placeholder_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_PLACEHOLDER_PAGE);

  G_OBJECT_CLASS (ingot_placeholder_page_parent_class)->dispose (object);
}

static void
ingot_placeholder_page_class_init (IngotPlaceholderPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ingot_placeholder_page_dispose;
  gtk_widget_class_set_template_from_resource (
      GTK_WIDGET_CLASS (klass), "/io/github/ingot_app/Ingot/ingot-placeholder-page.ui");
}

static void
ingot_placeholder_page_init (IngotPlaceholderPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
