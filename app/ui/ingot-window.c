/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-window.h"

#include "ingot-api-token-dialog.h"
#include "ingot-application.h"
#include "ingot-error-text.h"
#include "ingot-focus.h"
#include "ingot-last-repository.h"
#include "ingot-menu-names.h"
#include "ingot-obstacle-page.h"
#include "ingot-placeholder-page.h"
#include "ingot-repository-page.h"
#include "ingot-server-keeping.h"
#include "ingot-settings.h"
#include "ingot-sidebar.h"
#include "ingot-welcome-page.h"
#include "ingot-window-server-actions.h"

#include <glib/gi18n.h>

/* A start, and the list of search domains, are usually drawn by then. */
#define PREPARE_MS 200

struct _IngotWindow
{
  AdwApplicationWindow parent_instance;

  IngotServerList *servers;
  guint place; /* of the server in the list, if it is there */
  IngotSession *session;
  GSettings *settings;
  GSignalGroup *session_signals;
  guint prepare_timeout;
  IngotLastRepository *last_repository;

  GtkStack *stack;
  GtkWidget *welcome_page;
  AdwNavigationSplitView *split_view;
  IngotSidebar *sidebar;
  AdwNavigationPage *placeholder_page;
  AdwNavigationPage *obstacle_page;
  AdwNavigationPage *repository_page;
};

enum
{
  PROP_SERVERS = 1,
  PROP_SESSION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotWindow, ingot_window, ADW_TYPE_APPLICATION_WINDOW)

/* Something stands in the way of everything. */
static gboolean
is_obstructed (IngotWindow *self)
{
  const IngotSessionState state =
      self->session != NULL ? ingot_session_get_state (self->session) : INGOT_SESSION_LOADING;

  return state == INGOT_SESSION_FAILED || state == INGOT_SESSION_NO_API_TOKEN;
}

/* Windows on one server share its session: the first one has it read. */
static void
start_session (IngotWindow *self)
{
  if (self->session != NULL && !ingot_session_get_loading (self->session) &&
      ingot_session_get_state (self->session) == INGOT_SESSION_LOADING)
    ingot_session_refresh (self->session);
}

/* Pages are made when there is something to show in them: a start does not wait for them. */
static AdwNavigationPage *
create_page (IngotWindow *self, GType type)
{
  AdwNavigationPage *page = g_object_ref_sink (g_object_new (type, NULL));

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (page), "session") != NULL)
    g_object_bind_property (self, "session", page, "session", G_BINDING_SYNC_CREATE);
  return page;
}

static AdwNavigationPage *
get_repository_page (IngotWindow *self)
{
  g_clear_handle_id (&self->prepare_timeout, g_source_remove);
  if (self->repository_page == NULL)
    self->repository_page = create_page (self, INGOT_TYPE_REPOSITORY_PAGE);
  return self->repository_page;
}

static gboolean
prepare_cb (gpointer user_data)
{
  IngotWindow *self = user_data;

  self->prepare_timeout = 0;
  if (self->session != NULL && !is_obstructed (self))
    get_repository_page (self);
  return G_SOURCE_REMOVE;
}

/* The request of who opens the first repository is not sent before its page is there: it is made
 * while nobody waits. */
static void
loading_cb (IngotWindow *self)
{
  if (self->session != NULL && !ingot_session_get_loading (self->session) &&
      !is_obstructed (self) && self->repository_page == NULL && self->prepare_timeout == 0)
    self->prepare_timeout = g_timeout_add_full (G_PRIORITY_LOW, PREPARE_MS, prepare_cb, self, NULL);
}

static void
show_page (IngotWindow *self, AdwNavigationPage **page, GType type)
{
  if (*page == NULL)
    *page = create_page (self, type);
  if (adw_navigation_split_view_get_content (self->split_view) != *page)
    adw_navigation_split_view_set_content (self->split_view, *page);
}

static IngotRepository *
get_repository (IngotWindow *self)
{
  return self->repository_page != NULL
             ? ingot_repository_page_get_repository (INGOT_REPOSITORY_PAGE (self->repository_page))
             : NULL;
}

static void
update_content (IngotWindow *self)
{
  if (is_obstructed (self))
    show_page (self, &self->obstacle_page, INGOT_TYPE_OBSTACLE_PAGE);
  else if (get_repository (self) != NULL)
    show_page (self, &self->repository_page, INGOT_TYPE_REPOSITORY_PAGE);
  else
    show_page (self, &self->placeholder_page, INGOT_TYPE_PLACEHOLDER_PAGE);
}

/* The first rows are what a person came for, unless something is being typed already, or a narrow
 * window shows something else: the focus would be where nobody sees it. */
static void
focus_rows (IngotWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (self->session != NULL && ingot_session_get_state (self->session) == INGOT_SESSION_READY &&
      !GTK_IS_TEXT (focus) && gtk_widget_get_mapped (GTK_WIDGET (self->sidebar)))
    gtk_widget_grab_focus (GTK_WIDGET (self->sidebar));
}

/* Back, to where the focus was last: libadwaita knows only if the window was narrow then (1.7). */
static void
shown_cb (IngotWindow *self)
{
  if (adw_navigation_split_view_get_collapsed (self->split_view) &&
      !adw_navigation_split_view_get_show_content (self->split_view))
    focus_rows (self);
}

/* In a narrow window an empty sidebar would hide what went wrong. */
static void
state_changed_cb (IngotWindow *self)
{
  AdwNavigationPage *page = adw_navigation_split_view_get_content (self->split_view);
  const gboolean obstructed = self->obstacle_page != NULL && page == self->obstacle_page;

  update_content (self);
  if (obstructed != is_obstructed (self))
    adw_navigation_split_view_set_show_content (self->split_view, !obstructed);
  focus_rows (self);
}

static void
domain_cb (IngotWindow *self)
{
  IngotSearchDomain *domain = ingot_sidebar_get_domain (self->sidebar);
  g_autoptr (IngotRepository) repository = NULL;

  if (domain != NULL)
    repository = ingot_session_dup_repository (self->session, domain);
  if (self->repository_page != NULL || repository != NULL)
    ingot_repository_page_set_repository (INGOT_REPOSITORY_PAGE (get_repository_page (self)),
                                          repository);
  update_content (self);
}

static void
opened_cb (IngotWindow *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
create_sidebar (IngotWindow *self)
{
  self->sidebar = g_object_ref_sink (g_object_new (INGOT_TYPE_SIDEBAR, NULL));
  self->last_repository = ingot_last_repository_new (self->sidebar);
  g_signal_connect_object (self->sidebar, "notify::domain", G_CALLBACK (domain_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sidebar, "opened", G_CALLBACK (opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (self->split_view, "collapsed", self->sidebar, "compact",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "session", self->sidebar, "session", G_BINDING_SYNC_CREATE);
  if (self->settings != NULL)
    g_settings_bind (self->settings, "sort-search-domains", self->sidebar, "sort",
                     G_SETTINGS_BIND_DEFAULT);
  adw_navigation_split_view_set_sidebar (self->split_view, ADW_NAVIGATION_PAGE (self->sidebar));
}

/* What is made here is what a start waits for: one of the two. */
static void
show_session (IngotWindow *self)
{
  if (self->session != NULL && self->sidebar == NULL)
    create_sidebar (self);
  else if (self->session == NULL && self->welcome_page == NULL)
    {
      self->welcome_page = g_object_new (INGOT_TYPE_WELCOME_PAGE, NULL);
      gtk_stack_add_child (self->stack, self->welcome_page);
    }
  gtk_stack_set_visible_child (self->stack, self->session != NULL ? GTK_WIDGET (self->split_view)
                                                                  : self->welcome_page);
}

/* What a new window opens. A server for this session will not be there then. */
static void
remember_server (IngotWindow *self)
{
  IngotServer *server = self->session != NULL ? ingot_session_get_server (self->session) : NULL;

  if (self->settings != NULL && server != NULL && ingot_server_get_saved (server))
    g_settings_set_string (self->settings, "last-server", ingot_server_get_uuid (server));
}

static void
active_cb (IngotWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    remember_server (self);
}

static guint
find_place (IngotWindow *self)
{
  IngotServer *server = self->session != NULL ? ingot_session_get_server (self->session) : NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->servers)); i++)
    {
      g_autoptr (IngotServer) other = g_list_model_get_item (G_LIST_MODEL (self->servers), i);

      if (other == server)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
open_any_server (IngotWindow *self, guint first)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (IngotSession) session = NULL;

  if (application != NULL)
    session = ingot_application_dup_any_session (INGOT_APPLICATION (application), first);
  ingot_window_set_session (self, session);
}

/* A server that is removed, here or elsewhere, is left for the one in its place, the last one for
 * the one before it; with none left there is the welcome page, which goes when one is added. A
 * server for this session that is kept is another object with the same UUID, and followed. */
static void
servers_changed_cb (IngotWindow *self)
{
  const guint n_servers = g_list_model_get_n_items (G_LIST_MODEL (self->servers));
  IngotServer *server = self->session != NULL ? ingot_session_get_server (self->session) : NULL;
  IngotServer *now = server != NULL
                         ? ingot_server_list_find (self->servers, ingot_server_get_uuid (server))
                         : NULL;

  if (now != NULL && now != server)
    ingot_window_open_server (self, now);
  else if (now == NULL && (server == NULL || self->place != GTK_INVALID_LIST_POSITION))
    open_any_server (self, self->place < n_servers ? self->place : MAX (n_servers, 1) - 1);
  self->place = find_place (self);
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IngotWindow *self = INGOT_WINDOW (widget);

  if (self->session != NULL)
    ingot_session_refresh (self->session);
}

static void
enter_api_token_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IngotWindow *self = INGOT_WINDOW (widget);
  const gboolean for_session = g_str_equal (name, "win.enter-api-token-for-session");

  if (self->session != NULL)
    adw_dialog_present (ingot_api_token_dialog_new (self->session, for_session), widget);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IngotWindow *self = INGOT_WINDOW (widget);

  if (self->session == NULL)
    return;
  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  ingot_sidebar_start_search (self->sidebar);
}

static void
switch_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IngotWindow *self = INGOT_WINDOW (widget);
  GtkWidget *content = GTK_WIDGET (adw_navigation_split_view_get_content (self->split_view));
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  gboolean in_content = content != NULL && focus != NULL && gtk_widget_is_ancestor (focus, content);

  if (self->session == NULL)
    return;
  adw_navigation_split_view_set_show_content (self->split_view, !in_content);
  if (in_content)
    gtk_widget_grab_focus (GTK_WIDGET (self->sidebar));
  else
    gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD);
}

static void
open_search_domain_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IngotWindow *self = INGOT_WINDOW (widget);
  IngotSearchDomain *domain = NULL;

  if (self->session != NULL)
    domain =
        ingot_session_find_search_domain (self->session, g_variant_get_string (parameter, NULL));
  if (domain == NULL)
    return;
  ingot_sidebar_set_domain (self->sidebar, domain);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
remember_size (IngotWindow *self)
{
  self->settings = ingot_settings_new ();
  if (self->settings == NULL)
    return;

  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

static void
ingot_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotWindow *self = INGOT_WINDOW (object);

  switch (id)
    {
    case PROP_SERVERS:
      g_value_set_object (value, self->servers);
      break;
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IngotWindow *self = INGOT_WINDOW (object);

  switch (id)
    {
    case PROP_SERVERS:
      self->servers = g_value_dup_object (value);
      g_signal_connect_object (self->servers, "items-changed", G_CALLBACK (servers_changed_cb),
                               self, G_CONNECT_SWAPPED);
      break;
    case PROP_SESSION:
      ingot_window_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_window_constructed (GObject *object)
{
  G_OBJECT_CLASS (ingot_window_parent_class)->constructed (object);

  show_session (INGOT_WINDOW (object));
}

static void
ingot_window_dispose (GObject *object)
{
  IngotWindow *self = INGOT_WINDOW (object);

  g_clear_handle_id (&self->prepare_timeout, g_source_remove);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->last_repository);
  gtk_widget_dispose_template (GTK_WIDGET (self), INGOT_TYPE_WINDOW);
  g_clear_object (&self->sidebar);
  g_clear_object (&self->placeholder_page);
  g_clear_object (&self->obstacle_page);
  g_clear_object (&self->repository_page);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);
  g_clear_object (&self->servers);

  G_OBJECT_CLASS (ingot_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-window.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, IngotWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, ingot_focus_keep_in_dialog);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
ingot_window_class_init (IngotWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ingot_window_constructed;
  object_class->dispose = ingot_window_dispose;
  object_class->get_property = ingot_window_get_property;
  object_class->set_property = ingot_window_set_property;

  properties[PROP_SERVERS] =
      g_param_spec_object ("servers", NULL, NULL, INGOT_TYPE_SERVER_LIST,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SESSION] = g_param_spec_object (
      "session", NULL, NULL, INGOT_TYPE_SESSION,
      G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "win.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "win.replace-api-token", NULL,
                                   enter_api_token_action);
  gtk_widget_class_install_action (widget_class, "win.enter-api-token-for-session", NULL,
                                   enter_api_token_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.switch-pane", NULL, switch_pane_action);
  gtk_widget_class_install_action (widget_class, "win.open-search-domain", "s",
                                   open_search_domain_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "win.search",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, 0, "win.switch-pane", NULL);

  ingot_window_server_actions_install (widget_class);

  bind_template (widget_class);
}

static void
ingot_window_init (IngotWindow *self)
{
  self->session_signals = g_signal_group_new (INGOT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::state",
                                  G_CALLBACK (state_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::loading", G_CALLBACK (loading_cb),
                                  self);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->place = GTK_INVALID_LIST_POSITION;
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  ingot_menu_names_tell (GTK_WINDOW (self));
  remember_size (self);
}

/**
 * ingot_window_new:
 * @application: the application
 * @session: (nullable): the server to show; %NULL for the welcome page
 *
 * Makes a window.
 *
 * Returns: (transfer none): the window, owned by GTK until it is closed
 */
GtkWindow *
ingot_window_new (GtkApplication *application, IngotSession *session)
{
  return g_object_new (INGOT_TYPE_WINDOW, "application", application, "servers",
                       ingot_application_get_servers (INGOT_APPLICATION (application)), "session",
                       session, NULL);
}

/**
 * ingot_window_get_servers:
 * @self: a window
 *
 * Gets the servers that the window can show.
 *
 * Returns: (transfer none): the application's list
 */
IngotServerList *
ingot_window_get_servers (IngotWindow *self)
{
  g_return_val_if_fail (INGOT_IS_WINDOW (self), NULL);

  return self->servers;
}

/**
 * ingot_window_open_server:
 * @self: a window
 * @server: a server of the list
 *
 * Shows @server, in the session that other windows have with it. If its address is none, a dialog
 * says so and the window stays where it is.
 */
void
ingot_window_open_server (IngotWindow *self, IngotServer *server)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IngotSession) session = NULL;

  g_return_if_fail (INGOT_IS_WINDOW (self));

  session = ingot_session_dup_for_server (server, &error);
  if (session != NULL)
    ingot_window_set_session (self, session);
  else
    ingot_window_show_error (self, _ ("The Server Cannot Be Opened"), error);
}

/**
 * ingot_window_get_session:
 * @self: a window
 *
 * Gets the server that the window shows.
 *
 * Returns: (transfer none) (nullable): the session
 */
IngotSession *
ingot_window_get_session (IngotWindow *self)
{
  g_return_val_if_fail (INGOT_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * ingot_window_set_session:
 * @self: a window
 * @session: (nullable): a session
 *
 * Sets the server that the window shows; the welcome page without one.
 */
void
ingot_window_set_session (IngotWindow *self, IngotSession *session)
{
  g_return_if_fail (INGOT_IS_WINDOW (self));

  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->session_signals, session);
  show_session (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
  state_changed_cb (self);
  start_session (self);
  loading_cb (self);
  self->place = find_place (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.keep-server",
                                 ingot_server_keeping_is_possible (
                                     session != NULL ? ingot_session_get_server (session) : NULL));
  remember_server (self);
}
