/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-connection-test.h"

G_BEGIN_DECLS

/* The steps, in order. */
typedef enum
{
  INGOT_CONNECTION_REACHED,
  INGOT_CONNECTION_SECURE,
  INGOT_CONNECTION_LOGSCALE,
  INGOT_CONNECTION_SIGNED_IN,
  INGOT_CONNECTION_REPOSITORIES,
  INGOT_CONNECTION_MAY_CHANGE,
} IngotConnectionStepKind;

#define INGOT_CONNECTION_N_STEPS (INGOT_CONNECTION_MAY_CHANGE + 1)

IngotConnectionStep *ingot_connection_step_new (IngotConnectionStepKind kind);
void ingot_connection_step_take (IngotConnectionStep *self,
                                 IngotConnectionStepState state,
                                 char *result);

G_END_DECLS
