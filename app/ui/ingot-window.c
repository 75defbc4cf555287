/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-window.h"

#include "ingot-repository-page.h"

struct _IngotWindow
{
  AdwApplicationWindow parent_instance;

  IngotSession *session;

  AdwNavigationSplitView *split_view;
  IngotRepositoryPage *repository_page;
};

enum
{
  PROP_SESSION = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotWindow, ingot_window, ADW_TYPE_APPLICATION_WINDOW)

static void
ingot_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotWindow *self = INGOT_WINDOW (object);

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
ingot_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IngotWindow *self = INGOT_WINDOW (object);

  switch (id)
    {
    case PROP_SESSION:
      ingot_window_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_window_dispose (GObject *object)
{
  IngotWindow *self = INGOT_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), INGOT_TYPE_WINDOW);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (ingot_window_parent_class)->dispose (object);
}

static void
ingot_window_class_init (IngotWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ingot_window_dispose;
  object_class->get_property = ingot_window_get_property;
  object_class->set_property = ingot_window_set_property;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, INGOT_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (INGOT_TYPE_REPOSITORY_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-window.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, IngotWindow, repository_page);
}

static void
ingot_window_init (IngotWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ingot_window_new:
 * @application: the application
 * @session: (nullable): the server to show; %NULL for the welcome page
 *
 * Makes a window.
 *
 * Returns: (transfer none): the window, owned by GTK until it is closed
 */
GtkWindow *
ingot_window_new (GtkApplication *application, IngotSession *session)
{
  return g_object_new (INGOT_TYPE_WINDOW, "application", application, "session", session, NULL);
}

/**
 * ingot_window_get_session:
 * @self: a window
 *
 * Gets the server that the window shows.
 *
 * Returns: (transfer none) (nullable): the session
 */
IngotSession *
ingot_window_get_session (IngotWindow *self)
{
  g_return_val_if_fail (INGOT_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * ingot_window_set_session:
 * @self: a window
 * @session: (nullable): a session
 *
 * Sets the server that the window shows.
 */
void
ingot_window_set_session (IngotWindow *self, IngotSession *session)
{
  g_return_if_fail (INGOT_IS_WINDOW (self));

  if (g_set_object (&self->session, session))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}
