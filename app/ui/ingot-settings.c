/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-settings.h"

/**
 * ingot_settings_new:
 *
 * Opens what the application remembers. Where its schema is not installed it remembers nothing;
 * GIO itself would end the program.
 *
 * Returns: (transfer full) (nullable): the settings
 */
GSettings *
ingot_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}
