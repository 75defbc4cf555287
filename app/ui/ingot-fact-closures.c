/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-fact-closures.h"

#include "ingot-closures.h"

#include <glib/gi18n.h>

#define NOT_TOLD N_ ("Not told by the server")

static char *
format_days (double days)
{
  int whole = (int) MIN (days, G_MAXINT);
  int hours = (int) (MIN (days, 1.0) * 24.0 + 0.5);

  if (days < 1.0)
    return g_strdup_printf (ngettext ("%d hour", "%d hours", (gulong) hours), hours);
  return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) whole), whole);
}

static char *
describe_last_data (GDateTime *time, GDateTime *now)
{
  g_autoptr (GDateTime) present = now != NULL ? g_date_time_ref (now) : g_date_time_new_now_utc ();
  g_autofree char *relative = NULL;

  if (time == NULL)
    return g_strdup (_ ("No data yet"));
  /* what stands for itself elsewhere begins with a capital letter there */
  if (g_date_time_difference (present, time) < G_TIME_SPAN_SECOND)
    return g_strdup (_ ("Last data just now"));
  relative = ingot_closure_relative_time (NULL, time, present);
  /* Translators: when a repository last received data: “Last data 12 seconds ago” */
  return g_strdup_printf (_ ("Last data %s"), relative);
}

/**
 * ingot_closure_last_data:
 * @self: not used
 * @domain: (nullable): a search domain
 * @now: (nullable): the time of its facts
 *
 * Says when a repository last received data.
 *
 * Returns: (transfer full): the text
 */
char *
ingot_closure_last_data (gpointer self, IngotSearchDomain *domain, GDateTime *now)
{
  if (domain == NULL)
    return g_strdup ("");
  if (!ingot_search_domain_get_tells_time_of_latest_ingest (domain))
    return g_strdup (_ (NOT_TOLD));
  return ingot_closure_relative_time (NULL, ingot_search_domain_get_time_of_latest_ingest (domain),
                                      now);
}

/**
 * ingot_closure_retention:
 * @self: not used
 * @domain: (nullable): a search domain
 *
 * Says how long a repository keeps data: days, and sizes in GB, whichever is reached first. Where
 * the server did not tell all of them, no limit is not concluded from none.
 *
 * Returns: (transfer full): the text
 */
char *
ingot_closure_retention (gpointer self, IngotSearchDomain *domain)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;
  double days, ingested, stored;

  if (domain == NULL)
    return g_strdup ("");

  days = ingot_search_domain_get_time_based_retention (domain);
  ingested = ingot_search_domain_get_ingest_size_based_retention (domain);
  stored = ingot_search_domain_get_storage_size_based_retention (domain);
  if (days > 0.0)
    g_strv_builder_take (parts, format_days (days));
  if (ingested > 0.0)
    g_strv_builder_take (parts, g_strdup_printf (_ ("%g GB ingested"), ingested));
  if (stored > 0.0)
    g_strv_builder_take (parts, g_strdup_printf (_ ("%g GB stored"), stored));

  texts = g_strv_builder_end (parts);
  if (texts[0] != NULL)
    return ingot_closure_enumerate (NULL, (const char *const *) texts);
  return g_strdup (ingot_search_domain_get_tells_retention (domain) ? _ ("Unlimited")
                                                                    : _ (NOT_TOLD));
}

/**
 * ingot_closure_stored_size:
 * @self: not used
 * @domain: (nullable): a search domain
 *
 * Says how much a repository stores.
 *
 * Returns: (transfer full): the text
 */
char *
ingot_closure_stored_size (gpointer self, IngotSearchDomain *domain)
{
  if (domain == NULL)
    return g_strdup ("");
  if (!ingot_search_domain_get_tells_stored_size (domain))
    return g_strdup (_ (NOT_TOLD));
  return ingot_closure_size (NULL, ingot_search_domain_get_stored_size (domain));
}

/**
 * ingot_closure_facts_line:
 * @self: not used
 * @domain: (nullable): a search domain
 * @now: (nullable): the time of its facts
 *
 * Puts the facts of a repository into one line, for where there is room for no more: those that
 * the server told.
 *
 * Returns: (transfer full): the text
 */
char *
ingot_closure_facts_line (gpointer self, IngotSearchDomain *domain, GDateTime *now)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  if (domain == NULL)
    return g_strdup ("");
  if (ingot_search_domain_get_tells_time_of_latest_ingest (domain))
    g_strv_builder_take (
        parts, describe_last_data (ingot_search_domain_get_time_of_latest_ingest (domain), now));
  if (ingot_search_domain_get_tells_retention (domain))
    g_strv_builder_take (parts, ingot_closure_retention (NULL, domain));
  if (ingot_search_domain_get_tells_stored_size (domain))
    g_strv_builder_take (parts, ingot_closure_stored_size (NULL, domain));
  texts = g_strv_builder_end (parts);
  return texts[0] != NULL ? g_strjoinv (INGOT_SEPARATOR, texts) : g_strdup (_ (NOT_TOLD));
}

/**
 * ingot_fact_closures_bind:
 * @widget_class: a class with a template
 *
 * Lets the template of @widget_class use these closures by their names.
 */
void
ingot_fact_closures_bind (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GCallback callback;
  } closures[] = {
    { "ingot_closure_last_data", G_CALLBACK (ingot_closure_last_data) },
    { "ingot_closure_retention", G_CALLBACK (ingot_closure_retention) },
    { "ingot_closure_stored_size", G_CALLBACK (ingot_closure_stored_size) },
    { "ingot_closure_facts_line", G_CALLBACK (ingot_closure_facts_line) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (closures); i++)
    gtk_widget_class_bind_template_callback_full (widget_class, closures[i].name,
                                                  closures[i].callback);
}
