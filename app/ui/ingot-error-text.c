/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-error-text.h"

#include "ingot-closures.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const char *icon_name;
  const char *title;
} ErrorText;

static const ErrorText error_texts[] = {
  [INGOT_ERROR_UNREACHABLE] = { "computer-fail-symbolic", N_ ("Server Cannot Be Reached") },
  [INGOT_ERROR_TLS] = { "dialog-warning-symbolic", N_ ("Connection Is Not Secure") },
  [INGOT_ERROR_TIMED_OUT] = { "computer-fail-symbolic", N_ ("Server Did Not Answer in Time") },
  [INGOT_ERROR_CONNECTION_LOST] = { "computer-fail-symbolic", N_ ("Connection Lost") },
  [INGOT_ERROR_NOT_LOGSCALE] = { "dialog-warning-symbolic", N_ ("Not a LogScale Server") },
  [INGOT_ERROR_REDIRECTED] = { "dialog-warning-symbolic", N_ ("Server Points Elsewhere") },
  [INGOT_ERROR_AUTHENTICATION] = { "dialog-password-symbolic", N_ ("API Token Not Accepted") },
  [INGOT_ERROR_NOT_PERMITTED] = { "changes-prevent-symbolic", N_ ("Not Permitted") },
  [INGOT_ERROR_NOT_FOUND] = { "dialog-warning-symbolic", N_ ("Not on the Server") },
  [INGOT_ERROR_REFUSED] = { "computer-fail-symbolic", N_ ("The Server Reported an Error") },
  [INGOT_ERROR_UNAVAILABLE] = { "computer-fail-symbolic", N_ ("Server Is Not Available Now") },
  [INGOT_ERROR_TOO_LARGE] = { "dialog-warning-symbolic", N_ ("Answer Is Too Large") },
  [INGOT_ERROR_INCOMPLETE] = { "dialog-warning-symbolic", N_ ("Answer Is Incomplete") },
  [INGOT_ERROR_OUTCOME_UNKNOWN] = { "dialog-warning-symbolic", N_ ("Outcome Unknown") },
  [INGOT_ERROR_READ_ONLY] = { "changes-prevent-symbolic", N_ ("Server Is Read-Only") },
  [INGOT_ERROR_CANCELLED] = { "process-stop-symbolic", N_ ("Stopped") },
  [INGOT_ERROR_RENAMED] = { "dialog-warning-symbolic", N_ ("Repository Was Renamed") },
  [INGOT_ERROR_AMBIGUOUS] = { "dialog-warning-symbolic", N_ ("Name Is Not Unique") },
  [INGOT_ERROR_MOVED] = { "dialog-warning-symbolic", N_ ("Server Has Another Address") },
  [INGOT_ERROR_NOT_ENABLED] = { "changes-prevent-symbolic", N_ ("Feature Was Not Enabled") },
};

static const ErrorText other_error = { "dialog-warning-symbolic", N_ ("Something Went Wrong") };

static const ErrorText *
get_text (const GError *error)
{
  if (error->domain != INGOT_ERROR || (guint) error->code >= G_N_ELEMENTS (error_texts))
    return &other_error;
  return &error_texts[error->code];
}

/* Errors of ours are sentences of the core, which has quoted a server's words and made them safe.
 */
static char *
dup_message (const GError *error)
{
  if (error->domain != INGOT_ERROR)
    return ingot_closure_safe_lines (NULL, error->message);
  return g_strdup (error->message);
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

      g_autofree char *field = ingot_closure_safe_text (NULL, state->field);
      g_autofree char *reason = ingot_closure_safe_text (NULL, state->reason);

      g_string_append_printf (report, "%s: %s\n", field, reason);
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
 * Says what went wrong in a sentence; that of a refusal quotes the server.
 *
 * Returns: (transfer full): plain text, fit to be shown
 */
char *
ingot_error_text_describe (const GError *error)
{
  return dup_message (error);
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

/* The server's release belongs before the last line, the time. */
static GPtrArray *
split_details (const char *details, const char *version)
{
  g_auto (GStrv) lines = g_strsplit (details, "\n", -1);
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);
  const guint n_lines = g_strv_length (lines);

  for (guint i = 0; i < n_lines; i++)
    {
      if (version != NULL && i + 1 == n_lines)
        g_ptr_array_add (all, g_strdup_printf ("%s\tLogScale %s", _ ("Server"), version));
      g_ptr_array_add (all, g_strdup (lines[i]));
    }
  return all;
}

static guint
measure_name (const char *line)
{
  const char *tab = strchr (line, '\t');

  return tab != NULL ? (guint) g_utf8_strlen (line, tab - line) : 0;
}

/* Values below each other, where every letter is as wide as the other. */
static char *
align (GPtrArray *lines)
{
  GString *text = g_string_new (NULL);
  guint width = 0;

  for (guint i = 0; i < lines->len; i++)
    width = MAX (width, measure_name (lines->pdata[i]));
  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = lines->pdata[i];
      const char *tab = strchr (line, '\t');

      g_string_append (text, i > 0 ? "\n" : "");
      if (tab != NULL)
        g_string_append_printf (text, "%.*s%*s %s", (int) (tab - line), line,
                                (int) (width - measure_name (line)), "", tab + 1);
      else
        g_string_append (text, line);
    }
  return g_string_free_and_steal (text);
}

/**
 * ingot_error_text_get_details:
 * @error: an error of any domain
 * @version: (nullable): the release of the server
 *
 * Gets what a support ticket needs beyond the message; the message itself if nothing else is known.
 *
 * Returns: (transfer full): lines of plain text, fit to be shown, without a secret
 */
char *
ingot_error_text_get_details (const GError *error, const char *version)
{
  const char *details = get_details (error);
  g_autoptr (GPtrArray) lines = details != NULL ? split_details (details, version) : NULL;

  return lines != NULL ? align (lines) : dup_message (error);
}

/**
 * ingot_error_text_report:
 * @error: an error
 * @version: (nullable): the release of the server
 *
 * Writes down everything that is known of @error, for a support ticket.
 *
 * Returns: (transfer full): lines of plain text, without a secret
 */
char *
ingot_error_text_report (const GError *error, const char *version)
{
  GString *report = g_string_new (NULL);
  g_autofree char *message = dup_message (error);

  g_string_append_printf (report, "%s\n%s\n", ingot_error_text_get_title (error), message);
  append_states (report, error);
  if (get_details (error) != NULL)
    {
      g_autofree char *details = ingot_error_text_get_details (error, version);

      g_string_append_printf (report, "%s\n", details);
    }
  return g_string_free_and_steal (report);
}
