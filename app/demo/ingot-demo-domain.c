/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-domain.h"

#include <string.h>

static void
token_free (IngotDemoToken *self)
{
  g_free (self->name);
  g_free (self->text);
  g_free (self);
}

static void
connection_free (IngotDemoConnection *self)
{
  g_free (self->repository);
  g_free (self->filter);
  g_free (self);
}

static char *
display_name_new (const char *name, const char *package)
{
  if (package == NULL)
    return g_strdup (name);
  return g_strdup_printf ("%.*s:%s", (int) strcspn (package, "@"), package, name);
}

/**
 * ingot_demo_parser_new:
 * @id: its id
 * @name: its name
 * @package: (nullable): `scope/package@version`
 *
 * Creates a parser.
 *
 * Returns: (transfer full): the parser
 */
IngotDemoParser *
ingot_demo_parser_new (const char *id, const char *name, const char *package)
{
  IngotDemoParser *self = g_new0 (IngotDemoParser, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->package = g_strdup (package);
  self->display_name = display_name_new (name, package);
  return self;
}

/**
 * ingot_demo_parser_free:
 * @self: (transfer full): a parser
 *
 * Frees @self.
 */
void
ingot_demo_parser_free (IngotDemoParser *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->display_name);
  g_free (self->description);
  g_free (self->package);
  g_free (self->script);
  g_free (self);
}

/**
 * ingot_demo_domain_new:
 * @id: its id
 * @name: its name
 * @type: (nullable): LogScale's RepositoryType; %NULL for a view
 *
 * Creates a repository or a view without tokens.
 *
 * Returns: (transfer full): the search domain
 */
IngotDemoDomain *
ingot_demo_domain_new (const char *id, const char *name, const char *type)
{
  IngotDemoDomain *self = g_new0 (IngotDemoDomain, 1);

  self->id = g_strdup (id);
  self->type = g_intern_string (type);
  self->automatic_search = TRUE;
  self->tokens = g_ptr_array_new_with_free_func ((GDestroyNotify) token_free);
  self->tokens_by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->parsers = g_ptr_array_new ();
  self->connections = g_ptr_array_new_with_free_func ((GDestroyNotify) connection_free);
  ingot_demo_domain_set_name (self, name);
  return self;
}

/**
 * ingot_demo_domain_free:
 * @self: (transfer full): a search domain
 *
 * Frees @self and its tokens.
 */
void
ingot_demo_domain_free (IngotDemoDomain *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->key);
  g_free (self->description);
  g_hash_table_unref (self->tokens_by_name);
  g_ptr_array_unref (self->tokens);
  g_ptr_array_unref (self->parsers);
  g_ptr_array_unref (self->connections);
  g_free (self);
}

/**
 * ingot_demo_domain_is_view:
 * @self: a search domain
 *
 * Tells a view, or what else searches repositories, from a repository.
 *
 * Returns: %FALSE for a repository
 */
gboolean
ingot_demo_domain_is_view (const IngotDemoDomain *self)
{
  return self->type == NULL || g_str_equal (self->type, INGOT_DEMO_COLLECTION);
}

/**
 * ingot_demo_domain_is_system:
 * @self: a search domain
 *
 * Tells whether the server keeps @self for itself.
 *
 * Returns: %TRUE for a system repository
 */
gboolean
ingot_demo_domain_is_system (const IngotDemoDomain *self)
{
  return g_strcmp0 (self->type, "SYSTEM") == 0;
}

/**
 * ingot_demo_domain_set_name:
 * @self: a search domain
 * @name: its new name
 *
 * Renames @self; for one in a store use ingot_demo_store_rename().
 */
void
ingot_demo_domain_set_name (IngotDemoDomain *self, const char *name)
{
  g_set_str (&self->name, name);
  g_free (self->key);
  self->key = g_utf8_casefold (name, -1);
}

/**
 * ingot_demo_domain_find_token:
 * @self: a repository
 * @name: the name of an ingest token
 *
 * Finds an ingest token.
 *
 * Returns: (transfer none) (nullable): the token
 */
IngotDemoToken *
ingot_demo_domain_find_token (const IngotDemoDomain *self, const char *name)
{
  return g_hash_table_lookup (self->tokens_by_name, name);
}

/**
 * ingot_demo_domain_find_text:
 * @self: a repository
 * @text: an ingest token's text
 *
 * Finds an ingest token by its secret.
 *
 * Returns: (transfer none) (nullable): the token
 */
IngotDemoToken *
ingot_demo_domain_find_text (const IngotDemoDomain *self, const char *text)
{
  guint i;

  for (i = 0; i < self->tokens->len; i++)
    {
      IngotDemoToken *token = self->tokens->pdata[i];

      if (g_str_equal (token->text, text))
        return token;
    }
  return NULL;
}

/**
 * ingot_demo_domain_add_token:
 * @self: a repository
 * @name: a name that no token of @self has
 * @text: the secret
 * @parser: (nullable): the assigned parser
 *
 * Adds an ingest token.
 *
 * Returns: (transfer none): the new token
 */
IngotDemoToken *
ingot_demo_domain_add_token (IngotDemoDomain *self,
                             const char *name,
                             const char *text,
                             const IngotDemoParser *parser)
{
  IngotDemoToken *token = g_new0 (IngotDemoToken, 1);

  token->name = g_strdup (name);
  token->text = g_strdup (text);
  token->parser = parser;
  g_ptr_array_add (self->tokens, token);
  g_hash_table_insert (self->tokens_by_name, token->name, token);
  return token;
}

/**
 * ingot_demo_domain_remove_token:
 * @self: a repository
 * @name: the name of an ingest token
 *
 * Removes an ingest token.
 *
 * Returns: whether there was one
 */
gboolean
ingot_demo_domain_remove_token (IngotDemoDomain *self, const char *name)
{
  IngotDemoToken *token = ingot_demo_domain_find_token (self, name);

  if (token == NULL)
    return FALSE;
  g_hash_table_remove (self->tokens_by_name, token->name);
  return g_ptr_array_remove (self->tokens, token);
}

/**
 * ingot_demo_domain_remove_all_tokens:
 * @self: a repository
 *
 * Removes every ingest token.
 */
void
ingot_demo_domain_remove_all_tokens (IngotDemoDomain *self)
{
  g_hash_table_remove_all (self->tokens_by_name);
  g_ptr_array_set_size (self->tokens, 0);
}

/**
 * ingot_demo_domain_connect:
 * @self: a view
 * @repository: the id of a repository
 * @filter: what @self shows of it
 *
 * Lets @self read from a repository.
 */
void
ingot_demo_domain_connect (IngotDemoDomain *self, const char *repository, const char *filter)
{
  IngotDemoConnection *connection = g_new (IngotDemoConnection, 1);

  connection->repository = g_strdup (repository);
  connection->filter = g_strdup (filter);
  g_ptr_array_add (self->connections, connection);
}

/**
 * ingot_demo_domain_compare_names:
 * @a: where a search domain is
 * @b: where another is
 *
 * Orders search domains by name, without regard to case.
 *
 * Returns: less than 0 if @a comes first
 */
int
ingot_demo_domain_compare_names (gconstpointer a, gconstpointer b)
{
  const IngotDemoDomain *first = *(IngotDemoDomain *const *) a;
  const IngotDemoDomain *second = *(IngotDemoDomain *const *) b;
  int order = strcmp (first->key, second->key);

  return order != 0 ? order : strcmp (first->id, second->id);
}

/**
 * ingot_demo_domain_compare_volumes:
 * @a: where a search domain is
 * @b: where another is
 *
 * Orders search domains by stored size, smallest first.
 *
 * Returns: less than 0 if @a comes first
 */
int
ingot_demo_domain_compare_volumes (gconstpointer a, gconstpointer b)
{
  const IngotDemoDomain *first = *(IngotDemoDomain *const *) a;
  const IngotDemoDomain *second = *(IngotDemoDomain *const *) b;

  if (first->stored_bytes != second->stored_bytes)
    return first->stored_bytes < second->stored_bytes ? -1 : 1;
  return ingot_demo_domain_compare_names (a, b);
}
