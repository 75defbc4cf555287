/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-sidebar.h"

#include "ingot-domain-text.h"
#include "ingot-error-banner.h"
#include "ingot-filtered-list.h"
#include "ingot-focus.h"
#include "ingot-late-bin.h"
#include "ingot-late-menu.h"
#include "ingot-late-rows.h"
#include "ingot-list-focus.h"
#include "ingot-search-domain-filter.h"
#include "ingot-search-domain-row.h"
#include "ingot-server-button.h"
#include "ingot-server-notices.h"
#include "ingot-star-changer.h"

struct _IngotSidebar
{
  AdwNavigationPage parent_instance;

  IngotSession *session;
  IngotSearchDomain *domain; /* what is open; its row may be filtered out */
  gboolean compact;
  IngotSidebarSort sort;
  IngotStarChanger *star_changer;
  GSignalGroup *session_signals;

  GtkWidget *kind_group;
  GtkMenuButton *menu_button;
  GMenuModel *main_menu;
  GtkMenuButton *sort_button;
  GMenuModel *sort_menu;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  IngotErrorBanner *banner;
  GtkStack *stack;
  GtkListView *list_view;
  GtkSingleSelection *selection;
  GtkSortListModel *sort_model;
};

enum
{
  PROP_SESSION = 1,
  PROP_DOMAIN,
  PROP_COMPACT,
  PROP_SORT,
  N_PROPS,
};

enum
{
  OPENED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IngotSidebar, ingot_sidebar, ADW_TYPE_NAVIGATION_PAGE)

/* The list may have been replaced or filtered: what is open is marked wherever it is now. */
static void
select_domain (IngotSidebar *self)
{
  IngotSearchDomain *selected = gtk_single_selection_get_selected_item (self->selection);

  if (self->domain == NULL)
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  else if (selected == NULL || !ingot_search_domain_is_same (selected, self->domain))
    {
      GtkSorter *sorter = gtk_sort_list_model_get_sorter (self->sort_model);

      gtk_single_selection_set_selected (
          self->selection,
          ingot_sidebar_sort_find (sorter, G_LIST_MODEL (self->selection), self->domain));
    }
}

static const char *
get_page_name (IngotSidebar *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    return "list";
  if (self->session == NULL || ingot_session_get_state (self->session) != INGOT_SESSION_READY)
    return "waiting";
  if (g_list_model_get_n_items (ingot_session_get_search_domains (self->session)) > 0)
    return "nothing_found";
  return "empty";
}

static void
add_page (IngotSidebar *self, const char *name)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/io/github/ingot_app/Ingot/ingot-sidebar-pages.ui");

  gtk_stack_add_named (self->stack, GTK_WIDGET (gtk_builder_get_object (builder, name)), name);
}

static void
update_page (IngotSidebar *self)
{
  const char *name = get_page_name (self);

  if (gtk_stack_get_child_by_name (self->stack, name) == NULL)
    add_page (self, name);
  gtk_stack_set_visible_child_name (self->stack, name);
  if (!g_str_equal (name, "list"))
    ingot_focus_forget (GTK_WIDGET (self->list_view));
}

/* Without any row the error has a page of its own, see IngotWindow. */
static void
update_banner (IngotSidebar *self)
{
  const gboolean ready =
      self->session != NULL && ingot_session_get_state (self->session) == INGOT_SESSION_READY;

  ingot_error_banner_set_error (self->banner,
                                ready ? ingot_session_get_error (self->session) : NULL);
}

static void
open_domain (IngotSidebar *self, IngotSearchDomain *domain)
{
  gboolean same = ingot_search_domain_is_same (self->domain, domain);

  g_set_object (&self->domain, domain);
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOMAIN]);
}

static void
session_changed_cb (IngotSidebar *self)
{
  update_page (self);
  update_banner (self);
}

static void
items_changed_cb (IngotSidebar *self)
{
  if (self->domain != NULL)
    select_domain (self);
  update_page (self);
}

/* A row that went away does not close what is open. In a narrow window rows are selected by
 * pointing at them, so there only activating one opens it. */
static void
selected_cb (IngotSidebar *self)
{
  IngotSearchDomain *selected = gtk_single_selection_get_selected_item (self->selection);

  if (selected != NULL && !self->compact)
    open_domain (self, selected);
}

static void
activate_cb (IngotSidebar *self, guint position)
{
  g_autoptr (IngotSearchDomain) domain =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  open_domain (self, domain);
  g_signal_emit (self, signals[OPENED], 0);
}

static void
update_sorter (IngotSidebar *self)
{
  g_autoptr (GtkSorter) sorter = ingot_sidebar_sort_new_sorter (self->sort);

  gtk_sort_list_model_set_sorter (self->sort_model, sorter);
}

static void
search_mode_cb (IngotSidebar *self)
{
  const gboolean searching = gtk_search_bar_get_search_mode (self->search_bar);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sidebar.end-search", searching);
  if (!searching)
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static gboolean
go_to_first (IngotSidebar *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return FALSE;
  gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT,
                           NULL);
  /* A list that has not got the focus only notes where it will be. */
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  return TRUE;
}

static void
search_activate_cb (IngotSidebar *self)
{
  if (go_to_first (self))
    activate_cb (self, 0);
}

static void
setup (GtkListItem *item, gpointer self)
{
  GtkWidget *row = ingot_search_domain_row_new ();

  g_object_bind_property (self, "session", row, "session", G_BINDING_SYNC_CREATE);
  ingot_late_cell_set_list_item (INGOT_LATE_CELL (row), item);
}

static void
name_row (GtkListItem *item, gpointer self)
{
  IngotSearchDomain *domain = gtk_list_item_get_item (item);
  g_autofree char *name = ingot_domain_text_name (domain);
  g_autofree char *description = ingot_domain_text_describe (domain, NULL);

  gtk_list_item_set_accessible_label (item, name);
  gtk_list_item_set_accessible_description (item, description);
}

static void
bind_cb (IngotSidebar *self, GtkListItem *item)
{
  static const IngotLateFuncs funcs = { setup, name_row };

  ingot_late_rows_bind (GTK_WIDGET (self->list_view), item, &funcs, self);
}

static void
toggle_star_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IngotSidebar *self = INGOT_SIDEBAR (widget);
  const guint position = ingot_sidebar_sort_find_id (G_LIST_MODEL (self->selection),
                                                     g_variant_get_string (parameter, NULL));
  g_autoptr (IngotSearchDomain) domain =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (domain != NULL)
    ingot_star_changer_toggle (self->star_changer, self->session, domain);
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IngotSidebar *self = INGOT_SIDEBAR (widget);

  if (self->session != NULL)
    ingot_session_refresh (self->session);
}

/* What is between the search and the rows is not what an arrow key is pressed for. */
static void
focus_first_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_to_first (INGOT_SIDEBAR (widget));
}

static void
end_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_search_bar_set_search_mode (INGOT_SIDEBAR (widget)->search_bar, FALSE);
}

static void
ingot_sidebar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotSidebar *self = INGOT_SIDEBAR (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_DOMAIN:
      g_value_set_object (value, self->domain);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    case PROP_SORT:
      g_value_set_enum (value, (int) self->sort);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_sidebar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IngotSidebar *self = INGOT_SIDEBAR (object);

  switch (id)
    {
    case PROP_SESSION:
      ingot_sidebar_set_session (self, g_value_get_object (value));
      break;
    case PROP_DOMAIN:
      ingot_sidebar_set_domain (self, g_value_get_object (value));
      break;
    case PROP_COMPACT:
      ingot_sidebar_set_compact (self, g_value_get_boolean (value));
      break;
    case PROP_SORT:
      ingot_sidebar_set_sort (self, (IngotSidebarSort) g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
ingot_sidebar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (INGOT_SIDEBAR (widget)->list_view));
}

/* A page grabs the focus when Tab comes to it, or leaves it (GTK 4.18): that is for the list. */
static gboolean
ingot_sidebar_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (gtk_widget_get_first_child (widget), direction);
}

static void
ingot_sidebar_dispose (GObject *object)
{
  IngotSidebar *self = INGOT_SIDEBAR (object);

  g_clear_object (&self->session_signals);
  g_clear_object (&self->star_changer);
  gtk_widget_dispose_template (GTK_WIDGET (self), INGOT_TYPE_SIDEBAR);
  g_clear_object (&self->domain);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (ingot_sidebar_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, INGOT_TYPE_SESSION, flags);
  properties[PROP_DOMAIN] =
      g_param_spec_object ("domain", NULL, NULL, INGOT_TYPE_SEARCH_DOMAIN, flags);
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  properties[PROP_SORT] = g_param_spec_enum ("sort", NULL, NULL, INGOT_TYPE_SIDEBAR_SORT,
                                             INGOT_SIDEBAR_SORT_NAME, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-sidebar.ui");
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, items_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_child (widget_class, IngotSidebar, banner);
  gtk_widget_class_bind_template_child (widget_class, IngotSidebar, kind_group);
  gtk_widget_class_bind_template_child (widget_class, IngotSidebar, list_view);
  gtk_widget_class_bind_template_child (widget_class, IngotSidebar, main_menu);
  gtk_widget_class_bind_template_child (widget_class, IngotSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, IngotSidebar, search_bar);
  gtk_widget_class_bind_template_child (widget_class, IngotSidebar, search_entry);
  gtk_widget_class_bind_template_child (widget_class, IngotSidebar, selection);
  gtk_widget_class_bind_template_child (widget_class, IngotSidebar, sort_button);
  gtk_widget_class_bind_template_child (widget_class, IngotSidebar, sort_menu);
  gtk_widget_class_bind_template_child (widget_class, IngotSidebar, sort_model);
  gtk_widget_class_bind_template_child (widget_class, IngotSidebar, stack);
}

static void
ingot_sidebar_class_init (IngotSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ingot_sidebar_dispose;
  object_class->get_property = ingot_sidebar_get_property;
  object_class->set_property = ingot_sidebar_set_property;
  widget_class->focus = ingot_sidebar_focus;
  widget_class->grab_focus = ingot_sidebar_grab_focus;

  install_properties (object_class);
  /**
   * IngotSidebar::opened:
   *
   * A search domain was asked for, be it the one that is open already.
   */
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "sidebar.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "sidebar.focus-first", NULL, focus_first_action);
  gtk_widget_class_install_action (widget_class, "sidebar.end-search", NULL, end_search_action);
  gtk_widget_class_install_action (widget_class, "sidebar.toggle-star", "s", toggle_star_action);
  gtk_widget_class_install_property_action (widget_class, "sidebar.sort", "sort");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "sidebar.end-search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "sidebar.refresh", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK, "sidebar.refresh",
                                       NULL);

  g_type_ensure (INGOT_TYPE_ERROR_BANNER);
  g_type_ensure (INGOT_TYPE_FILTERED_LIST);
  g_type_ensure (INGOT_TYPE_LATE_BIN);
  g_type_ensure (INGOT_TYPE_SEARCH_DOMAIN_FILTER);
  g_type_ensure (INGOT_TYPE_SERVER_NOTICES);
  g_type_ensure (INGOT_TYPE_SERVER_BUTTON);
  bind_template (widget_class);
}

/* Their tooltips are for words that are cut off, and would be said after the same words. */
static void
say_kinds_once (IngotSidebar *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->kind_group); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "",
                                    -1);
}

static void
ingot_sidebar_init (IngotSidebar *self)
{
  self->star_changer = ingot_star_changer_new (GTK_WIDGET (self));
  self->session_signals = g_signal_group_new (INGOT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::state",
                                  G_CALLBACK (session_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::error",
                                  G_CALLBACK (session_changed_cb), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  say_kinds_once (self);
  ingot_late_menu_set (self->menu_button, self->main_menu);
  ingot_late_menu_set (self->sort_button, self->sort_menu);
  update_sorter (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sidebar.end-search", FALSE);
}

/**
 * ingot_sidebar_get_session:
 * @self: a sidebar
 *
 * Gets the server whose search domains are listed.
 *
 * Returns: (transfer none) (nullable): the session
 */
IngotSession *
ingot_sidebar_get_session (IngotSidebar *self)
{
  g_return_val_if_fail (INGOT_IS_SIDEBAR (self), NULL);

  return self->session;
}

/**
 * ingot_sidebar_set_session:
 * @self: a sidebar
 * @session: (nullable): a session
 *
 * Sets the server whose search domains are listed. None of them is open then.
 */
void
ingot_sidebar_set_session (IngotSidebar *self, IngotSession *session)
{
  g_return_if_fail (INGOT_IS_SIDEBAR (self));

  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->session_signals, session);
  ingot_sidebar_set_domain (self, NULL);
  session_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * ingot_sidebar_get_domain:
 * @self: a sidebar
 *
 * Gets which search domain is open. The property notifies when it is another one, not when the same
 * one has changed.
 *
 * Returns: (transfer none) (nullable): the search domain
 */
IngotSearchDomain *
ingot_sidebar_get_domain (IngotSidebar *self)
{
  g_return_val_if_fail (INGOT_IS_SIDEBAR (self), NULL);

  return self->domain;
}

/**
 * ingot_sidebar_set_domain:
 * @self: a sidebar
 * @domain: (nullable): a search domain of the session
 *
 * Opens a search domain. Its row is selected if it can be seen.
 */
void
ingot_sidebar_set_domain (IngotSidebar *self, IngotSearchDomain *domain)
{
  g_return_if_fail (INGOT_IS_SIDEBAR (self));

  open_domain (self, domain);
  select_domain (self);
}

/**
 * ingot_sidebar_set_compact:
 * @self: a sidebar
 * @compact: whether the sidebar has the window to itself
 *
 * Sets whether a row opens when it is activated only, or as soon as it is selected.
 */
void
ingot_sidebar_set_compact (IngotSidebar *self, gboolean compact)
{
  g_return_if_fail (INGOT_IS_SIDEBAR (self));

  if (self->compact == compact)
    return;

  self->compact = compact;
  if (!compact)
    select_domain (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

/**
 * ingot_sidebar_get_sort:
 * @self: a sidebar
 *
 * Gets what the list is sorted by.
 *
 * Returns: the order
 */
IngotSidebarSort
ingot_sidebar_get_sort (IngotSidebar *self)
{
  g_return_val_if_fail (INGOT_IS_SIDEBAR (self), INGOT_SIDEBAR_SORT_NAME);

  return self->sort;
}

/**
 * ingot_sidebar_set_sort:
 * @self: a sidebar
 * @sort: the order
 *
 * Sets what the list is sorted by.
 */
void
ingot_sidebar_set_sort (IngotSidebar *self, IngotSidebarSort sort)
{
  g_return_if_fail (INGOT_IS_SIDEBAR (self));

  if (self->sort == sort)
    return;

  self->sort = sort;
  update_sorter (self);
  ingot_list_focus_show_first (self->list_view);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
}

/**
 * ingot_sidebar_start_search:
 * @self: a sidebar
 *
 * Shows the search entry, with what it holds selected.
 */
void
ingot_sidebar_start_search (IngotSidebar *self)
{
  g_return_if_fail (INGOT_IS_SIDEBAR (self));

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (self->search_entry, 0, -1);
}
