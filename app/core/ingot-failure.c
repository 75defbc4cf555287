/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-failure.h"

#include "ingot-address.h"
#include "ingot-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#define MAX_MESSAGES   5
#define MAX_FIRST_LINE 200

/* What a library reports, and what that means to a person. */
static const struct
{
  GQuark (*domain) (void);
  int code; /* -1: any */
  IngotError meaning;
} causes[] = {
  { g_io_error_quark, G_IO_ERROR_CANCELLED, INGOT_ERROR_CANCELLED },
  { g_io_error_quark, G_IO_ERROR_TIMED_OUT, INGOT_ERROR_TIMED_OUT },
  { g_io_error_quark, G_IO_ERROR_CONNECTION_REFUSED, INGOT_ERROR_UNREACHABLE },
  { g_io_error_quark, G_IO_ERROR_HOST_NOT_FOUND, INGOT_ERROR_UNREACHABLE },
  { g_io_error_quark, G_IO_ERROR_HOST_UNREACHABLE, INGOT_ERROR_UNREACHABLE },
  { g_io_error_quark, G_IO_ERROR_NETWORK_UNREACHABLE, INGOT_ERROR_UNREACHABLE },
  { g_io_error_quark, G_IO_ERROR_PROXY_FAILED, INGOT_ERROR_UNREACHABLE },
  { g_io_error_quark, G_IO_ERROR_PROXY_AUTH_FAILED, INGOT_ERROR_UNREACHABLE },
  { g_io_error_quark, G_IO_ERROR_PROXY_NEED_AUTH, INGOT_ERROR_UNREACHABLE },
  { g_io_error_quark, G_IO_ERROR_PROXY_NOT_ALLOWED, INGOT_ERROR_UNREACHABLE },
  { g_resolver_error_quark, -1, INGOT_ERROR_UNREACHABLE },
  { g_tls_error_quark, -1, INGOT_ERROR_TLS },
  { soup_session_error_quark, SOUP_SESSION_ERROR_PARSING, INGOT_ERROR_NOT_LOGSCALE },
};

/* Statuses other than 200; all others are not LogScale's. */
static const struct
{
  guint first;
  guint last;
  IngotError meaning;
} statuses[] = {
  { 300, 399, INGOT_ERROR_REDIRECTED },    { 401, 401, INGOT_ERROR_AUTHENTICATION },
  { 403, 403, INGOT_ERROR_NOT_PERMITTED }, { 404, 404, INGOT_ERROR_NOT_FOUND },
  { 408, 408, INGOT_ERROR_UNAVAILABLE },   { 410, 410, INGOT_ERROR_NOT_FOUND },
  { 429, 429, INGOT_ERROR_UNAVAILABLE },   { 500, 599, INGOT_ERROR_UNAVAILABLE },
};

static IngotError
find_status_meaning (guint status)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (status >= statuses[i].first && status <= statuses[i].last)
      return statuses[i].meaning;

  return INGOT_ERROR_NOT_LOGSCALE;
}

static IngotError
find_meaning (const IngotExchange *exchange, const GError *cause)
{
  IngotError meaning = INGOT_ERROR_CONNECTION_LOST;

  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    if (cause->domain == causes[i].domain () &&
        (causes[i].code == -1 || causes[i].code == cause->code))
      {
        meaning = causes[i].meaning;
        break;
      }

  /* Who does not even accept a connection has executed nothing. */
  if (meaning == INGOT_ERROR_TIMED_OUT && !exchange->sent)
    return INGOT_ERROR_UNREACHABLE;
  if (meaning == INGOT_ERROR_CANCELLED || meaning == INGOT_ERROR_TIMED_OUT)
    return meaning;
  if (exchange->status != 0)
    return INGOT_ERROR_INCOMPLETE;
  /* A connection may fail in the same words when a request is already on its way. */
  if (exchange->sent && meaning != INGOT_ERROR_NOT_LOGSCALE)
    return INGOT_ERROR_CONNECTION_LOST;
  return meaning;
}

static char *
describe_answer (const IngotExchange *exchange, guint n_errors)
{
  const gint64 ended = exchange->ended != 0 ? exchange->ended : g_get_monotonic_time ();
  const guint milliseconds = (guint) ((ended - exchange->begun) / 1000);
  g_autofree char *answer = NULL;
  g_autofree char *errors = NULL;

  if (exchange->status == 0)
    return g_strdup_printf (_ ("none after %u ms"), milliseconds);

  answer = g_strdup_printf (_ ("HTTP %u after %u ms"), exchange->status, milliseconds);
  if (n_errors == 0)
    return g_steal_pointer (&answer);

  errors = g_strdup_printf (ngettext ("%u error", "%u errors", n_errors), n_errors);
  return g_strdup_printf ("%s, %s", answer, errors);
}

static char *
describe_time (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%F %T %:z");
}

/* Lines of a name, a tab and a value: how they stand is for whoever shows them. */
static char *
join (const char *const *names, const char *const *values, guint n_lines)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < n_lines; i++)
    if (values[i] != NULL)
      g_string_append_printf (lines, "%s%s\t%s", lines->len > 0 ? "\n" : "", names[i], values[i]);
  return g_string_free_and_steal (g_steal_pointer (&lines));
}

static char *
describe (const IngotExchange *exchange, guint n_errors, const char *path)
{
  const char *names[] = { _ ("Operation"), _ ("Address"), _ ("Answer"), _ ("Path"), _ ("Time") };
  g_autofree char *address = g_uri_to_string (exchange->address);
  g_autofree char *answer = describe_answer (exchange, n_errors);
  g_autofree char *time = describe_time ();
  const char *values[] = { exchange->operation, address, answer, path, time };

  return join (names, values, G_N_ELEMENTS (names));
}

static char *
dup_first_line (const IngotExchange *exchange, const char *body, gsize length)
{
  const char *start = body;
  const char *end = body + length;
  const char *line_end;
  g_autofree char *line = NULL;

  while (start < end && g_ascii_isspace (*start))
    start++;
  for (line_end = start; line_end < end && *line_end != '\n' && *line_end != '\r';)
    line_end++;
  line = ingot_exchange_hide_secrets (exchange, start, line_end - start);
  return ingot_text_visible (line, -1, MAX_FIRST_LINE);
}

static char *
describe_certificate (const IngotExchange *exchange, const char *host, const char *cause)
{
  const char *words = exchange->certificate != NULL
                          ? ingot_certificate_describe_error (exchange->certificate)
                          : NULL;

  if (words != NULL)
    /* Translators: a server, and what is wrong with its certificate */
    return g_strdup_printf (_ ("The connection to %s is not secure: %s. Nothing was sent. Ask an "
                               "administrator of the server."),
                            host, words);
  /* Translators: a server, and why, in a library's words */
  return g_strdup_printf (_ ("The connection to %s is not secure: %s"), host, cause);
}

static char *
describe_cause (IngotError meaning, const char *host, const char *cause)
{
  switch (meaning)
    {
    case INGOT_ERROR_CANCELLED:
      return g_strdup (_ ("The operation was cancelled."));
    case INGOT_ERROR_TIMED_OUT:
      return g_strdup_printf (
          _ ("%s did not answer in time. It may be busy: try again in a moment."), host);
    case INGOT_ERROR_UNREACHABLE:
      /* Translators: a server, and why, in a library's words */
      return g_strdup_printf (_ ("%s cannot be reached: %s"), host, cause);
    case INGOT_ERROR_NOT_LOGSCALE:
      /* Translators: a server, and why, in a library's words */
      return g_strdup_printf (_ ("%s does not answer like a LogScale server: %s"), host, cause);
    case INGOT_ERROR_INCOMPLETE:
      /* Translators: a server, and why, in a library's words */
      return g_strdup_printf (_ ("The answer of %s ends early: %s. Try again."), host, cause);
    default:
      /* Translators: a server, and why, in a library's words */
      return g_strdup_printf (_ ("The connection to %s was lost before an answer came: %s"), host,
                              cause);
    }
}

/* Only where the redirection leads is shown: a query may carry somebody's secret. */
static char *
describe_redirection (const IngotExchange *exchange, const char *host, const char *location)
{
  g_autoptr (GUri) uri = location != NULL ? g_uri_parse_relative (exchange->address, location,
                                                                  SOUP_HTTP_URI_FLAGS, NULL)
                                          : NULL;
  g_autofree char *target = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *isolated = NULL;

  if (uri == NULL)
    return g_strdup_printf (_ ("%s sends elsewhere instead of answering."), host);

  target = g_uri_join (SOUP_HTTP_URI_FLAGS, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                       g_uri_get_port (uri), g_uri_get_path (uri), NULL, NULL);
  shown = ingot_exchange_hide_secrets (exchange, target, -1);
  isolated = ingot_text_isolate (shown);
  /* Translators: a server, and the address it sends to */
  return g_strdup_printf (_ ("%s sends to %s instead of answering. A sign-in page may stand before "
                             "it, or the address has changed."),
                          host, isolated);
}

static char *
describe_unavailable (const IngotExchange *exchange, const char *host, const char *retry_after)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = NULL;
  g_autofree char *time = NULL;
  guint64 seconds;

  if (retry_after == NULL ||
      !g_ascii_string_to_unsigned (retry_after, 10, 1, 86400, &seconds, NULL))
    return g_strdup_printf (_ ("%s cannot answer now (HTTP %u). Try again in a moment."), host,
                            exchange->status);

  then = g_date_time_add_seconds (now, (double) seconds);
  time = g_date_time_format (then, "%T");
  return g_strdup_printf (ngettext ("%s cannot answer now (HTTP %u). It asks to be left alone for "
                                    "%u second, until %s.",
                                    "%s cannot answer now (HTTP %u). It asks to be left alone for "
                                    "%u seconds, until %s.",
                                    seconds),
                          host, exchange->status, (guint) seconds, time);
}

static char *
describe_status (const IngotExchange *exchange,
                 IngotError meaning,
                 const char *host,
                 const char *location,
                 const char *retry_after)
{
  switch (meaning)
    {
    case INGOT_ERROR_AUTHENTICATION:
      return g_strdup_printf (
          _ ("%s does not accept the API token. It may have expired or been replaced."), host);
    case INGOT_ERROR_NOT_PERMITTED:
      return g_strdup_printf (_ ("%s does not allow this to the API token’s owner."), host);
    case INGOT_ERROR_NOT_FOUND:
      return g_strdup_printf (_ ("%s has no LogScale at this address."), host);
    case INGOT_ERROR_REDIRECTED:
      return describe_redirection (exchange, host, location);
    default:
      return describe_unavailable (exchange, host, retry_after);
    }
}

/**
 * ingot_failure_new: (skip)
 * @exchange: the request
 * @code: what went wrong
 * @message: a sentence that says so
 *
 * Makes an error that tells of a request.
 *
 * Returns: (transfer full): the error
 */
GError *
ingot_failure_new (const IngotExchange *exchange, IngotError code, const char *message)
{
  GError *error = g_error_new_literal (INGOT_ERROR, code, message);

  ingot_error_take_details (error, NULL, describe (exchange, 0, NULL));
  return error;
}

/**
 * ingot_failure_new_transport: (skip)
 * @exchange: the request
 * @cause: what GIO or libsoup reports
 *
 * Makes an error of what failed between here and the server.
 *
 * Returns: (transfer full): the error
 */
GError *
ingot_failure_new_transport (const IngotExchange *exchange, const GError *cause)
{
  const IngotError meaning = find_meaning (exchange, cause);
  g_autofree char *host = ingot_address_dup_host (exchange->address);
  g_autofree char *isolated = ingot_text_isolate (cause->message);
  g_autofree char *message = meaning == INGOT_ERROR_TLS
                                 ? describe_certificate (exchange, host, isolated)
                                 : describe_cause (meaning, host, isolated);
  GError *error;

  error = ingot_failure_new (exchange, meaning, message);
  if (meaning == INGOT_ERROR_TLS && exchange->certificate != NULL)
    ingot_error_take_certificate (error, ingot_certificate_ref (exchange->certificate));
  return error;
}

/**
 * ingot_failure_new_timed_out: (skip)
 * @exchange: the request
 *
 * Makes an error of a deadline that has passed, before or after anything was sent.
 *
 * Returns: (transfer full): the error
 */
GError *
ingot_failure_new_timed_out (const IngotExchange *exchange)
{
  const IngotError meaning = exchange->sent ? INGOT_ERROR_TIMED_OUT : INGOT_ERROR_UNREACHABLE;
  g_autofree char *host = ingot_address_dup_host (exchange->address);
  g_autofree char *message = describe_cause (meaning, host, _ ("no connection in time"));

  return ingot_failure_new (exchange, meaning, message);
}

/**
 * ingot_failure_new_too_large: (skip)
 * @exchange: the request
 * @bound: how many bytes are accepted
 *
 * Makes an error of an answer that nobody wants to hold.
 *
 * Returns: (transfer full): the error
 */
GError *
ingot_failure_new_too_large (const IngotExchange *exchange, gsize bound)
{
  g_autofree char *host = ingot_address_dup_host (exchange->address);
  g_autofree char *size = g_format_size_full (bound, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *message =
      /* Translators: a server, and a size such as 64.0 MiB */
      g_strdup_printf (_ ("The answer of %s is larger than %s."), host, size);

  return ingot_failure_new (exchange, INGOT_ERROR_TOO_LARGE, message);
}

/**
 * ingot_failure_new_not_logscale: (skip)
 * @exchange: the request
 * @body: (array length=length): the answer
 * @length: bytes of it
 *
 * Makes an error of an answer that no LogScale server gives, with its status and first line.
 *
 * Returns: (transfer full): the error
 */
GError *
ingot_failure_new_not_logscale (const IngotExchange *exchange, const char *body, gsize length)
{
  g_autofree char *host = ingot_address_dup_host (exchange->address);
  g_autofree char *line = dup_first_line (exchange, body, length);
  g_autofree char *quoted = ingot_text_quote (line);
  g_autofree char *message =
      *line == '\0'
          ? g_strdup_printf (_ ("%s does not answer like a LogScale server: HTTP %u, empty"), host,
                             exchange->status)
          : g_strdup_printf (_ ("%s does not answer like a LogScale server: HTTP %u, %s"), host,
                             exchange->status, quoted);

  return ingot_failure_new (exchange, INGOT_ERROR_NOT_LOGSCALE, message);
}

/**
 * ingot_failure_new_status: (skip)
 * @exchange: the request
 * @location: (nullable): where a redirection leads
 * @retry_after: (nullable): how long to wait, as the server said it
 * @body: (array length=length): the answer
 * @length: bytes of it
 *
 * Makes an error of an HTTP status other than 200. The body is then text, not JSON.
 *
 * Returns: (transfer full): the error
 */
GError *
ingot_failure_new_status (const IngotExchange *exchange,
                          const char *location,
                          const char *retry_after,
                          const char *body,
                          gsize length)
{
  const IngotError code = find_status_meaning (exchange->status);
  g_autofree char *host = NULL;
  g_autofree char *message = NULL;
  GError *error;

  if (code == INGOT_ERROR_NOT_LOGSCALE)
    return ingot_failure_new_not_logscale (exchange, body, length);

  host = ingot_address_dup_host (exchange->address);
  message = describe_status (exchange, code, host, location, retry_after);
  error = ingot_failure_new (exchange, code, message);
  if (code == INGOT_ERROR_REDIRECTED)
    ingot_error_take_location (error, g_strdup (location));
  return error;
}

/**
 * ingot_failure_new_refused: (skip)
 * @exchange: the request
 * @executed: whether the server may have done what it was asked for nevertheless
 * @messages: (element-type utf8): what the server said
 * @states: (element-type IngotErrorState): what it said of each field of the input
 * @path: (nullable): where in the answer the first error is
 *
 * Makes an error of GraphQL's errors.
 *
 * Returns: (transfer full): the error
 */
GError *
ingot_failure_new_refused (const IngotExchange *exchange,
                           gboolean executed,
                           GPtrArray *messages,
                           GPtrArray *states,
                           const char *path)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GError *error;

  for (guint i = 0; i < MIN (messages->len, MAX_MESSAGES); i++)
    {
      const char *message = g_ptr_array_index (messages, i);
      g_autofree char *shown = ingot_exchange_hide_secrets (exchange, message, -1);
      g_autofree char *quoted = ingot_text_quote (shown);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", quoted);
    }
  error = g_error_new_literal (INGOT_ERROR, executed ? INGOT_ERROR_INCOMPLETE : INGOT_ERROR_REFUSED,
                               text->str);
  ingot_error_take_details (error, g_ptr_array_ref (states),
                            describe (exchange, messages->len, path));
  if (path != NULL)
    ingot_error_set_understood (error);
  return error;
}

/**
 * ingot_failure_new_about: (skip)
 * @code: what it means
 * @sentence: what is known beyond @cause
 * @cause: an error of %INGOT_ERROR
 *
 * Makes an error of another one of which more is known: its words and details stay.
 *
 * Returns: (transfer full): the error
 */
GError *
ingot_failure_new_about (IngotError code, const char *sentence, const GError *cause)
{
  GError *error = g_error_new (INGOT_ERROR, code, "%s %s", sentence, cause->message);

  ingot_error_take_details (error, g_ptr_array_ref (ingot_error_get_states (cause)),
                            g_strdup (ingot_error_get_details (cause)));
  return error;
}

/**
 * ingot_failure_is_message: (skip)
 * @error: an error
 * @message: what a server may have said
 *
 * Tells whether @error is a refusal with exactly this message.
 *
 * Error texts are shown, not matched; this is for the one that LogScale documents.
 *
 * Returns: %TRUE if the server said this and nothing else
 */
gboolean
ingot_failure_is_message (const GError *error, const char *message)
{
  g_autofree char *quoted = ingot_text_quote (message);

  return g_error_matches (error, INGOT_ERROR, INGOT_ERROR_REFUSED) &&
         g_str_equal (error->message, quoted);
}
