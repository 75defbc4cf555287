/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-client.h"
#include "ingot-repository.h"

G_BEGIN_DECLS

/**
 * IngotReading:
 * @state: what there is to see
 * @error: (nullable): what failed
 * @domain: (nullable): newer facts, if they were read
 * @tokens: (nullable) (element-type IngotIngestToken): the ingest tokens, if they were listed
 *
 * What a server says of a search domain.
 */
typedef struct
{
  IngotRepositoryState state;
  GError *error;
  IngotSearchDomain *domain;
  GPtrArray *tokens;
} IngotReading;

void ingot_reading_run_async (IngotClient *client,
                              IngotSearchDomain *domain,
                              gboolean with_facts,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
IngotReading *ingot_reading_run_finish (IngotClient *client, GAsyncResult *result);
void ingot_reading_free (IngotReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IngotReading, ingot_reading_free)

G_END_DECLS
