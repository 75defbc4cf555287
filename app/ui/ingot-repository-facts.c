/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-repository-facts.h"

#include "ingot-token-closures.h"

struct _IngotRepositoryFacts
{
  AdwBin parent_instance;

  IngotRepository *repository;
  guint n_tokens;
  gboolean low;
};

enum
{
  PROP_REPOSITORY = 1,
  PROP_N_TOKENS,
  PROP_LOW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotRepositoryFacts, ingot_repository_facts, ADW_TYPE_BIN)

static void
set_n_tokens (IngotRepositoryFacts *self, guint n_tokens)
{
  if (self->n_tokens == n_tokens)
    return;
  self->n_tokens = n_tokens;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TOKENS]);
}

static void
set_low (IngotRepositoryFacts *self, gboolean low)
{
  if (self->low == low)
    return;
  self->low = low;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOW]);
}

static void
ingot_repository_facts_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotRepositoryFacts *self = INGOT_REPOSITORY_FACTS (object);

  switch (id)
    {
    case PROP_REPOSITORY:
      g_value_set_object (value, self->repository);
      break;
    case PROP_N_TOKENS:
      g_value_set_uint (value, self->n_tokens);
      break;
    case PROP_LOW:
      g_value_set_boolean (value, self->low);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_repository_facts_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  IngotRepositoryFacts *self = INGOT_REPOSITORY_FACTS (object);

  switch (id)
    {
    case PROP_REPOSITORY:
      if (g_set_object (&self->repository, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_N_TOKENS:
      set_n_tokens (self, g_value_get_uint (value));
      break;
    case PROP_LOW:
      set_low (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_repository_facts_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_REPOSITORY_FACTS);
  g_clear_object (&INGOT_REPOSITORY_FACTS (object)->repository);

  G_OBJECT_CLASS (ingot_repository_facts_parent_class)->dispose (object);
}

static void
ingot_repository_facts_class_init (IngotRepositoryFactsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = ingot_repository_facts_dispose;
  object_class->get_property = ingot_repository_facts_get_property;
  object_class->set_property = ingot_repository_facts_set_property;

  properties[PROP_REPOSITORY] =
      g_param_spec_object ("repository", NULL, NULL, INGOT_TYPE_REPOSITORY, flags);
  properties[PROP_N_TOKENS] = g_param_spec_uint ("n-tokens", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LOW] = g_param_spec_boolean ("low", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/ingot_app/Ingot/ingot-repository-facts.ui");
  ingot_token_closures_bind (widget_class);
}

static void
ingot_repository_facts_init (IngotRepositoryFacts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
