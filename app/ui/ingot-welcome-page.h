/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define INGOT_TYPE_WELCOME_PAGE (ingot_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (IngotWelcomePage, ingot_welcome_page, INGOT, WELCOME_PAGE, AdwBin)

G_END_DECLS
