/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-server.h"

#include "ingot-token-generator.h"

/**
 * IngotServer:
 *
 * What is remembered of a server: what it is called, where it is, what it is for. Its API token is
 * in the keyring, under its UUID, and never here.
 *
 * A server is saved, then its properties are those of its settings, in both directions and from
 * other processes as well; or it is for this session only, as the demo is. All properties notify.
 */
struct _IngotServer
{
  GObject parent_instance;

  char *uuid;
  GSettings *settings; /* NULL for this session only */

  char *name;
  char *address;
  IngotEnvironment environment;
  gboolean read_only;
  char *ca_certificate;
  char *last_repository_name;
  char *last_repository_id;
};

typedef enum
{
  PROP_UUID = 1,
  PROP_SETTINGS,
  PROP_SAVED,
  PROP_NAME,
  PROP_ADDRESS,
  PROP_ENVIRONMENT,
  PROP_READ_ONLY,
  PROP_CA_CERTIFICATE,
  PROP_LAST_REPOSITORY_NAME,
  PROP_LAST_REPOSITORY_ID,
} IngotServerProperty;

static GParamSpec *properties[PROP_LAST_REPOSITORY_ID + 1];

G_DEFINE_FINAL_TYPE (IngotServer, ingot_server, G_TYPE_OBJECT)

/* Nothing is kept in two forms: no text is an empty text, as settings have it. */
static void
set_text (IngotServer *self, char **field, const char *text, IngotServerProperty property)
{
  if (g_set_str (field, text != NULL ? text : ""))
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
ingot_server_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  IngotServer *self = INGOT_SERVER (object);

  switch ((IngotServerProperty) prop_id)
    {
    case PROP_UUID:
      g_value_set_string (value, self->uuid);
      break;
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    case PROP_SAVED:
      g_value_set_boolean (value, ingot_server_get_saved (self));
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;
    case PROP_ENVIRONMENT:
      g_value_set_enum (value, self->environment);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_CA_CERTIFICATE:
      g_value_set_string (value, self->ca_certificate);
      break;
    case PROP_LAST_REPOSITORY_NAME:
      g_value_set_string (value, self->last_repository_name);
      break;
    case PROP_LAST_REPOSITORY_ID:
      g_value_set_string (value, self->last_repository_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ingot_server_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  IngotServer *self = INGOT_SERVER (object);

  switch ((IngotServerProperty) prop_id)
    {
    case PROP_UUID:
      self->uuid = g_value_dup_string (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    case PROP_NAME:
      ingot_server_set_name (self, g_value_get_string (value));
      break;
    case PROP_ADDRESS:
      ingot_server_set_address (self, g_value_get_string (value));
      break;
    case PROP_ENVIRONMENT:
      ingot_server_set_environment (self, g_value_get_enum (value));
      break;
    case PROP_READ_ONLY:
      ingot_server_set_read_only (self, g_value_get_boolean (value));
      break;
    case PROP_CA_CERTIFICATE:
      ingot_server_set_ca_certificate (self, g_value_get_string (value));
      break;
    case PROP_LAST_REPOSITORY_NAME:
      set_text (self, &self->last_repository_name, g_value_get_string (value), prop_id);
      break;
    case PROP_LAST_REPOSITORY_ID:
      set_text (self, &self->last_repository_id, g_value_get_string (value), prop_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ingot_server_constructed (GObject *object)
{
  IngotServer *self = INGOT_SERVER (object);

  G_OBJECT_CLASS (ingot_server_parent_class)->constructed (object);

  if (self->settings == NULL)
    return;
  for (guint id = PROP_NAME; id <= PROP_LAST_REPOSITORY_ID; id++)
    g_settings_bind (self->settings, g_param_spec_get_name (properties[id]), self,
                     g_param_spec_get_name (properties[id]), G_SETTINGS_BIND_DEFAULT);
}

static void
ingot_server_finalize (GObject *object)
{
  IngotServer *self = INGOT_SERVER (object);

  g_clear_pointer (&self->uuid, g_free);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->ca_certificate, g_free);
  g_clear_pointer (&self->last_repository_name, g_free);
  g_clear_pointer (&self->last_repository_id, g_free);

  G_OBJECT_CLASS (ingot_server_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags given = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags shown = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_UUID] = g_param_spec_string ("uuid", NULL, NULL, NULL, given);
  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS, given);
  properties[PROP_SAVED] = g_param_spec_boolean ("saved", NULL, NULL, FALSE, shown);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, "", flags);
  properties[PROP_ENVIRONMENT] = g_param_spec_enum (
      "environment", NULL, NULL, INGOT_TYPE_ENVIRONMENT, INGOT_ENVIRONMENT_NONE, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_CA_CERTIFICATE] = g_param_spec_string ("ca-certificate", NULL, NULL, "", flags);
  properties[PROP_LAST_REPOSITORY_NAME] =
      g_param_spec_string ("last-repository-name", NULL, NULL, "", flags);
  properties[PROP_LAST_REPOSITORY_ID] =
      g_param_spec_string ("last-repository-id", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
ingot_server_class_init (IngotServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = ingot_server_constructed;
  object_class->get_property = ingot_server_get_property;
  object_class->set_property = ingot_server_set_property;
  object_class->finalize = ingot_server_finalize;
  install_properties (object_class);
}

static void
ingot_server_init (IngotServer *self)
{
  self->name = g_strdup ("");
  self->address = g_strdup ("");
  self->ca_certificate = g_strdup ("");
  self->last_repository_name = g_strdup ("");
  self->last_repository_id = g_strdup ("");
}

/**
 * ingot_server_new_for_session:
 * @name: what the server is called here
 * @address: its base
 * @environment: what it is for
 *
 * Creates a server that is remembered for this session only: the demo, or one that was named at the
 * command line.
 *
 * Returns: (transfer full): the server
 */
IngotServer *
ingot_server_new_for_session (const char *name, const char *address, IngotEnvironment environment)
{
  g_autofree char *uuid = ingot_token_generate (INGOT_TOKEN_UUID);

  return g_object_new (INGOT_TYPE_SERVER, "uuid", uuid, "name", name, "address", address,
                       "environment", environment, NULL);
}

/**
 * ingot_server_new_saved: (skip)
 * @uuid: the UUID of a server
 * @settings: what is remembered of it
 *
 * Creates a server that is as its settings say, for #IngotServerList.
 *
 * Returns: (transfer full): the server
 */
IngotServer *
ingot_server_new_saved (const char *uuid, GSettings *settings)
{
  return g_object_new (INGOT_TYPE_SERVER, "uuid", uuid, "settings", settings, NULL);
}

/**
 * ingot_server_get_uuid:
 * @self: a server
 *
 * Gets what stays the same when everything else of the server changes, and under which the keyring
 * has its API token.
 *
 * Returns: (transfer none): a UUID, in lower case
 */
const char *
ingot_server_get_uuid (IngotServer *self)
{
  return self->uuid;
}

/**
 * ingot_server_get_saved:
 * @self: a server
 *
 * Tells whether the server is remembered after this session.
 *
 * Returns: %TRUE if it is
 */
gboolean
ingot_server_get_saved (IngotServer *self)
{
  return self->settings != NULL;
}

/**
 * ingot_server_get_name:
 * @self: a server
 *
 * Gets what the server is called here.
 *
 * Returns: (transfer none): the name, perhaps empty
 */
const char *
ingot_server_get_name (IngotServer *self)
{
  return self->name;
}

/**
 * ingot_server_get_address:
 * @self: a server
 *
 * Gets where the server is.
 *
 * Returns: (transfer none): its base, as it was saved
 */
const char *
ingot_server_get_address (IngotServer *self)
{
  return self->address;
}

/**
 * ingot_server_get_environment:
 * @self: a server
 *
 * Gets what the server is for.
 *
 * Returns: the environment
 */
IngotEnvironment
ingot_server_get_environment (IngotServer *self)
{
  return self->environment;
}

/**
 * ingot_server_get_read_only:
 * @self: a server
 *
 * Tells whether nothing shall be changed on the server from here.
 *
 * Returns: %TRUE if every change is to be refused
 */
gboolean
ingot_server_get_read_only (IngotServer *self)
{
  return self->read_only;
}

/**
 * ingot_server_get_ca_certificate:
 * @self: a server
 *
 * Gets the name of the file with the CA certificate that is trusted for this server besides the
 * system's.
 *
 * Returns: (transfer none): a name in the application's data folder, empty for none
 */
const char *
ingot_server_get_ca_certificate (IngotServer *self)
{
  return self->ca_certificate;
}

/**
 * ingot_server_get_last_repository_name:
 * @self: a server
 *
 * Gets the repository or view that was open when the server was last used.
 *
 * Returns: (transfer none): its name at that time, empty for none
 */
const char *
ingot_server_get_last_repository_name (IngotServer *self)
{
  return self->last_repository_name;
}

/**
 * ingot_server_get_last_repository_id:
 * @self: a server
 *
 * Gets the repository or view that was open when the server was last used. It may have another name
 * by now: ask for the name, check the identifier, else look for it in the list.
 *
 * Returns: (transfer none): its identifier, empty for none
 */
const char *
ingot_server_get_last_repository_id (IngotServer *self)
{
  return self->last_repository_id;
}

/**
 * ingot_server_set_name:
 * @self: a server
 * @name: a name
 *
 * Sets what the server is called here.
 */
void
ingot_server_set_name (IngotServer *self, const char *name)
{
  set_text (self, &self->name, name, PROP_NAME);
}

/**
 * ingot_server_set_address:
 * @self: a server
 * @address: the base of a server
 *
 * Sets where the server is.
 */
void
ingot_server_set_address (IngotServer *self, const char *address)
{
  set_text (self, &self->address, address, PROP_ADDRESS);
}

/**
 * ingot_server_set_environment:
 * @self: a server
 * @environment: an environment
 *
 * Sets what the server is for.
 */
void
ingot_server_set_environment (IngotServer *self, IngotEnvironment environment)
{
  if (self->environment == environment)
    return;

  self->environment = environment;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENVIRONMENT]);
}

/**
 * ingot_server_set_read_only:
 * @self: a server
 * @read_only: whether nothing shall be changed on the server from here
 *
 * Sets whether every change is to be refused.
 */
void
ingot_server_set_read_only (IngotServer *self, gboolean read_only)
{
  if (self->read_only == read_only)
    return;

  self->read_only = read_only;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

/**
 * ingot_server_set_ca_certificate:
 * @self: a server
 * @name: (nullable): the name of a file in the application's data folder
 *
 * Sets which CA certificate is trusted for this server besides the system's.
 */
void
ingot_server_set_ca_certificate (IngotServer *self, const char *name)
{
  set_text (self, &self->ca_certificate, name, PROP_CA_CERTIFICATE);
}

/**
 * ingot_server_set_last_repository:
 * @self: a server
 * @name: (nullable): the name of a repository or view
 * @id: (nullable): its identifier
 *
 * Remembers what is open, for the next time.
 */
void
ingot_server_set_last_repository (IngotServer *self, const char *name, const char *id)
{
  set_text (self, &self->last_repository_name, name, PROP_LAST_REPOSITORY_NAME);
  set_text (self, &self->last_repository_id, id, PROP_LAST_REPOSITORY_ID);
}
