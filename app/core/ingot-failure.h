/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-error.h"
#include "ingot-exchange.h"

G_BEGIN_DECLS

GError *ingot_failure_new (const IngotExchange *exchange, IngotError code, const char *message);
GError *ingot_failure_new_transport (const IngotExchange *exchange, const GError *cause);
GError *ingot_failure_new_timed_out (const IngotExchange *exchange);
GError *ingot_failure_new_too_large (const IngotExchange *exchange, gsize bound);
GError *
ingot_failure_new_not_logscale (const IngotExchange *exchange, const char *body, gsize length);
GError *ingot_failure_new_status (const IngotExchange *exchange,
                                  const char *location,
                                  const char *retry_after,
                                  const char *body,
                                  gsize length);
GError *ingot_failure_new_refused (const IngotExchange *exchange,
                                   gboolean executed,
                                   GPtrArray *messages,
                                   GPtrArray *states,
                                   const char *path);
GError *ingot_failure_new_about (IngotError code, const char *sentence, const GError *cause);
gboolean ingot_failure_is_message (const GError *error, const char *message);

G_END_DECLS
