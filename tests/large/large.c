/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-list.h"
#include "large.h"

#include "driver.h"
#include "driver-heartbeat.h"
#include "ingot-repository-page.h"
#include "ingot-sidebar.h"
#include "ingot-window.h"

#include <time.h>

#define PATIENCE   60000
#define REPOSITORY "token-warehouse"

/* What may take how long at once, in milliseconds: where something moves, a frame. */
#define MOVES 16
#define WAITS 60

#define WHEEL_FRAMES 60
#define WHEEL_STEP   120 /* px */
#define DRAG_FRAMES  30

/* A window on a server of its own process. */
struct _Large
{
  IngotSession *session;
  GtkWidget *window;
  GListModel *rows; /* what is loaded: its frames are watched */
  guint n_items;
  gint64 started;
  gint64 first;
  gint64 all;
  clock_t processor;
};

typedef struct
{
  GtkAdjustment *adjustment;
  double step;
  guint frames;
} Scroll;

static double
to_milliseconds (gint64 microseconds)
{
  return (double) microseconds / 1000.0;
}

static GtkWidget *
get_sidebar (Large *self)
{
  return driver_wait_for (self->window, INGOT_TYPE_SIDEBAR, NULL);
}

static GtkWidget *
get_page (Large *self)
{
  return driver_wait_for (self->window, INGOT_TYPE_REPOSITORY_PAGE, NULL);
}

static GtkWidget *
get_list (Large *self)
{
  return driver_wait_for (get_sidebar (self), GTK_TYPE_LIST_VIEW, NULL);
}

static GtkListView *
get_view (Large *self)
{
  GtkWidget *list = driver_wait_for (self->window, INGOT_TYPE_TOKEN_LIST, NULL);

  return GTK_LIST_VIEW (driver_wait_for (list, GTK_TYPE_LIST_VIEW, NULL));
}

static gboolean
is_all_there (gpointer data)
{
  return ((Large *) data)->all != 0;
}

static void
look (Large *self, guint n_rows)
{
  if (n_rows > 0 && self->first == 0)
    self->first = g_get_monotonic_time ();
  if (n_rows == self->n_items && self->all == 0)
    {
      self->all = g_get_monotonic_time ();
      self->processor = clock () - self->processor;
    }
}

static void
repositories_drawn_cb (Large *self)
{
  look (self, driver_count_rows (self->window, INGOT_TYPE_SIDEBAR));
}

static void
tokens_drawn_cb (Large *self)
{
  look (self, driver_count_rows (self->window, INGOT_TYPE_TOKEN_LIST));
}

static void
begin_loading (Large *self, void (*drawn_cb) (Large *self))
{
  self->first = 0;
  self->all = 0;
  self->started = g_get_monotonic_time ();
  self->processor = clock ();
  g_signal_connect_swapped (gtk_widget_get_frame_clock (self->window), "after-paint",
                            G_CALLBACK (drawn_cb), self);
}

static void
end_loading (Large *self, void (*drawn_cb) (Large *self), LargeResult *result)
{
  g_assert_true (driver_wait (is_all_there, self, PATIENCE));
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (self->window), drawn_cb, self);
  result->first = to_milliseconds (self->first - self->started);
  result->all = to_milliseconds (self->all - self->started);
  result->processor = (double) self->processor * 1000 / CLOCKS_PER_SEC;
}

static gboolean
is_read (gpointer data)
{
  return !ingot_session_get_loading (((Large *) data)->session);
}

static void
load (Large *self, LargeResult *result)
{
  begin_loading (self, repositories_drawn_cb);
  ingot_window_set_session (INGOT_WINDOW (self->window), self->session);
  end_loading (self, repositories_drawn_cb, result);
  g_assert_true (driver_wait (is_read, self, PATIENCE));
}

/* As fast as the window follows; @find is what the last of @texts finds. */
static void
type (Large *self, GtkWidget *entry, GType where, const char *const *texts, guint find)
{
  for (guint i = 0; texts[i] != NULL; i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), texts[i]);
      driver_settle (self->window);
    }
  g_assert_cmpuint (driver_count_rows (self->window, where), ==, find);
}

static void
search (Large *self, LargeResult *result)
{
  static const char *const found[] = { "e", "er", "ser", "e", "token-ware", NULL };
  static const char *const all[] = { "token", "", NULL };
  GtkWidget *entry;

  g_assert_true (driver_press (get_sidebar (self), "Search"));
  entry = driver_wait_for (get_sidebar (self), GTK_TYPE_SEARCH_ENTRY, NULL);
  type (self, entry, INGOT_TYPE_SIDEBAR, found, 1);
  type (self, entry, INGOT_TYPE_SIDEBAR, all, self->n_items);
  g_assert_true (driver_press (get_sidebar (self), "Search"));
}

static void
sort (Large *self, LargeResult *result)
{
  static const char *const orders[] = { "size", "last-data", "name" };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      gtk_widget_activate_action (get_list (self), "sidebar.sort", "s", orders[i]);
      driver_settle (self->window);
    }
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Scroll *self = data;

  gtk_adjustment_set_value (self->adjustment,
                            gtk_adjustment_get_value (self->adjustment) + self->step);
  return --self->frames > 0;
}

static gboolean
has_scrolled (gpointer data)
{
  return ((Scroll *) data)->frames == 0;
}

/* In a short list there is not far to go. */
static guint
count_frames (Large *self, guint most)
{
  return MIN (most, MAX (1, self->n_items / 20));
}

/* Some way in every frame. */
static void
scroll (Large *self, GtkWidget *view, double step, guint frames)
{
  GtkWidget *window = gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW);
  Scroll way = { gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window)), step, frames };

  gtk_adjustment_set_value (way.adjustment, 0);
  gtk_widget_add_tick_callback (view, scroll_cb, &way, NULL);
  g_assert_true (driver_wait (has_scrolled, &way, PATIENCE));
}

static void
drag (Large *self, GtkWidget *view)
{
  GtkWidget *window = gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));
  const guint frames = count_frames (self, DRAG_FRAMES);

  scroll (self, view, gtk_adjustment_get_upper (adjustment) / frames, frames);
}

static void
scroll_repositories (Large *self, LargeResult *result)
{
  scroll (self, get_list (self), WHEEL_STEP, count_frames (self, WHEEL_FRAMES));
}

static void
drag_repositories (Large *self, LargeResult *result)
{
  drag (self, get_list (self));
}

static void
open_repository (Large *self, LargeResult *result)
{
  begin_loading (self, tokens_drawn_cb);
  gtk_widget_activate_action (self->window, "win.open-search-domain", "s", REPOSITORY);
  end_loading (self, tokens_drawn_cb, result);
}

static void
search_tokens (Large *self, LargeResult *result)
{
  static const char *const texts[] = { "e", "er", "ser", "e", "json", "", NULL };

  gtk_widget_activate_action (GTK_WIDGET (get_view (self)), "page.search", NULL);
  type (self, driver_wait_for (get_page (self), GTK_TYPE_SEARCH_ENTRY, NULL), INGOT_TYPE_TOKEN_LIST,
        texts, self->n_items);
  gtk_widget_activate_action (GTK_WIDGET (get_view (self)), "page.search", NULL);
}

static void
sort_tokens (Large *self, LargeResult *result)
{
  static const char *const orders[] = { "parser", "name" };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (get_view (self)), "page.sort", "s", orders[i]);
      driver_settle (self->window);
    }
}

/* One here and one there, and all of them where that is possible. */
static void
select_tokens (Large *self, LargeResult *result)
{
  GtkListView *view = get_view (self);

  for (guint i = 0; i < self->n_items; i += self->n_items / 10)
    {
      gtk_list_view_scroll_to (view, i, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
      driver_settle (self->window);
    }
  if (gtk_selection_model_select_all (gtk_list_view_get_model (view)))
    driver_settle (self->window);
  gtk_list_view_scroll_to (view, 0, GTK_LIST_SCROLL_SELECT, NULL);
}

static void
scroll_tokens (Large *self, LargeResult *result)
{
  scroll (self, GTK_WIDGET (get_view (self)), WHEEL_STEP, count_frames (self, WHEEL_FRAMES));
}

static void
drag_tokens (Large *self, LargeResult *result)
{
  drag (self, GTK_WIDGET (get_view (self)));
}

const LargeAction large_actions[] = {
  { "repositories: load", WAITS, load },
  { "repositories: search", WAITS, search },
  { "repositories: sort", WAITS, sort },
  { "repositories: scroll", MOVES, scroll_repositories },
  { "repositories: drag the scroll bar", MOVES, drag_repositories },
  { "tokens: load", WAITS, open_repository },
  { "tokens: search", WAITS, search_tokens },
  { "tokens: sort", WAITS, sort_tokens },
  { "tokens: select", WAITS, select_tokens },
  { "tokens: scroll", MOVES, scroll_tokens },
  { "tokens: drag the scroll bar", MOVES, drag_tokens },
  { NULL },
};

/**
 * large_new:
 * @application: the application
 * @address: a server
 * @api_token: an API token of it
 * @n_items: how many repositories it has, and how many ingest tokens one of them
 *
 * Opens a window that shows no server yet.
 *
 * Returns: (transfer full): what a person can do in it
 */
Large *
large_new (IngotApplication *application, const char *address, const char *api_token, guint n_items)
{
  Large *self = g_new0 (Large, 1);
  g_autoptr (GError) error = NULL;

  self->n_items = n_items;
  self->session = ingot_session_new ("Large", address, api_token, INGOT_ENVIRONMENT_NONE, &error);
  g_assert_no_error (error);
  self->window = GTK_WIDGET (ingot_window_new (GTK_APPLICATION (application), NULL));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1100, 720);
  gtk_window_present (GTK_WINDOW (self->window));
  driver_settle (self->window);
  return self;
}

/**
 * large_free:
 * @self: (transfer full): a window
 *
 * Closes the window; nothing of the server stays.
 */
void
large_free (Large *self)
{
  driver_settle (self->window);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->session);
  g_free (self);
}

/**
 * large_act:
 * @self: a window
 * @action: one of large_actions, each in its turn
 * @result: (out): what it took
 *
 * Does something, and watches the main loop meanwhile.
 */
void
large_act (Large *self, const LargeAction *action, LargeResult *result)
{
  DriverHeartbeat *heartbeat = driver_heartbeat_start ();

  *result = (LargeResult) { 0 };
  action->act (self, result);
  driver_settle (self->window);
  result->work = driver_heartbeat_stop (heartbeat, &result->wall);
}
