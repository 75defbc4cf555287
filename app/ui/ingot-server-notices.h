/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a person should know of a server as long as it is used: that the connection to it is not
 * encrypted, and that the API token expires soon, which can be put aside once per session.
 * Property: session. */
#define INGOT_TYPE_SERVER_NOTICES (ingot_server_notices_get_type ())
G_DECLARE_FINAL_TYPE (IngotServerNotices, ingot_server_notices, INGOT, SERVER_NOTICES, AdwBin)

void ingot_server_notices_set_session (IngotServerNotices *self, IngotSession *session);

G_END_DECLS
