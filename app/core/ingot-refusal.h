/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-change.h"
#include "ingot-reading.h"

G_BEGIN_DECLS

/**
 * IngotRefusal:
 * @kind: what was to be done
 * @domain_name: what the repository was called
 * @token_name: the ingest token
 * @parser: (nullable): the parser that it was to have
 *
 * A change that the server refused.
 */
typedef struct
{
  IngotChangeKind kind;
  const char *domain_name;
  const char *token_name;
  IngotParser *parser;
} IngotRefusal;

gboolean ingot_refusal_is_worth_a_look (const GError *error);
void ingot_refusal_explain (const IngotRefusal *self,
                            const IngotReading *reading,
                            IngotOutcome *outcome);
void
ingot_refusal_explain_parser (const IngotRefusal *self, GListModel *parsers, IngotOutcome *outcome);
void ingot_refusal_explain_feature (IngotOutcome *outcome);
GError *ingot_refusal_gone (const char *domain_name);
GError *ingot_refusal_ambiguous (const char *token_name, guint n_tokens);
GError *ingot_refusal_another (const char *token_name);
GError *ingot_refusal_moved (void);

G_END_DECLS
