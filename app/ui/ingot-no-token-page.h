/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Why there is no API token for a server, and the ways on, which are actions of the window.
 * Property: error (GError of IngotKeyringError; NULL if the keyring just has none). */
#define INGOT_TYPE_NO_TOKEN_PAGE (ingot_no_token_page_get_type ())
G_DECLARE_FINAL_TYPE (IngotNoTokenPage, ingot_no_token_page, INGOT, NO_TOKEN_PAGE, AdwBin)

G_END_DECLS
