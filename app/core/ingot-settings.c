/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-settings.h"

/* Where nothing is remembered; else the schema has it. */
#define CLIPBOARD_SECONDS 60

/* GIO itself would end the program. */
static GSettings *
open_settings (const char *schema_id, const char *path)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, schema_id, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, path) : NULL;
}

/**
 * ingot_settings_new:
 *
 * Opens what the application remembers. Where its schema is not installed it remembers nothing.
 *
 * Returns: (transfer full) (nullable): the settings
 */
GSettings *
ingot_settings_new (void)
{
  return open_settings (APPLICATION_ID, NULL);
}

/**
 * ingot_settings_new_for_server:
 * @uuid: the UUID of a server
 *
 * Opens what the application remembers of a server.
 *
 * Returns: (transfer full) (nullable): the settings
 */
GSettings *
ingot_settings_new_for_server (const char *uuid)
{
  g_autofree char *path = g_strconcat ("/io/github/ingot_app/Ingot/servers/", uuid, "/", NULL);

  return open_settings (APPLICATION_ID ".Server", path);
}

/**
 * ingot_settings_get_clipboard_seconds:
 *
 * Gets for how long the clipboard keeps a secret.
 *
 * Returns: the time, in seconds
 */
guint
ingot_settings_get_clipboard_seconds (void)
{
  g_autoptr (GSettings) settings = ingot_settings_new ();

  return settings != NULL ? g_settings_get_uint (settings, INGOT_SETTINGS_CLIPBOARD)
                          : CLIPBOARD_SECONDS;
}
