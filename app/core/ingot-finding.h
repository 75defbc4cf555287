/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-change.h"

G_BEGIN_DECLS

/* What was asked of the server, and what is known of how things were before. */
typedef struct
{
  IngotChangeKind kind;
  char *domain_name;
  char *token_name;
  IngotIngestToken *token; /* as it was; NULL for a new one */
  IngotParser *parser;
  char *custom_token;
  char *feature;
  GPtrArray *before; /* IngotIngestToken of this name; NULL if it is not known whether there were */
} IngotAsked;

IngotAsked *ingot_asked_new (const IngotChange *change);
void ingot_asked_free (IngotAsked *self);

/**
 * IngotFinding:
 * @INGOT_FINDING_NOT_DONE: the server has what it had
 * @INGOT_FINDING_IMPOSSIBLE: it was not done, and will not be: what was to be changed is not there
 * @INGOT_FINDING_DONE: the server has what was asked for
 * @INGOT_FINDING_DONE_BY_SOMEBODY: the same, but somebody else may have done it
 * @INGOT_FINDING_CONTRADICTED: something is in its place that was not asked for
 * @INGOT_FINDING_UNCLEAR: it does not tell
 *
 * What the server's list says of a change whose answer was lost.
 */
typedef enum
{
  INGOT_FINDING_NOT_DONE,
  INGOT_FINDING_IMPOSSIBLE,
  INGOT_FINDING_DONE,
  INGOT_FINDING_DONE_BY_SOMEBODY,
  INGOT_FINDING_CONTRADICTED,
  INGOT_FINDING_UNCLEAR,
} IngotFinding;

IngotFinding ingot_finding_read (const IngotAsked *asked, GPtrArray *records, gpointer *record);
char *ingot_finding_dup_caveat (const IngotAsked *asked, IngotFinding finding);
GError *ingot_finding_not_done (const IngotAsked *asked, IngotFinding finding, const GError *lost);
GError *ingot_finding_unknown (const IngotAsked *asked,
                               IngotFinding finding,
                               const GError *lost,
                               const GError *looking);

G_END_DECLS
