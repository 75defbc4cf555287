/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define INGOT_TYPE_PLACEHOLDER_PAGE (ingot_placeholder_page_get_type ())
G_DECLARE_FINAL_TYPE (IngotPlaceholderPage,
                      ingot_placeholder_page,
                      INGOT,
                      PLACEHOLDER_PAGE,
                      AdwNavigationPage)

G_END_DECLS
