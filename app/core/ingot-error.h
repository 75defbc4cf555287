/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-certificate.h"

#include <glib.h>

G_BEGIN_DECLS

#define INGOT_ERROR (ingot_error_quark ())

/**
 * IngotError:
 * @INGOT_ERROR_UNREACHABLE: no connection; the request was certainly not executed
 * @INGOT_ERROR_TLS: the connection is not secure; nothing was sent
 * @INGOT_ERROR_TIMED_OUT: no answer within the deadline
 * @INGOT_ERROR_CONNECTION_LOST: the connection ended before an answer came
 * @INGOT_ERROR_NOT_LOGSCALE: an answer that no LogScale server gives
 * @INGOT_ERROR_REDIRECTED: the server sends elsewhere, to a sign-in page for example
 * @INGOT_ERROR_AUTHENTICATION: the API token is not accepted (HTTP 401), or there is none that is
 *   meant for the server
 * @INGOT_ERROR_NOT_PERMITTED: the API token is accepted, what it asked for is not (HTTP 403)
 * @INGOT_ERROR_NOT_FOUND: what was asked for is not there, or something else is in its place
 * @INGOT_ERROR_REFUSED: the server understood and refused, with a message and perhaps a `state`
 * @INGOT_ERROR_UNAVAILABLE: the server, or a proxy before it, cannot answer now (HTTP 429, 5xx)
 * @INGOT_ERROR_TOO_LARGE: the answer is larger than the bound
 * @INGOT_ERROR_INCOMPLETE: the answer ends early or lacks what it must have
 * @INGOT_ERROR_OUTCOME_UNKNOWN: a change was sent, its answer was lost, and looking did not tell
 * @INGOT_ERROR_READ_ONLY: the server is marked as read-only here; nothing was sent
 * @INGOT_ERROR_CANCELLED: the operation was cancelled
 * @INGOT_ERROR_RENAMED: a change was refused, as the search domain has another name by now
 * @INGOT_ERROR_AMBIGUOUS: a change was not sent, as several things have the name that is its key
 * @INGOT_ERROR_MOVED: the server has another address since; nothing was sent
 * @INGOT_ERROR_NOT_ENABLED: the server refused to turn on a feature, which only root users may do
 *
 * What can go wrong between a person and a LogScale server.
 */
typedef enum
{
  INGOT_ERROR_UNREACHABLE,
  INGOT_ERROR_TLS,
  INGOT_ERROR_TIMED_OUT,
  INGOT_ERROR_CONNECTION_LOST,
  INGOT_ERROR_NOT_LOGSCALE,
  INGOT_ERROR_REDIRECTED,
  INGOT_ERROR_AUTHENTICATION,
  INGOT_ERROR_NOT_PERMITTED,
  INGOT_ERROR_NOT_FOUND,
  INGOT_ERROR_REFUSED,
  INGOT_ERROR_UNAVAILABLE,
  INGOT_ERROR_TOO_LARGE,
  INGOT_ERROR_INCOMPLETE,
  INGOT_ERROR_OUTCOME_UNKNOWN,
  INGOT_ERROR_READ_ONLY,
  INGOT_ERROR_CANCELLED,
  INGOT_ERROR_RENAMED,
  INGOT_ERROR_AMBIGUOUS,
  INGOT_ERROR_MOVED,
  INGOT_ERROR_NOT_ENABLED,
} IngotError;

/**
 * IngotErrorState:
 * @field: the input field that the server names
 * @reason: what it says of it
 *
 * One entry of LogScale's `state`, which says more than the message often does.
 */
typedef struct
{
  char *field;
  char *reason;
} IngotErrorState;

GQuark ingot_error_quark (void);
void ingot_error_take_details (GError *error, GPtrArray *states, char *details);
GPtrArray *ingot_error_get_states (const GError *error);
const char *ingot_error_get_details (const GError *error);
void ingot_error_take_location (GError *error, char *location);
const char *ingot_error_get_location (const GError *error);
void ingot_error_take_certificate (GError *error, IngotCertificate *certificate);
const IngotCertificate *ingot_error_get_certificate (const GError *error);
void ingot_error_set_understood (GError *error);
gboolean ingot_error_is_understood (const GError *error);
gboolean ingot_error_may_have_been_executed (const GError *error);

IngotErrorState *ingot_error_state_new (const char *field, const char *reason);
void ingot_error_state_free (IngotErrorState *self);

G_END_DECLS
