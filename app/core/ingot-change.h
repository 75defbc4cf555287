/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-client.h"
#include "ingot-ingest-token.h"

G_BEGIN_DECLS

typedef enum
{
  INGOT_CHANGE_ADD_TOKEN,
  INGOT_CHANGE_ASSIGN_PARSER,
  INGOT_CHANGE_UNASSIGN_PARSER,
  INGOT_CHANGE_REMOVE_TOKEN,
  INGOT_CHANGE_ADD_STAR,
  INGOT_CHANGE_REMOVE_STAR,
  INGOT_CHANGE_ENABLE_FEATURE,
} IngotChangeKind;

/**
 * IngotChange:
 * @kind: what is to be done
 * @domain_name: (nullable): the search domain
 * @token_name: (nullable): the ingest token
 * @token: (nullable): that ingest token as it is known, if there is one
 * @parser: (nullable): the parser to assign
 * @custom_token: (nullable): the text of a new token
 * @feature: (nullable): the flag of a feature of the whole server
 * @before: (nullable): the ingest tokens there were before, if they are known
 *
 * A change of something on the server.
 */
typedef struct
{
  IngotChangeKind kind;
  const char *domain_name;
  const char *token_name;
  IngotIngestToken *token;
  IngotParser *parser;
  const char *custom_token;
  const char *feature;
  GListModel *before;
} IngotChange;

/**
 * IngotOutcome:
 * @error: (nullable): why it was not done, or why nobody knows
 * @record: (nullable): what the server has now, where that is known
 * @tokens: (nullable) (element-type IngotIngestToken): all there are now, if it was necessary to
 *   look
 * @caveat: (nullable): what a person has to know although it was done
 *
 * What came of a change.
 */
typedef struct
{
  GError *error;
  IngotRecord *record;
  GPtrArray *tokens;
  char *caveat;
} IngotOutcome;

void ingot_change_run_async (IngotClient *client,
                             const IngotChange *change,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
IngotOutcome *ingot_change_run_finish (IngotClient *client, GAsyncResult *result);
void ingot_change_set_look_again (IngotClient *client, guint milliseconds);
void ingot_outcome_free (IngotOutcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IngotOutcome, ingot_outcome_free)

G_END_DECLS
