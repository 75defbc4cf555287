/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-icons.h"

#include <gtk/gtk.h>

/* More than GTK itself keeps. */
#define N_OTHERS 200

static GtkIconPaintable *
look_up (int size)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  return gtk_icon_theme_lookup_icon (theme, "edit-copy-symbolic", NULL, size, 1, GTK_TEXT_DIR_LTR,
                                     0);
}

/* What nobody shows is not dropped, by whichever thread: it is the same one when it is shown again.
 */
static void
test_keep (void)
{
  GtkIconPaintable *icon;
  g_autoptr (GtkIconPaintable) again = NULL;

  ingot_icons_keep ();
  ingot_icons_keep ();
  icon = look_up (16);
  g_object_add_weak_pointer (G_OBJECT (icon), (gpointer *) &icon);
  g_object_unref (icon);
  for (int i = 0; i < N_OTHERS; i++)
    g_object_unref (look_up (17 + i % 100));

  g_assert_nonnull (icon);
  again = look_up (16);
  g_assert_true (again == icon);
  g_object_remove_weak_pointer (G_OBJECT (icon), (gpointer *) &icon);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();

  g_test_add_func ("/icons/keep", test_keep);

  return g_test_run ();
}
