/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INGOT_TYPE_STAR_CHANGER (ingot_star_changer_get_type ())
G_DECLARE_FINAL_TYPE (IngotStarChanger, ingot_star_changer, INGOT, STAR_CHANGER, GObject)

IngotStarChanger *ingot_star_changer_new (GtkWidget *widget);
void ingot_star_changer_toggle (IngotStarChanger *self,
                                IngotSession *session,
                                IngotSearchDomain *domain);

G_END_DECLS
