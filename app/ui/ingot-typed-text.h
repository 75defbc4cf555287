/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ingot_typed_text_has_line_break (const char *text);
gboolean ingot_typed_text_has_outer_space (const char *text);

G_END_DECLS
