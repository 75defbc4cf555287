/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-preferences-dialog.h"

#include "ingot-settings.h"

struct _IngotPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  AdwSpinRow *clipboard_row;
};

G_DEFINE_FINAL_TYPE (IngotPreferencesDialog, ingot_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
ingot_preferences_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (ingot_preferences_dialog_parent_class)->dispose (object);
}

static void
ingot_preferences_dialog_class_init (IngotPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ingot_preferences_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/ingot_app/Ingot/ingot-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotPreferencesDialog, clipboard_row);
}

static void
ingot_preferences_dialog_init (IngotPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What the settings allow, a person can choose. */
static void
limit (AdwSpinRow *row, GSettings *settings, const char *key)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaKey) schema_key = NULL;
  g_autoptr (GVariant) range = NULL;
  g_autoptr (GVariant) bounds = NULL;
  guint32 least, most;

  g_object_get (settings, "settings-schema", &schema, NULL);
  schema_key = g_settings_schema_get_key (schema, key);
  range = g_settings_schema_key_get_range (schema_key);
  g_variant_get (range, "(sv)", NULL, &bounds);
  g_variant_get (bounds, "(uu)", &least, &most);
  adw_spin_row_set_range (row, least, most);
}

/**
 * ingot_preferences_dialog_new:
 * @settings: what the application remembers
 *
 * Makes the dialog. What is chosen counts at once.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
ingot_preferences_dialog_new (GSettings *settings)
{
  IngotPreferencesDialog *self = g_object_new (INGOT_TYPE_PREFERENCES_DIALOG, NULL);

  limit (self->clipboard_row, settings, INGOT_SETTINGS_CLIPBOARD);
  g_settings_bind (settings, INGOT_SETTINGS_CLIPBOARD, self->clipboard_row, "value",
                   G_SETTINGS_BIND_DEFAULT);
  return ADW_DIALOG (self);
}
