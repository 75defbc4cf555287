/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphql-schema.h"

#include "ingot-graphql-validate.h"

#include <string.h>

/* Says of each document in a file, which zeros separate, whether it is valid, a line each; without
 * a file it prints the schema. */

static const char *
judge (const IngotGraphqlSchema *schema, const char *text)
{
  g_auto (IngotGraphqlErrors) errors = { NULL };
  g_autoptr (IngotGraphqlDocument) document = NULL;

  ingot_graphql_errors_init (&errors, text);
  document = ingot_graphql_document_parse (text, &errors);
  if (document == NULL)
    return "syntax";
  ingot_graphql_validate (schema, document, &errors);
  return ingot_graphql_errors_any (&errors) ? "invalid" : "valid";
}

int
main (int argc, char *argv[])
{
  g_autoptr (IngotGraphqlSchema) schema = ingot_graphql_schema_new (test_types, 1);
  g_autofree char *printed = ingot_graphql_schema_print (schema);
  g_autofree char *documents = NULL;
  gsize length = 0;

  if (argc < 2)
    g_print ("%s", printed);
  else if (!g_file_get_contents (argv[1], &documents, &length, NULL))
    return 1;
  for (const char *at = documents; at < documents + length; at += strlen (at) + 1)
    g_print ("%s\n", judge (schema, at));
  return 0;
}
