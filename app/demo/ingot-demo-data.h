/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-demo-store.h"

G_BEGIN_DECLS

void ingot_demo_data_fill (IngotDemoStore *store, const IngotDemoOptions *options);

G_END_DECLS
