/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-columns.h"

#include "ingot-laid-out.h"

struct _IngotTokenColumns
{
  GtkLayoutManager parent_instance;

  int spacing; /* px */
};

enum
{
  PROP_SPACING = 1,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (IngotTokenColumns, ingot_token_columns, GTK_TYPE_LAYOUT_MANAGER)

static int
get_width (GtkWidget *child)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* The widths of all with what is between, and how many of them expand. */
static int
add_widths (IngotTokenColumns *self, GtkWidget *widget, int *n_expand)
{
  int width = 0;

  *n_expand = 0;
  for (GtkWidget *child = ingot_laid_out_get_first (widget); child != NULL;
       child = ingot_laid_out_get_next (child))
    {
      width += get_width (child) + (width > 0 ? self->spacing : 0);
      *n_expand += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
    }
  return width;
}

/* A list need not ask again for each width. */
static GtkSizeRequestMode
ingot_token_columns_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* As high as each needs to be at its least width: what wraps has enough room wherever it is. */
static void
measure_height (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = ingot_laid_out_get_first (widget); child != NULL;
       child = ingot_laid_out_get_next (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, get_width (child), &child_minimum,
                          &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
ingot_token_columns_measure (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  int n_expand;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    measure_height (widget, minimum, natural);
  else
    *minimum = *natural = add_widths (INGOT_TOKEN_COLUMNS (manager), widget, &n_expand);
}

static void
ingot_token_columns_allocate (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  IngotTokenColumns *self = INGOT_TOKEN_COLUMNS (manager);
  const gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int n_expand;
  int left = MAX (width - add_widths (self, widget, &n_expand), 0);
  int x = 0;

  for (GtkWidget *child = ingot_laid_out_get_first (widget); child != NULL;
       child = ingot_laid_out_get_next (child))
    {
      GtkAllocation place = { x, 0, get_width (child), height };

      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        {
          const int share = left / n_expand--;

          place.width += share;
          left -= share;
        }
      x += place.width + self->spacing;
      if (is_rtl)
        place.x = width - place.x - place.width;
      gtk_widget_size_allocate (child, &place, -1);
    }
}

static void
ingot_token_columns_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SPACING:
      g_value_set_int (value, INGOT_TOKEN_COLUMNS (object)->spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_token_columns_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SPACING:
      INGOT_TOKEN_COLUMNS (object)->spacing = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_token_columns_class_init (IngotTokenColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = ingot_token_columns_get_property;
  object_class->set_property = ingot_token_columns_set_property;
  layout_class->get_request_mode = ingot_token_columns_get_request_mode;
  layout_class->measure = ingot_token_columns_measure;
  layout_class->allocate = ingot_token_columns_allocate;

  g_object_class_install_property (
      object_class, PROP_SPACING,
      g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
}

static void
ingot_token_columns_init (IngotTokenColumns *self)
{
}
