/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the clipboard holds after a secret was copied: it answers with the secret until its time is
 * up, and asks managers of clipboards not to keep it. */
#define INGOT_TYPE_SECRET_CONTENT (ingot_secret_content_get_type ())
G_DECLARE_FINAL_TYPE (IngotSecretContent,
                      ingot_secret_content,
                      INGOT,
                      SECRET_CONTENT,
                      GdkContentProvider)

IngotSecretContent *ingot_secret_content_new (const char *secret, guint seconds);
void ingot_secret_content_forget (IngotSecretContent *self);

void ingot_secret_content_copy (GtkWidget *widget, const char *secret, guint seconds);

G_END_DECLS
