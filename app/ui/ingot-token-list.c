/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-token-list.h"

#include "ingot-closures.h"
#include "ingot-delete-dialog.h"
#include "ingot-edit-dialog.h"
#include "ingot-secret-label.h"
#include "ingot-toast.h"
#include "ingot-token-cell.h"
#include "ingot-token-closures.h"
#include "ingot-token-items.h"
#include "ingot-token-menu.h"

#include <glib/gi18n.h>

struct _IngotTokenList
{
  AdwBin parent_instance;

  IngotSession *session;
  IngotRepository *repository;
  char *search_text;
  gboolean narrow;

  IngotTokenItems *items;
  char *chosen; /* the name: an item that changes is replaced by another */
  guint left;   /* the position where a dialog was opened */
  guint return_idle;

  GtkColumnView *view;
  GtkSingleSelection *selection;
  GListModel *sorted;
  GtkFilterListModel *found;
  GtkColumnViewColumn *name_column;
  GtkColumnViewColumn *token_column;
  GtkColumnViewColumn *parser_column;
  GtkColumnViewColumn *menu_column;
  GtkListItemFactory *wide_name_factory;
  GtkListItemFactory *wide_menu_factory;
  GtkListItemFactory *narrow_name_factory;
  GtkListItemFactory *narrow_menu_factory;
};

enum
{
  PROP_SESSION = 1,
  PROP_REPOSITORY,
  PROP_SEARCH_TEXT,
  PROP_SORT,
  PROP_NARROW,
  PROP_N_FOUND,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotTokenList, ingot_token_list, ADW_TYPE_BIN)

static IngotTokenItem *
get_chosen_item (IngotTokenList *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static guint
find_position (IngotTokenList *self, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->sorted); i++)
    {
      g_autoptr (IngotTokenItem) item = g_list_model_get_item (self->sorted, i);

      if (g_str_equal (ingot_token_item_get_name (item), name))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
focus_row (IngotTokenList *self, guint position)
{
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (n_items == 0)
    return;
  gtk_column_view_scroll_to (self->view, MIN (position, n_items - 1), NULL,
                             GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  /* A list that has not got the focus only notes where it will be. */
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
update_actions (IngotTokenList *self)
{
  static const char *const actions[] = { "token.copy", "token.reveal", "token.edit",
                                         "token.delete" };
  const gboolean chosen = get_chosen_item (self) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], chosen);
}

static void
selected_cb (IngotTokenList *self)
{
  IngotTokenItem *item = get_chosen_item (self);

  if (item != NULL)
    g_set_str (&self->chosen, ingot_token_item_get_name (item));
  if (item != ingot_token_items_get_revealed (self->items))
    ingot_token_items_reveal (self->items, NULL);
  update_actions (self);
}

/* A person cannot choose nothing: if nothing is chosen, the item was replaced or has gone. */
static void
items_changed_cb (IngotTokenList *self)
{
  guint position;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FOUND]);
  if (self->chosen == NULL || get_chosen_item (self) != NULL)
    return;
  position = find_position (self, self->chosen);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, position);
}

static void
activate_cb (IngotTokenList *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self), "token.edit", NULL);
}

static void
sorted_cb (IngotTokenList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
}

static void
edited_cb (IngotTokenList *self, IngotIngestToken *token)
{
  g_autofree char *name = ingot_closure_isolate (NULL, ingot_ingest_token_get_name (token));
  /* Translators: %s is an ingest token */
  g_autofree char *text = g_strdup_printf (_ ("“%s” changed"), name);

  ingot_toast_show (GTK_WIDGET (self), text);
}

static void
deleted_cb (IngotTokenList *self, IngotIngestToken *token)
{
  g_autofree char *name = ingot_closure_isolate (NULL, ingot_ingest_token_get_name (token));
  /* Translators: %s is an ingest token */
  g_autofree char *text = g_strdup_printf (_ ("“%s” deleted"), name);

  ingot_toast_show (GTK_WIDGET (self), text);
}

/* Back to the row; after a deletion to the one that took its place. */
static gboolean
return_to_row_cb (gpointer user_data)
{
  IngotTokenList *self = user_data;
  const guint now =
      self->chosen != NULL ? find_position (self, self->chosen) : GTK_INVALID_LIST_POSITION;

  self->return_idle = 0;
  focus_row (self, now != GTK_INVALID_LIST_POSITION ? now : self->left);
  return G_SOURCE_REMOVE;
}

/* Not at once: libadwaita then gives the focus back to the widget that had it, which may show
 * another row by now. */
static void
closed_cb (IngotTokenList *self)
{
  g_clear_handle_id (&self->return_idle, g_source_remove);
  self->return_idle = g_idle_add (return_to_row_cb, self);
}

static void
present (IngotTokenList *self, AdwDialog *dialog)
{
  self->left = gtk_single_selection_get_selected (self->selection);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
copy_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotIngestToken *token = ingot_token_list_get_chosen (INGOT_TOKEN_LIST (widget));

  ingot_toast_copy_token (widget, ingot_ingest_token_get_token (token));
}

static void
reveal_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotTokenList *self = INGOT_TOKEN_LIST (widget);
  IngotTokenItem *item = get_chosen_item (self);
  const gboolean conceals = item == ingot_token_items_get_revealed (self->items);

  ingot_token_items_reveal (self->items, conceals ? NULL : item);
}

static void
edit_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotTokenList *self = INGOT_TOKEN_LIST (widget);
  IngotIngestToken *token = ingot_token_list_get_chosen (self);
  AdwDialog *dialog = ingot_edit_dialog_new (self->session, self->repository, token);

  g_signal_connect_object (dialog, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  present (self, dialog);
}

static void
delete_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotTokenList *self = INGOT_TOKEN_LIST (widget);
  IngotIngestToken *token = ingot_token_list_get_chosen (self);
  AdwDialog *dialog = ingot_delete_dialog_new (self->session, self->repository, token);

  g_signal_connect_object (dialog, "deleted", G_CALLBACK (deleted_cb), self, G_CONNECT_SWAPPED);
  present (self, dialog);
}

static void
menu_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  ingot_token_menu_open (focus);
}

static void
choose_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ingot_token_list_choose (INGOT_TOKEN_LIST (widget), g_variant_get_string (parameter, NULL));
}

static void
set_narrow (IngotTokenList *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_column_view_column_set_visible (self->token_column, !narrow);
  gtk_column_view_column_set_visible (self->parser_column, !narrow);
  gtk_column_view_column_set_factory (self->name_column,
                                      narrow ? self->narrow_name_factory : self->wide_name_factory);
  gtk_column_view_column_set_factory (self->menu_column,
                                      narrow ? self->narrow_menu_factory : self->wide_menu_factory);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
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

static gboolean
is_outside (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus == NULL || !gtk_widget_is_ancestor (focus, widget);
}

/* An arrow key would lead to the frame around the rows, and nowhere from there. */
static gboolean
ingot_token_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  IngotTokenList *self = INGOT_TOKEN_LIST (widget);

  if (direction == GTK_DIR_DOWN && is_outside (widget) &&
      g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    {
      focus_row (self, 0);
      return TRUE;
    }
  return gtk_widget_child_focus (adw_bin_get_child (ADW_BIN (widget)), direction);
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
      g_value_set_uint (value, g_list_model_get_n_items (G_LIST_MODEL (self->found)));
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
      if (g_set_object (&self->session, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_REPOSITORY:
      ingot_token_list_set_repository (self, g_value_get_object (value));
      break;
    case PROP_SEARCH_TEXT:
      if (g_set_str (&self->search_text, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
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

  g_clear_handle_id (&self->return_idle, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), INGOT_TYPE_TOKEN_LIST);
  g_clear_object (&self->session);
  g_clear_object (&self->repository);
  g_clear_object (&self->items);
  g_clear_pointer (&self->search_text, g_free);
  g_clear_pointer (&self->chosen, g_free);

  G_OBJECT_CLASS (ingot_token_list_parent_class)->dispose (object);
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
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, IngotTokenList, view);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenList, selection);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenList, sorted);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenList, found);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenList, name_column);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenList, token_column);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenList, parser_column);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenList, menu_column);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenList, wide_name_factory);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenList, wide_menu_factory);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenList, narrow_name_factory);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenList, narrow_menu_factory);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
ingot_token_list_class_init (IngotTokenListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ingot_token_list_dispose;
  object_class->get_property = ingot_token_list_get_property;
  object_class->set_property = ingot_token_list_set_property;
  widget_class->unmap = ingot_token_list_unmap;
  widget_class->focus = ingot_token_list_focus;
  widget_class->grab_focus = ingot_token_list_grab_focus;
  install_properties (object_class);

  gtk_widget_class_install_action (widget_class, "token.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "token.reveal", NULL, reveal_cb);
  gtk_widget_class_install_action (widget_class, "token.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "token.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "token.menu", NULL, menu_cb);
  gtk_widget_class_install_action (widget_class, "token.choose", "s", choose_cb);

  g_type_ensure (INGOT_TYPE_SECRET_LABEL);
  g_type_ensure (INGOT_TYPE_TOKEN_CELL);
  g_type_ensure (INGOT_TYPE_TOKEN_ITEM);
  g_type_ensure (INGOT_TYPE_TOKEN_MENU);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-token-list.ui");
  bind_children (widget_class);
  ingot_token_closures_bind (widget_class);
}

static void
ingot_token_list_init (IngotTokenList *self)
{
  self->items = ingot_token_items_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_filter_list_model_set_model (self->found, ingot_token_items_get_list (self->items));
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "notify::primary-sort-column",
                           G_CALLBACK (sorted_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_sort_by_column (self->view, self->name_column, GTK_SORT_ASCENDING);
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
  g_clear_pointer (&self->chosen, g_free);
  g_set_object (&self->repository, repository);
  ingot_token_items_set_tokens (
      self->items, tokens, repository != NULL ? ingot_repository_get_parsers (repository) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REPOSITORY]);
}

/**
 * ingot_token_list_get_sort:
 * @self: a list of ingest tokens
 *
 * Gets by what the rows are sorted.
 *
 * Returns: (transfer none): "name" or "parser", empty if neither
 */
const char *
ingot_token_list_get_sort (IngotTokenList *self)
{
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->view));
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);

  if (column == NULL)
    return "";
  return column == self->parser_column ? "parser" : "name";
}

/**
 * ingot_token_list_set_sort:
 * @self: a list of ingest tokens
 * @sort: "name" or "parser"
 *
 * Sorts the rows, as a click on the column's header does.
 */
void
ingot_token_list_set_sort (IngotTokenList *self, const char *sort)
{
  const gboolean by_parser = g_strcmp0 (sort, "parser") == 0;

  g_return_if_fail (INGOT_IS_TOKEN_LIST (self));

  gtk_column_view_sort_by_column (self->view, by_parser ? self->parser_column : self->name_column,
                                  GTK_SORT_ASCENDING);
}

/**
 * ingot_token_list_get_chosen:
 * @self: a list of ingest tokens
 *
 * Gets the ingest token whose row is chosen.
 *
 * Returns: (transfer none) (nullable): the ingest token
 */
IngotIngestToken *
ingot_token_list_get_chosen (IngotTokenList *self)
{
  IngotTokenItem *item = get_chosen_item (self);

  return item != NULL ? ingot_token_item_get_token (item) : NULL;
}

/**
 * ingot_token_list_choose:
 * @self: a list of ingest tokens
 * @name: the name of one of them
 *
 * Chooses the row of an ingest token.
 *
 * Returns: %FALSE if there is none of that name in the list
 */
gboolean
ingot_token_list_choose (IngotTokenList *self, const char *name)
{
  const guint position = find_position (self, name);

  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  gtk_column_view_scroll_to (self->view, position, NULL, GTK_LIST_SCROLL_SELECT, NULL);
  return TRUE;
}
