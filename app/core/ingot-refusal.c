/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a server refuses a change that nothing spoke against: others are at work as well. */
#include "config.h"

#include "ingot-refusal.h"

#include "ingot-failure.h"
#include "ingot-text.h"

#include <glib/gi18n-lib.h>

static void
explain (IngotOutcome *outcome, IngotError code, char *sentence)
{
  g_autofree char *owned = sentence;
  GError *explained = ingot_failure_new_about (code, owned, outcome->error);

  g_clear_error (&outcome->error);
  outcome->error = explained;
}

static gboolean
is_listed (const char *name, GPtrArray *tokens)
{
  for (guint i = 0; i < tokens->len; i++)
    if (g_str_equal (ingot_ingest_token_get_name (tokens->pdata[i]), name))
      return TRUE;
  return FALSE;
}

static void
explain_missing_token (const IngotRefusal *self, IngotOutcome *outcome)
{
  g_autofree char *name = ingot_text_isolate (self->token_name);

  if (self->kind != INGOT_CHANGE_REMOVE_TOKEN)
    {
      explain (outcome, INGOT_ERROR_NOT_FOUND,
               /* Translators: %s is an ingest token */
               g_strdup_printf (_ ("Somebody has deleted the ingest token “%s” meanwhile."), name));
      return;
    }
  g_clear_error (&outcome->error);
  /* Translators: %s is an ingest token */
  outcome->caveat = g_strdup_printf (_ ("“%s” was already deleted"), name);
}

static char *
describe_gone (const char *domain_name)
{
  g_autofree char *name = ingot_text_isolate (domain_name);

  /* Translators: %s is a repository */
  return g_strdup_printf (_ ("The repository “%s” is not on the server any more, and its ingest "
                             "tokens are gone with it. Close this and choose another one."),
                          name);
}

static void
explain_gone (const IngotRefusal *self, IngotOutcome *outcome)
{
  explain (outcome, INGOT_ERROR_NOT_FOUND, describe_gone (self->domain_name));
}

static void
explain_revoked (const IngotRefusal *self, IngotOutcome *outcome)
{
  g_autofree char *name = ingot_text_isolate (self->domain_name);

  explain (outcome, INGOT_ERROR_NOT_PERMITTED,
           /* Translators: %s is a repository; the name of the permission is LogScale's */
           g_strdup_printf (_ ("You do not have the permission “Change ingest tokens” on “%s” any "
                               "more. Ask an administrator of this repository."),
                            name));
}

static void
explain_renamed (const char *new_name, IngotOutcome *outcome)
{
  g_autofree char *name = ingot_text_isolate (new_name);

  explain (
      outcome, INGOT_ERROR_RENAMED,
      /* Translators: %s is a repository */
      g_strdup_printf (_ ("Somebody has renamed the repository: it is called “%s” now. Nothing "
                          "was changed in it yet; you can press the button again."),
                       name));
}

/**
 * ingot_refusal_is_worth_a_look: (skip)
 * @error: why a change was not done
 *
 * Tells whether what the server has now may explain @error.
 *
 * Returns: %TRUE if the server understood and refused
 */
gboolean
ingot_refusal_is_worth_a_look (const GError *error)
{
  return g_error_matches (error, INGOT_ERROR, INGOT_ERROR_REFUSED) ||
         g_error_matches (error, INGOT_ERROR, INGOT_ERROR_NOT_PERMITTED);
}

/**
 * ingot_refusal_explain: (skip)
 * @self: what was refused
 * @reading: what the server has now
 * @outcome: what came of it; changed
 *
 * Says what others have done that explains a refusal. The server's own words follow.
 *
 * To delete what is deleted already is done, with a caveat that says so.
 */
void
ingot_refusal_explain (const IngotRefusal *self, const IngotReading *reading, IngotOutcome *outcome)
{
  const char *new_name =
      reading->domain != NULL ? ingot_search_domain_get_name (reading->domain) : NULL;

  if (reading->state == INGOT_REPOSITORY_GONE)
    explain_gone (self, outcome);
  else if (reading->state == INGOT_REPOSITORY_NO_PERMISSION)
    explain_revoked (self, outcome);
  else if (reading->tokens != NULL && self->kind != INGOT_CHANGE_ADD_TOKEN &&
           !is_listed (self->token_name, reading->tokens))
    explain_missing_token (self, outcome);
  else if (new_name != NULL && !g_str_equal (new_name, self->domain_name))
    explain_renamed (new_name, outcome);
}

/**
 * ingot_refusal_explain_parser: (skip)
 * @self: what was refused, with a parser
 * @parsers: (element-type IngotParser): those that can be assigned now
 * @outcome: what came of it; changed
 *
 * Says so if the parser is not there any more.
 */
void
ingot_refusal_explain_parser (const IngotRefusal *self, GListModel *parsers, IngotOutcome *outcome)
{
  g_autofree char *name = ingot_text_isolate (ingot_parser_get_display_name (self->parser));

  for (guint i = 0; i < g_list_model_get_n_items (parsers); i++)
    {
      g_autoptr (IngotParser) parser = g_list_model_get_item (parsers, i);

      if (g_str_equal (ingot_parser_get_id (parser), ingot_parser_get_id (self->parser)))
        return;
    }
  explain (
      outcome, INGOT_ERROR_NOT_FOUND,
      /* Translators: %s is a parser */
      g_strdup_printf (_ ("The parser “%s” is not there any more. Choose another one."), name));
}

/**
 * ingot_refusal_explain_feature: (skip)
 * @outcome: what came of turning on a feature; changed if that was refused
 *
 * Says who may turn on a feature: somebody who could may have lost the right meanwhile.
 */
void
ingot_refusal_explain_feature (IngotOutcome *outcome)
{
  const GError *error = outcome->error;

  if (g_error_matches (error, INGOT_ERROR, INGOT_ERROR_NOT_PERMITTED) ||
      (g_error_matches (error, INGOT_ERROR, INGOT_ERROR_REFUSED) &&
       ingot_error_is_understood (error)))
    explain (outcome, INGOT_ERROR_NOT_ENABLED,
             g_strdup (_ ("Only root users of the server can enable it. Ask one of them, or turn "
                          "off “Custom Token” to have the server make a token.")));
}

/**
 * ingot_refusal_gone:
 * @domain_name: what a repository was called
 *
 * Says of a repository that was deleted what is left to do.
 *
 * Returns: (transfer full): %INGOT_ERROR_NOT_FOUND
 */
GError *
ingot_refusal_gone (const char *domain_name)
{
  g_autofree char *sentence = describe_gone (domain_name);

  return g_error_new_literal (INGOT_ERROR, INGOT_ERROR_NOT_FOUND, sentence);
}

/**
 * ingot_refusal_ambiguous: (skip)
 * @token_name: a name
 * @n_tokens: how many ingest tokens have it
 *
 * Refuses, before the server is asked, what would change one of several and nobody knows which.
 *
 * Returns: (transfer full): %INGOT_ERROR_AMBIGUOUS
 */
GError *
ingot_refusal_ambiguous (const char *token_name, guint n_tokens)
{
  g_autofree char *name = ingot_text_isolate (token_name);

  return g_error_new (
      INGOT_ERROR, INGOT_ERROR_AMBIGUOUS,
      /* Translators: a number, always more than 1, and what they are called */
      ngettext ("%u ingest token here is called “%s”. A server tells them apart by their "
                "names only, so nobody knows which one it would change. Nothing was sent. "
                "They can still be copied and used.",
                "%u ingest tokens here are called “%s”. A server tells them apart by their "
                "names only, so nobody knows which one it would change. Nothing was sent. "
                "They can still be copied and used.",
                n_tokens),
      n_tokens, name);
}

/**
 * ingot_refusal_another: (skip)
 * @token_name: a name
 *
 * Refuses, before the server is asked, what would change another ingest token than was meant.
 *
 * Returns: (transfer full): %INGOT_ERROR_NOT_FOUND
 */
GError *
ingot_refusal_another (const char *token_name)
{
  g_autofree char *name = ingot_text_isolate (token_name);

  return g_error_new (INGOT_ERROR, INGOT_ERROR_NOT_FOUND,
                      /* Translators: %s is an ingest token */
                      _ ("The ingest token “%s” that was meant is not here any more. Nothing was "
                         "sent: what is called so now may be another one. Close this and look at "
                         "the list."),
                      name);
}

/**
 * ingot_refusal_moved: (skip)
 *
 * Refuses, before anything is sent, what was meant for the address that a server had before: what
 * is at the new one may be another server.
 *
 * Returns: (transfer full): %INGOT_ERROR_MOVED
 */
GError *
ingot_refusal_moved (void)
{
  return g_error_new_literal (
      INGOT_ERROR, INGOT_ERROR_MOVED,
      _ ("The server has got another address meanwhile. This is for the one before, so nothing is "
         "sent to the new one from here. Close this and open it again."));
}
