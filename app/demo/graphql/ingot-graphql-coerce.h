/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-graphql-schema.h"

G_BEGIN_DECLS

GHashTable *ingot_graphql_coerce_variables (IngotGraphqlDocument *document,
                                            const IngotGraphqlDefinitionNode *operation,
                                            JsonObject *given,
                                            IngotGraphqlErrors *errors);
JsonObject *ingot_graphql_coerce_arguments (GPtrArray *inputs,
                                            const IngotGraphqlArgumentNode *given,
                                            GHashTable *variables,
                                            char **problem);
gboolean ingot_graphql_coerce_boolean (const IngotGraphqlLiteral *literal, GHashTable *variables);

G_END_DECLS
