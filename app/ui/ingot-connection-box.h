/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-connection-test.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A connection test, step by step. Its button names the action dialog.test. Properties: running.
 * Signal: found (address), when the server is at another address than was tried, or sends to
 * another one that a person wants. */
#define INGOT_TYPE_CONNECTION_BOX (ingot_connection_box_get_type ())
G_DECLARE_FINAL_TYPE (IngotConnectionBox, ingot_connection_box, INGOT, CONNECTION_BOX, AdwBin)

void ingot_connection_box_start (IngotConnectionBox *self,
                                 const char *address,
                                 const char *api_token,
                                 IngotTrust *trust);
void ingot_connection_box_start_saved (IngotConnectionBox *self,
                                       const char *address,
                                       IngotServer *server,
                                       IngotTrust *trust);
void ingot_connection_box_stop (IngotConnectionBox *self);
gboolean ingot_connection_box_get_running (IngotConnectionBox *self);
const GError *ingot_connection_box_get_error (IngotConnectionBox *self);

G_END_DECLS
