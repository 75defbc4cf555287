/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-view-page.h"

#include "ingot-closures.h"
#include "ingot-filling.h"
#include "ingot-page-closures.h"

#include <glib/gi18n.h>

/* Each of them is a row. */
#define SLICE 32

struct _IngotViewPage
{
  AdwBin parent_instance;

  IngotSession *session;
  GSignalGroup *session_signals;
  IngotSearchDomain *domain;
  GHashTable *names;     /* of all that the API token sees; NULL until they are known */
  GListStore *shown;     /* IngotViewConnection, for each a row */
  IngotFilling *filling; /* of @shown, if they are many */

  GtkListBox *list;
};

enum
{
  PROP_SESSION = 1,
  PROP_DOMAIN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotViewPage, ingot_view_page, ADW_TYPE_BIN)

static GtkWidget *
icon_new (const char *name)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", name, "accessible-role",
                       GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

/* `*` is how LogScale writes that nothing is left out. */
static char *
describe_filter (IngotViewConnection *connection)
{
  const char *filter = ingot_view_connection_get_filter (connection);

  if (!ingot_closure_has_text (NULL, filter) || g_str_equal (filter, "*"))
    return g_strdup (_ ("All data"));
  return ingot_closure_safe_text (NULL, filter);
}

/* Before everything is listed it is not known what is missing there. */
static gboolean
is_seen (IngotViewPage *self, IngotViewConnection *connection)
{
  const char *name = ingot_view_connection_get_repository_name (connection);

  return name != NULL && (self->names == NULL || g_hash_table_contains (self->names, name));
}

static void
update_row (IngotViewPage *self, AdwActionRow *row, IngotViewConnection *connection)
{
  const gboolean seen = is_seen (self, connection);
  g_autofree char *filter = describe_filter (connection);
  g_autofree char *subtitle =
      seen ? g_strdup (filter)
           : g_strjoin ("\n", _ ("Your API token does not see this repository"), filter, NULL);

  adw_action_row_set_subtitle (row, subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), seen);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "arrow"), seen);
}

/* The texts come last: until its construction is over, a row reads them as markup. */
static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  const char *name = ingot_view_connection_get_repository_name (item);
  g_autofree char *title =
      name != NULL ? ingot_closure_safe_text (NULL, name) : g_strdup (_ ("Unknown Repository"));
  AdwActionRow *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 1,
                                    "subtitle-lines", 3, NULL);
  GtkWidget *arrow = icon_new ("go-next-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_prefix (row, icon_new ("drive-multidisk-symbolic"));
  adw_action_row_add_suffix (row, arrow);
  g_object_set_data (G_OBJECT (row), "arrow", arrow);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-search-domain");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", name != NULL ? name : "");
  update_row (user_data, row, item);
  return GTK_WIDGET (row);
}

static void
update_rows (IngotViewPage *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->shown)); i++)
    {
      g_autoptr (IngotViewConnection) connection =
          g_list_model_get_item (G_LIST_MODEL (self->shown), i);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (row != NULL)
        update_row (self, ADW_ACTION_ROW (row), connection);
    }
}

static void
list_names (IngotViewPage *self)
{
  GListModel *domains = ingot_session_get_search_domains (self->session);

  g_clear_pointer (&self->names, g_hash_table_unref);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (domains); i++)
    {
      g_autoptr (IngotSearchDomain) domain = g_list_model_get_item (domains, i);

      g_hash_table_add (self->names, g_strdup (ingot_search_domain_get_name (domain)));
    }
}

static GListModel *
get_connections (IngotViewPage *self)
{
  return self->domain != NULL ? ingot_search_domain_get_connections (self->domain) : NULL;
}

/* What failed to be listed is not known to be missing. */
static void
loading_cb (IngotViewPage *self)
{
  if (get_connections (self) == NULL || self->session == NULL ||
      ingot_session_get_loading (self->session) || ingot_session_get_error (self->session) != NULL)
    return;
  list_names (self);
  update_rows (self);
}

static gboolean
shows_already (IngotViewPage *self, GListModel *connections)
{
  const guint n_items = connections != NULL ? g_list_model_get_n_items (connections) : 0;

  if (self->filling != NULL || n_items != g_list_model_get_n_items (G_LIST_MODEL (self->shown)))
    return FALSE;
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (IngotRecord) fresh = g_list_model_get_item (connections, i);
      g_autoptr (IngotRecord) old = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

      if (!ingot_record_equal (old, fresh))
        return FALSE;
    }
  return TRUE;
}

static void
filled_cb (gpointer user_data)
{
  IngotViewPage *self = user_data;

  g_clear_pointer (&self->filling, ingot_filling_free);
}

/* A row takes longer than a frame has time for if there are hundreds. */
static void
show (IngotViewPage *self, GListModel *connections)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  g_clear_pointer (&self->filling, ingot_filling_free);
  g_list_store_remove_all (self->shown);
  for (guint i = 0; connections != NULL && i < g_list_model_get_n_items (connections); i++)
    g_ptr_array_add (records, g_list_model_get_item (connections, i));
  self->filling = ingot_filling_new (self->shown, records, SLICE, filled_cb, self);
}

static void
ingot_view_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, INGOT_VIEW_PAGE (object)->session);
      break;
    case PROP_DOMAIN:
      g_value_set_object (value, INGOT_VIEW_PAGE (object)->domain);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_view_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      ingot_view_page_set_session (INGOT_VIEW_PAGE (object), g_value_get_object (value));
      break;
    case PROP_DOMAIN:
      ingot_view_page_set_domain (INGOT_VIEW_PAGE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_view_page_dispose (GObject *object)
{
  IngotViewPage *self = INGOT_VIEW_PAGE (object);

  g_clear_pointer (&self->filling, ingot_filling_free);
  g_clear_object (&self->session_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), INGOT_TYPE_VIEW_PAGE);
  g_clear_object (&self->session);
  g_clear_object (&self->domain);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->names, g_hash_table_unref);

  G_OBJECT_CLASS (ingot_view_page_parent_class)->dispose (object);
}

static void
ingot_view_page_class_init (IngotViewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = ingot_view_page_dispose;
  object_class->get_property = ingot_view_page_get_property;
  object_class->set_property = ingot_view_page_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, INGOT_TYPE_SESSION, flags);
  properties[PROP_DOMAIN] =
      g_param_spec_object ("domain", NULL, NULL, INGOT_TYPE_SEARCH_DOMAIN, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-view-page.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotViewPage, list);
  ingot_page_closures_bind (widget_class);
}

static void
ingot_view_page_init (IngotViewPage *self)
{
  self->shown = g_list_store_new (INGOT_TYPE_VIEW_CONNECTION);
  self->session_signals = g_signal_group_new (INGOT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::loading", G_CALLBACK (loading_cb),
                                  self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->shown), create_row_cb, self, NULL);
}

/**
 * ingot_view_page_set_session:
 * @self: a view page
 * @session: (nullable): a session
 *
 * Sets the server that the view is on, which tells what its API token sees.
 */
void
ingot_view_page_set_session (IngotViewPage *self, IngotSession *session)
{
  g_return_if_fail (INGOT_IS_VIEW_PAGE (self));

  if (!g_set_object (&self->session, session))
    return;
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_signal_group_set_target (self->session_signals, session);
  loading_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * ingot_view_page_set_domain:
 * @self: a view page
 * @domain: (nullable): a search domain
 *
 * Sets the view that is shown. What is no view has no connections, and so no rows.
 */
void
ingot_view_page_set_domain (IngotViewPage *self, IngotSearchDomain *domain)
{
  GListModel *connections;

  g_return_if_fail (INGOT_IS_VIEW_PAGE (self));

  if (!g_set_object (&self->domain, domain))
    return;
  connections = get_connections (self);
  loading_cb (self);
  if (!shows_already (self, connections))
    show (self, connections);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOMAIN]);
}
