/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-record.h"

G_BEGIN_DECLS

#define INGOT_TYPE_ACCOUNT (ingot_account_get_type ())
G_DECLARE_FINAL_TYPE (IngotAccount, ingot_account, INGOT, ACCOUNT, IngotRecord)

const char *ingot_account_get_username (IngotAccount *self);
gboolean ingot_account_get_root (IngotAccount *self);
gboolean ingot_account_get_organization_root (IngotAccount *self);
const char *ingot_account_get_token_name (IngotAccount *self);
GDateTime *ingot_account_get_token_expires (IngotAccount *self);

G_END_DECLS
