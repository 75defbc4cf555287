/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-form-bin.h"

#include "ingot-shrink.h"

/* Below this, in sp, there is no room for a title between two buttons. */
#define NARROW 250

/* Of the words of a button there, so that two buttons fit beside each other. */
#define SHORT_CHARS 7

struct _IngotFormBin
{
  AdwBin parent_instance;

  guint width; /* sp */
  gboolean narrow;
  guint tick;
};

enum
{
  PROP_NARROW = 1,
  PROP_WIDTH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotFormBin, ingot_form_bin, ADW_TYPE_BIN)

static int
get_width (GtkWidget *widget, double sp)
{
  return (int) adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, sp, gtk_widget_get_settings (widget));
}

static GtkSizeRequestMode
get_request_mode_cb (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
get_minimum_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), GTK_ORIENTATION_HORIZONTAL, -1,
                      &minimum, NULL, NULL, NULL);
  return minimum;
}

/* What is not narrow yet can still become so. */
static void
measure_cb (GtkWidget *widget,
            GtkOrientation orientation,
            int for_size,
            int *minimum,
            int *natural,
            int *minimum_baseline,
            int *natural_baseline)
{
  IngotFormBin *self = INGOT_FORM_BIN (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size != -1)
    for_size = MAX (for_size, get_minimum_width (widget));
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
  if (orientation != GTK_ORIENTATION_HORIZONTAL)
    return;
  *natural = MAX (*minimum, get_width (widget, self->width));
  if (!self->narrow)
    *minimum = MIN (*minimum, get_width (widget, NARROW) / 2);
}

static void
for_header_bars (GtkWidget *widget, void (*func) (GtkWidget *header_bar))
{
  if (ADW_IS_HEADER_BAR (widget))
    func (widget);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      for_header_bars (child, func);
}

/* The buttons on both sides lie on each other rather than to shrink (4.18). */
static void
limit_words (GtkWidget *widget, int chars)
{
  GtkWidget *words = GTK_IS_BUTTON (widget) ? gtk_button_get_child (GTK_BUTTON (widget)) : NULL;

  if (GTK_IS_LABEL (words))
    gtk_label_set_max_width_chars (GTK_LABEL (words), chars);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    limit_words (child, chars);
}

static void
shorten (GtkWidget *header_bar)
{
  limit_words (header_bar, SHORT_CHARS);
}

static void
lengthen (GtkWidget *header_bar)
{
  limit_words (header_bar, -1);
}

static gboolean
turn_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  IngotFormBin *self = INGOT_FORM_BIN (widget);

  self->tick = 0;
  self->narrow = !self->narrow;
  for_header_bars (adw_bin_get_child (ADW_BIN (self)), self->narrow ? shorten : lengthen);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  gtk_widget_queue_resize (widget);
  return G_SOURCE_REMOVE;
}

/* In the next frame: what changes its children must not do so while they are given their room. */
static void
allocate_cb (GtkWidget *widget, int width, int height, int baseline)
{
  IngotFormBin *self = INGOT_FORM_BIN (widget);
  const gboolean narrow = width < get_width (widget, NARROW);

  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)),
                       MAX (width, get_minimum_width (widget)), height, baseline, NULL);
  if (narrow != self->narrow && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (widget, turn_cb, NULL, NULL);
}

static void
child_cb (IngotFormBin *self)
{
  if (adw_bin_get_child (ADW_BIN (self)) != NULL)
    for_header_bars (adw_bin_get_child (ADW_BIN (self)), ingot_shrink_let_all);
}

/* GTK scrolls to what the focus moves to, but not when it comes from nobody, as it does when Tab
 * has gone round (4.18). */
static gboolean
ingot_form_bin_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  const gboolean goes_round = gtk_root_get_focus (root) == NULL;
  GtkWidget *focus, *viewport;

  if (!GTK_WIDGET_CLASS (ingot_form_bin_parent_class)->focus (widget, direction))
    return FALSE;
  focus = gtk_root_get_focus (root);
  viewport = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_VIEWPORT) : NULL;
  if (goes_round && viewport != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), focus, NULL);
  return TRUE;
}

static void
ingot_form_bin_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, INGOT_FORM_BIN (object)->narrow);
      break;
    case PROP_WIDTH:
      g_value_set_uint (value, INGOT_FORM_BIN (object)->width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_form_bin_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_WIDTH:
      INGOT_FORM_BIN (object)->width = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_form_bin_class_init (IngotFormBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ingot_form_bin_get_property;
  object_class->set_property = ingot_form_bin_set_property;
  GTK_WIDGET_CLASS (klass)->focus = ingot_form_bin_focus;

  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_WIDTH] =
      g_param_spec_uint ("width", NULL, NULL, 0, G_MAXINT, 500,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ingot_form_bin_init (IngotFormBin *self)
{
  g_signal_connect (self, "notify::child", G_CALLBACK (child_cb), NULL);
  gtk_widget_set_layout_manager (
      GTK_WIDGET (self), gtk_custom_layout_new (get_request_mode_cb, measure_cb, allocate_cb));
}
