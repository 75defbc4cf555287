/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Dialogs for ingest tokens that the server does not list: their names are typed. */
void ingot_by_name_edit (GtkWidget *parent, IngotSession *session, IngotRepository *repository);
void ingot_by_name_delete (GtkWidget *parent, IngotSession *session, IngotRepository *repository);

G_END_DECLS
