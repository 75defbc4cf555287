/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define INGOT_TYPE_ERROR_BANNER (ingot_error_banner_get_type ())
G_DECLARE_FINAL_TYPE (IngotErrorBanner, ingot_error_banner, INGOT, ERROR_BANNER, AdwBin)

void ingot_error_banner_set_error (IngotErrorBanner *self, const GError *error);

G_END_DECLS
