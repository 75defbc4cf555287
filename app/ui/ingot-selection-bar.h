/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-token-list.h"

G_BEGIN_DECLS

/* What can be done to several selected ingest tokens. Properties: list (whose they are), selection
 * (the list's). */
#define INGOT_TYPE_SELECTION_BAR (ingot_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (IngotSelectionBar, ingot_selection_bar, INGOT, SELECTION_BAR, AdwBin)

G_END_DECLS
