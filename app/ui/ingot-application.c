/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-application.h"

#include "ingot-window.h"

struct _IngotApplication
{
  AdwApplication parent_instance;

  IngotStartDemo start_demo;
};

G_DEFINE_FINAL_TYPE (IngotApplication, ingot_application, ADW_TYPE_APPLICATION)

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (data));
  IngotSession *session =
      INGOT_IS_WINDOW (active) ? ingot_window_get_session (INGOT_WINDOW (active)) : NULL;

  gtk_window_present (ingot_window_new (GTK_APPLICATION (data), session));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_application_quit (G_APPLICATION (data));
}

static void
ingot_application_activate (GApplication *application)
{
  GtkApplication *self = GTK_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (self);

  if (window == NULL)
    window = ingot_window_new (self, NULL);
  gtk_window_present (window);
}

static void
ingot_application_class_init (IngotApplicationClass *klass)
{
  G_APPLICATION_CLASS (klass)->activate = ingot_application_activate;
}

static void
ingot_application_init (IngotApplication *self)
{
  static const GActionEntry actions[] = {
    { .name = "new-window", .activate = new_window_cb },
    { .name = "quit", .activate = quit_cb },
  };
  static const char *const new_window_keys[] = { "<Control><Shift>n", NULL };
  static const char *const quit_keys[] = { "<Control>q", NULL };
  static const char *const close_keys[] = { "<Control>w", NULL };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.new-window", new_window_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.quit", quit_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "window.close", close_keys);
}

/**
 * ingot_application_new:
 * @start_demo: what starts a demo server
 *
 * Makes the application.
 *
 * Returns: (transfer full): the application
 */
IngotApplication *
ingot_application_new (IngotStartDemo start_demo)
{
  IngotApplication *self =
      g_object_new (INGOT_TYPE_APPLICATION, "application-id", APPLICATION_ID, NULL);

  self->start_demo = start_demo;
  return self;
}
