/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-token-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Far beyond any API token: a file that is longer is another file. */
#define MAX_LENGTH 8192

/* A buffer of our own, since what GIO reads into is freed as it is. */
static gssize
read_whole (int fd, char *buffer, gsize size)
{
  gsize length = 0;

  while (length < size)
    {
      gssize n = read (fd, buffer + length, size - length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      length += (gsize) n;
    }
  return (gssize) length;
}

static gsize
skip_line_break (const char *text, gsize length)
{
  if (length > 0 && text[length - 1] == '\n')
    length--;
  if (length > 0 && text[length - 1] == '\r')
    length--;
  return length;
}

/* What it contains is in no message: it may be the token, or somebody's other secret. */
static const char *
find_problem (const char *text, gsize length)
{
  if (length == 0)
    return _ ("The token file is empty");
  if (length > MAX_LENGTH)
    return _ ("The token file is too long to be an API token");
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\n' || text[i] == '\r')
        return _ ("The token file has more than one line");
      if (!g_ascii_isgraph (text[i]))
        return _ ("The token file has a character that is in no API token");
    }
  return NULL;
}

static void
take_errno (GError **error)
{
  int saved_errno = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno),
               _ ("The token file cannot be read: %s"), g_strerror (saved_errno));
}

static char *
read_token (int fd, GError **error)
{
  char buffer[MAX_LENGTH + 2];
  gssize n_read = read_whole (fd, buffer, sizeof buffer);
  const char *problem;
  gsize length;
  char *token = NULL;

  if (n_read < 0)
    {
      take_errno (error);
      return NULL;
    }
  length = skip_line_break (buffer, (gsize) n_read);
  problem = find_problem (buffer, length);
  if (problem == NULL)
    token = g_strndup (buffer, length);
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, problem);
  explicit_bzero (buffer, sizeof buffer);
  return token;
}

/**
 * ingot_token_file_read:
 * @path: a file, or `-` for the standard input
 * @error: return location for an error of #GIOErrorEnum
 *
 * Reads an API token: one line, with or without a line break at its end. Blocks, so it is for the
 * time before there is a main loop.
 *
 * Returns: (transfer full) (nullable): the token, for ingot_token_file_wipe ()
 */
char *
ingot_token_file_read (const char *path, GError **error)
{
  gboolean standard_input = g_str_equal (path, "-");
  g_autofd int opened = -1;

  if (!standard_input)
    {
      opened = g_open (path, O_RDONLY | O_CLOEXEC, 0);
      if (opened < 0)
        {
          take_errno (error);
          return NULL;
        }
    }
  return read_token (standard_input ? STDIN_FILENO : opened, error);
}

/**
 * ingot_token_file_take_environment:
 * @variable: the name of an environment variable
 *
 * Takes an API token out of the environment, so that neither other processes of this user nor the
 * ones that we start can see it.
 *
 * Returns: (transfer full) (nullable): its value, for ingot_token_file_wipe ()
 */
char *
ingot_token_file_take_environment (const char *variable)
{
  char *value = getenv (variable);
  char *token = g_strdup (value);

  if (value != NULL)
    explicit_bzero (value, strlen (value));
  g_unsetenv (variable);
  return token;
}

/**
 * ingot_token_file_wipe:
 * @token: (transfer full) (nullable): an API token
 *
 * Overwrites and frees @token.
 */
void
ingot_token_file_wipe (char *token)
{
  if (token == NULL)
    return;
  explicit_bzero (token, strlen (token));
  g_free (token);
}
