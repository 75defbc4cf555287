/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page.h"

G_BEGIN_DECLS

/* the parser that is removed, and what the repository is called then */
#define OTHERS_PARSER "payments-json"
#define OTHERS_NAME   "billing"

typedef void (*OthersFunc) (Page *page);

void others_remove_parser (Page *page);
void others_rename_repository (Page *page);
void others_delete_repository (Page *page);
void others_revoke_permission (Page *page);
void others_revoke_api_token (Page *page);
const char *others_get_told (Page *page, OthersFunc others, const char *told);
const char *others_get_behind (Page *page, OthersFunc others, const char *behind);

G_END_DECLS
