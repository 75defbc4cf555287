/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-repository-page.h"

struct _IngotRepositoryPage
{
  AdwNavigationPage parent_instance;

  IngotSession *session;
  IngotRepository *repository;
};

enum
{
  PROP_SESSION = 1,
  PROP_REPOSITORY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotRepositoryPage, ingot_repository_page, ADW_TYPE_NAVIGATION_PAGE)

static void
ingot_repository_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotRepositoryPage *self = INGOT_REPOSITORY_PAGE (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_REPOSITORY:
      g_value_set_object (value, self->repository);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_repository_page_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  IngotRepositoryPage *self = INGOT_REPOSITORY_PAGE (object);

  switch (id)
    {
    case PROP_SESSION:
      ingot_repository_page_set_session (self, g_value_get_object (value));
      break;
    case PROP_REPOSITORY:
      ingot_repository_page_set_repository (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_repository_page_dispose (GObject *object)
{
  IngotRepositoryPage *self = INGOT_REPOSITORY_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), INGOT_TYPE_REPOSITORY_PAGE);
  g_clear_object (&self->repository);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (ingot_repository_page_parent_class)->dispose (object);
}

static void
ingot_repository_page_class_init (IngotRepositoryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ingot_repository_page_dispose;
  object_class->get_property = ingot_repository_page_get_property;
  object_class->set_property = ingot_repository_page_set_property;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, INGOT_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_REPOSITORY] =
      g_param_spec_object ("repository", NULL, NULL, INGOT_TYPE_REPOSITORY,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/ingot_app/Ingot/ingot-repository-page.ui");
}

static void
ingot_repository_page_init (IngotRepositoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ingot_repository_page_get_repository:
 * @self: a repository page
 *
 * Gets what the page shows.
 *
 * Returns: (transfer none) (nullable): the repository
 */
IngotRepository *
ingot_repository_page_get_repository (IngotRepositoryPage *self)
{
  g_return_val_if_fail (INGOT_IS_REPOSITORY_PAGE (self), NULL);

  return self->repository;
}

/**
 * ingot_repository_page_set_repository:
 * @self: a repository page
 * @repository: (nullable): a repository
 *
 * Sets what the page shows.
 */
void
ingot_repository_page_set_repository (IngotRepositoryPage *self, IngotRepository *repository)
{
  g_return_if_fail (INGOT_IS_REPOSITORY_PAGE (self));

  if (g_set_object (&self->repository, repository))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REPOSITORY]);
}

/**
 * ingot_repository_page_get_session:
 * @self: a repository page
 *
 * Gets the server that the repository is on.
 *
 * Returns: (transfer none) (nullable): the session
 */
IngotSession *
ingot_repository_page_get_session (IngotRepositoryPage *self)
{
  g_return_val_if_fail (INGOT_IS_REPOSITORY_PAGE (self), NULL);

  return self->session;
}

/**
 * ingot_repository_page_set_session:
 * @self: a repository page
 * @session: (nullable): a session
 *
 * Sets the server that the repository is on.
 */
void
ingot_repository_page_set_session (IngotRepositoryPage *self, IngotSession *session)
{
  g_return_if_fail (INGOT_IS_REPOSITORY_PAGE (self));

  if (g_set_object (&self->session, session))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}
