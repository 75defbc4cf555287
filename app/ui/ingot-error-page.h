/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define INGOT_TYPE_ERROR_PAGE (ingot_error_page_get_type ())
G_DECLARE_FINAL_TYPE (IngotErrorPage, ingot_error_page, INGOT, ERROR_PAGE, AdwBin)

const GError *ingot_error_page_get_error (IngotErrorPage *self);
void ingot_error_page_set_error (IngotErrorPage *self, const GError *error);
const char *ingot_error_page_get_retry_action (IngotErrorPage *self);
void ingot_error_page_set_retry_action (IngotErrorPage *self, const char *retry_action);

G_END_DECLS
