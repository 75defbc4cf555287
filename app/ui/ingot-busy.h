/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What shows that something is under way, and has the keyboard focus meanwhile: what is turned off
 * loses it, and then Escape is not heard. Its accessible label says what is done. */
#define INGOT_TYPE_BUSY (ingot_busy_get_type ())
G_DECLARE_FINAL_TYPE (IngotBusy, ingot_busy, INGOT, BUSY, AdwBin)

void ingot_busy_take_focus (IngotBusy *self);
void ingot_busy_return_focus (IngotBusy *self);

G_END_DECLS
