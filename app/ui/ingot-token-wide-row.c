/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-wide-row.h"

#include "ingot-closures.h"
#include "ingot-secret-label.h"
#include "ingot-style-class.h"
#include "ingot-token-closures.h"
#include "ingot-token-columns.h"
#include "ingot-token-menu.h"

#define DOTS 8

struct _IngotTokenWideRow
{
  IngotTokenRow parent_instance;

  GtkLabel *name_label;
  GtkLabel *token_label;
  GtkButton *reveal_button;
  GtkLabel *parser_label;
  GtkLabel *origin_label; /* none in a row that never needed it */
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (IngotTokenWideRow, ingot_token_wide_row, INGOT_TYPE_TOKEN_ROW)

static void
show_token (IngotTokenWideRow *self, const char *token, gboolean revealed)
{
  const char *icon_name = revealed ? "view-conceal-symbolic" : "view-reveal-symbolic";

  ingot_secret_label_show (self->token_label, token, revealed, DOTS);
  if (g_strcmp0 (gtk_button_get_icon_name (self->reveal_button), icon_name) == 0)
    return;
  gtk_button_set_icon_name (self->reveal_button, icon_name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reveal_button),
                               ingot_token_menu_get_reveal_text (revealed));
}

/* Below the parser. */
static void
add_origin (IngotTokenWideRow *self)
{
  g_autoptr (GtkWidget) parser = g_object_ref (GTK_WIDGET (self->parser_label));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->origin_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->origin_label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->origin_label, 1);
  gtk_label_set_xalign (self->origin_label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->origin_label), "caption");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_insert_after (box, GTK_WIDGET (self), parser);
  gtk_widget_unparent (parser);
  gtk_box_append (GTK_BOX (box), parser);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->origin_label));
}

/* Of most parsers nothing needs to be said. */
static void
show_origin (IngotTokenWideRow *self, IngotParser *parser, gboolean missing)
{
  g_autofree char *origin = ingot_describe_parser_origin (parser, missing);

  if (self->origin_label == NULL && origin[0] != '\0')
    add_origin (self);
  if (self->origin_label == NULL)
    return;
  ingot_late_cell_set_text (self->origin_label, origin);
  gtk_widget_set_visible (GTK_WIDGET (self->origin_label), origin[0] != '\0');
  ingot_style_class_set (GTK_WIDGET (self->origin_label), "dimmed", !missing);
  ingot_style_class_set (GTK_WIDGET (self->origin_label), "warning", missing);
}

static void
show_parser (IngotTokenWideRow *self, IngotParser *parser, gboolean missing)
{
  g_autofree char *name = ingot_describe_parser (parser);

  ingot_late_cell_set_text (self->parser_label, name);
  ingot_style_class_set (GTK_WIDGET (self->parser_label), "dimmed", parser == NULL);
  show_origin (self, parser, missing);
}

static void
show_item (IngotTokenRow *row, IngotTokenItem *item)
{
  IngotTokenWideRow *self = INGOT_TOKEN_WIDE_ROW (row);
  IngotIngestToken *token = ingot_token_item_get_token (item);
  g_autofree char *name = ingot_closure_safe_text (NULL, ingot_ingest_token_get_name (token));

  ingot_late_cell_set_text (self->name_label, name);
  show_token (self, ingot_ingest_token_get_token (token), ingot_token_item_get_revealed (item));
  show_parser (self, ingot_ingest_token_get_parser (token),
               ingot_token_item_get_parser_missing (item));
}

static void
ingot_token_wide_row_dispose (GObject *object)
{
  INGOT_TOKEN_WIDE_ROW (object)->origin_label = NULL;

  G_OBJECT_CLASS (ingot_token_wide_row_parent_class)->dispose (object);
}

static void
ingot_token_wide_row_class_init (IngotTokenWideRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ingot_token_wide_row_dispose;
  INGOT_TOKEN_ROW_CLASS (klass)->show_item = show_item;

  g_type_ensure (INGOT_TYPE_TOKEN_COLUMNS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/ingot_app/Ingot/ingot-token-wide-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotTokenWideRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenWideRow, token_label);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenWideRow, reveal_button);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenWideRow, parser_label);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenWideRow, menu_button);
}

static void
ingot_token_wide_row_init (IngotTokenWideRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ingot_token_menu_set (self->menu_button, "wide_menu");
}
