/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-batch-closures.h"

#include "ingot-closures.h"
#include "ingot-error-text.h"
#include "ingot-token-closures.h"

#include <glib/gi18n.h>

/* What came of one of them: a word, an icon and its style class. */
static const struct
{
  const char *word;
  const char *icon_name;
  const char *style_class;
} state_texts[INGOT_BATCH_N_ITEM_STATES] = {
  [INGOT_BATCH_ITEM_READY] = { N_ ("Not started"), "dialog-password-symbolic", NULL },
  [INGOT_BATCH_ITEM_NOT_STARTED] = { N_ ("Not started"), "process-stop-symbolic", NULL },
  [INGOT_BATCH_ITEM_WAITING] = { N_ ("Waiting"), "content-loading-symbolic", NULL },
  [INGOT_BATCH_ITEM_RUNNING] = { N_ ("Under way"), "view-refresh-symbolic", "accent" },
  [INGOT_BATCH_ITEM_DONE] = { N_ ("Done"), "object-select-symbolic", "success" },
  [INGOT_BATCH_ITEM_FAILED] = { N_ ("Failed"), "dialog-error-symbolic", "error" },
  [INGOT_BATCH_ITEM_UNKNOWN] = { N_ ("Unknown"), "dialog-warning-symbolic", "warning" },
};

static char *
describe_done (IngotBatchKind kind, guint n)
{
  if (kind == INGOT_BATCH_REMOVE)
    return g_strdup_printf (ngettext ("%u deleted", "%u deleted", n), n);
  return g_strdup_printf (ngettext ("%u changed", "%u changed", n), n);
}

static char *
describe_result (IngotBatch *batch)
{
  const guint n_done = ingot_batch_count (batch, INGOT_BATCH_ITEM_DONE);
  const guint n_failed = ingot_batch_count (batch, INGOT_BATCH_ITEM_FAILED);
  const guint n_unknown = ingot_batch_count (batch, INGOT_BATCH_ITEM_UNKNOWN);
  const guint n_not_started = ingot_batch_count (batch, INGOT_BATCH_ITEM_NOT_STARTED);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  g_strv_builder_take (parts, describe_done (ingot_batch_get_kind (batch), n_done));
  if (n_failed > 0)
    g_strv_builder_take (parts,
                         g_strdup_printf (ngettext ("%u failed", "%u failed", n_failed), n_failed));
  if (n_unknown > 0)
    g_strv_builder_take (
        parts, g_strdup_printf (ngettext ("%u unknown", "%u unknown", n_unknown), n_unknown));
  if (n_not_started > 0)
    g_strv_builder_take (
        parts, g_strdup_printf (ngettext ("%u not started", "%u not started", n_not_started),
                                n_not_started));
  texts = g_strv_builder_end (parts);
  return ingot_closure_enumerate (NULL, (const char *const *) texts);
}

/**
 * ingot_batch_describe:
 * @batch: a batch
 *
 * Says how far a batch is, or what came of it.
 *
 * Returns: (transfer full): the text
 */
char *
ingot_batch_describe (IngotBatch *batch)
{
  const guint n_items = g_list_model_get_n_items (ingot_batch_get_items (batch));

  switch (ingot_batch_get_state (batch))
    {
    case INGOT_BATCH_RUNNING:
      /* Translators: how many of how many ingest tokens */
      return g_strdup_printf (_ ("%u of %u"), ingot_batch_get_n_finished (batch), n_items);
    case INGOT_BATCH_STOPPING:
      return g_strdup (_ ("Waiting for what was sent already"));
    case INGOT_BATCH_READY:
    case INGOT_BATCH_FINISHED:
    default:
      return describe_result (batch);
    }
}

/**
 * ingot_closure_batch_title:
 * @self: not used
 * @kind: what is done
 * @state: how far it is
 * @n: to how many ingest tokens
 *
 * Names a change of several ingest tokens.
 *
 * Returns: (transfer full): the text; as long as nothing is deleted, a question
 */
char *
ingot_closure_batch_title (gpointer self, IngotBatchKind kind, IngotBatchState state, guint n)
{
  if (kind == INGOT_BATCH_ASSIGN)
    return g_strdup_printf (ngettext ("Assign Parser to %u Token", "Assign Parser to %u Tokens", n),
                            n);
  if (state == INGOT_BATCH_READY)
    return g_strdup_printf (ngettext ("Delete %u Ingest Token?", "Delete %u Ingest Tokens?", n), n);
  return g_strdup_printf (ngettext ("Delete %u Ingest Token", "Delete %u Ingest Tokens", n), n);
}

/**
 * ingot_closure_batch_short_title:
 * @self: not used
 * @kind: what is done
 *
 * Names a change of several ingest tokens between two buttons, where there is little room.
 *
 * Returns: (transfer full): the text
 */
char *
ingot_closure_batch_short_title (gpointer self, IngotBatchKind kind)
{
  return g_strdup (kind == INGOT_BATCH_REMOVE ? _ ("Delete Tokens") : _ ("Assign Parser"));
}

/**
 * ingot_closure_batch_consequence:
 * @self: not used
 * @repository: (nullable): the name of a repository
 *
 * Says what stops working when ingest tokens are deleted.
 *
 * Returns: (transfer full): the text
 */
char *
ingot_closure_batch_consequence (gpointer self, const char *repository)
{
  g_autofree char *isolated = ingot_closure_isolate (NULL, repository);

  /* Translators: %s is a repository */
  return g_strdup_printf (_ ("Everything that sends data to “%s” with these tokens stops working "
                             "at once. This cannot be undone."),
                          isolated);
}

/**
 * ingot_closure_batch_asks:
 * @self: not used
 * @state: how far a batch is
 *
 * Tells whether nothing was sent yet.
 *
 * Returns: %FALSE once it has begun
 */
gboolean
ingot_closure_batch_asks (gpointer self, IngotBatchState state)
{
  return state == INGOT_BATCH_READY;
}

/**
 * ingot_closure_batch_runs:
 * @self: not used
 * @state: how far a batch is
 *
 * Tells whether something is under way.
 *
 * Returns: %TRUE from the beginning until there is a result
 */
gboolean
ingot_closure_batch_runs (gpointer self, IngotBatchState state)
{
  return state == INGOT_BATCH_RUNNING || state == INGOT_BATCH_STOPPING;
}

/**
 * ingot_closure_batch_icon_name:
 * @self: not used
 * @state: what came of an ingest token
 *
 * Gets the icon for what came of an ingest token.
 *
 * Returns: (transfer full): the name of a symbolic icon
 */
char *
ingot_closure_batch_icon_name (gpointer self, IngotBatchItemState state)
{
  return g_strdup (state_texts[state].icon_name);
}

/**
 * ingot_closure_batch_icon_classes:
 * @self: not used
 * @state: what came of an ingest token
 *
 * Gets the style classes of that icon.
 *
 * Returns: (transfer full): the names
 */
char **
ingot_closure_batch_icon_classes (gpointer self, IngotBatchItemState state)
{
  const char *const classes[] = { state_texts[state].style_class, NULL };

  return g_strdupv ((char **) classes);
}

/**
 * ingot_closure_batch_item_text:
 * @self: not used
 * @state: what came of an ingest token
 * @token: (nullable): the ingest token
 * @error: (nullable): why it failed
 * @caveat: (nullable): what is to be known although it was done
 *
 * Says what came of an ingest token; before, what parser it has.
 *
 * Returns: (transfer full): the text
 */
char *
ingot_closure_batch_item_text (gpointer self,
                               IngotBatchItemState state,
                               IngotIngestToken *token,
                               GError *error,
                               const char *caveat)
{
  IngotParser *parser = token != NULL ? ingot_ingest_token_get_parser (token) : NULL;
  const char *word = _ (state_texts[state].word);
  g_autofree char *reason = NULL;

  if (state == INGOT_BATCH_ITEM_READY)
    return parser != NULL ? ingot_describe_parser (parser) : g_strdup (_ ("No parser"));
  if (error == NULL && caveat == NULL)
    return g_strdup (word);
  reason = error != NULL ? ingot_error_text_describe (error) : g_strdup (caveat);
  /* Translators: what came of something, and why: “Failed: The server refused it.” */
  return g_strdup_printf (_ ("%s: %s"), word, reason);
}

/**
 * ingot_closure_batch_item_label:
 * @self: not used
 * @name: (nullable): the name of an ingest token
 * @text: (nullable): what came of it
 *
 * Names a row for who cannot see it.
 *
 * Returns: (transfer full): the text
 */
char *
ingot_closure_batch_item_label (gpointer self, const char *name, const char *text)
{
  g_autofree char *isolated = ingot_closure_isolate (NULL, name);

  return ingot_closure_enumerate (NULL, (const char *const[]) { isolated, text, NULL });
}

/**
 * ingot_batch_closures_bind:
 * @widget_class: a class with a template
 *
 * Lets the template of @widget_class use these closures, and those of
 * ingot_token_closures_bind (), by their names.
 */
void
ingot_batch_closures_bind (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GCallback callback;
  } closures[] = {
    { "ingot_closure_batch_title", G_CALLBACK (ingot_closure_batch_title) },
    { "ingot_closure_batch_short_title", G_CALLBACK (ingot_closure_batch_short_title) },
    { "ingot_closure_batch_consequence", G_CALLBACK (ingot_closure_batch_consequence) },
    { "ingot_closure_batch_asks", G_CALLBACK (ingot_closure_batch_asks) },
    { "ingot_closure_batch_runs", G_CALLBACK (ingot_closure_batch_runs) },
    { "ingot_closure_batch_icon_name", G_CALLBACK (ingot_closure_batch_icon_name) },
    { "ingot_closure_batch_icon_classes", G_CALLBACK (ingot_closure_batch_icon_classes) },
    { "ingot_closure_batch_item_text", G_CALLBACK (ingot_closure_batch_item_text) },
    { "ingot_closure_batch_item_label", G_CALLBACK (ingot_closure_batch_item_label) },
  };

  /* what these templates look into, perhaps before there is one */
  g_type_ensure (INGOT_TYPE_BATCH);
  g_type_ensure (INGOT_TYPE_BATCH_ITEM);

  ingot_token_closures_bind (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (closures); i++)
    gtk_widget_class_bind_template_callback_full (widget_class, closures[i].name,
                                                  closures[i].callback);
}
