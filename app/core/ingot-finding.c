/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of a change whose answer was lost, as far as the server's list tells, and in words.
 */
#include "config.h"

#include "ingot-finding.h"

#include "ingot-failure.h"
#include "ingot-feature.h"
#include "ingot-search-domain.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

static gboolean
has_name (IngotIngestToken *token, const char *name)
{
  return g_str_equal (ingot_ingest_token_get_name (token), name);
}

static gboolean
is_same_text (IngotIngestToken *token, const char *text)
{
  return g_strcmp0 (ingot_ingest_token_get_token (token), text) == 0;
}

static gboolean
has_asked_parser (const IngotAsked *asked, IngotIngestToken *token)
{
  IngotParser *parser = ingot_ingest_token_get_parser (token);

  if (parser == NULL || asked->parser == NULL)
    return parser == asked->parser;
  return g_str_equal (ingot_parser_get_id (parser), ingot_parser_get_id (asked->parser));
}

static gboolean
was_there_before (const IngotAsked *asked, IngotIngestToken *token)
{
  for (guint i = 0; i < asked->before->len; i++)
    if (is_same_text (token, ingot_ingest_token_get_token (asked->before->pdata[i])))
      return TRUE;
  return FALSE;
}

static GPtrArray *
collect (const IngotAsked *asked, GPtrArray *tokens)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < tokens->len; i++)
    if (has_name (tokens->pdata[i], asked->token_name))
      g_ptr_array_add (found, tokens->pdata[i]);
  return found;
}

/* A name says nothing: tokens of this name may have been there, others may have made one since. */
static IngotFinding
read_new (const IngotAsked *asked, IngotIngestToken *token)
{
  if (asked->custom_token != NULL)
    return is_same_text (token, asked->custom_token) ? INGOT_FINDING_DONE
                                                     : INGOT_FINDING_CONTRADICTED;
  return has_asked_parser (asked, token) ? INGOT_FINDING_DONE_BY_SOMEBODY
                                         : INGOT_FINDING_CONTRADICTED;
}

static IngotFinding
read_added (const IngotAsked *asked, GPtrArray *tokens, gpointer *record)
{
  g_autoptr (GPtrArray) found = collect (asked, tokens);
  IngotFinding finding = INGOT_FINDING_NOT_DONE;

  if (found->len > 0 && asked->before == NULL)
    return INGOT_FINDING_UNCLEAR;

  for (guint i = 0; i < found->len; i++)
    {
      if (was_there_before (asked, found->pdata[i]))
        continue;
      finding = read_new (asked, found->pdata[i]);
      *record = found->pdata[i];
      if (finding != INGOT_FINDING_CONTRADICTED)
        break;
    }
  return finding;
}

static IngotFinding
read_assigned (const IngotAsked *asked, GPtrArray *tokens, gpointer *record)
{
  g_autoptr (GPtrArray) found = collect (asked, tokens);

  if (found->len == 0)
    return INGOT_FINDING_IMPOSSIBLE;
  *record = found->pdata[0];
  return has_asked_parser (asked, *record) ? INGOT_FINDING_DONE : INGOT_FINDING_NOT_DONE;
}

/* One of the same name with another text is another one. */
static IngotFinding
read_removed (const IngotAsked *asked, GPtrArray *tokens, gpointer *record)
{
  g_autoptr (GPtrArray) found = collect (asked, tokens);
  const char *text = ingot_ingest_token_get_token (asked->token);

  if (found->len == 0)
    return INGOT_FINDING_DONE;
  for (guint i = 0; i < found->len; i++)
    if (text == NULL || is_same_text (found->pdata[i], text))
      return INGOT_FINDING_NOT_DONE;
  return INGOT_FINDING_DONE_BY_SOMEBODY;
}

static IngotFinding
read_star (const IngotAsked *asked, GPtrArray *domains, gpointer *record)
{
  *record = domains->len > 0 ? domains->pdata[0] : NULL;
  if (*record == NULL)
    return INGOT_FINDING_UNCLEAR;
  return ingot_search_domain_get_starred (*record) == (asked->kind == INGOT_CHANGE_ADD_STAR)
             ? INGOT_FINDING_DONE
             : INGOT_FINDING_NOT_DONE;
}

static IngotFinding
read_enabled (const IngotAsked *asked, GPtrArray *disabled, gpointer *record)
{
  for (guint i = 0; i < disabled->len; i++)
    if (g_strcmp0 (ingot_feature_get_flag (disabled->pdata[i]), asked->feature) == 0)
      return INGOT_FINDING_NOT_DONE;
  return INGOT_FINDING_DONE;
}

/* How each change is recognised, and what is told of it: not_yet if the server may still be at it,
 * unknown if looking failed, unlisted if looking is not allowed. */
static const struct
{
  IngotFinding (*read) (const IngotAsked *, GPtrArray *records, gpointer *record);
  const char *not_done;
  const char *not_yet;
  const char *unknown;
  const char *unlisted;
} kinds[] = {
  [INGOT_CHANGE_ADD_TOKEN] = {
    read_added,
    N_("The ingest token was not created."),
    N_("It could not be found out whether the ingest token was created. It is not there now, but "
       "the server may still be at work. Look at the list of ingest tokens before you try again."),
    N_("It could not be found out whether the ingest token was created. Look at the list of "
       "ingest tokens before you try again."),
    N_("It could not be found out whether the ingest token was created, as the list cannot be "
       "read. Ask somebody who can read it, or create one with another name."),
  },
  [INGOT_CHANGE_ASSIGN_PARSER] = {
    read_assigned,
    N_("The ingest token was not changed."),
    N_("It could not be found out whether the ingest token was changed. It still has the parser "
       "that it had, but the server may be at work. Look at its parser before you try again."),
    N_("It could not be found out whether the ingest token was changed. Look at its parser before "
       "you try again."),
    N_("It could not be found out whether the ingest token was changed, as the list cannot be "
       "read. You can try again: to do it twice does no harm."),
  },
  [INGOT_CHANGE_UNASSIGN_PARSER] = {
    read_assigned,
    N_("The ingest token was not changed."),
    N_("It could not be found out whether the ingest token was changed. It still has the parser "
       "that it had, but the server may be at work. Look at its parser before you try again."),
    N_("It could not be found out whether the ingest token was changed. Look at its parser before "
       "you try again."),
    N_("It could not be found out whether the ingest token was changed, as the list cannot be "
       "read. You can try again: to do it twice does no harm."),
  },
  [INGOT_CHANGE_REMOVE_TOKEN] = {
    read_removed,
    N_("The ingest token was not deleted."),
    N_("It could not be found out whether the ingest token was deleted. It is still there, but the "
       "server may be at work. Look at the list of ingest tokens before you try again."),
    N_("It could not be found out whether the ingest token was deleted. Look at the list of "
       "ingest tokens before you try again."),
    N_("It could not be found out whether the ingest token was deleted, as the list cannot be "
       "read. You can try again: if it is deleted already, the server says so."),
  },
  [INGOT_CHANGE_ADD_STAR] = {
    read_star,
    N_("The star was not added."),
    N_("It could not be found out whether the star was added. It is not there now, but the server "
       "may still be at work. Refresh the list before you try again."),
    N_("It could not be found out whether the star was added. Refresh the list before you try "
       "again."),
    N_("It could not be found out whether the star was added. Refresh the list before you try "
       "again."),
  },
  [INGOT_CHANGE_REMOVE_STAR] = {
    read_star,
    N_("The star was not removed."),
    N_("It could not be found out whether the star was removed. It is still there, but the server "
       "may be at work. Refresh the list before you try again."),
    N_("It could not be found out whether the star was removed. Refresh the list before you try "
       "again."),
    N_("It could not be found out whether the star was removed. Refresh the list before you try "
       "again."),
  },
  [INGOT_CHANGE_ENABLE_FEATURE] = {
    read_enabled,
    N_("The feature was not enabled."),
    N_("It could not be found out whether the feature was enabled. It is off now, but the server "
       "may still be at work. Create the ingest token again to see whether the server takes it."),
    N_("It could not be found out whether the feature was enabled. Create the ingest token again "
       "to see whether the server takes it."),
    N_("It could not be found out whether the feature was enabled. Create the ingest token again "
       "to see whether the server takes it."),
  },
};

static GPtrArray *
collect_before (const IngotChange *change)
{
  GPtrArray *before = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (change->before); i++)
    {
      g_autoptr (IngotIngestToken) token = g_list_model_get_item (change->before, i);

      if (g_strcmp0 (ingot_ingest_token_get_name (token), change->token_name) == 0)
        g_ptr_array_add (before, g_steal_pointer (&token));
    }
  return before;
}

static const char *
describe_contradiction (const IngotAsked *asked)
{
  if (asked->custom_token != NULL)
    return _ ("It could not be found out whether the ingest token was created. One of this name is "
              "there now, but not with the text that you chose: somebody else has probably created "
              "it, or the server chose another text. Look at it in the list before you use it, or "
              "take another name.");
  return _ ("It could not be found out whether the ingest token was created. One of this name is "
            "there now, but with another parser: somebody else has probably created it. Look at it "
            "in the list, or take another name.");
}

static const char *
describe_ignorance (const IngotAsked *asked, IngotFinding finding, const GError *looking)
{
  if (finding == INGOT_FINDING_CONTRADICTED)
    return describe_contradiction (asked);
  if (finding == INGOT_FINDING_NOT_DONE)
    return _ (kinds[asked->kind].not_yet);
  if (g_error_matches (looking, INGOT_ERROR, INGOT_ERROR_REFUSED))
    return _ (kinds[asked->kind].unlisted);
  return _ (kinds[asked->kind].unknown);
}

/**
 * ingot_asked_new: (skip)
 * @change: a change
 *
 * Keeps what is needed to send @change, and to recognise it later.
 *
 * Returns: (transfer full): what is asked
 */
IngotAsked *
ingot_asked_new (const IngotChange *change)
{
  IngotAsked *self = g_new0 (IngotAsked, 1);

  self->kind = change->kind;
  self->domain_name = g_strdup (change->domain_name);
  self->token_name = g_strdup (change->token_name);
  self->custom_token = g_strdup (change->custom_token);
  self->feature = g_strdup (change->feature);
  g_set_object (&self->token, change->token);
  g_set_object (&self->parser, change->parser);
  if (change->before != NULL)
    self->before = collect_before (change);
  return self;
}

/**
 * ingot_asked_free: (skip)
 * @self: (transfer full): what was asked
 *
 * Frees @self, and wipes the secret in it.
 */
void
ingot_asked_free (IngotAsked *self)
{
  g_free (self->domain_name);
  g_free (self->token_name);
  secret_password_free (self->custom_token);
  g_free (self->feature);
  g_clear_object (&self->token);
  g_clear_object (&self->parser);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_free (self);
}

/**
 * ingot_finding_read: (skip)
 * @asked: what was asked
 * @records: (element-type IngotRecord): what the server has now
 * @record: (out): the one that it is about, owned by @records
 *
 * Looks for what was asked in what the server has.
 *
 * Returns: what is found
 */
IngotFinding
ingot_finding_read (const IngotAsked *asked, GPtrArray *records, gpointer *record)
{
  *record = NULL;
  return kinds[asked->kind].read (asked, records, record);
}

/**
 * ingot_finding_dup_caveat: (skip)
 * @asked: what was asked
 * @finding: what is found, which is as asked
 *
 * Says what a person has to know although it was done.
 *
 * Returns: (transfer full) (nullable): sentences; %NULL if it was done without a doubt
 */
char *
ingot_finding_dup_caveat (const IngotAsked *asked, IngotFinding finding)
{
  if (finding != INGOT_FINDING_DONE_BY_SOMEBODY)
    return NULL;
  if (asked->kind == INGOT_CHANGE_REMOVE_TOKEN)
    return g_strdup (_ ("Somebody has created another ingest token of the same name meanwhile."));
  return g_strdup (_ ("The server’s answer was lost. An ingest token of this name and parser is "
                      "there now, but it cannot be told apart from one that somebody else created "
                      "at the same moment. If others create tokens here, ask them before you use "
                      "it."));
}

/**
 * ingot_finding_not_done: (skip)
 * @asked: what was asked
 * @finding: what is found
 * @lost: why the answer did not come
 *
 * Says that it was not done.
 *
 * Returns: (transfer full): an error with the code of @lost, or %INGOT_ERROR_NOT_FOUND
 */
GError *
ingot_finding_not_done (const IngotAsked *asked, IngotFinding finding, const GError *lost)
{
  g_autofree char *sentences = NULL;

  if (finding != INGOT_FINDING_IMPOSSIBLE)
    return ingot_failure_new_about (lost->code, _ (kinds[asked->kind].not_done), lost);
  sentences = g_strconcat (_ (kinds[asked->kind].not_done), " ",
                           _ ("It is not on the server any more."), NULL);
  return ingot_failure_new_about (INGOT_ERROR_NOT_FOUND, sentences, lost);
}

/**
 * ingot_finding_unknown: (skip)
 * @asked: what was asked
 * @finding: what is found
 * @lost: why the answer did not come
 * @looking: (nullable): why the server could not be looked at
 *
 * Says that it could not be found out, and what to do next.
 *
 * Returns: (transfer full): %INGOT_ERROR_OUTCOME_UNKNOWN
 */
GError *
ingot_finding_unknown (const IngotAsked *asked,
                       IngotFinding finding,
                       const GError *lost,
                       const GError *looking)
{
  return ingot_failure_new_about (INGOT_ERROR_OUTCOME_UNKNOWN,
                                  describe_ignorance (asked, finding, looking), lost);
}
