/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-server-form.h"

#include "ingot-address.h"
#include "ingot-closures.h"

#include <glib/gi18n.h>
#include <string.h>

static void
wipe (char **secret)
{
  explicit_bzero (*secret, strlen (*secret));
  g_clear_pointer (secret, g_free);
}

static GUri *
parse_address (IngotServerForm *self)
{
  return *self->address != '\0' ? ingot_address_parse (self->address, NULL) : NULL;
}

/* Where what is pasted is a page or an endpoint for certain: what is before it is the base. */
static gboolean
is_below_base (const char *part)
{
  static const char *const parts[] = { "graphql", "login", "api", NULL };

  return g_strv_contains (parts, part);
}

static char *
cut_path (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  /* A search page is below its repository. */
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (is_below_base (parts[i]) ||
          (i > 0 && parts[i + 1] != NULL && g_str_equal (parts[i + 1], "search")))
        {
          g_strv_builder_add (kept, "");
          break;
        }
      g_strv_builder_add (kept, parts[i]);
    }
  strv = g_strv_builder_end (kept);
  return g_strjoinv ("/", strv);
}

/* One base written twice is one base. */
static char *
dup_normal (const char *address)
{
  g_autoptr (GUri) uri = ingot_address_parse (address, NULL);

  return uri != NULL ? g_uri_to_string (uri) : NULL;
}

static gboolean
is_same_origin (GUri *one, GUri *other)
{
  return g_str_equal (g_uri_get_scheme (one), g_uri_get_scheme (other)) &&
         g_ascii_strcasecmp (g_uri_get_host (one), g_uri_get_host (other)) == 0 &&
         g_uri_get_port (one) == g_uri_get_port (other);
}

static char *
describe_plain (const char *host)
{
  /* Translators: %s is the address of a server */
  return g_strdup_printf (_ ("The connection to %s is not encrypted: everybody on the way can read "
                             "the API token and the ingest tokens."),
                          host);
}

static char *
describe_move (const char *host)
{
  /* Translators: %s is the address of a server */
  return g_strdup_printf (_ ("This is another server: the API token in the keyring would be sent "
                             "to %s. Enter it again if you want that, or the one for this "
                             "server."),
                          host);
}

/* Another window or process may change the server while it is edited here. */
static IngotServer *
dup_as_it_is (IngotServer *server)
{
  IngotServer *copy = ingot_server_new_for_session (ingot_server_get_name (server),
                                                    ingot_server_get_address (server),
                                                    ingot_server_get_environment (server));

  ingot_server_set_read_only (copy, ingot_server_get_read_only (server));
  ingot_server_set_ca_certificate (copy, ingot_server_get_ca_certificate (server));
  return copy;
}

static gboolean
has_ca_certificate (IngotServer *server)
{
  return *ingot_server_get_ca_certificate (server) != '\0';
}

static gboolean
is_address_changed (IngotServerForm *self)
{
  g_autofree char *new = ingot_server_form_dup_base (self, NULL);
  g_autofree char *old =
      self->before != NULL ? dup_normal (ingot_server_get_address (self->before)) : NULL;

  return g_strcmp0 (new, old) != 0;
}

static void
follow_address (IngotServerForm *self)
{
  g_autoptr (GUri) uri = parse_address (self);

  if (self->name_is_own)
    return;
  g_set_str (&self->name, uri != NULL ? g_uri_get_host (uri) : "");
}

/**
 * ingot_server_form_new:
 * @server: (nullable): the server to edit, %NULL for a new one
 *
 * Creates a form in which nothing is changed yet.
 *
 * Returns: (transfer full): the form
 */
IngotServerForm *
ingot_server_form_new (IngotServer *server)
{
  IngotServerForm *self = g_new0 (IngotServerForm, 1);

  g_set_object (&self->server, server);
  self->before = server != NULL ? dup_as_it_is (server) : NULL;
  self->address = g_strdup (server != NULL ? ingot_server_get_address (server) : "");
  self->api_token = g_strdup ("");
  self->name = g_strdup (server != NULL ? ingot_server_get_name (server) : "");
  self->name_is_own = *self->name != '\0';
  if (server == NULL)
    return self;
  self->environment = ingot_server_get_environment (server);
  self->read_only = ingot_server_get_read_only (server);
  self->has_ca_certificate = has_ca_certificate (server);
  return self;
}

/**
 * ingot_server_form_free:
 * @self: (transfer full): a form
 *
 * Frees @self and wipes the API token that was typed into it.
 */
void
ingot_server_form_free (IngotServerForm *self)
{
  g_clear_object (&self->server);
  g_clear_object (&self->before);
  g_free (self->address);
  wipe (&self->api_token);
  g_free (self->name);
  g_clear_object (&self->trust);
  g_free (self);
}

/**
 * ingot_server_form_set_address:
 * @self: a form
 * @address: the address, as typed
 *
 * Sets where the server is, and what it is called, unless a person chose that.
 *
 * Returns: %TRUE if that is another address than before
 */
gboolean
ingot_server_form_set_address (IngotServerForm *self, const char *address)
{
  if (!g_set_str (&self->address, address))
    return FALSE;
  follow_address (self);
  return TRUE;
}

/**
 * ingot_server_form_set_api_token:
 * @self: a form
 * @api_token: the API token, as typed
 *
 * Sets the API token. The one before is wiped.
 *
 * Returns: %TRUE if that is another one than before
 */
gboolean
ingot_server_form_set_api_token (IngotServerForm *self, const char *api_token)
{
  if (g_str_equal (self->api_token, api_token))
    return FALSE;
  wipe (&self->api_token);
  self->api_token = g_strdup (api_token);
  return TRUE;
}

/**
 * ingot_server_form_set_name:
 * @self: a form
 * @name: the name, as typed
 *
 * Sets what the server is called; from then on the name does not follow the address, until it is
 * empty.
 *
 * Returns: %TRUE if that is another one than before
 */
gboolean
ingot_server_form_set_name (IngotServerForm *self, const char *name)
{
  if (!g_set_str (&self->name, name))
    return FALSE;
  self->name_is_own = *name != '\0';
  return TRUE;
}

/**
 * ingot_server_form_set_trust:
 * @self: a form
 * @trust: (nullable): a CA certificate; %NULL for the system's alone
 *
 * Sets what is trusted for this server besides the system's.
 */
void
ingot_server_form_set_trust (IngotServerForm *self, IngotTrust *trust)
{
  g_set_object (&self->trust, trust);
  self->has_ca_certificate = trust != NULL;
}

/**
 * ingot_server_form_complete_address:
 * @self: a form
 *
 * Completes what was pasted as far as that is certain without asking the server: the scheme comes
 * to it; a page of LogScale's own interface, an endpoint and a query go. What people paste is
 * `…/repo/search?query=…`, `…/graphql` or `…/login`.
 *
 * Returns: (transfer full): the address; what was typed where it is none
 */
char *
ingot_server_form_complete_address (IngotServerForm *self)
{
  g_autoptr (GUri) uri = parse_address (self);
  g_autofree char *path = NULL;
  g_autofree char *address = NULL;
  int port;

  if (uri == NULL)
    return g_strdup (self->address);
  path = cut_path (g_uri_get_path (uri));
  port = g_uri_get_port (uri);
  if (port == (g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80))
    port = -1;
  address = g_uri_join (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                        port, path, NULL, NULL);
  /* As people write it; the base has a slash at its end. */
  if (g_str_has_suffix (address, "/"))
    address[strlen (address) - 1] = '\0';
  /* On this machine it may be either, which only the server knows. */
  if (strstr (self->address, "://") == NULL && ingot_address_is_loopback (uri))
    return g_strdup (self->address);
  return g_steal_pointer (&address);
}

/**
 * ingot_server_form_dup_base:
 * @self: a form
 * @error: return location for an error
 *
 * Gets the address to be saved.
 *
 * Returns: (transfer full): the base, or %NULL with %INGOT_ERROR_UNREACHABLE
 */
char *
ingot_server_form_dup_base (IngotServerForm *self, GError **error)
{
  g_autofree char *completed = ingot_server_form_complete_address (self);
  g_autoptr (GUri) uri = ingot_address_parse (completed, error);

  return uri != NULL ? g_uri_to_string (uri) : NULL;
}

/**
 * ingot_server_form_is_elsewhere:
 * @self: a form
 *
 * Tells whether the address in the form leads to another server than the one that has the API token
 * now: another scheme, host or port. Somebody else may have moved the server.
 *
 * Returns: %TRUE if the API token in the keyring is not meant for the address
 */
gboolean
ingot_server_form_is_elsewhere (IngotServerForm *self)
{
  g_autoptr (GUri) new = parse_address (self);
  g_autoptr (GUri) old = NULL;

  if (self->server == NULL || new == NULL)
    return FALSE;
  old = ingot_address_parse (ingot_server_get_address (self->server), NULL);
  return old == NULL || !is_same_origin (old, new);
}

/**
 * ingot_server_form_moves:
 * @self: a form
 *
 * Tells whether to save the form moves the server: its address was changed, to one that
 * ingot_server_form_is_elsewhere() is about.
 *
 * Returns: %TRUE if the API token in the keyring would be sent elsewhere
 */
gboolean
ingot_server_form_moves (IngotServerForm *self)
{
  return is_address_changed (self) && ingot_server_form_is_elsewhere (self);
}

/**
 * ingot_server_form_needs_api_token:
 * @self: a form
 *
 * Tells whether an API token must be typed: there is none yet, or the one there is must not be sent
 * elsewhere without being meant.
 *
 * Returns: %TRUE unless the one in the keyring can stay
 */
gboolean
ingot_server_form_needs_api_token (IngotServerForm *self)
{
  return self->server == NULL || !ingot_server_get_saved (self->server) ||
         ingot_server_form_moves (self);
}

/**
 * ingot_server_form_is_plain:
 * @self: a form
 *
 * Tells whether everything that is sent to the server could be read on its way.
 *
 * Returns: %TRUE for `http` to another machine
 */
gboolean
ingot_server_form_is_plain (IngotServerForm *self)
{
  return *self->address != '\0' && ingot_closure_is_plain (NULL, self->address);
}

/**
 * ingot_server_form_is_complete:
 * @self: a form
 *
 * Tells whether @self can be saved.
 *
 * Returns: %TRUE if it has an address, a name, and an API token where one is needed
 */
gboolean
ingot_server_form_is_complete (IngotServerForm *self)
{
  g_autoptr (GUri) uri = parse_address (self);

  return uri != NULL && !ingot_address_is_ingest_only (uri) && *self->name != '\0' &&
         (*self->api_token != '\0' || !ingot_server_form_needs_api_token (self));
}

/**
 * ingot_server_form_is_changed:
 * @self: a form
 *
 * Tells whether there is something to save.
 *
 * Returns: %TRUE for a new server, or one that is not saved yet, or if something is different
 */
gboolean
ingot_server_form_is_changed (IngotServerForm *self)
{
  if (self->server == NULL || !ingot_server_get_saved (self->server))
    return TRUE;
  return is_address_changed (self) || *self->api_token != '\0' || self->trust != NULL ||
         !g_str_equal (self->name, ingot_server_get_name (self->before)) ||
         self->environment != ingot_server_get_environment (self->before) ||
         self->read_only != ingot_server_get_read_only (self->before) ||
         self->has_ca_certificate != has_ca_certificate (self->before);
}

/**
 * ingot_server_form_withdraws_ca_certificate:
 * @self: a form
 *
 * Tells whether a CA certificate was trusted for the server, and shall not be any more.
 *
 * Returns: %TRUE if the person took it away
 */
gboolean
ingot_server_form_withdraws_ca_certificate (IngotServerForm *self)
{
  return self->before != NULL && has_ca_certificate (self->before) && !self->has_ca_certificate;
}

/**
 * ingot_server_form_describe_address:
 * @self: a form
 *
 * Says what a person should know of the address before anything is sent.
 *
 * Returns: (transfer full) (nullable): a translated sentence, %NULL where there is nothing to say
 */
char *
ingot_server_form_describe_address (IngotServerForm *self)
{
  g_autoptr (GUri) uri = parse_address (self);
  g_autofree char *host = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *moved = NULL;

  if (uri == NULL)
    return NULL;
  if (ingot_address_is_ingest_only (uri))
    return g_strdup (_ ("This address only takes data in. Ingest tokens are managed at the address "
                        "of the LogScale server itself."));
  host = ingot_address_dup_host (uri);
  plain = ingot_server_form_is_plain (self) ? describe_plain (host) : NULL;
  moved = ingot_server_form_moves (self) && ingot_server_get_saved (self->server)
              ? describe_move (host)
              : NULL;
  if (plain != NULL && moved != NULL)
    return g_strconcat (plain, " ", moved, NULL);
  return plain != NULL ? g_steal_pointer (&plain) : g_steal_pointer (&moved);
}

/**
 * ingot_server_form_apply:
 * @self: a form with an address
 * @server: the server that is meant
 *
 * Sets what @server is, as far as it is new or was changed in the form: what somebody else has
 * changed meanwhile stays. An API token that was typed is for the address that is in the form. The
 * CA certificate is kept by #IngotTrustStore.
 */
void
ingot_server_form_apply (IngotServerForm *self, IngotServer *server)
{
  g_autofree char *base = ingot_server_form_dup_base (self, NULL);
  g_autofree char *old = dup_normal (ingot_server_get_address (server));
  IngotServer *before = server == self->server ? self->before : NULL;

  if (before == NULL || !g_str_equal (self->name, ingot_server_get_name (before)))
    ingot_server_set_name (server, self->name);
  if (before == NULL || self->environment != ingot_server_get_environment (before))
    ingot_server_set_environment (server, self->environment);
  if (before == NULL || self->read_only != ingot_server_get_read_only (before))
    ingot_server_set_read_only (server, self->read_only);
  if ((is_address_changed (self) || *self->api_token != '\0') && g_strcmp0 (base, old) != 0)
    ingot_server_set_address (server, base);
}
