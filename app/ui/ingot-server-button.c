/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-server-button.h"

#include "ingot-closures.h"
#include "ingot-environment-pill.h"
#include "ingot-read-only-mark.h"
#include "ingot-server-popover.h"
#include "ingot-server-row.h"
#include "ingot-window.h"

#include <glib/gi18n.h>

struct _IngotServerButton
{
  AdwBin parent_instance;

  IngotSession *session;
  GSignalGroup *session_signals;
  char *account; /* who is signed in, in words */
};

enum
{
  PROP_SESSION = 1,
  PROP_ACCOUNT,
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

static void
set_account (IngotServerButton *self, const char *account)
{
  if (g_set_str (&self->account, account))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCOUNT]);
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
  set_account (self, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (adw_bin_get_child (ADW_BIN (self))),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "",
                                  -1);
}

/* Beside the pill and the lock there would be no room for the name. */
static GtkOrientation
get_orientation (IngotServerButton *self, gboolean read_only)
{
  return read_only ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
}

/* A name of its own: one made of what is in the button would have that of the list in it as well,
 * while it is open. */
static void
name_cb (IngotServerButton *self)
{
  g_autofree char *name = ingot_closure_safe_text (NULL, ingot_session_get_name (self->session));
  g_autofree char *marks = ingot_server_row_describe_marks (
      ingot_session_get_environment (self->session), ingot_session_get_read_only (self->session));
  g_autofree char *text = ingot_closure_enumerate (NULL, (const char *[]) { name, marks, NULL });

  gtk_accessible_update_property (GTK_ACCESSIBLE (adw_bin_get_child (ADW_BIN (self))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* When it is opened first: a start does not wait for it. The servers are the window's, wherever in
 * it the button is. */
static void
create_popover_cb (GtkMenuButton *menu_button, gpointer user_data)
{
  IngotWindow *window = INGOT_WINDOW (gtk_widget_get_root (GTK_WIDGET (menu_button)));
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (menu_button) != NULL)
    return;
  popover = ingot_server_popover_new (ingot_window_get_servers (window));
  g_object_bind_property (user_data, "session", popover, "session", G_BINDING_SYNC_CREATE);
  g_object_bind_property (user_data, "account", popover, "account", G_BINDING_SYNC_CREATE);
  gtk_menu_button_set_popover (menu_button, popover);
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
    case PROP_ACCOUNT:
      g_value_set_string (value, self->account);
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
  g_clear_pointer (&self->account, g_free);

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
  properties[PROP_ACCOUNT] =
      g_param_spec_string ("account", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (INGOT_TYPE_ENVIRONMENT_PILL);
  g_type_ensure (INGOT_TYPE_READ_ONLY_MARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-server-button.ui");
  ingot_closures_bind (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, get_orientation);
}

static void
ingot_server_button_init (IngotServerButton *self)
{
  static const char *const said[] = { "notify::name", "notify::environment", "notify::read-only" };

  self->session_signals = g_signal_group_new (INGOT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::account", G_CALLBACK (account_cb),
                                  self);
  g_signal_group_connect_swapped (self->session_signals, "notify::loading", G_CALLBACK (account_cb),
                                  self);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    g_signal_group_connect_swapped (self->session_signals, said[i], G_CALLBACK (name_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (adw_bin_get_child (ADW_BIN (self))),
                                         create_popover_cb, self, NULL);
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
  set_account (self, NULL);
  g_signal_group_set_target (self->session_signals, session);
  account_cb (self);
  if (session != NULL)
    name_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}
