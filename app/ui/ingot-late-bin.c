/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-late-bin.h"

#define LATE_MS 250

struct _IngotLateBin
{
  AdwBin parent_instance;

  guint timeout;
};

G_DEFINE_FINAL_TYPE (IngotLateBin, ingot_late_bin, ADW_TYPE_BIN)

static void
set_shown (IngotLateBin *self, gboolean shown)
{
  gtk_widget_set_visible (adw_bin_get_child (ADW_BIN (self)), shown);
}

static void
late_cb (gpointer user_data)
{
  IngotLateBin *self = user_data;

  self->timeout = 0;
  set_shown (self, TRUE);
}

static void
ingot_late_bin_map (GtkWidget *widget)
{
  IngotLateBin *self = INGOT_LATE_BIN (widget);

  set_shown (self, FALSE);
  self->timeout = g_timeout_add_once (LATE_MS, late_cb, self);

  GTK_WIDGET_CLASS (ingot_late_bin_parent_class)->map (widget);
}

static void
ingot_late_bin_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&INGOT_LATE_BIN (widget)->timeout, g_source_remove);

  GTK_WIDGET_CLASS (ingot_late_bin_parent_class)->unmap (widget);
}

static void
ingot_late_bin_class_init (IngotLateBinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = ingot_late_bin_map;
  widget_class->unmap = ingot_late_bin_unmap;
}

static void
ingot_late_bin_init (IngotLateBin *self)
{
}
