/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-demo-server.h"

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* A demo server and somebody who sends it requests, in one main context. */
typedef struct
{
  IngotDemoServer *server;
  IngotDemoStore *store;
  SoupSession *session;
} DemoClient;

/* What came back: @error when there was no whole answer. */
typedef struct
{
  guint status;
  char *body;
  SoupMessage *message;
  GError *error;
} DemoReply;

DemoClient *demo_client_new (const IngotDemoOptions *options);
void demo_client_free (DemoClient *self);
SoupMessage *demo_client_message (DemoClient *self, const char *method, const char *path);
void demo_client_authorize (SoupMessage *message, const char *scheme, const char *credential);
void demo_client_set_body (SoupMessage *message, const char *content_type, const char *body);
SoupMessage *demo_client_query (DemoClient *self, const char *user, const char *document);
DemoReply *demo_client_send (DemoClient *self, SoupMessage *message);
DemoReply *demo_client_ask (DemoClient *self, const char *user, const char *document);
void demo_reply_free (DemoReply *self);
void demo_assert_json (const char *actual, const char *expected);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoClient, demo_client_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoReply, demo_reply_free)

G_END_DECLS
