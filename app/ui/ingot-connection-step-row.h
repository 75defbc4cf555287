/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-connection-test.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One step of a connection test, and how far it is. Property: step (IngotConnectionStep). */
#define INGOT_TYPE_CONNECTION_STEP_ROW (ingot_connection_step_row_get_type ())
G_DECLARE_FINAL_TYPE (IngotConnectionStepRow,
                      ingot_connection_step_row,
                      INGOT,
                      CONNECTION_STEP_ROW,
                      GtkListBoxRow)

GtkWidget *ingot_connection_step_row_new (IngotConnectionStep *step);

G_END_DECLS
