/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-demo-server.h"

G_BEGIN_DECLS

IngotDemoServer *generation_server_new (const IngotDemoOptions *options);
gboolean generation_lacks (const char *what);
gboolean generation_repeats (void);

G_END_DECLS
