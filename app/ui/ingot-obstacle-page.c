/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-obstacle-page.h"

#include "ingot-closures.h"
#include "ingot-error-page.h"
#include "ingot-no-token-page.h"

struct _IngotObstaclePage
{
  AdwNavigationPage parent_instance;

  IngotSession *session;
};

enum
{
  PROP_SESSION = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotObstaclePage, ingot_obstacle_page, ADW_TYPE_NAVIGATION_PAGE)

static char *
get_content_name (IngotObstaclePage *self, IngotSessionState state)
{
  return g_strdup (state == INGOT_SESSION_NO_API_TOKEN ? "no-api-token" : "failed");
}

static void
ingot_obstacle_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, INGOT_OBSTACLE_PAGE (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_obstacle_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      if (g_set_object (&INGOT_OBSTACLE_PAGE (object)->session, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_obstacle_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_OBSTACLE_PAGE);
  g_clear_object (&INGOT_OBSTACLE_PAGE (object)->session);

  G_OBJECT_CLASS (ingot_obstacle_page_parent_class)->dispose (object);
}

static void
ingot_obstacle_page_class_init (IngotObstaclePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ingot_obstacle_page_get_property;
  object_class->set_property = ingot_obstacle_page_set_property;
  object_class->dispose = ingot_obstacle_page_dispose;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, INGOT_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (INGOT_TYPE_ERROR_PAGE);
  g_type_ensure (INGOT_TYPE_NO_TOKEN_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-obstacle-page.ui");
  ingot_closures_bind (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, get_content_name);
}

static void
ingot_obstacle_page_init (IngotObstaclePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
