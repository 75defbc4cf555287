/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-environment-pill.h"

#include <glib/gi18n.h>

struct _IngotEnvironmentPill
{
  AdwBin parent_instance;

  IngotEnvironment environment;
  GtkWidget *label;
};

enum
{
  PROP_ENVIRONMENT = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Style classes of their own: Adwaita's would colour more than the pill. */
static const struct
{
  const char *word;
  const char *css_class;
} environments[] = {
  [INGOT_ENVIRONMENT_NONE] = { NULL, NULL },
  [INGOT_ENVIRONMENT_DEVELOPMENT] = { N_ ("Development"), "env-development" },
  [INGOT_ENVIRONMENT_STAGING] = { N_ ("Staging"), "env-staging" },
  [INGOT_ENVIRONMENT_PRODUCTION] = { N_ ("Production"), "env-production" },
  [INGOT_ENVIRONMENT_DEMO] = { N_ ("Demo"), "env-demo" },
};

G_DEFINE_FINAL_TYPE (IngotEnvironmentPill, ingot_environment_pill, ADW_TYPE_BIN)

static void
show_environment (IngotEnvironmentPill *self)
{
  const char *word = ingot_environment_to_word (self->environment);
  const char *css_classes[] = { "env-pill", environments[self->environment].css_class, NULL };

  gtk_label_set_label (GTK_LABEL (self->label), word != NULL ? word : "");
  gtk_widget_set_tooltip_text (self->label, word);
  gtk_widget_set_css_classes (self->label, css_classes);
  /* The label, not the pill: whether the pill is there is for its parent to say. */
  gtk_widget_set_visible (self->label, word != NULL);
}

static void
ingot_environment_pill_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotEnvironmentPill *self = INGOT_ENVIRONMENT_PILL (object);

  switch (id)
    {
    case PROP_ENVIRONMENT:
      g_value_set_int (value, (int) self->environment);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_environment_pill_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  IngotEnvironmentPill *self = INGOT_ENVIRONMENT_PILL (object);

  switch (id)
    {
    case PROP_ENVIRONMENT:
      ingot_environment_pill_set_environment (self, (IngotEnvironment) g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_environment_pill_class_init (IngotEnvironmentPillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ingot_environment_pill_get_property;
  object_class->set_property = ingot_environment_pill_set_property;

  properties[PROP_ENVIRONMENT] = g_param_spec_int (
      "environment", NULL, NULL, 0, G_N_ELEMENTS (environments) - 1, INGOT_ENVIRONMENT_NONE,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ingot_environment_pill_init (IngotEnvironmentPill *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_set_valign (self->label, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  adw_bin_set_child (ADW_BIN (self), self->label);
  show_environment (self);
}

/**
 * ingot_environment_to_word:
 * @environment: an environment
 *
 * Says @environment to a person.
 *
 * Returns: (nullable): a translated word; %NULL for none
 */
const char *
ingot_environment_to_word (IngotEnvironment environment)
{
  const char *word;

  g_return_val_if_fail ((guint) environment < G_N_ELEMENTS (environments), NULL);

  word = environments[environment].word;
  return word != NULL ? _ (word) : NULL;
}

/**
 * ingot_environment_pill_set_environment:
 * @self: a pill
 * @environment: an environment
 *
 * Sets what the pill says; without an environment it is empty.
 */
void
ingot_environment_pill_set_environment (IngotEnvironmentPill *self, IngotEnvironment environment)
{
  g_return_if_fail (INGOT_IS_ENVIRONMENT_PILL (self));
  g_return_if_fail ((guint) environment < G_N_ELEMENTS (environments));

  if (self->environment == environment)
    return;

  self->environment = environment;
  show_environment (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENVIRONMENT]);
}
