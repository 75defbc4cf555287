/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "driver-picture.h"

#include "driver.h"

#define PATIENCE_MS 10000

typedef struct
{
  GtkWidget *window;
  double scale;
  GskRenderNode *node;
} Drawing;

/* Not between the moment when something, as a caret that blinks, wants to be drawn anew, and the
 * frame that does it. */
static gboolean
has_drawn (gpointer data)
{
  Drawing *drawing = data;
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (drawing->window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  if (drawing->node != NULL)
    return TRUE;
  gtk_snapshot_scale (snapshot, (float) drawing->scale, (float) drawing->scale);
  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  drawing->node = gtk_snapshot_to_node (snapshot);
  return drawing->node != NULL;
}

/**
 * driver_draw:
 * @window: a window
 * @scale: device pixels for each pixel
 *
 * Gets what is drawn of @window, with the dialogs in it; waits until something is.
 *
 * Returns: (transfer full) (nullable): the drawing; %NULL if nothing was drawn in time
 */
GskRenderNode *
driver_draw (GtkWidget *window, double scale)
{
  Drawing drawing = { .window = window, .scale = scale };

  driver_wait (has_drawn, &drawing, PATIENCE_MS);
  return drawing.node;
}

/**
 * driver_save_picture:
 * @window: a window
 * @scale: device pixels for each pixel
 * @path: a PNG file, replaced if it exists
 * @error: return location
 *
 * Draws @window, with the dialogs in it, as its renderer does, into a file.
 *
 * Returns: whether it was written
 */
gboolean
driver_save_picture (GtkWidget *window, double scale, const char *path, GError **error)
{
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  graphene_rect_t bounds;

  driver_settle (window);
  if (!gtk_widget_compute_bounds (window, window, &bounds))
    g_assert_not_reached ();
  node = driver_draw (window, scale);
  if (node == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "Nothing was drawn");
      return FALSE;
    }
  texture =
      gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                   &GRAPHENE_RECT_INIT (0, 0, bounds.size.width * (float) scale,
                                                        bounds.size.height * (float) scale));
  if (!gdk_texture_save_to_png (texture, path))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "Cannot write %s", path);
      return FALSE;
    }
  return TRUE;
}
