/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-application.h"
#include "ingot-demo-server.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <sys/resource.h>

static GObject *
start_demo (char **address, char **api_token, GError **error)
{
  const IngotDemoOptions options = { 0 };
  g_autoptr (IngotDemoServer) server = ingot_demo_server_new (&options);

  if (!ingot_demo_server_start (server, 0, error))
    return NULL;
  *address = g_strdup (ingot_demo_server_get_address (server));
  *api_token = g_strdup (ingot_demo_server_get_api_token (server, "root"));
  return G_OBJECT (g_steal_pointer (&server));
}

int
main (int argc, char *argv[])
{
  const struct rlimit no_core_dump = { 0, 0 };
  g_autoptr (IngotApplication) application = NULL;

  /* Before anything that could crash: a core dump would have API tokens in it. */
  setrlimit (RLIMIT_CORE, &no_core_dump);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = ingot_application_new (start_demo);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
