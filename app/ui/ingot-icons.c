/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-icons.h"

#include <gtk/gtk.h>

static void (*construct_icon) (GObject *icon);
static GPtrArray *icons;

static void
icon_constructed (GObject *icon)
{
  construct_icon (icon);
  g_ptr_array_add (icons, g_object_ref (icon));
}

/**
 * ingot_icons_keep:
 *
 * Keeps every icon that is looked up from now on until the program ends.
 *
 * GTK's cache of icons does not own them; the hundred that were used last are owned by a list. GTK
 * loads icons in threads, and the thread that adds one to the list drops another, while the main
 * thread may just find that one in the cache: it takes an icon that is being finalized, and the
 * program crashes (gtkicontheme.c of GTK 4.18.6; a program that does nothing but look up icons does
 * so within seconds). There is no way around it but that an icon has one more owner, and none to
 * learn of each icon but its construction.
 *
 * GTK makes icons in the main thread only. Calling this again does nothing. An icon takes a few
 * kilobytes, and there is one for each name, size, scale factor and style; those of an icon theme
 * that was left are kept too.
 */
void
ingot_icons_keep (void)
{
  GObjectClass *icon_class;

  if (icons != NULL)
    return;
  icons = g_ptr_array_new ();
  icon_class = g_type_class_ref (GTK_TYPE_ICON_PAINTABLE);
  construct_icon = icon_class->constructed;
  icon_class->constructed = icon_constructed;
}
