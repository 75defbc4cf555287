/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what is written can be read: light, dark, and in high contrast. */
#include "contrast.h"
#include "states.h"

#include <adwaita.h>

#define HIGH "/contrast/high/subprocess"

/* Where there are notes, warnings, errors, dimmed texts and explanations. */
static const char *const names[] = {
  "list",      "tokens",        "no-permission",     "not-listable",          "refused",
  "new-token", "token-created", "new-token-refused", "delete-several-failed", "parser-missing",
  "edit",      "server-error",  "refresh-failed",    "delete-production",     "view",
  "no-tokens", "welcome",       "several-selected",
};

static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_LIGHT,
                                          ADW_COLOR_SCHEME_FORCE_DARK };

static void
use_scheme (GtkWidget *window, AdwColorScheme scheme)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
  driver_settle (window);
}

static guint
count_findings (GtkWidget *window, GHashTable *known, const char *where)
{
  GtkWidget *dialog = driver_find_type (window, ADW_TYPE_DIALOG);
  g_autoptr (GPtrArray) findings = check_contrast (window, dialog != NULL ? dialog : window, known);

  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s: %s", where, (const char *) findings->pdata[i]);
  return findings->len;
}

static guint
look_at_state (const State *state, GHashTable *known[])
{
  guint n_found = 0;
  Stage stage;

  stage_begin (&stage, state, 1100, 720);
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      use_scheme (stage.window, schemes[i]);
      n_found += count_findings (stage.window, known[i], state->name);
    }
  stage_end (&stage);
  return n_found;
}

static guint
look_at_all (void)
{
  g_autoptr (GHashTable) light = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) dark = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTable *known[] = { light, dark };
  State state = *states_find ("tokens");
  guint n_found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    n_found += look_at_state (states_find (names[i]), known);
  for (guint i = INGOT_ENVIRONMENT_DEVELOPMENT; i <= INGOT_ENVIRONMENT_DEMO; i++)
    {
      state.environment = (IngotEnvironment) i;
      n_found += look_at_state (&state, known);
    }
  g_test_message ("%u styles of text", g_hash_table_size (light));
  g_assert_cmpuint (g_hash_table_size (light), >, G_N_ELEMENTS (names));
  return n_found;
}

static void
test_standard (void)
{
  g_assert_false (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()));
  g_assert_cmpuint (look_at_all (), ==, 0);
}

/* libadwaita asks once, when it starts. */
static void
test_high (void)
{
  g_auto (GStrv) environment = g_get_environ ();

  environment = g_environ_setenv (environment, "ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  g_test_trap_subprocess_with_envp (HIGH, (const char *const *) environment, 0,
                                    G_TEST_SUBPROCESS_INHERIT_STDOUT |
                                        G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_high_subprocess (void)
{
  g_assert_true (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()));
  g_assert_cmpuint (look_at_all (), ==, 0);
}

/* What is wrong on purpose */

static void
assert_finds (double opacity, guint n_found)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget *window = adw_window_new ();
  GtkWidget *label = gtk_label_new ("Can this be read?");

  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_opacity (label, opacity);
  adw_window_set_content (ADW_WINDOW (window), label);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 294);
  gtk_window_present (GTK_WINDOW (window));
  driver_settle (window);
  g_assert_cmpuint (count_findings (window, known, "on purpose"), ==, n_found);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_finds_faint (void)
{
  assert_finds (1, 0);
  assert_finds (0.4, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contrast/finds-faint", test_finds_faint);
  g_test_add_func ("/contrast/standard", test_standard);
  g_test_add_func ("/contrast/high", test_high);
  g_test_add_func (HIGH, test_high_subprocess);
  return stage_run_tests ();
}
