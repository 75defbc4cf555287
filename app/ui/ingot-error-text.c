/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-error-text.h"

#include "ingot-closures.h"

#include <glib/gi18n.h>

/* What a person reads of an error: what happened, and why that may be. The message itself is the
 * server's or the system's, and follows. */
typedef struct
{
  const char *icon_name;
  const char *title;
  const char *explanation;
} ErrorText;

static const ErrorText error_texts[] = {
  [INGOT_ERROR_UNREACHABLE] = { "computer-fail-symbolic", N_ ("Server Cannot Be Reached"),
                                N_ ("Check the network and the server’s address.") },
  [INGOT_ERROR_TLS] = { "dialog-warning-symbolic", N_ ("Connection Is Not Secure"),
                        N_ ("Nothing was sent to the server.") },
  [INGOT_ERROR_TIMED_OUT] = { "computer-fail-symbolic", N_ ("Server Did Not Answer in Time"),
                              N_ ("It may be busy or hard to reach.") },
  [INGOT_ERROR_CONNECTION_LOST] = { "computer-fail-symbolic", N_ ("Connection Lost"),
                                    N_ ("The connection ended before an answer came.") },
  [INGOT_ERROR_NOT_LOGSCALE] = { "dialog-warning-symbolic", N_ ("Not a LogScale Server"),
                                 N_ ("What answers at this address is something else.") },
  [INGOT_ERROR_REDIRECTED] = { "dialog-warning-symbolic", N_ ("Server Points Elsewhere"),
                               N_ ("The API token is not sent to another address. A sign-in page "
                                   "may stand in between.") },
  [INGOT_ERROR_AUTHENTICATION] = { "dialog-password-symbolic", N_ ("API Token Not Accepted"),
                                   N_ ("It may have expired, been deleted, or belong to another "
                                       "server.") },
  [INGOT_ERROR_NOT_PERMITTED] = { "changes-prevent-symbolic", N_ ("Not Permitted"),
                                  N_ ("The API token is accepted, but this is not allowed to "
                                      "it.") },
  [INGOT_ERROR_NOT_FOUND] = { "dialog-warning-symbolic", N_ ("Not on the Server"),
                              N_ ("It may have been renamed or deleted.") },
  [INGOT_ERROR_REFUSED] = { "computer-fail-symbolic", N_ ("The Server Reported an Error"), NULL },
  [INGOT_ERROR_UNAVAILABLE] = { "computer-fail-symbolic", N_ ("Server Is Not Available Now"),
                                N_ ("It answers, but cannot do this at the moment.") },
  [INGOT_ERROR_TOO_LARGE] = { "dialog-warning-symbolic", N_ ("Answer Is Too Large"),
                              N_ ("The server sent more than can be a sensible answer.") },
  [INGOT_ERROR_INCOMPLETE] = { "dialog-warning-symbolic", N_ ("Answer Is Incomplete"),
                               N_ ("The answer ends early or lacks what it must have.") },
  [INGOT_ERROR_OUTCOME_UNKNOWN] = { "dialog-warning-symbolic", N_ ("Outcome Unknown"),
                                    N_ ("The change was sent, but whether it was made could not be "
                                        "found out.") },
  [INGOT_ERROR_CANCELLED] = { "process-stop-symbolic", N_ ("Stopped"),
                              N_ ("This was stopped before it was done.") },
};

static const ErrorText other_error = { "dialog-warning-symbolic", N_ ("Something Went Wrong"),
                                       NULL };

static const ErrorText *
get_text (const GError *error)
{
  if (error->domain != INGOT_ERROR || (guint) error->code >= G_N_ELEMENTS (error_texts))
    return &other_error;
  return &error_texts[error->code];
}

/* Only an error of ours carries more than its message. */
static const char *
get_details (const GError *error)
{
  return error->domain == INGOT_ERROR ? ingot_error_get_details (error) : NULL;
}

static void
append_states (GString *report, const GError *error)
{
  GPtrArray *states = ingot_error_text_get_states (error);

  for (guint i = 0; states != NULL && i < states->len; i++)
    {
      IngotErrorState *state = g_ptr_array_index (states, i);

      g_string_append_printf (report, "%s: %s\n", state->field, state->reason);
    }
}

/**
 * ingot_error_text_get_icon_name:
 * @error: an error
 *
 * Gets the icon of what went wrong.
 *
 * Returns: (transfer none): the name of a symbolic icon
 */
const char *
ingot_error_text_get_icon_name (const GError *error)
{
  return get_text (error)->icon_name;
}

/**
 * ingot_error_text_get_title:
 * @error: an error
 *
 * Says in a few words what went wrong.
 *
 * Returns: (transfer none): the words, in title case
 */
const char *
ingot_error_text_get_title (const GError *error)
{
  return _ (get_text (error)->title);
}

/**
 * ingot_error_text_describe:
 * @error: an error
 *
 * Explains what went wrong, with the message that came with it. What a server refused is told in
 * its own words only.
 *
 * Returns: (transfer full): plain text, with nothing invisible in it
 */
char *
ingot_error_text_describe (const GError *error)
{
  const char *explanation = get_text (error)->explanation;
  g_autofree char *message = ingot_closure_isolate (NULL, error->message);

  if (g_error_matches (error, INGOT_ERROR, INGOT_ERROR_REFUSED))
    /* Translators: what a server said */
    return g_strdup_printf (_ ("“%s”"), message);
  if (explanation == NULL)
    return g_steal_pointer (&message);
  return g_strdup_printf ("%s\n%s", _ (explanation), message);
}

/**
 * ingot_error_text_get_states:
 * @error: an error of any domain
 *
 * Gets what the server said of single input fields.
 *
 * Returns: (transfer none) (nullable) (element-type IngotErrorState): the entries
 */
GPtrArray *
ingot_error_text_get_states (const GError *error)
{
  return error->domain == INGOT_ERROR ? ingot_error_get_states (error) : NULL;
}

/**
 * ingot_error_text_get_details:
 * @error: an error of any domain
 *
 * Gets what a support ticket needs beyond the message; the message itself if nothing else is known.
 *
 * Returns: (transfer full): lines of plain text, with nothing invisible in them
 */
char *
ingot_error_text_get_details (const GError *error)
{
  const char *details = get_details (error);

  return g_strchomp (ingot_closure_safe_lines (NULL, details != NULL ? details : error->message));
}

/**
 * ingot_error_text_report:
 * @error: an error
 *
 * Writes down everything that is known of @error, for a support ticket.
 *
 * Returns: (transfer full): lines of plain text, without a secret
 */
char *
ingot_error_text_report (const GError *error)
{
  GString *report = g_string_new (NULL);
  const char *details = get_details (error);
  g_autofree char *text = NULL;

  g_string_append_printf (report, "%s\n%s\n", ingot_error_text_get_title (error), error->message);
  append_states (report, error);
  if (details != NULL)
    g_string_append_printf (report, "%s\n", details);
  text = g_string_free_and_steal (report);
  return ingot_closure_safe_lines (NULL, text);
}
