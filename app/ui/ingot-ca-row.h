/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-trust.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Where the CA certificate of a server is chosen. What is wrong with a file is said in the row, and
 * what was chosen before stays. Property: has-certificate. Signal: changed, when a person has
 * chosen another one or none. */
#define INGOT_TYPE_CA_ROW (ingot_ca_row_get_type ())
G_DECLARE_FINAL_TYPE (IngotCaRow, ingot_ca_row, INGOT, CA_ROW, AdwActionRow)

void ingot_ca_row_show_kept (IngotCaRow *self, const char *name);
void ingot_ca_row_load (IngotCaRow *self, GFile *file);
IngotTrust *ingot_ca_row_get_trust (IngotCaRow *self);

G_END_DECLS
