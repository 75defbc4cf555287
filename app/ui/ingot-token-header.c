/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-token-header.h"

#include "ingot-ingest-token.h"
#include "ingot-token-columns.h"

#include <glib/gi18n.h>

struct _IngotTokenHeader
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkCustomSorter *sorter;
  gboolean by_parser;
  gboolean descending;
  gboolean narrow;
  gboolean marking;

  GtkWidget *name_button;
  GtkImage *name_arrow;
  GtkWidget *parser_button;
  GtkImage *parser_arrow;
};

enum
{
  PROP_SORT = 1,
  PROP_NARROW,
  PROP_MARKING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotTokenHeader, ingot_token_header, ADW_TYPE_BIN)

/* Those of the same parser are by their names, whichever way the parsers are. */
static int
compare (gconstpointer one, gconstpointer other, gpointer data)
{
  IngotTokenHeader *self = data;
  int order = self->by_parser ? ingot_ingest_token_compare_parsers (one, other, NULL) : 0;
  const gboolean by_name = order == 0;

  if (by_name)
    order = ingot_ingest_token_compare (one, other, NULL);
  return self->descending && by_name != self->by_parser ? -order : order;
}

/* Screen readers are told what the arrow says. */
static void
show_order (IngotTokenHeader *self, GtkWidget *button, GtkImage *arrow, gboolean is_order)
{
  const char *description = "";

  if (is_order)
    description =
        self->descending ? _ ("Sorted in descending order") : _ ("Sorted in ascending order");
  gtk_image_set_from_icon_name (arrow, self->descending ? "pan-down-symbolic" : "pan-up-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (arrow), is_order);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
}

static void
update (IngotTokenHeader *self)
{
  show_order (self, self->name_button, self->name_arrow, !self->by_parser);
  show_order (self, self->parser_button, self->parser_arrow, self->by_parser);
}

static void
set_order (IngotTokenHeader *self, gboolean by_parser, gboolean descending)
{
  const gboolean other = self->by_parser != by_parser;

  if (!other && self->descending == descending)
    return;
  self->by_parser = by_parser;
  self->descending = descending;
  update (self);
  gtk_sorter_changed (GTK_SORTER (self->sorter), GTK_SORTER_CHANGE_DIFFERENT);
  if (other)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
}

/* Once more on the same turns the order round. */
static void
click (IngotTokenHeader *self, gboolean by_parser)
{
  set_order (self, by_parser, self->by_parser == by_parser && !self->descending);
}

static void
name_clicked_cb (IngotTokenHeader *self)
{
  click (self, FALSE);
}

static void
parser_clicked_cb (IngotTokenHeader *self)
{
  click (self, TRUE);
}

static void
ingot_token_header_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotTokenHeader *self = INGOT_TOKEN_HEADER (object);

  switch (id)
    {
    case PROP_SORT:
      g_value_set_string (value, ingot_token_header_get_sort (self));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_MARKING:
      g_value_set_boolean (value, self->marking);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_boolean (GObject *object, gboolean *field, const GValue *value, GParamSpec *pspec)
{
  if (*field == g_value_get_boolean (value))
    return;
  *field = g_value_get_boolean (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
ingot_token_header_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IngotTokenHeader *self = INGOT_TOKEN_HEADER (object);

  switch (id)
    {
    case PROP_SORT:
      ingot_token_header_set_sort (self, g_value_get_string (value));
      break;
    case PROP_NARROW:
      set_boolean (object, &self->narrow, value, pspec);
      break;
    case PROP_MARKING:
      set_boolean (object, &self->marking, value, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Who sorts by it may outlive the titles. */
static void
ingot_token_header_dispose (GObject *object)
{
  IngotTokenHeader *self = INGOT_TOKEN_HEADER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), INGOT_TYPE_TOKEN_HEADER);
  if (self->sorter != NULL)
    gtk_custom_sorter_set_sort_func (self->sorter, NULL, NULL, NULL);
  g_clear_object (&self->sorter);

  G_OBJECT_CLASS (ingot_token_header_parent_class)->dispose (object);
}

static void
ingot_token_header_class_init (IngotTokenHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = ingot_token_header_dispose;
  object_class->get_property = ingot_token_header_get_property;
  object_class->set_property = ingot_token_header_set_property;

  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "name", flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_MARKING] = g_param_spec_boolean ("marking", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (INGOT_TYPE_TOKEN_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ingot_app/Ingot/ingot-token-header.ui");
  gtk_widget_class_bind_template_child (widget_class, IngotTokenHeader, name_button);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenHeader, name_arrow);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenHeader, parser_button);
  gtk_widget_class_bind_template_child (widget_class, IngotTokenHeader, parser_arrow);
  gtk_widget_class_bind_template_callback (widget_class, name_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, parser_clicked_cb);
}

static void
ingot_token_header_init (IngotTokenHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sorter = gtk_custom_sorter_new (compare, self, NULL);
  update (self);
}

/* A scrollbar that is always shown takes room of the rows. */
static void
room_changed_cb (IngotTokenHeader *self, GtkAdjustment *adjustment)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self->scroller));
  const int room = (int) gtk_adjustment_get_page_size (adjustment);

  gtk_widget_set_margin_end (adw_bin_get_child (ADW_BIN (self)), MAX (width - room, 0));
}

/**
 * ingot_token_header_set_scroller:
 * @self: the titles
 * @scroller: what the rows below are in, which is gone no sooner than @self
 *
 * Has the titles stay above the columns where a scrollbar takes room beside these.
 */
void
ingot_token_header_set_scroller (IngotTokenHeader *self, GtkScrolledWindow *scroller)
{
  g_return_if_fail (INGOT_IS_TOKEN_HEADER (self));

  self->scroller = scroller;
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (scroller), "changed",
                           G_CALLBACK (room_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * ingot_token_header_get_sorter:
 * @self: the titles
 *
 * Gets what sorts by what was chosen.
 *
 * Returns: (transfer none): a sorter of #IngotIngestToken, always the same
 */
GtkSorter *
ingot_token_header_get_sorter (IngotTokenHeader *self)
{
  g_return_val_if_fail (INGOT_IS_TOKEN_HEADER (self), NULL);

  return GTK_SORTER (self->sorter);
}

/**
 * ingot_token_header_get_sort:
 * @self: the titles
 *
 * Gets by what the rows are sorted.
 *
 * Returns: (transfer none): "name" or "parser"
 */
const char *
ingot_token_header_get_sort (IngotTokenHeader *self)
{
  g_return_val_if_fail (INGOT_IS_TOKEN_HEADER (self), NULL);

  return self->by_parser ? "parser" : "name";
}

/**
 * ingot_token_header_set_sort:
 * @self: the titles
 * @sort: "name" or "parser"
 *
 * Sorts the rows, in ascending order.
 */
void
ingot_token_header_set_sort (IngotTokenHeader *self, const char *sort)
{
  g_return_if_fail (INGOT_IS_TOKEN_HEADER (self));

  set_order (self, g_strcmp0 (sort, "parser") == 0, FALSE);
}
