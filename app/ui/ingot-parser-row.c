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

  IngotRepository *repository;
  IngotParser *parser;
  GListStore *choices; /* IngotParserChoice */
  GCancellable *cancellable;
  gboolean filling;

  GtkWidget *spinner;
  GtkWidget *retry_button;
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

static int
compare (gconstpointer one, gconstpointer other)
{
  IngotParser *parsers[] = {
    ingot_parser_choice_get_parser (*(IngotParserChoice **) one),
    ingot_parser_choice_get_parser (*(IngotParserChoice **) other),
  };
  g_autofree char *name = NULL;
  g_autofree char *other_name = NULL;

  if (parsers[0] == NULL || parsers[1] == NULL)
    return (parsers[0] != NULL) - (parsers[1] != NULL);
  name = ingot_closure_parser_name (NULL, parsers[0]);
  other_name = ingot_closure_parser_name (NULL, parsers[1]);
  return g_utf8_collate (name, other_name);
}

/* A token can have a parser that its repository does not list: it must not look like none. */
static GPtrArray *
dup_choices (IngotParserRow *self)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *parsers =
      self->repository != NULL ? ingot_repository_get_parsers (self->repository) : NULL;
  gboolean listed = self->parser == NULL;

  g_ptr_array_add (choices, ingot_parser_choice_new (NULL));
  for (guint i = 0; parsers != NULL && i < g_list_model_get_n_items (parsers); i++)
    {
      g_autoptr (IngotParser) parser = g_list_model_get_item (parsers, i);

      listed = listed || ingot_parser_is_same (parser, self->parser);
      g_ptr_array_add (choices, ingot_parser_choice_new (parser));
    }
  if (!listed)
    g_ptr_array_add (choices, ingot_parser_choice_new (self->parser));
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

static void
selected_cb (IngotParserRow *self)
{
  IngotParserChoice *choice = adw_combo_row_get_selected_item (ADW_COMBO_ROW (self));

  if (self->filling || choice == NULL)
    return;
  if (g_set_object (&self->parser, ingot_parser_choice_get_parser (choice)))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PARSER]);
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
  gtk_widget_dispose_template (GTK_WIDGET (self), INGOT_TYPE_PARSER_ROW);
  g_clear_object (&self->repository);

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
  gtk_widget_class_bind_template_callback (widget_class, load_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  ingot_token_closures_bind (widget_class);
}

static void
ingot_parser_row_init (IngotParserRow *self)
{
  self->choices = g_list_store_new (INGOT_TYPE_PARSER_CHOICE);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (self->choices));
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

  if (!g_set_object (&self->repository, repository))
    return;
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
