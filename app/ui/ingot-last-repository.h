/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-sidebar.h"

G_BEGIN_DECLS

#define INGOT_TYPE_LAST_REPOSITORY (ingot_last_repository_get_type ())
G_DECLARE_FINAL_TYPE (IngotLastRepository, ingot_last_repository, INGOT, LAST_REPOSITORY, GObject)

IngotLastRepository *ingot_last_repository_new (IngotSidebar *sidebar);

G_END_DECLS
