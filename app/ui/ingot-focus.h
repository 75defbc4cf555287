/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Where the focus is when what has it goes, or is somewhere else. */

void ingot_focus_leave_dialog (AdwDialog *dialog);
void ingot_focus_forget (GtkWidget *widget);
void ingot_focus_keep_in_dialog (GtkRoot *window);

G_END_DECLS
