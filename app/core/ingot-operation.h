/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * IngotOperation:
 * @name: the operation's name in operations.graphql and in `?id=`
 * @endpoint: (nullable): where it is asked for with GET, by everybody, without the API token; %NULL
 *   if it has a GraphQL document
 * @path: where in `data` the result is, names with `/` between them; not with an endpoint, whose
 *   whole answer is the result
 * @count: (nullable): where in `data` the total number is
 * @get_type: (nullable): the class of the records in the result; %NULL if nothing is read
 * @secret: (nullable): the member of the variable `input` that is nobody else's business
 * @effect: whether it changes the server; a row must say so to be only reading
 * @optional: whether a null result is an answer
 * @is_list: whether the result is a list of records, not one
 * @is_long: whether the answer may be long, and is waited for longer
 *
 * One row of the table of everything that is ever asked of a server.
 */
typedef struct
{
  const char *name;
  const char *endpoint;
  const char *path;
  const char *count;
  const char *secret;
  GType (*get_type) (void);
  enum
  {
    INGOT_OPERATION_CHANGES,
    INGOT_OPERATION_READS,
  } effect;
  gboolean optional;
  gboolean is_list;
  gboolean is_long;
} IngotOperation;

extern const IngotOperation ingot_operation_get_status;
extern const IngotOperation ingot_operation_get_account;
extern const IngotOperation ingot_operation_list_search_domains;
extern const IngotOperation ingot_operation_get_search_domain;
extern const IngotOperation ingot_operation_list_parsers;
extern const IngotOperation ingot_operation_list_ingest_tokens;
extern const IngotOperation ingot_operation_add_ingest_token;
extern const IngotOperation ingot_operation_assign_parser;
extern const IngotOperation ingot_operation_unassign_parser;
extern const IngotOperation ingot_operation_remove_ingest_token;
extern const IngotOperation ingot_operation_add_star;
extern const IngotOperation ingot_operation_remove_star;
extern const IngotOperation ingot_operation_list_disabled_features;
extern const IngotOperation ingot_operation_enable_feature;

const IngotOperation *const *ingot_operation_list (void);

G_END_DECLS
