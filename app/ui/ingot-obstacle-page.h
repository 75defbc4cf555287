/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What stands in the way of everything: that there is no API token, or that the server could not be
 * read. Property: session. */
#define INGOT_TYPE_OBSTACLE_PAGE (ingot_obstacle_page_get_type ())
G_DECLARE_FINAL_TYPE (IngotObstaclePage,
                      ingot_obstacle_page,
                      INGOT,
                      OBSTACLE_PAGE,
                      AdwNavigationPage)

G_END_DECLS
