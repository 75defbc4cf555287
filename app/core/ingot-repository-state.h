/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * IngotRepositoryState:
 * @INGOT_REPOSITORY_LOADING: nothing is known of its tokens yet
 * @INGOT_REPOSITORY_READY: the tokens are listed
 * @INGOT_REPOSITORY_NO_PERMISSION: the API token lacks *Change ingest tokens* here
 * @INGOT_REPOSITORY_SYSTEM: a system repository: its tokens cannot be listed, by design since 1.77
 * @INGOT_REPOSITORY_NOT_LISTABLE: listing is refused although the permission is there
 * @INGOT_REPOSITORY_VIEW: a view: it has no tokens, only connections to repositories
 * @INGOT_REPOSITORY_GONE: it is not on the server any more
 * @INGOT_REPOSITORY_LEFT: its server has another address since, so that this is not there any more
 * @INGOT_REPOSITORY_FAILED: see #IngotRepository:error
 *
 * What there is to see of a search domain. In any state #IngotRepository:error may say why it could
 * not be read again; what was known stays then.
 */
typedef enum
{
  INGOT_REPOSITORY_LOADING,
  INGOT_REPOSITORY_READY,
  INGOT_REPOSITORY_NO_PERMISSION,
  INGOT_REPOSITORY_SYSTEM,
  INGOT_REPOSITORY_NOT_LISTABLE,
  INGOT_REPOSITORY_VIEW,
  INGOT_REPOSITORY_GONE,
  INGOT_REPOSITORY_LEFT,
  INGOT_REPOSITORY_FAILED,
} IngotRepositoryState;

#define INGOT_TYPE_REPOSITORY_STATE (ingot_repository_state_get_type ())
GType ingot_repository_state_get_type (void);

G_END_DECLS
