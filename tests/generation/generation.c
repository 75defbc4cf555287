/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "generation.h"

/**
 * generation_server_new:
 * @options: what it is like
 *
 * Creates a demo server that does not run yet: of the release that INGOT_DEMO_VERSION names, unless
 * @options name one. The same tests are run with several releases so.
 *
 * Returns: (transfer full): the server
 */
IngotDemoServer *
generation_server_new (const IngotDemoOptions *options)
{
  IngotDemoOptions own = *options;

  if (own.version == NULL)
    own.version = g_getenv ("INGOT_DEMO_VERSION");
  return ingot_demo_server_new (&own);
}

/**
 * generation_lacks:
 * @what: `Type.field`, `Enum.VALUE`
 *
 * Tells whether the release that the tests are run with does not know @what, and marks the test as
 * skipped then: for a test that is about nothing but that.
 *
 * Returns: %TRUE if there is nothing to test
 */
gboolean
generation_lacks (const char *what)
{
  g_autoptr (IngotDemoServer) server = generation_server_new (&(IngotDemoOptions) { 0 });

  if (ingot_demo_server_knows (server, what))
    return FALSE;
  g_test_skip_printf ("This release has no %s", what);
  return TRUE;
}

/**
 * generation_repeats:
 *
 * Tells whether the tests are run with a release that was chosen, and marks the test as skipped
 * then: for a test whose server is of a release of its own, which would be the same once more.
 *
 * Returns: %TRUE if there is nothing new to test
 */
gboolean
generation_repeats (void)
{
  if (g_getenv ("INGOT_DEMO_VERSION") == NULL)
    return FALSE;
  g_test_skip ("Its server is of a release of its own: it is run without INGOT_DEMO_VERSION");
  return TRUE;
}
