/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-connection-step-row.h"

#include "ingot-style-class.h"

#include <glib/gi18n.h>

struct _IngotConnectionStepRow
{
  GtkListBoxRow parent_instance;

  IngotConnectionStep *step;

  GtkStack *icon_stack;
  GtkImage *icon;
  GtkWidget *text_box;
  GtkWidget *title_label;
  GtkLabel *result_label;
};

enum
{
  PROP_STEP = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *icon_name; /* NULL: a spinner */
  const char *css_class;
  const char *word;
} looks[] = {
  [INGOT_CONNECTION_STEP_WAITING] = { "content-loading-symbolic", "dimmed", N_ ("waiting") },
  [INGOT_CONNECTION_STEP_RUNNING] = { NULL, NULL, N_ ("running") },
  [INGOT_CONNECTION_STEP_DONE] = { "object-select-symbolic", "success", N_ ("done") },
  [INGOT_CONNECTION_STEP_WARNING] = { "dialog-warning-symbolic", "warning", N_ ("warning") },
  [INGOT_CONNECTION_STEP_FAILED] = { "dialog-error-symbolic", "error", N_ ("failed") },
};

G_DEFINE_FINAL_TYPE (IngotConnectionStepRow, ingot_connection_step_row, GTK_TYPE_LIST_BOX_ROW)

/* What is well is short and stands at the end; a sentence has the whole width. */
static void
place_result (IngotConnectionStepRow *self, gboolean is_sentence)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->text_box),
                                  is_sentence ? GTK_ORIENTATION_VERTICAL
                                              : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->text_box), is_sentence ? 3 : 12);
  gtk_label_set_xalign (self->result_label, is_sentence ? 0 : 1);
  ingot_style_class_set (GTK_WIDGET (self->result_label), "dimmed", !is_sentence);
}

static void
describe (IngotConnectionStepRow *self, const char *word, const char *result)
{
  g_autofree char *label =
      /* Translators: a step of a test, such as “Secure”, and how far it is, such as “done” */
      g_strdup_printf (_ ("%s: %s"), ingot_connection_step_get_title (self->step), word);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, result, -1);
}

static void
state_cb (IngotConnectionStepRow *self)
{
  const IngotConnectionStepState state = ingot_connection_step_get_state (self->step);
  const char *result = ingot_connection_step_get_result (self->step);
  const char *css_classes[] = { looks[state].css_class, NULL };
  const char *title_classes[] = { state == INGOT_CONNECTION_STEP_WAITING ? "dimmed" : NULL, NULL };

  gtk_stack_set_visible_child_name (self->icon_stack,
                                    looks[state].icon_name != NULL ? "icon" : "spinner");
  gtk_image_set_from_icon_name (self->icon, looks[state].icon_name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), css_classes);
  gtk_widget_set_css_classes (self->title_label, title_classes);
  gtk_label_set_text (self->result_label, result != NULL ? result : "");
  gtk_widget_set_visible (GTK_WIDGET (self->result_label), result != NULL);
  place_result (self, state == INGOT_CONNECTION_STEP_FAILED);
  describe (self, _ (looks[state].word), result != NULL ? result : "");
}

static void
ingot_connection_step_row_constructed (GObject *object)
{
  IngotConnectionStepRow *self = INGOT_CONNECTION_STEP_ROW (object);

  G_OBJECT_CLASS (ingot_connection_step_row_parent_class)->constructed (object);

  g_signal_connect_object (self->step, "notify::state", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
  state_cb (self);
}

static void
ingot_connection_step_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STEP:
      g_value_set_object (value, INGOT_CONNECTION_STEP_ROW (object)->step);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_connection_step_row_set_property (GObject *object,
                                        guint id,
                                        const GValue *value,
                                        GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STEP:
      INGOT_CONNECTION_STEP_ROW (object)->step = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_connection_step_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_CONNECTION_STEP_ROW);
  g_clear_object (&INGOT_CONNECTION_STEP_ROW (object)->step);

  G_OBJECT_CLASS (ingot_connection_step_row_parent_class)->dispose (object);
}

static void
ingot_connection_step_row_class_init (IngotConnectionStepRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ingot_connection_step_row_constructed;
  object_class->get_property = ingot_connection_step_row_get_property;
  object_class->set_property = ingot_connection_step_row_set_property;
  object_class->dispose = ingot_connection_step_row_dispose;

  properties[PROP_STEP] =
      g_param_spec_object ("step", NULL, NULL, INGOT_TYPE_CONNECTION_STEP,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/ingot_app/Ingot/ingot-connection-step-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotConnectionStepRow, icon);
  gtk_widget_class_bind_template_child (widget_class, IngotConnectionStepRow, icon_stack);
  gtk_widget_class_bind_template_child (widget_class, IngotConnectionStepRow, result_label);
  gtk_widget_class_bind_template_child (widget_class, IngotConnectionStepRow, text_box);
  gtk_widget_class_bind_template_child (widget_class, IngotConnectionStepRow, title_label);
}

static void
ingot_connection_step_row_init (IngotConnectionStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ingot_connection_step_row_new:
 * @step: a step of a connection test
 *
 * Creates a row that shows how far @step is.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
ingot_connection_step_row_new (IngotConnectionStep *step)
{
  return g_object_new (INGOT_TYPE_CONNECTION_STEP_ROW, "step", step, NULL);
}
