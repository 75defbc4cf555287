/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-server-row.h"

#include "ingot-closures.h"
#include "ingot-environment-pill.h"
#include "ingot-read-only-mark.h"

#include <glib/gi18n.h>

#define N_SHORTCUTS 9

/**
 * IngotServerRow:
 *
 * A server in the list of the server button. Properties: server, which it shows; current, whether
 * it is the one that the window shows; account, who is signed in, in words; place, in the list.
 */
struct _IngotServerRow
{
  GtkListBoxRow parent_instance;

  IngotServer *server;
  gboolean current;
  char *account;
  guint place;
};

enum
{
  PROP_SERVER = 1,
  PROP_CURRENT,
  PROP_ACCOUNT,
  PROP_PLACE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotServerRow, ingot_server_row, GTK_TYPE_LIST_BOX_ROW)

/* It keeps its room where there is none. */
static char *
get_check_icon (IngotServerRow *self, gboolean current)
{
  return current ? g_strdup ("object-select-symbolic") : NULL;
}

static gboolean
is_for_session (IngotServerRow *self, gboolean saved)
{
  return !saved;
}

static char *
get_shortcut (IngotServerRow *self, guint place)
{
  return place < N_SHORTCUTS ? gtk_accelerator_get_label (GDK_KEY_1 + place, GDK_CONTROL_MASK)
                             : g_strdup ("");
}

/* For who does not see the row. The account is what the button says already. */
static void
describe (IngotServerRow *self)
{
  g_autofree char *marks = ingot_server_row_describe_marks (
      ingot_server_get_environment (self->server), ingot_server_get_read_only (self->server));
  g_autofree char *host = ingot_closure_host (NULL, ingot_server_get_address (self->server));
  const char *const all[] = { self->current ? _ ("Current server") : NULL, marks, host,
                              ingot_server_get_saved (self->server) ? NULL
                                                                    : _ ("For this session") };
  const char *parts[G_N_ELEMENTS (all) + 1] = { NULL };
  g_autofree char *text = NULL;

  for (guint i = 0, n = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i] != NULL)
      parts[n++] = all[i];
  text = ingot_closure_enumerate (NULL, parts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static void
ingot_server_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotServerRow *self = INGOT_SERVER_ROW (object);

  switch (id)
    {
    case PROP_SERVER:
      g_value_set_object (value, self->server);
      break;
    case PROP_CURRENT:
      g_value_set_boolean (value, self->current);
      break;
    case PROP_ACCOUNT:
      g_value_set_string (value, self->account);
      break;
    case PROP_PLACE:
      g_value_set_uint (value, self->place);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_server_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IngotServerRow *self = INGOT_SERVER_ROW (object);

  switch (id)
    {
    case PROP_SERVER:
      self->server = g_value_dup_object (value);
      g_signal_connect_object (self->server, "notify", G_CALLBACK (describe), self,
                               G_CONNECT_SWAPPED);
      describe (self);
      break;
    case PROP_CURRENT:
      ingot_server_row_set_current (self, g_value_get_boolean (value));
      break;
    case PROP_ACCOUNT:
      ingot_server_row_set_account (self, g_value_get_string (value));
      break;
    case PROP_PLACE:
      ingot_server_row_set_place (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_server_row_dispose (GObject *object)
{
  IngotServerRow *self = INGOT_SERVER_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), INGOT_TYPE_SERVER_ROW);
  g_clear_object (&self->server);
  g_clear_pointer (&self->account, g_free);

  G_OBJECT_CLASS (ingot_server_row_parent_class)->dispose (object);
}

static void
ingot_server_row_class_init (IngotServerRowClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ingot_server_row_dispose;
  object_class->get_property = ingot_server_row_get_property;
  object_class->set_property = ingot_server_row_set_property;

  properties[PROP_SERVER] =
      g_param_spec_object ("server", NULL, NULL, INGOT_TYPE_SERVER,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CURRENT] = g_param_spec_boolean ("current", NULL, NULL, FALSE, flags);
  properties[PROP_ACCOUNT] = g_param_spec_string ("account", NULL, NULL, NULL, flags);
  properties[PROP_PLACE] = g_param_spec_uint ("place", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (INGOT_TYPE_ENVIRONMENT_PILL);
  g_type_ensure (INGOT_TYPE_READ_ONLY_MARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-server-row.ui");
  ingot_closures_bind (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, get_check_icon);
  gtk_widget_class_bind_template_callback (widget_class, get_shortcut);
  gtk_widget_class_bind_template_callback (widget_class, is_for_session);
}

static void
ingot_server_row_init (IngotServerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ingot_server_row_new:
 * @server: a server
 *
 * Makes a row.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
ingot_server_row_new (IngotServer *server)
{
  return g_object_new (INGOT_TYPE_SERVER_ROW, "server", server, NULL);
}

/**
 * ingot_server_row_describe_marks:
 * @environment: what a server is for
 * @read_only: whether nothing is changed on it
 *
 * Says in words what marks a server besides its name.
 *
 * Returns: (transfer full) (nullable): the words; %NULL where there is no mark
 */
char *
ingot_server_row_describe_marks (IngotEnvironment environment, gboolean read_only)
{
  const char *word = ingot_environment_to_word (environment);
  const char *lock = read_only ? _ ("Read-Only") : NULL;

  return word != NULL ? ingot_closure_enumerate (NULL, (const char *[]) { word, lock, NULL })
                      : g_strdup (lock);
}

/**
 * ingot_server_row_get_server:
 * @self: a row
 *
 * Gets which server the row shows.
 *
 * Returns: (transfer none): the server
 */
IngotServer *
ingot_server_row_get_server (IngotServerRow *self)
{
  g_return_val_if_fail (INGOT_IS_SERVER_ROW (self), NULL);

  return self->server;
}

/**
 * ingot_server_row_set_place:
 * @self: a row
 * @place: where the server is in the list, from 0
 *
 * Sets which key leads to the server: one of the first nine.
 */
void
ingot_server_row_set_place (IngotServerRow *self, guint place)
{
  g_return_if_fail (INGOT_IS_SERVER_ROW (self));

  if (self->place == place)
    return;
  self->place = place;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLACE]);
}

/**
 * ingot_server_row_set_account:
 * @self: a row
 * @account: (nullable): who is signed in, as a sentence
 *
 * Sets what is said of the API token.
 */
void
ingot_server_row_set_account (IngotServerRow *self, const char *account)
{
  g_return_if_fail (INGOT_IS_SERVER_ROW (self));

  if (g_set_str (&self->account, account))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCOUNT]);
}

/**
 * ingot_server_row_set_current:
 * @self: a row
 * @current: whether the window shows this server
 *
 * Sets whether the row has the check.
 */
void
ingot_server_row_set_current (IngotServerRow *self, gboolean current)
{
  g_return_if_fail (INGOT_IS_SERVER_ROW (self));

  if (self->current == current)
    return;
  self->current = current;
  describe (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}
