/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-alert.h"

#include "ingot-shrink.h"

#include <glib/gi18n.h>

/**
 * ingot_alert_tell:
 * @widget: where it was asked for
 * @heading: what was not done, translated
 * @body: why, never markup
 *
 * Tells what went wrong, where nothing but that can be said.
 */
void
ingot_alert_tell (GtkWidget *widget, const char *heading, const char *body)
{
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  adw_alert_dialog_add_response (alert, "close", _ ("_Close"));
  ingot_shrink_let_alert (alert);
  adw_dialog_present (ADW_DIALOG (alert), widget);
}
