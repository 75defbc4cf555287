/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-repository.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Four facts on a repository, as of the last refresh: a card, or one line where the window is low.
 * Properties: repository, n-tokens, low. */
#define INGOT_TYPE_REPOSITORY_FACTS (ingot_repository_facts_get_type ())
G_DECLARE_FINAL_TYPE (IngotRepositoryFacts, ingot_repository_facts, INGOT, REPOSITORY_FACTS, AdwBin)

G_END_DECLS
