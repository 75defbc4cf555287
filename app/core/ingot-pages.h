/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-client.h"

G_BEGIN_DECLS

#define INGOT_PAGES_AT_ONCE 6

/* Some more rows of the list, in order, and how much of it is there: 0…1. */
typedef void (*IngotPagesFunc) (GPtrArray *rows, double progress, gpointer user_data);

void ingot_pages_read_async (IngotClient *client,
                             IngotPagesFunc func,
                             gpointer func_data,
                             GDestroyNotify func_data_free,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *ingot_pages_read_finish (IngotClient *client, GAsyncResult *result, GError **error);

guint ingot_pages_count (guint total);
guint ingot_pages_get_first_row (guint number);
guint ingot_pages_get_size (guint number);

G_END_DECLS
