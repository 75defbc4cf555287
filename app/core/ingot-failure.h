/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-certificate.h"
#include "ingot-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A request and what came of it, as far as an error tells of it. No secret is in here. */
typedef struct
{
  const char *operation;
  GUri *address;
  gint64 begun;                  /* monotonic microseconds */
  gint64 ended;                  /* the same; 0 until then */
  gboolean sent;                 /* whether anything may have reached the server */
  guint status;                  /* HTTP; 0 without an answer */
  IngotCertificate *certificate; /* the server's, if something is wrong with it */
} IngotExchange;

IngotExchange *ingot_exchange_new (const char *operation, GUri *address);
IngotExchange *ingot_exchange_ref (IngotExchange *self);
void ingot_exchange_unref (IngotExchange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IngotExchange, ingot_exchange_unref)

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
