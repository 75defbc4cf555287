/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-demo-fault.h"
#include "ingot-demo-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * IngotDemoRequest:
 * @method: the HTTP method
 * @path: the path, without the query
 * @query_id: (nullable): the value of `?id=`
 * @operation: (nullable): the operation's name in the body, or the last part of the path
 * @body: what was sent
 * @authorized: whether it had an `Authorization` header
 *
 * A request that the server received.
 */
typedef struct
{
  char *method;
  char *path;
  char *query_id;
  char *operation;
  char *body;
  gboolean authorized;
} IngotDemoRequest;

#define INGOT_TYPE_DEMO_SERVER (ingot_demo_server_get_type ())
G_DECLARE_FINAL_TYPE (IngotDemoServer, ingot_demo_server, INGOT, DEMO_SERVER, GObject)

IngotDemoServer *ingot_demo_server_new (const IngotDemoOptions *options);
gboolean ingot_demo_server_start (IngotDemoServer *self, guint16 port, GError **error);
void ingot_demo_server_stop (IngotDemoServer *self);
const char *ingot_demo_server_get_address (IngotDemoServer *self);
IngotDemoStore *ingot_demo_server_get_store (IngotDemoServer *self);
GPtrArray *ingot_demo_server_get_accounts (IngotDemoServer *self);
const char *ingot_demo_server_get_api_token (IngotDemoServer *self, const char *key);
char *ingot_demo_server_print_schema (IngotDemoServer *self);
gboolean ingot_demo_server_knows (IngotDemoServer *self, const char *what);

void ingot_demo_server_set_latency (IngotDemoServer *self, guint latency);
void ingot_demo_server_add_fault (IngotDemoServer *self,
                                  const char *operation,
                                  const IngotDemoFault *fault,
                                  guint count);
void ingot_demo_server_clear_faults (IngotDemoServer *self);
void ingot_demo_server_release (IngotDemoServer *self);
guint ingot_demo_server_count (IngotDemoServer *self, const char *operation);
GPtrArray *ingot_demo_server_get_requests (IngotDemoServer *self);
guint ingot_demo_server_count_with (IngotDemoServer *self, const char *text);

G_END_DECLS
