/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries for secrets. GTK tells everybody on the accessibility bus what goes into an entry and out
 * of it, in clear, whether it is masked or not (4.18); it does so after these two signals. What
 * assistive technologies ask for, they get as it is shown: masked. */
#include "ingot-secret-entry.h"

static void
insert_cb (GtkText *text, const char *inserted, int length, int *position)
{
  const int n_chars = (int) g_utf8_strlen (inserted, length);

  if (gtk_text_get_visibility (text))
    return;
  *position += (int) gtk_entry_buffer_insert_text (gtk_text_get_buffer (text), (guint) *position,
                                                   inserted, n_chars);
  g_signal_stop_emission_by_name (text, "insert-text");
}

static void
delete_cb (GtkText *text, int start, int end)
{
  if (gtk_text_get_visibility (text))
    return;
  gtk_entry_buffer_delete_text (gtk_text_get_buffer (text), (guint) start,
                                end < 0 ? -1 : end - start);
  g_signal_stop_emission_by_name (text, "delete-text");
}

/**
 * ingot_secret_entry_protect:
 * @editable: an entry for a secret, with a #GtkText in it
 *
 * Makes that nobody is told what is typed or pasted into @editable while it is masked.
 */
void
ingot_secret_entry_protect (GtkEditable *editable)
{
  GtkEditable *text = gtk_editable_get_delegate (editable);

  g_return_if_fail (GTK_IS_TEXT (text));

  g_signal_connect (text, "insert-text", G_CALLBACK (insert_cb), NULL);
  g_signal_connect (text, "delete-text", G_CALLBACK (delete_cb), NULL);
}
