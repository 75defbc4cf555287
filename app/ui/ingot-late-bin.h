/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows its child, a spinner, once it has been there for a moment: most servers have answered by
 * then, and it would only flash. Until then nothing moves. */
#define INGOT_TYPE_LATE_BIN (ingot_late_bin_get_type ())
G_DECLARE_FINAL_TYPE (IngotLateBin, ingot_late_bin, INGOT, LATE_BIN, AdwBin)

G_END_DECLS
