/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-wrap-layout.h"

#include "ingot-laid-out.h"

struct _IngotWrapLayout
{
  GtkLayoutManager parent_instance;

  float align;
  int child_spacing; /* px */
  int line_spacing;  /* px */
};

/* From @first to before @end, which are children. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end;
  int natural;
  int n_expand;
} Line;

enum
{
  PROP_ALIGN = 1,
  PROP_CHILD_SPACING,
  PROP_LINE_SPACING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotWrapLayout, ingot_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
get_natural_width (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* How many pixels wide the line is at most: -1 for any number of them. */
static Line
get_line (IngotWrapLayout *self, GtkWidget *first, int width)
{
  Line line = { first, first, -self->child_spacing, 0 };

  while (line.end != NULL)
    {
      const int natural = line.natural + self->child_spacing + get_natural_width (line.end);

      if (line.end != first && width >= 0 && natural > width)
        break;
      line.natural = natural;
      line.n_expand += gtk_widget_compute_expand (line.end, GTK_ORIENTATION_HORIZONTAL);
      line.end = ingot_laid_out_get_next (line.end);
    }
  return line;
}

static int
get_width (const Line *line, GtkWidget *child, int width)
{
  const int extra = MAX (width - line->natural, 0);
  int natural = get_natural_width (child);

  if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
    natural += extra / line->n_expand;
  return width >= 0 ? MIN (natural, width) : natural;
}

static void
measure_line (const Line *line, int width, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = line->first; child != line->end; child = ingot_laid_out_get_next (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, get_width (line, child, width),
                          &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
measure_height (IngotWrapLayout *self, GtkWidget *widget, int width, int *minimum, int *natural)
{
  GtkWidget *first = ingot_laid_out_get_first (widget);

  *minimum = *natural = first != NULL ? -self->line_spacing : 0;
  while (first != NULL)
    {
      const Line line = get_line (self, first, width);
      int line_minimum, line_natural;

      measure_line (&line, width, &line_minimum, &line_natural);
      *minimum += self->line_spacing + line_minimum;
      *natural += self->line_spacing + line_natural;
      first = line.end;
    }
}

static void
measure_width (IngotWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  const Line line = get_line (self, ingot_laid_out_get_first (widget), -1);

  *minimum = 0;
  *natural = MAX (line.natural, 0);
  for (GtkWidget *child = line.first; child != NULL; child = ingot_laid_out_get_next (child))
    {
      int child_minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, NULL, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
    }
}

static GtkSizeRequestMode
ingot_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ingot_wrap_layout_measure (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  IngotWrapLayout *self = INGOT_WRAP_LAYOUT (manager);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, minimum, natural);
  else
    measure_height (self, widget, for_size, minimum, natural);
}

static void
allocate_line (IngotWrapLayout *self, const Line *line, const GtkAllocation *room, gboolean is_rtl)
{
  const int extra = line->n_expand == 0 ? MAX (room->width - line->natural, 0) : 0;
  int x = (int) ((float) extra * self->align);

  for (GtkWidget *child = line->first; child != line->end; child = ingot_laid_out_get_next (child))
    {
      GtkAllocation place = { x, room->y, get_width (line, child, room->width), room->height };

      x += place.width + self->child_spacing;
      if (is_rtl)
        place.x = room->width - place.x - place.width;
      gtk_widget_size_allocate (child, &place, -1);
    }
}

static void
ingot_wrap_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  IngotWrapLayout *self = INGOT_WRAP_LAYOUT (manager);
  const gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation room = { .width = width };
  GtkWidget *first = ingot_laid_out_get_first (widget);

  while (first != NULL)
    {
      const Line line = get_line (self, first, width);
      int minimum;

      measure_line (&line, width, &minimum, &room.height);
      allocate_line (self, &line, &room, is_rtl);
      room.y += room.height + self->line_spacing;
      first = line.end;
    }
}

static void
ingot_wrap_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IngotWrapLayout *self = INGOT_WRAP_LAYOUT (object);

  switch (id)
    {
    case PROP_ALIGN:
      g_value_set_float (value, self->align);
      break;
    case PROP_CHILD_SPACING:
      g_value_set_int (value, self->child_spacing);
      break;
    case PROP_LINE_SPACING:
      g_value_set_int (value, self->line_spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_wrap_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IngotWrapLayout *self = INGOT_WRAP_LAYOUT (object);

  switch (id)
    {
    case PROP_ALIGN:
      self->align = g_value_get_float (value);
      break;
    case PROP_CHILD_SPACING:
      self->child_spacing = g_value_get_int (value);
      break;
    case PROP_LINE_SPACING:
      self->line_spacing = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_wrap_layout_class_init (IngotWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = ingot_wrap_layout_get_property;
  object_class->set_property = ingot_wrap_layout_set_property;
  layout_class->get_request_mode = ingot_wrap_layout_get_request_mode;
  layout_class->measure = ingot_wrap_layout_measure;
  layout_class->allocate = ingot_wrap_layout_allocate;

  properties[PROP_ALIGN] = g_param_spec_float ("align", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_CHILD_SPACING] =
      g_param_spec_int ("child-spacing", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_LINE_SPACING] =
      g_param_spec_int ("line-spacing", NULL, NULL, 0, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ingot_wrap_layout_init (IngotWrapLayout *self)
{
}
