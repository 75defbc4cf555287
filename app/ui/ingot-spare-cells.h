/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-late-cell.h"
#include "ingot-row-places.h"

G_BEGIN_DECLS

/* What is in rows that are out of sight, for those that come. */
GPtrArray *ingot_spare_cells_find (GtkWidget *view,
                                   const IngotRowPlaces *places,
                                   guint around,
                                   GHashTable *waiting);

IngotLateCell *ingot_spare_cells_take (GPtrArray *spare, const IngotRowPlaces *places);

G_END_DECLS
