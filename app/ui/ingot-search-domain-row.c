/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-search-domain-row.h"

#include "ingot-closures.h"
#include "ingot-late-cell.h"
#include "ingot-read-only.h"
#include "ingot-style-class.h"

/* px, also as long as there is nothing in the row */
#define HEIGHT 48

struct _IngotSearchDomainRow
{
  AdwBin parent_instance;

  IngotSearchDomain *domain;
  IngotSession *session;

  GtkWidget *star_button;
};

enum
{
  PROP_DOMAIN = 1,
  PROP_SESSION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotSearchDomainRow, ingot_search_domain_row, ADW_TYPE_BIN)

static char *
get_ingest_block (IngotSearchDomainRow *self, IngotSearchDomain *domain)
{
  return ingot_closure_ingest_block (self, domain, NULL);
}

/* That nothing can be sent matters more than what it would be. */
static gboolean
shows_line (IngotSearchDomainRow *self, const char *line, const char *ingest_block)
{
  return ingot_closure_has_text (self, line) && !ingot_closure_has_text (self, ingest_block);
}

static gboolean
has_stars (IngotSearchDomainRow *self, IngotAccount *account)
{
  return account != NULL;
}

static char *
get_star_tooltip (IngotSearchDomainRow *self, IngotSearchDomain *domain, gboolean read_only)
{
  return read_only ? ingot_closure_why_read_only (self, TRUE)
                   : ingot_closure_star_text (self, domain);
}

/* The tooltip is its name otherwise, also where it says why the star is off. */
static void
name_star (IngotSearchDomainRow *self)
{
  g_autofree char *name = ingot_closure_star_text (self, self->domain);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->star_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
star_clicked_cb (IngotSearchDomainRow *self)
{
  if (self->domain != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "sidebar.toggle-star", "s",
                                ingot_search_domain_get_id (self->domain));
}

static void
ingot_search_domain_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotSearchDomainRow *self = INGOT_SEARCH_DOMAIN_ROW (object);

  switch (id)
    {
    case PROP_DOMAIN:
      g_value_set_object (value, self->domain);
      break;
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_search_domain_row_set_property (GObject *object,
                                      guint id,
                                      const GValue *value,
                                      GParamSpec *pspec)
{
  IngotSearchDomainRow *self = INGOT_SEARCH_DOMAIN_ROW (object);

  switch (id)
    {
    case PROP_DOMAIN:
      ingot_search_domain_row_set_domain (self, g_value_get_object (value));
      break;
    case PROP_SESSION:
      ingot_search_domain_row_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_search_domain_row_dispose (GObject *object)
{
  IngotSearchDomainRow *self = INGOT_SEARCH_DOMAIN_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), INGOT_TYPE_SEARCH_DOMAIN_ROW);
  g_clear_object (&self->domain);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (ingot_search_domain_row_parent_class)->dispose (object);
}

static void
ingot_search_domain_row_class_init (IngotSearchDomainRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ingot_search_domain_row_dispose;
  object_class->get_property = ingot_search_domain_row_get_property;
  object_class->set_property = ingot_search_domain_row_set_property;

  properties[PROP_DOMAIN] =
      g_param_spec_object ("domain", NULL, NULL, INGOT_TYPE_SEARCH_DOMAIN,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, INGOT_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/ingot_app/Ingot/ingot-search-domain-row.ui");
  ingot_closures_bind (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, get_ingest_block);
  gtk_widget_class_bind_template_callback (widget_class, get_star_tooltip);
  gtk_widget_class_bind_template_callback (widget_class, has_stars);
  gtk_widget_class_bind_template_callback (widget_class, shows_line);
  gtk_widget_class_bind_template_callback (widget_class, star_clicked_cb);
  gtk_widget_class_bind_template_child (widget_class, IngotSearchDomainRow, star_button);
}

static void
ingot_search_domain_row_init (IngotSearchDomainRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
shown_cb (GtkWidget *sidebar, GParamSpec *pspec, GtkWidget *cell)
{
  GtkWidget *row;

  if (gtk_widget_get_first_child (cell) != NULL)
    return;
  row = g_object_new (INGOT_TYPE_SEARCH_DOMAIN_ROW, NULL);
  g_object_bind_property (sidebar, "session", row, "session", G_BINDING_SYNC_CREATE);
  g_object_bind_property (cell, "shown", row, "domain", G_BINDING_SYNC_CREATE);
  gtk_widget_set_parent (row, cell);
}

/**
 * ingot_search_domain_row_new_late:
 * @sidebar: a widget with the property session
 *
 * Makes a cell in which a row is made once there is something to show in it. GTK asks for two
 * hundred rows whenever a list is searched, and most of them are never seen.
 *
 * Returns: (transfer floating) (type IngotLateCell): the cell
 */
GtkWidget *
ingot_search_domain_row_new_late (GtkWidget *sidebar)
{
  GtkWidget *cell = g_object_new (INGOT_TYPE_LATE_CELL, "height-request", HEIGHT, NULL);

  g_signal_connect_object (cell, "notify::shown", G_CALLBACK (shown_cb), sidebar,
                           G_CONNECT_SWAPPED);
  return cell;
}

/**
 * ingot_search_domain_row_set_domain:
 * @self: a row
 * @domain: (nullable): a search domain
 *
 * Sets what the row shows.
 */
void
ingot_search_domain_row_set_domain (IngotSearchDomainRow *self, IngotSearchDomain *domain)
{
  g_return_if_fail (INGOT_IS_SEARCH_DOMAIN_ROW (self));

  if (!g_set_object (&self->domain, domain))
    return;

  ingot_style_class_set (self->star_button, "starred",
                         domain != NULL && ingot_search_domain_get_starred (domain));
  name_star (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOMAIN]);
}

/**
 * ingot_search_domain_row_set_session:
 * @self: a row
 * @session: (nullable): a session
 *
 * Sets the server that the search domain is on. Stars are a user's, so an API token that belongs to
 * no user has none; on a read-only server they are off.
 */
void
ingot_search_domain_row_set_session (IngotSearchDomainRow *self, IngotSession *session)
{
  g_return_if_fail (INGOT_IS_SEARCH_DOMAIN_ROW (self));

  if (g_set_object (&self->session, session))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}
