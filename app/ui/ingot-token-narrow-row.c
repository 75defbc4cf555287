/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-token-narrow-row.h"

#include "ingot-closures.h"
#include "ingot-secret-label.h"
#include "ingot-token-closures.h"
#include "ingot-token-columns.h"
#include "ingot-token-menu.h"

#include <glib/gi18n.h>

/* Where a token wraps: a row is as high as what is in it has to be at the least width, so that must
 * be said. No more fits into 360 px with text twice as large beside a check mark. */
#define REVEALED_COLUMNS 12
#define DOTS             4

struct _IngotTokenNarrowRow
{
  IngotTokenRow parent_instance;

  GtkLabel *name_label;
  GtkLabel *token_label;
  GtkLabel *parser_label;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (IngotTokenNarrowRow, ingot_token_narrow_row, INGOT_TYPE_TOKEN_ROW)

static void
show_token (IngotTokenNarrowRow *self, const char *token, gboolean revealed)
{
  gtk_label_set_width_chars (self->token_label, revealed ? REVEALED_COLUMNS : -1);
  gtk_label_set_max_width_chars (self->token_label, revealed ? REVEALED_COLUMNS : -1);
  ingot_secret_label_show (self->token_label, token, revealed, DOTS);
}

static char *
describe_parser (IngotParser *parser, gboolean missing)
{
  g_autofree char *name =
      parser != NULL ? ingot_describe_parser (parser) : g_strdup (_ ("No parser"));

  if (parser != NULL && missing)
    return g_strconcat (name, INGOT_SEPARATOR, _ ("no longer exists"), NULL);
  return g_steal_pointer (&name);
}

/* It follows the token in one line; the tooltip stands by itself. */
static void
show_parser (IngotTokenNarrowRow *self, IngotParser *parser, gboolean missing)
{
  g_autofree char *text = describe_parser (parser, missing);
  g_autofree char *line = g_strconcat (INGOT_SEPARATOR, text, NULL);

  if (g_str_equal (gtk_label_get_text (self->parser_label), line))
    return;
  gtk_label_set_text (self->parser_label, line);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->parser_label), text);
}

/* A token in clear needs all the room there is. */
static void
show_item (IngotTokenRow *row, IngotTokenItem *item)
{
  IngotTokenNarrowRow *self = INGOT_TOKEN_NARROW_ROW (row);
  IngotIngestToken *token = ingot_token_item_get_token (item);
  const gboolean revealed = ingot_token_item_get_revealed (item);
  g_autofree char *name = ingot_closure_safe_text (NULL, ingot_ingest_token_get_name (token));

  ingot_late_cell_set_text (self->name_label, name);
  show_token (self, ingot_ingest_token_get_token (token), revealed);
  show_parser (self, ingot_ingest_token_get_parser (token),
               ingot_token_item_get_parser_missing (item));
  gtk_widget_set_visible (GTK_WIDGET (self->parser_label), !revealed);
}

static void
ingot_token_narrow_row_class_init (IngotTokenNarrowRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  INGOT_TOKEN_ROW_CLASS (klass)->show_item = show_item;

  g_type_ensure (INGOT_TYPE_TOKEN_COLUMNS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/ingot_app/Ingot/ingot-token-narrow-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotTokenNarrowRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenNarrowRow, token_label);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenNarrowRow, parser_label);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenNarrowRow, menu_button);
}

static void
ingot_token_narrow_row_init (IngotTokenNarrowRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ingot_token_menu_set (self->menu_button, "narrow_menu");
}
