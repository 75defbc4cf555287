/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each action asks of a server, as the server's own log has it. Prints the action, how many
 * requests may be sent, how many were, and which. */
#include "ingot-sidebar.h"
#include "page.h"

#include <locale.h>
#include <stdio.h>

#define REPOSITORY "payments"
#define TOKEN      "bench"

typedef struct
{
  const char *name;
  guint bound;
  void (*act) (Page *page);
} Action;

static gboolean
is_read (gpointer data)
{
  return !ingot_repository_get_loading (page_get_repository (data)) && page_get_list (data) != NULL;
}

static void
open_repository (Page *page)
{
  page_open (page, REPOSITORY);
}

/* The dialog is open, and has the parsers that it offers. */
static gboolean
has_parsers (gpointer data)
{
  GtkWidget *row = driver_find_type (data, ADW_TYPE_COMBO_ROW);

  return row != NULL &&
         g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (row))) > 2;
}

static GtkWidget *
begin_form (Page *page, const char *action)
{
  GtkWidget *dialog;

  page_do (page, action);
  dialog = page_wait_dialog (page);
  g_assert_true (driver_wait (has_parsers, dialog, 10000));
  return dialog;
}

static void
leave_form (Page *page, const char *button)
{
  g_assert_true (driver_press (page->window, button));
  page_wait_no_dialog (page);
}

static void
open_create_dialog (Page *page)
{
  begin_form (page, "page.new-token");
  leave_form (page, "Cancel");
}

static void
create (Page *page)
{
  GtkWidget *dialog = begin_form (page, "page.new-token");

  page_type (dialog, "Name", TOKEN);
  g_assert_true (driver_press (dialog, "Create"));
  g_assert_true (driver_wait_shows (dialog, "Ingest Token Created"));
  leave_form (page, "Done");
}

static void
edit (Page *page)
{
  GtkWidget *dialog;

  page_choose (page, TOKEN);
  dialog = begin_form (page, "token.edit");
  adw_combo_row_set_selected (ADW_COMBO_ROW (driver_find_type (dialog, ADW_TYPE_COMBO_ROW)), 2);
  leave_form (page, "Save");
}

static void delete (Page *page)
{
  page_choose (page, TOKEN);
  page_do (page, "token.delete");
  page_wait_dialog (page);
  leave_form (page, "Delete");
  g_assert_null (page_get_token (page, TOKEN));
}

static const char *
find_unstarred (Page *page)
{
  GListModel *domains = ingot_session_get_search_domains (page->session);

  for (guint i = 0; i < g_list_model_get_n_items (domains); i++)
    {
      g_autoptr (IngotSearchDomain) domain = g_list_model_get_item (domains, i);

      if (!ingot_search_domain_get_starred (domain))
        return ingot_search_domain_get_id (domain);
    }
  return NULL;
}

static gboolean
has_starred (gpointer data)
{
  return ingot_demo_server_count (((Page *) data)->server, "AddStar") > 0;
}

static void
star (Page *page)
{
  g_autoptr (GtkWidget) sidebar =
      g_object_ref_sink (g_object_new (INGOT_TYPE_SIDEBAR, "session", page->session, NULL));

  gtk_widget_activate_action (sidebar, "sidebar.toggle-star", "s", find_unstarred (page));
  g_assert_true (driver_wait (has_starred, page, 10000));
}

static void
refresh (Page *page)
{
  page_do (page, "page.refresh");
  g_assert_true (driver_wait (is_read, page, 10000));
}

static const Action actions[] = {
  { "open a repository", 1, open_repository },
  { "offer the parsers, first time", 1, open_create_dialog },
  { "create a token", 1, create },
  { "edit a token", 1, edit },
  { "delete a token", 1, delete },
  { "star a repository", 1, star },
  { "refresh a repository", 2, refresh },
};

static void
report (const Action *action, GPtrArray *requests, guint first)
{
  printf ("%s\t%u\t%u\t", action->name, action->bound, requests->len - first);
  for (guint i = first; i < requests->len; i++)
    printf ("%s%s", i > first ? ", " : "", ((IngotDemoRequest *) requests->pdata[i])->operation);
  printf ("\n");
}

/* The last that a start asks for, when all else is there. */
static gboolean
is_started (gpointer data)
{
  return ingot_session_get_version (((Page *) data)->session) != NULL;
}

int
main (int argc, char *argv[])
{
  Page page;

  setlocale (LC_ALL, "");
  adw_init ();
  page_begin (&page, "root", INGOT_ENVIRONMENT_NONE);
  g_assert_true (driver_wait (is_started, &page, 10000));
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GPtrArray *requests = ingot_demo_server_get_requests (page.server);
      const guint first = requests->len;

      actions[i].act (&page);
      driver_settle (page.window);
      report (&actions[i], requests, first);
    }
  page_end (&page);
  return EXIT_SUCCESS;
}
