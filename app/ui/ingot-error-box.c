/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-error-box.h"

#include "ingot-closures.h"
#include "ingot-error-text.h"
#include "ingot-page-closures.h"
#include "ingot-shrink.h"

#include <glib/gi18n.h>

struct _IngotErrorBox
{
  AdwBin parent_instance;

  GError *error;
  char *known_field;
  char *look_action;
  IngotSearchDomain *domain;

  GtkListBox *list;
  GtkWidget *look_button; /* which the list owns */
};

enum
{
  PROP_ERROR = 1,
  PROP_KNOWN_FIELD,
  PROP_DOMAIN,
  PROP_LOOK_ACTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotErrorBox, ingot_error_box, ADW_TYPE_BIN)

/* The texts come last: until its construction is over, a row reads them as markup. */
static AdwActionRow *
row_new (const char *title, const char *subtitle)
{
  AdwActionRow *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0,
                                    "subtitle-lines", 0, "activatable", FALSE, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
  return row;
}

static char *
describe (IngotErrorBox *self)
{
  g_autofree char *description = ingot_error_text_describe (self->error);
  g_autofree char *hint = ingot_refusal_hint (self->error, self->domain);

  return g_strjoin ("\n", description, hint, NULL);
}

static void
append_message (IngotErrorBox *self)
{
  const char *title = ingot_error_text_get_title (self->error);
  g_autofree char *description = describe (self);
  AdwActionRow *row = row_new (title, description);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-error-symbolic");

  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_add_css_class (icon, "error");
  adw_action_row_add_prefix (row, icon);
  gtk_list_box_append (self->list, GTK_WIDGET (row));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), description,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
append_state (IngotErrorBox *self, const IngotErrorState *state)
{
  g_autofree char *field = ingot_closure_safe_text (NULL, state->field);
  g_autofree char *reason = ingot_closure_safe_lines (NULL, state->reason);
  AdwActionRow *row = row_new (field, reason);

  gtk_widget_add_css_class (GTK_WIDGET (row), "property");
  gtk_list_box_append (self->list, GTK_WIDGET (row));
}

static void
append_states (IngotErrorBox *self)
{
  GPtrArray *states = ingot_error_text_get_states (self->error);

  for (guint i = 0; states != NULL && i < states->len; i++)
    {
      const IngotErrorState *state = g_ptr_array_index (states, i);

      if (g_strcmp0 (state->field, self->known_field) != 0)
        append_state (self, state);
    }
}

static GtkWidget *
append_button (IngotErrorBox *self, const char *title, const char *action)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  ingot_shrink_tell (row, "title");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_list_box_append (self->list, row);
  return row;
}

/* There may be nothing to look at any more. */
static void
set_look_action (IngotErrorBox *self, const char *action)
{
  if (!g_set_str (&self->look_action, action))
    return;
  if (self->look_button != NULL)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->look_button), action);
      gtk_widget_set_visible (self->look_button, action != NULL);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOK_ACTION]);
}

/* In the middle of work as well: what was typed stays. Whoever does not know what came of it looks.
 */
static void
append_way_out (IngotErrorBox *self)
{
  if (g_error_matches (self->error, INGOT_ERROR, INGOT_ERROR_AUTHENTICATION))
    append_button (self, _ ("Replace API Token…"), "win.replace-api-token");
  if (self->look_action != NULL &&
      g_error_matches (self->error, INGOT_ERROR, INGOT_ERROR_OUTCOME_UNKNOWN))
    self->look_button = append_button (self, _ ("Look at the _List"), self->look_action);
}

static void
ingot_error_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotErrorBox *self = INGOT_ERROR_BOX (object);

  switch (id)
    {
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_KNOWN_FIELD:
      g_value_set_string (value, self->known_field);
      break;
    case PROP_LOOK_ACTION:
      g_value_set_string (value, self->look_action);
      break;
    case PROP_DOMAIN:
      g_value_set_object (value, self->domain);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_error_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IngotErrorBox *self = INGOT_ERROR_BOX (object);

  switch (id)
    {
    case PROP_ERROR:
      ingot_error_box_set_error (self, g_value_get_boxed (value));
      break;
    case PROP_KNOWN_FIELD:
      if (g_set_str (&self->known_field, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_LOOK_ACTION:
      set_look_action (self, g_value_get_string (value));
      break;
    case PROP_DOMAIN:
      if (g_set_object (&self->domain, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_error_box_finalize (GObject *object)
{
  IngotErrorBox *self = INGOT_ERROR_BOX (object);

  g_clear_error (&self->error);
  g_free (self->known_field);
  g_free (self->look_action);
  g_clear_object (&self->domain);

  G_OBJECT_CLASS (ingot_error_box_parent_class)->finalize (object);
}

static void
ingot_error_box_class_init (IngotErrorBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = ingot_error_box_finalize;
  object_class->get_property = ingot_error_box_get_property;
  object_class->set_property = ingot_error_box_set_property;

  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_KNOWN_FIELD] = g_param_spec_string ("known-field", NULL, NULL, NULL, flags);
  properties[PROP_LOOK_ACTION] = g_param_spec_string ("look-action", NULL, NULL, NULL, flags);
  properties[PROP_DOMAIN] =
      g_param_spec_object ("domain", NULL, NULL, INGOT_TYPE_SEARCH_DOMAIN, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ingot_error_box_init (IngotErrorBox *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * ingot_error_box_set_error:
 * @self: an error box
 * @error: (nullable): what went wrong
 *
 * Shows @error and has it read out; without one the box is not there.
 */
void
ingot_error_box_set_error (IngotErrorBox *self, const GError *error)
{
  g_return_if_fail (INGOT_IS_ERROR_BOX (self));

  g_clear_error (&self->error);
  self->look_button = NULL;
  gtk_list_box_remove_all (self->list);
  gtk_widget_set_visible (GTK_WIDGET (self), error != NULL);
  if (error != NULL)
    {
      self->error = g_error_copy (error);
      append_message (self);
      append_states (self);
      append_way_out (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}
