/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-dialogs.h"

#include "ingot-batch-dialog.h"
#include "ingot-delete-dialog.h"
#include "ingot-edit-dialog.h"
#include "ingot-toast.h"

struct _IngotTokenDialogs
{
  GObject parent_instance;

  GtkListView *view; /* which outlives this */
  IngotTokenSelection *selection;
  GListModel *tokens; /* what was shown when a dialog was opened */
  guint left;         /* the position where that was */
  guint return_idle;
};

G_DEFINE_FINAL_TYPE (IngotTokenDialogs, ingot_token_dialogs, G_TYPE_OBJECT)

static GListModel *
dup_tokens (IngotTokenDialogs *self)
{
  GListModel *tokens;

  g_object_get (self->selection, "all", &tokens, NULL);
  return tokens;
}

/* Back to the row, or the first of several; after a deletion to the one that took its place. Where
 * others are shown by now, as the server has another address, there is none to go back to. */
static gboolean
return_to_row_cb (gpointer user_data)
{
  IngotTokenDialogs *self = user_data;
  g_autoptr (GListModel) tokens = dup_tokens (self);
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint position = ingot_token_selection_get_first (self->selection);

  self->return_idle = 0;
  if (n_items == 0 || tokens != self->tokens)
    return G_SOURCE_REMOVE;
  if (position == GTK_INVALID_LIST_POSITION)
    {
      position = MIN (self->left, n_items - 1);
      if (!ingot_token_selection_get_marking (self->selection))
        ingot_token_selection_choose (self->selection, position);
    }
  gtk_list_view_scroll_to (self->view, position, GTK_LIST_SCROLL_FOCUS, NULL);
  /* A list that has not got the focus only notes where it will be. */
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return G_SOURCE_REMOVE;
}

/* Not at once: libadwaita then gives the focus back to the widget that had it, which may show
 * another row by now. */
static void
closed_cb (IngotTokenDialogs *self)
{
  g_clear_handle_id (&self->return_idle, g_source_remove);
  self->return_idle = g_idle_add (return_to_row_cb, self);
}

static void
present (IngotTokenDialogs *self, AdwDialog *dialog)
{
  g_clear_object (&self->tokens);
  self->tokens = dup_tokens (self);
  self->left = ingot_token_selection_get_first (self->selection);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self->view));
}

static void
change_several (IngotTokenDialogs *self,
                IngotSession *session,
                IngotRepository *repository,
                IngotBatchKind kind)
{
  g_autoptr (GPtrArray) tokens = ingot_token_selection_dup_tokens (self->selection);

  present (self, ingot_batch_dialog_new (session, repository, kind, tokens));
}

static void
ingot_token_dialogs_dispose (GObject *object)
{
  IngotTokenDialogs *self = INGOT_TOKEN_DIALOGS (object);

  g_clear_handle_id (&self->return_idle, g_source_remove);
  g_clear_object (&self->tokens);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (ingot_token_dialogs_parent_class)->dispose (object);
}

static void
ingot_token_dialogs_class_init (IngotTokenDialogsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ingot_token_dialogs_dispose;
}

static void
ingot_token_dialogs_init (IngotTokenDialogs *self)
{
}

/**
 * ingot_token_dialogs_new:
 * @view: the list
 * @selection: what is selected in it
 *
 * Creates what opens the dialogs of a list of ingest tokens, which owns it.
 *
 * Returns: (transfer full): the dialogs
 */
IngotTokenDialogs *
ingot_token_dialogs_new (GtkListView *view, IngotTokenSelection *selection)
{
  IngotTokenDialogs *self = g_object_new (INGOT_TYPE_TOKEN_DIALOGS, NULL);

  self->view = view;
  g_set_object (&self->selection, selection);
  return self;
}

/**
 * ingot_token_dialogs_edit:
 * @self: the dialogs
 * @session: the server
 * @repository: whose ingest tokens the list shows
 *
 * Asks for another parser for what is selected, one ingest token or several.
 */
void
ingot_token_dialogs_edit (IngotTokenDialogs *self,
                          IngotSession *session,
                          IngotRepository *repository)
{
  IngotIngestToken *token = ingot_token_selection_get_only (self->selection);
  AdwDialog *dialog;

  g_return_if_fail (INGOT_IS_TOKEN_DIALOGS (self));

  if (token == NULL)
    {
      change_several (self, session, repository, INGOT_BATCH_ASSIGN);
      return;
    }
  dialog = ingot_edit_dialog_new (session, repository, token);
  g_signal_connect_object (dialog, "edited", G_CALLBACK (ingot_toast_token_changed), self->view,
                           G_CONNECT_SWAPPED);
  present (self, dialog);
}

/**
 * ingot_token_dialogs_delete:
 * @self: the dialogs
 * @session: the server
 * @repository: whose ingest tokens the list shows
 *
 * Asks whether to delete what is selected, one ingest token or several.
 */
void
ingot_token_dialogs_delete (IngotTokenDialogs *self,
                            IngotSession *session,
                            IngotRepository *repository)
{
  IngotIngestToken *token = ingot_token_selection_get_only (self->selection);
  AdwDialog *dialog;

  g_return_if_fail (INGOT_IS_TOKEN_DIALOGS (self));

  if (token == NULL)
    {
      change_several (self, session, repository, INGOT_BATCH_REMOVE);
      return;
    }
  dialog = ingot_delete_dialog_new (session, repository, token);
  g_signal_connect_object (dialog, "deleted", G_CALLBACK (ingot_toast_token_deleted), self->view,
                           G_CONNECT_SWAPPED);
  present (self, dialog);
}
