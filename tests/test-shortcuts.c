/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyboard shortcuts that a person is told of, and those that there are. */
#include "states.h"

#include <adwaita.h>

/**
 * Told:
 * @action: (nullable): what it does; %NULL for what GTK does by itself
 * @title: what it is called
 * @keys: (nullable): the keys, where GTK knows them
 *
 * A shortcut in the window with the keyboard shortcuts.
 */
typedef struct
{
  const char *action;
  const char *title;
  const char *keys;
} Told;

static const Told table[] = {
  { "app.new-window", "New window", NULL },
  { "window.close", "Close window", NULL },
  { "app.quit", "Quit", NULL },
  { "app.preferences", "Preferences", NULL },
  { "app.shortcuts", "Keyboard shortcuts", NULL },
  { "win.switch-pane", "Switch between repositories and content", NULL },
  { "win.open-server", "Switch to another server", NULL },
  { "win.search", "Search repositories", NULL },
  { "sidebar.focus-first", "Go from the search to the list", NULL },
  { "sidebar.end-search", "End the search", NULL },
  { "sidebar.refresh", "Refresh repositories", NULL },
  { "page.new-token", "New token", NULL },
  { "page.refresh", "Refresh", NULL },
  { "token.copy", "Copy token", NULL },
  { "token.delete", "Delete token", NULL },
  { "token.delete", "Delete all selected", NULL },
  { "token.menu", "Token menu", NULL },
  { "token.unselect", "End selection", NULL },
  { "row.move-up", "Move server up or down", NULL },
  { "row.move-down", "Move server up or down", NULL },
  { "row.remove", "Remove server", NULL },
  { NULL, "Main menu", "F10" },
  { NULL, "Edit token", "Return" },
  { NULL, "Assign parser to all selected", "Return" },
  { NULL, "Edit server", "Return" },
  { NULL, "Select one more", "<Shift>Down <Shift>Up" },
  { NULL, "Select or unselect one", "<Control>space" },
  { NULL, "Select all", "<Control>a" },
};

/* sets of “title: key”, and of keys */
typedef struct
{
  GHashTable *there;
  GHashTable *bound;
  GHashTable *told;
  GPtrArray *untold; /* actions that are not in the table */
} Keys;

static char *
name_key (guint keyval, GdkModifierType modifiers)
{
  g_autofree char *name = gtk_accelerator_name (keyval, modifiers);
  g_auto (GStrv) parts = g_strsplit (name, "KP_", 2);

  return g_strjoinv ("", parts);
}

static char *
read_key (const char *accelerator)
{
  GdkModifierType modifiers;
  guint keyval;

  g_assert_true (gtk_accelerator_parse (accelerator, &keyval, &modifiers));
  return name_key (keyval, modifiers);
}

static void
add (GHashTable *set, const char *title, const char *key)
{
  g_hash_table_add (set, g_strdup_printf ("%s: %s", title, key));
}

static void
add_key (GHashTable *set, const char *title, const char *accelerator)
{
  g_autofree char *name = read_key (accelerator);

  add (set, title, name);
}

/* As GtkShortcutsShortcut reads them: one after the other, and “1...9” for all between. */
static void
add_keys (GHashTable *set, const char *title, const char *accelerators)
{
  g_auto (GStrv) keys = g_strsplit (accelerators, " ", 0);

  for (char **key = keys; *key != NULL; key++)
    {
      char *dots = strstr (*key, "...");

      if (dots == NULL)
        add_key (set, title, *key);
      else
        for (const char last = dots[3]; dots[-1] <= last; dots[-1]++)
          {
            *dots = '\0';
            add_key (set, title, *key);
          }
    }
}

/* What there is */

static void
add_action (Keys *self, const char *action, const char *key)
{
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_strcmp0 (table[i].action, action) == 0)
      {
        add (self->there, table[i].title, key);
        known = TRUE;
      }
  if (!known)
    g_ptr_array_add (self->untold, g_strdup_printf ("%s: %s", action, key));
}

static gboolean
class_has_action (GtkWidgetClass *klass, const char *action)
{
  const GVariantType *parameter;
  const char *name, *property;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &parameter, &property);
       i++)
    if (g_str_equal (name, action) && g_str_has_prefix (g_type_name (owner), "Ingot"))
      return TRUE;
  return FALSE;
}

static gboolean
is_ours (GtkWidget *widget, const char *action)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (class_has_action (GTK_WIDGET_GET_CLASS (widget), action))
      return TRUE;
  return FALSE;
}

static void
add_trigger (Keys *self, GtkShortcutTrigger *trigger, const char *action)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    {
      GtkAlternativeTrigger *both = GTK_ALTERNATIVE_TRIGGER (trigger);

      add_trigger (self, gtk_alternative_trigger_get_first (both), action);
      add_trigger (self, gtk_alternative_trigger_get_second (both), action);
    }
  else if (GTK_IS_KEYVAL_TRIGGER (trigger))
    {
      GtkKeyvalTrigger *keyval = GTK_KEYVAL_TRIGGER (trigger);
      g_autofree char *key = name_key (gtk_keyval_trigger_get_keyval (keyval),
                                       gtk_keyval_trigger_get_modifiers (keyval));

      if (action != NULL)
        add_action (self, action, key);
      g_hash_table_add (self->bound, g_steal_pointer (&key));
    }
}

static void
add_shortcuts (Keys *self, GtkWidget *widget, GListModel *shortcuts)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
      const char *name = NULL;

      if (GTK_IS_NAMED_ACTION (action))
        name = gtk_named_action_get_action_name (GTK_NAMED_ACTION (action));
      add_trigger (self, gtk_shortcut_get_trigger (shortcut),
                   name != NULL && is_ours (widget, name) ? name : NULL);
    }
}

/* The keys of a widget's class are a controller as well. */
static void
add_widget (Keys *self, GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        add_shortcuts (self, widget, G_LIST_MODEL (controller));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_widget (self, child);
}

static void
add_application (Keys *self, GtkApplication *application)
{
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);

  for (char **action = actions; *action != NULL; action++)
    {
      g_auto (GStrv) keys = gtk_application_get_accels_for_action (application, *action);

      for (char **key = keys; *key != NULL; key++)
        {
          g_autofree char *name = read_key (*key);

          add_action (self, *action, name);
          g_hash_table_add (self->bound, g_steal_pointer (&name));
        }
    }
}

/* Nobody can ask GTK what its own keys do, only whether there are some. */
static void
add_gtk (Keys *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].keys != NULL)
      {
        g_auto (GStrv) keys = g_strsplit (table[i].keys, " ", 0);

        for (char **key = keys; *key != NULL; key++)
          {
            g_autofree char *name = read_key (*key);

            g_assert_true (g_hash_table_contains (self->bound, name));
          }
        add_keys (self->there, table[i].title, table[i].keys);
      }
}

/* What is told */

static void
add_told (Keys *self, GtkWidget *widget)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      g_autofree char *title = NULL;
      g_autofree char *accelerator = NULL;

      g_object_get (widget, "title", &title, "accelerator", &accelerator, NULL);
      add_keys (self->told, title, accelerator);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_told (self, child);
}

static guint
count_missing (GHashTable *wanted, GHashTable *there, const char *what)
{
  GHashTableIter iter;
  gpointer key;
  guint n_missing = 0;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (there, key))
      {
        g_test_message ("“%s” %s", (const char *) key, what);
        n_missing++;
      }
  return n_missing;
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* The keys of a dialog are there with it. */
static void
collect (Keys *self, Stage *stage)
{
  gtk_widget_activate_action (stage->window, "win.manage-servers", NULL);
  add_widget (self, stage->window);
  add_application (self, GTK_APPLICATION (g_application_get_default ()));
  add_gtk (self);
  add_told (self, stage->seen);
}

static void
test_all_are_told (void)
{
  g_autoptr (GHashTable) there = new_set ();
  g_autoptr (GHashTable) bound = new_set ();
  g_autoptr (GHashTable) told = new_set ();
  g_autoptr (GPtrArray) untold = g_ptr_array_new_with_free_func (g_free);
  Keys keys = { there, bound, told, untold };
  Stage stage;

  stage_begin (&stage, states_find ("shortcuts"), 1100, 720);
  collect (&keys, &stage);
  for (guint i = 0; i < untold->len; i++)
    g_test_message ("“%s” is in no row of the table", (const char *) untold->pdata[i]);
  g_assert_cmpuint (untold->len, ==, 0);
  g_assert_cmpuint (count_missing (there, told, "is not told"), ==, 0);
  g_assert_cmpuint (count_missing (told, there, "is told, and is not there"), ==, 0);
  g_assert_cmpuint (g_hash_table_size (told), >=, G_N_ELEMENTS (table));
  stage_end (&stage);
}

/* What is wrong on purpose: a shortcut more than there is told of. */
static void
test_finds_untold (void)
{
  g_autoptr (GHashTable) there = new_set ();
  g_autoptr (GHashTable) bound = new_set ();
  g_autoptr (GHashTable) told = new_set ();
  g_autoptr (GPtrArray) untold = g_ptr_array_new_with_free_func (g_free);
  Keys keys = { there, bound, told, untold };
  GtkEventController *controller = gtk_shortcut_controller_new ();
  Stage stage;

  stage_begin (&stage, states_find ("shortcuts"), 1100, 720);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F9, 0),
                                                          gtk_named_action_new ("win.search")));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F8, 0),
                                                          gtk_named_action_new ("win.retry")));
  gtk_widget_add_controller (stage.window, controller);
  collect (&keys, &stage);
  g_assert_cmpuint (untold->len, ==, 1);
  g_assert_cmpuint (count_missing (there, told, "is not told"), ==, 1);
  stage_end (&stage);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shortcuts/all-are-told", test_all_are_told);
  g_test_add_func ("/shortcuts/finds-untold", test_finds_untold);
  return stage_run_tests ();
}
