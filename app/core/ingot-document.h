/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IngotDocument:
 * @text: what is sent
 * @lines: (element-type guint): for each line of @text, which line of operations.graphql it is
 * @left_out: (nullable) (element-type guint): lines of operations.graphql that @text is without
 *
 * A GraphQL document: an operation and the fragments it uses, without what is left out.
 */
typedef struct
{
  char *text;
  GArray *lines;
  GHashTable *left_out;
} IngotDocument;

IngotDocument *ingot_document_new (const char *operation, GHashTable *left_out);
void ingot_document_free (IngotDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IngotDocument, ingot_document_free)

guint ingot_document_find_optional (const IngotDocument *self, guint line);
GHashTable *ingot_document_list_optional (const IngotDocument *self);
gboolean ingot_document_has_any (const IngotDocument *self, GHashTable *lines);

G_END_DECLS
