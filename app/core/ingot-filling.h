/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _IngotFilling IngotFilling;

/* Called once, when the last record is in the list. */
typedef void (*IngotFillingDone) (gpointer user_data);

IngotFilling *ingot_filling_new (GListStore *store,
                                 GPtrArray *records,
                                 guint slice,
                                 IngotFillingDone done,
                                 gpointer user_data);
void ingot_filling_free (IngotFilling *self);

G_END_DECLS
