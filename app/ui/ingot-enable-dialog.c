/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-enable-dialog.h"

#include "ingot-shrink.h"
#include "ingot-closures.h"
#include "ingot-environment-pill.h"
#include "ingot-typed-name.h"

#include <glib/gi18n.h>

struct _IngotEnableDialog
{
  AdwAlertDialog parent_instance;

  IngotSession *session;
  IngotFeature *feature;

  GtkWidget *feature_list;
  AdwActionRow *feature_row;
  GtkWidget *name_list;
  AdwEntryRow *name_row;
};

enum
{
  PROP_SESSION = 1,
  PROP_FEATURE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotEnableDialog, ingot_enable_dialog, ADW_TYPE_ALERT_DIALOG)

static gboolean
must_be_typed (IngotEnableDialog *self)
{
  return ingot_session_get_environment (self->session) == INGOT_ENVIRONMENT_PRODUCTION;
}

static gboolean
is_typed (IngotEnableDialog *self)
{
  return ingot_typed_name_matches (gtk_editable_get_text (GTK_EDITABLE (self->name_row)),
                                   ingot_session_get_name (self->session));
}

static void
update (IngotEnableDialog *self)
{
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "enable",
                                         !must_be_typed (self) || is_typed (self));
}

/* Return in the name's row is for the default, which does nothing until the name is right. */
static void
have_name_typed (IngotEnableDialog *self)
{
  gtk_widget_set_visible (self->name_list, TRUE);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->name_row));
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (self), "enable");
}

static void
say_what_happens (IngotEnableDialog *self)
{
  const char *description = ingot_feature_get_description (self->feature);
  g_autofree char *server = ingot_closure_isolate (NULL, ingot_session_get_name (self->session));
  g_autofree char *safe = ingot_closure_safe_lines (NULL, description);
  g_autofree char *body = g_strdup_printf (
      /* Translators: %s is a server */
      _ ("This turns on a feature of the whole server “%s”, not only of this repository: root "
         "users can then choose the text of new ingest tokens everywhere, and choose one that is "
         "easy to guess. Ingest tokens that exist stay as they are. Ingot cannot turn it off "
         "again.\n\nThen the ingest token is created."),
      server);

  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (self), body);
  adw_action_row_set_subtitle (self->feature_row, safe);
  gtk_widget_set_visible (self->feature_list, ingot_closure_has_text (NULL, description));
}

static void
name_changed_cb (IngotEnableDialog *self)
{
  update (self);
}

static void
ingot_enable_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotEnableDialog *self = INGOT_ENABLE_DIALOG (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_FEATURE:
      g_value_set_object (value, self->feature);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_enable_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IngotEnableDialog *self = INGOT_ENABLE_DIALOG (object);

  switch (id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_FEATURE:
      self->feature = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_enable_dialog_constructed (GObject *object)
{
  IngotEnableDialog *self = INGOT_ENABLE_DIALOG (object);

  G_OBJECT_CLASS (ingot_enable_dialog_parent_class)->constructed (object);

  say_what_happens (self);
  ingot_shrink_let_alert (ADW_ALERT_DIALOG (self));
  if (must_be_typed (self))
    have_name_typed (self);
  update (self);
}

static void
ingot_enable_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_ENABLE_DIALOG);

  G_OBJECT_CLASS (ingot_enable_dialog_parent_class)->dispose (object);
}

static void
ingot_enable_dialog_finalize (GObject *object)
{
  IngotEnableDialog *self = INGOT_ENABLE_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->feature);

  G_OBJECT_CLASS (ingot_enable_dialog_parent_class)->finalize (object);
}

static void
ingot_enable_dialog_class_init (IngotEnableDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = ingot_enable_dialog_constructed;
  object_class->dispose = ingot_enable_dialog_dispose;
  object_class->finalize = ingot_enable_dialog_finalize;
  object_class->get_property = ingot_enable_dialog_get_property;
  object_class->set_property = ingot_enable_dialog_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, INGOT_TYPE_SESSION, flags);
  properties[PROP_FEATURE] = g_param_spec_object ("feature", NULL, NULL, INGOT_TYPE_FEATURE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (INGOT_TYPE_ENVIRONMENT_PILL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-enable-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotEnableDialog, feature_list);
  gtk_widget_class_bind_template_child (widget_class, IngotEnableDialog, feature_row);
  gtk_widget_class_bind_template_child (widget_class, IngotEnableDialog, name_list);
  gtk_widget_class_bind_template_child (widget_class, IngotEnableDialog, name_row);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  ingot_closures_bind (widget_class);
}

static void
ingot_enable_dialog_init (IngotEnableDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ingot_enable_dialog_new:
 * @session: the server
 * @feature: the feature for custom ingest tokens, as the server has it
 *
 * Creates the dialog that asks whether to turn on @feature.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
ingot_enable_dialog_new (IngotSession *session, IngotFeature *feature)
{
  return g_object_new (INGOT_TYPE_ENABLE_DIALOG, "session", session, "feature", feature, NULL);
}
