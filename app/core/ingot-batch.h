/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-batch-item.h"
#include "ingot-repository.h"

G_BEGIN_DECLS

/**
 * IngotBatchKind:
 * @INGOT_BATCH_ASSIGN: a parser is assigned, or none
 * @INGOT_BATCH_REMOVE: the ingest tokens are deleted
 *
 * What is done to several ingest tokens.
 */
typedef enum
{
  INGOT_BATCH_ASSIGN,
  INGOT_BATCH_REMOVE,
} IngotBatchKind;

#define INGOT_TYPE_BATCH_KIND (ingot_batch_kind_get_type ())
GType ingot_batch_kind_get_type (void);

/**
 * IngotBatchState:
 * @INGOT_BATCH_READY: nothing was sent yet
 * @INGOT_BATCH_RUNNING: one change after the other is sent
 * @INGOT_BATCH_STOPPING: nothing more is sent; what was sent is waited for
 * @INGOT_BATCH_FINISHED: nothing is under way any more
 *
 * How far a batch is.
 */
typedef enum
{
  INGOT_BATCH_READY,
  INGOT_BATCH_RUNNING,
  INGOT_BATCH_STOPPING,
  INGOT_BATCH_FINISHED,
} IngotBatchState;

#define INGOT_TYPE_BATCH_STATE (ingot_batch_state_get_type ())
GType ingot_batch_state_get_type (void);

#define INGOT_TYPE_BATCH (ingot_batch_get_type ())
G_DECLARE_FINAL_TYPE (IngotBatch, ingot_batch, INGOT, BATCH, GObject)

IngotBatch *ingot_batch_new (IngotRepository *repository, IngotBatchKind kind, GPtrArray *tokens);
IngotBatchKind ingot_batch_get_kind (IngotBatch *self);
IngotBatchState ingot_batch_get_state (IngotBatch *self);
GListModel *ingot_batch_get_items (IngotBatch *self);
guint ingot_batch_count (IngotBatch *self, IngotBatchItemState state);
guint ingot_batch_get_n_finished (IngotBatch *self);
void ingot_batch_set_parser (IngotBatch *self, IngotParser *parser);

void ingot_batch_run (IngotBatch *self);
void ingot_batch_stop (IngotBatch *self);
void ingot_batch_retry (IngotBatch *self);

G_END_DECLS
