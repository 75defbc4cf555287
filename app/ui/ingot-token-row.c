/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-token-row.h"

#include "ingot-closures.h"
#include "ingot-late-rows.h"
#include "ingot-list-focus.h"
#include "ingot-secret-text.h"
#include "ingot-token-closures.h"
#include "ingot-token-selection.h"

#include <glib/gi18n.h>

#define TYPE "ingot-token-row-type"

typedef struct
{
  IngotTokenItem *item;  /* what is followed */
  GtkWidget *mark_check; /* none in a row that never had one */
  GBindingGroup *place;  /* the row that the mark is of */
} IngotTokenRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (IngotTokenRow, ingot_token_row, INGOT_TYPE_LATE_CELL)

static IngotTokenRowPrivate *
get_private (gpointer self)
{
  return ingot_token_row_get_instance_private (self);
}

/* The row may be gone at the end of the action, and its menu with it. */
static void
do_to_this_row (GtkWidget *widget, const char *how_selected, const char *action_name)
{
  IngotLateCell *row = INGOT_LATE_CELL (widget);
  g_autofree char *action = g_strconcat ("token.", action_name + strlen ("row."), NULL);
  g_autoptr (GtkWidget) keep = g_object_ref (widget);

  if (ingot_late_cell_get_item (row) == NULL)
    return;
  gtk_widget_activate_action (widget, how_selected, "u", ingot_late_cell_get_position (row));
  gtk_widget_activate_action (widget, action, NULL);
}

static void
do_to_one_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  do_to_this_row (widget, "token.choose", action_name);
}

static void
do_to_any_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  do_to_this_row (widget, "token.include", action_name);
}

static void
toggle_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotLateCell *row = INGOT_LATE_CELL (widget);

  if (ingot_late_cell_get_item (row) != NULL)
    gtk_widget_activate_action (widget, "token.toggle", "u", ingot_late_cell_get_position (row));
}

static char *
describe (IngotTokenItem *item)
{
  IngotIngestToken *token = ingot_token_item_get_token (item);
  g_autofree char *name = ingot_closure_safe_text (NULL, ingot_ingest_token_get_name (token));
  g_autofree char *parser = ingot_describe_parser (ingot_ingest_token_get_parser (token));
  g_autofree char *secret = NULL;

  secret = ingot_token_item_get_revealed (item)
               ? g_strdup (_ ("Token, revealed"))
               : ingot_secret_text_describe_hidden (ingot_ingest_token_get_token (token));
  if (ingot_token_item_get_parser_missing (item))
    /* Translators: a row as it is read out: name, “Token, hidden”, parser */
    return g_strdup_printf (_ ("%s %s, parser: %s, no longer exists"), name, secret, parser);
  /* Translators: a row as it is read out: name, “Token, hidden”, parser */
  return g_strdup_printf (_ ("%s %s, parser: %s"), name, secret, parser);
}

static void
name_mark (GtkWidget *mark_check, IngotTokenItem *item)
{
  g_autofree char *name = ingot_closure_isolate (NULL, ingot_token_item_get_name (item));
  /* Translators: %s is an ingest token */
  g_autofree char *text = g_strdup_printf (_ ("Select “%s”"), name);

  gtk_widget_set_tooltip_text (mark_check, text);
}

static void
update (IngotTokenRow *self)
{
  IngotTokenRowPrivate *private = get_private (self);

  if (private->item == NULL)
    return;
  if (private->mark_check != NULL)
    name_mark (private->mark_check, private->item);
  INGOT_TOKEN_ROW_GET_CLASS (self)->show_item (self, private->item);
}

static void
follow (IngotTokenRow *self, IngotTokenItem *item)
{
  IngotTokenRowPrivate *private = get_private (self);

  if (private->item != NULL)
    g_signal_handlers_disconnect_by_func (private->item, update, self);
  g_set_object (&private->item, item);
  if (item != NULL)
    g_signal_connect_swapped (item, "notify", G_CALLBACK (update), self);
}

static void
shown_cb (IngotTokenRow *self)
{
  g_autoptr (IngotTokenItem) item = NULL;

  g_object_get (self, "shown", &item, NULL);
  follow (self, item);
  update (self);
}

/* First in the row. */
static void
add_mark (IngotTokenRow *self)
{
  IngotTokenRowPrivate *private = get_private (self);
  GtkWidget *check = gtk_check_button_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (check), "row.toggle");
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  private->place = g_binding_group_new ();
  g_object_bind_property (self, "list-item", private->place, "source", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (private->place, "selected", check, "active", G_BINDING_SYNC_CREATE);
  gtk_widget_insert_after (check, GTK_WIDGET (self), NULL);
  private->mark_check = check;
  if (private->item != NULL)
    name_mark (check, private->item);
}

static void
marking_cb (IngotTokenRow *self, GParamSpec *pspec, IngotTokenSelection *selection)
{
  IngotTokenRowPrivate *private = get_private (self);
  const gboolean marking = ingot_token_selection_get_marking (selection);

  if (marking && private->mark_check == NULL)
    add_mark (self);
  if (private->mark_check != NULL)
    gtk_widget_set_visible (private->mark_check, marking);
}

static void
ingot_token_row_dispose (GObject *object)
{
  follow (INGOT_TOKEN_ROW (object), NULL);
  g_clear_object (&get_private (object)->place);
  get_private (object)->mark_check = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), G_OBJECT_TYPE (object));

  G_OBJECT_CLASS (ingot_token_row_parent_class)->dispose (object);
}

static void
ingot_token_row_class_init (IngotTokenRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ingot_token_row_dispose;

  gtk_widget_class_install_action (widget_class, "row.copy", NULL, do_to_one_cb);
  gtk_widget_class_install_action (widget_class, "row.reveal", NULL, do_to_one_cb);
  gtk_widget_class_install_action (widget_class, "row.edit", NULL, do_to_any_cb);
  gtk_widget_class_install_action (widget_class, "row.delete", NULL, do_to_any_cb);
  gtk_widget_class_install_action (widget_class, "row.toggle", NULL, toggle_cb);
}

static void
ingot_token_row_init (IngotTokenRow *self)
{
  g_signal_connect (self, "notify::shown", G_CALLBACK (shown_cb), NULL);
}

/* Most of the rows that GTK has are never seen, and stay empty. */
static void
setup (GtkListItem *list_item, gpointer view)
{
  const GType type = GPOINTER_TO_SIZE (g_object_get_data (view, TYPE));
  IngotTokenSelection *selection = INGOT_TOKEN_SELECTION (gtk_list_view_get_model (view));
  IngotTokenRow *row = g_object_new (type, NULL);

  ingot_late_cell_set_list_item (INGOT_LATE_CELL (row), list_item);
  g_signal_connect_object (selection, "notify::marking", G_CALLBACK (marking_cb), row,
                           G_CONNECT_SWAPPED);
  marking_cb (row, NULL, selection);
}

/* Otherwise it would be called like everything in it, the buttons and a revealed token as well.
 * What only stands in for a token is called nothing. */
static void
update_name (GtkListItem *list_item)
{
  IngotTokenItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *name = NULL;

  if (ingot_ingest_token_get_token (ingot_token_item_get_token (item)) != NULL)
    name = describe (item);
  gtk_list_item_set_accessible_label (list_item, name != NULL ? name : "");
}

static void
name_row (GtkListItem *list_item, gpointer view)
{
  g_signal_connect_object (gtk_list_item_get_item (list_item), "notify", G_CALLBACK (update_name),
                           list_item, G_CONNECT_SWAPPED);
  update_name (list_item);
}

static void
bind_cb (GtkListView *view, GtkListItem *list_item)
{
  static const IngotLateFuncs funcs = { setup, name_row };

  ingot_late_rows_bind (GTK_WIDGET (view), list_item, &funcs, view);
}

static void
unbind_cb (GtkListView *view, GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), update_name, list_item);
}

/**
 * ingot_token_row_fill:
 * @view: a list whose model is an #IngotTokenSelection
 * @type: the kind of its rows
 *
 * Sets what is in the rows of a list of ingest tokens. If one of them has the focus, it has it
 * afterwards.
 */
void
ingot_token_row_fill (GtkListView *view, GType type)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (view));
  const gboolean focused = root != NULL && ingot_list_focus_is_inside (GTK_WIDGET (view));

  g_object_set_data (G_OBJECT (view), TYPE, GSIZE_TO_POINTER (type));
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), view, G_CONNECT_SWAPPED);
  /* GTK would lead the focus out of the list as its row goes, and lose a reference (4.18): see
   * ingot_focus_leave_dialog (). */
  if (focused)
    gtk_root_set_focus (root, NULL);
  gtk_list_view_set_factory (view, factory);
  if (focused && gtk_widget_grab_focus (GTK_WIDGET (view)))
    ingot_list_focus_let_keys_reach (GTK_WIDGET (view));
}

/**
 * ingot_token_row_find_focused:
 * @view: the list that the rows are in
 *
 * Finds the row that has the keyboard focus, or in which it is, and has it filled.
 *
 * Returns: its position; %GTK_INVALID_LIST_POSITION if the focus is elsewhere
 */
guint
ingot_token_row_find_focused (GtkWidget *view)
{
  GtkWidget *row = ingot_list_focus_find_row (view);
  GtkWidget *cell;

  ingot_late_rows_show_focused (view);
  cell = row != NULL ? gtk_widget_get_first_child (row) : NULL;
  return cell != NULL ? ingot_late_cell_get_position (INGOT_LATE_CELL (cell))
                      : GTK_INVALID_LIST_POSITION;
}
