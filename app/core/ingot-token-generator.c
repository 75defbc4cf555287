/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-token-generator.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#define LETTERS_BYTES 32
#define UUID_BYTES    16

/* The kernel's, since GLib's own can be predicted. Without them there is no token at all. */
static void
fill (guint8 *bytes, gsize size)
{
  gssize got;

  do
    got = getrandom (bytes, size, 0);
  while (got < 0 && errno == EINTR);
  if (got != (gssize) size)
    g_error ("The kernel gives no random bytes: %s", g_strerror (errno));
}

/* base64 with "-" and "_", and without what it would be filled up with (RFC 4648, section 5) */
static char *
make_letters (void)
{
  guint8 bytes[LETTERS_BYTES];
  char *text;

  fill (bytes, sizeof bytes);
  text = g_base64_encode (bytes, sizeof bytes);
  explicit_bzero (bytes, sizeof bytes);
  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  g_strdelimit (text, "=", '\0');
  return text;
}

/* RFC 9562, section 5.4 */
static char *
make_uuid (void)
{
  guint8 bytes[UUID_BYTES];
  GString *text = g_string_sized_new (36);

  fill (bytes, sizeof bytes);
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  for (guint i = 0; i < sizeof bytes; i++)
    g_string_append_printf (text, i == 4 || i == 6 || i == 8 || i == 10 ? "-%02x" : "%02x",
                            bytes[i]);
  explicit_bzero (bytes, sizeof bytes);
  return g_string_free_and_steal (text);
}

/**
 * ingot_token_generate:
 * @format: what it shall look like
 *
 * Makes a token that nobody can guess, from random bytes of the kernel.
 *
 * Returns: (transfer full): the token, a secret
 */
char *
ingot_token_generate (IngotTokenFormat format)
{
  return format == INGOT_TOKEN_UUID ? make_uuid () : make_letters ();
}
