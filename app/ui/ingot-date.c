/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-date.h"

#include <glib/gi18n.h>

/**
 * ingot_date_to_local:
 * @time: a time
 *
 * Gets the same time in the person's zone, if that can be told: the end of the year 9999, which
 * stands for “forever”, is out of GLib's range in some zones.
 *
 * Returns: (transfer full): the time
 */
GDateTime *
ingot_date_to_local (GDateTime *time)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (time);

  return g_date_time_ref (local != NULL ? local : time);
}

/**
 * ingot_date_format:
 * @time: a time
 * @now: the current time
 *
 * Writes the day of @time in the person's zone, with the year if it is another one than now.
 *
 * Returns: (transfer full): the text
 */
char *
ingot_date_format (GDateTime *time, GDateTime *now)
{
  g_autoptr (GDateTime) local = ingot_date_to_local (time);
  g_autoptr (GDateTime) today = ingot_date_to_local (now);

  if (g_date_time_get_year (local) == g_date_time_get_year (today))
    /* Translators: a date in this year, see strftime; xgettext:no-c-format */
    return g_date_time_format (local, _ ("%b %-d"));
  /* Translators: a date in another year, see strftime */
  return g_date_time_format (local, _ ("%b %-d, %Y"));
}
