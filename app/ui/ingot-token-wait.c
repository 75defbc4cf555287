/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-wait.h"

#include "ingot-list-focus.h"

/**
 * IngotTokenWait:
 *
 * Has a list make its rows while the server is asked for the ingest tokens. They are laid out as
 * those that come will be, but neither drawn nor told of nor reached.
 */
struct _IngotTokenWait
{
  GObject parent_instance;

  GtkWidget *frame; /* which outlives this */
  IngotEarlyTokens *early;
  GSignalGroup *repository_signals;
  guint idle;
};

G_DEFINE_FINAL_TYPE (IngotTokenWait, ingot_token_wait, G_TYPE_OBJECT)

static gboolean
is_waiting (IngotTokenWait *self)
{
  g_autoptr (IngotRepository) repository = g_signal_group_dup_target (self->repository_signals);

  return repository != NULL && ingot_repository_get_state (repository) == INGOT_REPOSITORY_LOADING;
}

static gboolean
wait_cb (gpointer data)
{
  IngotTokenWait *self = data;

  self->idle = 0;
  ingot_early_tokens_wait (self->early);
  return G_SOURCE_REMOVE;
}

/* First the server is asked, which takes a few turns of the main loop. */
static void
state_changed_cb (IngotTokenWait *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  if (is_waiting (self))
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, wait_cb, self, NULL);
  else
    ingot_early_tokens_end (self->early);
  ingot_token_wait_update (self);
}

static void
ingot_token_wait_dispose (GObject *object)
{
  IngotTokenWait *self = INGOT_TOKEN_WAIT (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->repository_signals);
  g_clear_object (&self->early);

  G_OBJECT_CLASS (ingot_token_wait_parent_class)->dispose (object);
}

static void
ingot_token_wait_class_init (IngotTokenWaitClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ingot_token_wait_dispose;
}

static void
ingot_token_wait_init (IngotTokenWait *self)
{
  self->repository_signals = g_signal_group_new (INGOT_TYPE_REPOSITORY);
  g_signal_group_connect_swapped (self->repository_signals, "notify::state",
                                  G_CALLBACK (state_changed_cb), self);
}

/**
 * ingot_token_wait_new:
 * @frame: what the list is in, which owns this
 * @early: what it shows
 *
 * Creates what follows a repository, none at first.
 *
 * Returns: (transfer full): the waiting
 */
IngotTokenWait *
ingot_token_wait_new (GtkWidget *frame, IngotEarlyTokens *early)
{
  IngotTokenWait *self = g_object_new (INGOT_TYPE_TOKEN_WAIT, NULL);

  self->frame = frame;
  g_set_object (&self->early, early);
  return self;
}

/**
 * ingot_token_wait_set_repository:
 * @self: the waiting
 * @repository: (nullable): a repository
 *
 * Sets whose ingest tokens may be waited for.
 */
void
ingot_token_wait_set_repository (IngotTokenWait *self, IngotRepository *repository)
{
  g_return_if_fail (INGOT_IS_TOKEN_WAIT (self));

  g_signal_group_set_target (self->repository_signals, repository);
  state_changed_cb (self);
}

/**
 * ingot_token_wait_update:
 * @self: the waiting
 *
 * Says again whether the list is there, for who shows it: GTK then tells of it.
 */
void
ingot_token_wait_update (IngotTokenWait *self)
{
  gboolean waits;

  g_return_if_fail (INGOT_IS_TOKEN_WAIT (self));

  waits = is_waiting (self);
  if (waits && gtk_widget_get_mapped (self->frame) && ingot_list_focus_is_inside (self->frame))
    gtk_root_set_focus (gtk_widget_get_root (self->frame), NULL);
  gtk_widget_set_opacity (self->frame, waits ? 0 : 1);
  gtk_widget_set_can_focus (self->frame, !waits);
  gtk_widget_set_can_target (self->frame, !waits);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->frame), GTK_ACCESSIBLE_STATE_HIDDEN, waits,
                               -1);
}
