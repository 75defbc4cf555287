/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "driver.h"

#include <adwaita.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#define IGNORE_LEAKS_BEGIN __lsan_disable ()
#define IGNORE_LEAKS_END   __lsan_enable ()
#else
#define IGNORE_LEAKS_BEGIN
#define IGNORE_LEAKS_END
#endif

#define PATIENCE_MS     10000
#define PATIENCE_FRAMES 300

typedef struct
{
  gboolean laid_out;
  gboolean drawn;
} Frame;

typedef struct
{
  GtkWidget *root;
  GType type;
  const char *label;
  GtkWidget *found;
} Search;

typedef struct
{
  char *text;
  gboolean done;
} Reading;

static DriverReader read_text = g_strdup;

static gboolean
give_up_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/**
 * driver_wait:
 * @condition: what to wait for
 * @data: its argument
 * @milliseconds: how long at most
 *
 * Runs the main loop until @condition holds.
 *
 * Returns: whether it held in time
 */
gboolean
driver_wait (DriverCondition condition, gpointer data, guint milliseconds)
{
  gboolean late = FALSE;
  guint source = g_timeout_add (milliseconds, give_up_cb, &late);

  while (!condition (data) && !late)
    g_main_context_iteration (NULL, TRUE);

  if (!late)
    g_source_remove (source);
  return condition (data);
}

static void
layout_cb (GdkFrameClock *clock, Frame *frame)
{
  frame->laid_out = TRUE;
}

static void
after_paint_cb (GdkFrameClock *clock, Frame *frame)
{
  frame->drawn = TRUE;
}

static gboolean
is_drawn (gpointer data)
{
  Frame *frame = data;

  return frame->drawn;
}

/* A window that is not drawn shows nothing that could be looked at. */
static gboolean
wait_drawn (Frame *frame, guint *n_frames)
{
  if (!driver_wait (is_drawn, frame, PATIENCE_MS))
    g_error ("The window is not drawn");
  if (frame->laid_out && --*n_frames == 0)
    g_error ("The window does not come to rest");
  return frame->laid_out;
}

static void
do_what_waits (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Once: setting it, even to what it is, has every style in every window computed anew. */
static void
stop_animations (GtkSettings *settings)
{
  gboolean animates;

  g_object_get (settings, "gtk-enable-animations", &animates, NULL);
  if (animates)
    g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
}

/**
 * driver_settle:
 * @window: a window
 *
 * Lets @window draw until a frame changes nothing in its layout; one that is not shown has nothing
 * to draw.
 *
 * From the first window on nothing glides: a test would depend on how fast the machine is, and
 * libadwaita loses what it has drawn of a page that turns round on its way, or whose window closes
 * (1.7).
 */
void
driver_settle (GtkWidget *window)
{
  g_autoptr (GdkFrameClock) clock = NULL;
  Frame frame;
  guint n_frames = PATIENCE_FRAMES;
  gulong on_layout, on_paint;

  if (!gtk_widget_get_mapped (window))
    return;
  stop_animations (gtk_widget_get_settings (window));
  clock = g_object_ref (gtk_widget_get_frame_clock (window));
  on_layout = g_signal_connect (clock, "layout", G_CALLBACK (layout_cb), &frame);
  on_paint = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &frame);
  do
    {
      do_what_waits ();
      frame = (Frame) { 0 };
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_UPDATE);
    }
  while (wait_drawn (&frame, &n_frames));
  do_what_waits ();
  g_signal_handler_disconnect (clock, on_layout);
  g_signal_handler_disconnect (clock, on_paint);
}

/**
 * driver_scale_text:
 * @factor: how large the text is, as a factor of what it usually is
 *
 * Has the text be larger or smaller in every window, as a person does in the desktop's settings.
 */
void
driver_scale_text (double factor)
{
  GtkSettings *settings = gtk_settings_get_default ();
  static int usual = 0;

  if (usual == 0)
    g_object_get (settings, "gtk-xft-dpi", &usual, NULL);
  if (usual <= 0)
    usual = 96 * PANGO_SCALE;
  g_object_set (settings, "gtk-xft-dpi", (int) (usual * factor), NULL);
}

/**
 * driver_set_reader:
 * @reader: translates what is shown into English
 *
 * Has the eyes read another language: what is looked for is always English.
 */
void
driver_set_reader (DriverReader reader)
{
  read_text = reader;
}

static const char *
get_visible_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  if (ADW_IS_STATUS_PAGE (widget))
    return adw_status_page_get_title (ADW_STATUS_PAGE (widget));
  return NULL;
}

static gboolean
has_label (GtkWidget *widget, const char *label)
{
  g_autofree char *text = read_text (get_visible_text (widget));
  g_autofree char *tooltip = read_text (gtk_widget_get_tooltip_text (widget));
  g_autofree char *plain = NULL;

  if (text != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (text, "_", 2);
      plain = g_strjoinv ("", parts);
    }
  return g_strcmp0 (text, label) == 0 || g_strcmp0 (plain, label) == 0 ||
         g_strcmp0 (tooltip, label) == 0;
}

/* A button that only shows an icon and a label has its words in a descendant. */
static gboolean
says (GtkWidget *widget, const char *label)
{
  if (has_label (widget, label))
    return TRUE;
  if (!GTK_IS_BUTTON (widget) && !GTK_IS_MENU_BUTTON (widget))
    return FALSE;
  return driver_find (widget, GTK_TYPE_LABEL, label) != NULL;
}

static GtkWidget *
search (GtkWidget *widget, GType type, const char *label)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (label == NULL || says (widget, label)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = search (child, type, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * driver_find_type:
 * @root: where to look
 * @type: a class of widgets
 *
 * Finds the first widget of @type that can be seen.
 *
 * Returns: (transfer none) (nullable): the widget
 */
GtkWidget *
driver_find_type (GtkWidget *root, GType type)
{
  return search (root, type, NULL);
}

/**
 * driver_count_rows:
 * @root: where to look
 * @type: a class of widgets
 *
 * Counts the rows of the list in the first widget of @type that can be seen, in sight or scrolled
 * out of it. What is transparent is not there.
 *
 * Returns: how many there are
 */
guint
driver_count_rows (GtkWidget *root, GType type)
{
  GtkWidget *place = driver_find_type (root, type);
  GtkWidget *view = place != NULL ? driver_find_type (place, GTK_TYPE_LIST_VIEW) : NULL;

  if (view == NULL)
    return 0;
  for (GtkWidget *widget = view; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_opacity (widget) < 1)
      return 0;
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view))));
}

/**
 * driver_find:
 * @root: where to look
 * @type: a class of widgets
 * @label: its words: label, title or tooltip
 *
 * Finds the first widget of @type that can be seen and says @label.
 *
 * Returns: (transfer none) (nullable): the widget
 */
GtkWidget *
driver_find (GtkWidget *root, GType type, const char *label)
{
  return search (root, type, label);
}

static gboolean
is_there (gpointer data)
{
  Search *wanted = data;

  wanted->found = search (wanted->root, wanted->type, wanted->label);
  return wanted->found != NULL;
}

/**
 * driver_wait_for:
 * @root: where to look
 * @type: a class of widgets
 * @label: (nullable): its words
 *
 * Waits until there is a widget of @type that can be seen and says @label.
 *
 * Returns: (transfer none) (nullable): the widget, or %NULL after ten seconds
 */
GtkWidget *
driver_wait_for (GtkWidget *root, GType type, const char *label)
{
  Search wanted = { root, type, label, NULL };

  driver_wait (is_there, &wanted, PATIENCE_MS);
  return wanted.found;
}

static gboolean
contains (GtkWidget *label, const char *text)
{
  g_autofree char *shown = read_text (gtk_label_get_text (GTK_LABEL (label)));

  return strstr (shown, text) != NULL;
}

/**
 * driver_find_text:
 * @root: where to look
 * @text: words
 *
 * Finds the first label that can be seen and contains @text.
 *
 * Returns: (transfer none) (nullable): the label
 */
GtkWidget *
driver_find_text (GtkWidget *root, const char *text)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (GTK_IS_LABEL (root) && contains (root, text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = driver_find_text (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * driver_shows:
 * @root: where to look
 * @text: words
 *
 * Tells whether a label that can be seen contains @text.
 *
 * Returns: whether one does
 */
gboolean
driver_shows (GtkWidget *root, const char *text)
{
  return driver_find_text (root, text) != NULL;
}

static gboolean
shows_cb (gpointer data)
{
  Search *wanted = data;

  return driver_find_text (wanted->root, wanted->label) != NULL;
}

/**
 * driver_wait_shows:
 * @root: where to look
 * @text: words
 *
 * Waits until a label that can be seen contains @text.
 *
 * Returns: whether one does within ten seconds
 */
gboolean
driver_wait_shows (GtkWidget *root, const char *text)
{
  Search wanted = { root, GTK_TYPE_LABEL, text, NULL };

  return driver_wait (shows_cb, &wanted, PATIENCE_MS);
}

/**
 * driver_can_press:
 * @root: where to look
 * @label: what the button says
 *
 * Tells whether there is a button that can be pressed.
 *
 * Returns: whether there is, now
 */
gboolean
driver_can_press (GtkWidget *root, const char *label)
{
  GtkWidget *button = driver_find (root, GTK_TYPE_BUTTON, label);

  return button != NULL && gtk_widget_is_sensitive (button);
}

/**
 * driver_press:
 * @root: where to look
 * @label: what the button says
 *
 * Waits for a button and presses it, if it can be pressed: as a pointer does, as a key would be
 * shown for a quarter of a second first.
 *
 * Returns: whether there was one that could be
 */
gboolean
driver_press (GtkWidget *root, const char *label)
{
  GtkWidget *button = driver_wait_for (root, GTK_TYPE_BUTTON, label);

  if (button == NULL || !gtk_widget_is_sensitive (button))
    return FALSE;
  g_signal_emit_by_name (button, "clicked");
  return TRUE;
}

/**
 * driver_make_popover:
 * @button: a button with a menu or another popover
 *
 * Has the popover made, which happens when it is asked for first, and closes it. Without a seat it
 * does not open, and GTK loses the layout that it wanted (4.18).
 *
 * Returns: (transfer none): the popover
 */
GtkWidget *
driver_make_popover (GtkMenuButton *button)
{
  IGNORE_LEAKS_BEGIN;
  gtk_menu_button_popup (button);
  IGNORE_LEAKS_END;
  gtk_menu_button_popdown (button);
  return GTK_WIDGET (gtk_menu_button_get_popover (button));
}

/**
 * driver_open_menu:
 * @button: a button with a menu
 *
 * Fills the menu, as when it is asked for; see driver_make_popover ().
 *
 * Returns: (transfer none): its popover
 */
GtkWidget *
driver_open_menu (GtkMenuButton *button)
{
  IGNORE_LEAKS_BEGIN;
  gtk_menu_button_popup (button);
  driver_settle (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (button))));
  gtk_menu_button_popup (button);
  IGNORE_LEAKS_END;
  return GTK_WIDGET (gtk_menu_button_get_popover (button));
}

/**
 * driver_find_menu_item:
 * @root: where to look
 * @label: what the item says
 *
 * Finds an item of a menu, whether the menu is open or not.
 *
 * Returns: (transfer none) (nullable): the item
 */
GtkWidget *
driver_find_menu_item (GtkWidget *root, const char *label)
{
  GtkWidget *found = NULL;
  g_autofree char *text = NULL;

  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (root)) == GTK_ACCESSIBLE_ROLE_MENU_ITEM)
    g_object_get (root, "text", &text, NULL);
  if (g_strcmp0 (text, label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = driver_find_menu_item (child, label);
  return found;
}

static gboolean
is_read (gpointer data)
{
  return ((Reading *) data)->done;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;

  reading->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  reading->done = TRUE;
}

/**
 * driver_dup_clipboard:
 * @widget: any widget on the display
 *
 * Gets what a person would paste.
 *
 * Returns: (transfer full) (nullable): the text; %NULL if there is none
 */
char *
driver_dup_clipboard (GtkWidget *widget)
{
  Reading reading = { 0 };

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, on_read, &reading);
  if (!driver_wait (is_read, &reading, PATIENCE_MS))
    g_error ("The clipboard cannot be read");
  return reading.text;
}
