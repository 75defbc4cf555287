/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-error.h"
#include "ingot-token-list.h"
#include "ingot-window-server-actions.h"
#include "ingot-window.h"
#include "layout.h"
#include "pseudo.h"
#include "states.h"

#include <adwaita.h>

#define WIDTH  360
#define HEIGHT 294
/* high enough for rows, with text twice as large as well */
#define HEIGHT_OF_ROWS 720
#define REVEALED       "filebeat-prod-eu"
#define MIXED_TOKEN    "checkout-gateway-令牌-2026-checkout-数据"
#define HEADING        "“logs-of-the-whole-company.example.com” Is Not Removed"

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

typedef struct
{
  const char *name;
  const Language *language;
  StageFunc prepare;
  const char *shows;
} Revealed;

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

/* Texts of a server are in its own words, but in no state are there no others. */
static gboolean
speaks (GtkWidget *widget)
{
  g_autofree char *english = NULL;
  const char *text;

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget))
                               : gtk_widget_get_tooltip_text (widget);
  english = pseudo_read (text);
  if (g_strcmp0 (english, text) != 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (speaks (child))
      return TRUE;
  return FALSE;
}

/* Where it is low and narrow everything is tightest; then with text twice as large as well. */
static void
test_state (gconstpointer data)
{
  const Case *test = data;
  Stage stage;

  pseudo_speak (test->language->locale, test->language->direction);
  stage_begin (&stage, test->state, WIDTH, HEIGHT);
  g_assert_cmpint (gtk_widget_get_width (stage.window), ==, WIDTH);
  g_assert_cmpint (gtk_widget_get_height (stage.window), ==, HEIGHT);
  g_assert_true (speaks (stage.seen));
  check_assert_layout (stage.seen, "text as usual");
  driver_scale_text (2);
  /* a window behind another one is not drawn */
  if (!GTK_IS_WINDOW (stage.seen))
    driver_settle (stage.window);
  driver_settle (stage.seen);
  check_assert_layout (stage.seen, "text twice as large");
  stage_end (&stage);
  driver_scale_text (1);
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

static gboolean
is_whole (GtkWidget *window, const char *words)
{
  GtkWidget *label = driver_find_text (window, words);

  return label != NULL && !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

/* With text twice as large, a question begins with what is asked, and what can be answered is
 * whole. */
static void
test_large_question (void)
{
  graphene_rect_t seen;
  GtkWidget *heading;
  Stage stage;

  pseudo_speak ("C.UTF-8", GTK_TEXT_DIR_LTR);
  driver_scale_text (2);
  stage_begin (&stage, states_find ("delete"), WIDTH, HEIGHT);
  g_assert_true (is_whole (stage.window, "Cancel"));
  g_assert_true (is_whole (stage.window, "Delete"));
  heading = driver_find_text (stage.window, "Delete “\u2068filebeat-prod-eu\u2069”?");
  g_assert_true (check_get_seen (stage.window, heading, &seen));
  g_assert_cmpfloat (seen.size.height, >=, gtk_widget_get_height (heading));
  stage_end (&stage);
  driver_scale_text (1);
}

/* What went wrong is told there as well. */
static void
test_large_error (void)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = g_error_new_literal (INGOT_ERROR, INGOT_ERROR_UNREACHABLE, "No way");
  Stage stage;

  pseudo_speak ("C.UTF-8", GTK_TEXT_DIR_LTR);
  driver_scale_text (2);
  stage_begin (&stage, states_find ("list"), WIDTH, HEIGHT);
  ingot_window_show_error (INGOT_WINDOW (stage.window), HEADING, error);
  driver_settle (stage.window);
  g_assert_true (driver_shows (stage.window, HEADING));
  findings = check_layout (stage.seen);
  g_assert_cmpuint (report (findings), ==, 0);
  stage_end (&stage);
  driver_scale_text (1);
}

/* What somebody chose may have letters that no monospaced font has: lines are not equally high, and
 * a text may be higher where it is wider. */
static void
choose_mixed_token (Stage *stage)
{
  IngotDemoStore *store = ingot_demo_server_get_store (stage->server);
  IngotDemoToken *token =
      ingot_demo_domain_find_token (ingot_demo_store_find (store, "payments"), REVEALED);

  g_set_str (&token->text, MIXED_TOKEN);
}

static const Revealed revealed[] = {
  { "longer", &languages[0], NULL, "8f41c2d7-90b3-4e6a-b5d8-1c77e0a98kQz" },
  { "arabic", &languages[1], NULL, "8f41c2d7-90b3-4e6a-b5d8-1c77e0a98kQz" },
  { "longer-mixed-token", &languages[0], choose_mixed_token, MIXED_TOKEN },
  { "arabic-mixed-token", &languages[1], choose_mixed_token, MIXED_TOKEN },
};

/* A token in clear takes more room than its dots, beside a check mark as well, and all of it can be
 * read. */
static void
check_revealed (const Revealed *test, const char *when)
{
  State state = *states_find ("tokens");
  Stage stage;
  GtkWidget *list;

  state.prepare = test->prepare;
  stage_begin (&stage, &state, WIDTH, HEIGHT_OF_ROWS);
  gtk_widget_activate_action (GTK_WIDGET (stage_get_page (&stage)), "page.select", NULL);
  list = driver_find_type (stage.window, INGOT_TYPE_TOKEN_LIST);
  g_assert_true (ingot_token_list_choose (INGOT_TOKEN_LIST (list), REVEALED));
  gtk_widget_activate_action (list, "token.reveal", NULL);
  driver_settle (stage.window);
  g_assert_true (driver_shows (list, test->shows));
  check_assert_layout (stage.seen, when);
  stage_end (&stage);
}

static void
test_revealed (gconstpointer data)
{
  const Revealed *test = data;

  pseudo_speak (test->language->locale, test->language->direction);
  check_revealed (test, "text as usual");
  driver_scale_text (2);
  check_revealed (test, "text twice as large");
  driver_scale_text (1);
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
assert_reads_back (const char *text, double longer)
{
  const char *shown = g_dgettext (NULL, text);
  g_autofree char *english = pseudo_read (shown);

  g_assert_cmpstr (shown, !=, text);
  g_assert_cmpint (g_utf8_strlen (shown, -1), >=, (glong) (longer * strlen (text)));
  g_assert_cmpstr (english, ==, text);
}

static void
test_reads_back (void)
{
  static const char *const locales[] = { "en_XA.UTF-8", "ar_XB.UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      pseudo_speak (locales[i], GTK_TEXT_DIR_LTR);
      assert_reads_back ("No Results Found", i == 0 ? 1.35 : 1);
      assert_reads_back ("Assigned Parser", i == 0 ? 1.35 : 1);
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
  g_test_add_func ("/layout/large-question", test_large_question);
  g_test_add_func ("/layout/large-error", test_large_error);
  for (guint i = 0; i < G_N_ELEMENTS (revealed); i++)
    {
      g_autofree char *path = g_strconcat ("/layout/revealed/", revealed[i].name, NULL);

      g_test_add_data_func (path, &revealed[i], test_revealed);
    }
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    add_tests (&languages[i]);
  return stage_run_tests ();
}
