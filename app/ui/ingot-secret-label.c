/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-secret-label.h"

#include "ingot-secret-text.h"

/* What is masked is one line, which is laid out sooner when it cannot wrap. */
static void
turn (GtkLabel *label, gboolean revealed, guint dots)
{
  g_autoptr (PangoAttrList) attributes = ingot_secret_text_dup_attributes (revealed ? 0 : dots);

  gtk_label_set_attributes (label, attributes);
  gtk_label_set_wrap (label, revealed);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_CHAR);
}

static void
show (GtkLabel *label, const char *text, const char *accessible_label)
{
  gtk_label_set_text (label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  accessible_label, -1);
}

/**
 * ingot_secret_label_show:
 * @label: a label
 * @secret: (nullable): a secret; %NULL for none
 * @revealed: whether to show it in clear, in as many lines as there is need for
 * @dots: how many dots stand for it otherwise, always as many for this label
 *
 * Shows a secret, and says what is shown to assistive technologies.
 */
void
ingot_secret_label_show (GtkLabel *label, const char *secret, gboolean revealed, guint dots)
{
  const gboolean turned =
      gtk_label_get_attributes (label) == NULL || gtk_label_get_wrap (label) != revealed;
  g_autofree char *text = NULL;
  g_autofree char *hidden = NULL;

  if (secret == NULL)
    text = g_strdup ("");
  else
    text = revealed ? ingot_secret_text_reveal (secret) : ingot_secret_text_mask (secret, dots);
  if (!turned && g_str_equal (gtk_label_get_text (label), text))
    return;
  if (secret != NULL && !revealed)
    hidden = ingot_secret_text_describe_hidden (secret);
  show (label, text, hidden != NULL ? hidden : text);
  if (turned)
    turn (label, revealed, dots);
}
