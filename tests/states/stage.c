/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "states.h"

#include "ingot-session-private.h"
#include "ingot-token-list.h"
#include "ingot-window.h"

#include <adwaita.h>

#define PATIENCE_MS 10000

typedef struct
{
  void (*func) (gpointer data);
  gpointer data;
} Play;

static const State *const parts[] = {
  states_of_servers,    states_of_reading,    states_of_repositories,
  states_of_dialogs,    states_of_new_tokens, states_of_people,
  states_of_selections, states_of_menus,      states_of_switching,
};

static GObject *
start_demo (char **address, char **api_token, GError **error)
{
  g_autoptr (IngotDemoServer) server = ingot_demo_server_new (NULL);

  if (!ingot_demo_server_start (server, 0, error))
    return NULL;
  *address = g_strdup (ingot_demo_server_get_address (server));
  *api_token = g_strdup (ingot_demo_server_get_api_token (server, "changer"));
  return G_OBJECT (g_steal_pointer (&server));
}

static gboolean
session_is_idle (gpointer data)
{
  return !ingot_session_get_loading (data);
}

static gboolean
repository_is_idle (gpointer data)
{
  return !ingot_repository_get_loading (data);
}

/* While one page glides over the other, both are there. */
static gboolean
pages_rest (gpointer data)
{
  GtkWidget *found = driver_find_type (data, ADW_TYPE_NAVIGATION_SPLIT_VIEW);
  AdwNavigationSplitView *view = (AdwNavigationSplitView *) found;

  return found == NULL || !adw_navigation_split_view_get_collapsed (view) ||
         !gtk_widget_get_mapped (GTK_WIDGET (adw_navigation_split_view_get_sidebar (view))) ||
         !gtk_widget_get_mapped (GTK_WIDGET (adw_navigation_split_view_get_content (view)));
}

static gboolean
has_dialog (gpointer data)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (data);

  return dialog != NULL && gtk_widget_get_mapped (GTK_WIDGET (dialog));
}

static void
start_server (Stage *stage)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) address = NULL;

  ingot_demo_server_start (stage->server, stage->port, &error);
  g_assert_no_error (error);
  address = g_uri_parse (ingot_demo_server_get_address (stage->server), G_URI_FLAGS_NONE, NULL);
  stage->port = (guint16) g_uri_get_port (address);
}

static void
create_session (Stage *stage, const char *address)
{
  const char *user = stage->state->user != NULL ? stage->state->user : "changer";
  g_autoptr (GError) error = NULL;

  g_clear_object (&stage->session);
  stage->session = ingot_session_new ("Logs Europe", address,
                                      ingot_demo_server_get_api_token (stage->server, user),
                                      stage->state->environment, &error);
  g_assert_no_error (error);
}

static void
open_server (Stage *stage)
{
  const IngotDemoOptions options = { .version = stage->state->release,
                                     .own_tokens = stage->state->own_tokens };

  stage->server = ingot_demo_server_new (&options);
  start_server (stage);
  create_session (stage, ingot_demo_server_get_address (stage->server));
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static GtkWidget *
find_popover (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_POPOVER (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_popover (child);
  return found;
}

static IngotServerList *
get_servers (void)
{
  return ingot_application_get_servers (INGOT_APPLICATION (g_application_get_default ()));
}

static void
clear_servers (void)
{
  GListModel *servers = G_LIST_MODEL (get_servers ());

  while (g_list_model_get_n_items (servers) > 0)
    {
      g_autoptr (IngotServer) server = g_list_model_get_item (servers, 0);

      ingot_server_list_remove (get_servers (), server);
    }
}

static void
activate_cb (GApplication *application, Play *play)
{
  g_signal_stop_emission_by_name (application, "activate");
  play->func (play->data);
}

static void
close_window (GtkWidget *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (window);
}

/* Whether another window is in front of the stage's, which then is not drawn. */
static gboolean
is_behind (Stage *stage)
{
  return stage->seen != stage->window && GTK_IS_WINDOW (stage->seen);
}

static void
run_tests_cb (gpointer data)
{
  *(int *) data = g_test_run ();
}

/**
 * states_get:
 * @index: a number
 *
 * Gets a state, in the order in which a person may meet them.
 *
 * Returns: (transfer none) (nullable): the state; %NULL after the last one
 */
const State *
states_get (guint index)
{
  for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
    for (const State *state = parts[part]; state->name != NULL; state++)
      if (index-- == 0)
        return state;
  return NULL;
}

/**
 * states_find:
 * @name: the name of a state
 *
 * Gets a state by its name.
 *
 * Returns: (transfer none): the state
 */
const State *
states_find (const char *name)
{
  const State *state = NULL;

  for (guint i = 0; (state = states_get (i)) != NULL; i++)
    if (g_str_equal (state->name, name))
      return state;
  g_assert_not_reached ();
}

/**
 * stage_run:
 * @func: called while the application runs
 * @data: its argument
 *
 * Runs the application as it runs for a person; @func opens the windows.
 *
 * Returns: the exit status
 */
int
stage_run (void (*func) (gpointer data), gpointer data)
{
  g_autoptr (IngotApplication) application = ingot_application_new (start_demo);
  Play play = { func, data };

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &play);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}

/**
 * stage_run_tests:
 *
 * Runs the tests of the program while the application runs.
 *
 * Returns: the exit status
 */
int
stage_run_tests (void)
{
  int status = EXIT_FAILURE;

  stage_run (run_tests_cb, &status);
  return status;
}

/**
 * stage_begin:
 * @stage: what to fill
 * @state: a state
 * @width: of the window, in pixels
 * @height: of the window, in pixels
 *
 * Opens a window and brings it into @state.
 */
void
stage_begin (Stage *stage, const State *state, int width, int height)
{
  *stage = (Stage) { .state = state };
  if (!state->no_server)
    open_server (stage);
  if (state->prepare != NULL)
    state->prepare (stage);
  if (stage->session != NULL)
    ingot_server_list_add_for_session (get_servers (), ingot_session_get_server (stage->session));

  stage->window = GTK_WIDGET (
      ingot_window_new (GTK_APPLICATION (g_application_get_default ()), stage->session));
  stage->seen = stage->window;
  gtk_window_set_default_size (GTK_WINDOW (stage->window), width, height);
  gtk_window_present (GTK_WINDOW (stage->window));
  driver_settle (stage->window);
  if (state->enter != NULL)
    state->enter (stage);
  g_assert_true (driver_wait (pages_rest, stage->window, PATIENCE_MS));
  driver_settle (stage->seen);
}

/**
 * stage_resize:
 * @stage: a stage
 * @width: of the window, in pixels
 * @height: of the window, in pixels
 *
 * Makes the window another size, in the same state. Who pulls at its edge closes a popover, so that
 * is opened again. A window that is open above it has a size of its own, and hides it: what cannot
 * be seen is not drawn, and would be waited for in vain.
 *
 * Nothing has the focus then: where it was while a breakpoint hides it for a moment, GTK keeps the
 * widget until somebody presses a key (4.18), and nobody does.
 */
void
stage_resize (Stage *stage, int width, int height)
{
  if (GTK_IS_POPOVER (stage->seen))
    {
      stage_end (stage);
      stage_begin (stage, stage->state, width, height);
      return;
    }
  gtk_window_set_focus (GTK_WINDOW (stage->window), NULL);
  if (is_behind (stage))
    {
      driver_settle (stage->seen);
      return;
    }
  gtk_window_set_default_size (GTK_WINDOW (stage->window), width, height);
  driver_settle (stage->window);
  g_assert_true (driver_wait (pages_rest, stage->window, PATIENCE_MS));
  driver_settle (stage->seen);
  g_assert_cmpint (gtk_widget_get_width (stage->window), ==, width);
  g_assert_cmpint (gtk_widget_get_height (stage->window), ==, height);
}

/**
 * stage_mend:
 * @stage: a stage
 *
 * Makes that nothing goes wrong any more, and that there is time enough for it; nobody tells the
 * program.
 */
void
stage_mend (Stage *stage)
{
  ingot_client_set_timeouts (ingot_session_get_client (stage->session), PATIENCE_MS, PATIENCE_MS);
  ingot_demo_server_clear_faults (stage->server);
  if (ingot_demo_server_get_address (stage->server) == NULL)
    start_server (stage);
}

/**
 * stage_end:
 * @stage: a stage
 *
 * Closes the window; nothing of it may be left.
 */
void
stage_end (Stage *stage)
{
  g_assert_true (driver_wait (pages_rest, stage->window, PATIENCE_MS));
  if (is_behind (stage))
    gtk_widget_set_visible (stage->seen, FALSE);
  driver_settle (stage->window);
  close_window (stage->window);
  clear_servers ();
  if (stage->server == NULL)
    return;
  g_assert_finalize_object (stage->session);
  g_assert_finalize_object (stage->server);
  g_clear_object (&stage->other);
}

/**
 * stage_use_certificate:
 * @stage: a stage whose window is not open yet
 * @name: a file in tests/fixtures/tls, without its ending
 *
 * Uses a server that shows a certificate, on this machine.
 */
void
stage_use_certificate (Stage *stage, const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.pem", CERTIFICATES, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, &error);
  g_autoslist (GUri) uris = NULL;
  g_autofree char *address = NULL;

  g_assert_no_error (error);
  stage->other = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_listen_local (stage->other, 0,
                            SOUP_SERVER_LISTEN_HTTPS | SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (stage->other);
  address = g_uri_to_string (uris->data);
  create_session (stage, address);
}

/**
 * stage_fail:
 * @stage: a stage
 * @operation: (nullable): the name of an operation, %NULL for any
 * @fault: what goes wrong
 *
 * Has @operation go wrong until stage_mend().
 */
void
stage_fail (Stage *stage, const char *operation, IngotDemoFault fault)
{
  ingot_demo_server_add_fault (stage->server, operation, &fault, G_MAXUINT);
}

/**
 * stage_wait_session:
 * @stage: a stage
 *
 * Waits until the server is read, or could not be.
 */
void
stage_wait_session (Stage *stage)
{
  g_assert_true (driver_wait (session_is_idle, stage->session, PATIENCE_MS));
}

/**
 * stage_show:
 * @stage: a stage
 * @name: a search domain
 *
 * Opens @name and does not wait for what there is to see of it.
 */
void
stage_show (Stage *stage, const char *name)
{
  stage_wait_session (stage);
  gtk_widget_activate_action (stage->window, "win.open-search-domain", "s", name);
  g_assert_nonnull (driver_wait_for (stage->window, INGOT_TYPE_REPOSITORY_PAGE, NULL));
}

/**
 * stage_open:
 * @stage: a stage
 * @name: a search domain
 *
 * Opens @name, with what there is to see of it.
 */
void
stage_open (Stage *stage, const char *name)
{
  stage_show (stage, name);
  g_assert_true (driver_wait (repository_is_idle,
                              ingot_repository_page_get_repository (stage_get_page (stage)),
                              PATIENCE_MS));
  g_assert_true (driver_wait (pages_rest, stage->window, PATIENCE_MS));
  driver_settle (stage->window);
}

/**
 * stage_open_failing:
 * @stage: a stage
 * @fault: what goes wrong
 *
 * Opens a repository once the server is read, and has its ingest tokens go wrong.
 */
void
stage_open_failing (Stage *stage, IngotDemoFault fault)
{
  stage_wait_session (stage);
  stage_fail (stage, "ListIngestTokens", fault);
  stage_open (stage, "payments");
}

/**
 * stage_open_popover:
 * @stage: a stage
 * @owner: what has a popover
 *
 * Opens the popover of @owner. There is no seat whose clicks elsewhere could close it, and without
 * one it would not open.
 */
void
stage_open_popover (Stage *stage, GtkWidget *owner)
{
  GtkWidget *button = driver_find_type (owner, GTK_TYPE_MENU_BUTTON);

  /* A menu button makes it when it is pressed first. */
  if (button != NULL)
    driver_make_popover (GTK_MENU_BUTTON (button));
  stage->seen = find_popover (owner);
  gtk_popover_set_autohide (GTK_POPOVER (stage->seen), FALSE);
  gtk_popover_popup (GTK_POPOVER (stage->seen));
  g_assert_true (driver_wait (is_mapped, stage->seen, PATIENCE_MS));
}

/**
 * stage_get_page:
 * @stage: a stage
 *
 * Gets the repository page.
 *
 * Returns: (transfer none): the page
 */
IngotRepositoryPage *
stage_get_page (Stage *stage)
{
  return INGOT_REPOSITORY_PAGE (driver_find_type (stage->window, INGOT_TYPE_REPOSITORY_PAGE));
}

/**
 * stage_open_dialog:
 * @stage: a stage that shows a repository
 * @token: (nullable): the name of an ingest token, whose row is chosen
 * @action: an action of the page or the list of ingest tokens, which opens a dialog
 *
 * Opens a dialog.
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
stage_open_dialog (Stage *stage, const char *token, const char *action)
{
  GtkWidget *list = driver_find_type (stage->window, INGOT_TYPE_TOKEN_LIST);

  if (token != NULL)
    g_assert_true (ingot_token_list_choose (INGOT_TOKEN_LIST (list), token));
  g_assert_true (gtk_widget_activate_action (
      list != NULL ? list : GTK_WIDGET (stage_get_page (stage)), action, NULL));
  g_assert_true (driver_wait (has_dialog, stage->window, PATIENCE_MS));
  driver_settle (stage->window);
  return GTK_WIDGET (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (stage->window)));
}

/**
 * stage_type:
 * @root: where to look
 * @title: what the row is called
 * @text: what to write into it
 *
 * Replaces the text of an entry row.
 */
void
stage_type (GtkWidget *root, const char *title, const char *text)
{
  GtkWidget *row = driver_wait_for (root, ADW_TYPE_ENTRY_ROW, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}
