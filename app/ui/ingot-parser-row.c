/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-parser-row.h"

#include "ingot-closures.h"
#include "ingot-error-text.h"
#include "ingot-parser-choice.h"
#include "ingot-token-closures.h"
#include "ingot-token-form.h"
#include "ingot-weak.h"

#include <glib/gi18n.h>

struct _IngotParserRow
{
  AdwComboRow parent_instance;

  IngotRepository *repository; /* the dialog's */
  IngotParser *parser;
  GListStore *choices; /* IngotParserChoice */
  GSignalGroup *parsers_signals;
  GCancellable *cancellable;
  gboolean filling;

  GtkWidget *spinner;
  GtkWidget *retry_button;
  GtkPopover *popover; /* libadwaita's own, with what is in it */
  GtkWidget *search_entry;
  GtkListView *list;
};

enum
{
  PROP_REPOSITORY = 1,
  PROP_PARSER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void load_cb (IngotParserRow *self);

G_DEFINE_FINAL_TYPE (IngotParserRow, ingot_parser_row, ADW_TYPE_COMBO_ROW)

/* None, which has no origin, first. */
static int
compare (gconstpointer one, gconstpointer other)
{
  IngotParserChoice *choices[] = { *(IngotParserChoice **) one, *(IngotParserChoice **) other };
  IngotParser *parsers[] = { ingot_parser_choice_get_parser (choices[0]),
                             ingot_parser_choice_get_parser (choices[1]) };
  int order;

  if (parsers[0] == NULL || parsers[1] == NULL)
    return (parsers[0] != NULL) - (parsers[1] != NULL);
  order = g_utf8_collate (ingot_parser_choice_get_name (choices[0]),
                          ingot_parser_choice_get_name (choices[1]));
  return order != 0 ? order
                    : g_utf8_collate (ingot_parser_choice_get_origin (choices[0]),
                                      ingot_parser_choice_get_origin (choices[1]));
}

static char *
get_search_text (gpointer self, const char *name, const char *origin)
{
  return g_strjoin ("\n", name, origin, NULL);
}

static char *
dup_key (IngotParserChoice *choice)
{
  return get_search_text (NULL, ingot_parser_choice_get_name (choice),
                          ingot_parser_choice_get_origin (choice));
}

/* What looks the same in the list cannot be told apart by the person. */
static void
tell_apart (GPtrArray *choices)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < choices->len; i++)
    {
      char *key = dup_key (choices->pdata[i]);
      const guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      g_hash_table_insert (counts, key, GUINT_TO_POINTER (count + 1));
    }
  for (guint i = 0; i < choices->len; i++)
    {
      g_autoptr (IngotParserChoice) choice = choices->pdata[i];
      g_autofree char *key = dup_key (choice);
      const gboolean alone = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) == 1;

      choices->pdata[i] = alone ? g_object_ref (choice)
                                : ingot_parser_choice_new (ingot_parser_choice_get_parser (choice),
                                                           INGOT_PARSER_AMBIGUOUS);
    }
}

/* A token can have a parser that its repository does not list: it must not look like none. */
static GPtrArray *
dup_choices (IngotParserRow *self)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *parsers =
      self->repository != NULL ? ingot_repository_get_parsers (self->repository) : NULL;
  const guint n_parsers = parsers != NULL ? g_list_model_get_n_items (parsers) : 0;
  const gboolean missing = ingot_parser_is_missing (self->parser, parsers);

  g_ptr_array_add (choices, ingot_parser_choice_new (NULL, INGOT_PARSER_LISTED));
  for (guint i = 0; i < n_parsers; i++)
    {
      g_autoptr (IngotParser) parser = g_list_model_get_item (parsers, i);

      g_ptr_array_add (choices, ingot_parser_choice_new (parser, INGOT_PARSER_LISTED));
    }
  tell_apart (choices);
  if (missing || (self->parser != NULL && n_parsers == 0))
    g_ptr_array_add (choices,
                     ingot_parser_choice_new (self->parser, missing ? INGOT_PARSER_MISSING
                                                                    : INGOT_PARSER_LISTED));
  g_ptr_array_sort (choices, compare);
  return choices;
}

static guint
find_position (GPtrArray *choices, IngotParser *parser)
{
  for (guint i = 0; i < choices->len; i++)
    if (ingot_parser_is_same (ingot_parser_choice_get_parser (choices->pdata[i]), parser))
      return i;
  return 0;
}

static void
fill (IngotParserRow *self)
{
  g_autoptr (GPtrArray) choices = dup_choices (self);
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->choices));

  self->filling = TRUE;
  g_list_store_splice (self->choices, 0, n_items, choices->pdata, choices->len);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), find_position (choices, self->parser));
  self->filling = FALSE;
}

static void
show_failure (IngotParserRow *self, const GError *error)
{
  g_autofree char *message = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->retry_button, error != NULL);
  if (error == NULL)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self),
                                   _ ("A parser set in the log shipper wins"));
      return;
    }
  message = ingot_error_text_describe (error);
  /* Translators: %s is a sentence that says why */
  text = g_strdup_printf (_ ("The parsers could not be loaded: %s"), message);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
}

static void
on_parsers_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IngotParserRow) self = ingot_weak_take (user_data);
  g_autoptr (GError) error = NULL;

  ingot_repository_load_parsers_finish (INGOT_REPOSITORY (source), result, &error);
  if (self == NULL)
    return;
  gtk_widget_set_visible (self->spinner, FALSE);
  show_failure (self, error);
  fill (self);
}

static void
load_cb (IngotParserRow *self)
{
  show_failure (self, NULL);
  gtk_widget_set_visible (self->spinner, TRUE);
  ingot_repository_load_parsers_async (self->repository, self->cancellable, on_parsers_loaded,
                                       ingot_weak_new (self));
}

/* A refresh forgets them until they are needed, as they are here. */
static void
parsers_changed_cb (IngotParserRow *self, guint position, guint n_removed, guint n_added)
{
  GListModel *parsers = ingot_repository_get_parsers (self->repository);

  fill (self);
  if (n_removed > 0 && g_list_model_get_n_items (parsers) == 0)
    load_cb (self);
}

static void
selected_cb (IngotParserRow *self)
{
  IngotParserChoice *choice = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self));

  if (self->filling || choice == NULL)
    return;
  if (g_set_object (&self->parser, ingot_parser_choice_get_parser (choice)))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PARSER]);
}

/* What Return would choose is marked: the first that is found, or what is chosen already. */
static void
searched_cb (IngotParserRow *self)
{
  GtkSelectionModel *found = gtk_list_view_get_model (self->list);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  const guint position = *text != '\0' ? 0 : adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (found)))
    return;
  gtk_selection_model_select_item (found, position, TRUE);
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
}

/* Without this Return means nothing before Down was pressed (libadwaita 1.7). What was typed last
 * may not have been searched for yet. */
static void
search_activated_cb (IngotParserRow *self)
{
  g_autoptr (IngotParserChoice) first = NULL;
  guint position;

  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) == '\0')
    return;
  g_signal_emit_by_name (self->search_entry, "search-changed");
  first = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list)), 0);
  if (first == NULL || !g_list_store_find (self->choices, first, &position))
    return;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), position);
  gtk_popover_popdown (self->popover);
}

/* libadwaita 1.7 ends the search here and leaves its text. */
static void
search_stopped_cb (IngotParserRow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else
    gtk_popover_popdown (self->popover);
}

static GtkWidget *
find_inside (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find_inside (child, type);
  return found;
}

static void
connect_search (IngotParserRow *self)
{
  GtkWidget *popover = find_inside (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  self->popover = GTK_POPOVER (popover);
  self->search_entry = find_inside (popover, GTK_TYPE_SEARCH_ENTRY);
  self->list = GTK_LIST_VIEW (find_inside (popover, GTK_TYPE_LIST_VIEW));
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->search_entry), 0);
  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (searched_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->search_entry, "stop-search", G_CALLBACK (search_stopped_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "activate", G_CALLBACK (search_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
ingot_parser_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotParserRow *self = INGOT_PARSER_ROW (object);

  switch (id)
    {
    case PROP_REPOSITORY:
      g_value_set_object (value, self->repository);
      break;
    case PROP_PARSER:
      g_value_set_object (value, self->parser);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_parser_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IngotParserRow *self = INGOT_PARSER_ROW (object);

  switch (id)
    {
    case PROP_REPOSITORY:
      ingot_parser_row_set_repository (self, g_value_get_object (value));
      break;
    case PROP_PARSER:
      ingot_parser_row_set_parser (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_parser_row_dispose (GObject *object)
{
  IngotParserRow *self = INGOT_PARSER_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->parsers_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), INGOT_TYPE_PARSER_ROW);
  g_clear_weak_pointer (&self->repository);

  G_OBJECT_CLASS (ingot_parser_row_parent_class)->dispose (object);
}

static void
ingot_parser_row_finalize (GObject *object)
{
  IngotParserRow *self = INGOT_PARSER_ROW (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->choices);
  g_clear_object (&self->parser);

  G_OBJECT_CLASS (ingot_parser_row_parent_class)->finalize (object);
}

static void
ingot_parser_row_class_init (IngotParserRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = ingot_parser_row_dispose;
  object_class->finalize = ingot_parser_row_finalize;
  object_class->get_property = ingot_parser_row_get_property;
  object_class->set_property = ingot_parser_row_set_property;

  properties[PROP_REPOSITORY] =
      g_param_spec_object ("repository", NULL, NULL, INGOT_TYPE_REPOSITORY, flags);
  properties[PROP_PARSER] = g_param_spec_object ("parser", NULL, NULL, INGOT_TYPE_PARSER, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (INGOT_TYPE_PARSER_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-parser-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotParserRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, IngotParserRow, retry_button);
  gtk_widget_class_bind_template_callback (widget_class, get_search_text);
  gtk_widget_class_bind_template_callback (widget_class, load_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  ingot_token_closures_bind (widget_class);
}

static void
ingot_parser_row_init (IngotParserRow *self)
{
  self->choices = g_list_store_new (INGOT_TYPE_PARSER_CHOICE);
  self->cancellable = g_cancellable_new ();
  self->parsers_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->parsers_signals, "items-changed",
                                  G_CALLBACK (parsers_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (self->choices));
  connect_search (self);
  fill (self);
}

/**
 * ingot_parser_row_set_repository:
 * @self: a parser row
 * @repository: (nullable): a repository
 *
 * Sets whose parsers can be picked, and loads them. Until they are here, and if they cannot be
 * loaded, "None" and the current parser can be picked.
 */
void
ingot_parser_row_set_repository (IngotParserRow *self, IngotRepository *repository)
{
  g_return_if_fail (INGOT_IS_PARSER_ROW (self));

  if (!g_set_weak_pointer (&self->repository, repository))
    return;
  g_signal_group_set_target (self->parsers_signals,
                             repository != NULL ? ingot_repository_get_parsers (repository) : NULL);
  fill (self);
  if (repository != NULL)
    load_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REPOSITORY]);
}

/**
 * ingot_parser_row_get_parser:
 * @self: a parser row
 *
 * Gets what is picked.
 *
 * Returns: (transfer none) (nullable): the parser, %NULL for none
 */
IngotParser *
ingot_parser_row_get_parser (IngotParserRow *self)
{
  g_return_val_if_fail (INGOT_IS_PARSER_ROW (self), NULL);

  return self->parser;
}

/**
 * ingot_parser_row_set_parser:
 * @self: a parser row
 * @parser: (nullable): a parser
 *
 * Picks @parser, listed or not.
 */
void
ingot_parser_row_set_parser (IngotParserRow *self, IngotParser *parser)
{
  g_return_if_fail (INGOT_IS_PARSER_ROW (self));

  if (!g_set_object (&self->parser, parser))
    return;
  fill (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PARSER]);
}
