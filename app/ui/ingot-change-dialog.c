/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-change-dialog.h"

#include "ingot-error.h"
#include "ingot-focus.h"
#include "ingot-refusal.h"

typedef struct
{
  IngotSession *session;
  IngotRepository *repository;
  gboolean running;
  gboolean held;
  GError *error;
  IngotBusy *busy; /* weak */
} IngotChangeDialogPrivate;

enum
{
  PROP_SESSION = 1,
  PROP_REPOSITORY,
  PROP_RUNNING,
  PROP_HELD,
  PROP_ERROR,
  PROP_BUSY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (IngotChangeDialog, ingot_change_dialog, ADW_TYPE_DIALOG)

static void
set_held (IngotChangeDialog *self, gboolean held)
{
  IngotChangeDialogPrivate *priv = ingot_change_dialog_get_instance_private (self);

  if (priv->held == held)
    return;
  priv->held = held;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HELD]);
}

static void
set_running (IngotChangeDialog *self, gboolean running)
{
  IngotChangeDialogPrivate *priv = ingot_change_dialog_get_instance_private (self);

  if (priv->running == running)
    return;
  priv->running = running;
  adw_dialog_set_can_close (ADW_DIALOG (self), !running);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
set_error (IngotChangeDialog *self, const GError *error)
{
  IngotChangeDialogPrivate *priv = ingot_change_dialog_get_instance_private (self);

  if (priv->error == NULL && error == NULL)
    return;
  g_clear_error (&priv->error);
  if (error != NULL)
    priv->error = g_error_copy (error);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static gboolean
is_left (IngotChangeDialog *self)
{
  IngotChangeDialogPrivate *priv = ingot_change_dialog_get_instance_private (self);

  return ingot_repository_get_state (priv->repository) == INGOT_REPOSITORY_LEFT;
}

static void
show_gone (IngotChangeDialog *self)
{
  IngotRepository *repository = ingot_change_dialog_get_repository (self);
  const char *name = ingot_search_domain_get_name (ingot_repository_get_domain (repository));
  g_autoptr (GError) gone = ingot_refusal_gone (name);

  set_error (self, gone);
}

/* What is under way still ends there, and what may have been done there is still to be told. */
static void
state_changed_cb (IngotChangeDialog *self)
{
  if (ingot_change_dialog_get_running (self) ||
      g_error_matches (ingot_change_dialog_get_error (self), INGOT_ERROR,
                       INGOT_ERROR_OUTCOME_UNKNOWN))
    return;
  if (is_left (self))
    ingot_change_dialog_forget_error (self);
  else if (!ingot_change_dialog_is_possible (self))
    show_gone (self);
}

static void
cancel_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
look_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotChangeDialogPrivate *priv =
      ingot_change_dialog_get_instance_private (INGOT_CHANGE_DIALOG (widget));

  ingot_repository_refresh (priv->repository);
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
ingot_change_dialog_close_attempt (AdwDialog *dialog)
{
  set_held (INGOT_CHANGE_DIALOG (dialog), TRUE);
}

static void
ingot_change_dialog_closed (AdwDialog *dialog)
{
  ADW_DIALOG_CLASS (ingot_change_dialog_parent_class)->closed (dialog);

  ingot_focus_leave_dialog (dialog);
}

static void
ingot_change_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotChangeDialogPrivate *priv =
      ingot_change_dialog_get_instance_private (INGOT_CHANGE_DIALOG (object));

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    case PROP_REPOSITORY:
      g_value_set_object (value, priv->repository);
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, priv->running);
      break;
    case PROP_HELD:
      g_value_set_boolean (value, priv->held);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, priv->error);
      break;
    case PROP_BUSY:
      g_value_set_object (value, priv->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_change_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IngotChangeDialogPrivate *priv =
      ingot_change_dialog_get_instance_private (INGOT_CHANGE_DIALOG (object));

  switch (id)
    {
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    case PROP_REPOSITORY:
      priv->repository = g_value_dup_object (value);
      break;
    case PROP_BUSY:
      if (g_set_weak_pointer (&priv->busy, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_change_dialog_constructed (GObject *object)
{
  IngotChangeDialogPrivate *priv =
      ingot_change_dialog_get_instance_private (INGOT_CHANGE_DIALOG (object));

  G_OBJECT_CLASS (ingot_change_dialog_parent_class)->constructed (object);

  g_signal_connect_object (priv->repository, "notify::state", G_CALLBACK (state_changed_cb), object,
                           G_CONNECT_SWAPPED);
}

static void
ingot_change_dialog_finalize (GObject *object)
{
  IngotChangeDialogPrivate *priv =
      ingot_change_dialog_get_instance_private (INGOT_CHANGE_DIALOG (object));

  g_clear_object (&priv->session);
  g_clear_object (&priv->repository);
  g_clear_error (&priv->error);
  g_clear_weak_pointer (&priv->busy);

  G_OBJECT_CLASS (ingot_change_dialog_parent_class)->finalize (object);
}

static void
ingot_change_dialog_class_init (IngotChangeDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags given = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags shown = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = ingot_change_dialog_constructed;
  object_class->finalize = ingot_change_dialog_finalize;
  object_class->get_property = ingot_change_dialog_get_property;
  object_class->set_property = ingot_change_dialog_set_property;
  ADW_DIALOG_CLASS (klass)->close_attempt = ingot_change_dialog_close_attempt;
  ADW_DIALOG_CLASS (klass)->closed = ingot_change_dialog_closed;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, INGOT_TYPE_SESSION, given);
  properties[PROP_REPOSITORY] =
      g_param_spec_object ("repository", NULL, NULL, INGOT_TYPE_REPOSITORY, given);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, shown);
  properties[PROP_HELD] = g_param_spec_boolean ("held", NULL, NULL, FALSE, shown);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, shown);
  properties[PROP_BUSY] =
      g_param_spec_object ("busy", NULL, NULL, INGOT_TYPE_BUSY,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "dialog.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "dialog.look", NULL, look_cb);
}

static void
ingot_change_dialog_init (IngotChangeDialog *self)
{
}

/**
 * ingot_change_dialog_get_session:
 * @self: a dialog
 *
 * Gets the server that is changed.
 *
 * Returns: (transfer none): the session
 */
IngotSession *
ingot_change_dialog_get_session (IngotChangeDialog *self)
{
  IngotChangeDialogPrivate *priv = ingot_change_dialog_get_instance_private (self);

  return priv->session;
}

/**
 * ingot_change_dialog_get_repository:
 * @self: a dialog
 *
 * Gets the repository that is changed.
 *
 * Returns: (transfer none): the repository
 */
IngotRepository *
ingot_change_dialog_get_repository (IngotChangeDialog *self)
{
  IngotChangeDialogPrivate *priv = ingot_change_dialog_get_instance_private (self);

  return priv->repository;
}

/**
 * ingot_change_dialog_get_running:
 * @self: a dialog
 *
 * Tells whether the change is under way.
 *
 * Returns: %TRUE between ingot_change_dialog_begin () and ingot_change_dialog_end ()
 */
gboolean
ingot_change_dialog_get_running (IngotChangeDialog *self)
{
  IngotChangeDialogPrivate *priv = ingot_change_dialog_get_instance_private (self);

  return priv->running;
}

/**
 * ingot_change_dialog_is_possible:
 * @self: a dialog
 *
 * Tells whether the repository can be changed, as far as is known.
 *
 * Returns: %FALSE if it is not on the server any more, or the server is at another address
 */
gboolean
ingot_change_dialog_is_possible (IngotChangeDialog *self)
{
  IngotChangeDialogPrivate *priv = ingot_change_dialog_get_instance_private (self);

  return !is_left (self) && ingot_repository_get_state (priv->repository) != INGOT_REPOSITORY_GONE;
}

/**
 * ingot_change_dialog_get_error:
 * @self: a dialog
 *
 * Gets why the last try failed.
 *
 * Returns: (transfer none) (nullable): the error
 */
const GError *
ingot_change_dialog_get_error (IngotChangeDialog *self)
{
  IngotChangeDialogPrivate *priv = ingot_change_dialog_get_instance_private (self);

  return priv->error;
}

/**
 * ingot_change_dialog_begin:
 * @self: a dialog
 *
 * Keeps the dialog open and its form as it is, until the server has answered.
 */
void
ingot_change_dialog_begin (IngotChangeDialog *self)
{
  IngotChangeDialogPrivate *priv = ingot_change_dialog_get_instance_private (self);

  if (priv->busy != NULL)
    ingot_busy_take_focus (priv->busy);
  set_error (self, NULL);
  set_running (self, TRUE);
}

/**
 * ingot_change_dialog_end:
 * @self: a dialog
 * @error: (nullable): why the change was not made
 *
 * Gives the dialog back to the person.
 */
void
ingot_change_dialog_end (IngotChangeDialog *self, const GError *error)
{
  IngotChangeDialogPrivate *priv = ingot_change_dialog_get_instance_private (self);

  set_running (self, FALSE);
  if (priv->busy != NULL)
    ingot_busy_return_focus (priv->busy);
  set_held (self, FALSE);
  set_error (self, error);
}

/**
 * ingot_change_dialog_forget_error:
 * @self: a dialog in which nothing is under way
 *
 * Shows no more why the last try failed. That there cannot be another one stays.
 */
void
ingot_change_dialog_forget_error (IngotChangeDialog *self)
{
  IngotChangeDialogPrivate *priv = ingot_change_dialog_get_instance_private (self);

  set_error (self, is_left (self) ? ingot_repository_get_error (priv->repository) : NULL);
}
