/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A button that says how to get an API token: for the row where one is entered. */
#define INGOT_TYPE_API_TOKEN_HELP (ingot_api_token_help_get_type ())
G_DECLARE_FINAL_TYPE (IngotApiTokenHelp, ingot_api_token_help, INGOT, API_TOKEN_HELP, AdwBin)

G_END_DECLS
