/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-connection-test-private.h"

#include <glib/gi18n-lib.h>

/**
 * IngotConnectionStep:
 *
 * One thing that must work between a person and a server, and whether it does. All of its
 * properties notify.
 */
struct _IngotConnectionStep
{
  GObject parent_instance;

  IngotConnectionStepKind kind;
  IngotConnectionStepState state;
  char *result;
};

enum
{
  PROP_TITLE = 1,
  PROP_STATE,
  PROP_RESULT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotConnectionStep, ingot_connection_step, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (IngotConnectionStepState,
                    ingot_connection_step_state,
                    G_DEFINE_ENUM_VALUE (INGOT_CONNECTION_STEP_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (INGOT_CONNECTION_STEP_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (INGOT_CONNECTION_STEP_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (INGOT_CONNECTION_STEP_WARNING, "warning"),
                    G_DEFINE_ENUM_VALUE (INGOT_CONNECTION_STEP_FAILED, "failed"))

static void
ingot_connection_step_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotConnectionStep *self = INGOT_CONNECTION_STEP (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, ingot_connection_step_get_title (self));
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_RESULT:
      g_value_set_string (value, self->result);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_connection_step_finalize (GObject *object)
{
  g_free (INGOT_CONNECTION_STEP (object)->result);

  G_OBJECT_CLASS (ingot_connection_step_parent_class)->finalize (object);
}

static void
ingot_connection_step_class_init (IngotConnectionStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = ingot_connection_step_get_property;
  object_class->finalize = ingot_connection_step_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, INGOT_TYPE_CONNECTION_STEP_STATE,
                                              INGOT_CONNECTION_STEP_WAITING, flags);
  properties[PROP_RESULT] = g_param_spec_string ("result", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ingot_connection_step_init (IngotConnectionStep *self)
{
}

/**
 * ingot_connection_step_new: (skip)
 * @kind: which step it is
 *
 * Creates a step that was not tried yet.
 *
 * Returns: (transfer full): the step
 */
IngotConnectionStep *
ingot_connection_step_new (IngotConnectionStepKind kind)
{
  IngotConnectionStep *self = g_object_new (INGOT_TYPE_CONNECTION_STEP, NULL);

  self->kind = kind;
  return self;
}

/**
 * ingot_connection_step_take: (skip)
 * @self: a step
 * @state: how far it is
 * @result: (transfer full) (nullable): what came of it, a translated sentence
 *
 * Sets how far @self is.
 */
void
ingot_connection_step_take (IngotConnectionStep *self, IngotConnectionStepState state, char *result)
{
  g_free (self->result);
  self->result = result;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RESULT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * ingot_connection_step_get_title:
 * @self: a step
 *
 * Gets what is tried.
 *
 * Returns: (transfer none): a translated title
 */
const char *
ingot_connection_step_get_title (IngotConnectionStep *self)
{
  static const char *const titles[] = {
    [INGOT_CONNECTION_REACHED] = N_ ("Reached"),
    [INGOT_CONNECTION_SECURE] = N_ ("Secure"),
    [INGOT_CONNECTION_LOGSCALE] = N_ ("LogScale"),
    [INGOT_CONNECTION_SIGNED_IN] = N_ ("Signed In"),
    [INGOT_CONNECTION_REPOSITORIES] = N_ ("Repositories"),
    [INGOT_CONNECTION_MAY_CHANGE] = N_ ("May Change Tokens"),
  };

  return _ (titles[self->kind]);
}

/**
 * ingot_connection_step_get_state:
 * @self: a step
 *
 * Gets how far it is.
 *
 * Returns: the state
 */
IngotConnectionStepState
ingot_connection_step_get_state (IngotConnectionStep *self)
{
  return self->state;
}

/**
 * ingot_connection_step_get_result:
 * @self: a step
 *
 * Gets what came of it, and what to do if that is not well.
 *
 * Returns: (transfer none) (nullable): a translated text
 */
const char *
ingot_connection_step_get_result (IngotConnectionStep *self)
{
  return self->result;
}
