/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What each person of the demo sees and may do, page by page, in the words of the widgets. */
extern const char *const users_keys[];
extern const char *const users_pages[];

GPtrArray *users_walk (const char *user);
char *users_describe (GPtrArray *walks);

G_END_DECLS
