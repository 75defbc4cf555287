/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GDateTime *ingot_date_to_local (GDateTime *time);
char *ingot_date_format (GDateTime *time, GDateTime *now);

G_END_DECLS
