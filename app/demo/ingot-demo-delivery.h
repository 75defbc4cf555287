/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-demo-answer.h"

G_BEGIN_DECLS

GHashTable *ingot_demo_deliveries_new (void);
void ingot_demo_deliveries_add (GHashTable *deliveries,
                                SoupServerMessage *message,
                                IngotDemoAnswer *answer,
                                const IngotDemoFault *fault,
                                guint latency);
void ingot_demo_deliveries_release (GHashTable *deliveries);

G_END_DECLS
