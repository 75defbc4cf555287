/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-ingest-token.h"

G_BEGIN_DECLS

/**
 * IngotBatchItemState:
 * @INGOT_BATCH_ITEM_READY: nothing was asked for yet
 * @INGOT_BATCH_ITEM_NOT_STARTED: stopped before it was sent
 * @INGOT_BATCH_ITEM_WAITING: its turn will come
 * @INGOT_BATCH_ITEM_RUNNING: sent, and not answered yet
 * @INGOT_BATCH_ITEM_DONE: the server has done it
 * @INGOT_BATCH_ITEM_FAILED: the server has not done it; see #IngotBatchItem:error
 * @INGOT_BATCH_ITEM_UNKNOWN: nobody could find out; see #IngotBatchItem:error
 *
 * What came of the change of one ingest token among several.
 */
typedef enum
{
  INGOT_BATCH_ITEM_READY,
  INGOT_BATCH_ITEM_NOT_STARTED,
  INGOT_BATCH_ITEM_WAITING,
  INGOT_BATCH_ITEM_RUNNING,
  INGOT_BATCH_ITEM_DONE,
  INGOT_BATCH_ITEM_FAILED,
  INGOT_BATCH_ITEM_UNKNOWN,
} IngotBatchItemState;

#define INGOT_BATCH_N_ITEM_STATES (INGOT_BATCH_ITEM_UNKNOWN + 1)

#define INGOT_TYPE_BATCH_ITEM_STATE (ingot_batch_item_state_get_type ())
GType ingot_batch_item_state_get_type (void);

/* One ingest token of a batch. Properties: token (construct-only), state, error, caveat (what is to
 * be known although it was done; all read-only). */
#define INGOT_TYPE_BATCH_ITEM (ingot_batch_item_get_type ())
G_DECLARE_FINAL_TYPE (IngotBatchItem, ingot_batch_item, INGOT, BATCH_ITEM, GObject)

IngotBatchItem *ingot_batch_item_new (IngotIngestToken *token);
IngotIngestToken *ingot_batch_item_get_token (IngotBatchItem *self);
IngotBatchItemState ingot_batch_item_get_state (IngotBatchItem *self);
const GError *ingot_batch_item_get_error (IngotBatchItem *self);
const char *ingot_batch_item_get_caveat (IngotBatchItem *self);
void ingot_batch_item_set_state (IngotBatchItem *self, IngotBatchItemState state);
void ingot_batch_item_set_error (IngotBatchItem *self, const GError *error);
void ingot_batch_item_set_caveat (IngotBatchItem *self, const char *caveat);

G_END_DECLS
