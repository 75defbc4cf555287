/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tour.h"

#include "driver-picture.h"
#include "states.h"
#include "users.h"

#include <glib/gstdio.h>

#define SCALE 2

static IngotDemoServer *demo;
static char *output;
static char *size;
static gboolean dark;
static double text_scale = 1;
static gboolean in_states;
static gboolean of_users;

static const GOptionEntry options[] = {
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, "Where the pictures go", "DIRECTORY" },
  { "size", 0, 0, G_OPTION_ARG_STRING, &size, "How large the window is", "WIDTHxHEIGHT" },
  { "dark", 0, 0, G_OPTION_ARG_NONE, &dark, "Use the dark style", NULL },
  { "states", 0, 0, G_OPTION_ARG_NONE, &in_states, "Show every state instead of a walk", NULL },
  { "users", 0, 0, G_OPTION_ARG_NONE, &of_users, "Print what each user sees and may do instead",
    NULL },
  { "text-scale", 0, 0, G_OPTION_ARG_DOUBLE, &text_scale, "How large the text is", "FACTOR" },
  G_OPTION_ENTRY_NULL,
};

/* As the program's own, but kept at hand: the steps are held against the store. */
static GObject *
start_demo (char **address, char **api_token, GError **error)
{
  IngotDemoAccount *account;

  demo = ingot_demo_server_new (NULL);
  if (!ingot_demo_server_start (demo, 0, error))
    return NULL;
  account = ingot_demo_store_find_account (ingot_demo_server_get_store (demo), "changer");
  *address = g_strdup (ingot_demo_server_get_address (demo));
  *api_token = g_strdup (account->token);
  return G_OBJECT (demo);
}

static void
prepare_display (void)
{
  driver_scale_text (text_scale);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static void
get_size (int *width, int *height)
{
  *width = 1100;
  *height = 720;
  if (size != NULL && sscanf (size, "%dx%d", width, height) != 2)
    g_error ("--size takes WIDTHxHEIGHT");
}

static gboolean
save_picture (GtkWidget *window, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (output, file, NULL);
  g_autoptr (GError) error = NULL;

  if (driver_save_picture (window, SCALE, path, &error))
    return TRUE;
  g_printerr ("%s\n", error->message);
  return FALSE;
}

static gboolean
take_step (Tour *tour, const TourStep *step)
{
  gboolean ok = step->take (tour);

  if (!save_picture (tour->window, step->name))
    return FALSE;
  g_print ("%-22s %s\n", step->name, ok ? tour->said : tour->wrong);
  return ok;
}

static gboolean
walk (GtkWidget *window)
{
  Tour tour = { .window = window, .store = ingot_demo_server_get_store (demo) };
  gint64 started = g_get_monotonic_time ();
  guint n_steps = 0;
  gboolean ok = TRUE;

  for (const TourStep *step = tour_steps; ok && step->name != NULL; step++, n_steps++)
    ok = take_step (&tour, step);
  g_print (ok ? "The tour is done: %u steps in %.1f s.\n"
              : "The tour failed at step %u, after %.1f s.\n",
           n_steps, (double) (g_get_monotonic_time () - started) / G_USEC_PER_SEC);
  g_free (tour.said);
  g_free (tour.wrong);
  return ok;
}

static gboolean
begin_cb (gpointer data)
{
  GtkApplication *application = data;
  GtkWindow *window = gtk_application_get_active_window (application);
  int width, height;

  get_size (&width, &height);
  prepare_display ();
  gtk_window_set_default_size (window, width, height);
  g_object_set_data (G_OBJECT (application), "ok", GINT_TO_POINTER (walk (GTK_WIDGET (window))));
  g_application_quit (G_APPLICATION (application));
  return G_SOURCE_REMOVE;
}

static void
activate_cb (GApplication *application)
{
  g_idle_add (begin_cb, application);
}

static void
show_states (gpointer data)
{
  gboolean *ok = data;
  const State *state;
  int width, height;

  get_size (&width, &height);
  prepare_display ();
  for (guint i = 0; *ok && (state = states_get (i)) != NULL; i++)
    {
      Stage stage;

      stage_begin (&stage, state, width, height);
      *ok = save_picture (stage.seen, state->name);
      g_print ("%-22s %s\n", state->name, state->sees);
      stage_end (&stage);
    }
}

static void
print_users (gpointer data)
{
  g_autoptr (GPtrArray) walks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autofree char *table = NULL;

  for (guint i = 0; users_keys[i] != NULL; i++)
    g_ptr_array_add (walks, users_walk (users_keys[i]));
  table = users_describe (walks);
  g_print ("%s", table);
}

static int
take_tour (void)
{
  char *arguments[] = { (char *) "ingot-tour", (char *) "--demo", NULL };
  g_autoptr (IngotApplication) application = ingot_application_new (start_demo);

  g_signal_connect_after (application, "activate", G_CALLBACK (activate_cb), NULL);
  if (g_application_run (G_APPLICATION (application), 2, arguments) != EXIT_SUCCESS)
    return EXIT_FAILURE;
  return g_object_get_data (G_OBJECT (application), "ok") != NULL ? EXIT_SUCCESS : EXIT_FAILURE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("— a walk through Ingot on its demo");
  g_autoptr (GError) error = NULL;
  gboolean ok = TRUE;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || output == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "--output is missing");
      return EXIT_FAILURE;
    }
  g_mkdir_with_parents (output, 0755);
  if (!in_states && !of_users)
    return take_tour ();
  stage_run (of_users ? print_users : show_states, &ok);
  return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
