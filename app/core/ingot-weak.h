/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

gpointer ingot_weak_new (gpointer object);
gpointer ingot_weak_take (gpointer weak);
void ingot_weak_free (gpointer weak);

G_END_DECLS
