/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * IngotEnvironment:
 *
 * What a server is for. It is shown as a word and a colour wherever something can be changed.
 */
typedef enum
{
  INGOT_ENVIRONMENT_NONE,
  INGOT_ENVIRONMENT_DEVELOPMENT,
  INGOT_ENVIRONMENT_STAGING,
  INGOT_ENVIRONMENT_PRODUCTION,
  INGOT_ENVIRONMENT_DEMO,
} IngotEnvironment;

#define INGOT_TYPE_ENVIRONMENT (ingot_environment_get_type ())
GType ingot_environment_get_type (void);

G_END_DECLS
