/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INGOT_TYPE_SERVER_BUTTON (ingot_server_button_get_type ())
G_DECLARE_FINAL_TYPE (IngotServerButton, ingot_server_button, INGOT, SERVER_BUTTON, AdwBin)

void ingot_server_button_set_session (IngotServerButton *self, IngotSession *session);

G_END_DECLS
