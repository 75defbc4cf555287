/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-address.h"

#include "ingot-error.h"
#include "ingot-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

/* A proxy may put a server below two or three; the rest of what was pasted is a page. */
#define MAX_PARTS 6

static gboolean
is_usable (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  return (g_str_equal (scheme, "https") || g_str_equal (scheme, "http")) && host != NULL &&
         *host != '\0';
}

/* Not one in a query, as of a page that leads on to another. */
static gboolean
has_scheme (const char *text)
{
  const char *separator = strstr (text, "://");

  return separator != NULL && strcspn (text, "/?#") > (gsize) (separator - text);
}

/**
 * ingot_address_parse: (skip)
 * @text: what a person typed
 * @error: return location for an error
 *
 * Reads the address of a server, the base below which its endpoints are.
 *
 * `https` is meant where no scheme is given. Query and fragment are dropped, and the path ends in a
 * slash, so that endpoints can be resolved against it.
 *
 * Returns: (transfer full): the base, or %NULL with %INGOT_ERROR_UNREACHABLE
 */
GUri *
ingot_address_parse (const char *text, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *full =
      has_scheme (stripped) ? g_strdup (stripped) : g_strconcat ("https://", stripped, NULL);
  g_autoptr (GUri) uri = g_uri_parse (full, SOUP_HTTP_URI_FLAGS, NULL);
  g_autofree char *path = NULL;

  if (uri == NULL || !is_usable (uri))
    {
      g_autofree char *quoted = ingot_text_quote (stripped);

      g_set_error (error, INGOT_ERROR, INGOT_ERROR_UNREACHABLE,
                   /* Translators: what was typed, quoted, and an example */
                   _ ("%s is not the address of a server. It should look like %s."), quoted,
                   "https://logscale.example.com");
      return NULL;
    }

  /* Not repeated in the message: it may be a password. */
  if (g_uri_get_userinfo (uri) != NULL)
    {
      g_set_error_literal (error, INGOT_ERROR, INGOT_ERROR_UNREACHABLE,
                           _ ("The address of a server has no user name or password in it."));
      return NULL;
    }

  path = g_str_has_suffix (g_uri_get_path (uri), "/")
             ? g_strdup (g_uri_get_path (uri))
             : g_strconcat (g_uri_get_path (uri), "/", NULL);
  return g_uri_build (SOUP_HTTP_URI_FLAGS, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                      g_uri_get_port (uri), path, NULL, NULL);
}

/**
 * ingot_address_is_loopback: (skip)
 * @address: an address
 *
 * Tells whether an address is this machine's own.
 *
 * Returns: %TRUE for `localhost`, 127.0.0.0/8 and ::1
 */
gboolean
ingot_address_is_loopback (GUri *address)
{
  const char *host = g_uri_get_host (address);
  g_autoptr (GInetAddress) inet = g_inet_address_new_from_string (host);

  if (inet != NULL)
    return g_inet_address_get_is_loopback (inet);

  return g_ascii_strcasecmp (host, "localhost") == 0;
}

/**
 * ingot_address_dup_host: (skip)
 * @address: an address
 *
 * Gets what a person calls the server in a sentence.
 *
 * Returns: (transfer full): host, and port where it is not the usual one, isolated
 */
char *
ingot_address_dup_host (GUri *address)
{
  const int usual = g_str_equal (g_uri_get_scheme (address), "https") ? 443 : 80;
  const int port = g_uri_get_port (address) == usual ? -1 : g_uri_get_port (address);
  /* It puts brackets around an IPv6 address; the two slashes before it are not wanted. */
  g_autofree char *authority =
      g_uri_join (G_URI_FLAGS_NONE, NULL, NULL, g_uri_get_host (address), port, "", NULL, NULL);

  return ingot_text_isolate (authority + strlen ("//"));
}

/* A base with one part less at its end. */
static GUri *
dup_parent (GUri *base)
{
  const char *path = g_uri_get_path (base);
  const char *last = path + strlen (path) - 1;
  g_autofree char *parent = NULL;

  while (last > path && last[-1] != '/')
    last--;
  parent = g_strndup (path, (gsize) (last - path));
  return g_uri_build (SOUP_HTTP_URI_FLAGS, g_uri_get_scheme (base), NULL, g_uri_get_host (base),
                      g_uri_get_port (base), parent, NULL, NULL);
}

static void
add_with_parents (GPtrArray *candidates, GUri *base)
{
  const guint before = candidates->len;

  g_ptr_array_add (candidates, g_uri_ref (base));
  while (!g_str_equal (g_uri_get_path (g_ptr_array_index (candidates, candidates->len - 1)), "/"))
    g_ptr_array_add (candidates, dup_parent (g_ptr_array_index (candidates, candidates->len - 1)));

  /* A longer path than any server's base: what was pasted is a page. */
  if (candidates->len - before > MAX_PARTS)
    g_ptr_array_remove_range (candidates, before, candidates->len - before - MAX_PARTS);
}

/**
 * ingot_address_list_candidates: (skip)
 * @text: what a person pasted: a base, a page of LogScale's own interface, an endpoint
 * @error: return location for an error
 *
 * Lists where the base of a server may be, the likeliest first: people paste
 * `…/internal/humio/my-repo/search?query=…`, and only the server knows which part of that is its.
 * Where no scheme is given `https` is meant; on this machine `http` comes after it.
 *
 * Returns: (transfer full) (element-type GUri): some bases, or %NULL with %INGOT_ERROR_UNREACHABLE
 */
GPtrArray *
ingot_address_list_candidates (const char *text, GError **error)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) g_uri_unref);
  g_autoptr (GUri) base = ingot_address_parse (text, error);

  if (base == NULL)
    return NULL;

  add_with_parents (candidates, base);
  if (!has_scheme (text) && ingot_address_is_loopback (base))
    {
      g_autofree char *stripped = g_strstrip (g_strdup (text));
      g_autofree char *plain = g_strconcat ("http://", stripped, NULL);
      g_autoptr (GUri) plain_base = ingot_address_parse (plain, NULL);

      add_with_parents (candidates, plain_base);
    }
  return g_steal_pointer (&candidates);
}

/**
 * ingot_address_is_ingest_only: (skip)
 * @address: an address
 *
 * Tells whether an address is an ingest host of CrowdStrike's Next-Gen SIEM
 * (`*.ingest.*.crowdstrike.com`): data can be sent there, and nothing can be managed.
 *
 * Returns: %TRUE if it is
 */
gboolean
ingot_address_is_ingest_only (GUri *address)
{
  g_autofree char *host = g_ascii_strdown (g_uri_get_host (address), -1);

  return g_pattern_match_simple ("*.ingest.*.crowdstrike.com", host);
}

/**
 * ingot_address_list_cloud: (skip)
 *
 * Lists the addresses of the vendor's own servers, to be offered. The list is not closed: a tenant
 * has `https://<tenant>.logscale.us-1.crowdstrike.com`, for example.
 *
 * Returns: (transfer none) (array zero-terminated=1): addresses
 */
const char *const *
ingot_address_list_cloud (void)
{
  static const char *const addresses[] = {
    "https://cloud.humio.com",
    "https://cloud.us.humio.com",
    "https://cloud.community.humio.com",
    NULL,
  };

  return addresses;
}
