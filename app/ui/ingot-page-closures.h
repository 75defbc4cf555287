/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-account.h"
#include "ingot-repository.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Derived text and visibility of the repository page: pure functions, each a row of the table in
 * ingot-page-closures.c. The first argument is not used by any of them. */

void ingot_page_closures_bind (GtkWidgetClass *widget_class);

/* which page of a stack is shown, by its name */
char *ingot_closure_page_name (gpointer self, IngotRepositoryState state);
gboolean ingot_closure_bar_revealed (gpointer self, gboolean several, IngotRepositoryState state);
char *
ingot_closure_list_name (gpointer self, IngotRepositoryState state, guint n_tokens, guint n_found);

/* visibility */
gboolean ingot_closure_facts_visible (gpointer self, GDateTime *updated);
gboolean ingot_closure_description_visible (gpointer self,
                                            IngotSearchDomain *domain,
                                            GDateTime *updated,
                                            gboolean low);
gboolean ingot_closure_search_visible (gpointer self, gboolean searchable, gboolean narrow);

/* why there is nothing to see: markup, as AdwStatusPage reads it */
char *ingot_closure_no_permission (gpointer self, IngotSearchDomain *domain, IngotAccount *account);
gboolean ingot_closure_has_user (gpointer self, IngotAccount *account);
char *ingot_closure_system (gpointer self, IngotSearchDomain *domain);
char *ingot_closure_not_listable (gpointer self, IngotSearchDomain *domain);
char *ingot_closure_view (gpointer self, IngotSearchDomain *domain);
char *ingot_closure_gone (gpointer self, IngotSearchDomain *domain);

/* not closures, and as pure */
char *ingot_why_no_new_token (IngotRepositoryState state,
                              IngotSearchDomain *domain,
                              IngotAccount *account,
                              gboolean read_only);
char *ingot_refusal_hint (const GError *error, IngotSearchDomain *domain);
char *ingot_permission_request (const char *person, const char *server, const char *repository);
char *ingot_token_settings_uri (const char *address, const char *repository);

G_END_DECLS
