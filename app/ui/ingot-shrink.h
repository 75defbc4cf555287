/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void ingot_shrink_tell (GtkWidget *widget, const char *property);
void ingot_shrink_let_all (GtkWidget *widget);
void ingot_shrink_let_alert (AdwAlertDialog *dialog);

G_END_DECLS
