/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-failure.h"
#include "ingot-operation.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * IngotAnswer:
 * @records: (element-type IngotRecord): what was asked for
 * @total: how many there are in all, where the operation counts them
 * @error: (nullable): what came instead
 * @is_void: whether the server answered with errors and no data at all
 * @is_misunderstood: whether none of the errors belongs to a place in the answer: the document as
 *   a whole was refused, so the server does not know all of its fields
 * @is_partial: whether one of the errors belongs to a part of what was asked for
 * @lines: (element-type guint): for each error the line of the document it is about, from 1; 0 if
 *   the server does not say
 *
 * What a server's answer to an operation says.
 */
typedef struct
{
  GPtrArray *records;
  guint total;
  GError *error;
  gboolean is_void;
  gboolean is_misunderstood;
  gboolean is_partial;
  GArray *lines;
} IngotAnswer;

IngotAnswer *ingot_answer_read (const IngotOperation *operation,
                                const IngotExchange *exchange,
                                GBytes *body,
                                JsonParser *parser);
void ingot_answer_free (IngotAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IngotAnswer, ingot_answer_free)

G_END_DECLS
