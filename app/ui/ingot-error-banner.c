/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-error-banner.h"

#include "ingot-banner.h"
#include "ingot-error-text.h"

#include <glib/gi18n.h>

/**
 * IngotErrorBanner:
 *
 * Says above what there is why it could not be read again, with what helps.
 */
struct _IngotErrorBanner
{
  AdwBin parent_instance;

  GError *error;
  char *retry_action;

  AdwBanner *banner;
};

enum
{
  PROP_ERROR = 1,
  PROP_RETRY_ACTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotErrorBanner, ingot_error_banner, ADW_TYPE_BIN)

/* Whoever follows a session is told of its state and of its error, one after the other. */
static gboolean
is_same (const GError *one, const GError *other)
{
  if (one == NULL || other == NULL)
    return one == other;
  return g_error_matches (one, other->domain, other->code) &&
         g_str_equal (one->message, other->message);
}

static void
show_button (IngotErrorBanner *self)
{
  const gboolean refused = g_error_matches (self->error, INGOT_ERROR, INGOT_ERROR_AUTHENTICATION);

  adw_banner_set_button_label (self->banner, refused ? _ ("Replace API Token…") : _ ("Retry"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner),
                                  refused ? "win.replace-api-token" : self->retry_action);
}

static void
show_error (IngotErrorBanner *self)
{
  if (self->error != NULL)
    {
      g_autofree char *message = ingot_error_text_describe (self->error);
      g_autofree char *title =
          g_strdup_printf ("%s\n%s", ingot_error_text_get_title (self->error), message);

      adw_banner_set_title (self->banner, title);
      show_button (self);
      gtk_accessible_announce (GTK_ACCESSIBLE (self), title,
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
  ingot_banner_set_revealed (self->banner, self->error != NULL);
}

static void
ingot_error_banner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotErrorBanner *self = INGOT_ERROR_BANNER (object);

  switch (id)
    {
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_RETRY_ACTION:
      g_value_set_string (value, self->retry_action);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_error_banner_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IngotErrorBanner *self = INGOT_ERROR_BANNER (object);

  switch (id)
    {
    case PROP_ERROR:
      ingot_error_banner_set_error (self, g_value_get_boxed (value));
      break;
    case PROP_RETRY_ACTION:
      self->retry_action = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_error_banner_finalize (GObject *object)
{
  IngotErrorBanner *self = INGOT_ERROR_BANNER (object);

  g_clear_error (&self->error);
  g_clear_pointer (&self->retry_action, g_free);

  G_OBJECT_CLASS (ingot_error_banner_parent_class)->finalize (object);
}

static void
ingot_error_banner_class_init (IngotErrorBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ingot_error_banner_finalize;
  object_class->get_property = ingot_error_banner_get_property;
  object_class->set_property = ingot_error_banner_set_property;

  properties[PROP_ERROR] =
      g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_RETRY_ACTION] =
      g_param_spec_string ("retry-action", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ingot_error_banner_init (IngotErrorBanner *self)
{
  self->banner = ingot_banner_new ("");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
}

/**
 * ingot_error_banner_set_error:
 * @self: an error banner
 * @error: (nullable): what went wrong
 *
 * Shows @error and has it read out, unless it is shown already; without one the banner is folded
 * away.
 */
void
ingot_error_banner_set_error (IngotErrorBanner *self, const GError *error)
{
  g_return_if_fail (INGOT_IS_ERROR_BANNER (self));

  if (is_same (error, self->error))
    return;

  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  show_error (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}
