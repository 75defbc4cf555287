/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-twins.h"

/**
 * IngotTwins:
 *
 * What a server was found not to know of the documents, so that it is asked smaller ones: twins.
 *
 * Nothing is concluded from the version of a server, nor from the words of an error. A server that
 * does not know all of a document refuses it as a whole, before it does anything, and names the
 * place of what it does not know (`locations`, as the GraphQL specification has it). What it named
 * is left out from then on, of all documents. If it names none, the twin goes without all that is
 * optional, once in each operation, and that is remembered if the twin is understood.
 */
struct _IngotTwins
{
  GHashTable *unknown; /* lines of operations.graphql */
  GHashTable *guessed; /* operations that were tried without all that is optional */
};

static void
add_all (GHashTable *set, GHashTable *others)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, others);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (set, key);
}

static GHashTable *
dup_set (GHashTable *set)
{
  GHashTable *copy = g_hash_table_new (NULL, NULL);

  add_all (copy, set);
  return copy;
}

/* What the errors are about, if each of them is about something optional. */
static GHashTable *
find_named (const IngotDocument *document, const IngotAnswer *answer)
{
  g_autoptr (GHashTable) named = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < answer->lines->len; i++)
    {
      const guint line = g_array_index (answer->lines, guint, i);
      const guint optional = ingot_document_find_optional (document, line);

      if (optional == 0)
        return NULL;
      g_hash_table_add (named, GUINT_TO_POINTER (optional));
    }
  return g_hash_table_size (named) > 0 ? g_steal_pointer (&named) : NULL;
}

static IngotDocument *
dup_without (IngotTwins *self, const IngotOperation *operation, GHashTable *lines)
{
  g_autoptr (GHashTable) left_out = dup_set (self->unknown);

  if (g_hash_table_size (lines) == 0)
    return NULL;
  add_all (left_out, lines);
  return ingot_document_new (operation->name, left_out);
}

static IngotDocument *
dup_minimal (IngotTwins *self, const IngotOperation *operation, const IngotDocument *document)
{
  g_autoptr (GHashTable) optional = ingot_document_list_optional (document);

  return dup_without (self, operation, optional);
}

/* A part of the answer was refused, here and now: nothing follows for the next time. */
static IngotDocument *
dup_for_once (IngotTwins *self,
              const IngotOperation *operation,
              const IngotDocument *document,
              const IngotAnswer *answer)
{
  g_autoptr (GHashTable) named = find_named (document, answer);

  if (operation->effect == INGOT_OPERATION_CHANGES || !answer->is_partial)
    return NULL;
  return named != NULL ? dup_without (self, operation, named)
                       : dup_minimal (self, operation, document);
}

/**
 * ingot_twins_new: (skip)
 *
 * Creates what is known of a server before it was asked anything.
 *
 * Returns: (transfer full): the twins
 */
IngotTwins *
ingot_twins_new (void)
{
  IngotTwins *self = g_rc_box_new0 (IngotTwins);

  self->unknown = g_hash_table_new (NULL, NULL);
  self->guessed = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * ingot_twins_ref: (skip)
 * @self: twins
 *
 * Acquires a reference, for another client of the same server.
 *
 * Returns: (transfer full): @self
 */
IngotTwins *
ingot_twins_ref (IngotTwins *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  IngotTwins *self = data;

  g_hash_table_unref (self->unknown);
  g_hash_table_unref (self->guessed);
}

/**
 * ingot_twins_unref: (skip)
 * @self: (transfer full): twins
 *
 * Releases a reference.
 */
void
ingot_twins_unref (IngotTwins *self)
{
  g_rc_box_release_full (self, clear);
}

/**
 * ingot_twins_dup_document: (skip)
 * @self: twins
 * @operation: what to do
 *
 * Gets the document to begin with: all but what the server is known not to know.
 *
 * Returns: (transfer full): the document
 */
IngotDocument *
ingot_twins_dup_document (IngotTwins *self, const IngotOperation *operation)
{
  g_autoptr (GHashTable) left_out = dup_set (self->unknown);

  return ingot_document_new (operation->name, left_out);
}

/**
 * ingot_twins_dup_smaller: (skip)
 * @self: twins
 * @operation: what was to be done
 * @document: what was sent for it
 * @answer: what came back
 *
 * Gets a smaller document that may help after @document was refused.
 *
 * A change is only repeated if the server named what it does not know and nothing else is wrong:
 * such a document is refused before it is executed.
 *
 * Returns: (transfer full) (nullable): the twin, %NULL if none could help
 */
IngotDocument *
ingot_twins_dup_smaller (IngotTwins *self,
                         const IngotOperation *operation,
                         const IngotDocument *document,
                         const IngotAnswer *answer)
{
  g_autoptr (GHashTable) named = find_named (document, answer);

  if (!answer->is_void)
    return NULL;
  if (!answer->is_misunderstood)
    return dup_for_once (self, operation, document, answer);
  if (named != NULL)
    add_all (self->unknown, named);
  /* Perhaps by another request that was on its way at the same time. */
  if (ingot_document_has_any (document, self->unknown))
    return ingot_twins_dup_document (self, operation);
  if (operation->effect == INGOT_OPERATION_CHANGES ||
      !g_hash_table_add (self->guessed, (gpointer) operation))
    return NULL;
  return dup_minimal (self, operation, document);
}

/**
 * ingot_twins_confirm: (skip)
 * @self: twins
 * @operation: what was to be done
 * @document: a twin, sent because the server did not understand more
 *
 * Remembers that the server understood @document.
 */
void
ingot_twins_confirm (IngotTwins *self,
                     const IngotOperation *operation,
                     const IngotDocument *document)
{
  if (g_hash_table_contains (self->guessed, operation))
    add_all (self->unknown, document->left_out);
}

/**
 * ingot_twins_reject: (skip)
 * @self: twins
 * @document: a twin, sent because the server did not understand more
 * @answer: what came back
 *
 * Remembers that the server did not understand @document either.
 *
 * A server that names only the first thing that it does not know is not asked about them one by
 * one: the next time it is asked for nothing optional.
 */
void
ingot_twins_reject (IngotTwins *self, const IngotDocument *document, const IngotAnswer *answer)
{
  g_autoptr (GHashTable) named = find_named (document, answer);
  g_autoptr (GHashTable) optional = ingot_document_list_optional (document);

  if (answer->is_void && answer->is_misunderstood && named != NULL)
    add_all (self->unknown, optional);
}
