/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-enable-offer.h"

#include "ingot-enable-dialog.h"

#include <glib/gi18n.h>

struct _IngotEnableOffer
{
  AdwBin parent_instance;

  IngotSession *session;
  IngotFeature *feature;
  gboolean enabled;    /* which is said while there is nothing to offer */
  AdwDialog *question; /* weak; while it is asked */

  GtkLabel *offer_label;
  GtkWidget *offer_button;
};

enum
{
  PROP_SESSION = 1,
  N_PROPS,
};

enum
{
  SIGNAL_ACCEPTED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IngotEnableOffer, ingot_enable_offer, ADW_TYPE_BIN)

static void
show (IngotEnableOffer *self)
{
  gtk_label_set_text (self->offer_label,
                      self->feature != NULL
                          ? _ ("Custom ingest tokens are turned off on this server.")
                          : _ ("Custom ingest tokens are turned on for the whole server now."));
  gtk_widget_set_visible (self->offer_button, self->feature != NULL);
}

static void
accepted_cb (IngotEnableOffer *self)
{
  g_clear_weak_pointer (&self->question);
  g_signal_emit (self, signals[SIGNAL_ACCEPTED], 0);
}

/* What cannot be turned on any more is not asked for either. */
static void
sensitive_cb (IngotEnableOffer *self)
{
  if (self->question != NULL && !gtk_widget_get_sensitive (GTK_WIDGET (self)))
    adw_dialog_force_close (self->question);
}

static void
ask_cb (IngotEnableOffer *self)
{
  AdwDialog *dialog = ingot_enable_dialog_new (self->session, self->feature);

  g_signal_connect_object (dialog, "response::enable", G_CALLBACK (accepted_cb), self,
                           G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->question, dialog);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
ingot_enable_offer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotEnableOffer *self = INGOT_ENABLE_OFFER (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_enable_offer_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IngotEnableOffer *self = INGOT_ENABLE_OFFER (object);

  switch (id)
    {
    case PROP_SESSION:
      if (g_set_object (&self->session, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_enable_offer_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_ENABLE_OFFER);

  G_OBJECT_CLASS (ingot_enable_offer_parent_class)->dispose (object);
}

static void
ingot_enable_offer_finalize (GObject *object)
{
  IngotEnableOffer *self = INGOT_ENABLE_OFFER (object);

  g_clear_object (&self->session);
  g_clear_object (&self->feature);
  g_clear_weak_pointer (&self->question);

  G_OBJECT_CLASS (ingot_enable_offer_parent_class)->finalize (object);
}

static gboolean
ingot_enable_offer_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (INGOT_ENABLE_OFFER (widget)->offer_button);
}

static void
ingot_enable_offer_class_init (IngotEnableOfferClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = ingot_enable_offer_dispose;
  object_class->finalize = ingot_enable_offer_finalize;
  object_class->get_property = ingot_enable_offer_get_property;
  object_class->set_property = ingot_enable_offer_set_property;
  widget_class->grab_focus = ingot_enable_offer_grab_focus;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, INGOT_TYPE_SESSION, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-enable-offer.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotEnableOffer, offer_label);
  gtk_widget_class_bind_template_child (widget_class, IngotEnableOffer, offer_button);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
}

static void
ingot_enable_offer_init (IngotEnableOffer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show (self);
  g_signal_connect (self, "notify::sensitive", G_CALLBACK (sensitive_cb), NULL);
}

/**
 * ingot_enable_offer_get_feature:
 * @self: an offer
 *
 * Gets what can be turned on.
 *
 * Returns: (transfer none) (nullable): the feature; %NULL if there is nothing to offer
 */
IngotFeature *
ingot_enable_offer_get_feature (IngotEnableOffer *self)
{
  return self->feature;
}

/**
 * ingot_enable_offer_set_feature:
 * @self: an offer
 * @feature: (nullable): the feature for custom ingest tokens, as a server has it that has it off
 *
 * Sets what can be turned on.
 */
void
ingot_enable_offer_set_feature (IngotEnableOffer *self, IngotFeature *feature)
{
  g_set_object (&self->feature, feature);
  show (self);
}

/**
 * ingot_enable_offer_set_enabled:
 * @self: an offer that was accepted
 *
 * Has it say from now on that the feature is on, whatever comes of what it was turned on for.
 */
void
ingot_enable_offer_set_enabled (IngotEnableOffer *self)
{
  self->enabled = TRUE;
  ingot_enable_offer_set_feature (self, NULL);
}

/**
 * ingot_enable_offer_has_something_to_say:
 * @self: an offer
 *
 * Tells whether there is anything to be seen in it.
 *
 * Returns: %TRUE if the feature can be turned on, or was
 */
gboolean
ingot_enable_offer_has_something_to_say (IngotEnableOffer *self)
{
  return self->feature != NULL || self->enabled;
}

/**
 * ingot_enable_offer_announce:
 * @self: an offer that is visible
 *
 * Leads a person to the offer, also one who does not see it.
 *
 * Returns: %TRUE if there is something to be done there
 */
gboolean
ingot_enable_offer_announce (IngotEnableOffer *self)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_text (self->offer_label),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  return gtk_widget_get_visible (self->offer_button) && gtk_widget_grab_focus (self->offer_button);
}
