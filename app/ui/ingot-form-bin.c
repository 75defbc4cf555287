/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-form-bin.h"

struct _IngotFormBin
{
  AdwBin parent_instance;

  guint width; /* sp */
};

enum
{
  PROP_WIDTH = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotFormBin, ingot_form_bin, ADW_TYPE_BIN)

static int
get_natural_width (GtkWidget *widget)
{
  GtkSettings *settings = gtk_widget_get_settings (widget);

  return (int) adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, INGOT_FORM_BIN (widget)->width, settings);
}

static GtkSizeRequestMode
get_request_mode_cb (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_cb (GtkWidget *widget,
            GtkOrientation orientation,
            int for_size,
            int *minimum,
            int *natural,
            int *minimum_baseline,
            int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, get_natural_width (widget));
}

static void
allocate_cb (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
}

/* GTK scrolls to what the focus moves to, but not when it comes from nobody, as it does when Tab
 * has gone round (4.18). */
static gboolean
ingot_form_bin_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  const gboolean goes_round = gtk_root_get_focus (root) == NULL;
  GtkWidget *focus, *viewport;

  if (!GTK_WIDGET_CLASS (ingot_form_bin_parent_class)->focus (widget, direction))
    return FALSE;
  focus = gtk_root_get_focus (root);
  viewport = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_VIEWPORT) : NULL;
  if (goes_round && viewport != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), focus, NULL);
  return TRUE;
}

static void
ingot_form_bin_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_WIDTH:
      g_value_set_uint (value, INGOT_FORM_BIN (object)->width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_form_bin_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_WIDTH:
      INGOT_FORM_BIN (object)->width = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_form_bin_class_init (IngotFormBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ingot_form_bin_get_property;
  object_class->set_property = ingot_form_bin_set_property;
  GTK_WIDGET_CLASS (klass)->focus = ingot_form_bin_focus;

  properties[PROP_WIDTH] =
      g_param_spec_uint ("width", NULL, NULL, 0, G_MAXINT, 500,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ingot_form_bin_init (IngotFormBin *self)
{
  gtk_widget_set_layout_manager (
      GTK_WIDGET (self), gtk_custom_layout_new (get_request_mode_cb, measure_cb, allocate_cb));
}
