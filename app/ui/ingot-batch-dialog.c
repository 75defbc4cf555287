/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-batch-dialog.h"

#include "ingot-batch-closures.h"
#include "ingot-environment-pill.h"
#include "ingot-error-box.h"
#include "ingot-form-bin.h"
#include "ingot-parser-row.h"
#include "ingot-typed-name.h"
#include "ingot-wrap-layout.h"

#include <glib/gi18n.h>

/* From so many on it takes long enough to be told how far it is: each quarter. */
#define MANY     20
#define QUARTERS 4

#define REASON_HEIGHT 72

struct _IngotBatchDialog
{
  IngotChangeDialog parent_instance;

  IngotBatch *batch;
  guint quarter; /* that was told */

  AdwToolbarView *toolbar_view;
  GtkWidget *cancel_button;
  GtkWidget *begin_button;
  GtkWidget *done_button;
  GtkWidget *remove_box;
  GtkEditable *name_row;
  GtkWidget *parser_list;
  IngotParserRow *parser_row;
  GtkScrolledWindow *results;
  GtkSortListModel *sorted;
  GtkProgressBar *progress_bar;
  GtkLabel *progress_label;
  GtkWidget *stop_button;
  GtkWidget *continue_button;
  GtkWidget *retry_button;
};

enum
{
  PROP_BATCH = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotBatchDialog, ingot_batch_dialog, INGOT_TYPE_CHANGE_DIALOG)

static gboolean
removes (IngotBatchDialog *self)
{
  return ingot_batch_get_kind (self->batch) == INGOT_BATCH_REMOVE;
}

static IngotBatchItem *
get_item (IngotBatchDialog *self, guint position)
{
  g_autoptr (IngotBatchItem) item =
      g_list_model_get_item (ingot_batch_get_items (self->batch), position);

  return item;
}

static guint
get_n_items (IngotBatchDialog *self)
{
  return g_list_model_get_n_items (ingot_batch_get_items (self->batch));
}

static IngotParser *
get_parser (IngotBatchDialog *self, guint position)
{
  return ingot_ingest_token_get_parser (ingot_batch_item_get_token (get_item (self, position)));
}

/* What is picked first must not take all parsers away from who has not looked. */
static IngotParser *
get_first_parser (IngotBatchDialog *self)
{
  IngotParser *parser = NULL;

  for (guint i = 0; parser == NULL && i < get_n_items (self); i++)
    parser = get_parser (self, i);
  return parser;
}

static gboolean
changes_any (IngotBatchDialog *self)
{
  IngotParser *parser = ingot_parser_row_get_parser (self->parser_row);

  for (guint i = 0; i < get_n_items (self); i++)
    if (!ingot_parser_is_same (get_parser (self, i), parser))
      return TRUE;
  return FALSE;
}

static gboolean
must_be_typed (IngotBatchDialog *self)
{
  IngotSession *session = ingot_change_dialog_get_session (INGOT_CHANGE_DIALOG (self));

  return ingot_session_get_environment (session) == INGOT_ENVIRONMENT_PRODUCTION;
}

static gboolean
is_typed (IngotBatchDialog *self)
{
  IngotRepository *repository = ingot_change_dialog_get_repository (INGOT_CHANGE_DIALOG (self));
  const char *name = ingot_search_domain_get_name (ingot_repository_get_domain (repository));

  return ingot_typed_name_matches (gtk_editable_get_text (self->name_row), name);
}

static gboolean
can_begin (IngotBatchDialog *self)
{
  if (ingot_batch_get_state (self->batch) != INGOT_BATCH_READY ||
      !ingot_change_dialog_is_possible (INGOT_CHANGE_DIALOG (self)))
    return FALSE;
  if (removes (self))
    return !must_be_typed (self) || is_typed (self);
  return changes_any (self);
}

static guint
count_failed (IngotBatchDialog *self)
{
  return ingot_batch_count (self->batch, INGOT_BATCH_ITEM_FAILED) +
         ingot_batch_count (self->batch, INGOT_BATCH_ITEM_UNKNOWN);
}

/* Before anything is sent, and for what is not done: somebody may have removed the parser. */
static gboolean
can_pick (IngotBatchDialog *self)
{
  switch (ingot_batch_get_state (self->batch))
    {
    case INGOT_BATCH_READY:
      return TRUE;
    case INGOT_BATCH_FINISHED:
      return count_failed (self) > 0 ||
             ingot_batch_count (self->batch, INGOT_BATCH_ITEM_NOT_STARTED) > 0;
    case INGOT_BATCH_RUNNING:
    case INGOT_BATCH_STOPPING:
    default:
      return FALSE;
    }
}

static gboolean
needs_another_parser (IngotBatchDialog *self)
{
  IngotRepository *repository = ingot_change_dialog_get_repository (INGOT_CHANGE_DIALOG (self));

  return !removes (self) && ingot_parser_is_missing (ingot_parser_row_get_parser (self->parser_row),
                                                     ingot_repository_get_parsers (repository));
}

static void
update (IngotBatchDialog *self)
{
  const gboolean possible =
      ingot_change_dialog_is_possible (INGOT_CHANGE_DIALOG (self)) && !needs_another_parser (self);

  gtk_widget_set_sensitive (self->parser_list, can_pick (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.begin", can_begin (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.continue", possible);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.retry", possible);
}

/* What needs somebody comes first. */
static int
get_rank (IngotBatchItemState state)
{
  switch (state)
    {
    case INGOT_BATCH_ITEM_FAILED:
    case INGOT_BATCH_ITEM_UNKNOWN:
      return 0;
    case INGOT_BATCH_ITEM_NOT_STARTED:
      return 1;
    case INGOT_BATCH_ITEM_READY:
    case INGOT_BATCH_ITEM_WAITING:
    case INGOT_BATCH_ITEM_RUNNING:
    case INGOT_BATCH_ITEM_DONE:
    default:
      return 2;
    }
}

static int
compare (gconstpointer one, gconstpointer other, gpointer user_data)
{
  return get_rank (ingot_batch_item_get_state ((gpointer) one)) -
         get_rank (ingot_batch_item_get_state ((gpointer) other));
}

/* Once nothing moves any more: rows that change their places cannot be read. */
static void
sort (IngotBatchDialog *self, gboolean finished)
{
  g_autoptr (GtkSorter) sorter = NULL;

  if (finished)
    sorter = GTK_SORTER (gtk_custom_sorter_new (compare, NULL, NULL));
  gtk_sort_list_model_set_sorter (self->sorted, sorter);
}

static void
announce (IngotBatchDialog *self)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_text (self->progress_label),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_progress (IngotBatchDialog *self)
{
  g_autofree char *text = ingot_batch_describe (self->batch);
  const guint n_finished = ingot_batch_get_n_finished (self->batch);
  const guint n_items = get_n_items (self);

  gtk_label_set_text (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->progress_bar, (double) n_finished / MAX (1, n_items));
}

static void
progress_cb (IngotBatchDialog *self)
{
  const guint n_items = get_n_items (self);
  const guint quarter = QUARTERS * ingot_batch_get_n_finished (self->batch) / MAX (1, n_items);

  show_progress (self);
  if (n_items >= MANY && quarter > self->quarter && quarter < QUARTERS)
    announce (self);
  self->quarter = quarter;
}

static void
show_buttons (IngotBatchDialog *self, gboolean finished)
{
  gtk_widget_set_visible (self->done_button, finished);
  gtk_widget_set_visible (self->retry_button, finished && count_failed (self) > 0);
  gtk_widget_set_visible (self->continue_button,
                          finished &&
                              ingot_batch_count (self->batch, INGOT_BATCH_ITEM_NOT_STARTED) > 0);
}

/* A list asks for the height of rows of one line, and a reason takes more. */
static void
make_room (IngotBatchDialog *self, gboolean finished)
{
  if (finished && count_failed (self) > 0)
    gtk_scrolled_window_set_min_content_height (self->results,
                                                MIN (get_n_items (self), 3) * REASON_HEIGHT);
}

static void
state_changed_cb (IngotBatchDialog *self)
{
  IngotChangeDialog *dialog = INGOT_CHANGE_DIALOG (self);
  const IngotBatchState state = ingot_batch_get_state (self->batch);
  const gboolean finished = state == INGOT_BATCH_FINISHED;

  if (state == INGOT_BATCH_RUNNING && !ingot_change_dialog_get_running (dialog))
    ingot_change_dialog_begin (dialog);
  update (self);
  show_progress (self);
  show_buttons (self, finished);
  sort (self, finished);
  make_room (self, finished);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.stop", state == INGOT_BATCH_RUNNING);
  gtk_widget_set_visible (self->remove_box, FALSE);
  adw_toolbar_view_set_reveal_bottom_bars (self->toolbar_view, TRUE);
  announce (self);
  if (finished)
    {
      ingot_change_dialog_end (dialog, NULL);
      ingot_change_dialog_forget_error (dialog);
      gtk_widget_grab_focus (needs_another_parser (self) && count_failed (self) > 0
                                 ? GTK_WIDGET (self->parser_row)
                                 : self->done_button);
    }
}

static void
take_parser (IngotBatchDialog *self)
{
  if (!removes (self))
    ingot_batch_set_parser (self->batch, ingot_parser_row_get_parser (self->parser_row));
}

/* Begins, or goes on. */
static void
run_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotBatchDialog *self = INGOT_BATCH_DIALOG (widget);

  take_parser (self);
  ingot_batch_run (self->batch);
}

static void
retry_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotBatchDialog *self = INGOT_BATCH_DIALOG (widget);

  take_parser (self);
  ingot_batch_retry (self->batch);
}

static void
stop_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ingot_batch_stop (INGOT_BATCH_DIALOG (widget)->batch);
}

static void
changed_cb (IngotBatchDialog *self)
{
  if (self->batch != NULL)
    update (self);
}

static void
name_activated_cb (IngotBatchDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dialog.begin", NULL);
}

static void
show_kind (IngotBatchDialog *self)
{
  const gboolean is_removal = removes (self);

  gtk_button_set_label (GTK_BUTTON (self->begin_button),
                        is_removal ? _ ("_Delete") : _ ("_Assign"));
  gtk_widget_add_css_class (self->begin_button,
                            is_removal ? "destructive-action" : "suggested-action");
  gtk_widget_set_visible (GTK_WIDGET (self->name_row), must_be_typed (self));
  gtk_widget_set_visible (self->remove_box, is_removal);
  gtk_widget_set_visible (self->parser_list, !is_removal);
  if (!is_removal)
    {
      adw_dialog_set_default_widget (ADW_DIALOG (self), self->begin_button);
      adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->parser_row));
      ingot_parser_row_set_parser (self->parser_row, get_first_parser (self));
    }
}

static void
ingot_batch_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BATCH:
      g_value_set_object (value, INGOT_BATCH_DIALOG (object)->batch);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_batch_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BATCH:
      INGOT_BATCH_DIALOG (object)->batch = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_batch_dialog_constructed (GObject *object)
{
  IngotBatchDialog *self = INGOT_BATCH_DIALOG (object);
  IngotRepository *repository = ingot_change_dialog_get_repository (INGOT_CHANGE_DIALOG (self));

  G_OBJECT_CLASS (ingot_batch_dialog_parent_class)->constructed (object);

  show_kind (self);
  g_signal_connect_object (self->batch, "notify::state", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (repository, "notify::state", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  /* somebody may rename the repository meanwhile, and its name is typed */
  g_signal_connect_object (repository, "notify::domain", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->batch, "notify::n-finished", G_CALLBACK (progress_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

/* Whoever closes the whole window wants nothing more to be sent. */
static void
ingot_batch_dialog_dispose (GObject *object)
{
  IngotBatchDialog *self = INGOT_BATCH_DIALOG (object);

  if (self->batch != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->batch, self);
      ingot_batch_stop (self->batch);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), INGOT_TYPE_BATCH_DIALOG);
  g_clear_object (&self->batch);

  G_OBJECT_CLASS (ingot_batch_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, IngotBatchDialog, toolbar_view);
  gtk_widget_class_bind_template_child (widget_class, IngotBatchDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, IngotBatchDialog, begin_button);
  gtk_widget_class_bind_template_child (widget_class, IngotBatchDialog, done_button);
  gtk_widget_class_bind_template_child (widget_class, IngotBatchDialog, remove_box);
  gtk_widget_class_bind_template_child (widget_class, IngotBatchDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, IngotBatchDialog, parser_list);
  gtk_widget_class_bind_template_child (widget_class, IngotBatchDialog, parser_row);
  gtk_widget_class_bind_template_child (widget_class, IngotBatchDialog, results);
  gtk_widget_class_bind_template_child (widget_class, IngotBatchDialog, sorted);
  gtk_widget_class_bind_template_child (widget_class, IngotBatchDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, IngotBatchDialog, progress_label);
  gtk_widget_class_bind_template_child (widget_class, IngotBatchDialog, stop_button);
  gtk_widget_class_bind_template_child (widget_class, IngotBatchDialog, continue_button);
  gtk_widget_class_bind_template_child (widget_class, IngotBatchDialog, retry_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_activated_cb);
}

static void
ingot_batch_dialog_class_init (IngotBatchDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ingot_batch_dialog_constructed;
  object_class->dispose = ingot_batch_dialog_dispose;
  object_class->get_property = ingot_batch_dialog_get_property;
  object_class->set_property = ingot_batch_dialog_set_property;

  properties[PROP_BATCH] =
      g_param_spec_object ("batch", NULL, NULL, INGOT_TYPE_BATCH,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "dialog.begin", NULL, run_cb);
  gtk_widget_class_install_action (widget_class, "dialog.continue", NULL, run_cb);
  gtk_widget_class_install_action (widget_class, "dialog.retry", NULL, retry_cb);
  gtk_widget_class_install_action (widget_class, "dialog.stop", NULL, stop_cb);

  g_type_ensure (INGOT_TYPE_ENVIRONMENT_PILL);
  g_type_ensure (INGOT_TYPE_ERROR_BOX);
  g_type_ensure (INGOT_TYPE_BUSY);
  g_type_ensure (INGOT_TYPE_FORM_BIN);
  g_type_ensure (INGOT_TYPE_PARSER_ROW);
  g_type_ensure (INGOT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-batch-dialog.ui");
  bind_children (widget_class);
  ingot_batch_closures_bind (widget_class);
}

static void
ingot_batch_dialog_init (IngotBatchDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ingot_batch_dialog_new:
 * @session: the server
 * @repository: one of its repositories
 * @kind: what is to be done
 * @tokens: (element-type IngotIngestToken): ingest tokens of @repository
 *
 * Creates the dialog that asks whether to change @tokens, does it, and shows what came of each.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
ingot_batch_dialog_new (IngotSession *session,
                        IngotRepository *repository,
                        IngotBatchKind kind,
                        GPtrArray *tokens)
{
  g_autoptr (IngotBatch) batch = ingot_batch_new (repository, kind, tokens);

  return g_object_new (INGOT_TYPE_BATCH_DIALOG, "session", session, "repository", repository,
                       "batch", batch, NULL);
}
