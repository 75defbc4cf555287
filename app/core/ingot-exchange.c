/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-exchange.h"

#include <json-glib/json-glib.h>
#include <libsecret/secret.h>
#include <string.h>

#define HIDDEN "••••"

/* What is shorter guards nothing, and would be found in many a word. */
#define SHORTEST 4

static void
ingot_exchange_clear (IngotExchange *self)
{
  g_uri_unref (self->address);
  g_clear_pointer (&self->certificate, ingot_certificate_unref);
  g_ptr_array_unref (self->secrets);
}

/* As it stands between the quotation marks of JSON. */
static char *
dup_json_text (const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);
  char *quoted = json_to_string (node, FALSE);
  char *escaped = g_strndup (quoted + 1, strlen (quoted) - 2);

  secret_password_free (quoted);
  return escaped;
}

static void
hide (GString *text, const char *secret)
{
  if (g_utf8_strlen (secret, -1) >= SHORTEST)
    g_string_replace (text, secret, HIDDEN, 0);
}

static void
hide_secret (GString *text, const char *secret)
{
  const char *tilde = strrchr (secret, '~');
  char *json = dup_json_text (secret);

  hide (text, secret);
  hide (text, json);
  if (tilde != NULL)
    hide (text, tilde + 1);
  secret_password_free (json);
}

/**
 * ingot_exchange_new: (skip)
 * @operation: a name, which must stay
 * @address: where it is sent
 *
 * Begins the account of a request.
 *
 * Returns: (transfer full): the account
 */
IngotExchange *
ingot_exchange_new (const char *operation, GUri *address)
{
  IngotExchange *self = g_atomic_rc_box_new0 (IngotExchange);

  self->operation = operation;
  self->address = g_uri_ref (address);
  self->begun = g_get_monotonic_time ();
  self->secrets = g_ptr_array_new_with_free_func ((GDestroyNotify) secret_password_free);
  return self;
}

/**
 * ingot_exchange_ref: (skip)
 * @self: the account of a request
 *
 * Acquires a reference, in any thread.
 *
 * Returns: (transfer full): @self
 */
IngotExchange *
ingot_exchange_ref (IngotExchange *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * ingot_exchange_unref: (skip)
 * @self: (transfer full): the account of a request
 *
 * Releases a reference, in any thread.
 */
void
ingot_exchange_unref (IngotExchange *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) ingot_exchange_clear);
}

/**
 * ingot_exchange_add_secret: (skip)
 * @self: the account of a request that is not sent yet
 * @secret: what is sent with it; copied
 *
 * Notes what must not be repeated when an error quotes the server, which may quote the request.
 */
void
ingot_exchange_add_secret (IngotExchange *self, const char *secret)
{
  g_ptr_array_add (self->secrets, g_strdup (secret));
}

/**
 * ingot_exchange_hide_secrets: (skip)
 * @self: the account of a request
 * @text: (nullable): what a server said, of any encoding
 * @length: its length in bytes, or -1 up to a zero byte
 *
 * Takes the secrets that were sent out of what came back, also as JSON writes them. Before the last
 * `~` of an API token LogScale has the name of its kind or owner: what is behind it is as secret
 * without. @text must not have been cut before: a part of a secret is not found.
 *
 * Returns: (transfer full): the rest, valid UTF-8
 */
char *
ingot_exchange_hide_secrets (const IngotExchange *self, const char *text, gssize length)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, length) : g_strdup ("");
  g_autoptr (GString) rest = g_string_new_take (g_steal_pointer (&valid));

  for (guint i = 0; i < self->secrets->len; i++)
    hide_secret (rest, g_ptr_array_index (self->secrets, i));
  return g_string_free_and_steal (g_steal_pointer (&rest));
}
