/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-no-token-page.h"

#include "ingot-shrink.h"
#include "ingot-closures.h"
#include "ingot-keyring.h"
#include "ingot-weak.h"

#include <glib/gi18n.h>

struct _IngotNoTokenPage
{
  AdwBin parent_instance;

  AdwStatusPage *status_page;
  GtkButton *first_button;
  GtkButton *second_button;
};

enum
{
  PROP_ERROR = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  const char *label;
  const char *action;
} Way;

typedef struct
{
  const char *icon_name;
  const char *title;
  Way ways[2]; /* the one that helps first */
} Look;

#define FOR_SESSION { N_ ("_Enter API Token for This Session…"), "win.enter-api-token-for-session" }
#define RETRY       { N_ ("_Retry"), "win.retry" }

static const Look none = { "dialog-password-symbolic",
                           N_ ("No API Token"),
                           { { N_ ("_Enter API Token…"), "win.replace-api-token" } } };

static const Look looks[] = {
  [INGOT_KEYRING_ERROR_UNAVAILABLE] = { "dialog-password-symbolic",
                                        N_ ("No Keyring"),
                                        { FOR_SESSION, RETRY } },
  [INGOT_KEYRING_ERROR_NO_DEFAULT] = { "dialog-password-symbolic",
                                       N_ ("No Default Keyring"),
                                       { FOR_SESSION, RETRY } },
  [INGOT_KEYRING_ERROR_LOCKED] = { "changes-prevent-symbolic",
                                   N_ ("Keyring Is Locked"),
                                   { { N_ ("_Unlock"), "win.retry" }, FOR_SESSION } },
  [INGOT_KEYRING_ERROR_UNREADABLE] = { "dialog-warning-symbolic",
                                       N_ ("Keyring Cannot Be Read"),
                                       { { N_ ("_Start a New Keyring…"), "keyring.start-new" },
                                         FOR_SESSION } },
  [INGOT_KEYRING_ERROR_CANCELLED] = { "process-stop-symbolic",
                                      N_ ("Stopped"),
                                      { RETRY, FOR_SESSION } },
  [INGOT_KEYRING_ERROR_FAILED] = { "dialog-warning-symbolic",
                                   N_ ("Keyring Cannot Be Used"),
                                   { RETRY, FOR_SESSION } },
};

G_DEFINE_FINAL_TYPE (IngotNoTokenPage, ingot_no_token_page, ADW_TYPE_BIN)

/* What it says may be longer than a window is wide. */
static void
set_label (GtkButton *button, const char *label)
{
  gtk_button_set_label (button, label);
  g_object_set (gtk_button_get_child (button), "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, NULL);
}

static void
show_way (GtkButton *button, const Way *way)
{
  gtk_widget_set_visible (GTK_WIDGET (button), way->label != NULL);
  if (way->label != NULL)
    set_label (button, _ (way->label));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), way->action);
}

static void
show_error (IngotNoTokenPage *self, const GError *error)
{
  const char *sentence =
      _ ("There is no API token for this server in the keyring. Nothing was sent.");
  const Look *look = &none;
  g_autofree char *markup = NULL;

  if (error != NULL && error->domain == INGOT_KEYRING_ERROR &&
      (guint) error->code < G_N_ELEMENTS (looks))
    {
      look = &looks[error->code];
      sentence = error->message;
    }
  markup = ingot_closure_escape (NULL, sentence);
  adw_status_page_set_icon_name (self->status_page, look->icon_name);
  adw_status_page_set_title (self->status_page, _ (look->title));
  adw_status_page_set_description (self->status_page, markup);
  show_way (self->first_button, &look->ways[0]);
  show_way (self->second_button, &look->ways[1]);
}

static void
on_moved (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IngotNoTokenPage) self = ingot_weak_take (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = ingot_keyring_start_anew_finish (result, &error);

  if (self == NULL)
    return;
  if (path != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.retry", NULL);
  else
    show_error (self, error);
}

static void
answered_cb (IngotNoTokenPage *self, const char *response)
{
  if (g_str_equal (response, "start"))
    ingot_keyring_start_anew_async (on_moved, ingot_weak_new (self));
}

static void
start_new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *alert = adw_alert_dialog_new (_ ("Start a New Keyring?"), NULL);

  adw_alert_dialog_set_body (
      ADW_ALERT_DIALOG (alert),
      _ ("The API tokens of all servers must be entered again. The old keyring is not deleted: it "
         "stays beside the new one, under another name."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "cancel", _ ("_Cancel"), "start",
                                  _ ("_Start New Keyring"), NULL);
  ingot_shrink_let_alert (ADW_ALERT_DIALOG (alert));
  g_signal_connect_object (alert, "response", G_CALLBACK (answered_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (alert, widget);
}

static void
ingot_no_token_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ERROR:
      show_error (INGOT_NO_TOKEN_PAGE (object), g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_no_token_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_NO_TOKEN_PAGE);

  G_OBJECT_CLASS (ingot_no_token_page_parent_class)->dispose (object);
}

static void
ingot_no_token_page_class_init (IngotNoTokenPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = ingot_no_token_page_set_property;
  object_class->dispose = ingot_no_token_page_dispose;

  properties[PROP_ERROR] =
      g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR,
                          G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "keyring.start-new", NULL, start_new_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-no-token-page.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotNoTokenPage, first_button);
  gtk_widget_class_bind_template_child (widget_class, IngotNoTokenPage, second_button);
  gtk_widget_class_bind_template_child (widget_class, IngotNoTokenPage, status_page);
}

static void
ingot_no_token_page_init (IngotNoTokenPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_error (self, NULL);
}
