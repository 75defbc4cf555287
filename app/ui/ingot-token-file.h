/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ingot_token_file_read (const char *path, GError **error);
char *ingot_token_file_take_environment (const char *variable);
void ingot_token_file_wipe (char *token);

G_END_DECLS
