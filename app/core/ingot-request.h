/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-answer.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * IngotLimits:
 * @request_ms: milliseconds that a request may take
 * @long_request_ms: the same where the answer may be long
 * @max_answer: bytes that a decoded answer may have
 *
 * What a request may cost.
 */
typedef struct
{
  guint request_ms;
  guint long_request_ms;
  gsize max_answer;
} IngotLimits;

void ingot_request_send_async (SoupSession *soup,
                               SoupMessage *message,
                               const IngotOperation *operation,
                               IngotExchange *exchange,
                               const IngotLimits *limits,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
IngotAnswer *ingot_request_send_finish (SoupSession *soup, GAsyncResult *result, GError **error);

G_END_DECLS
