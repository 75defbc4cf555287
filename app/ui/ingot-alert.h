/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void ingot_alert_let_shrink (AdwAlertDialog *dialog);

G_END_DECLS
