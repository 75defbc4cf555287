/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "contrast.h"

#include "driver-picture.h"
#include "layout.h"

#include <math.h>

/* Drawn so large a letter has pixels that are nothing but ink. */
#define SCALE 4

/* What normal text needs: WCAG 2.2, 1.4.3. */
#define LEAST 4.5

typedef struct
{
  GPtrArray *findings;
  GHashTable *known;
  GtkWidget *window;
  GskRenderNode *node;
} Look;

static double
get_linear (guint channel)
{
  const double value = channel / 255.0;

  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
get_luminance (guint32 pixel)
{
  return 0.2126 * get_linear (pixel >> 16 & 0xff) + 0.7152 * get_linear (pixel >> 8 & 0xff) +
         0.0722 * get_linear (pixel & 0xff);
}

static double
get_contrast (guint32 one, guint32 other)
{
  const double first = get_luminance (one), second = get_luminance (other);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

static int
compare_pixels (gconstpointer one, gconstpointer other)
{
  const guint32 first = *(const guint32 *) one, second = *(const guint32 *) other;

  return (first > second) - (first < second);
}

/* Most of what is around letters is the ground. */
static guint32
find_ground (GArray *sorted)
{
  guint32 ground = 0;
  guint most = 0, n = 0;

  for (guint i = 0; i < sorted->len; i++)
    {
      const guint32 pixel = g_array_index (sorted, guint32, i);

      n = i > 0 && pixel == g_array_index (sorted, guint32, i - 1) ? n + 1 : 1;
      if (n > most)
        {
          most = n;
          ground = pixel;
        }
    }
  return ground;
}

static GArray *
draw (Look *self, const graphene_rect_t *part)
{
  const graphene_rect_t viewport =
      GRAPHENE_RECT_INIT (floorf (part->origin.x) * SCALE, floorf (part->origin.y) * SCALE,
                          ceilf (part->size.width) * SCALE, ceilf (part->size.height) * SCALE);
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (self->window));
  g_autoptr (GdkTexture) texture = gsk_renderer_render_texture (renderer, self->node, &viewport);
  const guint width = (guint) gdk_texture_get_width (texture);
  const guint height = (guint) gdk_texture_get_height (texture);
  GArray *pixels = g_array_sized_new (FALSE, FALSE, sizeof (guint32), width * height);

  g_array_set_size (pixels, width * height);
  gdk_texture_download (texture, (guchar *) pixels->data, width * sizeof (guint32));
  return pixels;
}

static double
measure (Look *self, const graphene_rect_t *part)
{
  g_autoptr (GArray) pixels = draw (self, part);
  guint32 ground;
  double contrast = 1;

  g_array_sort (pixels, compare_pixels);
  ground = find_ground (pixels);
  for (guint i = 0; i < pixels->len; i++)
    if (i == 0 || g_array_index (pixels, guint32, i) != g_array_index (pixels, guint32, i - 1))
      contrast = MAX (contrast, get_contrast (g_array_index (pixels, guint32, i), ground));
  return contrast;
}

/* Names and classes of the text and of what it is in: what has the same looks the same. */
static char *
get_style (GtkWidget *widget)
{
  GString *style = g_string_new (NULL);

  for (guint i = 0; i < 6 && widget != NULL; i++, widget = gtk_widget_get_parent (widget))
    {
      g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
      g_autofree char *joined = g_strjoinv (".", classes);

      g_string_append_printf (
          style, "%s.%s%s ", gtk_widget_get_css_name (widget), joined,
          gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_SELECTED ? ":selected" : "");
    }
  return g_string_free (style, FALSE);
}

/* White on the accent, which the person chose for the whole desktop. */
static gboolean
is_on_accent (GtkWidget *label)
{
  GtkWidget *button = gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);

  return button != NULL && gtk_widget_has_css_class (button, "suggested-action");
}

/* What is off is exempt. */
static void
look_at (Look *self, GtkWidget *label)
{
  graphene_rect_t seen;
  double contrast;

  if (!gtk_widget_is_sensitive (label) || is_on_accent (label) ||
      gtk_label_get_text (GTK_LABEL (label))[0] == '\0' ||
      !check_get_seen (self->window, label, &seen) || seen.size.width < 1 || seen.size.height < 1)
    return;
  if (!g_hash_table_add (self->known, get_style (label)))
    return;
  contrast = measure (self, &seen);
  if (contrast < LEAST)
    {
      g_autofree char *name = check_describe (label);
      g_autofree char *style = get_style (label);

      g_ptr_array_add (self->findings,
                       g_strdup_printf ("%s: %.2f : 1 (%s)", name, contrast, style));
    }
}

static void
look (Look *self, GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    look_at (self, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && !GTK_IS_NATIVE (child))
      look (self, child);
}

/**
 * check_contrast:
 * @window: a window that is shown and has settled
 * @seen: what is looked at: @window, or the dialog in it
 * @known: (element-type utf8): styles that were looked at; more are added
 *
 * Draws each text of a style that is not yet known, and measures how far it stands out from its
 * ground.
 *
 * Returns: (transfer full) (element-type utf8): what stands out too little, in words
 */
GPtrArray *
check_contrast (GtkWidget *window, GtkWidget *seen, GHashTable *known)
{
  g_autoptr (GskRenderNode) node = driver_draw (window, SCALE);
  Look self = { g_ptr_array_new_with_free_func (g_free), known, window, node };

  look (&self, seen);
  return self.findings;
}
