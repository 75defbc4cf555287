/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-create-dialog.h"

#include "ingot-shrink.h"
#include "ingot-closures.h"
#include "ingot-created-page.h"
#include "ingot-custom-token-box.h"
#include "ingot-enable-offer.h"
#include "ingot-error-box.h"
#include "ingot-error-text.h"
#include "ingot-form-bin.h"
#include "ingot-parser-row.h"
#include "ingot-style-class.h"
#include "ingot-token-closures.h"
#include "ingot-token-form.h"

#include <glib/gi18n.h>

struct _IngotCreateDialog
{
  IngotChangeDialog parent_instance;

  IngotCreateForm *form;
  IngotIngestToken *created;
  GError *refusal; /* while it is looked for a way out of it */

  GtkStack *stack;
  IngotEnableOffer *enable_offer;
  AdwEntryRow *name_row;
  AdwActionRow *verdict_row;
  GtkWidget *verdict_icon;
  IngotParserRow *parser_row;
  IngotCustomTokenBox *custom_token_box;
  IngotCreatedPage *created_page;
};

enum
{
  SIGNAL_CREATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IngotCreateDialog, ingot_create_dialog, INGOT_TYPE_CHANGE_DIALOG)

static IngotRepository *
get_repository (IngotCreateDialog *self)
{
  return ingot_change_dialog_get_repository (INGOT_CHANGE_DIALOG (self));
}

static IngotSession *
get_session (IngotCreateDialog *self)
{
  return ingot_change_dialog_get_session (INGOT_CHANGE_DIALOG (self));
}

/* What the server said of the name in its last answer. */
static char *
dup_name_refusal (IngotCreateDialog *self)
{
  const GError *error = ingot_change_dialog_get_error (INGOT_CHANGE_DIALOG (self));
  GPtrArray *states = error != NULL ? ingot_error_text_get_states (error) : NULL;

  for (guint i = 0; states != NULL && i < states->len; i++)
    {
      const IngotErrorState *state = g_ptr_array_index (states, i);

      if (g_strcmp0 (state->field, "name") == 0)
        return ingot_closure_safe_lines (NULL, state->reason);
    }
  return NULL;
}

static void
show_verdict (IngotCreateDialog *self, const char *sentence, gboolean allowed)
{
  GtkWidget *name_row = GTK_WIDGET (self->name_row);

  ingot_style_class_set (name_row, "error", !allowed);
  ingot_style_class_set (self->verdict_icon, "error", !allowed);
  ingot_style_class_set (self->verdict_icon, "warning", allowed);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict_row), sentence != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->verdict_row),
                                 sentence != NULL ? sentence : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (name_row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence != NULL ? sentence : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (name_row), GTK_ACCESSIBLE_STATE_INVALID,
                               allowed ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
}

static void
update (IngotCreateDialog *self)
{
  GListModel *tokens = ingot_repository_get_tokens (get_repository (self));
  const IngotNameVerdict verdict = ingot_create_form_judge_name (self->form, tokens);
  const gboolean may = !ingot_change_dialog_get_running (INGOT_CHANGE_DIALOG (self)) &&
                       ingot_change_dialog_is_possible (INGOT_CHANGE_DIALOG (self)) &&
                       ingot_create_form_is_complete (self->form, tokens);
  g_autofree char *refusal = dup_name_refusal (self);

  if (refusal != NULL)
    show_verdict (self, refusal, FALSE);
  else
    show_verdict (self, ingot_name_verdict_to_sentence (verdict), verdict != INGOT_NAME_TAKEN);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.create", may);
  gtk_widget_set_sensitive (GTK_WIDGET (self->enable_offer),
                            may || ingot_enable_offer_get_feature (self->enable_offer) == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->enable_offer),
                          self->form->custom_token != NULL &&
                              ingot_enable_offer_has_something_to_say (self->enable_offer));
}

/* Where no ingest tokens are listed, nobody sees this one again, unless it is of no use. */
static gboolean
is_only_time (IngotCreateDialog *self)
{
  const IngotRepositoryState state = ingot_repository_get_state (get_repository (self));

  return self->created != NULL && state != INGOT_REPOSITORY_GONE &&
         state != INGOT_REPOSITORY_READY && !ingot_created_page_get_copied (self->created_page);
}

static void
leave_response_cb (IngotCreateDialog *self, const char *response)
{
  if (g_str_equal (response, "close"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
ask_before_leaving (IngotCreateDialog *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (
      _ ("Close Without the Token?"),
      _ ("It was not copied, and this is the only time that you can see it."));
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  adw_alert_dialog_add_responses (alert, "stay", _ ("_Keep Open"), "close", _ ("_Close"), NULL);
  ingot_shrink_let_alert (alert);
  adw_alert_dialog_set_response_appearance (alert, "close", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (alert, "stay");
  adw_alert_dialog_set_close_response (alert, "stay");
  g_signal_connect_object (alert, "response", G_CALLBACK (leave_response_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
ingot_create_dialog_close_attempt (AdwDialog *dialog)
{
  IngotCreateDialog *self = INGOT_CREATE_DIALOG (dialog);

  if (ingot_change_dialog_get_running (INGOT_CHANGE_DIALOG (dialog)))
    ADW_DIALOG_CLASS (ingot_create_dialog_parent_class)->close_attempt (dialog);
  else if (is_only_time (self))
    ask_before_leaving (self);
  else
    adw_dialog_force_close (dialog);
}

/* Nothing holds a window any more when somebody has the token. */
static void
copied_cb (IngotCreateDialog *self)
{
  adw_dialog_set_can_close (ADW_DIALOG (self), !is_only_time (self));
}

static void
state_changed_cb (IngotCreateDialog *self)
{
  update (self);
  if (self->created != NULL)
    copied_cb (self);
}

static void
show_created (IngotCreateDialog *self, const char *caveat)
{
  copied_cb (self);
  gtk_stack_set_visible_child_name (self->stack, "created");
  ingot_created_page_show (self->created_page, get_repository (self), self->created,
                           self->form->custom_token, caveat);
}

static void
show_failed (IngotCreateDialog *self, const GError *error)
{
  ingot_change_dialog_end (INGOT_CHANGE_DIALOG (self), error);
  update (self);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->enable_offer)) ||
      !ingot_enable_offer_announce (self->enable_offer))
    gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

/* Whatever came of looking, it is the server's refusal that is shown. */
static void
on_feature_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IngotCreateDialog) self = user_data;
  g_autoptr (GError) refusal = g_steal_pointer (&self->refusal);
  g_autoptr (IngotFeature) feature =
      ingot_session_find_disabled_feature_finish (INGOT_SESSION (source), result, NULL);

  ingot_enable_offer_set_feature (self->enable_offer, feature);
  show_failed (self, refusal);
}

/* Some releases take a custom token only if a feature is on, and say so in words of their own. */
static gboolean
may_be_for_feature (IngotCreateDialog *self, const GError *error)
{
  return self->form->custom_token != NULL &&
         g_error_matches (error, INGOT_ERROR, INGOT_ERROR_REFUSED);
}

static void
on_added (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IngotCreateDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->created = ingot_repository_add_token_finish (INGOT_REPOSITORY (source), result, &error);
  if (may_be_for_feature (self, error))
    {
      self->refusal = g_steal_pointer (&error);
      ingot_session_find_disabled_feature_async (get_session (self),
                                                 INGOT_FEATURE_CUSTOM_INGEST_TOKENS, NULL,
                                                 on_feature_found, g_object_ref (self));
      return;
    }
  if (error != NULL)
    {
      show_failed (self, error);
      return;
    }
  ingot_change_dialog_end (INGOT_CHANGE_DIALOG (self), NULL);
  show_created (self, ingot_repository_get_caveat (INGOT_REPOSITORY (source), result));
  g_signal_emit (self, signals[SIGNAL_CREATED], 0, self->created);
}

/* Not cancellable: closing the dialog must not leave open whether the token exists. */
static void
create (IngotCreateDialog *self)
{
  ingot_enable_offer_set_feature (self->enable_offer, NULL);
  ingot_change_dialog_begin (INGOT_CHANGE_DIALOG (self));
  update (self);
  ingot_repository_add_token_async (get_repository (self), self->form->name, self->form->parser,
                                    self->form->custom_token, NULL, on_added, g_object_ref (self));
}

static void
create_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  create (INGOT_CREATE_DIALOG (widget));
}

static void
on_enabled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IngotCreateDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!ingot_session_enable_feature_finish (INGOT_SESSION (source), result, &error))
    {
      show_failed (self, error);
      return;
    }
  ingot_enable_offer_set_enabled (self->enable_offer);
  create (self);
}

static void
accepted_cb (IngotCreateDialog *self)
{
  IngotFeature *feature = ingot_enable_offer_get_feature (self->enable_offer);

  ingot_change_dialog_begin (INGOT_CHANGE_DIALOG (self));
  update (self);
  ingot_session_enable_feature_async (get_session (self), feature, NULL, on_enabled,
                                      g_object_ref (self));
}

static void
name_changed_cb (IngotCreateDialog *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));

  if (ingot_create_form_set_name (self->form, name))
    ingot_change_dialog_forget_error (INGOT_CHANGE_DIALOG (self));
  ingot_custom_token_box_set_token_name (self->custom_token_box, name);
  update (self);
}

static void
parser_changed_cb (IngotCreateDialog *self)
{
  ingot_create_form_set_parser (self->form, ingot_parser_row_get_parser (self->parser_row));
}

static void
custom_token_changed_cb (IngotCreateDialog *self)
{
  ingot_create_form_set_custom_token (self->form,
                                      ingot_custom_token_box_get_token (self->custom_token_box));
  update (self);
}

static void
ingot_create_dialog_constructed (GObject *object)
{
  IngotCreateDialog *self = INGOT_CREATE_DIALOG (object);

  G_OBJECT_CLASS (ingot_create_dialog_parent_class)->constructed (object);

  g_signal_connect_object (get_repository (self), "notify::state", G_CALLBACK (state_changed_cb),
                           self, G_CONNECT_SWAPPED);
  update (self);
}

static void
ingot_create_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_CREATE_DIALOG);

  G_OBJECT_CLASS (ingot_create_dialog_parent_class)->dispose (object);
}

static void
ingot_create_dialog_finalize (GObject *object)
{
  IngotCreateDialog *self = INGOT_CREATE_DIALOG (object);

  g_clear_pointer (&self->form, ingot_create_form_free);
  g_clear_object (&self->created);
  g_clear_error (&self->refusal);

  G_OBJECT_CLASS (ingot_create_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-create-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotCreateDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, IngotCreateDialog, enable_offer);
  gtk_widget_class_bind_template_child (widget_class, IngotCreateDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, IngotCreateDialog, verdict_row);
  gtk_widget_class_bind_template_child (widget_class, IngotCreateDialog, verdict_icon);
  gtk_widget_class_bind_template_child (widget_class, IngotCreateDialog, parser_row);
  gtk_widget_class_bind_template_child (widget_class, IngotCreateDialog, custom_token_box);
  gtk_widget_class_bind_template_child (widget_class, IngotCreateDialog, created_page);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, parser_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, custom_token_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, accepted_cb);
  gtk_widget_class_bind_template_callback (widget_class, copied_cb);
  ingot_token_closures_bind (widget_class);
}

static void
ingot_create_dialog_class_init (IngotCreateDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ADW_DIALOG_CLASS (klass)->close_attempt = ingot_create_dialog_close_attempt;
  object_class->constructed = ingot_create_dialog_constructed;
  object_class->dispose = ingot_create_dialog_dispose;
  object_class->finalize = ingot_create_dialog_finalize;

  signals[SIGNAL_CREATED] =
      g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, INGOT_TYPE_INGEST_TOKEN);

  gtk_widget_class_install_action (widget_class, "dialog.create", NULL, create_cb);

  g_type_ensure (INGOT_TYPE_CREATED_PAGE);
  g_type_ensure (INGOT_TYPE_CUSTOM_TOKEN_BOX);
  g_type_ensure (INGOT_TYPE_ENABLE_OFFER);
  g_type_ensure (INGOT_TYPE_ERROR_BOX);
  g_type_ensure (INGOT_TYPE_BUSY);
  g_type_ensure (INGOT_TYPE_FORM_BIN);
  g_type_ensure (INGOT_TYPE_PARSER_ROW);
  bind_template (widget_class);
}

static void
ingot_create_dialog_init (IngotCreateDialog *self)
{
  self->form = ingot_create_form_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ingot_create_dialog_new:
 * @session: the server
 * @repository: one of its repositories
 *
 * Creates the dialog "New Ingest Token".
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
ingot_create_dialog_new (IngotSession *session, IngotRepository *repository)
{
  return g_object_new (INGOT_TYPE_CREATE_DIALOG, "session", session, "repository", repository,
                       NULL);
}
