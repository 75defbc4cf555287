/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picker of parsers, in the dialog "New Ingest Token" or "Edit Token". */
#include "ingot-parser-choice.h"
#include "ingot-parser-row.h"
#include "page.h"

#define N_BUILT_IN 13

typedef struct
{
  Page page;
  GtkWidget *dialog;
  AdwComboRow *row;
  GtkWidget *popover;
} Picker;

static guint
count (Picker *picker)
{
  return g_list_model_get_n_items (adw_combo_row_get_model (picker->row));
}

static gboolean
has_parsers (gpointer data)
{
  return count (data) > N_BUILT_IN;
}

static void
begin (Picker *picker, const char *name)
{
  page_begin (&picker->page, "root", INGOT_ENVIRONMENT_DEMO);
  page_open (&picker->page, name);
}

static void
use_dialog (Picker *picker)
{
  picker->dialog = page_wait_dialog (&picker->page);
  picker->row = ADW_COMBO_ROW (driver_find_type (picker->dialog, INGOT_TYPE_PARSER_ROW));
}

static void
open_new_token (Picker *picker, const char *name)
{
  begin (picker, name);
  page_do (&picker->page, "page.new-token");
  use_dialog (picker);
  g_assert_true (driver_wait (has_parsers, picker, 10000));
}

static void
open_edit (Picker *picker, const char *name, const char *token)
{
  begin (picker, name);
  page_choose (&picker->page, token);
  page_do (&picker->page, "token.edit");
  use_dialog (picker);
  g_assert_true (driver_wait (has_parsers, picker, 10000));
}

static void
end (Picker *picker)
{
  adw_dialog_force_close (ADW_DIALOG (picker->dialog));
  page_wait_no_dialog (&picker->page);
  page_end (&picker->page);
}

static gboolean
is_open (gpointer data)
{
  return gtk_widget_get_mapped (((Picker *) data)->popover);
}

static gboolean
is_closed (gpointer data)
{
  return !gtk_widget_get_mapped (((Picker *) data)->popover);
}

/* Not mapped before it is open, so not for driver_find_type (). */
static GtkWidget *
find_popover (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_POPOVER (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_popover (child);
  return found;
}

static void
pop_up (Picker *picker)
{
  picker->popover = find_popover (GTK_WIDGET (picker->row));
  /* There is no seat whose clicks elsewhere could close it, and without one it does not open. */
  gtk_popover_set_autohide (GTK_POPOVER (picker->popover), FALSE);
  adw_action_row_activate (ADW_ACTION_ROW (picker->row));
  g_assert_true (driver_wait (is_open, picker, 10000));
  driver_settle (picker->page.window);
}

static GListModel *
get_found (Picker *picker)
{
  GtkWidget *list = driver_find_type (picker->popover, GTK_TYPE_LIST_VIEW);

  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

static GtkWidget *
search (Picker *picker, const char *text)
{
  GtkWidget *entry = driver_find_type (picker->popover, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  return entry;
}

static gboolean
is_found (gpointer data)
{
  return g_list_model_get_n_items (get_found (data)) < count (data);
}

static char *
dup_name (GListModel *model, guint i)
{
  g_autoptr (IngotParserChoice) choice = g_list_model_get_item (model, i);

  return choice != NULL ? g_strdup (ingot_parser_choice_get_name (choice)) : NULL;
}

static gboolean
knows_origins (Picker *picker)
{
  return page_knows (&picker->page, "Parser.packageId");
}

static void
assert_name (GListModel *model, guint i, const char *expected)
{
  g_autofree char *name = dup_name (model, i);

  g_assert_cmpstr (name, ==, expected);
}

static void
assert_picked (Picker *picker, const char *name)
{
  IngotParserChoice *choice = adw_combo_row_get_selected_item (picker->row);

  g_assert_cmpstr (ingot_parser_choice_get_name (choice), ==, name);
}

/* An older release does not tell where a parser comes from, and nothing is made up. */
static void
test_origins (void)
{
  Picker picker;
  gboolean known;

  open_new_token (&picker, "payments");
  g_assert_cmpuint (count (&picker), ==, 1 + N_BUILT_IN + 2);
  assert_name (adw_combo_row_get_model (picker.row), 0, "None");
  assert_picked (&picker, "None");
  pop_up (&picker);
  known = knows_origins (&picker);
  g_assert_true (driver_shows (picker.popover, "None"));
  g_assert_cmpint (driver_shows (picker.popover, "Built in"), ==, known);
  g_assert_true (driver_shows (picker.popover, "apache_access"));
  g_assert_cmpint (driver_shows (picker.popover, "apache/http-server"), ==, known);
  search (&picker, "payments");
  g_assert_true (driver_wait (is_found, &picker, 10000));
  driver_settle (picker.page.window);
  g_assert_true (driver_shows (picker.popover, "payments-json"));
  g_assert_cmpint (driver_shows (picker.popover, "This repository"), ==, known);
  end (&picker);
}

/* In the middle, without regard to case, in the origin as well where that is known. */
static void
test_search (void)
{
  Picker picker;

  open_new_token (&picker, "payments");
  pop_up (&picker);
  search (&picker, "HTTP-Ser");
  g_assert_true (driver_wait (is_found, &picker, 10000));
  g_assert_cmpuint (g_list_model_get_n_items (get_found (&picker)), ==,
                    knows_origins (&picker) ? 1 : 0);
  assert_name (get_found (&picker), 0, knows_origins (&picker) ? "apache_access" : NULL);
  search (&picker, "YSLOG-u");
  driver_settle (picker.page.window);
  g_assert_cmpuint (g_list_model_get_n_items (get_found (&picker)), ==, 1);
  assert_name (get_found (&picker), 0, "syslog-utc");
  search (&picker, "");
  driver_settle (picker.page.window);
  g_assert_cmpuint (g_list_model_get_n_items (get_found (&picker)), ==, count (&picker));
  end (&picker);
}

static void
test_return (void)
{
  Picker picker;
  GtkWidget *entry;

  open_new_token (&picker, "payments");
  pop_up (&picker);
  entry = search (&picker, "syslog-utc");
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (driver_wait (is_closed, &picker, 10000));
  assert_picked (&picker, "syslog-utc");
  pop_up (&picker);
  search (&picker, "no such parser");
  g_signal_emit_by_name (entry, "activate");
  assert_picked (&picker, "syslog-utc");
  end (&picker);
}

static void
test_escape (void)
{
  Picker picker;
  GtkWidget *entry;

  open_new_token (&picker, "payments");
  pop_up (&picker);
  entry = search (&picker, "utc");
  g_assert_true (driver_wait (is_found, &picker, 10000));
  g_signal_emit_by_name (entry, "stop-search");
  driver_settle (picker.page.window);
  g_assert_true (is_open (&picker));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_true (driver_wait (is_closed, &picker, 10000));
  assert_picked (&picker, "None");
  g_assert_true (gtk_widget_get_mapped (picker.dialog));
  end (&picker);
}

/* Two versions of a package can be there at once. */
static void
add_parser (Picker *picker, IngotDemoParser *parser)
{
  ingot_demo_store_take_parser (ingot_demo_server_get_store (picker->page.server),
                                page_get_domain (&picker->page), parser);
}

/* By the package, and by the identifier where nothing else tells them apart. */
static void
test_same_name (void)
{
  Picker picker;
  gboolean known;

  begin (&picker, "payments");
  add_parser (&picker, ingot_demo_parser_new ("old-id", "twin", "a/b@1.0.0"));
  add_parser (&picker, ingot_demo_parser_new ("new-id", "twin", "a/b@2.0.0"));
  add_parser (&picker, ingot_demo_parser_new ("own-id", "twin", NULL));
  page_do (&picker.page, "page.new-token");
  use_dialog (&picker);
  g_assert_true (driver_wait (has_parsers, &picker, 10000));
  pop_up (&picker);
  search (&picker, "twin");
  g_assert_true (driver_wait (is_found, &picker, 10000));
  g_assert_cmpuint (g_list_model_get_n_items (get_found (&picker)), ==, 3);
  known = knows_origins (&picker);
  g_assert_true (driver_wait_shows (picker.popover, known ? "a/b · old-id" : "old-id"));
  g_assert_true (driver_shows (picker.popover, known ? "a/b · new-id" : "new-id"));
  g_assert_true (driver_shows (picker.popover, known ? "This repository" : "own-id"));
  end (&picker);
}

/* What is assigned stays so until another one is picked. */
static void
test_missing (void)
{
  Picker picker;

  open_edit (&picker, "network-core", "syslog-ng-core");
  assert_picked (&picker, "cisco-ios-old");
  g_assert_true (driver_wait_shows (picker.dialog, "No longer exists"));
  g_assert_true (driver_shows (page_get_list (&picker.page), "No longer exists"));
  g_assert_false (gtk_widget_is_sensitive (driver_find (picker.dialog, GTK_TYPE_BUTTON, "Save")));
  adw_combo_row_set_selected (picker.row, 0);
  g_assert_true (gtk_widget_is_sensitive (driver_find (picker.dialog, GTK_TYPE_BUTTON, "Save")));
  end (&picker);
}

static void
test_retry (void)
{
  Picker picker;

  begin (&picker, "payments");
  /* how often: the first time less is asked for, if there is less than what the server knows */
  for (guint i = 0; i < 2; i++)
    page_fail (
        &picker.page, "ListParsers",
        (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR, .text = "<b>Not & now %s" });
  page_do (&picker.page, "page.new-token");
  use_dialog (&picker);
  g_assert_true (driver_wait_shows (picker.dialog, "<b>Not & now %s"));
  g_assert_cmpuint (count (&picker), ==, 1);
  ingot_demo_server_clear_faults (picker.page.server);
  g_assert_true (driver_press (picker.dialog, "Retry"));
  g_assert_true (driver_wait (has_parsers, &picker, 10000));
  g_assert_true (driver_shows (picker.dialog, "A parser set in the log shipper wins"));
  g_assert_false (driver_shows (picker.dialog, "<b>Not & now %s"));
  end (&picker);
}

static void
test_many (void)
{
  Picker picker;

  begin (&picker, "payments");
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *name = g_strdup_printf ("parser-%03u <b>&", i);

      add_parser (&picker, ingot_demo_parser_new (name, name, NULL));
    }
  page_do (&picker.page, "page.new-token");
  use_dialog (&picker);
  g_assert_true (driver_wait (has_parsers, &picker, 10000));
  g_assert_cmpuint (count (&picker), ==, 1 + N_BUILT_IN + 2 + 500);
  pop_up (&picker);
  g_signal_emit_by_name (search (&picker, "R-499"), "activate");
  g_assert_true (driver_wait (is_closed, &picker, 10000));
  assert_picked (&picker, "parser-499 <b>&");
  end (&picker);
}

static void
assert_nothing_invisible (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    {
      const char *text = gtk_label_get_text (GTK_LABEL (widget));

      g_assert_null (strstr (text, "\u202e"));
      g_assert_null (strchr (text, '\n'));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_nothing_invisible (child);
}

/* Names, packages and identifiers are anybody's, and never markup. */
static void
test_hostile (void)
{
  Picker picker;
  gboolean known;

  begin (&picker, "R&D <b>");
  for (guint i = 0; i < 2; i++)
    add_parser (&picker, ingot_demo_parser_new (i == 0 ? "<a href='x'>\u202e" : "%s\n&",
                                                "<i>_a\u202eb\nc", "<s>/R&D@1"));
  page_do (&picker.page, "page.new-token");
  use_dialog (&picker);
  g_assert_true (driver_wait (has_parsers, &picker, 10000));
  pop_up (&picker);
  known = knows_origins (&picker);
  search (&picker, known ? "<s>/r&d" : "<I>_A");
  g_assert_true (driver_wait (is_found, &picker, 10000));
  g_assert_true (driver_wait_shows (picker.popover, "<i>_a⟨U+202E⟩b␊c"));
  g_assert_true (driver_shows (picker.popover,
                               known ? "<s>/R&D · <a href='x'>⟨U+202E⟩" : "<a href='x'>⟨U+202E⟩"));
  g_assert_true (driver_shows (picker.popover, known ? "<s>/R&D · %s␊&" : "%s␊&"));
  assert_nothing_invisible (picker.page.window);
  end (&picker);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/parser-row/origins", test_origins);
  g_test_add_func ("/parser-row/search", test_search);
  g_test_add_func ("/parser-row/return", test_return);
  g_test_add_func ("/parser-row/escape", test_escape);
  g_test_add_func ("/parser-row/same-name", test_same_name);
  g_test_add_func ("/parser-row/missing", test_missing);
  g_test_add_func ("/parser-row/retry", test_retry);
  g_test_add_func ("/parser-row/hostile", test_hostile);
  g_test_add_func ("/parser-row/many", test_many);

  return g_test_run ();
}
