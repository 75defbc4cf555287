/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a filter lets through of a list. Properties: model and filter. */
#define INGOT_TYPE_FILTERED_LIST (ingot_filtered_list_get_type ())
G_DECLARE_FINAL_TYPE (IngotFilteredList, ingot_filtered_list, INGOT, FILTERED_LIST, GObject)

G_END_DECLS
