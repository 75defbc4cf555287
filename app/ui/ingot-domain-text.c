/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-domain-text.h"

#include "ingot-closures.h"
#include "ingot-date.h"

#include <glib/gi18n.h>

static gboolean
is_repository_of (IngotSearchDomain *domain, IngotRepositoryType type)
{
  return ingot_search_domain_get_kind (domain) == INGOT_SEARCH_DOMAIN_REPOSITORY &&
         ingot_search_domain_get_repository_type (domain) == type;
}

/**
 * ingot_domain_text_kind_icon_name:
 * @domain: a search domain
 *
 * Gets the icon of its kind.
 *
 * Returns: (transfer none): the name of a symbolic icon
 */
const char *
ingot_domain_text_kind_icon_name (IngotSearchDomain *domain)
{
  if (ingot_search_domain_get_kind (domain) == INGOT_SEARCH_DOMAIN_VIEW)
    return "view-paged-symbolic";
  if (is_repository_of (domain, INGOT_REPOSITORY_TYPE_SYSTEM))
    return "applications-system-symbolic";
  if (is_repository_of (domain, INGOT_REPOSITORY_TYPE_PERSONAL))
    return "applications-science-symbolic";
  return "drive-multidisk-symbolic";
}

/**
 * ingot_domain_text_kind:
 * @domain: a search domain
 *
 * Names its kind in words.
 *
 * Returns: (transfer none): the text
 */
const char *
ingot_domain_text_kind (IngotSearchDomain *domain)
{
  if (ingot_search_domain_get_kind (domain) == INGOT_SEARCH_DOMAIN_VIEW)
    return _ ("View");
  if (is_repository_of (domain, INGOT_REPOSITORY_TYPE_SYSTEM))
    return _ ("System repository");
  if (is_repository_of (domain, INGOT_REPOSITORY_TYPE_PERSONAL))
    return _ ("Sandbox");
  return _ ("Repository");
}

/**
 * ingot_domain_text_name:
 * @domain: a search domain
 *
 * Gets its name, fit to be shown.
 *
 * Returns: (transfer full): the text
 */
char *
ingot_domain_text_name (IngotSearchDomain *domain)
{
  return ingot_closure_safe_text (NULL, ingot_search_domain_get_name (domain));
}

/**
 * ingot_domain_text_line:
 * @domain: a search domain
 *
 * Describes it in one line: its description, or of how many repositories a view is.
 *
 * Returns: (transfer full): the text, perhaps empty
 */
char *
ingot_domain_text_line (IngotSearchDomain *domain)
{
  GListModel *connections;
  guint n;

  if (ingot_search_domain_get_kind (domain) == INGOT_SEARCH_DOMAIN_VIEW)
    {
      connections = ingot_search_domain_get_connections (domain);
      if (connections == NULL)
        return g_strdup ("");
      n = g_list_model_get_n_items (connections);
      return g_strdup_printf (ngettext ("View of %u repository", "View of %u repositories", n), n);
    }
  return ingot_closure_safe_text (NULL, ingot_search_domain_get_description (domain));
}

/**
 * ingot_domain_text_describe:
 * @domain: a search domain
 * @now: (nullable): what counts as now; %NULL for the clock's
 *
 * Describes it for somebody who does not see its row: kind, state and line.
 *
 * Returns: (transfer full): the text
 */
char *
ingot_domain_text_describe (IngotSearchDomain *domain, GDateTime *now)
{
  g_autofree char *line = ingot_domain_text_line (domain);
  g_autofree char *block = ingot_domain_text_ingest_block (domain, now);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  for (guint i = 0; i < 3; i++)
    {
      const char *part = ((const char *[]) { ingot_domain_text_kind (domain), block, line })[i];

      if (ingot_closure_has_text (NULL, part))
        g_strv_builder_add (parts, part);
    }
  texts = g_strv_builder_end (parts);
  return g_strjoinv (". ", texts);
}

/**
 * ingot_domain_text_ingest_block:
 * @domain: a search domain
 * @now: (nullable): what counts as now; %NULL for the clock's
 *
 * Says until when a repository takes no data, if it does not.
 *
 * Returns: (transfer full): the text; empty if nothing is blocked
 */
char *
ingot_domain_text_ingest_block (IngotSearchDomain *domain, GDateTime *now)
{
  g_autoptr (GDateTime) present = now != NULL ? g_date_time_ref (now) : g_date_time_new_now_utc ();
  GDateTime *until = ingot_search_domain_get_ingest_block (domain);
  g_autofree char *date = NULL;

  if (until == NULL || g_date_time_compare (until, present) <= 0)
    return g_strdup ("");
  date = ingot_date_format (until, present);
  /* Translators: %s is a date */
  return g_strdup_printf (_ ("Ingest is blocked until %s"), date);
}

/**
 * ingot_domain_text_star_icon_name:
 * @domain: a search domain
 *
 * Gets the star that says whether it is a favourite.
 *
 * Returns: (transfer none): the name of a symbolic icon
 */
const char *
ingot_domain_text_star_icon_name (IngotSearchDomain *domain)
{
  if (ingot_search_domain_get_starred (domain))
    return "starred-symbolic";
  return "non-starred-symbolic";
}

/**
 * ingot_domain_text_star:
 * @domain: a search domain
 *
 * Says what pressing the star does.
 *
 * Returns: (transfer none): the text
 */
const char *
ingot_domain_text_star (IngotSearchDomain *domain)
{
  if (ingot_search_domain_get_starred (domain))
    return _ ("Remove Star");
  return _ ("Add Star");
}
