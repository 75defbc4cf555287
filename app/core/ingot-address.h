/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GUri *ingot_address_parse (const char *text, GError **error);
gboolean ingot_address_is_loopback (GUri *address);
char *ingot_address_dup_host (GUri *address);
GPtrArray *ingot_address_list_candidates (const char *text, GError **error);
gboolean ingot_address_is_ingest_only (GUri *address);
const char *const *ingot_address_list_cloud (void);

G_END_DECLS
