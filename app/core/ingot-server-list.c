/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-server-list.h"

#include "ingot-list.h"
#include "ingot-settings.h"

#define KEY "servers"

/**
 * IngotServerList:
 *
 * The servers, as a list of #IngotServer: first those that are saved, in the person's order, then
 * those for this session only.
 *
 * What other processes save appears here as well. Every change begins with what is saved at that
 * moment and writes only what it is about, so that nobody's servers are lost. What cannot be used,
 * a UUID without an address for example, is left out here and left alone there.
 */
struct _IngotServerList
{
  GObject parent_instance;

  GSettings *settings; /* NULL where nothing can be remembered */
  GListStore *saved;
  GListStore *for_session;
};

static void ingot_server_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IngotServerList,
                               ingot_server_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      ingot_server_list_iface_init))

static GType
get_item_type (GListModel *list)
{
  return INGOT_TYPE_SERVER;
}

static guint
count (GListStore *store)
{
  return g_list_model_get_n_items (G_LIST_MODEL (store));
}

static guint
get_n_items (GListModel *list)
{
  IngotServerList *self = INGOT_SERVER_LIST (list);

  return count (self->saved) + count (self->for_session);
}

static gpointer
get_item (GListModel *list, guint position)
{
  IngotServerList *self = INGOT_SERVER_LIST (list);
  const guint n_saved = count (self->saved);

  return position < n_saved
             ? g_list_model_get_item (G_LIST_MODEL (self->saved), position)
             : g_list_model_get_item (G_LIST_MODEL (self->for_session), position - n_saved);
}

static void
ingot_server_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* Who has the list has the server. */
static IngotServer *
find_in (GListStore *store, const char *uuid)
{
  g_autoptr (IngotServer) server =
      ingot_list_find (G_LIST_MODEL (store), (IngotListKey) ingot_server_get_uuid, uuid, NULL);

  return server;
}

/* A server that is known stays the same object. */
static IngotServer *
dup_server (IngotServerList *self, const char *uuid)
{
  IngotServer *known = find_in (self->saved, uuid);
  g_autoptr (GSettings) settings = NULL;

  if (known != NULL)
    return g_object_ref (known);
  settings = ingot_settings_new_for_server (uuid);
  return settings != NULL ? ingot_server_new_saved (uuid, settings) : NULL;
}

static gboolean
is_listed (GPtrArray *servers, const char *uuid)
{
  for (guint i = 0; i < servers->len; i++)
    if (g_str_equal (ingot_server_get_uuid (servers->pdata[i]), uuid))
      return TRUE;
  return FALSE;
}

static GPtrArray *
read_servers (IngotServerList *self)
{
  GPtrArray *servers = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) uuids = g_settings_get_strv (self->settings, KEY);

  for (guint i = 0; uuids[i] != NULL; i++)
    {
      g_autoptr (IngotServer) server = NULL;

      /* It becomes part of a path: nothing but a UUID may. */
      if (!g_uuid_string_is_valid (uuids[i]) || is_listed (servers, uuids[i]))
        continue;
      server = dup_server (self, uuids[i]);
      if (server != NULL && *ingot_server_get_address (server) != '\0')
        g_ptr_array_add (servers, g_steal_pointer (&server));
    }
  return servers;
}

static gboolean
is_same (GListModel *list, GPtrArray *servers)
{
  if (g_list_model_get_n_items (list) != servers->len)
    return FALSE;
  for (guint i = 0; i < servers->len; i++)
    {
      g_autoptr (IngotServer) server = g_list_model_get_item (list, i);

      if (server != servers->pdata[i])
        return FALSE;
    }
  return TRUE;
}

static void
update (IngotServerList *self)
{
  g_autoptr (GPtrArray) servers = read_servers (self);

  if (!is_same (G_LIST_MODEL (self->saved), servers))
    g_list_store_splice (self->saved, 0, g_list_model_get_n_items (G_LIST_MODEL (self->saved)),
                         servers->pdata, servers->len);
}

/* Takes @uuid out of what is saved now, and puts it back before @before or at the end, or not. */
static void
write_place (IngotServerList *self, const char *uuid, const char *before, gboolean keep)
{
  g_auto (GStrv) old = g_settings_get_strv (self->settings, KEY);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) fresh = NULL;

  for (guint i = 0; old[i] != NULL; i++)
    {
      if (g_str_equal (old[i], uuid))
        continue;
      if (keep && g_strcmp0 (old[i], before) == 0)
        {
          g_strv_builder_add (builder, uuid);
          keep = FALSE;
        }
      g_strv_builder_add (builder, old[i]);
    }
  if (keep)
    g_strv_builder_add (builder, uuid);
  fresh = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, KEY, (const char *const *) fresh);
  update (self);
}

static void
copy_properties (IngotServer *from, IngotServer *to)
{
  ingot_server_set_name (to, ingot_server_get_name (from));
  ingot_server_set_address (to, ingot_server_get_address (from));
  ingot_server_set_environment (to, ingot_server_get_environment (from));
  ingot_server_set_read_only (to, ingot_server_get_read_only (from));
  ingot_server_set_ca_certificate (to, ingot_server_get_ca_certificate (from));
  ingot_server_set_last_repository (to, ingot_server_get_last_repository_name (from),
                                    ingot_server_get_last_repository_id (from));
}

static void
forget (const char *uuid)
{
  g_autoptr (GSettings) settings = ingot_settings_new_for_server (uuid);
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
}

static void
saved_changed_cb (IngotServerList *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
for_session_changed_cb (IngotServerList *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), count (self->saved) + position, removed, added);
}

static void
ingot_server_list_finalize (GObject *object)
{
  IngotServerList *self = INGOT_SERVER_LIST (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->saved);
  g_clear_object (&self->for_session);

  G_OBJECT_CLASS (ingot_server_list_parent_class)->finalize (object);
}

static void
ingot_server_list_class_init (IngotServerListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ingot_server_list_finalize;
}

static void
ingot_server_list_init (IngotServerList *self)
{
  self->saved = g_list_store_new (INGOT_TYPE_SERVER);
  self->for_session = g_list_store_new (INGOT_TYPE_SERVER);
  g_signal_connect_object (self->saved, "items-changed", G_CALLBACK (saved_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->for_session, "items-changed", G_CALLBACK (for_session_changed_cb),
                           self, G_CONNECT_SWAPPED);
  self->settings = ingot_settings_new ();
  if (self->settings == NULL)
    return;
  g_signal_connect_object (self->settings, "changed::" KEY, G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

/**
 * ingot_server_list_new:
 *
 * Reads which servers are saved. What is broken there is left out, never fatal.
 *
 * Returns: (transfer full): the list
 */
IngotServerList *
ingot_server_list_new (void)
{
  return g_object_new (INGOT_TYPE_SERVER_LIST, NULL);
}

/**
 * ingot_server_list_find:
 * @self: the servers
 * @uuid: the UUID of a server
 *
 * Finds a server.
 *
 * Returns: (transfer none) (nullable): the server
 */
IngotServer *
ingot_server_list_find (IngotServerList *self, const char *uuid)
{
  IngotServer *server = find_in (self->saved, uuid);

  return server != NULL ? server : find_in (self->for_session, uuid);
}

/**
 * ingot_server_list_save:
 * @self: the servers
 * @server: a server that is not saved
 *
 * Remembers @server after this session, at the end of those that are saved. It keeps its UUID.
 *
 * Returns: (transfer none): the saved server, in place of @server; or @server, for this session
 *   only, where nothing can be remembered
 */
IngotServer *
ingot_server_list_save (IngotServerList *self, IngotServer *server)
{
  const char *uuid = ingot_server_get_uuid (server);
  g_autoptr (GSettings) settings = ingot_settings_new_for_server (uuid);
  g_autoptr (IngotServer) saved = NULL;
  guint position;

  if (self->settings == NULL || settings == NULL)
    {
      ingot_server_list_add_for_session (self, server);
      return server;
    }
  /* First what it is, then that it is there, then that it is no longer the other one: whoever looks
   * in between sees no half server, and does not miss it. */
  saved = ingot_server_new_saved (uuid, settings);
  copy_properties (server, saved);
  write_place (self, uuid, NULL, TRUE);
  if (g_list_store_find (self->for_session, server, &position))
    g_list_store_remove (self->for_session, position);
  return find_in (self->saved, uuid);
}

/**
 * ingot_server_list_add_for_session:
 * @self: the servers
 * @server: a server
 *
 * Adds a server that is not remembered, unless it is here already.
 */
void
ingot_server_list_add_for_session (IngotServerList *self, IngotServer *server)
{
  if (ingot_server_list_find (self, ingot_server_get_uuid (server)) == NULL)
    g_list_store_append (self->for_session, server);
}

/**
 * ingot_server_list_move:
 * @self: the servers
 * @server: a saved server of it
 * @before: (nullable): another saved server of it; %NULL for the end
 *
 * Puts @server in another place.
 */
void
ingot_server_list_move (IngotServerList *self, IngotServer *server, IngotServer *before)
{
  g_return_if_fail (ingot_server_get_saved (server));

  if (server != before)
    write_place (self, ingot_server_get_uuid (server),
                 before != NULL ? ingot_server_get_uuid (before) : NULL, TRUE);
}

/**
 * ingot_server_list_remove:
 * @self: the servers
 * @server: a server of it
 *
 * Forgets a server and all its settings. Its API token must have left the keyring before: nothing
 * would lead to it any more.
 */
void
ingot_server_list_remove (IngotServerList *self, IngotServer *server)
{
  g_autofree char *uuid = g_strdup (ingot_server_get_uuid (server));
  guint position;

  if (ingot_server_get_saved (server))
    {
      write_place (self, uuid, NULL, FALSE);
      forget (uuid);
    }
  else if (g_list_store_find (self->for_session, server, &position))
    g_list_store_remove (self->for_session, position);
}
