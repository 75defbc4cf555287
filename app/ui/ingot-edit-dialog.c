/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-edit-dialog.h"

#include "ingot-closures.h"
#include "ingot-error-box.h"
#include "ingot-form-bin.h"
#include "ingot-list.h"
#include "ingot-parser-row.h"
#include "ingot-token-closures.h"
#include "ingot-token-form.h"

#include <glib/gi18n.h>

struct _IngotEditDialog
{
  IngotChangeDialog parent_instance;

  IngotIngestToken *token; /* NULL: its name is typed */
  IngotEditForm *form;

  GtkEditable *name_entry;
  GtkWidget *name_row;
  GtkLabel *others_label;
  IngotParserRow *parser_row;
  GtkLabel *hint_label;
};

enum
{
  PROP_TOKEN = 1,
  N_PROPS,
};

enum
{
  SIGNAL_EDITED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IngotEditDialog, ingot_edit_dialog, INGOT_TYPE_CHANGE_DIALOG)

static gboolean
is_complete (IngotEditDialog *self)
{
  if (!ingot_change_dialog_is_possible (INGOT_CHANGE_DIALOG (self)))
    return FALSE;
  if (self->token != NULL)
    return ingot_edit_form_is_changed (self->form);
  return *gtk_editable_get_text (self->name_entry) != '\0';
}

static void
update (IngotEditDialog *self)
{
  const gboolean running = ingot_change_dialog_get_running (INGOT_CHANGE_DIALOG (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", !running && is_complete (self));
  if (self->token == NULL)
    gtk_label_set_label (self->hint_label,
                         self->form->parser == NULL
                             ? _ ("Which parser the token has now cannot be seen. As it is, saving "
                                  "takes its parser away.")
                             : _ ("Which parser the token has now cannot be seen."));
}

/* What is known already costs no request: the list, if it was read since. */
static IngotIngestToken *
find_listed (IngotEditDialog *self)
{
  IngotRepository *repository = ingot_change_dialog_get_repository (INGOT_CHANGE_DIALOG (self));

  return ingot_list_find (ingot_repository_get_tokens (repository),
                          (IngotListKey) ingot_ingest_token_get_name,
                          ingot_ingest_token_get_name (self->token), NULL);
}

static char *
describe_others (IngotParser *parser)
{
  g_autofree char *name = ingot_describe_parser (parser);
  g_autofree char *isolated = ingot_closure_isolate (NULL, name);

  if (parser == NULL)
    return g_strdup (_ ("Somebody has taken its parser away meanwhile."));
  return g_strdup_printf (
      /* Translators: %s is a parser */
      _ ("Somebody has assigned the parser “%s” meanwhile. Saving another one replaces it."),
      isolated);
}

static void
look_at_others (IngotEditDialog *self)
{
  g_autoptr (IngotIngestToken) listed = find_listed (self);
  IngotParser *parser = listed != NULL ? ingot_ingest_token_get_parser (listed) : NULL;
  g_autofree char *text = NULL;

  if (listed == NULL || !ingot_edit_form_set_assigned (self->form, parser))
    return;
  update (self);
  /* What is picked may have come of a try whose answer was lost. */
  gtk_widget_set_visible (GTK_WIDGET (self->others_label), ingot_edit_form_is_changed (self->form));
  if (!ingot_edit_form_is_changed (self->form))
    return;
  text = describe_others (parser);
  gtk_label_set_label (self->others_label, text);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* What is saved here is no news. */
static void
tokens_changed_cb (IngotEditDialog *self)
{
  if (!ingot_change_dialog_get_running (INGOT_CHANGE_DIALOG (self)))
    look_at_others (self);
}

static IngotIngestToken *
dup_token (IngotEditDialog *self)
{
  return self->token != NULL
             ? g_object_ref (self->token)
             : ingot_ingest_token_new_named (gtk_editable_get_text (self->name_entry));
}

static void
on_assigned (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IngotEditDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IngotIngestToken) token =
      ingot_repository_assign_parser_finish (INGOT_REPOSITORY (source), result, &error);

  ingot_change_dialog_end (INGOT_CHANGE_DIALOG (self), error);
  update (self);
  if (token == NULL)
    {
      if (self->token != NULL)
        look_at_others (self);
      gtk_widget_grab_focus (self->token != NULL ? GTK_WIDGET (self->parser_row)
                                                 : GTK_WIDGET (self->name_entry));
      return;
    }
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, token);
  adw_dialog_close (ADW_DIALOG (self));
}

/* Not cancellable: closing the dialog must not leave open which parser the token has. */
static void
save_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotEditDialog *self = INGOT_EDIT_DIALOG (widget);
  IngotRepository *repository = ingot_change_dialog_get_repository (INGOT_CHANGE_DIALOG (self));
  g_autoptr (IngotIngestToken) token = dup_token (self);

  ingot_change_dialog_begin (INGOT_CHANGE_DIALOG (self));
  update (self);
  ingot_repository_assign_parser_async (repository, token, self->form->parser, NULL, on_assigned,
                                        g_object_ref (self));
}

static void
name_changed_cb (IngotEditDialog *self)
{
  ingot_change_dialog_forget_error (INGOT_CHANGE_DIALOG (self));
  update (self);
}

static void
parser_changed_cb (IngotEditDialog *self)
{
  ingot_edit_form_set_parser (self->form, ingot_parser_row_get_parser (self->parser_row));
  update (self);
}

static void
ingot_edit_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TOKEN:
      g_value_set_object (value, INGOT_EDIT_DIALOG (object)->token);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* The form is there before the template binds the parser to its row. */
static void
ingot_edit_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IngotEditDialog *self = INGOT_EDIT_DIALOG (object);

  switch (id)
    {
    case PROP_TOKEN:
      self->token = g_value_dup_object (value);
      g_clear_pointer (&self->form, ingot_edit_form_free);
      self->form = ingot_edit_form_new (
          self->token != NULL ? ingot_ingest_token_get_parser (self->token) : NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_edit_dialog_constructed (GObject *object)
{
  IngotEditDialog *self = INGOT_EDIT_DIALOG (object);
  IngotRepository *repository = ingot_change_dialog_get_repository (INGOT_CHANGE_DIALOG (self));

  G_OBJECT_CLASS (ingot_edit_dialog_parent_class)->constructed (object);

  gtk_widget_set_visible (self->name_row, self->token != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->name_entry), self->token == NULL);
  if (self->token == NULL)
    adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->name_entry));
  else
    g_signal_connect_object (ingot_repository_get_tokens (repository), "items-changed",
                             G_CALLBACK (tokens_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (repository, "notify::state", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

static void
ingot_edit_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_EDIT_DIALOG);

  G_OBJECT_CLASS (ingot_edit_dialog_parent_class)->dispose (object);
}

static void
ingot_edit_dialog_finalize (GObject *object)
{
  IngotEditDialog *self = INGOT_EDIT_DIALOG (object);

  g_clear_pointer (&self->form, ingot_edit_form_free);
  g_clear_object (&self->token);

  G_OBJECT_CLASS (ingot_edit_dialog_parent_class)->finalize (object);
}

static void
ingot_edit_dialog_class_init (IngotEditDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ingot_edit_dialog_constructed;
  object_class->dispose = ingot_edit_dialog_dispose;
  object_class->finalize = ingot_edit_dialog_finalize;
  object_class->get_property = ingot_edit_dialog_get_property;
  object_class->set_property = ingot_edit_dialog_set_property;

  properties[PROP_TOKEN] =
      g_param_spec_object ("token", NULL, NULL, INGOT_TYPE_INGEST_TOKEN,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, INGOT_TYPE_INGEST_TOKEN);

  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_cb);

  g_type_ensure (INGOT_TYPE_ERROR_BOX);
  g_type_ensure (INGOT_TYPE_BUSY);
  g_type_ensure (INGOT_TYPE_FORM_BIN);
  g_type_ensure (INGOT_TYPE_PARSER_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-edit-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotEditDialog, name_entry);
  gtk_widget_class_bind_template_child (widget_class, IngotEditDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, IngotEditDialog, others_label);
  gtk_widget_class_bind_template_child (widget_class, IngotEditDialog, parser_row);
  gtk_widget_class_bind_template_child (widget_class, IngotEditDialog, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, parser_changed_cb);
  ingot_token_closures_bind (widget_class);
}

static void
ingot_edit_dialog_init (IngotEditDialog *self)
{
  self->form = ingot_edit_form_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ingot_edit_dialog_new:
 * @session: the server
 * @repository: one of its repositories
 * @token: (nullable): an ingest token of @repository; %NULL where none are listed: its name is
 * typed
 *
 * Creates the dialog "Edit Token".
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
ingot_edit_dialog_new (IngotSession *session, IngotRepository *repository, IngotIngestToken *token)
{
  return g_object_new (INGOT_TYPE_EDIT_DIALOG, "session", session, "repository", repository,
                       "token", token, NULL);
}
