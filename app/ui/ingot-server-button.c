/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-server-button.h"

#include "ingot-closures.h"
#include "ingot-environment-pill.h"

#include <glib/gi18n.h>

struct _IngotServerButton
{
  AdwBin parent_instance;

  IngotSession *session;
  GSignalGroup *session_signals;

  GtkPopover *popover;
  GtkLabel *account_label;
};

enum
{
  PROP_SESSION = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotServerButton, ingot_server_button, ADW_TYPE_BIN)

/* LogScale does not tell the kinds that belong to no user from each other. */
static char *
describe_account (IngotAccount *account)
{
  g_autofree char *username = NULL;

  if (account == NULL)
    return g_strdup (_ ("API token of an organization, a repository or the system, not of a user"));
  username = ingot_closure_isolate (NULL, ingot_account_get_username (account));
  /* Translators: %s is the name of a user */
  return g_strdup_printf (_ ("Signed in as %s"), username);
}

/* Without an account nothing is known before the server has answered, or if it did not. */
static void
account_cb (IngotServerButton *self)
{
  IngotAccount *account = self->session != NULL ? ingot_session_get_account (self->session) : NULL;
  g_autofree char *text = NULL;

  if (account == NULL && self->session != NULL && ingot_session_get_loading (self->session))
    return;
  if (account != NULL ||
      (self->session != NULL && ingot_session_get_state (self->session) == INGOT_SESSION_READY &&
       ingot_session_get_error (self->session) == NULL))
    text = describe_account (account);
  gtk_label_set_label (self->account_label, text != NULL ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (adw_bin_get_child (ADW_BIN (self))),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "",
                                  -1);
}

static void
row_activated_cb (IngotServerButton *self)
{
  gtk_popover_popdown (self->popover);
}

static void
ingot_server_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotServerButton *self = INGOT_SERVER_BUTTON (object);

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
ingot_server_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IngotServerButton *self = INGOT_SERVER_BUTTON (object);

  switch (id)
    {
    case PROP_SESSION:
      ingot_server_button_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_server_button_dispose (GObject *object)
{
  IngotServerButton *self = INGOT_SERVER_BUTTON (object);

  g_clear_object (&self->session_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), INGOT_TYPE_SERVER_BUTTON);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (ingot_server_button_parent_class)->dispose (object);
}

static void
ingot_server_button_class_init (IngotServerButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ingot_server_button_dispose;
  object_class->get_property = ingot_server_button_get_property;
  object_class->set_property = ingot_server_button_set_property;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, INGOT_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (INGOT_TYPE_ENVIRONMENT_PILL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-server-button.ui");
  ingot_closures_bind (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_child (widget_class, IngotServerButton, account_label);
  gtk_widget_class_bind_template_child (widget_class, IngotServerButton, popover);
}

static void
ingot_server_button_init (IngotServerButton *self)
{
  self->session_signals = g_signal_group_new (INGOT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::account", G_CALLBACK (account_cb),
                                  self);
  g_signal_group_connect_swapped (self->session_signals, "notify::loading", G_CALLBACK (account_cb),
                                  self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ingot_server_button_get_session:
 * @self: a server button
 *
 * Gets the current server.
 *
 * Returns: (transfer none) (nullable): the session
 */
IngotSession *
ingot_server_button_get_session (IngotServerButton *self)
{
  g_return_val_if_fail (INGOT_IS_SERVER_BUTTON (self), NULL);

  return self->session;
}

/**
 * ingot_server_button_set_session:
 * @self: a server button
 * @session: (nullable): a session
 *
 * Sets the current server.
 */
void
ingot_server_button_set_session (IngotServerButton *self, IngotSession *session)
{
  g_return_if_fail (INGOT_IS_SERVER_BUTTON (self));

  if (!g_set_object (&self->session, session))
    return;
  gtk_label_set_label (self->account_label, "");
  g_signal_group_set_target (self->session_signals, session);
  account_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}
