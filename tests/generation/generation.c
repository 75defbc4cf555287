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
