/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-selection-bar.h"

#include "ingot-read-only.h"
#include "ingot-token-closures.h"
#include "ingot-token-selection.h"
#include "ingot-wrap-layout.h"

struct _IngotSelectionBar
{
  AdwBin parent_instance;

  GtkWidget *list;

  GtkLabel *label;
};

enum
{
  PROP_LIST = 1,
  PROP_SELECTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotSelectionBar, ingot_selection_bar, ADW_TYPE_BIN)

static IngotTokenSelection *
get_selection (IngotSelectionBar *self)
{
  return self->list != NULL ? ingot_token_list_get_selection (INGOT_TOKEN_LIST (self->list)) : NULL;
}

/* A row tells a screen reader that it is selected, but not how many are. */
static void
announce_cb (IngotSelectionBar *self)
{
  if (get_selection (self) != NULL && ingot_token_selection_get_several (get_selection (self)))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_text (self->label),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Where it is narrow a button's words do not fit. */
static char *
get_tooltip (IngotSelectionBar *self, gboolean read_only, const char *label)
{
  char *reason = ingot_closure_why_read_only (NULL, read_only);
  g_auto (GStrv) parts = g_strsplit (label, "_", 2);

  return reason != NULL ? reason : g_strjoinv ("", parts);
}

static void
assign_cb (IngotSelectionBar *self)
{
  gtk_widget_activate_action (self->list, "token.edit", NULL);
}

static void
delete_cb (IngotSelectionBar *self)
{
  gtk_widget_activate_action (self->list, "token.delete", NULL);
}

static void
end_cb (IngotSelectionBar *self)
{
  gtk_widget_activate_action (self->list, "token.unselect", NULL);
  gtk_widget_grab_focus (self->list);
}

static void
set_list (IngotSelectionBar *self, GtkWidget *list)
{
  if (!g_set_object (&self->list, list))
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION]);
}

static void
ingot_selection_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotSelectionBar *self = INGOT_SELECTION_BAR (object);

  switch (id)
    {
    case PROP_LIST:
      g_value_set_object (value, self->list);
      break;
    case PROP_SELECTION:
      g_value_set_object (value, get_selection (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_selection_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_LIST:
      set_list (INGOT_SELECTION_BAR (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_selection_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_SELECTION_BAR);
  g_clear_object (&INGOT_SELECTION_BAR (object)->list);

  G_OBJECT_CLASS (ingot_selection_bar_parent_class)->dispose (object);
}

static void
ingot_selection_bar_class_init (IngotSelectionBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ingot_selection_bar_dispose;
  object_class->get_property = ingot_selection_bar_get_property;
  object_class->set_property = ingot_selection_bar_set_property;

  properties[PROP_LIST] =
      g_param_spec_object ("list", NULL, NULL, INGOT_TYPE_TOKEN_LIST,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTION] =
      g_param_spec_object ("selection", NULL, NULL, INGOT_TYPE_TOKEN_SELECTION,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (INGOT_TYPE_TOKEN_SELECTION);
  g_type_ensure (INGOT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotSelectionBar, label);
  gtk_widget_class_bind_template_callback (widget_class, announce_cb);
  gtk_widget_class_bind_template_callback (widget_class, assign_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_tooltip);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_bind_template_callback (widget_class, end_cb);
  ingot_token_closures_bind (widget_class);
}

static void
ingot_selection_bar_init (IngotSelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
