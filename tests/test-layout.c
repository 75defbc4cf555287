/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout.h"
#include "pseudo.h"
#include "states.h"

#include <adwaita.h>

#define WIDTH  360
#define HEIGHT 294

typedef struct
{
  const char *name;
  const char *locale;
  GtkTextDirection direction;
} Language;

typedef struct
{
  const Language *language;
  const State *state;
} Case;

/* English is looked at where the states themselves are, in the same windows. */
static const Language languages[] = {
  { "longer", "en_XA.UTF-8", GTK_TEXT_DIR_LTR },
  { "arabic", "ar_XB.UTF-8", GTK_TEXT_DIR_RTL },
};

static guint
report (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) findings->pdata[i]);
  return findings->len;
}

/* Where it is low and narrow everything is tightest. */
static void
test_state (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GPtrArray) findings = NULL;
  Stage stage;

  pseudo_speak (test->language->locale, test->language->direction);
  stage_begin (&stage, test->state, WIDTH, HEIGHT);
  g_assert_cmpint (gtk_widget_get_width (stage.window), ==, WIDTH);
  g_assert_cmpint (gtk_widget_get_height (stage.window), ==, HEIGHT);
  findings = check_layout (stage.seen);
  if (report (findings) > 0)
    g_test_fail ();
  stage_end (&stage);
}

static void
add_tests (const Language *language)
{
  const State *state;

  for (guint i = 0; (state = states_get (i)) != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/%s/%s", language->name, state->name);
      g_autofree Case *test = g_new (Case, 1);

      *test = (Case) { language, state };
      g_test_add_data_func_full (path, g_steal_pointer (&test), test_state, g_free);
    }
}

/* What is wrong on purpose */

static GtkWidget *
show (GtkWidget *content)
{
  GtkWidget *window = adw_window_new ();

  pseudo_speak ("C.UTF-8", GTK_TEXT_DIR_LTR);
  adw_window_set_content (ADW_WINDOW (window), content);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  driver_settle (window);
  return window;
}

static void
assert_finds (GtkWidget *content, const char *what)
{
  GtkWidget *window = show (content);
  g_autoptr (GPtrArray) findings = check_layout (window);

  if (what == NULL)
    g_assert_cmpuint (report (findings), ==, 0);
  else
    {
      g_assert_cmpuint (findings->len, >, 0);
      g_assert_nonnull (strstr (findings->pdata[0], what));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
new_long_label (gboolean ellipsizes)
{
  GtkWidget *label = gtk_label_new ("A text that is longer than the window that it is in is wide");

  if (ellipsizes)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static void
test_finds_cut_text (void)
{
  GtkWidget *label = new_long_label (TRUE);

  assert_finds (label, "is cut off, and no tooltip tells the rest");
  label = new_long_label (TRUE);
  gtk_widget_set_tooltip_text (label, gtk_label_get_text (GTK_LABEL (label)));
  assert_finds (label, NULL);
  label = new_long_label (TRUE);
  gtk_widget_set_tooltip_text (label, "Something else");
  assert_finds (label, "is cut off");
}

static GtkWidget *
put_into_scroller (GtkWidget *child, GtkPolicyType policy)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), policy, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  return scroller;
}

/* The frame is fixed, and what is in it is moved. */
static GtkWidget *
put_at (GtkWidget *fixed, const char *words, double x, double y)
{
  gtk_fixed_put (GTK_FIXED (fixed), gtk_label_new (words), x, y);
  return fixed;
}

static void
test_finds_what_is_outside (void)
{
  GtkWidget *fixed = gtk_fixed_new ();

  gtk_widget_set_overflow (fixed, GTK_OVERFLOW_HIDDEN);
  assert_finds (put_at (fixed, "outside", -30, 20), "is outside of");
  assert_finds (put_into_scroller (new_long_label (FALSE), GTK_POLICY_AUTOMATIC), NULL);
}

static void
test_finds_overlaps (void)
{
  GtkWidget *fixed = put_at (gtk_fixed_new (), "one", 20, 20);

  assert_finds (put_at (fixed, "other", 24, 22), "lies on");
  fixed = put_at (gtk_fixed_new (), "one", 20, 20);
  assert_finds (put_at (fixed, "other", 120, 22), NULL);
}

/* GTK never allocates less than the minimum by itself: a layout that did not ask does. */
static void
allocate_too_little (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), 20, 10, -1, NULL);
}

static void
measure_nothing (GtkWidget *widget,
                 GtkOrientation orientation,
                 int for_size,
                 int *minimum,
                 int *natural,
                 int *minimum_baseline,
                 int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, -1, minimum, natural, NULL,
                      NULL);
}

static void
test_finds_what_is_too_small (void)
{
  GtkWidget *box = adw_bin_new ();

  gtk_widget_set_layout_manager (
      box, gtk_custom_layout_new (NULL, measure_nothing, allocate_too_little));
  adw_bin_set_child (ADW_BIN (box), gtk_label_new ("Too small"));
  assert_finds (box, "and needs");
}

static void
test_reads_back (void)
{
  static const char *const locales[] = { "en_XA.UTF-8", "ar_XB.UTF-8" };
  static const char text[] = "No Results Found";

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *english = NULL;
      const char *shown;

      pseudo_speak (locales[i], GTK_TEXT_DIR_LTR);
      shown = g_dgettext (NULL, text);
      g_assert_cmpstr (shown, !=, text);
      if (i == 0)
        g_assert_cmpint (g_utf8_strlen (shown, -1), >=, (glong) (1.35 * strlen (text)));
      english = pseudo_read (shown);
      g_assert_cmpstr (english, ==, text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  driver_set_reader (pseudo_read);
  g_test_add_func ("/layout/finds/cut-text", test_finds_cut_text);
  g_test_add_func ("/layout/finds/outside", test_finds_what_is_outside);
  g_test_add_func ("/layout/finds/overlaps", test_finds_overlaps);
  g_test_add_func ("/layout/finds/too-small", test_finds_what_is_too_small);
  g_test_add_func ("/layout/reads-back", test_reads_back);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    add_tests (&languages[i]);
  return stage_run_tests ();
}
