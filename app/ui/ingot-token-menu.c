/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-menu.h"

struct _IngotTokenMenu
{
  AdwBin parent_instance;

  gboolean narrow;

  GtkMenuButton *button;
  GMenuModel *wide_menu;
  GMenuModel *narrow_menu;
};

enum
{
  PROP_NARROW = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotTokenMenu, ingot_token_menu, ADW_TYPE_BIN)

static void
set_narrow (IngotTokenMenu *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_menu_button_set_menu_model (self->button, narrow ? self->narrow_menu : self->wide_menu);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
ingot_token_menu_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, INGOT_TOKEN_MENU (object)->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_token_menu_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_NARROW:
      set_narrow (INGOT_TOKEN_MENU (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_token_menu_dispose (GObject *object)
{
  /* the bin unparents its child itself, and would do so twice */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_TOKEN_MENU);

  G_OBJECT_CLASS (ingot_token_menu_parent_class)->dispose (object);
}

static void
ingot_token_menu_class_init (IngotTokenMenuClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ingot_token_menu_dispose;
  object_class->get_property = ingot_token_menu_get_property;
  object_class->set_property = ingot_token_menu_set_property;

  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-token-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotTokenMenu, button);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenMenu, wide_menu);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenMenu, narrow_menu);
}

static void
ingot_token_menu_init (IngotTokenMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
