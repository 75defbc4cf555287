/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/* the parser that is removed, and what the repository is called then */
#define OTHERS_PARSER "payments-json"
#define OTHERS_NAME   "billing"

void others_remove_parser (Page *page);
void others_rename_repository (Page *page);
void others_delete_repository (Page *page);
void others_revoke_permission (Page *page);
void others_revoke_api_token (Page *page);

G_END_DECLS
