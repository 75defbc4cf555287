/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The content of a dialog that grows with what it shows: as wide as a form should be where there is
 * room, and as high as its child. AdwDialog:content-width would fix the height as well, and so does
 * a breakpoint of the dialog. Properties: width (in sp, 500 by default), narrow (whether there is
 * no room for a title in the header bar; read-only). */
#define INGOT_TYPE_FORM_BIN (ingot_form_bin_get_type ())
G_DECLARE_FINAL_TYPE (IngotFormBin, ingot_form_bin, INGOT, FORM_BIN, AdwBin)

G_END_DECLS
