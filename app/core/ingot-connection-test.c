/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-connection-test-private.h"

#include "ingot-account.h"
#include "ingot-address.h"
#include "ingot-client.h"
#include "ingot-error.h"
#include "ingot-keyring.h"
#include "ingot-pages.h"
#include "ingot-probe.h"
#include "ingot-search-domain.h"
#include "ingot-text.h"
#include "ingot-weak.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#define TIMEOUT_MS 15000

/**
 * IngotConnectionTest:
 *
 * Finds out step by step whether a server can be used: reached, secure, LogScale, signed in, and
 * what there is to see and to change. Its properties are those that it has getters for; all notify.
 */
struct _IngotConnectionTest
{
  GObject parent_instance;

  GListStore *steps;
  guint step; /* the one that is running */
  char *address;
  GError *error;
  gboolean running;

  GCancellable *cancellable;
  char *api_token;
  IngotServer *server; /* whose API token in the keyring is used otherwise */
  IngotTrust *trust;
  IngotClient *client;
};

enum
{
  PROP_STEPS = 1,
  PROP_RUNNING,
  PROP_ADDRESS,
  PROP_ERROR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotConnectionTest, ingot_connection_test, G_TYPE_OBJECT)

static void
notify (IngotConnectionTest *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_running (IngotConnectionTest *self, gboolean running)
{
  if (self->running == running)
    return;
  self->running = running;
  notify (self, PROP_RUNNING);
}

static void
set_step (IngotConnectionTest *self, guint step, IngotConnectionStepState state, char *result)
{
  g_autoptr (IngotConnectionStep) item = g_list_model_get_item (G_LIST_MODEL (self->steps), step);

  ingot_connection_step_take (item, state, result);
}

/* One step is done, and the next one begins. */
static void
pass (IngotConnectionTest *self, IngotConnectionStepState state, char *result)
{
  set_step (self, self->step++, state, result);
  if (self->step < INGOT_CONNECTION_N_STEPS)
    set_step (self, self->step, INGOT_CONNECTION_STEP_RUNNING, NULL);
}

static void
fail (IngotConnectionTest *self, GError *error)
{
  set_step (self, self->step, INGOT_CONNECTION_STEP_FAILED, g_strdup (error->message));
  self->error = error;
  notify (self, PROP_ERROR);
  set_running (self, FALSE);
}

/* A test that was stopped, or started again, is not interested any more. */
static IngotConnectionTest *
take_test (gpointer weak, GAsyncResult *result)
{
  g_autoptr (IngotConnectionTest) self = ingot_weak_take (weak);

  if (self == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return NULL;
  return g_steal_pointer (&self);
}

static void
pass_repositories (IngotConnectionTest *self, guint n_repositories)
{
  pass (self, n_repositories > 0 ? INGOT_CONNECTION_STEP_DONE : INGOT_CONNECTION_STEP_WARNING,
        g_strdup_printf (ngettext ("%u repository", "%u repositories", n_repositories),
                         n_repositories));
}

static void
pass_rights (IngotConnectionTest *self, guint n_may_change)
{
  pass (self, n_may_change > 0 ? INGOT_CONNECTION_STEP_DONE : INGOT_CONNECTION_STEP_WARNING,
        g_strdup_printf (ngettext ("in %u repository", "in %u repositories", n_may_change),
                         n_may_change));
}

static void
on_domains_read (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) domains =
      ingot_pages_read_finish (INGOT_CLIENT (source_object), result, &error);
  g_autoptr (IngotConnectionTest) self = take_test (user_data, result);
  guint n_repositories = 0, n_told = 0, n_may_change = 0;

  if (self == NULL)
    return;
  if (domains == NULL)
    {
      fail (self, g_steal_pointer (&error));
      return;
    }

  for (guint i = 0; i < domains->len; i++)
    if (ingot_search_domain_get_kind (domains->pdata[i]) == INGOT_SEARCH_DOMAIN_REPOSITORY)
      {
        n_repositories++;
        n_told += ingot_search_domain_get_tells_may_change_ingest_tokens (domains->pdata[i]);
        n_may_change += ingot_search_domain_get_may_change_ingest_tokens (domains->pdata[i]);
      }
  pass_repositories (self, n_repositories);
  /* Without a word of the server it is only found out when something is changed. */
  if (n_repositories > 0 && n_told == 0)
    pass (self, INGOT_CONNECTION_STEP_WARNING, g_strdup (_ ("not told by the server")));
  else
    pass_rights (self, n_may_change);
  set_running (self, FALSE);
}

static void
rows_cb (GPtrArray *rows, double progress, gpointer user_data)
{
}

static char *
describe_account (IngotAccount *account)
{
  if (account == NULL)
    return g_strdup (_ ("with an API token that belongs to no user"));
  return ingot_text_isolate (ingot_account_get_username (account));
}

static void
on_account_read (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts =
      ingot_client_run_finish (INGOT_CLIENT (source_object), result, NULL, &error);
  g_autoptr (IngotConnectionTest) self = take_test (user_data, result);

  if (self == NULL)
    return;
  if (accounts == NULL)
    {
      fail (self, g_steal_pointer (&error));
      return;
    }
  pass (self, INGOT_CONNECTION_STEP_DONE,
        describe_account (accounts->len > 0 ? accounts->pdata[0] : NULL));
  ingot_pages_read_async (self->client, rows_cb, NULL, NULL, self->cancellable, on_domains_read,
                          ingot_weak_new (self));
}

static void
sign_in (IngotConnectionTest *self, const char *api_token)
{
  GError *error = NULL;

  if (api_token == NULL)
    {
      fail (self, g_error_new_literal (INGOT_ERROR, INGOT_ERROR_AUTHENTICATION,
                                       _ ("There is no API token to sign in with. Enter one.")));
      return;
    }
  self->client = ingot_client_new (self->address, api_token, &error);
  if (self->client == NULL)
    {
      fail (self, error);
      return;
    }
  ingot_client_set_trust (self->client, self->trust);
  ingot_client_set_read_only (self->client, TRUE);
  ingot_client_run_async (self->client, &ingot_operation_get_account, NULL, self->cancellable,
                          on_account_read, ingot_weak_new (self));
}

static void
on_looked_up (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  char *api_token = ingot_keyring_lookup_finish (INGOT_SERVER (source_object), result, &error);
  g_autoptr (IngotConnectionTest) self = take_test (user_data, result);

  if (self == NULL)
    g_clear_error (&error);
  else if (error != NULL)
    fail (self, error);
  else
    sign_in (self, api_token);
  secret_password_free (api_token);
}

static void
pass_probe (IngotConnectionTest *self, const IngotProbe *probe)
{
  const gboolean encrypted = g_str_has_prefix (probe->address, "https:");
  g_autofree char *address = ingot_text_isolate (probe->address);

  pass (self, INGOT_CONNECTION_STEP_DONE,
        probe->redirected_from != NULL
            /* Translators: %s is an address */
            ? g_strdup_printf (_ ("redirected to %s"), address)
            : g_steal_pointer (&address));
  if (probe->is_plain)
    pass (self, INGOT_CONNECTION_STEP_WARNING,
          g_strdup (_ ("not encrypted: everybody on the way can read the API token")));
  else
    pass (self, INGOT_CONNECTION_STEP_DONE,
          g_strdup (encrypted ? _ ("encrypted") : _ ("on this computer only")));
  pass (self, INGOT_CONNECTION_STEP_DONE, g_strdup (probe->version));
}

/* How far it went tells the error. */
static void
fail_probe (IngotConnectionTest *self, GError *error)
{
  if (!g_error_matches (error, INGOT_ERROR, INGOT_ERROR_UNREACHABLE) &&
      !g_error_matches (error, INGOT_ERROR, INGOT_ERROR_TIMED_OUT))
    {
      pass (self, INGOT_CONNECTION_STEP_DONE, NULL);
      if (!g_error_matches (error, INGOT_ERROR, INGOT_ERROR_TLS))
        pass (self, INGOT_CONNECTION_STEP_DONE, NULL);
    }
  fail (self, error);
}

static gboolean
has_usual_port (GUri *address)
{
  return g_uri_get_port (address) == (g_str_equal (g_uri_get_scheme (address), "https") ? 443 : 80);
}

/* A redirection within the host, to what is encrypted at most, is only an address written more
 * exactly; another port may be another server. */
static gboolean
is_elsewhere (const IngotProbe *probe)
{
  g_autoptr (GUri) from =
      probe->redirected_from != NULL ? ingot_address_parse (probe->redirected_from, NULL) : NULL;
  g_autoptr (GUri) to = ingot_address_parse (probe->address, NULL);

  if (from == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (g_uri_get_host (from), g_uri_get_host (to)) != 0)
    return TRUE;
  return g_str_equal (g_uri_get_scheme (from), g_uri_get_scheme (to))
             ? g_uri_get_port (from) != g_uri_get_port (to)
             : !has_usual_port (from) || !has_usual_port (to);
}

/* Nobody but the person decides that another server may have the API token. */
static GError *
elsewhere_new (const IngotProbe *probe)
{
  g_autofree char *from = ingot_text_isolate (probe->redirected_from);
  g_autofree char *to = ingot_text_isolate (probe->address);

  GError *error =
      g_error_new (INGOT_ERROR, INGOT_ERROR_REDIRECTED,
                   /* Translators: two addresses */
                   _ ("%s sends to %s. The API token was not sent there. Enter that address if it "
                      "is the server that you mean."),
                   from, to);

  ingot_error_take_location (error, g_strdup (probe->address));
  return error;
}

static void
on_probed (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IngotProbe) probe = ingot_probe_run_finish (result, &error);
  g_autoptr (IngotConnectionTest) self = take_test (user_data, result);

  if (self == NULL)
    return;
  if (probe == NULL)
    {
      fail_probe (self, g_steal_pointer (&error));
      return;
    }
  pass_probe (self, probe);
  if (is_elsewhere (probe))
    {
      fail (self, elsewhere_new (probe));
      return;
    }
  g_set_str (&self->address, probe->address);
  notify (self, PROP_ADDRESS);
  if (self->server != NULL)
    ingot_keyring_lookup_async (self->server, self->cancellable, on_looked_up,
                                ingot_weak_new (self));
  else
    sign_in (self, self->api_token);
}

static void
reset (IngotConnectionTest *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->client);
  g_clear_object (&self->server);
  g_clear_object (&self->trust);
  g_clear_pointer (&self->api_token, secret_password_free);
}

static void
ingot_connection_test_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotConnectionTest *self = INGOT_CONNECTION_TEST (object);

  switch (id)
    {
    case PROP_STEPS:
      g_value_set_object (value, self->steps);
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_connection_test_finalize (GObject *object)
{
  IngotConnectionTest *self = INGOT_CONNECTION_TEST (object);

  reset (self);
  g_clear_object (&self->steps);
  g_clear_pointer (&self->address, g_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (ingot_connection_test_parent_class)->finalize (object);
}

static void
ingot_connection_test_class_init (IngotConnectionTestClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = ingot_connection_test_get_property;
  object_class->finalize = ingot_connection_test_finalize;

  properties[PROP_STEPS] = g_param_spec_object ("steps", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, NULL, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ingot_connection_test_init (IngotConnectionTest *self)
{
  self->steps = g_list_store_new (INGOT_TYPE_CONNECTION_STEP);
  for (guint i = 0; i < INGOT_CONNECTION_N_STEPS; i++)
    {
      g_autoptr (IngotConnectionStep) step =
          ingot_connection_step_new ((IngotConnectionStepKind) i);

      g_list_store_append (self->steps, step);
    }
}

/**
 * ingot_connection_test_new:
 *
 * Creates a test that was not started.
 *
 * Returns: (transfer full): the test
 */
IngotConnectionTest *
ingot_connection_test_new (void)
{
  return g_object_new (INGOT_TYPE_CONNECTION_TEST, NULL);
}

/**
 * ingot_connection_test_get_steps:
 * @self: a test
 *
 * Gets what is tried, in order.
 *
 * Returns: (transfer none): a list of #IngotConnectionStep, always the same
 */
GListModel *
ingot_connection_test_get_steps (IngotConnectionTest *self)
{
  return G_LIST_MODEL (self->steps);
}

/**
 * ingot_connection_test_get_running:
 * @self: a test
 *
 * Tells whether it is being tried.
 *
 * Returns: %TRUE from the start to the last step or the first failure
 */
gboolean
ingot_connection_test_get_running (IngotConnectionTest *self)
{
  return self->running;
}

/**
 * ingot_connection_test_get_address:
 * @self: a test
 *
 * Gets the base of the server, which may be another than what was typed.
 *
 * Returns: (transfer none) (nullable): the base, once the server was found
 */
const char *
ingot_connection_test_get_address (IngotConnectionTest *self)
{
  return self->address;
}

/**
 * ingot_connection_test_get_error:
 * @self: a test
 *
 * Gets what failed.
 *
 * Returns: (transfer none) (nullable): an error of #IngotError or #IngotKeyringError
 */
const GError *
ingot_connection_test_get_error (IngotConnectionTest *self)
{
  return self->error;
}

/**
 * ingot_connection_test_start:
 * @self: a test
 * @address: what a person pasted
 * @api_token: (nullable): the API token, which is sent to the server that is found and nowhere
 *   else; without one it ends there
 * @trust: (nullable): CA certificates that are trusted besides the system's
 *
 * Begins from the first step. Nothing is changed on the server.
 */
void
ingot_connection_test_start (IngotConnectionTest *self,
                             const char *address,
                             const char *api_token,
                             IngotTrust *trust)
{
  ingot_connection_test_stop (self);
  self->cancellable = g_cancellable_new ();
  self->api_token = g_strdup (api_token);
  g_set_object (&self->trust, trust);
  set_running (self, TRUE);
  set_step (self, 0, INGOT_CONNECTION_STEP_RUNNING, NULL);
  ingot_probe_run_async (address, trust, TIMEOUT_MS, self->cancellable, on_probed,
                         ingot_weak_new (self));
}

/**
 * ingot_connection_test_start_saved:
 * @self: a test
 * @address: what a person pasted
 * @server: a server, whose API token in the keyring is sent to the server that is found; the
 *   caller makes sure that it is meant for it
 * @trust: (nullable): CA certificates that are trusted besides the system's
 *
 * Begins from the first step. Nothing is changed on the server.
 */
void
ingot_connection_test_start_saved (IngotConnectionTest *self,
                                   const char *address,
                                   IngotServer *server,
                                   IngotTrust *trust)
{
  ingot_connection_test_start (self, address, NULL, trust);
  self->server = g_object_ref (server);
}

/**
 * ingot_connection_test_stop:
 * @self: a test
 *
 * Stops it, and forgets what it found.
 */
void
ingot_connection_test_stop (IngotConnectionTest *self)
{
  reset (self);
  self->step = 0;
  for (guint i = 0; i < INGOT_CONNECTION_N_STEPS; i++)
    set_step (self, i, INGOT_CONNECTION_STEP_WAITING, NULL);
  g_clear_pointer (&self->address, g_free);
  g_clear_error (&self->error);
  notify (self, PROP_ADDRESS);
  notify (self, PROP_ERROR);
  set_running (self, FALSE);
}
