/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-demo-domain.h"

G_BEGIN_DECLS

/**
 * IngotDemoAccount:
 * @key: what tests call it
 * @username: the user's name, or what the token is called when it belongs to no user
 * @full_name: (nullable): the user's full name
 * @rights: one line for people
 * @is_user: whether the API token belongs to a user
 * @is_root: whether the user is a root user
 * @changes_tokens: whether *Change ingest tokens* is granted on unrestricted repositories
 * @lists_tokens: whether listing is allowed where changing is
 * @sees: (nullable): the name of the only search domain that can be seen; %NULL for all
 * @token_name: the name of the API token
 * @token_days: days from the start until the API token expires; 0 for never
 * @id: the user's id
 * @token: the API token, `<id>~<secret>`
 * @token_expires: in milliseconds since the epoch; 0 for never
 * @created: in milliseconds since the epoch
 * @stars: (element-type utf8): the ids of the search domains that the user starred
 *
 * Who a request comes from.
 */
typedef struct
{
  const char *key;
  const char *username;
  const char *full_name;
  const char *rights;
  gboolean is_user;
  gboolean is_root;
  gboolean changes_tokens;
  gboolean lists_tokens;
  const char *sees;
  const char *token_name;
  guint token_days;
  char *id;
  char *token;
  gint64 token_expires;
  gint64 created;
  GHashTable *stars;
} IngotDemoAccount;

GPtrArray *ingot_demo_account_list_new (guint64 seed, gint64 now);
gboolean ingot_demo_account_may_see (const IngotDemoAccount *self, const IngotDemoDomain *domain);
gboolean ingot_demo_account_is_allowed (const IngotDemoAccount *self,
                                        const IngotDemoDomain *domain,
                                        const char *action);
gboolean ingot_demo_account_may_list_tokens (const IngotDemoAccount *self,
                                             const IngotDemoDomain *domain);

G_END_DECLS
