/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-banner.h"

/**
 * ingot_banner_new:
 * @title: what it says; never markup
 *
 * Creates a banner that is folded away.
 *
 * Returns: (transfer floating): the banner
 */
AdwBanner *
ingot_banner_new (const char *title)
{
  AdwBanner *banner = ADW_BANNER (adw_banner_new (title));

  adw_banner_set_use_markup (banner, FALSE);
  ingot_banner_set_revealed (banner, FALSE);
  return banner;
}

/**
 * ingot_banner_set_revealed:
 * @banner: a banner
 * @revealed: whether it is shown
 *
 * Unfolds a banner, or takes it away: one that is only folded is read out by assistive technologies
 * all the same (libadwaita 1.7).
 */
void
ingot_banner_set_revealed (AdwBanner *banner, gboolean revealed)
{
  gtk_widget_set_visible (GTK_WIDGET (banner), revealed);
  adw_banner_set_revealed (banner, revealed);
}
