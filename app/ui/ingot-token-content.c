/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-content.h"

#include "ingot-secret-label.h"
#include "ingot-token-closures.h"

typedef struct
{
  IngotTokenItem *item;
  gboolean selected;
} IngotTokenContentPrivate;

enum
{
  PROP_ITEM = 1,
  PROP_SELECTED,
  N_PROPS,
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (IngotTokenContent, ingot_token_content, ADW_TYPE_BIN)

static IngotTokenContentPrivate *
get_private (gpointer self)
{
  return ingot_token_content_get_instance_private (self);
}

static void
ingot_token_content_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      g_value_set_object (value, get_private (object)->item);
      break;
    case PROP_SELECTED:
      g_value_set_boolean (value, get_private (object)->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_token_content_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IngotTokenContentPrivate *private = get_private (object);

  switch (id)
    {
    case PROP_ITEM:
      if (g_set_object (&private->item, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SELECTED:
      if (private->selected == g_value_get_boolean (value))
        return;
      private->selected = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_token_content_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), G_OBJECT_TYPE (object));
  g_clear_object (&get_private (object)->item);

  G_OBJECT_CLASS (ingot_token_content_parent_class)->dispose (object);
}

static void
ingot_token_content_class_init (IngotTokenContentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  g_type_ensure (INGOT_TYPE_SECRET_LABEL);
  object_class->dispose = ingot_token_content_dispose;
  object_class->get_property = ingot_token_content_get_property;
  object_class->set_property = ingot_token_content_set_property;

  g_object_class_install_property (
      object_class, PROP_ITEM,
      g_param_spec_object ("item", NULL, NULL, INGOT_TYPE_TOKEN_ITEM, flags));
  g_object_class_install_property (object_class, PROP_SELECTED,
                                   g_param_spec_boolean ("selected", NULL, NULL, FALSE, flags));
}

static void
ingot_token_content_init (IngotTokenContent *self)
{
}

static void
set_template (GtkWidgetClass *widget_class, const char *name)
{
  g_autofree char *path = g_strconcat ("/io/github/ingot_app/Ingot/", name, ".ui", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, path);
  ingot_token_closures_bind (widget_class);
}

/* A class that is all template. */
#define DEFINE_CONTENT(Content, content, name)                                                     \
  typedef IngotTokenContent Content;                                                               \
  typedef IngotTokenContentClass Content##Class;                                                   \
                                                                                                   \
  G_DEFINE_TYPE (Content, content, INGOT_TYPE_TOKEN_CONTENT)                                       \
                                                                                                   \
  static void content##_class_init (Content##Class *klass)                                         \
  {                                                                                                \
    set_template (GTK_WIDGET_CLASS (klass), name);                                                 \
  }                                                                                                \
                                                                                                   \
  static void content##_init (Content *self)                                                       \
  {                                                                                                \
    gtk_widget_init_template (GTK_WIDGET (self));                                                  \
  }

DEFINE_CONTENT (IngotTokenMark, ingot_token_mark, "ingot-token-mark")
DEFINE_CONTENT (IngotTokenName, ingot_token_name, "ingot-token-name")
DEFINE_CONTENT (IngotTokenParser, ingot_token_parser, "ingot-token-parser")
DEFINE_CONTENT (IngotTokenSecret, ingot_token_secret, "ingot-token-secret")
DEFINE_CONTENT (IngotTokenSummary, ingot_token_summary, "ingot-token-summary")
