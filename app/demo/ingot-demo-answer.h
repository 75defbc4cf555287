/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-demo-fault.h"

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * IngotDemoAnswer:
 * @status: the HTTP status
 * @content_type: the media type of @body
 * @json: (nullable): what @body is still to be written from
 * @body: (nullable): what is sent
 *
 * An answer before it is sent.
 */
typedef struct
{
  guint status;
  const char *content_type;
  JsonNode *json;
  char *body;
} IngotDemoAnswer;

IngotDemoAnswer *ingot_demo_answer_new_text (guint status, const char *body);
IngotDemoAnswer *ingot_demo_answer_new_json (char *body);
IngotDemoAnswer *ingot_demo_answer_new_tree (JsonNode *json);
void ingot_demo_answer_free (IngotDemoAnswer *self);
IngotDemoAnswer *ingot_demo_answer_new_for_fault (const IngotDemoFault *fault);
void ingot_demo_answer_apply_fault (IngotDemoAnswer *self, const IngotDemoFault *fault);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IngotDemoAnswer, ingot_demo_answer_free)

G_END_DECLS
