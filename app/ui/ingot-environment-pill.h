/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INGOT_TYPE_ENVIRONMENT_PILL (ingot_environment_pill_get_type ())
G_DECLARE_FINAL_TYPE (IngotEnvironmentPill, ingot_environment_pill, INGOT, ENVIRONMENT_PILL, AdwBin)

const char *ingot_environment_to_word (IngotEnvironment environment);
void ingot_environment_pill_set_environment (IngotEnvironmentPill *self,
                                             IngotEnvironment environment);

G_END_DECLS
