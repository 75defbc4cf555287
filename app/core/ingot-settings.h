/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *ingot_settings_new (void);
GSettings *ingot_settings_new_for_server (const char *uuid);

G_END_DECLS
