/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How long the clipboard keeps a secret, in seconds. */
#define INGOT_SETTINGS_CLIPBOARD "clipboard-seconds"

GSettings *ingot_settings_new (void);
GSettings *ingot_settings_new_for_server (const char *uuid);
guint ingot_settings_get_clipboard_seconds (void);

G_END_DECLS
