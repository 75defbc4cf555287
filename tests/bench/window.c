/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window on a large server: window ADDRESS N_ITEMS [SUFFIX]. Prints for each action what it
 * took, or for those whose names end so, as in "load"; the API token comes in INGOT_API_TOKEN. */
#include "driver.h"
#include "large.h"

#include <locale.h>
#include <stdio.h>

/* For so long at least somebody looks at a list before opening what is in it. */
#define LOOK_MS 300

static gboolean
never (gpointer data)
{
  return FALSE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (IngotApplication) application = NULL;
  g_autoptr (Large) large = NULL;

  setlocale (LC_ALL, "");
  g_assert (argc == 3 || argc == 4);
  adw_init ();
  application = ingot_application_new (NULL);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  large = large_new (application, argv[1], g_getenv ("INGOT_API_TOKEN"),
                     (guint) g_ascii_strtoull (argv[2], NULL, 10));
  for (const LargeAction *action = large_actions; action->name != NULL; action++)
    {
      LargeResult result;

      if (argc == 4 && !g_str_has_suffix (action->name, argv[3]))
        continue;
      large_act (large, action, &result);
      driver_wait (never, NULL, LOOK_MS);
      printf ("%s\t%g\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\n", action->name, action->bound, result.work,
              result.wall, result.first, result.all, result.processor);
    }
  return EXIT_SUCCESS;
}
