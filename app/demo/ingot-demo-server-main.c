/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-server.h"

#include <glib-unix.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#define MAX_PORT  65535
#define MAX_COUNT 100000

typedef struct
{
  int port;
  int repositories;
  int tokens;
  int latency;
  gint64 seed;
  char *version;
  char **without;
  gboolean own_tokens;
  gboolean print_schema;
} Arguments;

static gboolean
check_range (const char *option, int value, int most, GError **error)
{
  if (value >= 0 && value <= most)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--%s must be from 0 to %d", option,
               most);
  return FALSE;
}

static gboolean
check_version (const char *version, GError **error)
{
  if (version == NULL || ingot_demo_generation_is_name (version))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "--version must be three numbers, such as 1.204.0, or older or newer");
  return FALSE;
}

/* Each is looked for where those before it are missing already. */
static gboolean
check_without (const Arguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new_null_terminated (1, NULL, TRUE);

  for (char **what = arguments->without; what != NULL && *what != NULL; what++)
    {
      const IngotDemoOptions options = { .version = arguments->version,
                                         .without = (const char *const *) before->pdata };
      g_autoptr (IngotDemoServer) server = ingot_demo_server_new (&options);

      if (!ingot_demo_server_knows (server, *what))
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       "--without: the schema has no %s", *what);
          return FALSE;
        }
      g_ptr_array_add (before, *what);
    }
  return TRUE;
}

static gboolean
check (const Arguments *arguments, int argc, char **argv, GError **error)
{
  if (argc > 1)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION, "What is “%s”?", argv[1]);
      return FALSE;
    }
  return check_range ("port", arguments->port, MAX_PORT, error) &&
         check_range ("repositories", arguments->repositories, MAX_COUNT, error) &&
         check_range ("tokens", arguments->tokens, MAX_COUNT, error) &&
         check_range ("latency", arguments->latency, G_MAXINT, error) &&
         check_version (arguments->version, error) && check_without (arguments, error);
}

static gboolean
parse (Arguments *arguments, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "port", 'p', 0, G_OPTION_ARG_INT, &arguments->port, "Listen on port N (0: any free one)",
      "N" },
    { "repositories", 0, 0, G_OPTION_ARG_INT, &arguments->repositories,
      "Have N repositories and views", "N" },
    { "tokens", 0, 0, G_OPTION_ARG_INT, &arguments->tokens,
      "Have a repository with N ingest tokens", "N" },
    { "latency", 0, 0, G_OPTION_ARG_INT, &arguments->latency, "Answer MS milliseconds late", "MS" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &arguments->seed, "Make other tokens and repositories",
      "N" },
    { "version", 0, 0, G_OPTION_ARG_STRING, &arguments->version,
      "Imitate release V (1.204.0; before it, 1.180's schema), or be \"older\" (1.180 without "
      "all that Ingot can do without) or \"newer\" (1.204 without what is deprecated, with what "
      "nobody knows yet)",
      "V" },
    { "without", 0, 0, G_OPTION_ARG_STRING_ARRAY, &arguments->without,
      "Have a schema without X: Type.field, Type.field(argument), Enum.VALUE or Input.field; may "
      "be given several times",
      "X" },
    { "own-tokens", 0, 0, G_OPTION_ARG_NONE, &arguments->own_tokens,
      "Answer a custom ingest token with another one", NULL },
    { "print-schema", 0, 0, G_OPTION_ARG_NONE, &arguments->print_schema,
      "Write the GraphQL schema and exit", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (context, "A server for trying Ingot and other clients, with "
                                         "invented data, on this machine only.");
  g_option_context_add_main_entries (context, entries, NULL);
  return g_option_context_parse (context, argc, argv, error) &&
         check (arguments, *argc, *argv, error);
}

static void
print_schema (IngotDemoServer *server)
{
  g_autofree char *schema = ingot_demo_server_print_schema (server);

  printf ("%s", schema);
}

static void
print_accounts (IngotDemoServer *server)
{
  GPtrArray *accounts = ingot_demo_server_get_accounts (server);
  guint i;

  for (i = 0; i < accounts->len; i++)
    {
      IngotDemoAccount *account = accounts->pdata[i];

      printf ("%s\t%s\t%s\n", account->username, account->rights, account->token);
    }
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
run (IngotDemoServer *server, guint16 port, GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint interrupt = g_unix_signal_add (SIGINT, quit_cb, loop);
  guint terminate = g_unix_signal_add (SIGTERM, quit_cb, loop);
  gboolean started = ingot_demo_server_start (server, port, error);

  if (started)
    {
      printf ("%s\n", ingot_demo_server_get_address (server));
      print_accounts (server);
      fflush (stdout);
      g_main_loop_run (loop);
    }
  g_source_remove (interrupt);
  g_source_remove (terminate);
  return started;
}

static int
fail (const GError *error)
{
  fprintf (stderr, "%s: %s\n", g_get_prgname (), error->message);
  return EXIT_FAILURE;
}

int
main (int argc, char **argv)
{
  Arguments arguments = { 0 };
  g_autofree char *version = NULL;
  g_auto (GStrv) without = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (IngotDemoServer) server = NULL;
  IngotDemoOptions options = { 0 };

  setlocale (LC_ALL, "");
  if (!parse (&arguments, &argc, &argv, &error))
    return fail (error);
  version = arguments.version;
  without = arguments.without;
  options.repositories = arguments.repositories;
  options.tokens = arguments.tokens;
  options.latency = arguments.latency;
  options.seed = arguments.seed;
  options.version = version;
  options.without = (const char *const *) without;
  options.own_tokens = arguments.own_tokens;
  server = ingot_demo_server_new (&options);
  if (arguments.print_schema)
    print_schema (server);
  else if (!run (server, arguments.port, &error))
    return fail (error);
  return EXIT_SUCCESS;
}
