/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-application.h"

#include "ingot-closures.h"
#include "ingot-icons.h"
#include "ingot-preferences-dialog.h"
#include "ingot-settings.h"
#include "ingot-token-file.h"
#include "ingot-window.h"

#include <glib/gi18n.h>

#define TOKEN_VARIABLE "INGOT_API_TOKEN"
#define THEME_VARIABLE "GTK_THEME"

struct _IngotApplication
{
  AdwApplication parent_instance;

  IngotServerList *servers;
  IngotStartDemo start_demo;
  GObject *demo;
  IngotSession *demo_session;
  IngotSession *session; /* what the command line asked for */
};

G_DEFINE_FINAL_TYPE (IngotApplication, ingot_application, ADW_TYPE_APPLICATION)

static guint
find_last_server (IngotApplication *self)
{
  g_autoptr (GSettings) settings = ingot_settings_new ();
  g_autofree char *uuid = settings != NULL ? g_settings_get_string (settings, "last-server") : NULL;

  for (guint i = 0; uuid != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->servers));
       i++)
    {
      g_autoptr (IngotServer) server = g_list_model_get_item (G_LIST_MODEL (self->servers), i);

      if (g_str_equal (ingot_server_get_uuid (server), uuid))
        return i;
    }
  return 0;
}

/* What the first window shows: what was asked for, or the server that was last used. */
static IngotSession *
dup_first_session (IngotApplication *self)
{
  return self->session != NULL ? g_object_ref (self->session)
                               : ingot_application_dup_any_session (self, find_last_server (self));
}

/* By its name on the bus it can be asked for while there is none. */
static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (data));
  g_autoptr (IngotSession) session = NULL;

  if (active == NULL)
    session = dup_first_session (data);
  else if (INGOT_IS_WINDOW (active))
    g_set_object (&session, ingot_window_get_session (INGOT_WINDOW (active)));
  gtk_window_present (ingot_window_new (GTK_APPLICATION (data), session));
}

/* Window by window: one that waits for the outcome of a change stays, and the application with it.
 */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *link = windows; link != NULL; link = link->next)
    if (INGOT_IS_WINDOW (link->data))
      ingot_window_leave (link->data);
    else
      gtk_window_destroy (link->data);
}

/* Made when it is asked for: GTK makes the one that it finds by its name with every window. */
static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWindow *overlay;

  if (window == NULL)
    return;
  builder = gtk_builder_new_from_resource ("/io/github/ingot_app/Ingot/help-overlay.ui");
  overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));
  gtk_window_set_transient_for (overlay, window);
  gtk_window_present (overlay);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));
  g_autoptr (GSettings) settings = ingot_settings_new ();

  if (window != NULL)
    adw_dialog_present (ingot_preferences_dialog_new (settings), GTK_WIDGET (window));
}

static char *
describe_platform (void)
{
  return g_strdup_printf ("Ingot %s\nGTK %u.%u.%u\nlibadwaita %u.%u.%u\nGLib %u.%u.%u\n", VERSION,
                          gtk_get_major_version (), gtk_get_minor_version (),
                          gtk_get_micro_version (), adw_get_major_version (),
                          adw_get_minor_version (), adw_get_micro_version (), glib_major_version,
                          glib_minor_version, glib_micro_version);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));
  g_autofree char *platform = describe_platform ();

  adw_show_about_dialog (
      GTK_WIDGET (window), "application-name", _ ("Ingot"), "application-icon", APPLICATION_ID,
      "version", VERSION, "license-type", GTK_LICENSE_GPL_3_0, "comments",
      _ ("Manage the repositories and ingest tokens of your LogScale servers.\n\nNot made, "
         "endorsed or supported by CrowdStrike. LogScale is a trademark of its owner."),
      "translator-credits", _ ("translator-credits"), "debug-info", platform, "debug-info-filename",
      "ingot.txt", NULL);
}

/* What is wrong with the options together; each for itself was checked by GOption. */
static const char *
find_contradiction (GVariantDict *options)
{
  gboolean demo = g_variant_dict_contains (options, "demo");
  gboolean server = g_variant_dict_contains (options, "server");

  if (g_variant_dict_contains (options, G_OPTION_REMAINING))
    return _ ("Ingot takes options only; see --help");
  if (demo && server)
    return _ ("--demo and --server exclude each other");
  if (g_variant_dict_contains (options, "token-file") && !server)
    return _ ("--token-file needs --server");
  return NULL;
}

static char *
read_token (GVariantDict *options, GError **error)
{
  g_autofree char *path = NULL;
  char *token;

  if (g_variant_dict_lookup (options, "token-file", "^ay", &path))
    return ingot_token_file_read (path, error);

  token = ingot_token_file_take_environment (TOKEN_VARIABLE);
  if (token == NULL || *token == '\0')
    {
      g_set_error_literal (
          error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
          _ ("--server needs an API token: name a file with --token-file, or set INGOT_API_TOKEN"));
      g_clear_pointer (&token, g_free);
    }
  return token;
}

static IngotSession *
create_session (GVariantDict *options, GError **error)
{
  g_autofree char *address = NULL;
  g_autofree char *name = NULL;
  IngotSession *session;
  char *token = read_token (options, error);

  if (token == NULL)
    return NULL;

  g_variant_dict_lookup (options, "server", "s", &address);
  name = ingot_closure_host (NULL, address);
  session = ingot_session_new (name, address, token, INGOT_ENVIRONMENT_NONE, error);
  ingot_token_file_wipe (token);
  return session;
}

static gboolean
use_options (IngotApplication *self, GVariantDict *options, GError **error)
{
  const char *contradiction = find_contradiction (options);

  if (contradiction != NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, contradiction);
      return FALSE;
    }
  if (g_variant_dict_contains (options, "demo"))
    self->session = ingot_application_dup_demo_session (self, error);
  else if (g_variant_dict_contains (options, "server"))
    self->session = create_session (options, error);
  else
    return TRUE;
  if (self->session != NULL)
    ingot_server_list_add_for_session (self->servers, ingot_session_get_server (self->session));
  /* A process of its own: the first instance would be sent the options, and the environment. */
  g_application_set_flags (G_APPLICATION (self), g_application_get_flags (G_APPLICATION (self)) |
                                                     G_APPLICATION_NON_UNIQUE);
  return self->session != NULL;
}

static int
ingot_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  g_autoptr (GError) error = NULL;
  gboolean used;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("ingot %s\n", VERSION);
      return EXIT_SUCCESS;
    }
  used = use_options (INGOT_APPLICATION (application), options, &error);
  /* Whether it was needed or not: what is started from here would get it. */
  ingot_token_file_wipe (ingot_token_file_take_environment (TOKEN_VARIABLE));
  if (!used)
    {
      g_printerr ("ingot: %s\n", error->message);
      return EXIT_FAILURE;
    }
  return -1;
}

static void
ingot_application_activate (GApplication *application)
{
  IngotApplication *self = INGOT_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr (IngotSession) session = NULL;

  if (window == NULL)
    {
      session = dup_first_session (self);
      window = ingot_window_new (GTK_APPLICATION (self), session);
    }
  gtk_window_present (window);
}

/* What cannot be remembered cannot be preferred. */
static void
enable_preferences (GActionMap *map)
{
  g_autoptr (GSettings) settings = ingot_settings_new ();

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "preferences")),
                               settings != NULL);
}

static void
set_keys (GtkApplication *application, const char *action, const char *key)
{
  const char *const keys[] = { key, NULL };

  gtk_application_set_accels_for_action (application, action, keys);
}

/* GTK would parse its own theme, a sixth of the work of a start, and drop it when libadwaita, which
 * has a style sheet of its own, names an empty one. If that is named before, nothing else is read;
 * if there were none of that name, it would be GTK's own again. Before there are settings the
 * variable is the only place for a name. It has to be gone when libadwaita looks: a theme that a
 * person chose by it stands alone. */
static void
open_display_without_theme (void)
{
  const gboolean chosen = g_getenv (THEME_VARIABLE) != NULL;

  if (!chosen)
    g_setenv (THEME_VARIABLE, "Adwaita-empty", TRUE);
  gtk_init ();
  gtk_settings_get_default ();
  if (!chosen)
    g_unsetenv (THEME_VARIABLE);
}

/* The icon themes are read from the disk by whoever asks for an icon first. GTK would ask for that
 * of the windows, and have it all read again once libadwaita has added its icons: so the name is
 * given before. Afterwards nobody waits for them if they are read in a thread while the window is
 * made, as GTK does when their name has changed. */
static void
start_with_icons (GApplication *application)
{
  ingot_icons_keep ();
  gtk_window_set_default_icon_name (APPLICATION_ID);
  G_APPLICATION_CLASS (ingot_application_parent_class)->startup (application);
  g_object_notify (G_OBJECT (gtk_settings_get_default ()), "gtk-icon-theme-name");
}

static void
ingot_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "new-window", .activate = new_window_cb },
    { .name = "quit", .activate = quit_cb },
    { .name = "preferences", .activate = preferences_cb },
    { .name = "about", .activate = about_cb },
  };
  static const GActionEntry shortcuts = { .name = "shortcuts", .activate = shortcuts_cb };
  GActionMap *map = G_ACTION_MAP (application);

  open_display_without_theme ();
  start_with_icons (application);

  g_action_map_add_action_entries (map, actions, G_N_ELEMENTS (actions), application);
  enable_preferences (map);
  if (g_action_map_lookup_action (map, shortcuts.name) == NULL)
    g_action_map_add_action_entries (map, &shortcuts, 1, application);
  set_keys (GTK_APPLICATION (application), "app.new-window", "<Control><Shift>n");
  set_keys (GTK_APPLICATION (application), "app.preferences", "<Control>comma");
  set_keys (GTK_APPLICATION (application), "app.shortcuts", "<Control>question");
  set_keys (GTK_APPLICATION (application), "app.quit", "<Control>q");
  set_keys (GTK_APPLICATION (application), "window.close", "<Control>w");
}

static void
ingot_application_finalize (GObject *object)
{
  IngotApplication *self = INGOT_APPLICATION (object);

  g_clear_object (&self->session);
  g_clear_object (&self->demo_session);
  g_clear_object (&self->demo);
  g_clear_object (&self->servers);

  G_OBJECT_CLASS (ingot_application_parent_class)->finalize (object);
}

/* Its API token is nowhere but in its session, until the server is removed, or kept and another one
 * in the list. */
static void
servers_changed_cb (IngotApplication *self)
{
  IngotServer *server;

  if (self->session == NULL)
    return;
  server = ingot_session_get_server (self->session);
  if (ingot_server_list_find (self->servers, ingot_server_get_uuid (server)) != server)
    g_clear_object (&self->session);
}

static void
ingot_application_class_init (IngotApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ingot_application_finalize;
  G_APPLICATION_CLASS (klass)->activate = ingot_application_activate;
  G_APPLICATION_CLASS (klass)->handle_local_options = ingot_application_handle_local_options;
  G_APPLICATION_CLASS (klass)->startup = ingot_application_startup;
}

static void
ingot_application_init (IngotApplication *self)
{
  static const GOptionEntry options[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Use a demo server in this process"), NULL },
    { "server", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Use a server, for this run only"),
      N_ ("ADDRESS") },
    { "token-file", 0, 0, G_OPTION_ARG_FILENAME, NULL,
      N_ ("Read the server’s API token from a file, - for standard input"), N_ ("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, NULL, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  self->servers = ingot_server_list_new ();
  g_signal_connect_object (self->servers, "items-changed", G_CALLBACK (servers_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (
      G_APPLICATION (self), _ ("Manages the ingest tokens of LogScale servers. Without "
                               "--token-file the API token is taken from INGOT_API_TOKEN."));
}

/**
 * ingot_application_new:
 * @start_demo: what starts a demo server
 *
 * Makes the application.
 *
 * Returns: (transfer full): the application
 */
IngotApplication *
ingot_application_new (IngotStartDemo start_demo)
{
  IngotApplication *self =
      g_object_new (INGOT_TYPE_APPLICATION, "application-id", APPLICATION_ID, NULL);

  self->start_demo = start_demo;
  return self;
}

/**
 * ingot_application_get_servers:
 * @self: the application
 *
 * Gets the servers, which every window shows.
 *
 * Returns: (transfer none): the list
 */
IngotServerList *
ingot_application_get_servers (IngotApplication *self)
{
  g_return_val_if_fail (INGOT_IS_APPLICATION (self), NULL);

  return self->servers;
}

/**
 * ingot_application_dup_any_session:
 * @self: the application
 * @first: the place of a server in the list
 *
 * Gets the session with a server: that at @first, or if its address is none the next one.
 *
 * Returns: (transfer full) (nullable): the session; %NULL if there is no server
 */
IngotSession *
ingot_application_dup_any_session (IngotApplication *self, guint first)
{
  const guint n_servers = g_list_model_get_n_items (G_LIST_MODEL (self->servers));
  IngotSession *session = NULL;

  for (guint i = 0; i < n_servers && session == NULL; i++)
    {
      g_autoptr (IngotServer) server =
          g_list_model_get_item (G_LIST_MODEL (self->servers), (first + i) % n_servers);

      session = ingot_session_dup_for_server (server, NULL);
    }
  return session;
}

/**
 * ingot_application_dup_demo_session:
 * @self: the application
 * @error: return location
 *
 * Gets the demo server in use, which is started the first time and runs as long as the application.
 * It is in the list of servers from then on, for this session.
 *
 * Returns: (transfer full) (nullable): the session, the same for every window
 */
IngotSession *
ingot_application_dup_demo_session (IngotApplication *self, GError **error)
{
  g_autofree char *address = NULL;
  char *token = NULL;

  g_return_val_if_fail (INGOT_IS_APPLICATION (self), NULL);

  if (self->demo == NULL)
    self->demo = self->start_demo (&address, &token, error);
  if (self->demo != NULL && self->demo_session == NULL)
    self->demo_session =
        ingot_session_new (_ ("Demo Server"), address, token, INGOT_ENVIRONMENT_DEMO, error);
  ingot_token_file_wipe (token);
  if (self->demo_session != NULL)
    ingot_server_list_add_for_session (self->servers,
                                       ingot_session_get_server (self->demo_session));
  return self->demo_session != NULL ? g_object_ref (self->demo_session) : NULL;
}
