/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-error-page.h"

#include "ingot-certificate-box.h"
#include "ingot-closures.h"
#include "ingot-error-text.h"
#include "ingot-style-class.h"
#include "ingot-toast.h"

#include <glib/gi18n.h>

struct _IngotErrorPage
{
  AdwBin parent_instance;

  gboolean editable;
  GError *error;
  char *retry_action;
  char *version;

  AdwStatusPage *status_page;
  GtkWidget *replace_button;
  GtkWidget *edit_button;
  GtkWidget *retry_button;
  IngotCertificateBox *certificate_box;
  GtkListBox *list;
  AdwExpanderRow *details_row;
  GtkLabel *details_label;
};

enum
{
  PROP_EDITABLE = 1,
  PROP_ERROR,
  PROP_RETRY_ACTION,
  PROP_VERSION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotErrorPage, ingot_error_page, ADW_TYPE_BIN)

static GtkWidget *
create_state_row (const IngotErrorState *state)
{
  g_autofree char *field = ingot_closure_safe_text (NULL, state->field);
  g_autofree char *reason = ingot_closure_safe_text (NULL, state->reason);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);

  /* Not in one call: the labels learn that there is no markup when the row has been made. */
  g_object_set (row, "title", field, "subtitle", reason, "subtitle-selectable", TRUE, NULL);
  gtk_widget_add_css_class (row, "property");
  return row;
}

/* The states come first, whatever was there before; the details are the last row. */
static void
show_states (IngotErrorPage *self)
{
  GPtrArray *states = self->error != NULL ? ingot_error_text_get_states (self->error) : NULL;
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  while (GTK_WIDGET (first) != GTK_WIDGET (self->details_row))
    {
      gtk_list_box_remove (self->list, GTK_WIDGET (first));
      first = gtk_list_box_get_row_at_index (self->list, 0);
    }
  for (guint i = 0; states != NULL && i < states->len; i++)
    gtk_list_box_insert (self->list, create_state_row (g_ptr_array_index (states, i)), (int) i);
}

/* The one that helps is suggested. */
static void
show_buttons (IngotErrorPage *self)
{
  const gboolean refused = g_error_matches (self->error, INGOT_ERROR, INGOT_ERROR_AUTHENTICATION);
  const gboolean edits =
      self->editable && g_error_matches (self->error, INGOT_ERROR, INGOT_ERROR_TLS);

  gtk_widget_set_visible (self->replace_button, refused);
  gtk_widget_set_visible (self->edit_button, edits);
  ingot_style_class_set (self->retry_button, "suggested-action", !refused && !edits);
}

/* A server that is only for this session has no settings to be edited. */
static void
set_editable (IngotErrorPage *self, gboolean editable)
{
  if (self->editable == editable)
    return;
  self->editable = editable;
  show_buttons (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

static void
show_details (IngotErrorPage *self)
{
  g_autofree char *details = ingot_error_text_get_details (self->error, self->version);

  gtk_label_set_text (self->details_label, details);
}

static void
show_error (IngotErrorPage *self)
{
  g_autofree char *description = ingot_error_text_describe (self->error);
  g_autofree char *markup = ingot_closure_escape (NULL, description);

  adw_status_page_set_icon_name (self->status_page, ingot_error_text_get_icon_name (self->error));
  adw_status_page_set_title (self->status_page, ingot_error_text_get_title (self->error));
  adw_status_page_set_description (self->status_page, markup);
  show_details (self);
}

/* It may become known after the error. */
static void
set_version (IngotErrorPage *self, const char *version)
{
  if (!g_set_str (&self->version, version))
    return;
  if (self->error != NULL)
    show_details (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VERSION]);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IngotErrorPage *self = INGOT_ERROR_PAGE (widget);
  g_autofree char *report = NULL;

  if (self->error == NULL)
    return;
  report = ingot_error_text_report (self->error, self->version);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), report);
  ingot_toast_show (widget, _ ("Details copied"));
}

static void
ingot_error_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotErrorPage *self = INGOT_ERROR_PAGE (object);

  switch (id)
    {
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_RETRY_ACTION:
      g_value_set_string (value, self->retry_action);
      break;
    case PROP_VERSION:
      g_value_set_string (value, self->version);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_error_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IngotErrorPage *self = INGOT_ERROR_PAGE (object);

  switch (id)
    {
    case PROP_EDITABLE:
      set_editable (self, g_value_get_boolean (value));
      break;
    case PROP_ERROR:
      ingot_error_page_set_error (self, g_value_get_boxed (value));
      break;
    case PROP_RETRY_ACTION:
      ingot_error_page_set_retry_action (self, g_value_get_string (value));
      break;
    case PROP_VERSION:
      set_version (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_error_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_ERROR_PAGE);

  G_OBJECT_CLASS (ingot_error_page_parent_class)->dispose (object);
}

static void
ingot_error_page_finalize (GObject *object)
{
  IngotErrorPage *self = INGOT_ERROR_PAGE (object);

  g_clear_error (&self->error);
  g_clear_pointer (&self->retry_action, g_free);
  g_clear_pointer (&self->version, g_free);

  G_OBJECT_CLASS (ingot_error_page_parent_class)->finalize (object);
}

static void
ingot_error_page_class_init (IngotErrorPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ingot_error_page_dispose;
  object_class->finalize = ingot_error_page_finalize;
  object_class->get_property = ingot_error_page_get_property;
  object_class->set_property = ingot_error_page_set_property;

  properties[PROP_EDITABLE] =
      g_param_spec_boolean ("editable", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ERROR] =
      g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_RETRY_ACTION] =
      g_param_spec_string ("retry-action", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_VERSION] =
      g_param_spec_string ("version", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "error.copy", NULL, copy_action);

  g_type_ensure (INGOT_TYPE_CERTIFICATE_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-error-page.ui");
  ingot_closures_bind (widget_class);
  gtk_widget_class_bind_template_child (widget_class, IngotErrorPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, IngotErrorPage, certificate_box);
  gtk_widget_class_bind_template_child (widget_class, IngotErrorPage, list);
  gtk_widget_class_bind_template_child (widget_class, IngotErrorPage, replace_button);
  gtk_widget_class_bind_template_child (widget_class, IngotErrorPage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, IngotErrorPage, retry_button);
  gtk_widget_class_bind_template_child (widget_class, IngotErrorPage, details_row);
  gtk_widget_class_bind_template_child (widget_class, IngotErrorPage, details_label);
}

static void
ingot_error_page_init (IngotErrorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ingot_error_page_get_error:
 * @self: an error page
 *
 * Gets what went wrong.
 *
 * Returns: (transfer none) (nullable): the error
 */
const GError *
ingot_error_page_get_error (IngotErrorPage *self)
{
  g_return_val_if_fail (INGOT_IS_ERROR_PAGE (self), NULL);

  return self->error;
}

/**
 * ingot_error_page_set_error:
 * @self: an error page
 * @error: (nullable): an error; %NULL while there is none to show
 *
 * Sets what went wrong. Each error comes with its details closed.
 */
void
ingot_error_page_set_error (IngotErrorPage *self, const GError *error)
{
  g_return_if_fail (INGOT_IS_ERROR_PAGE (self));

  if (error == self->error)
    return;

  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  adw_expander_row_set_expanded (self->details_row, FALSE);
  ingot_certificate_box_set_error (self->certificate_box, error);
  show_states (self);
  show_buttons (self);
  if (error != NULL)
    show_error (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/**
 * ingot_error_page_get_retry_action:
 * @self: an error page
 *
 * Gets what “Retry” does.
 *
 * Returns: (transfer none) (nullable): the name of an action
 */
const char *
ingot_error_page_get_retry_action (IngotErrorPage *self)
{
  g_return_val_if_fail (INGOT_IS_ERROR_PAGE (self), NULL);

  return self->retry_action;
}

/**
 * ingot_error_page_set_retry_action:
 * @self: an error page
 * @retry_action: (nullable): the name of an action without a parameter
 *
 * Sets what “Retry” does.
 */
void
ingot_error_page_set_retry_action (IngotErrorPage *self, const char *retry_action)
{
  g_return_if_fail (INGOT_IS_ERROR_PAGE (self));

  if (g_set_str (&self->retry_action, retry_action))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RETRY_ACTION]);
}
