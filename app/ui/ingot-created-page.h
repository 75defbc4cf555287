/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-repository.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the server made of a wish for a new token. Property: copied (read-only). */
#define INGOT_TYPE_CREATED_PAGE (ingot_created_page_get_type ())
G_DECLARE_FINAL_TYPE (IngotCreatedPage, ingot_created_page, INGOT, CREATED_PAGE, AdwBin)

void ingot_created_page_show (IngotCreatedPage *self,
                              IngotRepository *repository,
                              IngotIngestToken *token,
                              const char *custom_token,
                              const char *caveat);
gboolean ingot_created_page_get_copied (IngotCreatedPage *self);

G_END_DECLS
