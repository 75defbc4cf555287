/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-graphql-schema.h"

G_BEGIN_DECLS

char *ingot_graphql_check_literal (const IngotGraphqlTypeRef *type,
                                   const IngotGraphqlLiteral *literal,
                                   gboolean json);

G_END_DECLS
