/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-server.h"

G_BEGIN_DECLS

#define INGOT_KEYRING_ERROR (ingot_keyring_error_quark ())

/**
 * IngotKeyringError:
 * @INGOT_KEYRING_ERROR_UNAVAILABLE: nothing on this desktop keeps passwords
 * @INGOT_KEYRING_ERROR_NO_DEFAULT: there are keyrings, and none is the default one
 * @INGOT_KEYRING_ERROR_LOCKED: the keyring is locked, and nobody unlocked it
 * @INGOT_KEYRING_ERROR_UNREADABLE: the sandbox's own keyring is damaged
 * @INGOT_KEYRING_ERROR_CANCELLED: the caller gave up
 * @INGOT_KEYRING_ERROR_FAILED: anything else
 *
 * What can be wrong with the desktop's keyring. The messages are translated and say what to do.
 */
typedef enum
{
  INGOT_KEYRING_ERROR_UNAVAILABLE,
  INGOT_KEYRING_ERROR_NO_DEFAULT,
  INGOT_KEYRING_ERROR_LOCKED,
  INGOT_KEYRING_ERROR_UNREADABLE,
  INGOT_KEYRING_ERROR_CANCELLED,
  INGOT_KEYRING_ERROR_FAILED,
} IngotKeyringError;

GQuark ingot_keyring_error_quark (void);

void ingot_keyring_store_async (IngotServer *server,
                                const char *api_token,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean ingot_keyring_store_finish (IngotServer *server, GAsyncResult *result, GError **error);

void ingot_keyring_lookup_async (IngotServer *server,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
char *ingot_keyring_lookup_finish (IngotServer *server, GAsyncResult *result, GError **error);

void ingot_keyring_clear_async (IngotServer *server,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean ingot_keyring_clear_finish (IngotServer *server, GAsyncResult *result, GError **error);

void ingot_keyring_relabel_async (IngotServer *server,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean ingot_keyring_relabel_finish (IngotServer *server, GAsyncResult *result);

void ingot_keyring_start_anew_async (GAsyncReadyCallback callback, gpointer user_data);
char *ingot_keyring_start_anew_finish (GAsyncResult *result, GError **error);

G_END_DECLS
