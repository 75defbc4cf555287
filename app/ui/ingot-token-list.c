/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-list.h"

#include "ingot-focus.h"
#include "ingot-filtered-list.h"
#include "ingot-list-focus.h"
#include "ingot-name.h"
#include "ingot-toast.h"
#include "ingot-token-dialogs.h"
#include "ingot-token-header.h"
#include "ingot-token-items.h"
#include "ingot-token-menu.h"
#include "ingot-token-narrow-row.h"
#include "ingot-token-row.h"
#include "ingot-token-selection.h"
#include "ingot-token-wait.h"
#include "ingot-token-wide-row.h"

struct _IngotTokenList
{
  AdwBin parent_instance;

  IngotSession *session;
  GSignalGroup *session_signals;
  IngotRepository *repository;
  char *search_text;
  char *search; /* folded */
  gboolean narrow;

  IngotTokenItems *items;
  IngotTokenWait *wait;
  IngotTokenDialogs *dialogs;

  IngotTokenHeader *header;
  GtkScrolledWindow *scroller;
  GtkListView *view;
  IngotTokenSelection *selection;
  IngotEarlyTokens *early;
  GtkSortListModel *sorted;
  GListModel *found;
  GtkCustomFilter *filter;
};

enum
{
  PROP_SESSION = 1,
  PROP_REPOSITORY,
  PROP_SEARCH_TEXT,
  PROP_SORT,
  PROP_NARROW,
  PROP_N_FOUND,
  PROP_SELECTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotTokenList, ingot_token_list, ADW_TYPE_BIN)

/* Several selected rows stay so. */
static void
focus_row (IngotTokenList *self, guint position)
{
  if (!ingot_token_selection_get_several (self->selection))
    ingot_token_selection_choose (self->selection, position);
  gtk_list_view_scroll_to (self->view, position, GTK_LIST_SCROLL_FOCUS, NULL);
  /* A list that has not got the focus only notes where it will be. */
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Where nothing is selected the row that has the focus is meant, as by Return. */
static void
update_actions (IngotTokenList *self)
{
  static const char *const of_one[] = { "token.copy", "token.reveal" };
  static const char *const of_any[] = { "token.edit", "token.delete" };
  const guint n_selected = ingot_token_selection_get_n_selected (self->selection);
  const gboolean several = ingot_token_selection_get_several (self->selection);
  const gboolean read_only = self->session != NULL && ingot_session_get_read_only (self->session);

  for (guint i = 0; i < G_N_ELEMENTS (of_one); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_one[i],
                                   n_selected == 1 || (n_selected == 0 && !several));
  for (guint i = 0; i < G_N_ELEMENTS (of_any); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_any[i],
                                   (n_selected > 0 || !several) && !read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "token.unselect", several);
}

static void
selected_cb (IngotTokenList *self)
{
  if (ingot_token_selection_get_only (self->selection) !=
      ingot_token_items_get_revealed (self->items))
    ingot_token_items_reveal (self->items, NULL);
  update_actions (self);
}

static void
items_changed_cb (IngotTokenList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FOUND]);
  if (g_list_model_get_n_items (self->found) == 0)
    ingot_focus_forget (GTK_WIDGET (self->view));
  selected_cb (self);
}

static void
activate_cb (IngotTokenList *self, guint position)
{
  if (ingot_token_selection_get_marking (self->selection))
    return;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    ingot_token_selection_choose (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self), "token.edit", NULL);
}

static void
pressed_cb (IngotTokenList *self)
{
  ingot_token_selection_set_pointed (self->selection, TRUE);
}

static gboolean
key_pressed_cb (IngotTokenList *self)
{
  ingot_token_selection_set_pointed (self->selection, FALSE);
  return GDK_EVENT_PROPAGATE;
}

static void
sorted_cb (IngotTokenList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
}

static void
choose_row (IngotTokenList *self, guint position)
{
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  ingot_token_selection_choose (self->selection, position);
  gtk_list_view_scroll_to (self->view, position, GTK_LIST_SCROLL_NONE, NULL);
}

/* Returns whether there is anything to act on. */
static gboolean
include_focused (IngotTokenList *self)
{
  if (ingot_token_selection_get_n_selected (self->selection) == 0)
    choose_row (self, ingot_token_row_find_focused (GTK_WIDGET (self->view)));
  return ingot_token_selection_get_n_selected (self->selection) > 0;
}

static void
copy_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotTokenList *self = INGOT_TOKEN_LIST (widget);

  if (include_focused (self))
    ingot_toast_copy_token (
        widget, ingot_ingest_token_get_token (ingot_token_selection_get_only (self->selection)));
}

static void
laid_out_cb (IngotTokenList *self, GdkFrameClock *clock)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  g_signal_handlers_disconnect_by_func (clock, laid_out_cb, self);
  if (gtk_bitset_get_size (selected) == 1)
    gtk_list_view_scroll_to (self->view, gtk_bitset_get_minimum (selected), GTK_LIST_SCROLL_NONE,
                             NULL);
}

/* In clear a token takes more lines where it is narrow: its row may be higher than what is seen of
 * it, but only once that is laid out. */
static void
show_whole_later (IngotTokenList *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (clock != NULL)
    g_signal_connect_object (clock, "after-paint", G_CALLBACK (laid_out_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
reveal_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotTokenList *self = INGOT_TOKEN_LIST (widget);
  IngotIngestToken *token =
      include_focused (self) ? ingot_token_selection_get_only (self->selection) : NULL;
  const gboolean conceals = token == ingot_token_items_get_revealed (self->items);

  ingot_token_items_reveal (self->items, conceals ? NULL : token);
  if (!conceals)
    show_whole_later (self);
}

static void
edit_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotTokenList *self = INGOT_TOKEN_LIST (widget);

  if (include_focused (self))
    ingot_token_dialogs_edit (self->dialogs, self->session, self->repository);
}

static void
delete_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotTokenList *self = INGOT_TOKEN_LIST (widget);

  if (include_focused (self))
    ingot_token_dialogs_delete (self->dialogs, self->session, self->repository);
}

static void
unselect_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotTokenList *self = INGOT_TOKEN_LIST (widget);

  ingot_token_selection_set_marking (self->selection, FALSE);
  ingot_token_selection_clear (self->selection);
}

static void
menu_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ingot_token_menu_open (INGOT_TOKEN_LIST (widget)->view);
}

static void
choose_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  choose_row (INGOT_TOKEN_LIST (widget), g_variant_get_uint32 (parameter));
}

/* A row that is one of several selected ones stands for all of them. */
static void
include_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotTokenList *self = INGOT_TOKEN_LIST (widget);
  const guint position = g_variant_get_uint32 (parameter);

  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    choose_row (self, position);
}

static void
toggle_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotTokenList *self = INGOT_TOKEN_LIST (widget);

  ingot_token_selection_toggle (self->selection, g_variant_get_uint32 (parameter));
}

static gboolean
matches (gpointer token, gpointer data)
{
  return ingot_ingest_token_matches (token, INGOT_TOKEN_LIST (data)->search);
}

static void
set_search_text (IngotTokenList *self, const char *text)
{
  if (!g_set_str (&self->search_text, text))
    return;
  g_free (self->search);
  self->search = ingot_name_fold (text);
  if (self->search[0] != '\0')
    gtk_custom_filter_set_filter_func (self->filter, matches, self, NULL);
  else
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH_TEXT]);
}

static void
set_narrow (IngotTokenList *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  ingot_token_row_fill (self->view,
                        narrow ? INGOT_TYPE_TOKEN_NARROW_ROW : INGOT_TYPE_TOKEN_WIDE_ROW);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

/* GTK tells of what is mapped. */
static void
ingot_token_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ingot_token_list_parent_class)->map (widget);

  ingot_token_wait_update (INGOT_TOKEN_LIST (widget)->wait);
}

static void
ingot_token_list_unmap (GtkWidget *widget)
{
  ingot_token_items_reveal (INGOT_TOKEN_LIST (widget)->items, NULL);

  GTK_WIDGET_CLASS (ingot_token_list_parent_class)->unmap (widget);
}

static gboolean
ingot_token_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (INGOT_TOKEN_LIST (widget)->view));
}

/* An arrow key would lead to the frame around the rows, and nowhere from there. */
static gboolean
ingot_token_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  IngotTokenList *self = INGOT_TOKEN_LIST (widget);
  GtkWidget *frame = adw_bin_get_child (ADW_BIN (self));

  if (!gtk_widget_get_can_focus (frame))
    return FALSE;
  if (direction == GTK_DIR_DOWN && !ingot_list_focus_is_inside (widget) &&
      g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    {
      focus_row (self, 0);
      return TRUE;
    }
  return ingot_list_focus_move (frame, direction);
}

static void
ingot_token_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotTokenList *self = INGOT_TOKEN_LIST (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_REPOSITORY:
      g_value_set_object (value, self->repository);
      break;
    case PROP_SEARCH_TEXT:
      g_value_set_string (value, self->search_text);
      break;
    case PROP_SORT:
      g_value_set_string (value, ingot_token_list_get_sort (self));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_N_FOUND:
      g_value_set_uint (value, g_list_model_get_n_items (self->found));
      break;
    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_token_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IngotTokenList *self = INGOT_TOKEN_LIST (object);

  switch (id)
    {
    case PROP_SESSION:
      if (!g_set_object (&self->session, g_value_get_object (value)))
        return;
      g_signal_group_set_target (self->session_signals, self->session);
      update_actions (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_REPOSITORY:
      ingot_token_list_set_repository (self, g_value_get_object (value));
      break;
    case PROP_SEARCH_TEXT:
      set_search_text (self, g_value_get_string (value));
      break;
    case PROP_SORT:
      ingot_token_list_set_sort (self, g_value_get_string (value));
      break;
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_token_list_dispose (GObject *object)
{
  IngotTokenList *self = INGOT_TOKEN_LIST (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->wait);
  g_clear_object (&self->dialogs);
  gtk_widget_dispose_template (GTK_WIDGET (self), INGOT_TYPE_TOKEN_LIST);
  /* The rows are sorted and searched once more as the titles go. */
  G_OBJECT_CLASS (ingot_token_list_parent_class)->dispose (object);
  g_clear_object (&self->session);
  g_clear_object (&self->repository);
  g_clear_object (&self->items);
  g_clear_pointer (&self->search_text, g_free);
  g_clear_pointer (&self->search, g_free);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, INGOT_TYPE_SESSION, flags);
  properties[PROP_REPOSITORY] =
      g_param_spec_object ("repository", NULL, NULL, INGOT_TYPE_REPOSITORY, flags);
  properties[PROP_SEARCH_TEXT] = g_param_spec_string ("search-text", NULL, NULL, NULL, flags);
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, NULL, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_N_FOUND] = g_param_spec_uint ("n-found", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTION] =
      g_param_spec_object ("selection", NULL, NULL, INGOT_TYPE_TOKEN_SELECTION,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, IngotTokenList, header);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenList, scroller);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenList, view);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenList, selection);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenList, early);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenList, found);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenList, sorted);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenList, filter);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, sorted_cb);
}

static void
ingot_token_list_class_init (IngotTokenListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ingot_token_list_dispose;
  object_class->get_property = ingot_token_list_get_property;
  object_class->set_property = ingot_token_list_set_property;
  widget_class->map = ingot_token_list_map;
  widget_class->unmap = ingot_token_list_unmap;
  widget_class->focus = ingot_token_list_focus;
  widget_class->grab_focus = ingot_token_list_grab_focus;
  install_properties (object_class);

  gtk_widget_class_install_action (widget_class, "token.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "token.reveal", NULL, reveal_cb);
  gtk_widget_class_install_action (widget_class, "token.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "token.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "token.menu", NULL, menu_cb);
  gtk_widget_class_install_action (widget_class, "token.unselect", NULL, unselect_cb);
  gtk_widget_class_install_action (widget_class, "token.choose", "u", choose_cb);
  gtk_widget_class_install_action (widget_class, "token.include", "u", include_cb);
  gtk_widget_class_install_action (widget_class, "token.toggle", "u", toggle_cb);

  g_type_ensure (INGOT_TYPE_EARLY_TOKENS);
  g_type_ensure (INGOT_TYPE_FILTERED_LIST);
  g_type_ensure (INGOT_TYPE_TOKEN_HEADER);
  g_type_ensure (INGOT_TYPE_TOKEN_SELECTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-token-list.ui");
  bind_children (widget_class);
}

static void
ingot_token_list_init (IngotTokenList *self)
{
  self->session_signals = g_signal_group_new (INGOT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::read-only",
                                  G_CALLBACK (update_actions), self);
  self->items = ingot_token_items_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  ingot_token_header_set_scroller (self->header, self->scroller);
  ingot_token_row_fill (self->view, INGOT_TYPE_TOKEN_WIDE_ROW);
  gtk_sort_list_model_set_sorter (self->sorted, ingot_token_header_get_sorter (self->header));
  ingot_token_selection_set_items (self->selection, self->items);
  ingot_list_focus_show_first_of (self->view, ingot_token_header_get_sorter (self->header));
  ingot_early_tokens_set_items (self->early, self->items);
  self->wait = ingot_token_wait_new (adw_bin_get_child (ADW_BIN (self)), self->early);
  self->dialogs = ingot_token_dialogs_new (self->view, self->selection);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
}

/**
 * ingot_token_list_set_repository:
 * @self: a list of ingest tokens
 * @repository: (nullable): a repository
 *
 * Sets whose ingest tokens are shown. What was revealed is masked.
 */
void
ingot_token_list_set_repository (IngotTokenList *self, IngotRepository *repository)
{
  GListModel *tokens = repository != NULL ? ingot_repository_get_tokens (repository) : NULL;

  g_return_if_fail (INGOT_IS_TOKEN_LIST (self));

  if (self->repository == repository)
    return;
  ingot_token_selection_set_marking (self->selection, FALSE);
  ingot_token_selection_clear (self->selection);
  g_set_object (&self->repository, repository);
  ingot_token_items_set_parsers (
      self->items, repository != NULL ? ingot_repository_get_parsers (repository) : NULL);
  gtk_sort_list_model_set_model (self->sorted, tokens);
  g_object_set (self->selection, "all", tokens, NULL);
  ingot_token_wait_set_repository (self->wait, repository);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REPOSITORY]);
}

/**
 * ingot_token_list_get_sort:
 * @self: a list of ingest tokens
 *
 * Gets by what the rows are sorted.
 *
 * Returns: (transfer none): "name" or "parser"
 */
const char *
ingot_token_list_get_sort (IngotTokenList *self)
{
  return ingot_token_header_get_sort (self->header);
}

/**
 * ingot_token_list_set_sort:
 * @self: a list of ingest tokens
 * @sort: "name" or "parser"
 *
 * Sorts the rows, in ascending order.
 */
void
ingot_token_list_set_sort (IngotTokenList *self, const char *sort)
{
  g_return_if_fail (INGOT_IS_TOKEN_LIST (self));

  ingot_token_header_set_sort (self->header, sort);
}

/**
 * ingot_token_list_choose:
 * @self: a list of ingest tokens
 * @name: the name of one of them
 *
 * Chooses the row of an ingest token, the first of that name.
 *
 * Returns: %FALSE if there is none of that name in the list
 */
gboolean
ingot_token_list_choose (IngotTokenList *self, const char *name)
{
  const guint position = ingot_token_selection_find (self->selection, name);

  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  choose_row (self, position);
  return TRUE;
}

/**
 * ingot_token_list_get_selection:
 * @self: a list of ingest tokens
 *
 * Gets which rows are selected.
 *
 * Returns: (transfer none): the selection, always the same
 */
IngotTokenSelection *
ingot_token_list_get_selection (IngotTokenList *self)
{
  g_return_val_if_fail (INGOT_IS_TOKEN_LIST (self), NULL);

  return self->selection;
}
