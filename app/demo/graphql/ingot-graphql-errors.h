/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What is wrong with one request, as the entries of `errors`. */
typedef struct
{
  const char *text; /* the document, borrowed */
  JsonArray *entries;
} IngotGraphqlErrors;

void ingot_graphql_errors_init (IngotGraphqlErrors *self, const char *text);
void ingot_graphql_errors_clear (IngotGraphqlErrors *self);
gboolean ingot_graphql_errors_any (const IngotGraphqlErrors *self);
void ingot_graphql_errors_add (IngotGraphqlErrors *self, const char *at, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
void ingot_graphql_errors_add_at_path (IngotGraphqlErrors *self,
                                       const char *at,
                                       const char *message,
                                       JsonArray *path,
                                       JsonObject *state);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IngotGraphqlErrors, ingot_graphql_errors_clear)

G_END_DECLS
