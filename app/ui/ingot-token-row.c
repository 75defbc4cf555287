/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-token-row.h"

#include "ingot-closures.h"
#include "ingot-late-rows.h"
#include "ingot-list-focus.h"
#include "ingot-secret-label.h"
#include "ingot-secret-text.h"
#include "ingot-token-closures.h"
#include "ingot-token-columns.h"
#include "ingot-token-menu.h"

#include <glib/gi18n.h>

#define TYPE "ingot-token-row-type"

typedef struct
{
  gboolean selected;
  gboolean marking;
} IngotTokenRowPrivate;

enum
{
  PROP_SELECTED = 1,
  PROP_MARKING,
  N_PROPS,
};

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
  g_autofree char *parser = ingot_closure_parser_name (NULL, ingot_ingest_token_get_parser (token));
  g_autofree char *secret = NULL;
  gboolean missing;

  secret = ingot_token_item_get_revealed (item)
               ? g_strdup (_ ("Token, revealed"))
               : ingot_secret_text_describe_hidden (ingot_ingest_token_get_token (token));
  g_object_get (item, "parser-missing", &missing, NULL);
  if (missing)
    /* Translators: a row as it is read out: name, “Token, hidden”, parser */
    return g_strdup_printf (_ ("%s %s, parser: %s, no longer exists"), name, secret, parser);
  /* Translators: a row as it is read out: name, “Token, hidden”, parser */
  return g_strdup_printf (_ ("%s %s, parser: %s"), name, secret, parser);
}

static void
set_boolean (GObject *object, gboolean *field, const GValue *value, GParamSpec *pspec)
{
  if (*field == g_value_get_boolean (value))
    return;
  *field = g_value_get_boolean (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
ingot_token_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SELECTED:
      g_value_set_boolean (value, get_private (object)->selected);
      break;
    case PROP_MARKING:
      g_value_set_boolean (value, get_private (object)->marking);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_token_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SELECTED:
      set_boolean (object, &get_private (object)->selected, value, pspec);
      break;
    case PROP_MARKING:
      set_boolean (object, &get_private (object)->marking, value, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_token_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), G_OBJECT_TYPE (object));

  G_OBJECT_CLASS (ingot_token_row_parent_class)->dispose (object);
}

static void
ingot_token_row_class_init (IngotTokenRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  g_type_ensure (INGOT_TYPE_SECRET_LABEL);
  g_type_ensure (INGOT_TYPE_TOKEN_COLUMNS);
  g_type_ensure (INGOT_TYPE_TOKEN_MENU);
  object_class->dispose = ingot_token_row_dispose;
  object_class->get_property = ingot_token_row_get_property;
  object_class->set_property = ingot_token_row_set_property;

  g_object_class_install_property (object_class, PROP_SELECTED,
                                   g_param_spec_boolean ("selected", NULL, NULL, FALSE, flags));
  g_object_class_install_property (object_class, PROP_MARKING,
                                   g_param_spec_boolean ("marking", NULL, NULL, FALSE, flags));

  gtk_widget_class_install_action (widget_class, "row.copy", NULL, do_to_one_cb);
  gtk_widget_class_install_action (widget_class, "row.reveal", NULL, do_to_one_cb);
  gtk_widget_class_install_action (widget_class, "row.edit", NULL, do_to_any_cb);
  gtk_widget_class_install_action (widget_class, "row.delete", NULL, do_to_any_cb);
  gtk_widget_class_install_action (widget_class, "row.toggle", NULL, toggle_cb);
}

static void
ingot_token_row_init (IngotTokenRow *self)
{
}

static void
set_template (GtkWidgetClass *widget_class, const char *name)
{
  g_autofree char *path = g_strconcat ("/io/github/ingot_app/Ingot/", name, ".ui", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, path);
  ingot_token_closures_bind (widget_class);
}

/* A class that is all template. */
#define DEFINE_ROW(Row, row, name)                                                                 \
  typedef IngotTokenRow Row;                                                                       \
  typedef IngotTokenRowClass Row##Class;                                                           \
                                                                                                   \
  G_DEFINE_TYPE (Row, row, INGOT_TYPE_TOKEN_ROW)                                                   \
                                                                                                   \
  static void row##_class_init (Row##Class *klass)                                                 \
  {                                                                                                \
    set_template (GTK_WIDGET_CLASS (klass), name);                                                 \
  }                                                                                                \
                                                                                                   \
  static void row##_init (Row *self)                                                               \
  {                                                                                                \
    gtk_widget_init_template (GTK_WIDGET (self));                                                  \
  }

DEFINE_ROW (IngotTokenWideRow, ingot_token_wide_row, "ingot-token-wide-row")
DEFINE_ROW (IngotTokenNarrowRow, ingot_token_narrow_row, "ingot-token-narrow-row")

/* Most of the rows that GTK has are never seen, and stay empty. */
static void
setup (GtkListItem *list_item, gpointer view)
{
  const GType type = GPOINTER_TO_SIZE (g_object_get_data (view, TYPE));
  GtkWidget *row = g_object_new (type, NULL);

  g_object_bind_property (list_item, "selected", row, "selected", G_BINDING_SYNC_CREATE);
  g_object_bind_property (gtk_list_view_get_model (view), "marking", row, "marking",
                          G_BINDING_SYNC_CREATE);
  ingot_late_cell_set_list_item (INGOT_LATE_CELL (row), list_item);
}

/* For who is told what a row is, seen or not: otherwise it would be called like everything in it,
 * the buttons and a revealed token as well. What only stands in for a token is called nothing. */
static void
name_row (GtkListItem *list_item)
{
  IngotTokenItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *name = NULL;

  if (ingot_ingest_token_get_token (ingot_token_item_get_token (item)) != NULL)
    name = describe (item);
  gtk_list_item_set_accessible_label (list_item, name != NULL ? name : "");
}

static void
bind_cb (GtkListView *view, GtkListItem *list_item)
{
  g_signal_connect_object (gtk_list_item_get_item (list_item), "notify", G_CALLBACK (name_row),
                           list_item, G_CONNECT_SWAPPED);
  name_row (list_item);
  ingot_late_rows_bind (GTK_WIDGET (view), list_item, setup, view);
}

static void
unbind_cb (GtkListView *view, GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), name_row, list_item);
}

/**
 * ingot_token_row_fill:
 * @view: a list whose model is an #IngotTokenSelection
 * @type: the kind of its rows
 *
 * Sets what is in the rows of a list of ingest tokens.
 */
void
ingot_token_row_fill (GtkListView *view, GType type)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (view), TYPE, GSIZE_TO_POINTER (type));
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), view, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (view, factory);
}

/**
 * ingot_token_row_include_focused:
 * @list: the list that the rows are in
 *
 * Has the list include the row that has the keyboard focus, or in which it is, in what is selected.
 */
void
ingot_token_row_include_focused (GtkWidget *list)
{
  GtkWidget *found = ingot_list_focus_find_row (list);
  GtkWidget *row = found != NULL ? gtk_widget_get_first_child (found) : NULL;

  if (row != NULL)
    gtk_widget_activate_action (row, "token.include", "u",
                                ingot_late_cell_get_position (INGOT_LATE_CELL (row)));
}
