/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-server.h"
#include "ingot-trust.h"

G_BEGIN_DECLS

/**
 * IngotServerForm:
 * @server: (nullable): the server that is edited
 * @before: (nullable): how that server was when the form was filled in
 * @address: the address, as typed
 * @api_token: the API token, as typed; empty keeps the one in the keyring
 * @name: what the server is called
 * @name_is_own: whether a person chose the name; otherwise it follows the address
 * @environment: what it is for
 * @read_only: whether nothing shall be changed on it
 * @trust: (nullable): the CA certificate that was chosen now
 * @has_ca_certificate: whether a CA certificate is trusted besides the system's
 *
 * What a person wants a server to be.
 */
typedef struct
{
  IngotServer *server;
  IngotServer *before;
  char *address;
  char *api_token;
  char *name;
  gboolean name_is_own;
  IngotEnvironment environment;
  gboolean read_only;
  IngotTrust *trust;
  gboolean has_ca_certificate;
} IngotServerForm;

IngotServerForm *ingot_server_form_new (IngotServer *server);
void ingot_server_form_free (IngotServerForm *self);
gboolean ingot_server_form_set_address (IngotServerForm *self, const char *address);
gboolean ingot_server_form_set_api_token (IngotServerForm *self, const char *api_token);
gboolean ingot_server_form_set_name (IngotServerForm *self, const char *name);
void ingot_server_form_set_trust (IngotServerForm *self, IngotTrust *trust);

char *ingot_server_form_complete_address (IngotServerForm *self);
char *ingot_server_form_dup_base (IngotServerForm *self, GError **error);
gboolean ingot_server_form_needs_api_token (IngotServerForm *self);
gboolean ingot_server_form_is_elsewhere (IngotServerForm *self);
gboolean ingot_server_form_moves (IngotServerForm *self);
gboolean ingot_server_form_is_plain (IngotServerForm *self);
gboolean ingot_server_form_is_complete (IngotServerForm *self);
gboolean ingot_server_form_is_changed (IngotServerForm *self);
gboolean ingot_server_form_withdraws_ca_certificate (IngotServerForm *self);
char *ingot_server_form_describe_address (IngotServerForm *self);
void ingot_server_form_apply (IngotServerForm *self, IngotServer *server);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IngotServerForm, ingot_server_form_free)

G_END_DECLS
