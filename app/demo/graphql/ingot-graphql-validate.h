/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-graphql-schema.h"

G_BEGIN_DECLS

void ingot_graphql_validate (const IngotGraphqlSchema *schema,
                             IngotGraphqlDocument *document,
                             IngotGraphqlErrors *errors);

/* Its parts, each a file. */
void ingot_graphql_validate_selections (const IngotGraphqlSchema *schema,
                                        IngotGraphqlDocument *document,
                                        IngotGraphqlErrors *errors);
void ingot_graphql_validate_variables (const IngotGraphqlSchema *schema,
                                       IngotGraphqlDocument *document,
                                       IngotGraphqlErrors *errors);
void ingot_graphql_validate_merging (const IngotGraphqlSchema *schema,
                                     IngotGraphqlDocument *document,
                                     IngotGraphqlErrors *errors);

G_END_DECLS
