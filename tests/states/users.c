/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "users.h"

#include "ingot-parser-row.h"
#include "ingot-server-button.h"
#include "ingot-sidebar.h"
#include "ingot-token-list.h"
#include "ingot-view-page.h"
#include "states.h"

#include <adwaita.h>

#define PATIENCE_MS 10000
#define NEW_NAME    "made-here"

typedef char *(*DescribeFunc) (Stage *stage);

/**
 * Page:
 * @name: the name of a search domain; %NULL for what is beside them
 * @describe: says what is there
 *
 * A place where a person can be.
 */
typedef struct
{
  const char *name;
  DescribeFunc describe;
} Page;

const char *const users_keys[] = { "root",     "changer",    "reader", "organization",
                                   "unlisted", "repository", "view",   NULL };

const char *const users_pages[] = {
  "Server",      "Sidebar",        "payments", "incident-lab",     "k8s-audit",  "sandbox",
  "humio-audit", "fraud-analysis", "R&D <b>",  "New Ingest Token", "Edit Token", "Delete Token",
  NULL
};

static GtkWidget *
find_by_id (GtkWidget *widget, const char *id)
{
  GtkWidget *found = NULL;

  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_by_id (child, id);
  return found;
}

/* What is in the popover, which is made when it is opened first. */
static char *
describe_server (Stage *stage)
{
  GtkWidget *button = driver_find_type (driver_find_type (stage->window, INGOT_TYPE_SERVER_BUTTON),
                                        GTK_TYPE_MENU_BUTTON);

  driver_make_popover (GTK_MENU_BUTTON (button));
  return g_strdup (gtk_label_get_text (GTK_LABEL (find_by_id (button, "account_label"))));
}

static char *
describe_sidebar (Stage *stage)
{
  GtkWidget *sidebar = driver_find_type (stage->window, INGOT_TYPE_SIDEBAR);
  GtkWidget *list = driver_find_type (sidebar, GTK_TYPE_LIST_VIEW);
  const gboolean stars = driver_find (sidebar, GTK_TYPE_BUTTON, "Add Star") != NULL ||
                         driver_find (sidebar, GTK_TYPE_BUTTON, "Remove Star") != NULL;

  return g_strdup_printf (
      "Rows: %u, %s",
      g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))),
      stars ? "stars" : "no stars");
}

static void
append_tokens (GtkWidget *page, GPtrArray *parts)
{
  GtkWidget *list = driver_find_type (page, INGOT_TYPE_TOKEN_LIST);
  guint n_found;

  if (list == NULL)
    return;
  g_object_get (list, "n-found", &n_found, NULL);
  g_ptr_array_add (parts, g_strdup_printf ("%u tokens", n_found));
}

static void
append_links (GtkWidget *page, GPtrArray *parts)
{
  GtkWidget *view = driver_find_type (page, INGOT_TYPE_VIEW_PAGE);
  GtkListBox *list =
      view != NULL ? GTK_LIST_BOX (driver_find_type (view, GTK_TYPE_LIST_BOX)) : NULL;
  guint n_links = 0;
  int n_rows;

  if (list == NULL)
    return;
  for (n_rows = 0; gtk_list_box_get_row_at_index (list, n_rows) != NULL; n_rows++)
    if (gtk_list_box_row_get_activatable (gtk_list_box_get_row_at_index (list, n_rows)))
      n_links++;
  g_ptr_array_add (parts, g_strdup_printf ("%d repositories, %u links", n_rows, n_links));
}

static void
append_buttons (GtkWidget *widget, GPtrArray *parts)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "pill"))
    {
      const char *words =
          gtk_label_get_text (GTK_LABEL (driver_find_type (widget, GTK_TYPE_LABEL)));

      g_ptr_array_add (
          parts, g_strdup_printf ("[%s]%s", words, gtk_widget_is_sensitive (widget) ? "" : " off"));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_buttons (child, parts);
}

static GtkWidget *
get_new_button (Stage *stage)
{
  return find_by_id (GTK_WIDGET (stage_get_page (stage)), "new_button");
}

/* Off is only what says why, to everybody. */
static void
append_new_button (Stage *stage, GPtrArray *parts)
{
  GtkWidget *button = get_new_button (stage);
  const char *tooltip = gtk_widget_get_tooltip_text (button);

  g_assert_true (gtk_widget_get_mapped (button));
  if (gtk_widget_is_sensitive (button))
    {
      g_ptr_array_add (parts, g_strdup ("New Token"));
      return;
    }
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip);
  g_ptr_array_add (parts, g_strdup_printf ("New Token off: %s", tooltip));
}

static char *
describe_page (Stage *stage)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  GtkWidget *page = GTK_WIDGET (stage_get_page (stage));
  GtkWidget *status = driver_find_type (page, ADW_TYPE_STATUS_PAGE);

  if (status != NULL)
    g_ptr_array_add (parts, g_strdup (adw_status_page_get_title (ADW_STATUS_PAGE (status))));
  append_tokens (page, parts);
  append_links (page, parts);
  append_buttons (page, parts);
  append_new_button (stage, parts);
  return g_strjoinv ("; ", (char **) parts->pdata);
}

static gboolean
has_no_dialog (gpointer data)
{
  return adw_application_window_get_visible_dialog (data) == NULL;
}

static gboolean
has_toast (gpointer data)
{
  return driver_find_type (data, g_type_from_name ("AdwToastWidget")) != NULL;
}

static char *
dup_toast (Stage *stage)
{
  GtkWidget *toast;

  g_assert_true (driver_wait (has_no_dialog, stage->window, PATIENCE_MS));
  g_assert_true (driver_wait (has_toast, stage->window, PATIENCE_MS));
  toast = driver_find_type (stage->window, g_type_from_name ("AdwToastWidget"));
  return g_strdup (gtk_label_get_text (GTK_LABEL (driver_find_type (toast, GTK_TYPE_LABEL))));
}

static char *
create_token (Stage *stage)
{
  GtkWidget *dialog;
  GtkWidget *status;
  char *said;

  if (!gtk_widget_is_sensitive (get_new_button (stage)))
    return g_strdup ("—");
  dialog = stage_open_dialog (stage, NULL, "page.new-token");
  stage_type (dialog, "Name", NEW_NAME);
  g_assert_true (driver_press (dialog, "Create"));
  g_assert_true (driver_wait_shows (dialog, "Ingest Token Created"));
  status = driver_find_type (dialog, ADW_TYPE_STATUS_PAGE);
  said = g_strjoin (". ", adw_status_page_get_title (ADW_STATUS_PAGE (status)),
                    adw_status_page_get_description (ADW_STATUS_PAGE (status)), NULL);
  /* who does not have it yet is asked before it is gone for good */
  g_assert_true (driver_press (dialog, "Copy Token"));
  g_assert_true (driver_wait (has_toast, dialog, PATIENCE_MS));
  adw_dialog_close (ADW_DIALOG (dialog));
  g_assert_true (driver_wait (has_no_dialog, stage->window, PATIENCE_MS));
  return said;
}

static gboolean
has_parsers (gpointer data)
{
  return g_list_model_get_n_items (adw_combo_row_get_model (data)) > 1;
}

/* Rows are there where tokens are listed. */
static char *
edit_token (Stage *stage)
{
  GtkWidget *dialog, *row;

  if (driver_find_type (stage->window, INGOT_TYPE_TOKEN_LIST) == NULL)
    return g_strdup ("—");
  dialog = stage_open_dialog (stage, NEW_NAME, "token.edit");
  row = driver_find_type (dialog, INGOT_TYPE_PARSER_ROW);
  g_assert_true (driver_wait (has_parsers, row, PATIENCE_MS));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  g_assert_true (driver_press (dialog, "Save"));
  return dup_toast (stage);
}

static gboolean
has_no_toast (gpointer data)
{
  return !has_toast (data);
}

static char *
delete_token (Stage *stage)
{
  GtkWidget *toast = driver_find_type (stage->window, g_type_from_name ("AdwToastWidget"));
  GtkWidget *dialog;

  if (driver_find_type (stage->window, INGOT_TYPE_TOKEN_LIST) == NULL)
    return g_strdup ("—");
  gtk_widget_activate (driver_find_type (toast, GTK_TYPE_BUTTON));
  g_assert_true (driver_wait (has_no_toast, stage->window, PATIENCE_MS));
  dialog = stage_open_dialog (stage, NEW_NAME, "token.delete");
  g_assert_true (driver_press (dialog, "Delete"));
  return dup_toast (stage);
}

static const Page pages[] = {
  { NULL, describe_server },        { NULL, describe_sidebar },
  { "payments", describe_page },    { "incident-lab", describe_page },
  { "k8s-audit", describe_page },   { "sandbox", describe_page },
  { "humio-audit", describe_page }, { "fraud-analysis", describe_page },
  { "R&D <b>", describe_page },     { "payments", create_token },
  { "payments", edit_token },       { "payments", delete_token },
};

G_STATIC_ASSERT (G_N_ELEMENTS (pages) + 1 == G_N_ELEMENTS (users_pages));

static char *
visit (Stage *stage, const Page *page)
{
  if (page->name != NULL && ingot_session_find_search_domain (stage->session, page->name) == NULL)
    return g_strdup ("not listed");
  if (page->name != NULL && page->describe != edit_token && page->describe != delete_token)
    stage_open (stage, page->name);
  return page->describe (stage);
}

/**
 * users_walk:
 * @user: one of #users_keys
 *
 * Walks through every page with the API token of @user, and does there what can be done.
 *
 * Returns: (transfer full) (element-type utf8): what each of #users_pages says
 */
GPtrArray *
users_walk (const char *user)
{
  const State state = { .user = user,
                        .environment = INGOT_ENVIRONMENT_DEMO,
                        .enter = stage_wait_session };
  GPtrArray *said = g_ptr_array_new_with_free_func (g_free);
  Stage stage;

  stage_begin (&stage, &state, 1100, 720);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    g_ptr_array_add (said, visit (&stage, &pages[i]));
  stage_end (&stage);
  return said;
}

static gboolean
is_said_before (GPtrArray *walks, guint user, guint page)
{
  for (guint i = 0; i < user; i++)
    if (g_str_equal (((GPtrArray *) walks->pdata[i])->pdata[page],
                     ((GPtrArray *) walks->pdata[user])->pdata[page]))
      return TRUE;
  return FALSE;
}

static void
append_users (GString *table, GPtrArray *walks, guint first, guint page)
{
  const char *text = ((GPtrArray *) walks->pdata[first])->pdata[page];
  const char *separator = "  ";

  for (guint user = first; user < walks->len; user++)
    if (g_str_equal (((GPtrArray *) walks->pdata[user])->pdata[page], text))
      {
        g_string_append_printf (table, "%s%s", separator, users_keys[user]);
        separator = ", ";
      }
  g_string_append_printf (table, "\n      %s\n", text);
}

/**
 * users_describe:
 * @walks: (element-type GPtrArray): what users_walk() returned for each of #users_keys
 *
 * Writes the table of users and pages; who gets to see the same stands together.
 *
 * Returns: (transfer full): lines of text
 */
char *
users_describe (GPtrArray *walks)
{
  GString *table = g_string_new (NULL);

  for (guint page = 0; users_pages[page] != NULL; page++)
    {
      g_string_append_printf (table, "%s\n", users_pages[page]);
      for (guint user = 0; user < walks->len; user++)
        if (!is_said_before (walks, user, page))
          append_users (table, walks, user, page);
    }
  return g_string_free_and_steal (table);
}
