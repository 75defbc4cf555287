/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-batch.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is said of a change of several ingest tokens; see ingot-closures.h. */
char *
ingot_closure_batch_title (gpointer self, IngotBatchKind kind, IngotBatchState state, guint n);
char *ingot_closure_batch_short_title (gpointer self, IngotBatchKind kind);
char *ingot_closure_batch_consequence (gpointer self, const char *repository);
gboolean ingot_closure_batch_asks (gpointer self, IngotBatchState state);
gboolean ingot_closure_batch_runs (gpointer self, IngotBatchState state);
char *ingot_closure_batch_icon_name (gpointer self, IngotBatchItemState state);
char **ingot_closure_batch_icon_classes (gpointer self, IngotBatchItemState state);
char *ingot_closure_batch_item_text (gpointer self,
                                     IngotBatchItemState state,
                                     IngotIngestToken *token,
                                     GError *error,
                                     const char *caveat);
char *ingot_closure_batch_item_label (gpointer self, const char *name, const char *text);
char *ingot_batch_describe (IngotBatch *batch);

void ingot_batch_closures_bind (GtkWidgetClass *widget_class);

G_END_DECLS
