/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-environment.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define INGOT_TYPE_SERVER (ingot_server_get_type ())
G_DECLARE_FINAL_TYPE (IngotServer, ingot_server, INGOT, SERVER, GObject)

IngotServer *
ingot_server_new_for_session (const char *name, const char *address, IngotEnvironment environment);
IngotServer *ingot_server_new_saved (const char *uuid, GSettings *settings);

const char *ingot_server_get_uuid (IngotServer *self);
gboolean ingot_server_get_saved (IngotServer *self);
const char *ingot_server_get_name (IngotServer *self);
const char *ingot_server_get_address (IngotServer *self);
IngotEnvironment ingot_server_get_environment (IngotServer *self);
gboolean ingot_server_get_read_only (IngotServer *self);
const char *ingot_server_get_ca_certificate (IngotServer *self);
const char *ingot_server_get_last_repository_name (IngotServer *self);
const char *ingot_server_get_last_repository_id (IngotServer *self);

void ingot_server_set_name (IngotServer *self, const char *name);
void ingot_server_set_address (IngotServer *self, const char *address);
void ingot_server_set_environment (IngotServer *self, IngotEnvironment environment);
void ingot_server_set_read_only (IngotServer *self, gboolean read_only);
void ingot_server_set_ca_certificate (IngotServer *self, const char *name);
void ingot_server_set_last_repository (IngotServer *self, const char *name, const char *id);

G_END_DECLS
