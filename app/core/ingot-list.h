/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What tells the records of a list apart: the getter of an identifier or a name. */
typedef const char *(*IngotListKey) (gpointer record);

gpointer ingot_list_find (GListModel *list, IngotListKey key, const char *value, guint *position);
gboolean ingot_list_replace (GListStore *store, IngotListKey key, gpointer record);
gboolean ingot_list_remove (GListStore *store, IngotListKey key, const char *value);
void ingot_list_update (GListStore *store, IngotListKey key, GPtrArray *records);

G_END_DECLS
