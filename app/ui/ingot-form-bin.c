/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-form-bin.h"

#define WIDTH_SP 500

struct _IngotFormBin
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (IngotFormBin, ingot_form_bin, ADW_TYPE_BIN)

static int
get_natural_width (GtkWidget *widget)
{
  GtkSettings *settings = gtk_widget_get_settings (widget);

  return (int) adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, WIDTH_SP, settings);
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

static void
ingot_form_bin_class_init (IngotFormBinClass *klass)
{
}

static void
ingot_form_bin_init (IngotFormBin *self)
{
  gtk_widget_set_layout_manager (
      GTK_WIDGET (self), gtk_custom_layout_new (get_request_mode_cb, measure_cb, allocate_cb));
}
