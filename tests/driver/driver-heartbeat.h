/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DriverHeartbeat DriverHeartbeat;

DriverHeartbeat *driver_heartbeat_start (void);
double driver_heartbeat_stop (DriverHeartbeat *self, double *wall);

G_END_DECLS
