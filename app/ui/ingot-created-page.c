/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-created-page.h"

#include "ingot-closures.h"
#include "ingot-secret-label.h"
#include "ingot-toast.h"
#include "ingot-token-closures.h"

#include <glib/gi18n.h>

struct _IngotCreatedPage
{
  AdwBin parent_instance;

  IngotRepository *repository;
  IngotIngestToken *token;
  gboolean copied;

  AdwStatusPage *status_page;
  AdwActionRow *name_row;
  GtkLabel *token_label;
  AdwActionRow *caveat_row;
  GtkWidget *differs_row;
  AdwActionRow *parser_row;
  GtkWidget *copy_button;
};

enum
{
  PROP_COPIED = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotCreatedPage, ingot_created_page, ADW_TYPE_BIN)

static char *
describe (IngotRepository *repository)
{
  const IngotRepositoryState state = ingot_repository_get_state (repository);
  IngotSearchDomain *domain = ingot_repository_get_domain (repository);
  g_autofree char *name = ingot_closure_isolate (NULL, ingot_search_domain_get_name (domain));
  g_autofree char *what = g_strdup_printf (
      /* Translators: %s is a repository */
      state == INGOT_REPOSITORY_GONE
          ? _ ("“%s” is not on the server any more, so nothing can be sent with this token. Close "
               "this and create one in another repository.")
          : _ ("Whoever has this token can send data to “%s”, but cannot read it."),
      name);
  const char *again = state == INGOT_REPOSITORY_READY
                          ? _ ("You can see it again in the list.")
                          : _ ("This is the only time that you can see it.");

  return state == INGOT_REPOSITORY_GONE ? g_steal_pointer (&what)
                                        : g_strjoin (" ", what, again, NULL);
}

static void
show_description (IngotCreatedPage *self)
{
  g_autofree char *description = describe (self->repository);
  g_autofree char *markup = ingot_closure_escape (NULL, description);

  adw_status_page_set_description (self->status_page, markup);
}

static void
announce (IngotCreatedPage *self)
{
  const char *title = adw_status_page_get_title (self->status_page);
  g_autofree char *text = gtk_widget_get_visible (self->differs_row)
                              ? g_strdup_printf ("%s. %s", title,
                                                 adw_preferences_row_get_title (
                                                     ADW_PREFERENCES_ROW (self->differs_row)))
                              : g_strdup (title);

  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Nobody knows who created it. */
static void
show_caveat (IngotCreatedPage *self, const char *caveat)
{
  adw_status_page_set_title (self->status_page, _ ("Ingest Token Found"));
  adw_status_page_set_icon_name (self->status_page, "dialog-warning-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->status_page), "ingot-created");
  adw_action_row_set_subtitle (self->caveat_row, caveat);
  gtk_widget_set_visible (GTK_WIDGET (self->caveat_row), TRUE);
}

static void
copy_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  IngotCreatedPage *self = INGOT_CREATED_PAGE (widget);

  ingot_toast_copy_token (self->copy_button, ingot_ingest_token_get_token (self->token));
  if (self->copied)
    return;
  self->copied = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COPIED]);
}

static void
ingot_created_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_COPIED:
      g_value_set_boolean (value, INGOT_CREATED_PAGE (object)->copied);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_created_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_CREATED_PAGE);

  G_OBJECT_CLASS (ingot_created_page_parent_class)->dispose (object);
}

static void
ingot_created_page_finalize (GObject *object)
{
  g_clear_object (&INGOT_CREATED_PAGE (object)->repository);
  g_clear_object (&INGOT_CREATED_PAGE (object)->token);

  G_OBJECT_CLASS (ingot_created_page_parent_class)->finalize (object);
}

static void
ingot_created_page_class_init (IngotCreatedPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ingot_created_page_dispose;
  object_class->finalize = ingot_created_page_finalize;
  object_class->get_property = ingot_created_page_get_property;

  properties[PROP_COPIED] =
      g_param_spec_boolean ("copied", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "created.copy", NULL, copy_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-created-page.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotCreatedPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, IngotCreatedPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, IngotCreatedPage, token_label);
  gtk_widget_class_bind_template_child (widget_class, IngotCreatedPage, caveat_row);
  gtk_widget_class_bind_template_child (widget_class, IngotCreatedPage, differs_row);
  gtk_widget_class_bind_template_child (widget_class, IngotCreatedPage, parser_row);
  gtk_widget_class_bind_template_child (widget_class, IngotCreatedPage, copy_button);
}

static void
ingot_created_page_init (IngotCreatedPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ingot_created_page_show:
 * @self: a page that can be seen
 * @repository: where the token was created
 * @token: the token, as the server answered
 * @custom_token: (nullable): the text that was asked for
 * @caveat: (nullable): why it may be somebody else's
 *
 * Shows @token. The server's text is the one that counts: where it is not @custom_token, that is
 * said.
 */
void
ingot_created_page_show (IngotCreatedPage *self,
                         IngotRepository *repository,
                         IngotIngestToken *token,
                         const char *custom_token,
                         const char *caveat)
{
  const char *text = ingot_ingest_token_get_token (token);
  g_autofree char *name = ingot_closure_safe_text (NULL, ingot_ingest_token_get_name (token));
  g_autofree char *parser = ingot_describe_parser (ingot_ingest_token_get_parser (token));

  g_set_object (&self->token, token);
  g_set_object (&self->repository, repository);
  show_description (self);
  /* others may rename or delete it while the token is looked at */
  g_signal_connect_object (repository, "notify::state", G_CALLBACK (show_description), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (repository, "notify::domain", G_CALLBACK (show_description), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_set_subtitle (self->name_row, name);
  ingot_secret_label_show (self->token_label, text, TRUE, 0);
  gtk_widget_set_visible (self->differs_row,
                          custom_token != NULL && g_strcmp0 (custom_token, text) != 0);
  adw_action_row_set_subtitle (self->parser_row, parser);
  if (caveat != NULL)
    show_caveat (self, caveat);
  gtk_widget_grab_focus (self->copy_button);
  announce (self);
}

/**
 * ingot_created_page_get_copied:
 * @self: a page
 *
 * Tells whether the token was copied.
 *
 * Returns: %TRUE if somebody has it by now
 */
gboolean
ingot_created_page_get_copied (IngotCreatedPage *self)
{
  return self->copied;
}
