/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

char *ingot_secret_text_mask (const char *secret, guint dots);
char *ingot_secret_text_reveal (const char *secret);
char *ingot_secret_text_describe_hidden (const char *secret);
PangoAttrList *ingot_secret_text_dup_attributes (guint dots);

G_END_DECLS
