/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-repository.h"

G_BEGIN_DECLS

/**
 * IngotNameVerdict:
 * @INGOT_NAME_GOOD: nothing is known to be wrong with it
 * @INGOT_NAME_EMPTY: there is no name yet
 * @INGOT_NAME_TAKEN: the repository has a token of this name
 * @INGOT_NAME_HAS_LINE_BREAK: allowed, and hardly ever meant
 * @INGOT_NAME_HAS_OUTER_SPACE: allowed, and hardly ever meant
 *
 * What can be said of a token's name before the server is asked. LogScale's own rules are not
 * public, so only what is certain stands in the way.
 */
typedef enum
{
  INGOT_NAME_GOOD,
  INGOT_NAME_EMPTY,
  INGOT_NAME_TAKEN,
  INGOT_NAME_HAS_LINE_BREAK,
  INGOT_NAME_HAS_OUTER_SPACE,
} IngotNameVerdict;

/**
 * IngotCreateForm:
 * @name: the name as typed, never changed
 * @parser: (nullable): the parser to assign
 * @custom_token: (nullable): the value that the token shall have; %NULL lets the server make one
 *
 * What a person wants a new ingest token to be.
 */
typedef struct
{
  char *name;
  IngotParser *parser;
  char *custom_token;
} IngotCreateForm;

IngotCreateForm *ingot_create_form_new (void);
void ingot_create_form_free (IngotCreateForm *self);
gboolean ingot_create_form_set_name (IngotCreateForm *self, const char *name);
gboolean ingot_create_form_set_custom_token (IngotCreateForm *self, const char *custom_token);
gboolean ingot_create_form_set_parser (IngotCreateForm *self, IngotParser *parser);
IngotNameVerdict ingot_create_form_judge_name (IngotCreateForm *self, GListModel *tokens);
gboolean ingot_create_form_is_complete (IngotCreateForm *self, GListModel *tokens);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IngotCreateForm, ingot_create_form_free)

/**
 * IngotEditForm:
 * @assigned: (nullable): the parser that the token has
 * @parser: (nullable): the parser that it shall have
 *
 * What a person wants of an ingest token that exists.
 */
typedef struct
{
  IngotParser *assigned;
  IngotParser *parser;
} IngotEditForm;

IngotEditForm *ingot_edit_form_new (IngotParser *assigned);
void ingot_edit_form_free (IngotEditForm *self);
gboolean ingot_edit_form_set_assigned (IngotEditForm *self, IngotParser *assigned);
gboolean ingot_edit_form_set_parser (IngotEditForm *self, IngotParser *parser);
gboolean ingot_edit_form_is_changed (IngotEditForm *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IngotEditForm, ingot_edit_form_free)

gboolean ingot_name_verdict_allows (IngotNameVerdict verdict);
const char *ingot_name_verdict_to_sentence (IngotNameVerdict verdict);

G_END_DECLS
