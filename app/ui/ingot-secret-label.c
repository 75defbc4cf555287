/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-secret-label.h"

#include "ingot-secret-text.h"

static void
show (GtkLabel *label, const char *text, const char *accessible_label, guint dots)
{
  g_autoptr (PangoAttrList) attributes = ingot_secret_text_dup_attributes (dots);

  gtk_label_set_attributes (label, attributes);
  gtk_label_set_wrap (label, dots == 0);
  gtk_label_set_text (label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  accessible_label, -1);
}

/**
 * ingot_secret_label_show:
 * @label: a label
 * @secret: (nullable): a secret; %NULL for none
 * @revealed: whether to show it in clear
 * @dots: how many dots stand for it otherwise
 *
 * Shows a secret, and says what is shown to assistive technologies. In clear it wraps where there
 * is too little room. Masked it need not, and a line that cannot wrap is laid out sooner.
 */
void
ingot_secret_label_show (GtkLabel *label, const char *secret, gboolean revealed, guint dots)
{
  g_autofree char *text = NULL;
  g_autofree char *hidden = NULL;

  g_return_if_fail (GTK_IS_LABEL (label));

  if (secret != NULL)
    text = revealed ? ingot_secret_text_reveal (secret) : ingot_secret_text_mask (secret, dots);
  if (g_str_equal (gtk_label_get_text (label), text != NULL ? text : ""))
    return;
  if (secret != NULL && !revealed)
    hidden = ingot_secret_text_describe_hidden (secret);
  show (label, text, hidden != NULL ? hidden : text, hidden != NULL ? dots : 0);
}
