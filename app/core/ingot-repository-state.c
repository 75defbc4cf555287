/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-repository-state.h"

G_DEFINE_ENUM_TYPE (IngotRepositoryState,
                    ingot_repository_state,
                    G_DEFINE_ENUM_VALUE (INGOT_REPOSITORY_LOADING, "loading"),
                    G_DEFINE_ENUM_VALUE (INGOT_REPOSITORY_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (INGOT_REPOSITORY_NO_PERMISSION, "no-permission"),
                    G_DEFINE_ENUM_VALUE (INGOT_REPOSITORY_SYSTEM, "system"),
                    G_DEFINE_ENUM_VALUE (INGOT_REPOSITORY_NOT_LISTABLE, "not-listable"),
                    G_DEFINE_ENUM_VALUE (INGOT_REPOSITORY_VIEW, "view"),
                    G_DEFINE_ENUM_VALUE (INGOT_REPOSITORY_GONE, "gone"),
                    G_DEFINE_ENUM_VALUE (INGOT_REPOSITORY_LEFT, "left"),
                    G_DEFINE_ENUM_VALUE (INGOT_REPOSITORY_FAILED, "failed"))
