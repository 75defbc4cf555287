/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ingot_secret_entry_protect (GtkEditable *editable);

G_END_DECLS
