/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwBanner *ingot_banner_new (const char *title);
void ingot_banner_set_revealed (AdwBanner *banner, gboolean revealed);

G_END_DECLS
