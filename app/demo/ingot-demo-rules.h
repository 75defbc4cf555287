/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-demo-store.h"

G_BEGIN_DECLS

#define INGOT_DEMO_ERROR (ingot_demo_error_quark ())

/**
 * IngotDemoError:
 * @INGOT_DEMO_ERROR_REFUSED: the message says it all
 * @INGOT_DEMO_ERROR_NAME: the input `name` is wrong
 * @INGOT_DEMO_ERROR_PARSER: the input `parser` is wrong
 * @INGOT_DEMO_ERROR_CUSTOM_TOKEN: the input `customToken` is wrong
 *
 * Why the server refuses. What is wrong with an input is told in `state`, under the input's name.
 */
typedef enum
{
  INGOT_DEMO_ERROR_REFUSED,
  INGOT_DEMO_ERROR_NAME,
  INGOT_DEMO_ERROR_PARSER,
  INGOT_DEMO_ERROR_CUSTOM_TOKEN,
} IngotDemoError;

GQuark ingot_demo_error_quark (void);
const char *ingot_demo_error_get_field (const GError *error);

/* reading */
IngotDemoDomain *ingot_demo_rules_get_domain (IngotDemoStore *store,
                                              const IngotDemoAccount *account,
                                              const char *name,
                                              GError **error);
IngotDemoDomain *ingot_demo_rules_get_repository (IngotDemoStore *store,
                                                  const IngotDemoAccount *account,
                                                  const char *name,
                                                  GError **error);
gboolean ingot_demo_rules_check_listing (const IngotDemoAccount *account,
                                         const IngotDemoDomain *domain,
                                         GError **error);

/* ingest tokens */
IngotDemoToken *ingot_demo_rules_add_token (IngotDemoStore *store,
                                            const IngotDemoAccount *account,
                                            const char *repository,
                                            const char *name,
                                            const char *parser,
                                            const char *custom_token,
                                            GError **error);
IngotDemoToken *ingot_demo_rules_assign_parser (IngotDemoStore *store,
                                                const IngotDemoAccount *account,
                                                const char *repository,
                                                const char *name,
                                                const char *parser,
                                                GError **error);
IngotDemoDomain *ingot_demo_rules_unassign_parser (IngotDemoStore *store,
                                                   const IngotDemoAccount *account,
                                                   const char *repository,
                                                   const char *name,
                                                   GError **error);
gboolean ingot_demo_rules_remove_token (IngotDemoStore *store,
                                        const IngotDemoAccount *account,
                                        const char *repository,
                                        const char *name,
                                        GError **error);

/* search domains */
IngotDemoDomain *ingot_demo_rules_create_domain (IngotDemoStore *store,
                                                 const IngotDemoAccount *account,
                                                 const char *name,
                                                 const char *type,
                                                 GError **error);
IngotDemoDomain *ingot_demo_rules_get_domain_for (IngotDemoStore *store,
                                                  const IngotDemoAccount *account,
                                                  const char *name,
                                                  const char *action,
                                                  GError **error);
gboolean ingot_demo_rules_delete_domain (IngotDemoStore *store,
                                         const IngotDemoAccount *account,
                                         const char *name,
                                         GError **error);
IngotDemoDomain *ingot_demo_rules_rename_domain (IngotDemoStore *store,
                                                 const IngotDemoAccount *account,
                                                 const char *name,
                                                 const char *new_name,
                                                 GError **error);
IngotDemoDomain *ingot_demo_rules_star (IngotDemoStore *store,
                                        IngotDemoAccount *account,
                                        const char *name,
                                        gboolean starred,
                                        GError **error);

/* the server */
gboolean ingot_demo_rules_set_feature (IngotDemoStore *store,
                                       const IngotDemoAccount *account,
                                       const char *feature,
                                       gboolean on,
                                       GError **error);

G_END_DECLS
