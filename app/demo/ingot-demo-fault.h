/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IngotDemoFaultKind:
 * @INGOT_DEMO_FAULT_NONE: nothing goes wrong
 * @INGOT_DEMO_FAULT_STATUS: `status` and a text; not executed
 * @INGOT_DEMO_FAULT_REDIRECT: 302 to a sign-in page; not executed
 * @INGOT_DEMO_FAULT_HTML: 200 and a web page; not executed
 * @INGOT_DEMO_FAULT_BODY: 200 and `text` as if it were JSON; not executed
 * @INGOT_DEMO_FAULT_GRAPHQL_ERROR: `data` null, an error with `text` and perhaps `state`; not
 *   executed
 * @INGOT_DEMO_FAULT_CLOSE: the connection ends without an answer; not executed
 * @INGOT_DEMO_FAULT_GIGANTIC: JSON of `size` bytes; not executed
 * @INGOT_DEMO_FAULT_GIGANTIC_GZIP: the same, compressed to almost nothing; not executed
 * @INGOT_DEMO_FAULT_PARTIAL: executed; beside `data` an error with `text`
 * @INGOT_DEMO_FAULT_CUT: executed; the connection ends in the middle of the answer
 * @INGOT_DEMO_FAULT_EXECUTED_CLOSE: executed; the connection ends without an answer
 * @INGOT_DEMO_FAULT_EXECUTED_STATUS: executed; then `status` and a text
 * @INGOT_DEMO_FAULT_LATE: executed; the answer comes after `delay`
 * @INGOT_DEMO_FAULT_HELD: executed; the answer comes after ingot_demo_server_release()
 * @INGOT_DEMO_FAULT_DRIP: executed; a byte of the answer's body every `delay`
 *
 * What can go wrong.
 */
typedef enum
{
  INGOT_DEMO_FAULT_NONE,
  INGOT_DEMO_FAULT_STATUS,
  INGOT_DEMO_FAULT_REDIRECT,
  INGOT_DEMO_FAULT_HTML,
  INGOT_DEMO_FAULT_BODY,
  INGOT_DEMO_FAULT_GRAPHQL_ERROR,
  INGOT_DEMO_FAULT_CLOSE,
  INGOT_DEMO_FAULT_GIGANTIC,
  INGOT_DEMO_FAULT_GIGANTIC_GZIP,
  INGOT_DEMO_FAULT_PARTIAL, /* from here on the request is executed */
  INGOT_DEMO_FAULT_CUT,
  INGOT_DEMO_FAULT_EXECUTED_CLOSE,
  INGOT_DEMO_FAULT_EXECUTED_STATUS,
  INGOT_DEMO_FAULT_LATE,
  INGOT_DEMO_FAULT_HELD,
  INGOT_DEMO_FAULT_DRIP,
} IngotDemoFaultKind;

/**
 * IngotDemoFault:
 * @kind: what goes wrong
 * @status: an HTTP status
 * @text: (nullable): a body or a message; %NULL for what a server would say
 * @field: (nullable): an input field in `state`
 * @reason: (nullable): what `state` says of @field
 * @retry_after: seconds in `Retry-After`; 0 for no such header
 * @delay: how late the answer is, in milliseconds; for %INGOT_DEMO_FAULT_DRIP how late each byte
 * @size: bytes
 *
 * Something that goes wrong on purpose. Texts are copied by ingot_demo_server_add_fault ().
 */
typedef struct
{
  IngotDemoFaultKind kind;
  guint status;
  const char *text;
  const char *field;
  const char *reason;
  guint retry_after;
  guint delay;
  goffset size;
} IngotDemoFault;

typedef struct _IngotDemoFaults IngotDemoFaults;

IngotDemoFaults *ingot_demo_faults_new (void);
void ingot_demo_faults_free (IngotDemoFaults *self);
void ingot_demo_faults_add (IngotDemoFaults *self,
                            const char *operation,
                            const IngotDemoFault *fault,
                            guint count);
void ingot_demo_faults_release (IngotDemoFaults *self);
IngotDemoFault ingot_demo_faults_take (IngotDemoFaults *self, const char *operation);
gboolean ingot_demo_fault_is_executed (const IngotDemoFault *fault);

G_END_DECLS
