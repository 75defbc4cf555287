/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-trust.h"

G_BEGIN_DECLS

/**
 * IngotProbe:
 * @address: the base of the server
 * @version: (nullable): its release
 * @redirected_from: (nullable): the base that sends to @address, if another one was typed
 * @is_plain: whether what is sent there can be read on the way, as it is neither encrypted nor to
 *   this machine
 *
 * A server that was found.
 */
typedef struct
{
  char *address;
  char *version;
  char *redirected_from;
  gboolean is_plain;
} IngotProbe;

void ingot_probe_run_async (const char *text,
                            IngotTrust *trust,
                            guint timeout_ms,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
IngotProbe *ingot_probe_run_finish (GAsyncResult *result, GError **error);
void ingot_probe_free (IngotProbe *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IngotProbe, ingot_probe_free)

G_END_DECLS
