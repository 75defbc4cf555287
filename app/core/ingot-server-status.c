/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-server-status.h"

#include "ingot-text.h"

#include <string.h>

#define MAX_VERSION 40

/**
 * IngotServerStatus:
 *
 * What a server says of itself to everybody, at `api/v1/status`.
 */
struct _IngotServerStatus
{
  IngotRecord parent_instance;

  char *version;
};

G_DEFINE_FINAL_TYPE (IngotServerStatus, ingot_server_status, INGOT_TYPE_RECORD)

static const IngotRecordMember members[] = {
  { "version", "version", G_STRUCT_OFFSET (IngotServerStatus, version), INGOT_RECORD_STRING, TRUE },
};

static void
ingot_server_status_class_init (IngotServerStatusClass *klass)
{
  ingot_record_class_set_members (INGOT_RECORD_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
ingot_server_status_init (IngotServerStatus *self)
{
}

/**
 * ingot_server_status_dup_version:
 * @self: a status
 *
 * Gets the release of the server: `1.204.0` of `1.204.0--build-4049--sha-…`.
 *
 * Returns: (transfer full): plain text, fit to be shown
 */
char *
ingot_server_status_dup_version (IngotServerStatus *self)
{
  const char *end = strstr (self->version, "--");

  return ingot_text_visible (self->version, end != NULL ? end - self->version : -1, MAX_VERSION);
}
