/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-create-dialog.h"

#include "ingot-closures.h"
#include "ingot-error-box.h"
#include "ingot-error-text.h"
#include "ingot-form-bin.h"
#include "ingot-parser-row.h"
#include "ingot-secret-label.h"
#include "ingot-toast.h"
#include "ingot-token-closures.h"
#include "ingot-token-form.h"

#include <glib/gi18n.h>

struct _IngotCreateDialog
{
  IngotChangeDialog parent_instance;

  IngotCreateForm *form;
  IngotIngestToken *created;

  GtkStack *stack;
  AdwEntryRow *name_row;
  AdwActionRow *verdict_row;
  GtkWidget *verdict_icon;
  IngotParserRow *parser_row;
  AdwStatusPage *created_page;
  AdwActionRow *created_name_row;
  IngotSecretLabel *created_token_label;
  AdwActionRow *created_parser_row;
  GtkWidget *copy_button;
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

static void
set_style (GtkWidget *widget, const char *css_class, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
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

  set_style (name_row, "error", !allowed);
  set_style (self->verdict_icon, "error", !allowed);
  set_style (self->verdict_icon, "warning", allowed);
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
  const gboolean running = ingot_change_dialog_get_running (INGOT_CHANGE_DIALOG (self));
  g_autofree char *refusal = dup_name_refusal (self);

  if (refusal != NULL)
    show_verdict (self, refusal, FALSE);
  else
    show_verdict (self, ingot_name_verdict_to_sentence (verdict), verdict != INGOT_NAME_TAKEN);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.create",
                                 !running && ingot_create_form_is_complete (self->form, tokens));
}

static char *
describe_created (IngotCreateDialog *self)
{
  IngotRepository *repository = get_repository (self);
  IngotSearchDomain *domain = ingot_repository_get_domain (repository);
  g_autofree char *name = ingot_closure_isolate (NULL, ingot_search_domain_get_name (domain));
  g_autofree char *what = g_strdup_printf (
      /* Translators: %s is a repository */
      _ ("Whoever has this token can send data to “%s”, but cannot read it."), name);
  const char *again = ingot_repository_get_state (repository) == INGOT_REPOSITORY_READY
                          ? _ ("You can see it again in the list.")
                          : _ ("This is the only time that you can see it.");

  return g_strjoin (" ", what, again, NULL);
}

static void
show_created (IngotCreateDialog *self)
{
  IngotIngestToken *token = self->created;
  g_autofree char *description = describe_created (self);
  g_autofree char *markup = ingot_closure_escape (NULL, description);
  g_autofree char *name = ingot_closure_safe_text (NULL, ingot_ingest_token_get_name (token));
  g_autofree char *parser = ingot_closure_parser_name (NULL, ingot_ingest_token_get_parser (token));

  adw_status_page_set_description (self->created_page, markup);
  adw_action_row_set_subtitle (self->created_name_row, name);
  ingot_secret_label_set_secret (self->created_token_label, ingot_ingest_token_get_token (token));
  adw_action_row_set_subtitle (self->created_parser_row, parser);
  gtk_stack_set_visible_child_name (self->stack, "created");
  gtk_widget_grab_focus (self->copy_button);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), adw_status_page_get_title (self->created_page),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
on_added (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IngotCreateDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->created = ingot_repository_add_token_finish (INGOT_REPOSITORY (source), result, &error);
  ingot_change_dialog_end (INGOT_CHANGE_DIALOG (self), error);
  update (self);
  if (error != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
      return;
    }
  show_created (self);
  g_signal_emit (self, signals[SIGNAL_CREATED], 0, self->created);
}

/* Not cancellable: closing the dialog must not leave open whether the token exists. */
static void
create_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotCreateDialog *self = INGOT_CREATE_DIALOG (widget);

  ingot_change_dialog_begin (INGOT_CHANGE_DIALOG (self));
  update (self);
  ingot_repository_add_token_async (get_repository (self), self->form->name, self->form->parser,
                                    self->form->custom_token, NULL, on_added, g_object_ref (self));
}

static void
copy_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotCreateDialog *self = INGOT_CREATE_DIALOG (widget);

  ingot_toast_copy_token (self->copy_button, ingot_ingest_token_get_token (self->created));
}

static void
name_changed_cb (IngotCreateDialog *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));

  if (ingot_create_form_set_name (self->form, name))
    ingot_change_dialog_end (INGOT_CHANGE_DIALOG (self), NULL);
  update (self);
}

static void
parser_changed_cb (IngotCreateDialog *self)
{
  ingot_create_form_set_parser (self->form, ingot_parser_row_get_parser (self->parser_row));
}

static void
ingot_create_dialog_constructed (GObject *object)
{
  G_OBJECT_CLASS (ingot_create_dialog_parent_class)->constructed (object);

  update (INGOT_CREATE_DIALOG (object));
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

  G_OBJECT_CLASS (ingot_create_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-create-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotCreateDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, IngotCreateDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, IngotCreateDialog, verdict_row);
  gtk_widget_class_bind_template_child (widget_class, IngotCreateDialog, verdict_icon);
  gtk_widget_class_bind_template_child (widget_class, IngotCreateDialog, parser_row);
  gtk_widget_class_bind_template_child (widget_class, IngotCreateDialog, created_page);
  gtk_widget_class_bind_template_child (widget_class, IngotCreateDialog, created_name_row);
  gtk_widget_class_bind_template_child (widget_class, IngotCreateDialog, created_token_label);
  gtk_widget_class_bind_template_child (widget_class, IngotCreateDialog, created_parser_row);
  gtk_widget_class_bind_template_child (widget_class, IngotCreateDialog, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, parser_changed_cb);
  ingot_token_closures_bind (widget_class);
}

static void
ingot_create_dialog_class_init (IngotCreateDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ingot_create_dialog_constructed;
  object_class->dispose = ingot_create_dialog_dispose;
  object_class->finalize = ingot_create_dialog_finalize;

  signals[SIGNAL_CREATED] =
      g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, INGOT_TYPE_INGEST_TOKEN);

  gtk_widget_class_install_action (widget_class, "dialog.create", NULL, create_cb);
  gtk_widget_class_install_action (widget_class, "dialog.copy", NULL, copy_cb);

  g_type_ensure (INGOT_TYPE_ERROR_BOX);
  g_type_ensure (INGOT_TYPE_FORM_BIN);
  g_type_ensure (INGOT_TYPE_PARSER_ROW);
  g_type_ensure (INGOT_TYPE_SECRET_LABEL);
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
