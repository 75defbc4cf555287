/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-token-form.h"

#include "ingot-typed-text.h"

#include <glib/gi18n.h>

static void
wipe (char **secret)
{
  if (*secret != NULL)
    explicit_bzero (*secret, strlen (*secret));
  g_clear_pointer (secret, g_free);
}

static gboolean
is_taken (const char *name, GListModel *tokens)
{
  for (guint i = 0; tokens != NULL && i < g_list_model_get_n_items (tokens); i++)
    {
      g_autoptr (IngotIngestToken) token = g_list_model_get_item (tokens, i);

      if (g_str_equal (ingot_ingest_token_get_name (token), name))
        return TRUE;
    }
  return FALSE;
}

/**
 * ingot_create_form_new:
 *
 * Creates an empty form: no name, no parser, a token that the server makes.
 *
 * Returns: (transfer full): the form
 */
IngotCreateForm *
ingot_create_form_new (void)
{
  IngotCreateForm *self = g_new0 (IngotCreateForm, 1);

  self->name = g_strdup ("");
  return self;
}

/**
 * ingot_create_form_free:
 * @self: (transfer full): a form
 *
 * Frees @self and what was typed into it.
 */
void
ingot_create_form_free (IngotCreateForm *self)
{
  g_free (self->name);
  g_clear_object (&self->parser);
  wipe (&self->custom_token);
  g_free (self);
}

/**
 * ingot_create_form_set_name:
 * @self: a form
 * @name: the name, as typed
 *
 * Sets the name that the token shall have.
 *
 * Returns: %TRUE if that is another one than before
 */
gboolean
ingot_create_form_set_name (IngotCreateForm *self, const char *name)
{
  return g_set_str (&self->name, name);
}

/**
 * ingot_create_form_set_parser:
 * @self: a form
 * @parser: (nullable): a parser
 *
 * Sets the parser that the token shall have.
 *
 * Returns: %TRUE if that is another one than before
 */
gboolean
ingot_create_form_set_parser (IngotCreateForm *self, IngotParser *parser)
{
  return g_set_object (&self->parser, parser);
}

/**
 * ingot_create_form_set_custom_token:
 * @self: a form
 * @custom_token: (nullable): the text that the token shall have, as typed; %NULL lets the server
 *   make one
 *
 * Sets the text that the token shall have. The one before is wiped.
 *
 * Returns: %TRUE if that is another one than before
 */
gboolean
ingot_create_form_set_custom_token (IngotCreateForm *self, const char *custom_token)
{
  if (g_strcmp0 (self->custom_token, custom_token) == 0)
    return FALSE;
  wipe (&self->custom_token);
  self->custom_token = g_strdup (custom_token);
  return TRUE;
}

/**
 * ingot_create_form_judge_name:
 * @self: a form
 * @tokens: (nullable): the #IngotIngestToken items of the repository, as far as they are known
 *
 * Tells what is wrong with the name, the worst first.
 *
 * Returns: the verdict
 */
IngotNameVerdict
ingot_create_form_judge_name (IngotCreateForm *self, GListModel *tokens)
{
  if (self->name[0] == '\0')
    return INGOT_NAME_EMPTY;
  if (is_taken (self->name, tokens))
    return INGOT_NAME_TAKEN;
  if (ingot_typed_text_has_line_break (self->name))
    return INGOT_NAME_HAS_LINE_BREAK;
  if (ingot_typed_text_has_outer_space (self->name))
    return INGOT_NAME_HAS_OUTER_SPACE;
  return INGOT_NAME_GOOD;
}

/**
 * ingot_create_form_is_complete:
 * @self: a form
 * @tokens: (nullable): the #IngotIngestToken items of the repository, as far as they are known
 *
 * Tells whether @self can be sent.
 *
 * Returns: %TRUE if nothing in it is certain to be refused
 */
gboolean
ingot_create_form_is_complete (IngotCreateForm *self, GListModel *tokens)
{
  if (self->custom_token != NULL && self->custom_token[0] == '\0')
    return FALSE;
  return ingot_name_verdict_allows (ingot_create_form_judge_name (self, tokens));
}

/**
 * ingot_edit_form_new:
 * @assigned: (nullable): the parser that the token has
 *
 * Creates a form in which nothing is changed yet.
 *
 * Returns: (transfer full): the form
 */
IngotEditForm *
ingot_edit_form_new (IngotParser *assigned)
{
  IngotEditForm *self = g_new0 (IngotEditForm, 1);

  g_set_object (&self->assigned, assigned);
  g_set_object (&self->parser, assigned);
  return self;
}

/**
 * ingot_edit_form_free:
 * @self: (transfer full): a form
 *
 * Frees @self.
 */
void
ingot_edit_form_free (IngotEditForm *self)
{
  g_clear_object (&self->assigned);
  g_clear_object (&self->parser);
  g_free (self);
}

/**
 * ingot_edit_form_set_assigned:
 * @self: a form
 * @assigned: (nullable): the parser that the token has by now
 *
 * Sets what somebody else may have changed; what is picked stays.
 *
 * Returns: %TRUE if that is another one than before
 */
gboolean
ingot_edit_form_set_assigned (IngotEditForm *self, IngotParser *assigned)
{
  if (ingot_parser_is_same (self->assigned, assigned))
    return FALSE;
  g_set_object (&self->assigned, assigned);
  return TRUE;
}

/**
 * ingot_edit_form_set_parser:
 * @self: a form
 * @parser: (nullable): a parser
 *
 * Sets the parser that the token shall have.
 *
 * Returns: %TRUE if that is another one than before
 */
gboolean
ingot_edit_form_set_parser (IngotEditForm *self, IngotParser *parser)
{
  return g_set_object (&self->parser, parser);
}

/**
 * ingot_edit_form_is_changed:
 * @self: a form
 *
 * Tells whether there is something to save.
 *
 * Returns: %TRUE if the token shall have another parser than it has
 */
gboolean
ingot_edit_form_is_changed (IngotEditForm *self)
{
  return !ingot_parser_is_same (self->assigned, self->parser);
}

/**
 * ingot_name_verdict_allows:
 * @verdict: what is known of a name
 *
 * Tells whether a name may be sent to the server, which has the last word.
 *
 * Returns: %FALSE if it is certain to be refused
 */
gboolean
ingot_name_verdict_allows (IngotNameVerdict verdict)
{
  return verdict != INGOT_NAME_EMPTY && verdict != INGOT_NAME_TAKEN;
}

/**
 * ingot_name_verdict_to_sentence:
 * @verdict: what is known of a name
 *
 * Says @verdict to a person. An empty name needs no words: the field is empty.
 *
 * Returns: (nullable): a translated sentence, %NULL where there is nothing to say
 */
const char *
ingot_name_verdict_to_sentence (IngotNameVerdict verdict)
{
  switch (verdict)
    {
    case INGOT_NAME_TAKEN:
      return _ ("A token of this name exists here already");
    case INGOT_NAME_HAS_LINE_BREAK:
      return _ ("There is a line break in the name");
    case INGOT_NAME_HAS_OUTER_SPACE:
      return _ ("The name begins or ends with a space");
    case INGOT_NAME_GOOD:
    case INGOT_NAME_EMPTY:
    default:
      return NULL;
    }
}
