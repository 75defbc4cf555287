/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-server.h"
#include "ingot-trust.h"

G_BEGIN_DECLS

/**
 * IngotConnectionStepState:
 * @INGOT_CONNECTION_STEP_WAITING: it was not tried yet
 * @INGOT_CONNECTION_STEP_RUNNING: it is being tried
 * @INGOT_CONNECTION_STEP_DONE: all is well
 * @INGOT_CONNECTION_STEP_WARNING: it works, and a person should know something about it
 * @INGOT_CONNECTION_STEP_FAILED: it does not work; what comes after it was not tried
 *
 * How far a step of a connection test is.
 */
typedef enum
{
  INGOT_CONNECTION_STEP_WAITING,
  INGOT_CONNECTION_STEP_RUNNING,
  INGOT_CONNECTION_STEP_DONE,
  INGOT_CONNECTION_STEP_WARNING,
  INGOT_CONNECTION_STEP_FAILED,
} IngotConnectionStepState;

#define INGOT_TYPE_CONNECTION_STEP_STATE (ingot_connection_step_state_get_type ())
GType ingot_connection_step_state_get_type (void);

#define INGOT_TYPE_CONNECTION_STEP (ingot_connection_step_get_type ())
G_DECLARE_FINAL_TYPE (IngotConnectionStep, ingot_connection_step, INGOT, CONNECTION_STEP, GObject)

const char *ingot_connection_step_get_title (IngotConnectionStep *self);
IngotConnectionStepState ingot_connection_step_get_state (IngotConnectionStep *self);
const char *ingot_connection_step_get_result (IngotConnectionStep *self);

#define INGOT_TYPE_CONNECTION_TEST (ingot_connection_test_get_type ())
G_DECLARE_FINAL_TYPE (IngotConnectionTest, ingot_connection_test, INGOT, CONNECTION_TEST, GObject)

IngotConnectionTest *ingot_connection_test_new (void);
GListModel *ingot_connection_test_get_steps (IngotConnectionTest *self);
gboolean ingot_connection_test_get_running (IngotConnectionTest *self);
const char *ingot_connection_test_get_address (IngotConnectionTest *self);
const GError *ingot_connection_test_get_error (IngotConnectionTest *self);

void ingot_connection_test_start (IngotConnectionTest *self,
                                  const char *address,
                                  const char *api_token,
                                  IngotTrust *trust);
void ingot_connection_test_start_saved (IngotConnectionTest *self,
                                        const char *address,
                                        IngotServer *server,
                                        IngotTrust *trust);
void ingot_connection_test_stop (IngotConnectionTest *self);

G_END_DECLS
