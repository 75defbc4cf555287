/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-repository-page.h"

#include "ingot-browser.h"
#include "ingot-by-name.h"
#include "ingot-closures.h"
#include "ingot-create-dialog.h"
#include "ingot-environment-pill.h"
#include "ingot-error-banner.h"
#include "ingot-error-page.h"
#include "ingot-error.h"
#include "ingot-late-bin.h"
#include "ingot-page-closures.h"
#include "ingot-read-only-mark.h"
#include "ingot-repository-facts.h"
#include "ingot-selection-bar.h"
#include "ingot-style-class.h"
#include "ingot-toast.h"
#include "ingot-token-list.h"
#include "ingot-view-page.h"
#include "ingot-wrap-layout.h"

#include <glib/gi18n.h>

/* More than this many rows are worth a search. */
#define HANDFUL 5

struct _IngotRepositoryPage
{
  AdwNavigationPage parent_instance;

  IngotSession *session;
  GSignalGroup *session_signals;
  IngotRepository *repository;
  GSignalGroup *repository_signals;
  gboolean narrow;
  gboolean low;
  gboolean searching;

  GtkWidget *new_button;
  IngotErrorBanner *banner;
  AdwToastOverlay *toast_overlay;
  GtkWidget *tokens_box;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  IngotTokenList *token_list;
  GListModel *tokens;
  GtkWidget *spinner_bin;
};

enum
{
  PROP_SESSION = 1,
  PROP_REPOSITORY,
  PROP_N_TOKENS,
  PROP_NARROW,
  PROP_LOW,
  PROP_SEARCHABLE,
  PROP_SEARCHING,
  PROP_SORT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotRepositoryPage, ingot_repository_page, ADW_TYPE_NAVIGATION_PAGE)

static IngotRepositoryState
get_state (IngotRepositoryPage *self)
{
  return self->repository != NULL ? ingot_repository_get_state (self->repository)
                                  : INGOT_REPOSITORY_LOADING;
}

static gboolean
is_read_only (IngotRepositoryPage *self)
{
  return self->session != NULL && ingot_session_get_read_only (self->session);
}

static const char *
get_name (IngotRepositoryPage *self)
{
  return ingot_search_domain_get_name (ingot_repository_get_domain (self->repository));
}

static guint
get_n_tokens (IngotRepositoryPage *self)
{
  return self->tokens != NULL ? g_list_model_get_n_items (self->tokens) : 0;
}

static gboolean
is_searchable (IngotRepositoryPage *self)
{
  return get_state (self) == INGOT_REPOSITORY_READY && get_n_tokens (self) > HANDFUL;
}

static void
set_boolean (IngotRepositoryPage *self, gboolean *field, gboolean value, guint property)
{
  if (*field == value)
    return;
  *field = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_searching (IngotRepositoryPage *self, gboolean searching)
{
  if (self->searching && !searching)
    gtk_editable_set_text (self->search_entry, "");
  set_boolean (self, &self->searching, searching && is_searchable (self), PROP_SEARCHING);
}

/* "narrow" and "low" are classes of the style sheet as well. */
static void
set_tight (IngotRepositoryPage *self, gboolean *field, gboolean tight, guint property)
{
  ingot_style_class_set (self->tokens_box, properties[property]->name, tight);
  set_boolean (self, field, tight, property);
}

/* What is off says why, to everybody. */
static void
explain_new_button (IngotRepositoryPage *self)
{
  IngotSearchDomain *domain =
      self->repository != NULL ? ingot_repository_get_domain (self->repository) : NULL;
  IngotAccount *account = self->session != NULL ? ingot_session_get_account (self->session) : NULL;
  g_autofree char *reason =
      ingot_why_no_new_token (get_state (self), domain, account, is_read_only (self));
  const gboolean possible = self->repository != NULL && reason == NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new-token", possible);
  gtk_widget_set_tooltip_text (self->new_button, possible ? _ ("New Token") : reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->new_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, possible ? "" : reason, -1);
}

/* Its content labels it, where it is narrow with no word at all (libadwaita 1.7). */
static void
new_button_rooted_cb (GtkWidget *button)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static void
update_actions (IngotRepositoryPage *self)
{
  static const char *const actions[] = { "page.refresh", "page.open-in-logscale",
                                         "page.copy-ingest-address" };
  static const char *const by_name[] = { "page.edit-by-name", "page.delete-by-name" };
  GtkWidget *widget = GTK_WIDGET (self);

  explain_new_button (self);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (widget, actions[i], self->repository != NULL);
  gtk_widget_action_set_enabled (widget, "page.copy-request",
                                 self->repository != NULL &&
                                     ingot_session_get_account (self->session) != NULL);
  gtk_widget_action_set_enabled (widget, "page.sort", get_state (self) == INGOT_REPOSITORY_READY);
  gtk_widget_action_set_enabled (
      widget, "page.select", get_state (self) == INGOT_REPOSITORY_READY && get_n_tokens (self) > 0);
  for (guint i = 0; i < G_N_ELEMENTS (by_name); i++)
    gtk_widget_action_set_enabled (widget, by_name[i],
                                   get_state (self) == INGOT_REPOSITORY_NOT_LISTABLE &&
                                       !is_read_only (self));
  gtk_widget_action_set_enabled (widget, "page.search", is_searchable (self));
  gtk_search_bar_set_key_capture_widget (self->search_bar,
                                         is_searchable (self) ? self->tokens_box : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCHABLE]);
}

/* A page that shows nothing else shows the error itself, and one whose server has another address
 * goes there: it has only not been told of the state yet. */
static void
error_changed_cb (IngotRepositoryPage *self)
{
  const GError *error =
      self->repository != NULL ? ingot_repository_get_error (self->repository) : NULL;
  const gboolean beside = get_state (self) != INGOT_REPOSITORY_FAILED &&
                          get_state (self) != INGOT_REPOSITORY_GONE &&
                          !g_error_matches (error, INGOT_ERROR, INGOT_ERROR_MOVED);

  ingot_error_banner_set_error (self->banner, beside ? error : NULL);
}

/* What was here is looked for at the address that the server has now. */
static void
follow_server (IngotRepositoryPage *self)
{
  g_autoptr (IngotRepository) repository =
      ingot_session_dup_repository (self->session, ingot_repository_get_domain (self->repository));

  ingot_repository_page_set_repository (self, repository);
}

/* Without a repository nothing is. */
static gboolean
is_waited_for (IngotRepositoryPage *self)
{
  return self->repository != NULL && get_state (self) == INGOT_REPOSITORY_LOADING;
}

static void
state_changed_cb (IngotRepositoryPage *self)
{
  if (get_state (self) == INGOT_REPOSITORY_LEFT)
    {
      follow_server (self);
      return;
    }
  gtk_widget_set_visible (self->spinner_bin, is_waited_for (self));
  update_actions (self);
  error_changed_cb (self);
}

static void
n_tokens_changed_cb (IngotRepositoryPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TOKENS]);
  update_actions (self);
}

static void
sort_changed_cb (IngotRepositoryPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
}

static void
search_activate_cb (IngotRepositoryPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->token_list), GTK_DIR_DOWN);
}

/* Another repository may be shown by now, with another ingest token of that name. */
static void
created_cb (IngotRepositoryPage *self, IngotIngestToken *token, IngotChangeDialog *dialog)
{
  if (ingot_change_dialog_get_repository (dialog) == self->repository)
    ingot_token_list_choose (self->token_list, ingot_ingest_token_get_name (token));
}

static void
new_token_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotRepositoryPage *self = INGOT_REPOSITORY_PAGE (widget);
  AdwDialog *dialog = ingot_create_dialog_new (self->session, self->repository);

  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
edit_by_name_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotRepositoryPage *self = INGOT_REPOSITORY_PAGE (widget);

  ingot_by_name_edit (self->tokens_box, self->session, self->repository);
}

static void
delete_by_name_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotRepositoryPage *self = INGOT_REPOSITORY_PAGE (widget);

  ingot_by_name_delete (self->tokens_box, self->session, self->repository);
}

static void
refresh_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ingot_repository_refresh (INGOT_REPOSITORY_PAGE (widget)->repository);
}

static void
select_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotTokenList *list = INGOT_REPOSITORY_PAGE (widget)->token_list;

  ingot_token_selection_set_marking (ingot_token_list_get_selection (list), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (list));
}

static void
copy_text (IngotRepositoryPage *self, const char *text, const char *confirmation)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  ingot_toast_show (self->tokens_box, confirmation);
}

static void
copy_request_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotRepositoryPage *self = INGOT_REPOSITORY_PAGE (widget);
  IngotAccount *account = ingot_session_get_account (self->session);
  g_autofree char *request =
      ingot_permission_request (ingot_account_get_username (account),
                                ingot_session_get_address (self->session), get_name (self));

  copy_text (self, request, _ ("Request copied"));
}

static void
copy_ingest_address_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotRepositoryPage *self = INGOT_REPOSITORY_PAGE (widget);

  copy_text (self, ingot_session_get_address (self->session), _ ("Ingest address copied"));
}

static void
open_in_logscale_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotRepositoryPage *self = INGOT_REPOSITORY_PAGE (widget);
  g_autofree char *uri =
      ingot_token_settings_uri (ingot_session_get_address (self->session), get_name (self));

  ingot_browser_open (widget, uri);
}

static void
ingot_repository_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotRepositoryPage *self = INGOT_REPOSITORY_PAGE (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_REPOSITORY:
      g_value_set_object (value, self->repository);
      break;
    case PROP_N_TOKENS:
      g_value_set_uint (value, get_n_tokens (self));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_LOW:
      g_value_set_boolean (value, self->low);
      break;
    case PROP_SEARCHABLE:
      g_value_set_boolean (value, is_searchable (self));
      break;
    case PROP_SEARCHING:
      g_value_set_boolean (value, self->searching);
      break;
    case PROP_SORT:
      /* asked for while the template is being built, and an action has no state without one */
      g_value_set_string (
          value, self->token_list != NULL ? ingot_token_list_get_sort (self->token_list) : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_repository_page_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  IngotRepositoryPage *self = INGOT_REPOSITORY_PAGE (object);

  switch (id)
    {
    case PROP_SESSION:
      ingot_repository_page_set_session (self, g_value_get_object (value));
      break;
    case PROP_REPOSITORY:
      ingot_repository_page_set_repository (self, g_value_get_object (value));
      break;
    case PROP_NARROW:
      set_tight (self, &self->narrow, g_value_get_boolean (value), PROP_NARROW);
      break;
    case PROP_LOW:
      set_tight (self, &self->low, g_value_get_boolean (value), PROP_LOW);
      break;
    case PROP_SEARCHING:
      set_searching (self, g_value_get_boolean (value));
      break;
    case PROP_SORT:
      ingot_token_list_set_sort (self->token_list, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_repository_page_dispose (GObject *object)
{
  IngotRepositoryPage *self = INGOT_REPOSITORY_PAGE (object);

  g_clear_object (&self->session_signals);
  g_clear_object (&self->repository_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), INGOT_TYPE_REPOSITORY_PAGE);
  g_clear_object (&self->repository);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (ingot_repository_page_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags given = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags shown = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, INGOT_TYPE_SESSION, given);
  properties[PROP_REPOSITORY] =
      g_param_spec_object ("repository", NULL, NULL, INGOT_TYPE_REPOSITORY, given);
  properties[PROP_N_TOKENS] = g_param_spec_uint ("n-tokens", NULL, NULL, 0, G_MAXUINT, 0, shown);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, given);
  properties[PROP_LOW] = g_param_spec_boolean ("low", NULL, NULL, FALSE, given);
  properties[PROP_SEARCHABLE] = g_param_spec_boolean ("searchable", NULL, NULL, FALSE, shown);
  properties[PROP_SEARCHING] = g_param_spec_boolean ("searching", NULL, NULL, FALSE, given);
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, NULL, given);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.new-token", NULL, new_token_cb);
  gtk_widget_class_install_action (widget_class, "page.refresh", NULL, refresh_cb);
  gtk_widget_class_install_action (widget_class, "page.select", NULL, select_cb);
  gtk_widget_class_install_action (widget_class, "page.edit-by-name", NULL, edit_by_name_cb);
  gtk_widget_class_install_action (widget_class, "page.delete-by-name", NULL, delete_by_name_cb);
  gtk_widget_class_install_action (widget_class, "page.copy-request", NULL, copy_request_cb);
  gtk_widget_class_install_action (widget_class, "page.open-in-logscale", NULL,
                                   open_in_logscale_cb);
  gtk_widget_class_install_action (widget_class, "page.copy-ingest-address", NULL,
                                   copy_ingest_address_cb);
  gtk_widget_class_install_property_action (widget_class, "page.search", "searching");
  gtk_widget_class_install_property_action (widget_class, "page.sort", "sort");
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (INGOT_TYPE_ENVIRONMENT_PILL);
  g_type_ensure (INGOT_TYPE_ERROR_BANNER);
  g_type_ensure (INGOT_TYPE_ERROR_PAGE);
  g_type_ensure (INGOT_TYPE_LATE_BIN);
  g_type_ensure (INGOT_TYPE_READ_ONLY_MARK);
  g_type_ensure (INGOT_TYPE_REPOSITORY_FACTS);
  g_type_ensure (INGOT_TYPE_SELECTION_BAR);
  g_type_ensure (INGOT_TYPE_TOKEN_LIST);
  g_type_ensure (INGOT_TYPE_TOKEN_SELECTION);
  g_type_ensure (INGOT_TYPE_VIEW_PAGE);
  g_type_ensure (INGOT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/ingot_app/Ingot/ingot-repository-page.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotRepositoryPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, IngotRepositoryPage, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, IngotRepositoryPage, banner);
  gtk_widget_class_bind_template_child (widget_class, IngotRepositoryPage, tokens_box);
  gtk_widget_class_bind_template_child (widget_class, IngotRepositoryPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, IngotRepositoryPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, IngotRepositoryPage, token_list);
  gtk_widget_class_bind_template_child (widget_class, IngotRepositoryPage, tokens);
  gtk_widget_class_bind_template_child (widget_class, IngotRepositoryPage, spinner_bin);
  gtk_widget_class_bind_template_callback (widget_class, n_tokens_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_button_rooted_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_changed_cb);
  ingot_page_closures_bind (widget_class);
}

static void
ingot_repository_page_class_init (IngotRepositoryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ingot_repository_page_dispose;
  object_class->get_property = ingot_repository_page_get_property;
  object_class->set_property = ingot_repository_page_set_property;
  install_properties (object_class);
  install_actions (widget_class);
  bind_template (widget_class);
}

static void
ingot_repository_page_init (IngotRepositoryPage *self)
{
  self->session_signals = g_signal_group_new (INGOT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::read-only",
                                  G_CALLBACK (update_actions), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::account",
                                  G_CALLBACK (update_actions), self);
  self->repository_signals = g_signal_group_new (INGOT_TYPE_REPOSITORY);
  g_signal_group_connect_swapped (self->repository_signals, "notify::state",
                                  G_CALLBACK (state_changed_cb), self);
  g_signal_group_connect_swapped (self->repository_signals, "notify::error",
                                  G_CALLBACK (error_changed_cb), self);
  g_signal_group_connect_swapped (self->repository_signals, "notify::domain",
                                  G_CALLBACK (explain_new_button), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  /* The bar finds an entry by itself only where it is the child. */
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  update_actions (self);
}

/**
 * ingot_repository_page_get_repository:
 * @self: a repository page
 *
 * Gets what the page shows.
 *
 * Returns: (transfer none) (nullable): the repository
 */
IngotRepository *
ingot_repository_page_get_repository (IngotRepositoryPage *self)
{
  g_return_val_if_fail (INGOT_IS_REPOSITORY_PAGE (self), NULL);

  return self->repository;
}

/**
 * ingot_repository_page_set_repository:
 * @self: a repository page
 * @repository: (nullable): a repository
 *
 * Sets what the page shows, and opens it. A search elsewhere ends, and toasts of elsewhere go.
 */
void
ingot_repository_page_set_repository (IngotRepositoryPage *self, IngotRepository *repository)
{
  g_return_if_fail (INGOT_IS_REPOSITORY_PAGE (self));

  if (!g_set_object (&self->repository, repository))
    return;
  set_searching (self, FALSE);
  adw_toast_overlay_dismiss_all (self->toast_overlay);
  g_signal_group_set_target (self->repository_signals, repository);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REPOSITORY]);
  if (repository != NULL)
    ingot_repository_open (repository);
  state_changed_cb (self);
}

/**
 * ingot_repository_page_get_session:
 * @self: a repository page
 *
 * Gets the server that the repository is on.
 *
 * Returns: (transfer none) (nullable): the session
 */
IngotSession *
ingot_repository_page_get_session (IngotRepositoryPage *self)
{
  g_return_val_if_fail (INGOT_IS_REPOSITORY_PAGE (self), NULL);

  return self->session;
}

/**
 * ingot_repository_page_set_session:
 * @self: a repository page
 * @session: (nullable): a session
 *
 * Sets the server that the repository is on.
 */
void
ingot_repository_page_set_session (IngotRepositoryPage *self, IngotSession *session)
{
  g_return_if_fail (INGOT_IS_REPOSITORY_PAGE (self));

  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->session_signals, session);
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}
