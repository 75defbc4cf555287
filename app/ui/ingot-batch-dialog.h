/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-batch.h"
#include "ingot-change-dialog.h"

G_BEGIN_DECLS

/* Changes several ingest tokens: asks, then shows what comes of each. Properties: session,
 * repository, batch (construct-only). */
#define INGOT_TYPE_BATCH_DIALOG (ingot_batch_dialog_get_type ())
G_DECLARE_FINAL_TYPE (IngotBatchDialog, ingot_batch_dialog, INGOT, BATCH_DIALOG, IngotChangeDialog)

AdwDialog *ingot_batch_dialog_new (IngotSession *session,
                                   IngotRepository *repository,
                                   IngotBatchKind kind,
                                   GPtrArray *tokens);

G_END_DECLS
