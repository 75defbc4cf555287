/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-record.h"

G_BEGIN_DECLS

#define INGOT_TYPE_SERVER_STATUS (ingot_server_status_get_type ())
G_DECLARE_FINAL_TYPE (IngotServerStatus, ingot_server_status, INGOT, SERVER_STATUS, IngotRecord)

char *ingot_server_status_dup_version (IngotServerStatus *self);

G_END_DECLS
