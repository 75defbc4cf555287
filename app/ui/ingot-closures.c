/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-closures.h"

#include "ingot-address.h"
#include "ingot-date.h"
#include "ingot-read-only.h"
#include "ingot-text.h"

#include <glib/gi18n.h>

#define DAYS_BEFORE_DATES 60

static char *
format_size (double size, const char *unit)
{
  int digits = size < 9.995 ? 2 : size < 99.95 ? 1 : 0;

  return g_strdup_printf ("%.*f\u00a0%s", digits, size, unit);
}

/**
 * ingot_closure_safe_text:
 * @self: not used
 * @text: (nullable): text from a server, a file or a person
 *
 * Makes @text fit for one line: what would be invisible and could mislead is written out.
 *
 * Returns: (transfer full): the text; empty for %NULL
 */
char *
ingot_closure_safe_text (gpointer self, const char *text)
{
  return ingot_text_visible (text, -1, G_MAXUINT);
}

/**
 * ingot_closure_safe_lines:
 * @self: not used
 * @text: (nullable): text from a server, a file or a person
 *
 * Like ingot_closure_safe_text (), but line breaks stay what they are.
 *
 * Returns: (transfer full): the text; empty for %NULL
 */
char *
ingot_closure_safe_lines (gpointer self, const char *text)
{
  return ingot_text_visible_lines (text);
}

/**
 * ingot_closure_isolate:
 * @self: not used
 * @text: (nullable): text from a server, a file or a person
 *
 * Makes @text fit for a place in a sentence: whatever its direction, the words around it keep
 * theirs.
 *
 * Returns: (transfer full): the text between U+2068 and U+2069
 */
char *
ingot_closure_isolate (gpointer self, const char *text)
{
  return ingot_text_isolate (text);
}

/**
 * ingot_closure_escape:
 * @self: not used
 * @text: (nullable): text, made safe already or our own
 *
 * Escapes @text for the few places where libadwaita reads markup whether it is wanted or not.
 *
 * Returns: (transfer full): markup that shows as @text
 */
char *
ingot_closure_escape (gpointer self, const char *text)
{
  return g_markup_escape_text (text != NULL ? text : "", -1);
}

/**
 * ingot_closure_relative_time:
 * @self: not used
 * @time: (nullable): a time
 * @now: (nullable): what counts as now; %NULL for the clock's
 *
 * Says how long ago @time was, and the date if that is long.
 *
 * Returns: (transfer full): the text; “Never” for %NULL
 */
char *
ingot_closure_relative_time (gpointer self, GDateTime *time, GDateTime *now)
{
  g_autoptr (GDateTime) present = now != NULL ? g_date_time_ref (now) : g_date_time_new_now_utc ();
  int seconds, minutes, hours, days;

  if (time == NULL)
    return g_strdup (_ ("Never"));

  days = (int) (g_date_time_difference (present, time) / G_TIME_SPAN_DAY);
  hours = (int) (g_date_time_difference (present, time) / G_TIME_SPAN_HOUR);
  minutes = (int) (g_date_time_difference (present, time) / G_TIME_SPAN_MINUTE);
  seconds = (int) (g_date_time_difference (present, time) / G_TIME_SPAN_SECOND);
  if (days >= DAYS_BEFORE_DATES)
    return ingot_date_format (time, present);
  if (days > 0)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) days), days);
  if (hours > 0)
    return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", (gulong) hours), hours);
  if (minutes > 0)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", (gulong) minutes),
                            minutes);
  if (seconds > 0)
    return g_strdup_printf (ngettext ("%d second ago", "%d seconds ago", (gulong) seconds),
                            seconds);
  /* Also when it is ahead of us: the two clocks differ, and data is arriving. */
  return g_strdup (_ ("Just now"));
}

/**
 * ingot_closure_exact_time:
 * @self: not used
 * @time: (nullable): a time
 *
 * Writes @time out, in the person's time zone.
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
ingot_closure_exact_time (gpointer self, GDateTime *time)
{
  g_autoptr (GDateTime) local = time != NULL ? ingot_date_to_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, "%c %Z") : NULL;
}

/**
 * ingot_closure_size:
 * @self: not used
 * @bytes: a size in bytes
 *
 * Writes a size with three digits, in powers of 1000.
 *
 * Returns: (transfer full): the text
 */
char *
ingot_closure_size (gpointer self, gint64 bytes)
{
  static const char *const units[] = { N_ ("kB"), N_ ("MB"), N_ ("GB"),
                                       N_ ("TB"), N_ ("PB"), N_ ("EB") };
  double size = (double) bytes / 1000.0;
  guint unit = 0;

  if (bytes < 1000)
    return g_strdup_printf (ngettext ("%d byte", "%d bytes", (gulong) MAX (bytes, 0)),
                            (int) MAX (bytes, 0));
  /* 999.5 would be written as 1000. */
  for (; size >= 999.5 && unit < G_N_ELEMENTS (units) - 1; unit++)
    size /= 1000.0;
  return format_size (size, _ (units[unit]));
}

/**
 * ingot_closure_enumerate:
 * @self: not used
 * @parts: (array zero-terminated=1): texts, at least one
 *
 * Puts texts behind each other, as the person's language does.
 *
 * Returns: (transfer full): the text
 */
char *
ingot_closure_enumerate (gpointer self, const char *const *parts)
{
  char *text = g_strdup (parts[0]);

  for (guint i = 1; parts[i] != NULL; i++)
    {
      g_autofree char *before = text;

      /* Translators: parts of an enumeration, the first of which may be one already: “3 deleted,
       * 1 failed”, “30 days, 2.5 GB stored” */
      text = g_strdup_printf (_ ("%s, %s"), before, parts[i]);
    }
  return text;
}

/**
 * ingot_closure_host:
 * @self: not used
 * @address: (nullable): a server's address
 *
 * Shortens an address to what tells servers apart: host, port and path.
 *
 * Returns: (transfer full): the text
 */
char *
ingot_closure_host (gpointer self, const char *address)
{
  const char *rest = address != NULL ? strstr (address, "://") : NULL;
  g_autofree char *host = g_strdup (rest != NULL ? rest + strlen ("://") : address);

  if (host != NULL && g_str_has_suffix (host, "/"))
    host[strlen (host) - 1] = '\0';
  return ingot_closure_safe_text (NULL, host);
}

/**
 * ingot_closure_is_plain:
 * @self: not used
 * @address: (nullable): a server's address
 *
 * Tells whether what is sent there can be read on the way.
 *
 * Returns: %TRUE for `http` to another machine
 */
gboolean
ingot_closure_is_plain (gpointer self, const char *address)
{
  g_autoptr (GUri) uri = address != NULL ? ingot_address_parse (address, NULL) : NULL;

  return uri != NULL && g_str_equal (g_uri_get_scheme (uri), "http") &&
         !ingot_address_is_loopback (uri);
}

/**
 * ingot_closure_expiry:
 * @self: not used
 * @expires: (nullable): when an API token expires
 * @now: the current time
 *
 * Says that an API token expires within 14 days, or has expired.
 *
 * Returns: (transfer full) (nullable): the sentence; %NULL while there is nothing to say
 */
char *
ingot_closure_expiry (gpointer self, GDateTime *expires, GDateTime *now)
{
  g_autofree char *date = NULL;

  if (expires == NULL || g_date_time_difference (expires, now) > 14 * G_TIME_SPAN_DAY)
    return NULL;
  date = ingot_date_format (expires, now);
  if (g_date_time_compare (expires, now) <= 0)
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("Your API token expired on %s."), date);
  /* Translators: %s is a date */
  return g_strdup_printf (_ ("Your API token expires on %s. It cannot be extended, only replaced."),
                          date);
}

/**
 * ingot_closure_has_text:
 * @self: not used
 * @text: (nullable): text
 *
 * Tells whether there is something to read in @text.
 *
 * Returns: whether there is
 */
gboolean
ingot_closure_has_text (gpointer self, const char *text)
{
  return text != NULL && *text != '\0';
}

/**
 * ingot_closures_bind:
 * @widget_class: a class with a template
 *
 * Lets the template of @widget_class use the closures that templates need, by their names.
 */
void
ingot_closures_bind (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GCallback callback;
  } closures[] = {
    { "ingot_closure_safe_text", G_CALLBACK (ingot_closure_safe_text) },
    { "ingot_closure_exact_time", G_CALLBACK (ingot_closure_exact_time) },
    { "ingot_closure_host", G_CALLBACK (ingot_closure_host) },
    { "ingot_closure_has_text", G_CALLBACK (ingot_closure_has_text) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (closures); i++)
    gtk_widget_class_bind_template_callback_full (widget_class, closures[i].name,
                                                  closures[i].callback);
  ingot_read_only_bind (widget_class);
}
