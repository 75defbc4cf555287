/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define INGOT_TYPE_PREFERENCES_DIALOG (ingot_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (IngotPreferencesDialog,
                      ingot_preferences_dialog,
                      INGOT,
                      PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

AdwDialog *ingot_preferences_dialog_new (GSettings *settings);

G_END_DECLS
