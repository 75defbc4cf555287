/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-operation.h"
#include "ingot-trust.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define INGOT_TYPE_CLIENT (ingot_client_get_type ())
G_DECLARE_FINAL_TYPE (IngotClient, ingot_client, INGOT, CLIENT, GObject)

IngotClient *ingot_client_new (const char *address, const char *api_token, GError **error);
IngotClient *ingot_client_new_like (IngotClient *other, const char *api_token, GError **error);
IngotClient *ingot_client_dup (IngotClient *self);
const char *ingot_client_get_address (IngotClient *self);
void ingot_client_set_timeouts (IngotClient *self, guint request_ms, guint long_request_ms);
void ingot_client_set_max_answer (IngotClient *self, gsize bytes);
gboolean ingot_client_has_api_token (IngotClient *self);
const char *ingot_client_get_api_token (IngotClient *self);
void ingot_client_set_trust (IngotClient *self, IngotTrust *trust);
void ingot_client_set_read_only (IngotClient *self, gboolean read_only);
void ingot_client_run_async (IngotClient *self,
                             const IngotOperation *operation,
                             GVariant *variables,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *
ingot_client_run_finish (IngotClient *self, GAsyncResult *result, guint *total, GError **error);

G_END_DECLS
