/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-server-keeping.h"

#include "ingot-alert.h"
#include "ingot-closures.h"
#include "ingot-error-text.h"
#include "ingot-session.h"
#include "ingot-toast.h"

#include <glib/gi18n.h>

/* The data of a server while the keyring is asked: pressed again, there is nothing more to ask. */
#define KEEPING "ingot-keeping"

typedef struct
{
  GtkWidget *widget;
  IngotServerList *servers;
} Keeping;

static void
keeping_free (Keeping *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->servers);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Keeping, keeping_free)

static void
show_error (GtkWidget *widget, const GError *error)
{
  g_autofree char *description = ingot_error_text_describe (error);

  ingot_alert_tell (widget, _ ("Server Not Kept"), description);
}

/* The settings last: a server that is saved has its API token. */
static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Keeping) keeping = user_data;
  IngotSession *session = INGOT_SESSION (source);
  IngotServer *server = ingot_session_get_server (session);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = ingot_closure_isolate (NULL, ingot_server_get_name (server));
  g_autofree char *text = NULL;

  g_object_set_data (G_OBJECT (server), KEEPING, NULL);
  if (!ingot_session_keep_api_token_finish (session, result, &error))
    {
      show_error (keeping->widget, error);
      return;
    }
  ingot_server_list_save (keeping->servers, server);
  /* Translators: %s is a server */
  text = g_strdup_printf (_ ("“%s” kept"), name);
  ingot_toast_show (keeping->widget, text);
}

/**
 * ingot_server_keeping_is_possible:
 * @server: (nullable): a server
 *
 * Tells whether @server is remembered for this session only, and will be there after it: the demo
 * will not.
 *
 * Returns: whether it can be kept
 */
gboolean
ingot_server_keeping_is_possible (IngotServer *server)
{
  return server != NULL && !ingot_server_get_saved (server) &&
         ingot_server_get_environment (server) != INGOT_ENVIRONMENT_DEMO;
}

/**
 * ingot_server_keeping_run:
 * @widget: where it is asked for
 * @servers: the servers
 * @server: one of them that can be kept
 *
 * Saves a server that is remembered for this session only, with its API token in the keyring. If
 * the keyring does not take it, a dialog says so and the server stays what it is. While the keyring
 * is asked already, in whichever window, nothing more is done.
 */
void
ingot_server_keeping_run (GtkWidget *widget, IngotServerList *servers, IngotServer *server)
{
  g_autoptr (IngotSession) session = ingot_session_dup_for_server (server, NULL);
  Keeping *keeping;

  g_return_if_fail (session != NULL);

  if (g_object_get_data (G_OBJECT (server), KEEPING) != NULL)
    return;
  g_object_set_data (G_OBJECT (server), KEEPING, GINT_TO_POINTER (TRUE));
  keeping = g_new (Keeping, 1);
  keeping->widget = g_object_ref (widget);
  keeping->servers = g_object_ref (servers);
  ingot_session_keep_api_token_async (session, NULL, on_kept, keeping);
}
