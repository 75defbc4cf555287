/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks whether to turn on custom ingest tokens for a whole server; on one for production its name
 * must be typed. Response: "enable". */
#define INGOT_TYPE_ENABLE_DIALOG (ingot_enable_dialog_get_type ())
G_DECLARE_FINAL_TYPE (IngotEnableDialog, ingot_enable_dialog, INGOT, ENABLE_DIALOG, AdwAlertDialog)

AdwDialog *ingot_enable_dialog_new (IngotSession *session, IngotFeature *feature);

G_END_DECLS
