/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children in lines, as many in each as fit at their natural width, what expands as wide as there
 * is room. Unlike AdwWrapLayout (1.7) it keeps in its line what would rather be wider than that,
 * wherever lines are aligned to. Properties: align (0 for lines at the start, the default, 0.5 for
 * the middle), child-spacing, line-spacing (pixels). */
#define INGOT_TYPE_WRAP_LAYOUT (ingot_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (IngotWrapLayout, ingot_wrap_layout, INGOT, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
