/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-secret.h"

#include "ingot-secret-label.h"
#include "ingot-token-closures.h"
#include "ingot-token-item.h"

struct _IngotTokenSecret
{
  AdwBin parent_instance;

  IngotTokenItem *item;
};

enum
{
  PROP_ITEM = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotTokenSecret, ingot_token_secret, ADW_TYPE_BIN)

static void
ingot_token_secret_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      g_value_set_object (value, INGOT_TOKEN_SECRET (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_token_secret_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      if (g_set_object (&INGOT_TOKEN_SECRET (object)->item, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_token_secret_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_TOKEN_SECRET);
  g_clear_object (&INGOT_TOKEN_SECRET (object)->item);

  G_OBJECT_CLASS (ingot_token_secret_parent_class)->dispose (object);
}

static void
ingot_token_secret_class_init (IngotTokenSecretClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ingot_token_secret_dispose;
  object_class->get_property = ingot_token_secret_get_property;
  object_class->set_property = ingot_token_secret_set_property;

  properties[PROP_ITEM] =
      g_param_spec_object ("item", NULL, NULL, INGOT_TYPE_TOKEN_ITEM,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (INGOT_TYPE_SECRET_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-token-secret.ui");
  ingot_token_closures_bind (widget_class);
}

static void
ingot_token_secret_init (IngotTokenSecret *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
