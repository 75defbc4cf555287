/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-api-token-help.h"

struct _IngotApiTokenHelp
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (IngotApiTokenHelp, ingot_api_token_help, ADW_TYPE_BIN)

static void
ingot_api_token_help_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), INGOT_TYPE_API_TOKEN_HELP);

  G_OBJECT_CLASS (ingot_api_token_help_parent_class)->dispose (object);
}

static void
ingot_api_token_help_class_init (IngotApiTokenHelpClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ingot_api_token_help_dispose;
  gtk_widget_class_set_template_from_resource (
      GTK_WIDGET_CLASS (klass), "/io/github/ingot_app/Ingot/ingot-api-token-help.ui");
}

static void
ingot_api_token_help_init (IngotApiTokenHelp *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
