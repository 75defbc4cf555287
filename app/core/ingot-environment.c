/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-environment.h"

G_DEFINE_ENUM_TYPE (IngotEnvironment,
                    ingot_environment,
                    G_DEFINE_ENUM_VALUE (INGOT_ENVIRONMENT_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (INGOT_ENVIRONMENT_DEVELOPMENT, "development"),
                    G_DEFINE_ENUM_VALUE (INGOT_ENVIRONMENT_STAGING, "staging"),
                    G_DEFINE_ENUM_VALUE (INGOT_ENVIRONMENT_PRODUCTION, "production"),
                    G_DEFINE_ENUM_VALUE (INGOT_ENVIRONMENT_DEMO, "demo"))
