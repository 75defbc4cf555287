/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Offers to turn on custom ingest tokens where a server has them off, and asks before. Property:
 * session. Signal: accepted. */
#define INGOT_TYPE_ENABLE_OFFER (ingot_enable_offer_get_type ())
G_DECLARE_FINAL_TYPE (IngotEnableOffer, ingot_enable_offer, INGOT, ENABLE_OFFER, AdwBin)

IngotFeature *ingot_enable_offer_get_feature (IngotEnableOffer *self);
void ingot_enable_offer_set_feature (IngotEnableOffer *self, IngotFeature *feature);
void ingot_enable_offer_set_enabled (IngotEnableOffer *self);
gboolean ingot_enable_offer_has_something_to_say (IngotEnableOffer *self);
gboolean ingot_enable_offer_announce (IngotEnableOffer *self);

G_END_DECLS
