/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-early-tokens.h"
#include "ingot-repository.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How a list of ingest tokens is as long as the server is asked for them. */
#define INGOT_TYPE_TOKEN_WAIT (ingot_token_wait_get_type ())
G_DECLARE_FINAL_TYPE (IngotTokenWait, ingot_token_wait, INGOT, TOKEN_WAIT, GObject)

IngotTokenWait *ingot_token_wait_new (GtkWidget *frame, IngotEarlyTokens *early);
void ingot_token_wait_set_repository (IngotTokenWait *self, IngotRepository *repository);
void ingot_token_wait_update (IngotTokenWait *self);

G_END_DECLS
