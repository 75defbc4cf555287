/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-last-repository.h"

/* Remembers what is open in a sidebar, server by server, and opens it again where that server is
 * shown the next time. */
struct _IngotLastRepository
{
  GObject parent_instance;

  IngotSidebar *sidebar; /* weak */
  GSignalGroup *session_signals;
  gboolean sought; /* until it is found, or something else is opened */
};

G_DEFINE_FINAL_TYPE (IngotLastRepository, ingot_last_repository, G_TYPE_OBJECT)

static IngotSearchDomain *
find_by_id (GListModel *domains, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (domains); i++)
    {
      g_autoptr (IngotSearchDomain) domain = g_list_model_get_item (domains, i);

      if (g_str_equal (ingot_search_domain_get_id (domain), id))
        return domain; /* the list has it */
    }
  return NULL;
}

/* It may have been renamed, and another one been given its name. */
static IngotSearchDomain *
find (IngotSession *session)
{
  IngotServer *server = ingot_session_get_server (session);
  const char *name = ingot_server_get_last_repository_name (server);
  const char *id = ingot_server_get_last_repository_id (server);
  IngotSearchDomain *domain =
      *name != '\0' ? ingot_session_find_search_domain (session, name) : NULL;

  if (*id == '\0' || (domain != NULL && g_str_equal (ingot_search_domain_get_id (domain), id)))
    return domain;
  return find_by_id (ingot_session_get_search_domains (session), id);
}

static void
seek (IngotLastRepository *self)
{
  IngotSession *session = ingot_sidebar_get_session (self->sidebar);
  IngotSearchDomain *domain = self->sought && session != NULL ? find (session) : NULL;

  if (domain != NULL)
    ingot_sidebar_set_domain (self->sidebar, domain);
  else if (session != NULL && !ingot_session_get_loading (session) &&
           ingot_session_get_state (session) == INGOT_SESSION_READY)
    self->sought = FALSE;
}

static void
session_cb (IngotLastRepository *self)
{
  IngotSession *session = ingot_sidebar_get_session (self->sidebar);

  self->sought = TRUE;
  g_signal_group_set_target (self->session_signals, session);
  seek (self);
}

static void
domain_cb (IngotLastRepository *self)
{
  IngotSearchDomain *domain = ingot_sidebar_get_domain (self->sidebar);
  IngotSession *session = ingot_sidebar_get_session (self->sidebar);

  if (domain == NULL || session == NULL)
    return;
  self->sought = FALSE;
  ingot_server_set_last_repository (ingot_session_get_server (session),
                                    ingot_search_domain_get_name (domain),
                                    ingot_search_domain_get_id (domain));
}

static void
ingot_last_repository_finalize (GObject *object)
{
  IngotLastRepository *self = INGOT_LAST_REPOSITORY (object);

  g_clear_object (&self->session_signals);
  g_clear_weak_pointer (&self->sidebar);

  G_OBJECT_CLASS (ingot_last_repository_parent_class)->finalize (object);
}

static void
ingot_last_repository_class_init (IngotLastRepositoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ingot_last_repository_finalize;
}

static void
ingot_last_repository_init (IngotLastRepository *self)
{
  static const char *const signals[] = { "notify::state", "notify::progress", "notify::loading" };

  self->session_signals = g_signal_group_new (INGOT_TYPE_SESSION);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_group_connect_swapped (self->session_signals, signals[i], G_CALLBACK (seek), self);
}

/**
 * ingot_last_repository_new:
 * @sidebar: a sidebar
 *
 * Remembers what is open in @sidebar, and opens it again, as long as both are there.
 *
 * Returns: (transfer full): what remembers it
 */
IngotLastRepository *
ingot_last_repository_new (IngotSidebar *sidebar)
{
  IngotLastRepository *self = g_object_new (INGOT_TYPE_LAST_REPOSITORY, NULL);

  g_set_weak_pointer (&self->sidebar, sidebar);
  g_signal_connect_object (sidebar, "notify::session", G_CALLBACK (session_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sidebar, "notify::domain", G_CALLBACK (domain_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
