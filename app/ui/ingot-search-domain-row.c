/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-search-domain-row.h"

#include "ingot-closures.h"
#include "ingot-domain-text.h"
#include "ingot-read-only.h"
#include "ingot-style-class.h"

struct _IngotSearchDomainRow
{
  IngotLateCell parent_instance;

  IngotSearchDomain *domain;
  IngotSession *session;

  GtkImage *kind_icon;
  GtkLabel *name_label;
  GtkWidget *line_box;
  GtkWidget *block_icon;
  GtkLabel *line_label;
  GtkWidget *star_button;
};

enum
{
  PROP_SESSION = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotSearchDomainRow, ingot_search_domain_row, INGOT_TYPE_LATE_CELL)

static void
set_tooltip (GtkWidget *widget, const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}

static void
show_kind (IngotSearchDomainRow *self)
{
  const char *icon_name = ingot_domain_text_kind_icon_name (self->domain);
  const char *text = ingot_domain_text_kind (self->domain);

  gtk_image_set_from_icon_name (self->kind_icon, icon_name);
  set_tooltip (GTK_WIDGET (self->kind_icon), text);
}

/* That nothing can be sent matters more than what it would be. */
static void
show_line (IngotSearchDomainRow *self)
{
  g_autofree char *block = ingot_domain_text_ingest_block (self->domain, NULL);
  g_autofree char *line = ingot_domain_text_line (self->domain);
  const gboolean blocked = ingot_closure_has_text (NULL, block);

  ingot_late_cell_set_text (self->line_label, blocked ? block : line);
  gtk_widget_set_visible (self->block_icon, blocked);
  gtk_widget_set_visible (self->line_box, blocked || ingot_closure_has_text (NULL, line));
  ingot_style_class_set (self->line_box, "ingest-block", blocked);
  ingot_style_class_set (GTK_WIDGET (self->line_label), "dimmed", !blocked);
}

/* The tooltip is its name otherwise, also where it says why the star is off. */
static void
show_star (IngotSearchDomainRow *self)
{
  const gboolean read_only = self->session != NULL && ingot_session_get_read_only (self->session);
  const char *icon_name = ingot_domain_text_star_icon_name (self->domain);
  const char *name = ingot_domain_text_star (self->domain);
  g_autofree char *refusal = read_only ? ingot_closure_why_read_only (NULL, TRUE) : NULL;

  if (g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (self->star_button)), icon_name) != 0)
    gtk_button_set_icon_name (GTK_BUTTON (self->star_button), icon_name);
  ingot_style_class_set (self->star_button, "starred",
                         ingot_search_domain_get_starred (self->domain));
  gtk_widget_set_visible (self->star_button, self->session != NULL &&
                                                 ingot_session_get_account (self->session) != NULL);
  gtk_widget_set_sensitive (self->star_button, ingot_closure_may_change (NULL, read_only));
  set_tooltip (self->star_button, read_only ? refusal : name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->star_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
update_star (IngotSearchDomainRow *self)
{
  if (self->domain != NULL)
    show_star (self);
}

static void
shown_cb (IngotSearchDomainRow *self)
{
  g_autofree char *name = NULL;

  g_clear_object (&self->domain);
  g_object_get (self, "shown", &self->domain, NULL);
  name = ingot_domain_text_name (self->domain);
  ingot_late_cell_set_text (self->name_label, name);
  show_kind (self);
  show_line (self);
  show_star (self);
}

static void
star_clicked_cb (IngotSearchDomainRow *self)
{
  if (self->domain != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "sidebar.toggle-star", "s",
                                ingot_search_domain_get_id (self->domain));
}

/* Stars are a user's, so an API token that belongs to no user has none; on a read-only server they
 * are off. */
static void
set_session (IngotSearchDomainRow *self, IngotSession *session)
{
  static const char *const signals[] = { "notify::account", "notify::read-only" };

  if (self->session == session)
    return;

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, update_star, self);
  g_set_object (&self->session, session);
  for (guint i = 0; session != NULL && i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (update_star), self,
                             G_CONNECT_SWAPPED);
  update_star (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
ingot_search_domain_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotSearchDomainRow *self = INGOT_SEARCH_DOMAIN_ROW (object);

  switch (id)
    {
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
    case PROP_SESSION:
      set_session (self, g_value_get_object (value));
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

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, INGOT_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/ingot_app/Ingot/ingot-search-domain-row.ui");
  ingot_closures_bind (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, star_clicked_cb);
  gtk_widget_class_bind_template_child (widget_class, IngotSearchDomainRow, kind_icon);
  gtk_widget_class_bind_template_child (widget_class, IngotSearchDomainRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, IngotSearchDomainRow, line_box);
  gtk_widget_class_bind_template_child (widget_class, IngotSearchDomainRow, block_icon);
  gtk_widget_class_bind_template_child (widget_class, IngotSearchDomainRow, line_label);
  gtk_widget_class_bind_template_child (widget_class, IngotSearchDomainRow, star_button);
}

static void
ingot_search_domain_row_init (IngotSearchDomainRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::shown", G_CALLBACK (shown_cb), NULL);
}

/**
 * ingot_search_domain_row_new:
 *
 * Makes a row that shows nothing yet.
 *
 * Returns: (transfer floating) (type IngotSearchDomainRow): the row
 */
GtkWidget *
ingot_search_domain_row_new (void)
{
  return g_object_new (INGOT_TYPE_SEARCH_DOMAIN_ROW, NULL);
}
