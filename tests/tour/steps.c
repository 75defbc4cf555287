/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-list.h"
#include "tour.h"

#include "driver.h"

#include <adwaita.h>

#define REPOSITORY "payments"
#define TOKEN      "tour-guide"

static gboolean say (Tour *tour, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* What a step ends with when all was well. */
static gboolean
say (Tour *tour, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_free (tour->said);
  tour->said = g_strdup_vprintf (format, args);
  va_end (args);
  return TRUE;
}

static gboolean
miss (Tour *tour, const char *what)
{
  g_free (tour->wrong);
  tour->wrong = g_strdup (what);
  return FALSE;
}

static IngotDemoDomain *
get_repository (Tour *tour)
{
  return ingot_demo_store_find (tour->store, REPOSITORY);
}

static IngotDemoToken *
get_token (Tour *tour)
{
  return ingot_demo_domain_find_token (get_repository (tour), TOKEN);
}

static GtkWidget *
get_sidebar_list (Tour *tour)
{
  GtkWidget *view = driver_find_type (tour->window, ADW_TYPE_NAVIGATION_SPLIT_VIEW);

  if (view != NULL && adw_navigation_split_view_get_collapsed (ADW_NAVIGATION_SPLIT_VIEW (view)))
    adw_navigation_split_view_set_show_content (ADW_NAVIGATION_SPLIT_VIEW (view), FALSE);
  return driver_wait_for (tour->window, GTK_TYPE_LIST_VIEW, NULL);
}

static guint
count_rows (GtkWidget *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

static gboolean
is_loaded (gpointer data)
{
  Tour *tour = data;
  GtkWidget *list = driver_find_type (tour->window, GTK_TYPE_LIST_VIEW);

  return list != NULL && count_rows (list) ==
                             ingot_demo_store_get_domains (tour->store, INGOT_DEMO_ORDER_NAME)->len;
}

static gboolean
list_repositories (Tour *tour)
{
  if (!driver_wait (is_loaded, tour, 10000))
    return miss (tour, "the sidebar does not list what the server has");
  if (!driver_wait_shows (tour->window, REPOSITORY))
    return miss (tour, "no row “" REPOSITORY "”");
  return say (tour, "the sidebar lists all %u repositories and views of the server",
              ingot_demo_store_get_domains (tour->store, INGOT_DEMO_ORDER_NAME)->len);
}

static guint
count_matches (Tour *tour, const char *part)
{
  GPtrArray *domains = ingot_demo_store_get_domains (tour->store, INGOT_DEMO_ORDER_NAME);
  guint n_matches = 0;

  for (guint i = 0; i < domains->len; i++)
    if (strstr (((IngotDemoDomain *) domains->pdata[i])->key, part) != NULL)
      n_matches++;
  return n_matches;
}

static gboolean
search_repositories (Tour *tour)
{
  GtkWidget *list = get_sidebar_list (tour);
  GtkWidget *entry;
  guint n_matches = count_matches (tour, "pay");

  if (!driver_press (gtk_widget_get_ancestor (list, ADW_TYPE_NAVIGATION_PAGE), "Search"))
    return miss (tour, "no button “Search”");
  entry = driver_wait_for (tour->window, GTK_TYPE_SEARCH_ENTRY, NULL);
  if (entry == NULL)
    return miss (tour, "no search entry");
  gtk_editable_set_text (GTK_EDITABLE (entry), "PAY");
  driver_settle (tour->window);
  if (count_rows (list) != n_matches)
    return miss (tour, "the search finds something else than the server's names say");
  return say (tour, "“PAY” finds %u, without regard to case", n_matches);
}

/* A click on a row of the sidebar: by its name, wherever it is. */
static gboolean
open_row (Tour *tour, const char *name)
{
  GtkWidget *list = get_sidebar_list (tour);
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);
      g_autofree char *found = NULL;

      g_object_get (item, "name", &found, NULL);
      if (!g_str_equal (found, name))
        continue;
      gtk_list_view_scroll_to (GTK_LIST_VIEW (list), i,
                               GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
      return gtk_widget_activate_action (list, "list.activate-item", "u", i);
    }
  return miss (tour, "the row to open is not there");
}

static gboolean
end_search (Tour *tour)
{
  GtkWidget *list = get_sidebar_list (tour);

  if (list == NULL ||
      !driver_press (gtk_widget_get_ancestor (list, ADW_TYPE_NAVIGATION_PAGE), "Search"))
    return miss (tour, "no button “Search”");
  return driver_wait (is_loaded, tour, 10000) || miss (tour, "the search does not end");
}

static GtkWidget *
get_tokens (Tour *tour)
{
  GtkWidget *list = driver_wait_for (tour->window, INGOT_TYPE_TOKEN_LIST, NULL);

  return driver_find_type (list, GTK_TYPE_LIST_VIEW);
}

static guint
count_tokens (Tour *tour)
{
  GtkWidget *list = driver_find_type (tour->window, INGOT_TYPE_TOKEN_LIST);
  guint n_found = 0;

  if (list != NULL)
    g_object_get (list, "n-found", &n_found, NULL);
  return n_found;
}

static gboolean
shows_all_tokens (gpointer data)
{
  Tour *tour = data;

  return count_tokens (tour) == get_repository (tour)->tokens->len;
}

static gboolean
open_repository (Tour *tour)
{
  IngotDemoDomain *repository = get_repository (tour);
  IngotDemoToken *first = repository->tokens->pdata[0];

  if (!end_search (tour) || !open_row (tour, REPOSITORY))
    return FALSE;
  if (get_tokens (tour) == NULL || !driver_wait (shows_all_tokens, tour, 10000))
    return miss (tour, "the repository's tokens are not listed");
  if (driver_shows (tour->window, first->text))
    return miss (tour, "a token can be read without having been asked for");
  return say (tour, "“" REPOSITORY "” lists its %u tokens, masked", repository->tokens->len);
}

typedef struct
{
  AdwComboRow *row;
  const char *name;
} Choice;

/* Selects the parser as soon as it is there, by the words it shows. */
static gboolean
is_chosen (gpointer data)
{
  Choice *choice = data;
  GListModel *model = adw_combo_row_get_model (choice->row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);
      g_autofree char *found = NULL;

      g_object_get (item, "name", &found, NULL);
      if (g_strcmp0 (found, choice->name) != 0)
        continue;
      adw_combo_row_set_selected (choice->row, i);
      return TRUE;
    }
  return FALSE;
}

static gboolean
choose_parser (Tour *tour, const char *name)
{
  GtkWidget *row = driver_wait_for (tour->window, ADW_TYPE_COMBO_ROW, "Assigned Parser");

  if (row == NULL || !driver_wait (is_chosen, &(Choice) { ADW_COMBO_ROW (row), name }, 10000))
    return miss (tour, "the parser cannot be picked");
  return TRUE;
}

static gboolean
fill_in_new_token (Tour *tour)
{
  GtkWidget *name;

  if (!driver_press (tour->window, "New Token"))
    return miss (tour, "no button “New Token”");
  name = driver_wait_for (tour->window, ADW_TYPE_ENTRY_ROW, "Name");
  if (name == NULL)
    return miss (tour, "no dialog that asks for a name");
  gtk_editable_set_text (GTK_EDITABLE (name), TOKEN);
  if (!choose_parser (tour, "json"))
    return FALSE;
  if (get_token (tour) != NULL)
    return miss (tour, "the token exists before it was asked for");
  return say (tour, "the dialog takes a name and a parser; nothing is created yet");
}

static gboolean
create_token (Tour *tour)
{
  if (!driver_press (tour->window, "Create"))
    return miss (tour, "“Create” cannot be pressed");
  if (!driver_wait_shows (tour->window, "Ingest Token Created"))
    return miss (tour, "the dialog does not say that the token was created");
  if (get_token (tour) == NULL || get_token (tour)->parser == NULL ||
      !g_str_equal (get_token (tour)->parser->name, "json"))
    return miss (tour, "the server has no such token");
  if (!driver_wait_shows (tour->window, get_token (tour)->text))
    return miss (tour, "the dialog does not show the server's token");
  return say (tour, "the server has “" TOKEN "” with parser json; the dialog shows its text");
}

static gboolean
is_dialog_gone (gpointer data)
{
  return driver_find_type (((Tour *) data)->window, ADW_TYPE_DIALOG) == NULL;
}

/* The row of the token: what a person points at. */
static GtkWidget *
find_token_row (Tour *tour)
{
  GtkWidget *row = driver_wait_for (get_tokens (tour), GTK_TYPE_LABEL, TOKEN);

  while (row != NULL &&
         gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (row)) != GTK_ACCESSIBLE_ROLE_LIST_ITEM)
    row = gtk_widget_get_parent (row);
  return row;
}

static gboolean
activate_inside (GtkWidget *widget, const char *action)
{
  if (gtk_widget_activate_action (widget, action, NULL))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (activate_inside (child, action))
      return TRUE;
  return FALSE;
}

static gboolean
select_token (Tour *tour)
{
  GtkListView *view = GTK_LIST_VIEW (get_tokens (tour));
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (view));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);
      g_autoptr (GObject) token = NULL;
      g_autofree char *name = NULL;

      g_object_get (item, "token", &token, NULL);
      g_object_get (token, "name", &name, NULL);
      if (g_str_equal (name, TOKEN))
        {
          gtk_list_view_scroll_to (view, i, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
          driver_settle (tour->window);
          return TRUE;
        }
    }
  return miss (tour, "the new token is not in the list");
}

/* What a row offers is in its menu, which is the same wide and narrow. */
static gboolean
use_row (Tour *tour, const char *action)
{
  GtkWidget *row;

  if (!select_token (tour))
    return FALSE;
  row = find_token_row (tour);
  return (row != NULL && activate_inside (row, action)) ||
         miss (tour, "the row does not offer what it should");
}

static gboolean
reveal_token (Tour *tour)
{
  if (!driver_press (tour->window, "Done") || !driver_wait (shows_all_tokens, tour, 10000) ||
      !driver_wait (is_dialog_gone, tour, 10000))
    return miss (tour, "the new token is not listed");
  if (driver_shows (get_tokens (tour), get_token (tour)->text))
    return miss (tour, "the new token is shown without having been asked for");
  if (!use_row (tour, "row.reveal"))
    return FALSE;
  if (!driver_wait_shows (get_tokens (tour), get_token (tour)->text))
    return miss (tour, "“Reveal” does not show the token");
  return say (tour, "“Reveal” shows the token's text");
}

static gboolean
copy_token (Tour *tour)
{
  g_autofree char *text = NULL;

  if (!use_row (tour, "row.copy"))
    return FALSE;
  if (!driver_wait_shows (tour->window, "Token copied"))
    return miss (tour, "no toast says that it was copied");
  text = driver_dup_clipboard (tour->window);
  if (g_strcmp0 (text, get_token (tour)->text) != 0)
    return miss (tour, "the clipboard does not hold the token");
  return say (tour, "the clipboard holds the server's token, for 60 seconds");
}

static gboolean
save_parser (Tour *tour, const char *parser)
{
  if (!use_row (tour, "row.edit") || !choose_parser (tour, parser))
    return FALSE;
  driver_settle (tour->window);
  return driver_press (tour->window, "Save") || miss (tour, "“Save” cannot be pressed");
}

static gboolean
has_kv (gpointer data)
{
  IngotDemoToken *token = get_token (data);

  return token != NULL && token->parser != NULL && g_str_equal (token->parser->name, "kv");
}

static gboolean
has_none (gpointer data)
{
  return get_token (data) != NULL && get_token (data)->parser == NULL;
}

/* The toast has been seen, and what is below it is to be. */
static gboolean
change_parser (Tour *tour)
{
  GtkWidget *toast = driver_find_type (tour->window, g_type_from_name ("AdwToastWidget"));

  if (toast != NULL)
    gtk_widget_activate (driver_find_type (toast, GTK_TYPE_BUTTON));
  if (!save_parser (tour, "kv"))
    return FALSE;
  if (!driver_wait (has_kv, tour, 10000) || !driver_wait (is_dialog_gone, tour, 10000))
    return miss (tour, "the server did not change the parser");
  return say (tour, "the server says kv");
}

static gboolean
remove_parser (Tour *tour)
{
  if (!save_parser (tour, "None"))
    return FALSE;
  if (!driver_wait (has_none, tour, 10000) || !driver_wait (is_dialog_gone, tour, 10000))
    return miss (tour, "the server did not remove the parser");
  return say (tour, "the server has no parser for it any more");
}

static gboolean
ask_to_delete (Tour *tour)
{
  if (!use_row (tour, "row.delete"))
    return FALSE;
  if (!driver_wait_shows (tour->window, "stops working at once"))
    return miss (tour, "no dialog says what stops");
  if (get_token (tour) == NULL)
    return miss (tour, "the token was deleted without an answer");
  return say (tour, "the dialog says what stops; nothing is deleted yet");
}

static gboolean
is_deleted (gpointer data)
{
  return get_token (data) == NULL && shows_all_tokens (data) && is_dialog_gone (data);
}

static gboolean
delete_token (Tour *tour)
{
  if (!driver_press (tour->window, "Delete"))
    return miss (tour, "“Delete” cannot be pressed");
  if (!driver_wait (is_deleted, tour, 10000))
    return miss (tour, "the token is still there");
  return say (tour, "the token is gone from the server and from the list");
}

/* By what it does: narrow it has no words, and when it is off its tooltip says why. */
static GtkWidget *
find_new_button (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_ACTIONABLE (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "page.new-token") == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_new_button (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
open_and_read (Tour *tour, const char *name, const char *words)
{
  GtkWidget *button;

  if (!open_row (tour, name))
    return FALSE;
  if (!driver_wait_shows (tour->window, words))
    return miss (tour, "the page does not say what it is");
  button = find_new_button (tour->window);
  if (button == NULL || gtk_widget_is_sensitive (button))
    return miss (tour, "“New Token” should be there, and off");
  if (gtk_widget_get_tooltip_text (button) == NULL)
    return miss (tour, "“New Token” does not say why it is off");
  return say (tour, "“%s”: %s; “New Token” is off: %s", name, words,
              gtk_widget_get_tooltip_text (button));
}

static gboolean
open_view (Tour *tour)
{
  return open_and_read (tour, "fraud-analysis", "Views Have No Ingest Tokens");
}

static gboolean
open_system_repository (Tour *tour)
{
  return open_and_read (tour, "humio-audit", "System Repository");
}

static gboolean
open_without_permission (Tour *tour)
{
  return open_and_read (tour, "k8s-audit", "No Permission to See Tokens");
}

const TourStep tour_steps[] = {
  { "01-repositories", list_repositories },
  { "02-search", search_repositories },
  { "03-repository", open_repository },
  { "04-new-token", fill_in_new_token },
  { "05-token-created", create_token },
  { "06-reveal", reveal_token },
  { "07-copy", copy_token },
  { "08-change-parser", change_parser },
  { "09-remove-parser", remove_parser },
  { "10-delete", ask_to_delete },
  { "11-deleted", delete_token },
  { "12-view", open_view },
  { "13-system-repository", open_system_repository },
  { "14-no-permission", open_without_permission },
  { NULL, NULL },
};
