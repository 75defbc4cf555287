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

/* There are few lines for the title, and one for the button. */
static void
tell_words (AdwBanner *banner)
{
  const char *button = adw_banner_get_button_label (banner);
  g_autofree char *words = g_strjoin ("\n", adw_banner_get_title (banner), button, NULL);

  gtk_widget_set_tooltip_text (GTK_WIDGET (banner), words);
}

/**
 * ingot_banner_set_revealed:
 * @banner: a banner
 * @revealed: whether it is shown
 *
 * Unfolds a banner, or takes it away: one that is only folded is read out by assistive technologies
 * all the same (libadwaita 1.7). What does not fit is told by a tooltip.
 */
void
ingot_banner_set_revealed (AdwBanner *banner, gboolean revealed)
{
  tell_words (banner);
  gtk_widget_set_visible (GTK_WIDGET (banner), revealed);
  adw_banner_set_revealed (banner, revealed);
}
