/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-view-page.h"

#include "ingot-closures.h"
#include "ingot-page-closures.h"

#include <glib/gi18n.h>

struct _IngotViewPage
{
  AdwBin parent_instance;

  IngotSearchDomain *domain;

  GtkListBox *list;
};

enum
{
  PROP_DOMAIN = 1,
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

/* A repository that may not be seen has no name here. */
static void
make_openable (AdwActionRow *row, const char *name)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-search-domain");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", name);
  adw_action_row_add_suffix (row, icon_new ("go-next-symbolic"));
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

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  const char *name = ingot_view_connection_get_repository_name (item);
  g_autofree char *title =
      name != NULL ? ingot_closure_safe_text (NULL, name) : g_strdup (_ ("Unknown Repository"));
  g_autofree char *subtitle = describe_filter (item);
  AdwActionRow *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 1,
                                    "subtitle-lines", 2, NULL);

  /* last: until its construction is over, a row reads them as markup */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
  adw_action_row_add_prefix (row, icon_new ("drive-multidisk-symbolic"));
  if (name != NULL)
    make_openable (row, name);
  return GTK_WIDGET (row);
}

static void
ingot_view_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
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
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_VIEW_PAGE);
  g_clear_object (&INGOT_VIEW_PAGE (object)->domain);

  G_OBJECT_CLASS (ingot_view_page_parent_class)->dispose (object);
}

static void
ingot_view_page_class_init (IngotViewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ingot_view_page_dispose;
  object_class->get_property = ingot_view_page_get_property;
  object_class->set_property = ingot_view_page_set_property;

  properties[PROP_DOMAIN] =
      g_param_spec_object ("domain", NULL, NULL, INGOT_TYPE_SEARCH_DOMAIN,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-view-page.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotViewPage, list);
  ingot_page_closures_bind (widget_class);
}

static void
ingot_view_page_init (IngotViewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  connections = domain != NULL ? ingot_search_domain_get_connections (domain) : NULL;
  gtk_list_box_bind_model (self->list, connections, create_row_cb, NULL, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOMAIN]);
}
