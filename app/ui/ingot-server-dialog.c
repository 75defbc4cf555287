/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-server-dialog.h"

#include "ingot-address.h"
#include "ingot-shrink.h"
#include "ingot-api-token-help.h"
#include "ingot-busy.h"
#include "ingot-ca-row.h"
#include "ingot-connection-box.h"
#include "ingot-form-bin.h"
#include "ingot-keyring.h"
#include "ingot-secret-entry.h"
#include "ingot-server-form.h"
#include "ingot-server-saving.h"

#include <glib/gi18n.h>

/**
 * IngotServerDialog:
 *
 * “Add Server” and “Edit Server”. The signal saved comes with the server, at the end; as long as
 * its handlers run there is a session with it that has the API token.
 */
struct _IngotServerDialog
{
  AdwDialog parent_instance;

  IngotServerList *servers;
  IngotServer *server;
  IngotServerForm *form;
  GCancellable *cancellable; /* of what must end with the dialog */
  gboolean saving;
  gboolean follows; /* the rows follow the form now, not a person */

  GtkButton *save_button;
  IngotBusy *busy;
  GtkWidget *error_box;
  GtkLabel *error_label;
  AdwEntryRow *address_row;
  GtkEditable *token_row;
  IngotCaRow *ca_row;
  GtkLabel *address_label;
  GMenu *cloud_menu;
  AdwEntryRow *name_row;
  AdwComboRow *environment_row;
  AdwSwitchRow *read_only_row;
  IngotConnectionBox *connection_box;
};

enum
{
  PROP_SERVERS = 1,
  PROP_SERVER,
  PROP_SAVING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IngotServerDialog, ingot_server_dialog, ADW_TYPE_DIALOG)

static void
set_text (IngotServerDialog *self, gpointer row, const char *text)
{
  self->follows = TRUE;
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  self->follows = FALSE;
}

static void
show_address_sentence (IngotServerDialog *self)
{
  g_autofree char *sentence = ingot_server_form_describe_address (self->form);

  gtk_label_set_text (self->address_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->address_label), sentence != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->address_row),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence != NULL ? sentence : "", -1);
}

static void
update (IngotServerDialog *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const gboolean complete = ingot_server_form_is_complete (self->form);
  const gboolean changed = ingot_server_form_is_changed (self->form);

  show_address_sentence (self);
  gtk_widget_action_set_enabled (widget, "dialog.save", complete && changed && !self->saving);
  gtk_widget_action_set_enabled (widget, "dialog.test",
                                 *self->form->address != '\0' && !self->saving);
}

static void
set_saving (IngotServerDialog *self, gboolean saving)
{
  self->saving = saving;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVING]);
  update (self);
}

/* Where the keyring does not keep the API token there is a way on, except to another address: the
 * next time the old one would be sent there. */
static void
show_error (IngotServerDialog *self, const GError *error)
{
  const gboolean of_keyring = error != NULL && error->domain == INGOT_KEYRING_ERROR;
  const gboolean moves = self->form->server != NULL &&
                         ingot_server_get_saved (self->form->server) &&
                         ingot_server_form_moves (self->form);
  g_autofree char *sentence = NULL;

  if (of_keyring && moves)
    sentence = g_strdup_printf (
        "%s %s", error->message,
        _ ("Until then this server cannot get another address: it is still the old API token that "
           "the keyring would give out for it."));
  gtk_label_set_text (self->error_label, error == NULL      ? ""
                                         : sentence != NULL ? sentence
                                                            : error->message);
  gtk_widget_set_visible (self->error_box, error != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.use-for-session", of_keyring && !moves);
  if (error != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_text (self->error_label),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
on_saved (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IngotServerDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IngotSession) session =
      ingot_server_saving_run_finish (INGOT_SERVER_LIST (source_object), result, &error);

  if (session != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_SAVED], 0, ingot_session_get_server (session));
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  if (g_error_matches (error, INGOT_KEYRING_ERROR, INGOT_KEYRING_ERROR_CANCELLED))
    return;
  set_saving (self, FALSE);
  ingot_busy_return_focus (self->busy);
  show_error (self, error);
}

static void
save (IngotServerDialog *self, gboolean keep)
{
  ingot_busy_take_focus (self->busy);
  ingot_connection_box_stop (self->connection_box);
  show_error (self, NULL);
  set_saving (self, TRUE);
  ingot_server_saving_run_async (self->servers, self->form, keep, self->cancellable, on_saved,
                                 g_object_ref (self));
}

static void
answered_cb (IngotServerDialog *self, const char *response)
{
  if (g_str_equal (response, "save"))
    save (self, TRUE);
}

static void
ask_anyway (IngotServerDialog *self, const GError *error)
{
  const gboolean is_new = self->server == NULL;
  AdwDialog *alert =
      adw_alert_dialog_new (is_new ? _ ("Add Server Anyway?") : _ ("Save Server Anyway?"), NULL);

  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (alert), error->message);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "cancel", _ ("_Cancel"), "save",
                                  is_new ? _ ("_Add Anyway") : _ ("_Save Anyway"), NULL);
  ingot_shrink_let_alert (ADW_ALERT_DIALOG (alert));
  g_signal_connect_object (alert, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (alert, GTK_WIDGET (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IngotServerDialog *self = INGOT_SERVER_DIALOG (widget);
  const GError *error = ingot_connection_box_get_error (self->connection_box);

  if (error != NULL)
    ask_anyway (self, error);
  else
    save (self, TRUE);
}

static void
use_for_session_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (INGOT_SERVER_DIALOG (widget), FALSE);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

/* An API token in the keyring is for the address that it was entered for. */
static void
test_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IngotServerDialog *self = INGOT_SERVER_DIALOG (widget);
  const char *api_token = *self->form->api_token != '\0' ? self->form->api_token : NULL;
  IngotTrust *trust = ingot_ca_row_get_trust (self->ca_row);

  show_error (self, NULL);
  if (ingot_connection_box_get_running (self->connection_box))
    ingot_connection_box_stop (self->connection_box);
  else if (api_token != NULL || ingot_server_form_needs_api_token (self->form) ||
           ingot_server_form_is_elsewhere (self->form))
    ingot_connection_box_start (self->connection_box, self->form->address, api_token, trust);
  else
    ingot_connection_box_start_saved (self->connection_box, self->form->address, self->server,
                                      trust);
}

static void
use_address_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_editable_set_text (GTK_EDITABLE (INGOT_SERVER_DIALOG (widget)->address_row),
                         g_variant_get_string (parameter, NULL));
}

static void
set_address (IngotServerDialog *self, const char *address)
{
  set_text (self, self->address_row, address);
  ingot_server_form_set_address (self->form, address);
  set_text (self, self->name_row, self->form->name);
  update (self);
}

static void
address_changed_cb (IngotServerDialog *self)
{
  if (self->follows)
    return;
  ingot_connection_box_stop (self->connection_box);
  set_address (self, gtk_editable_get_text (GTK_EDITABLE (self->address_row)));
}

/* While it is typed, nothing moves below a person's hands. */
static void
address_left_cb (IngotServerDialog *self)
{
  g_autofree char *completed = ingot_server_form_complete_address (self->form);

  if (!ingot_connection_box_get_running (self->connection_box))
    set_address (self, completed);
}

/* An address that only says the same in other words stays as it was typed. */
static void
found_cb (IngotServerDialog *self, const char *address)
{
  g_autofree char *base = ingot_server_form_dup_base (self->form, NULL);
  g_autofree char *shown = g_strdup (address);

  if (g_strcmp0 (base, address) == 0)
    return;
  if (g_str_has_suffix (shown, "/"))
    shown[strlen (shown) - 1] = '\0';
  set_address (self, shown);
}

static void
token_changed_cb (IngotServerDialog *self)
{
  ingot_connection_box_stop (self->connection_box);
  ingot_server_form_set_api_token (self->form, gtk_editable_get_text (self->token_row));
  update (self);
}

static void
ca_changed_cb (IngotServerDialog *self)
{
  ingot_connection_box_stop (self->connection_box);
  ingot_server_form_set_trust (self->form, ingot_ca_row_get_trust (self->ca_row));
  update (self);
}

static void
name_changed_cb (IngotServerDialog *self)
{
  if (self->follows)
    return;
  ingot_server_form_set_name (self->form, gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  update (self);
}

static void
environment_changed_cb (IngotServerDialog *self)
{
  self->form->environment = (IngotEnvironment) adw_combo_row_get_selected (self->environment_row);
  update (self);
}

static void
read_only_changed_cb (IngotServerDialog *self)
{
  self->form->read_only = adw_switch_row_get_active (self->read_only_row);
  update (self);
}

/* The rows do not exist without the form, nor does the form learn of them before they are filled.
 */
static void
fill (IngotServerDialog *self)
{
  g_autofree char *address = g_strdup (self->form->address);
  const IngotEnvironment environment = self->form->environment;
  const gboolean read_only = self->form->read_only;

  if (g_str_has_suffix (address, "/"))
    address[strlen (address) - 1] = '\0';
  set_text (self, self->address_row, address);
  set_text (self, self->name_row, self->form->name);
  adw_combo_row_set_selected (self->environment_row, environment);
  adw_switch_row_set_active (self->read_only_row, read_only);
  if (self->form->has_ca_certificate)
    ingot_ca_row_show_kept (self->ca_row, ingot_server_get_ca_certificate (self->server));
  if (self->server != NULL && ingot_server_get_saved (self->server))
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->token_row),
                                 _ ("Empty: the one in the keyring stays"));
}

static void
offer_cloud (IngotServerDialog *self)
{
  const char *const *addresses = ingot_address_list_cloud ();

  for (guint i = 0; addresses[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (addresses[i], NULL);

      g_menu_item_set_action_and_target (item, "dialog.use-address", "s", addresses[i]);
      g_menu_append_item (self->cloud_menu, item);
    }
}

static void
ingot_server_dialog_closed (AdwDialog *dialog)
{
  IngotServerDialog *self = INGOT_SERVER_DIALOG (dialog);

  g_cancellable_cancel (self->cancellable);
  ingot_connection_box_stop (self->connection_box);
}

static void
ingot_server_dialog_constructed (GObject *object)
{
  IngotServerDialog *self = INGOT_SERVER_DIALOG (object);
  const gboolean is_new = self->server == NULL;

  G_OBJECT_CLASS (ingot_server_dialog_parent_class)->constructed (object);

  self->form = ingot_server_form_new (self->server);
  gtk_widget_init_template (GTK_WIDGET (self));
  ingot_secret_entry_protect (self->token_row);
  adw_dialog_set_title (ADW_DIALOG (self), is_new ? _ ("Add Server") : _ ("Edit Server"));
  gtk_button_set_label (self->save_button, is_new ? _ ("_Add") : _ ("_Save"));
  offer_cloud (self);
  fill (self);
  show_error (self, NULL);
  update (self);
}

static void
ingot_server_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotServerDialog *self = INGOT_SERVER_DIALOG (object);

  switch (id)
    {
    case PROP_SERVERS:
      g_value_set_object (value, self->servers);
      break;
    case PROP_SERVER:
      g_value_set_object (value, self->server);
      break;
    case PROP_SAVING:
      g_value_set_boolean (value, self->saving);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_server_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IngotServerDialog *self = INGOT_SERVER_DIALOG (object);

  switch (id)
    {
    case PROP_SERVERS:
      self->servers = g_value_dup_object (value);
      break;
    case PROP_SERVER:
      self->server = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_server_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_SERVER_DIALOG);

  G_OBJECT_CLASS (ingot_server_dialog_parent_class)->dispose (object);
}

static void
ingot_server_dialog_finalize (GObject *object)
{
  IngotServerDialog *self = INGOT_SERVER_DIALOG (object);

  g_clear_object (&self->servers);
  g_clear_object (&self->server);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->form, ingot_server_form_free);

  G_OBJECT_CLASS (ingot_server_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (INGOT_TYPE_API_TOKEN_HELP);
  g_type_ensure (INGOT_TYPE_CA_ROW);
  g_type_ensure (INGOT_TYPE_CONNECTION_BOX);
  g_type_ensure (INGOT_TYPE_BUSY);
  g_type_ensure (INGOT_TYPE_FORM_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-server-dialog.ui");
  gtk_widget_class_bind_template_callback (widget_class, address_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, ca_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, environment_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, found_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_only_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, token_changed_cb);
  gtk_widget_class_bind_template_child (widget_class, IngotServerDialog, address_label);
  gtk_widget_class_bind_template_child (widget_class, IngotServerDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, IngotServerDialog, busy);
  gtk_widget_class_bind_template_child (widget_class, IngotServerDialog, ca_row);
  gtk_widget_class_bind_template_child (widget_class, IngotServerDialog, cloud_menu);
  gtk_widget_class_bind_template_child (widget_class, IngotServerDialog, connection_box);
  gtk_widget_class_bind_template_child (widget_class, IngotServerDialog, environment_row);
  gtk_widget_class_bind_template_child (widget_class, IngotServerDialog, error_box);
  gtk_widget_class_bind_template_child (widget_class, IngotServerDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, IngotServerDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, IngotServerDialog, read_only_row);
  gtk_widget_class_bind_template_child (widget_class, IngotServerDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, IngotServerDialog, token_row);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "dialog.test", NULL, test_action);
  gtk_widget_class_install_action (widget_class, "dialog.use-address", "s", use_address_action);
  gtk_widget_class_install_action (widget_class, "dialog.use-for-session", NULL,
                                   use_for_session_action);
}

static void
ingot_server_dialog_class_init (IngotServerDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags given = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = ingot_server_dialog_constructed;
  object_class->dispose = ingot_server_dialog_dispose;
  object_class->finalize = ingot_server_dialog_finalize;
  object_class->get_property = ingot_server_dialog_get_property;
  object_class->set_property = ingot_server_dialog_set_property;
  ADW_DIALOG_CLASS (klass)->closed = ingot_server_dialog_closed;

  properties[PROP_SERVERS] =
      g_param_spec_object ("servers", NULL, NULL, INGOT_TYPE_SERVER_LIST, given);
  properties[PROP_SERVER] = g_param_spec_object ("server", NULL, NULL, INGOT_TYPE_SERVER, given);
  properties[PROP_SAVING] =
      g_param_spec_boolean ("saving", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_SAVED] = g_signal_new ("saved", INGOT_TYPE_SERVER_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, INGOT_TYPE_SERVER);

  install_actions (GTK_WIDGET_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
ingot_server_dialog_init (IngotServerDialog *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * ingot_server_dialog_new:
 * @servers: the servers
 * @server: (nullable): the server to edit; %NULL to add one
 *
 * Creates the dialog “Add Server” or “Edit Server”. It closes when the server is saved, after the
 * signal saved.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
ingot_server_dialog_new (IngotServerList *servers, IngotServer *server)
{
  return g_object_new (INGOT_TYPE_SERVER_DIALOG, "servers", servers, "server", server, NULL);
}
