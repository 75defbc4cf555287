/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-certificate.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A request and what came of it, as far as an error tells of it. */
typedef struct
{
  const char *operation;
  GUri *address;
  gint64 begun;                  /* monotonic microseconds */
  gint64 ended;                  /* the same; 0 until then */
  gboolean sent;                 /* whether anything may have reached the server */
  guint status;                  /* HTTP; 0 without an answer */
  IngotCertificate *certificate; /* the server's, if something is wrong with it */
  GPtrArray *secrets;            /* what was sent and no error may repeat */
} IngotExchange;

IngotExchange *ingot_exchange_new (const char *operation, GUri *address);
IngotExchange *ingot_exchange_ref (IngotExchange *self);
void ingot_exchange_unref (IngotExchange *self);
void ingot_exchange_add_secret (IngotExchange *self, const char *secret);
char *ingot_exchange_hide_secrets (const IngotExchange *self, const char *text, gssize length);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IngotExchange, ingot_exchange_unref)

G_END_DECLS
