/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-change-dialog.h"

G_BEGIN_DECLS

/* Creates an ingest token, then shows it. Signal: created (IngotIngestToken). */
#define INGOT_TYPE_CREATE_DIALOG (ingot_create_dialog_get_type ())
G_DECLARE_FINAL_TYPE (IngotCreateDialog,
                      ingot_create_dialog,
                      INGOT,
                      CREATE_DIALOG,
                      IngotChangeDialog)

AdwDialog *ingot_create_dialog_new (IngotSession *session, IngotRepository *repository);

G_END_DECLS
