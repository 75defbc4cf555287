/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-token-row-names.h"

#include "ingot-closures.h"
#include "ingot-secret-text.h"
#include "ingot-token-closures.h"
#include "ingot-token-item.h"

#include <glib/gi18n.h>

static char *
describe (IngotTokenItem *item)
{
  IngotIngestToken *token = ingot_token_item_get_token (item);
  g_autofree char *name = ingot_closure_safe_text (NULL, ingot_ingest_token_get_name (token));
  g_autofree char *parser = ingot_closure_parser_name (NULL, ingot_ingest_token_get_parser (token));
  g_autofree char *secret = NULL;
  gboolean missing;

  secret = ingot_token_item_get_revealed (item)
               ? g_strdup (_ ("Token, revealed"))
               : ingot_secret_text_describe_hidden (ingot_ingest_token_get_token (token));
  g_object_get (item, "parser-missing", &missing, NULL);
  if (missing)
    /* Translators: a row as it is read out: name, “Token, hidden”, parser */
    return g_strdup_printf (_ ("%s %s, parser: %s, no longer exists"), name, secret, parser);
  /* Translators: a row as it is read out: name, “Token, hidden”, parser */
  return g_strdup_printf (_ ("%s %s, parser: %s"), name, secret, parser);
}

static void
name_row (GtkColumnViewRow *row)
{
  g_autofree char *name = describe (gtk_column_view_row_get_item (row));

  gtk_column_view_row_set_accessible_label (row, name);
}

static void
bind_cb (GtkListItemFactory *factory, GtkColumnViewRow *row)
{
  g_signal_connect_object (gtk_column_view_row_get_item (row), "notify", G_CALLBACK (name_row), row,
                           G_CONNECT_SWAPPED);
  name_row (row);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkColumnViewRow *row)
{
  g_signal_handlers_disconnect_by_func (gtk_column_view_row_get_item (row), name_row, row);
}

/**
 * ingot_token_row_names_new:
 *
 * Makes what says to assistive technologies what a row of a list of #IngotTokenItem is. Otherwise
 * it would be called like everything in it, the buttons and a revealed token as well.
 *
 * Returns: (transfer full): a factory for rows
 */
GtkListItemFactory *
ingot_token_row_names_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
