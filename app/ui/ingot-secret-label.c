/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-secret-label.h"

#include "ingot-secret-text.h"

struct _IngotSecretLabel
{
  AdwBin parent_instance;

  char *secret;
  gboolean revealed;
  guint dots;
  int columns;

  GtkLabel *label;
};

enum
{
  PROP_SECRET = 1,
  PROP_REVEALED,
  PROP_DOTS,
  PROP_COLUMNS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotSecretLabel, ingot_secret_label, ADW_TYPE_BIN)

static void
show (IngotSecretLabel *self, const char *text, const char *accessible_label, guint dots)
{
  g_autoptr (PangoAttrList) attributes = ingot_secret_text_dup_attributes (dots);

  gtk_label_set_attributes (self->label, attributes);
  gtk_label_set_text (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  accessible_label, -1);
}

static void
update (IngotSecretLabel *self)
{
  const char *secret = self->secret != NULL ? self->secret : "";
  g_autofree char *text = NULL;
  g_autofree char *hidden = NULL;

  if (self->revealed)
    {
      text = ingot_secret_text_reveal (secret);
      show (self, text, text, 0);
      return;
    }
  text = ingot_secret_text_mask (secret, self->dots);
  hidden = ingot_secret_text_describe_hidden (secret);
  show (self, text, hidden, self->dots);
}

static void
set_dots (IngotSecretLabel *self, guint dots)
{
  if (self->dots == dots)
    return;
  self->dots = dots;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOTS]);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* A row is as high as what is in it has to be at any width (IngotTokenColumns), which for a label
 * that wraps is one line: here it is what the width that was asked for takes. */
static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  GtkWidget *label = adw_bin_get_child (ADW_BIN (widget));

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size < 0)
    gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &for_size, NULL, NULL);
  gtk_widget_measure (label, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
}

static void
ingot_secret_label_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotSecretLabel *self = INGOT_SECRET_LABEL (object);

  switch (id)
    {
    case PROP_SECRET:
      g_value_set_string (value, self->secret);
      break;
    case PROP_REVEALED:
      g_value_set_boolean (value, self->revealed);
      break;
    case PROP_DOTS:
      g_value_set_uint (value, self->dots);
      break;
    case PROP_COLUMNS:
      g_value_set_int (value, self->columns);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_secret_label_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IngotSecretLabel *self = INGOT_SECRET_LABEL (object);

  switch (id)
    {
    case PROP_SECRET:
      ingot_secret_label_set_secret (self, g_value_get_string (value));
      break;
    case PROP_REVEALED:
      ingot_secret_label_show (self, self->secret, g_value_get_boolean (value));
      break;
    case PROP_DOTS:
      set_dots (self, g_value_get_uint (value));
      break;
    case PROP_COLUMNS:
      ingot_secret_label_set_columns (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_secret_label_finalize (GObject *object)
{
  IngotSecretLabel *self = INGOT_SECRET_LABEL (object);

  g_free (self->secret);

  G_OBJECT_CLASS (ingot_secret_label_parent_class)->finalize (object);
}

static void
ingot_secret_label_class_init (IngotSecretLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = ingot_secret_label_finalize;
  object_class->get_property = ingot_secret_label_get_property;
  object_class->set_property = ingot_secret_label_set_property;

  properties[PROP_SECRET] = g_param_spec_string ("secret", NULL, NULL, NULL, flags);
  properties[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, FALSE, flags);
  properties[PROP_DOTS] = g_param_spec_uint ("dots", NULL, NULL, 0, 64, 8, flags);
  properties[PROP_COLUMNS] = g_param_spec_int ("columns", NULL, NULL, 0, 255, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ingot_secret_label_init (IngotSecretLabel *self)
{
  self->dots = 8;
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "monospace");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (get_request_mode, measure, allocate));
}

/**
 * ingot_secret_label_set_secret:
 * @self: a label
 * @secret: (nullable): the secret to show
 *
 * Sets the secret, and leaves whether it is masked.
 */
void
ingot_secret_label_set_secret (IngotSecretLabel *self, const char *secret)
{
  g_return_if_fail (INGOT_IS_SECRET_LABEL (self));

  ingot_secret_label_show (self, secret, self->revealed);
}

/**
 * ingot_secret_label_show:
 * @self: a label
 * @secret: (nullable): the secret to show
 * @revealed: whether to show it in clear
 *
 * Sets both at once: a secret that was not revealed is not, not even for who is told only.
 */
void
ingot_secret_label_show (IngotSecretLabel *self, const char *secret, gboolean revealed)
{
  gboolean other, turned;

  g_return_if_fail (INGOT_IS_SECRET_LABEL (self));

  other = g_strcmp0 (self->secret, secret) != 0;
  turned = self->revealed != revealed;
  if (!other && !turned)
    return;
  g_set_str (&self->secret, secret);
  self->revealed = revealed;
  update (self);
  if (other)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECRET]);
  if (turned)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}

/**
 * ingot_secret_label_set_columns:
 * @self: a label
 * @columns: a width in characters; 0 for that of the text
 *
 * Sets how wide the label is: the same whether masked or not, so that revealing moves nothing.
 */
void
ingot_secret_label_set_columns (IngotSecretLabel *self, int columns)
{
  g_return_if_fail (INGOT_IS_SECRET_LABEL (self));

  if (self->columns == columns)
    return;
  self->columns = columns;
  gtk_label_set_width_chars (self->label, columns > 0 ? columns : -1);
  gtk_label_set_max_width_chars (self->label, columns > 0 ? columns : -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLUMNS]);
}
