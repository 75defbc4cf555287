/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-delete-dialog.h"

#include "ingot-shrink.h"
#include "ingot-busy.h"
#include "ingot-closures.h"
#include "ingot-environment-pill.h"
#include "ingot-error-box.h"
#include "ingot-error.h"
#include "ingot-focus.h"
#include "ingot-token-closures.h"
#include "ingot-typed-name.h"

#include <glib/gi18n.h>

struct _IngotDeleteDialog
{
  AdwAlertDialog parent_instance;

  IngotSession *session;
  IngotRepository *repository;
  IngotIngestToken *token; /* NULL: its name is typed */
  IngotIngestToken *asked; /* the one that is being deleted */
  gboolean running;
  gboolean unknown; /* what came of the last try */
  guint leave_idle;

  IngotErrorBox *error_box;
  IngotBusy *busy;
  GtkWidget *name_list;
  GtkEditable *name_entry;
  AdwEntryRow *name_row;
};

enum
{
  PROP_SESSION = 1,
  PROP_REPOSITORY,
  PROP_TOKEN,
  N_PROPS,
};

enum
{
  SIGNAL_DELETED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IngotDeleteDialog, ingot_delete_dialog, ADW_TYPE_ALERT_DIALOG)

static gboolean
must_be_typed (IngotDeleteDialog *self)
{
  return ingot_session_get_environment (self->session) == INGOT_ENVIRONMENT_PRODUCTION;
}

static const char *
get_name (IngotDeleteDialog *self)
{
  return self->token != NULL ? ingot_ingest_token_get_name (self->token)
                             : gtk_editable_get_text (self->name_entry);
}

static gboolean
is_typed (IngotDeleteDialog *self)
{
  return ingot_typed_name_matches (gtk_editable_get_text (GTK_EDITABLE (self->name_row)),
                                   get_name (self));
}

static gboolean
is_possible (IngotDeleteDialog *self)
{
  const IngotRepositoryState state = ingot_repository_get_state (self->repository);

  return state != INGOT_REPOSITORY_GONE && state != INGOT_REPOSITORY_LEFT;
}

static void
update (IngotDeleteDialog *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (self);

  adw_alert_dialog_set_response_enabled (dialog, "delete",
                                         !self->running && is_possible (self) &&
                                             *get_name (self) != '\0' &&
                                             (!must_be_typed (self) || is_typed (self)));
  adw_alert_dialog_set_response_enabled (dialog, "cancel", !self->running);
  gtk_widget_set_sensitive (self->name_list, !self->running);
  gtk_widget_set_visible (GTK_WIDGET (self->busy), self->running);
}

static void
say_what_happens (IngotDeleteDialog *self)
{
  IngotSearchDomain *domain = ingot_repository_get_domain (self->repository);
  g_autofree char *name = ingot_closure_isolate (NULL, get_name (self));
  g_autofree char *repository = ingot_closure_isolate (NULL, ingot_search_domain_get_name (domain));
  g_autofree char *heading = self->token != NULL ? g_strdup_printf (_ ("Delete “%s”?"), name)
                                                 : g_strdup (_ ("Delete by Name?"));
  g_autofree char *body =
      /* Translators: %s is a repository */
      g_strdup_printf (_ ("Everything that sends data to “%s” with this token stops working at "
                          "once. This cannot be undone."),
                       repository);

  adw_alert_dialog_set_heading (ADW_ALERT_DIALOG (self), heading);
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (self), body);
}

/* Without the guard that keeps it open while the server is asked. */
static void
leave (IngotDeleteDialog *self)
{
  g_clear_handle_id (&self->leave_idle, g_source_remove);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_removed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IngotDeleteDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->running = FALSE;
  if (ingot_repository_remove_token_finish (INGOT_REPOSITORY (source), result, &error))
    {
      g_signal_emit (self, signals[SIGNAL_DELETED], 0, self->asked,
                     ingot_repository_get_caveat (self->repository, result));
      leave (self);
      return;
    }
  self->unknown = g_error_matches (error, INGOT_ERROR, INGOT_ERROR_OUTCOME_UNKNOWN);
  ingot_error_box_set_error (self->error_box, error);
  update (self);
  ingot_busy_return_focus (self->busy);
}

/* Not cancellable: closing the dialog must not leave open whether the token still exists. */
static void
remove_token (IngotDeleteDialog *self)
{
  g_autoptr (IngotIngestToken) token = self->token != NULL
                                           ? g_object_ref (self->token)
                                           : ingot_ingest_token_new_named (get_name (self));

  self->running = TRUE;
  self->unknown = FALSE;
  g_set_object (&self->asked, token);
  ingot_error_box_set_error (self->error_box, NULL);
  ingot_busy_take_focus (self->busy);
  update (self);
  ingot_repository_remove_token_async (self->repository, token, NULL, on_removed,
                                       g_object_ref (self));
}

static void
leave_cb (gpointer user_data)
{
  IngotDeleteDialog *self = user_data;

  self->leave_idle = 0;
  leave (self);
}

/* Escape leads here only, a button here and then to its response: that may be to delete. */
static void
close_attempt_cb (IngotDeleteDialog *self)
{
  if (!self->running && self->leave_idle == 0)
    self->leave_idle = g_idle_add_once (leave_cb, self);
}

static void
response_cb (IngotDeleteDialog *self, const char *response)
{
  g_clear_handle_id (&self->leave_idle, g_source_remove);
  if (self->running || adw_dialog_get_can_close (ADW_DIALOG (self)))
    return;
  if (g_str_equal (response, "delete"))
    remove_token (self);
  else
    leave (self);
}

/* What is under way still ends there, and what may have been done there is still to be told. */
static void
state_changed_cb (IngotDeleteDialog *self)
{
  if (!self->running && !self->unknown &&
      ingot_repository_get_state (self->repository) == INGOT_REPOSITORY_LEFT)
    ingot_error_box_set_error (self->error_box, ingot_repository_get_error (self->repository));
  update (self);
}

static void
look_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotDeleteDialog *self = INGOT_DELETE_DIALOG (widget);

  ingot_repository_refresh (self->repository);
  leave (self);
}

static void
name_changed_cb (IngotDeleteDialog *self)
{
  update (self);
}

static void
name_activated_cb (IngotDeleteDialog *self)
{
  if (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (self), "delete"))
    remove_token (self);
}

static void
ingot_delete_dialog_closed (AdwDialog *dialog)
{
  ADW_DIALOG_CLASS (ingot_delete_dialog_parent_class)->closed (dialog);

  ingot_focus_leave_dialog (dialog);
}

static void
ingot_delete_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotDeleteDialog *self = INGOT_DELETE_DIALOG (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_REPOSITORY:
      g_value_set_object (value, self->repository);
      break;
    case PROP_TOKEN:
      g_value_set_object (value, self->token);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_delete_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IngotDeleteDialog *self = INGOT_DELETE_DIALOG (object);

  switch (id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_REPOSITORY:
      self->repository = g_value_dup_object (value);
      break;
    case PROP_TOKEN:
      self->token = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_delete_dialog_constructed (GObject *object)
{
  IngotDeleteDialog *self = INGOT_DELETE_DIALOG (object);
  const gboolean by_name = self->token == NULL;

  G_OBJECT_CLASS (ingot_delete_dialog_parent_class)->constructed (object);

  say_what_happens (self);
  /* somebody may rename the repository meanwhile */
  g_signal_connect_object (self->repository, "notify::domain", G_CALLBACK (say_what_happens), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->repository, "notify::state", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  ingot_shrink_let_alert (ADW_ALERT_DIALOG (self));
  gtk_widget_set_visible (self->name_list, by_name || must_be_typed (self));
  gtk_widget_set_visible (GTK_WIDGET (self->name_entry), by_name);
  gtk_widget_set_visible (GTK_WIDGET (self->name_row), must_be_typed (self));
  if (by_name)
    adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->name_entry));
  else if (must_be_typed (self))
    adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->name_row));
  update (self);
}

static void
ingot_delete_dialog_dispose (GObject *object)
{
  g_clear_handle_id (&INGOT_DELETE_DIALOG (object)->leave_idle, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_DELETE_DIALOG);

  G_OBJECT_CLASS (ingot_delete_dialog_parent_class)->dispose (object);
}

static void
ingot_delete_dialog_finalize (GObject *object)
{
  IngotDeleteDialog *self = INGOT_DELETE_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->repository);
  g_clear_object (&self->token);
  g_clear_object (&self->asked);

  G_OBJECT_CLASS (ingot_delete_dialog_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, INGOT_TYPE_SESSION, flags);
  properties[PROP_REPOSITORY] =
      g_param_spec_object ("repository", NULL, NULL, INGOT_TYPE_REPOSITORY, flags);
  properties[PROP_TOKEN] =
      g_param_spec_object ("token", NULL, NULL, INGOT_TYPE_INGEST_TOKEN, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ingot_delete_dialog_class_init (IngotDeleteDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ADW_DIALOG_CLASS (klass)->closed = ingot_delete_dialog_closed;
  object_class->constructed = ingot_delete_dialog_constructed;
  object_class->dispose = ingot_delete_dialog_dispose;
  object_class->finalize = ingot_delete_dialog_finalize;
  object_class->get_property = ingot_delete_dialog_get_property;
  object_class->set_property = ingot_delete_dialog_set_property;
  install_properties (object_class);
  signals[SIGNAL_DELETED] =
      g_signal_new ("deleted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, INGOT_TYPE_INGEST_TOKEN, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "dialog.look", NULL, look_cb);

  g_type_ensure (INGOT_TYPE_BUSY);
  g_type_ensure (INGOT_TYPE_ENVIRONMENT_PILL);
  g_type_ensure (INGOT_TYPE_ERROR_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-delete-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotDeleteDialog, error_box);
  gtk_widget_class_bind_template_child (widget_class, IngotDeleteDialog, busy);
  gtk_widget_class_bind_template_child (widget_class, IngotDeleteDialog, name_list);
  gtk_widget_class_bind_template_child (widget_class, IngotDeleteDialog, name_entry);
  gtk_widget_class_bind_template_child (widget_class, IngotDeleteDialog, name_row);
  gtk_widget_class_bind_template_callback (widget_class, close_attempt_cb);
  gtk_widget_class_bind_template_callback (widget_class, response_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_activated_cb);
  ingot_token_closures_bind (widget_class);
}

static void
ingot_delete_dialog_init (IngotDeleteDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ingot_delete_dialog_new:
 * @session: the server
 * @repository: one of its repositories
 * @token: (nullable): an ingest token of @repository; %NULL where none are listed: its name is
 * typed
 *
 * Creates the dialog that asks whether to delete @token.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
ingot_delete_dialog_new (IngotSession *session,
                         IngotRepository *repository,
                         IngotIngestToken *token)
{
  return g_object_new (INGOT_TYPE_DELETE_DIALOG, "session", session, "repository", repository,
                       "token", token, NULL);
}

/**
 * ingot_delete_dialog_get_running:
 * @self: a dialog
 *
 * Tells whether the token is being deleted.
 *
 * Returns: %TRUE from the moment that it was asked for until the server has answered
 */
gboolean
ingot_delete_dialog_get_running (IngotDeleteDialog *self)
{
  g_return_val_if_fail (INGOT_IS_DELETE_DIALOG (self), FALSE);

  return self->running;
}
