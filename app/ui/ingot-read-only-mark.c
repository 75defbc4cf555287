/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-read-only-mark.h"

/* A lock with the word, beside the name of a server on which nothing is changed from here. */
struct _IngotReadOnlyMark
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (IngotReadOnlyMark, ingot_read_only_mark, ADW_TYPE_BIN)

static void
ingot_read_only_mark_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_READ_ONLY_MARK);

  G_OBJECT_CLASS (ingot_read_only_mark_parent_class)->dispose (object);
}

static void
ingot_read_only_mark_class_init (IngotReadOnlyMarkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ingot_read_only_mark_dispose;
  gtk_widget_class_set_template_from_resource (
      GTK_WIDGET_CLASS (klass), "/io/github/ingot_app/Ingot/ingot-read-only-mark.ui");
}

static void
ingot_read_only_mark_init (IngotReadOnlyMark *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
