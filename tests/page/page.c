/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page.h"

#include "generation.h"
#include "ingot-icons.h"
#include "ingot-parser-row.h"
#include "ingot-token-list.h"

#define PATIENCE_MS 10000

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

static AdwDialog *
get_dialog (Page *page)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (page->window));
}

static gboolean
has_dialog (gpointer data)
{
  return get_dialog (data) != NULL && gtk_widget_get_mapped (GTK_WIDGET (get_dialog (data)));
}

static gboolean
has_no_dialog (gpointer data)
{
  return get_dialog (data) == NULL;
}

/* “None” and the parser that a token has are there at once. */
static gboolean
has_parsers (gpointer data)
{
  return g_list_model_get_n_items (adw_combo_row_get_model (data)) > 2;
}

static gboolean
is_of_parser (gpointer choice, const char *name)
{
  g_autoptr (IngotParser) parser = NULL;

  g_object_get (choice, "parser", &parser, NULL);
  return g_strcmp0 (parser != NULL ? ingot_parser_get_name (parser) : NULL, name) == 0;
}

/**
 * page_begin:
 * @page: what to fill
 * @user: whose API token is used
 * @environment: what the server is said to be for
 *
 * Starts a server and opens an empty window.
 */
void
page_begin (Page *page, const char *user, IngotEnvironment environment)
{
  const IngotDemoOptions options = { 0 };

  page_begin_on (page, &options, user, environment);
}

/**
 * page_begin_on:
 * @page: what to fill
 * @options: what the server is like
 * @user: whose API token is used
 * @environment: what the server is said to be for
 *
 * Starts a server of another kind and opens an empty window.
 */
void
page_begin_on (Page *page,
               const IngotDemoOptions *options,
               const char *user,
               IngotEnvironment environment)
{
  g_autoptr (GError) error = NULL;

  ingot_icons_keep (); /* as the application does */
  page->user = user;
  page->server = generation_server_new (options);
  ingot_demo_server_start (page->server, 0, &error);
  g_assert_no_error (error);
  page->session =
      ingot_session_new ("Demo & Co", ingot_demo_server_get_address (page->server),
                         ingot_demo_server_get_api_token (page->server, user), environment, &error);
  g_assert_no_error (error);
  page->page = g_object_new (INGOT_TYPE_REPOSITORY_PAGE, "session", page->session, NULL);
  page->view = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  page->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (page->window), GTK_WIDGET (page->view));
  gtk_window_set_default_size (GTK_WINDOW (page->window), 1000, 720);
  gtk_window_present (GTK_WINDOW (page->window));
  ingot_session_refresh (page->session);
  g_assert_true (driver_wait (session_is_idle, page->session, PATIENCE_MS));
}

/**
 * page_show:
 * @page: a page
 * @name: a search domain
 *
 * Shows @name, and does not wait for its tokens.
 */
void
page_show (Page *page, const char *name)
{
  IngotSearchDomain *domain = ingot_session_find_search_domain (page->session, name);
  g_autoptr (IngotRepository) repository = NULL;

  g_assert_nonnull (domain);
  repository = ingot_session_dup_repository (page->session, domain);
  ingot_repository_page_set_repository (page->page, repository);
  /* as in the window: a page that has nothing to show is not there */
  if (adw_navigation_view_get_visible_page (page->view) == NULL)
    adw_navigation_view_push (page->view, ADW_NAVIGATION_PAGE (page->page));
}

/**
 * page_open:
 * @page: a page
 * @name: a search domain
 *
 * Shows @name, with what there is to see of it.
 */
void
page_open (Page *page, const char *name)
{
  page_show (page, name);
  g_assert_true (driver_wait (repository_is_idle, page_get_repository (page), PATIENCE_MS));
  driver_settle (page->window);
  /* A person's focus is somewhere. Without one libadwaita 1.7 keeps what a closed dialog showed. */
  gtk_widget_child_focus (page->window, GTK_DIR_TAB_FORWARD);
}

/**
 * page_end:
 * @page: a page
 *
 * Closes the window; nothing of it may be left.
 */
void
page_end (Page *page)
{
  gtk_window_destroy (GTK_WINDOW (page->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (page->session);
  g_assert_finalize_object (page->server);
}

/**
 * page_knows:
 * @page: a page
 * @what: `Type.field`, `Enum.VALUE`
 *
 * Tells whether the server's release has @what: if not, there is something else to see.
 *
 * Returns: whether it has
 */
gboolean
page_knows (Page *page, const char *what)
{
  return ingot_demo_server_knows (page->server, what);
}

/**
 * page_get_repository:
 * @page: a page
 *
 * Gets what the page shows.
 *
 * Returns: (transfer none) (nullable): the repository
 */
IngotRepository *
page_get_repository (Page *page)
{
  return ingot_repository_page_get_repository (page->page);
}

/**
 * page_get_domain:
 * @page: a page
 *
 * Gets what the server has of the repository that the page shows.
 *
 * Returns: (transfer none): the server's
 */
IngotDemoDomain *
page_get_domain (Page *page)
{
  IngotSearchDomain *domain = ingot_repository_get_domain (page_get_repository (page));

  return ingot_demo_store_find (ingot_demo_server_get_store (page->server),
                                ingot_search_domain_get_name (domain));
}

/**
 * page_get_token:
 * @page: a page
 * @name: the name of an ingest token
 *
 * Gets what the server has of an ingest token.
 *
 * Returns: (transfer none) (nullable): the server's
 */
IngotDemoToken *
page_get_token (Page *page, const char *name)
{
  return ingot_demo_domain_find_token (page_get_domain (page), name);
}

/**
 * page_get_new_button:
 * @page: a page
 *
 * Gets the button “New Token”, on or off.
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
page_get_new_button (Page *page)
{
  GtkWidget *header = driver_find_type (page->window, ADW_TYPE_HEADER_BAR);
  GtkWidget *content = driver_find_type (header, ADW_TYPE_BUTTON_CONTENT);

  return gtk_widget_get_ancestor (content, GTK_TYPE_BUTTON);
}

/**
 * page_assert_new_token:
 * @page: a page
 * @on: whether an ingest token can be created
 * @why: (nullable): why not
 *
 * Fails if the button “New Token” is not so, or does not say why, to eyes and to ears.
 */
void
page_assert_new_token (Page *page, gboolean on, const char *why)
{
  GtkWidget *button = page_get_new_button (page);

  g_assert_cmpint (gtk_widget_is_sensitive (button), ==, on);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, on ? "New Token" : why);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "New Token");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, on ? "" : why);
}

/**
 * page_get_list:
 * @page: a page
 *
 * Gets the list of ingest tokens.
 *
 * Returns: (transfer none) (nullable): the list, if it can be seen
 */
GtkWidget *
page_get_list (Page *page)
{
  return driver_find_type (page->window, INGOT_TYPE_TOKEN_LIST);
}

/**
 * page_get_chosen:
 * @page: a page
 *
 * Gets the ingest token whose row is selected, if it is one.
 *
 * Returns: (transfer none) (nullable): the ingest token
 */
IngotIngestToken *
page_get_chosen (Page *page)
{
  IngotTokenList *list = INGOT_TOKEN_LIST (page_get_list (page));

  return ingot_token_selection_get_only (ingot_token_list_get_selection (list));
}

/**
 * page_choose:
 * @page: a page
 * @name: the name of an ingest token
 *
 * Chooses a row.
 */
void
page_choose (Page *page, const char *name)
{
  g_assert_true (ingot_token_list_choose (INGOT_TOKEN_LIST (page_get_list (page)), name));
}

/**
 * page_do:
 * @page: a page
 * @action: an action of the page or its list
 *
 * Activates @action as a button or key would.
 */
void
page_do (Page *page, const char *action)
{
  GtkWidget *list = page_get_list (page);

  g_assert_true (
      gtk_widget_activate_action (list != NULL ? list : GTK_WIDGET (page->page), action, NULL));
}

/**
 * page_wait_dialog:
 * @page: a page
 *
 * Waits for a dialog.
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
page_wait_dialog (Page *page)
{
  g_assert_true (driver_wait (has_dialog, page, PATIENCE_MS));
  driver_settle (page->window);
  return GTK_WIDGET (get_dialog (page));
}

/**
 * page_wait_no_dialog:
 * @page: a page
 *
 * Waits until no dialog is left.
 */
void
page_wait_no_dialog (Page *page)
{
  g_assert_true (driver_wait (has_no_dialog, page, PATIENCE_MS));
  driver_settle (page->window);
}

/**
 * page_type:
 * @dialog: a dialog
 * @title: what the row is called
 * @text: what to write into it
 *
 * Replaces the text of a row.
 */
void
page_type (GtkWidget *dialog, const char *title, const char *text)
{
  GtkWidget *row = driver_wait_for (dialog, ADW_TYPE_ENTRY_ROW, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/**
 * page_pick_parser:
 * @dialog: a dialog
 * @name: (nullable): the name of a parser, %NULL for none
 *
 * Picks a parser as soon as there are any, the first of that name.
 */
void
page_pick_parser (GtkWidget *dialog, const char *name)
{
  AdwComboRow *row = ADW_COMBO_ROW (driver_wait_for (dialog, INGOT_TYPE_PARSER_ROW, NULL));
  GListModel *choices = adw_combo_row_get_model (row);

  g_assert_true (driver_wait (has_parsers, row, PATIENCE_MS));
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (GObject) choice = g_list_model_get_item (choices, i);

      if (is_of_parser (choice, name))
        {
          adw_combo_row_set_selected (row, i);
          return;
        }
    }
  g_assert_not_reached ();
}

/**
 * page_fail:
 * @page: a page
 * @operation: the name of an operation
 * @fault: what goes wrong
 *
 * Has the next @operation go wrong.
 */
void
page_fail (Page *page, const char *operation, IngotDemoFault fault)
{
  ingot_demo_server_add_fault (page->server, operation, &fault, 1);
}
