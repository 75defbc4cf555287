/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define INGOT_TYPE_READ_ONLY_MARK (ingot_read_only_mark_get_type ())
G_DECLARE_FINAL_TYPE (IngotReadOnlyMark, ingot_read_only_mark, INGOT, READ_ONLY_MARK, AdwBin)

G_END_DECLS
