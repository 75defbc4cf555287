/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout.h"

#include <adwaita.h>

/* Rounding, and what a font draws beside its own box. */
#define TOLERANCE 1.5f

typedef struct
{
  GtkWidget *widget;
  graphene_rect_t seen; /* in the window; empty if it is scrolled out of sight */
  guint layer;          /* what lies on top of all the rest is in another one */
} Box;

typedef struct
{
  GPtrArray *findings;
  GArray *boxes;
  GtkWidget *window;
  guint n_layers;
} Survey;

static void find (Survey *self, GtkWidget *widget, const char *format, ...) G_GNUC_PRINTF (3, 4);

static void
find (Survey *self, GtkWidget *widget, const char *format, ...)
{
  g_autofree char *name = check_describe (widget);
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->findings, g_strdup_printf ("%s: %s", name, what));
}

/* What the widget needs for its own content: without margin, border and padding, which no public
 * function tells. */
static int
measure (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  GtkLayoutManager *manager = gtk_widget_get_layout_manager (widget);
  int minimum = 0, natural = 0, minimum_baseline = -1, natural_baseline = -1;

  if (manager != NULL)
    gtk_layout_manager_measure (manager, widget, orientation, for_size, &minimum, &natural, NULL,
                                NULL);
  else
    GTK_WIDGET_GET_CLASS (widget)->measure (widget, orientation, for_size, &minimum, &natural,
                                            &minimum_baseline, &natural_baseline);
  return minimum;
}

/* What parts a text from the one before it needs not be told. */
static const char *
skip_separator (const char *text)
{
  static const char separator[] = " · ";

  return g_str_has_prefix (text, separator) ? text + strlen (separator) : text;
}

static gboolean
is_told_by_tooltip (GtkWidget *widget, const char *text)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      const char *tooltip = gtk_widget_get_tooltip_text (widget);

      if (tooltip != NULL && strstr (tooltip, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
check_text (Survey *self, GtkWidget *widget)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (widget));
  const char *text = gtk_label_get_text (GTK_LABEL (widget));
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (pango_layout_is_ellipsized (layout) && !is_told_by_tooltip (widget, skip_separator (text)))
    find (self, widget, "is cut off, and no tooltip tells the rest");
  else if (width > gtk_widget_get_width (widget) + TOLERANCE)
    find (self, widget, "has %d pixels of text in %d", width, gtk_widget_get_width (widget));
  else if (height > gtk_widget_get_height (widget) + TOLERANCE)
    find (self, widget, "has text %d high in %d", height, gtk_widget_get_height (widget));
}

/* Whether what is outside of @widget can be scrolled into it. */
static gboolean
scrolls (GtkWidget *widget, GtkOrientation orientation)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkPolicyType horizontal, vertical;

  if (!GTK_IS_SCROLLABLE (widget) || scroller == NULL)
    return FALSE;
  gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (scroller), &horizontal, &vertical);
  return (orientation == GTK_ORIENTATION_HORIZONTAL ? horizontal : vertical) != GTK_POLICY_NEVER;
}

/* What scrolls may be as small as it likes. */
static void
check_minimum (Survey *self, GtkWidget *widget)
{
  const gboolean by_height =
      gtk_widget_get_request_mode (widget) == GTK_SIZE_REQUEST_WIDTH_FOR_HEIGHT;
  const int width = gtk_widget_get_width (widget);
  const int height = gtk_widget_get_height (widget);
  int needed;

  needed = measure (widget, GTK_ORIENTATION_HORIZONTAL, by_height ? height : -1);
  if (width < needed)
    {
      if (!scrolls (widget, GTK_ORIENTATION_HORIZONTAL))
        find (self, widget, "is %d wide and needs %d", width, needed);
      return;
    }
  needed = measure (widget, GTK_ORIENTATION_VERTICAL, by_height ? -1 : width);
  if (height < needed && !scrolls (widget, GTK_ORIENTATION_VERTICAL))
    find (self, widget, "is %d high and needs %d", height, needed);
}

/* Cuts what is scrolled out of sight; tells whether something is out of sight for good. */
static gboolean
fit (GtkWidget *widget, GtkOrientation orientation, float *from, float *length, float most)
{
  const float start = MAX (*from, 0), end = MIN (*from + *length, most);

  if (*from >= -TOLERANCE && *from + *length <= most + TOLERANCE)
    return TRUE;
  if (!scrolls (widget, orientation))
    return FALSE;
  *from = start;
  *length = MAX (end - start, 0);
  return TRUE;
}

/* Follows a part of the window from the inside out, through all that could hide it, until something
 * does. */
static GtkWidget *
get_hider (GtkWidget *window, GtkWidget *widget, graphene_rect_t *rect)
{
  GtkWidget *parent;

  if (!gtk_widget_compute_bounds (widget, widget, rect))
    return widget;
  for (; widget != window && rect->size.width > 0 && rect->size.height > 0; widget = parent)
    {
      graphene_rect_t room;
      graphene_point_t moved;

      parent = gtk_widget_get_parent (widget);
      if (!gtk_widget_compute_point (widget, parent, &rect->origin, &moved) ||
          !gtk_widget_compute_bounds (parent, parent, &room))
        return parent;
      rect->origin = GRAPHENE_POINT_INIT (moved.x - room.origin.x, moved.y - room.origin.y);
      if (!fit (parent, GTK_ORIENTATION_HORIZONTAL, &rect->origin.x, &rect->size.width,
                room.size.width) ||
          !fit (parent, GTK_ORIENTATION_VERTICAL, &rect->origin.y, &rect->size.height,
                room.size.height))
        return parent;
      rect->origin.x += room.origin.x;
      rect->origin.y += room.origin.y;
    }
  return NULL;
}

/* What is looked at or used. What an entry row is made of lies on itself: of its title and its text
 * one is seen at a time. */
static gboolean
is_content (GtkWidget *widget)
{
  if (gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW) != NULL)
    return FALSE;
  return GTK_IS_LABEL (widget) || GTK_IS_TEXT (widget) || GTK_IS_IMAGE (widget) ||
         GTK_IS_BUTTON (widget) || GTK_IS_SWITCH (widget) || GTK_IS_PROGRESS_BAR (widget) ||
         ADW_IS_SPINNER (widget);
}

static gboolean
is_on_top (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (GTK_IS_OVERLAY (parent))
    return widget != gtk_overlay_get_child (GTK_OVERLAY (parent));
  return ADW_IS_DIALOG (widget) || g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget");
}

static gboolean
overlap (const Box *one, const Box *other)
{
  graphene_rect_t both;

  return one->layer == other->layer && !gtk_widget_is_ancestor (one->widget, other->widget) &&
         !gtk_widget_is_ancestor (other->widget, one->widget) &&
         graphene_rect_intersection (&one->seen, &other->seen, &both) &&
         both.size.width > TOLERANCE && both.size.height > TOLERANCE;
}

static void
check_overlaps (Survey *self)
{
  for (guint i = 0; i < self->boxes->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const Box *one = &g_array_index (self->boxes, Box, i);
        const Box *other = &g_array_index (self->boxes, Box, j);

        if (overlap (one, other))
          {
            g_autofree char *name = check_describe (other->widget);

            find (self, one->widget, "lies on %s", name);
          }
      }
}

static gboolean
is_in_sight (Survey *self, GtkWidget *widget, graphene_rect_t *seen)
{
  GtkWidget *hider = get_hider (self->window, widget, seen);
  g_autofree char *name = hider != NULL ? check_describe (hider) : NULL;

  if (hider != NULL)
    find (self, widget, "is outside of %s, and nothing scrolls", name);
  return hider == NULL;
}

static void survey_native (GPtrArray *findings, GtkWidget *native);

static void
survey (Survey *self, GtkWidget *widget, guint layer)
{
  if (is_on_top (widget))
    layer = ++self->n_layers;
  check_minimum (self, widget);
  if (GTK_IS_LABEL (widget))
    check_text (self, widget);
  if (is_content (widget))
    {
      Box box = { .widget = widget, .layer = layer };

      if (is_in_sight (self, widget, &box.seen))
        g_array_append_val (self->boxes, box);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child))
        continue;
      if (GTK_IS_NATIVE (child))
        survey_native (self->findings, child);
      else
        survey (self, child, layer);
    }
}

static void
survey_native (GPtrArray *findings, GtkWidget *native)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  Survey self = { .findings = findings, .boxes = boxes, .window = native };

  survey (&self, native, 0);
  check_overlaps (&self);
}

/**
 * check_get_seen:
 * @window: a window
 * @widget: a widget in it
 * @seen: (out): the part of @widget that is not scrolled out of sight, in the coordinates of
 * @window
 *
 * Finds out how much of a widget can be seen.
 *
 * Returns: %FALSE if a part of it can never be
 */
gboolean
check_get_seen (GtkWidget *window, GtkWidget *widget, graphene_rect_t *seen)
{
  return get_hider (window, widget, seen) == NULL;
}

static const char *
get_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return gtk_button_get_label (GTK_BUTTON (widget));
  return gtk_widget_get_tooltip_text (widget);
}

/**
 * check_describe:
 * @widget: a widget
 *
 * Describes a widget for whoever has to find it: what it says, and what it is in.
 *
 * Returns: (transfer full): words
 */
char *
check_describe (GtkWidget *widget)
{
  const char *text = get_words (widget);
  GString *words = g_string_new (G_OBJECT_TYPE_NAME (widget));

  if (text != NULL)
    g_string_append_printf (words, " “%s”", text);
  for (GtkWidget *at = gtk_widget_get_parent (widget); at != NULL; at = gtk_widget_get_parent (at))
    if (g_str_has_prefix (G_OBJECT_TYPE_NAME (at), "Ingot") || ADW_IS_PREFERENCES_ROW (at))
      {
        g_string_append_printf (words, " in %s", G_OBJECT_TYPE_NAME (at));
        break;
      }
  return g_string_free (words, FALSE);
}

/**
 * check_layout:
 * @window: a window that is shown and has settled
 *
 * Looks for what is smaller than it needs to be, text that is cut off, what lies on something else,
 * and what nobody can scroll into sight, in @window and in all that belongs to it.
 *
 * Returns: (transfer full) (element-type utf8): what was found, in words
 */
GPtrArray *
check_layout (GtkWidget *window)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_free);

  survey_native (findings, window);
  return findings;
}

/**
 * check_assert_layout:
 * @window: a window that is shown and has settled
 * @when: what is special about it now, in words
 *
 * Has the test fail if check_layout () finds something, and goes on.
 */
void
check_assert_layout (GtkWidget *window, const char *when)
{
  g_autoptr (GPtrArray) findings = check_layout (window);

  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s: %s", when, (const char *) findings->pdata[i]);
  if (findings->len > 0)
    g_test_fail ();
}
