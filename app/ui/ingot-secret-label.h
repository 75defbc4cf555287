/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For a label that shows nothing else than a secret. */
void ingot_secret_label_show (GtkLabel *label, const char *secret, gboolean revealed, guint dots);

G_END_DECLS
