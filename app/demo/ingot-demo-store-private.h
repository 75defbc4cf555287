/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-demo-store.h"

G_BEGIN_DECLS

struct _IngotDemoStore
{
  IngotDemoGeneration *generation;
  guint64 seed;
  gint64 clock;
  gboolean own_tokens;
  guint serial;
  GPtrArray *accounts; /* IngotDemoAccount */
  GHashTable *by_id;   /* id → IngotDemoDomain, which it owns */
  GHashTable *by_name; /* name → IngotDemoDomain */
  GPtrArray *sorted[INGOT_DEMO_N_ORDERS];
  GPtrArray *all_parsers; /* owns them */
  GPtrArray *built_in;    /* IngotDemoParser */
  GHashTable *features;   /* names of those that are on */
};

G_END_DECLS
