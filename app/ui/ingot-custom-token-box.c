/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-custom-token-box.h"

#include "ingot-secret-entry.h"
#include "ingot-secret-text.h"
#include "ingot-shrink.h"
#include "ingot-token-flaws.h"
#include "ingot-token-generator.h"

#include <glib/gi18n.h>
#include <string.h>

struct _IngotCustomTokenBox
{
  AdwBin parent_instance;

  IngotAccount *account;
  IngotRepository *repository;
  char *token_name;
  IngotTokenFlaws flaws;

  AdwExpanderRow *expander_row;
  GtkEditable *token_row;
  GtkWidget *generate_button;
  AdwActionRow *generated_row;
  AdwActionRow *unsendable_row;
  AdwActionRow *weak_row;
};

enum
{
  PROP_ACCOUNT = 1,
  PROP_REPOSITORY,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IngotCustomTokenBox, ingot_custom_token_box, ADW_TYPE_BIN)

static void
announce (IngotCustomTokenBox *self, AdwActionRow *row)
{
  g_autofree char *text =
      g_strdup_printf ("%s: %s", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                       adw_action_row_get_subtitle (row));

  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Shows what can be said against the token. Returns a sentence for assistive technologies. */
static char *
show_flaws (IngotCustomTokenBox *self, AdwActionRow *row, IngotTokenFlaws flaws, gboolean is_new)
{
  g_autofree char *reasons = ingot_token_flaws_describe (flaws);

  adw_action_row_set_subtitle (row, reasons);
  gtk_widget_set_visible (GTK_WIDGET (row), flaws != 0);
  if (flaws == 0)
    return g_strdup ("");
  if (is_new)
    announce (self, row);
  return g_strdup_printf ("%s: %s ", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                          reasons);
}

static IngotTokenFlaws
judge (IngotCustomTokenBox *self)
{
  IngotSearchDomain *domain =
      self->repository != NULL ? ingot_repository_get_domain (self->repository) : NULL;

  return ingot_token_flaws_judge (gtk_editable_get_text (self->token_row),
                                  self->token_name != NULL ? self->token_name : "",
                                  domain != NULL ? ingot_search_domain_get_name (domain) : "");
}

/* What describes the token has to be where the focus is: in the text inside of the row. */
static void
update (IngotCustomTokenBox *self)
{
  const IngotTokenFlaws flaws = judge (self);
  const IngotTokenFlaws more = flaws & ~self->flaws;
  g_autofree char *unsendable =
      show_flaws (self, self->unsendable_row, flaws & INGOT_TOKEN_CANNOT_BE_SENT,
                  (more & INGOT_TOKEN_CANNOT_BE_SENT) != 0);
  g_autofree char *weak = show_flaws (self, self->weak_row, flaws & INGOT_TOKEN_IS_WEAK,
                                      (more & INGOT_TOKEN_IS_WEAK) != 0);
  g_autofree char *description = g_strconcat (unsendable, weak, NULL);

  self->flaws = flaws;
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (self->token_row)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, g_strchomp (description),
                                  -1);
}

static void
generate_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotCustomTokenBox *self = INGOT_CUSTOM_TOKEN_BOX (widget);
  const gboolean is_uuid = g_str_equal (g_variant_get_string (parameter, NULL), "uuid");
  char *token = ingot_token_generate (is_uuid ? INGOT_TOKEN_UUID : INGOT_TOKEN_LETTERS);

  gtk_editable_set_text (self->token_row, token);
  explicit_bzero (token, strlen (token));
  g_free (token);
  adw_action_row_set_subtitle (self->generated_row, is_uuid ? _ ("UUID, 122 random bits")
                                                            : _ ("43 letters, 256 random bits"));
  gtk_widget_set_visible (GTK_WIDGET (self->generated_row), TRUE);
  announce (self, self->generated_row);
}

static void
token_changed_cb (IngotCustomTokenBox *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->generated_row), FALSE);
  update (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
switched_cb (IngotCustomTokenBox *self)
{
  if (adw_expander_row_get_enable_expansion (self->expander_row))
    gtk_widget_grab_focus (GTK_WIDGET (self->token_row));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
set_account (IngotCustomTokenBox *self, IngotAccount *account)
{
  if (!g_set_object (&self->account, account))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), account != NULL && ingot_account_get_root (account));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACCOUNT]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
set_repository (IngotCustomTokenBox *self, IngotRepository *repository)
{
  if (!g_set_object (&self->repository, repository))
    return;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REPOSITORY]);
}

static void
ingot_custom_token_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotCustomTokenBox *self = INGOT_CUSTOM_TOKEN_BOX (object);

  switch (id)
    {
    case PROP_ACCOUNT:
      g_value_set_object (value, self->account);
      break;
    case PROP_REPOSITORY:
      g_value_set_object (value, self->repository);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_custom_token_box_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  IngotCustomTokenBox *self = INGOT_CUSTOM_TOKEN_BOX (object);

  switch (id)
    {
    case PROP_ACCOUNT:
      set_account (self, g_value_get_object (value));
      break;
    case PROP_REPOSITORY:
      set_repository (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_custom_token_box_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_CUSTOM_TOKEN_BOX);

  G_OBJECT_CLASS (ingot_custom_token_box_parent_class)->dispose (object);
}

static void
ingot_custom_token_box_finalize (GObject *object)
{
  IngotCustomTokenBox *self = INGOT_CUSTOM_TOKEN_BOX (object);

  g_clear_object (&self->account);
  g_clear_object (&self->repository);
  g_free (self->token_name);

  G_OBJECT_CLASS (ingot_custom_token_box_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/ingot_app/Ingot/ingot-custom-token-box.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotCustomTokenBox, expander_row);
  gtk_widget_class_bind_template_child (widget_class, IngotCustomTokenBox, token_row);
  gtk_widget_class_bind_template_child (widget_class, IngotCustomTokenBox, generate_button);
  gtk_widget_class_bind_template_child (widget_class, IngotCustomTokenBox, generated_row);
  gtk_widget_class_bind_template_child (widget_class, IngotCustomTokenBox, unsendable_row);
  gtk_widget_class_bind_template_child (widget_class, IngotCustomTokenBox, weak_row);
  gtk_widget_class_bind_template_callback (widget_class, switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, token_changed_cb);
}

static void
ingot_custom_token_box_class_init (IngotCustomTokenBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = ingot_custom_token_box_dispose;
  object_class->finalize = ingot_custom_token_box_finalize;
  object_class->get_property = ingot_custom_token_box_get_property;
  object_class->set_property = ingot_custom_token_box_set_property;

  properties[PROP_ACCOUNT] = g_param_spec_object ("account", NULL, NULL, INGOT_TYPE_ACCOUNT, flags);
  properties[PROP_REPOSITORY] =
      g_param_spec_object ("repository", NULL, NULL, INGOT_TYPE_REPOSITORY, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "custom-token.generate", "s", generate_cb);
  bind_template (widget_class);
}

/* The switch of an expander row is called by all the words in the row, and when it is open by those
 * below it as well (libadwaita 1.7). */
static void
name_switch (GtkWidget *widget, const char *name)
{
  if (GTK_IS_SWITCH (widget))
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_switch (child, name);
}

static void
ingot_custom_token_box_init (IngotCustomTokenBox *self)
{
  g_autoptr (PangoAttrList) attributes = ingot_secret_text_dup_attributes (0);

  gtk_widget_init_template (GTK_WIDGET (self));
  ingot_shrink_tell (self->generate_button, "label");
  ingot_secret_entry_protect (self->token_row);
  adw_entry_row_set_attributes (ADW_ENTRY_ROW (self->token_row), attributes);
  gtk_widget_add_css_class (GTK_WIDGET (gtk_editable_get_delegate (self->token_row)), "monospace");
  name_switch (GTK_WIDGET (self->expander_row), _ ("Custom Token"));
}

/**
 * ingot_custom_token_box_get_token:
 * @self: a box
 *
 * Gets the text that the new token shall have, as it was typed.
 *
 * Returns: (transfer none) (nullable): a secret, empty if it is still to be typed; %NULL if the
 *   server shall make one
 */
const char *
ingot_custom_token_box_get_token (IngotCustomTokenBox *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)) ||
      !adw_expander_row_get_enable_expansion (self->expander_row))
    return NULL;
  return gtk_editable_get_text (self->token_row);
}

/**
 * ingot_custom_token_box_set_token_name:
 * @self: a box
 * @name: the name that the token shall have
 *
 * Sets the name that must not be in the token's text.
 */
void
ingot_custom_token_box_set_token_name (IngotCustomTokenBox *self, const char *name)
{
  if (g_set_str (&self->token_name, name))
    update (self);
}
