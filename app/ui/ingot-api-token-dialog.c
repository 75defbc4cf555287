/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-api-token-dialog.h"

#include "ingot-api-token-help.h"
#include "ingot-busy.h"
#include "ingot-closures.h"
#include "ingot-error-box.h"
#include "ingot-error-text.h"
#include "ingot-form-bin.h"
#include "ingot-keyring.h"
#include "ingot-secret-entry.h"
#include "ingot-style-class.h"

#include <glib/gi18n.h>

struct _IngotApiTokenDialog
{
  AdwDialog parent_instance;

  IngotSession *session;
  GCancellable *cancellable;
  gboolean for_session;
  gboolean running;

  GtkButton *cancel_button;
  GtkButton *replace_button;
  IngotBusy *busy;
  GtkEditable *token_row;
  GtkLabel *refused_label;
  IngotErrorBox *error_box;
};

enum
{
  PROP_SESSION = 1,
  PROP_FOR_SESSION,
  PROP_RUNNING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotApiTokenDialog, ingot_api_token_dialog, ADW_TYPE_DIALOG)

static void
update (IngotApiTokenDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.replace",
                                 !self->running &&
                                     *gtk_editable_get_text (self->token_row) != '\0');
}

static void
set_running (IngotApiTokenDialog *self, gboolean running)
{
  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  update (self);
}

/* What is wrong with the API token is said below it, all else as everywhere. */
static void
show_error (IngotApiTokenDialog *self, const GError *error)
{
  const gboolean refused = g_error_matches (error, INGOT_ERROR, INGOT_ERROR_AUTHENTICATION);
  g_autofree char *description = refused ? ingot_error_text_describe (error) : NULL;

  ingot_error_box_set_error (self->error_box, refused ? NULL : error);
  gtk_label_set_label (self->refused_label, description);
  gtk_widget_set_visible (GTK_WIDGET (self->refused_label), refused);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->token_row), GTK_ACCESSIBLE_STATE_INVALID,
                               refused ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->token_row),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
  ingot_style_class_set (GTK_WIDGET (self->token_row), "error", refused);
  if (refused)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), description,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
on_replaced (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IngotApiTokenDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (ingot_session_replace_api_token_finish (INGOT_SESSION (source), result, &error))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  if (g_error_matches (error, INGOT_ERROR, INGOT_ERROR_CANCELLED))
    return;
  set_running (self, FALSE);
  show_error (self, error);
  /* The session goes on, only the keyring does not: there is nothing to undo. */
  if (error->domain == INGOT_KEYRING_ERROR)
    gtk_button_set_label (self->cancel_button, _ ("_Close"));
  gtk_widget_grab_focus (GTK_WIDGET (self->token_row));
}

/* The API token goes from the entry to the session; nobody else sees it. */
static void
replace_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotApiTokenDialog *self = INGOT_API_TOKEN_DIALOG (widget);

  ingot_busy_take_focus (self->busy);
  show_error (self, NULL);
  set_running (self, TRUE);
  ingot_session_replace_api_token_async (self->session, gtk_editable_get_text (self->token_row),
                                         !self->for_session, self->cancellable, on_replaced,
                                         g_object_ref (self));
}

static void
cancel_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
text_changed_cb (IngotApiTokenDialog *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->refused_label)))
    show_error (self, NULL);
  update (self);
}

static void
ingot_api_token_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (INGOT_API_TOKEN_DIALOG (dialog)->cancellable);
}

static void
ingot_api_token_dialog_constructed (GObject *object)
{
  IngotApiTokenDialog *self = INGOT_API_TOKEN_DIALOG (object);
  const gboolean has_one = ingot_session_get_state (self->session) != INGOT_SESSION_NO_API_TOKEN;

  G_OBJECT_CLASS (ingot_api_token_dialog_parent_class)->constructed (object);

  gtk_button_set_label (self->replace_button, has_one ? _ ("_Replace") : _ ("_Sign In"));
  adw_dialog_set_title (ADW_DIALOG (self), self->for_session ? _ ("API Token for This Session")
                                           : has_one         ? _ ("Replace API Token")
                                                             : _ ("Enter API Token"));
}

static void
ingot_api_token_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotApiTokenDialog *self = INGOT_API_TOKEN_DIALOG (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_FOR_SESSION:
      g_value_set_boolean (value, self->for_session);
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_api_token_dialog_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      INGOT_API_TOKEN_DIALOG (object)->session = g_value_dup_object (value);
      break;
    case PROP_FOR_SESSION:
      INGOT_API_TOKEN_DIALOG (object)->for_session = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_api_token_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_API_TOKEN_DIALOG);

  G_OBJECT_CLASS (ingot_api_token_dialog_parent_class)->dispose (object);
}

static void
ingot_api_token_dialog_finalize (GObject *object)
{
  IngotApiTokenDialog *self = INGOT_API_TOKEN_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (ingot_api_token_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (INGOT_TYPE_API_TOKEN_HELP);
  g_type_ensure (INGOT_TYPE_ERROR_BOX);
  g_type_ensure (INGOT_TYPE_BUSY);
  g_type_ensure (INGOT_TYPE_FORM_BIN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/ingot_app/Ingot/ingot-api-token-dialog.ui");
  ingot_closures_bind (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_child (widget_class, IngotApiTokenDialog, busy);
  gtk_widget_class_bind_template_child (widget_class, IngotApiTokenDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, IngotApiTokenDialog, error_box);
  gtk_widget_class_bind_template_child (widget_class, IngotApiTokenDialog, refused_label);
  gtk_widget_class_bind_template_child (widget_class, IngotApiTokenDialog, replace_button);
  gtk_widget_class_bind_template_child (widget_class, IngotApiTokenDialog, token_row);
}

static void
ingot_api_token_dialog_class_init (IngotApiTokenDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ingot_api_token_dialog_constructed;
  object_class->dispose = ingot_api_token_dialog_dispose;
  object_class->finalize = ingot_api_token_dialog_finalize;
  object_class->get_property = ingot_api_token_dialog_get_property;
  object_class->set_property = ingot_api_token_dialog_set_property;
  ADW_DIALOG_CLASS (klass)->closed = ingot_api_token_dialog_closed;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, INGOT_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOR_SESSION] =
      g_param_spec_boolean ("for-session", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_RUNNING] =
      g_param_spec_boolean ("running", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "dialog.replace", NULL, replace_cb);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, cancel_cb);
  bind_template (widget_class);
}

static void
ingot_api_token_dialog_init (IngotApiTokenDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ingot_secret_entry_protect (self->token_row);
  update (self);
}

/**
 * ingot_api_token_dialog_new:
 * @session: a server
 * @for_session: whether the keyring shall have nothing to do with it
 *
 * Creates the dialog where an API token is entered, the first or another one. It closes when the
 * session goes on with it, and the keyring has it.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
ingot_api_token_dialog_new (IngotSession *session, gboolean for_session)
{
  return g_object_new (INGOT_TYPE_API_TOKEN_DIALOG, "session", session, "for-session", for_session,
                       NULL);
}
