/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Leads the focus out of what goes, before GTK does and loses a reference. */

void ingot_focus_leave_dialog (AdwDialog *dialog);
void ingot_focus_forget (GtkWidget *widget);

G_END_DECLS
