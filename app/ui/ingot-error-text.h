/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-error.h"

G_BEGIN_DECLS

const char *ingot_error_text_get_icon_name (const GError *error);
const char *ingot_error_text_get_title (const GError *error);
char *ingot_error_text_describe (const GError *error);
GPtrArray *ingot_error_text_get_states (const GError *error);
char *ingot_error_text_get_details (const GError *error, const char *version);
char *ingot_error_text_report (const GError *error, const char *version);

G_END_DECLS
