/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-record.h"

G_BEGIN_DECLS

/* Up to some release after 1.180 it must be on for custom ingest tokens; 1.204 does not know it. */
#define INGOT_FEATURE_CUSTOM_INGEST_TOKENS "CustomIngestTokens"

#define INGOT_TYPE_FEATURE (ingot_feature_get_type ())
G_DECLARE_FINAL_TYPE (IngotFeature, ingot_feature, INGOT, FEATURE, IngotRecord)

const char *ingot_feature_get_flag (IngotFeature *self);
const char *ingot_feature_get_description (IngotFeature *self);

G_END_DECLS
