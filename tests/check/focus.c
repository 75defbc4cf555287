/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "focus.h"

#include "driver-picture.h"
#include "driver.h"
#include "layout.h"

#include <adwaita.h>

/* More often nobody presses Tab, and no page has so many controls beside a list. */
#define MOST_STEPS 80

typedef struct
{
  GPtrArray *findings;
  GtkWidget *window;
  GHashTable *reached;
  const char *key;
} Walk;

static void find (Walk *self, GtkWidget *widget, const char *what);

static void
find (Walk *self, GtkWidget *widget, const char *what)
{
  g_autofree char *name = widget != NULL ? check_describe (widget) : g_strdup ("nothing");

  g_ptr_array_add (self->findings, g_strdup_printf ("%s: %s: %s", self->key, name, what));
}

/* The focus ring is around the widget, or around the row that it is in. */
static GBytes *
draw (Walk *self)
{
  const int width = gtk_widget_get_width (self->window);
  const int height = gtk_widget_get_height (self->window);
  const gsize size = (gsize) width * 4 * (gsize) height;
  guchar *pixels = g_malloc0 (size);
  g_autoptr (GskRenderNode) node = driver_draw (self->window, 1);
  g_autoptr (GdkTexture) texture = NULL;

  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (self->window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gdk_texture_download (texture, pixels, (gsize) width * 4);
  return g_bytes_new_take (pixels, size);
}

static GBytes *
draw_focus (Walk *self, gboolean visible)
{
  gtk_window_set_focus_visible (GTK_WINDOW (self->window), visible);
  driver_settle (self->window);
  return draw (self);
}

/* What looks alike is drawn once: a picture takes longer than all the rest. */
static gboolean
is_known (GtkWidget *widget)
{
  static GHashTable *known;
  g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
  g_autofree char *style = g_strjoinv (".", classes);
  char *kind = g_strdup_printf ("%s.%s in %s", G_OBJECT_TYPE_NAME (widget), style,
                                G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));

  if (known == NULL)
    known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return !g_hash_table_add (known, kind);
}

/* A text has a cursor, and a label that was come to by Tab is selected. */
static gboolean
is_marked (GtkWidget *widget)
{
  return GTK_IS_TEXT (widget) ||
         (GTK_IS_LABEL (widget) && gtk_label_get_selection_bounds (GTK_LABEL (widget), NULL, NULL));
}

static void
check_indication (Walk *self, GtkWidget *focus)
{
  g_autoptr (GBytes) shown = NULL;
  g_autoptr (GBytes) hidden = NULL;

  if (is_known (focus))
    return;
  driver_settle (self->window);
  hidden = draw_focus (self, FALSE);
  shown = draw_focus (self, TRUE);
  if (g_bytes_equal (shown, hidden) && !is_marked (focus))
    find (self, focus, "has the focus, and nothing shows it");
}

static gboolean
is_in_sight (Walk *self, GtkWidget *focus)
{
  graphene_rect_t bounds, seen;

  return gtk_widget_compute_bounds (focus, focus, &bounds) &&
         check_get_seen (self->window, focus, &seen) &&
         seen.size.width * seen.size.height >= bounds.size.width * bounds.size.height / 2;
}

/* What is scrolled to may take more than a frame. */
static gboolean
comes_into_sight (Walk *self, GtkWidget *focus)
{
  if (!is_in_sight (self, focus))
    driver_settle (self->window);
  return is_in_sight (self, focus);
}

static void
check_stop (Walk *self, GtkWidget *focus)
{
  if (!gtk_widget_get_mapped (focus))
    find (self, focus, "has the focus and is not there");
  else if (!comes_into_sight (self, focus))
    find (self, focus, "has the focus and is out of sight");
  else
    check_indication (self, focus);
}

/* A row of a list view, whose neighbours are reached by the arrow keys. */
static GtkWidget *
get_row (GtkWidget *widget)
{
  const GType list = g_type_from_name ("GtkListBase");

  for (GtkWidget *parent; (parent = gtk_widget_get_parent (widget)) != NULL; widget = parent)
    if (list != G_TYPE_INVALID && g_type_is_a (G_OBJECT_TYPE (parent), list))
      return widget;
  return NULL;
}

static GtkWidget *
step (Walk *self, GtkDirectionType direction)
{
  gtk_widget_child_focus (self->window, direction);
  return gtk_root_get_focus (GTK_ROOT (self->window));
}

static GtkWidget *
get_list (GtkWidget *widget)
{
  GtkWidget *row = widget != NULL ? get_row (widget) : NULL;

  return row != NULL ? gtk_widget_get_parent (row) : NULL;
}

/* Round and round: whatever was left must be come back to; a list is, at the column that it was
 * left from. */
static void
walk (Walk *self, GtkDirectionType direction)
{
  GtkWidget *first = step (self, direction);
  GtkWidget *list = get_list (first);
  GtkWidget *focus = first;
  gboolean left = FALSE;
  guint n_steps = 0;

  while (focus != NULL && n_steps++ < MOST_STEPS)
    {
      g_hash_table_add (self->reached, focus);
      check_stop (self, focus);
      focus = step (self, direction);
      left = left || get_list (focus) != list;
      if (focus == first || (left && list != NULL && get_list (focus) == list))
        return;
    }
  if (first != NULL)
    find (self, first, "is never come back to");
}

static gboolean
reached_inside (Walk *self, GtkWidget *widget)
{
  GHashTableIter iter;
  gpointer reached;

  g_hash_table_iter_init (&iter, self->reached);
  while (g_hash_table_iter_next (&iter, &reached, NULL))
    if (reached == widget || gtk_widget_is_ancestor (reached, widget))
      return TRUE;
  return FALSE;
}

/* What every window or dialog has, and keys of its own for: Escape, Alt+F4. */
static gboolean
is_window_control (GtkWidget *widget)
{
  if (gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL)
    return TRUE;
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "sheet.close") == 0;
}

/* What is used by keys: buttons, entries, switches and rows. */
static gboolean
is_control (GtkWidget *widget)
{
  if (!gtk_widget_is_sensitive (widget) || is_window_control (widget))
    return FALSE;
  if (GTK_IS_LIST_BOX_ROW (widget))
    return gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget));
  if (GTK_IS_TEXT (widget))
    return gtk_editable_get_editable (GTK_EDITABLE (widget));
  return GTK_IS_BUTTON (widget) || GTK_IS_SWITCH (widget);
}

/* A row stands for what it activates, a group for its toggles, and a row of a list for its
 * neighbours. */
static gboolean
is_stood_for (Walk *self, GtkWidget *widget)
{
  GtkWidget *group = gtk_widget_get_ancestor (widget, ADW_TYPE_TOGGLE_GROUP);
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);
  GtkWidget *list_row = get_row (widget);

  if (group != NULL && reached_inside (self, group))
    return TRUE;
  if (list_row != NULL)
    return !reached_inside (self, list_row);
  if (row == NULL)
    return FALSE;
  if (row == widget || !gtk_widget_get_focusable (widget) || !gtk_widget_get_can_focus (widget))
    return reached_inside (self, row);
  return FALSE;
}

/* What is drawn as nothing is not there. */
static void
check_reached (Walk *self, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || gtk_widget_get_opacity (widget) == 0)
    return;
  if (is_control (widget) && !reached_inside (self, widget) && !is_stood_for (self, widget))
    find (self, widget, "is never reached");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      check_reached (self, child);
}

/**
 * check_focus:
 * @window: a window that has the keyboard
 * @reachable: what must be reached: @window, or the dialog in it
 *
 * Walks through @window as Tab and Shift+Tab do, and looks for a trap, for what is never reached,
 * and for a focus that cannot be seen.
 *
 * Returns: (transfer full) (element-type utf8): what was found, in words
 */
GPtrArray *
check_focus (GtkWidget *window, GtkWidget *reachable)
{
  static const GtkDirectionType directions[] = { GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD };
  static const char *const keys[] = { "Tab", "Shift+Tab" };
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_free);
  /* of both ways: a list is entered at the column that it was left from */
  g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      Walk self = { findings, window, reached, keys[i] };

      walk (&self, directions[i]);
      check_reached (&self, reachable);
    }
  return findings;
}
