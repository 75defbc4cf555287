/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-graphql.h"

G_BEGIN_DECLS

/* What the rows of the schema's tables are in; a row without any is in all. */
enum
{
  INGOT_DEMO_OLD = 1 << 0,   /* as 1.180, whose schema is public */
  INGOT_DEMO_NEW = 1 << 1,   /* as 1.204, whose schema is public */
  INGOT_DEMO_NEWER = 1 << 2, /* invented: what a later release may add to that */
};

/**
 * IngotDemoGeneration:
 * @version: three numbers, `1.204.0`
 * @editions: what of the schema's tables it has
 * @without: what its schema lacks, such as `Type.field`, `Type.field(argument)`, `Enum.VALUE`
 *
 * Which release a server imitates.
 */
typedef struct
{
  char *version;
  guint editions;
  GStrv without;
} IngotDemoGeneration;

IngotDemoGeneration *ingot_demo_generation_new (const char *version, const char *const *without);
void ingot_demo_generation_free (IngotDemoGeneration *self);
gboolean ingot_demo_generation_is_name (const char *version);
gboolean
ingot_demo_generation_is_at_least (const IngotDemoGeneration *self, guint major, guint minor);
gboolean ingot_demo_generation_is_newer (const IngotDemoGeneration *self);
IngotGraphqlSchema *ingot_demo_generation_make_schema (const IngotDemoGeneration *self,
                                                       const IngotGraphqlType *const *types);
void ingot_demo_generation_extend (const IngotDemoGeneration *self, JsonNode *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IngotDemoGeneration, ingot_demo_generation_free)

G_END_DECLS
