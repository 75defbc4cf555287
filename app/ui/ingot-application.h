/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-server-list.h"
#include "ingot-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * IngotStartDemo:
 * @address: (out) (transfer full): where the demo server listens
 * @api_token: (out) (transfer full): an API token for it
 * @error: return location
 *
 * Starts a demo server in this process.
 *
 * Returns: (transfer full) (nullable): the server, which lives as long as it is kept
 */
typedef GObject *(*IngotStartDemo) (char **address, char **api_token, GError **error);

#define INGOT_TYPE_APPLICATION (ingot_application_get_type ())
G_DECLARE_FINAL_TYPE (IngotApplication, ingot_application, INGOT, APPLICATION, AdwApplication)

IngotApplication *ingot_application_new (IngotStartDemo start_demo);
IngotServerList *ingot_application_get_servers (IngotApplication *self);
IngotSession *ingot_application_dup_any_session (IngotApplication *self, guint first);
IngotSession *ingot_application_dup_demo_session (IngotApplication *self, GError **error);

G_END_DECLS
