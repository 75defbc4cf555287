/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The menu button at the end of a token's row; its items are the actions of IngotTokenCell.
 * Where the list is narrow "Reveal" has no button of its own and is in the menu. */
#define INGOT_TYPE_TOKEN_MENU (ingot_token_menu_get_type ())
G_DECLARE_FINAL_TYPE (IngotTokenMenu, ingot_token_menu, INGOT, TOKEN_MENU, AdwBin)

void ingot_token_menu_open (GtkWidget *focus);

G_END_DECLS
