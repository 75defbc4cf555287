/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-token-menu.h"

#include <glib/gi18n.h>

/**
 * IngotTokenMenu:
 *
 * The button with a row's menu. The menu is made when it is first asked for: one for each of the
 * hundreds of rows that a list keeps would take longer than all the rest of them.
 */
struct _IngotTokenMenu
{
  AdwBin parent_instance;

  gboolean narrow;

  GtkMenuButton *button;
};

enum
{
  PROP_NARROW = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotTokenMenu, ingot_token_menu, ADW_TYPE_BIN)

static void
create_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  IngotTokenMenu *self = user_data;
  g_autoptr (GtkBuilder) builder = NULL;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  builder = gtk_builder_new_from_resource ("/io/github/ingot_app/Ingot/ingot-token-menu.ui");
  gtk_menu_button_set_menu_model (
      button,
      G_MENU_MODEL (gtk_builder_get_object (builder, self->narrow ? "narrow_menu" : "wide_menu")));
}

static void
set_narrow (IngotTokenMenu *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_menu_button_set_menu_model (self->button, NULL);
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
ingot_token_menu_class_init (IngotTokenMenuClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ingot_token_menu_get_property;
  object_class->set_property = ingot_token_menu_set_property;

  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ingot_token_menu_init (IngotTokenMenu *self)
{
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (self->button, create_menu_cb, self, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Token Menu"));
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "ingot-quiet");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}
