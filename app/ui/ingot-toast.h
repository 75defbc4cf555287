/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-ingest-token.h"

#include <adwaita.h>

G_BEGIN_DECLS

void ingot_toast_show (GtkWidget *widget, const char *text);
void ingot_toast_token_changed (GtkWidget *widget, IngotIngestToken *token);
void ingot_toast_token_deleted (GtkWidget *widget, IngotIngestToken *token, const char *caveat);
AdwToast *ingot_toast_show_undo (GtkWidget *widget, const char *text);
void ingot_toast_copy_token (GtkWidget *widget, const char *token);

G_END_DECLS
