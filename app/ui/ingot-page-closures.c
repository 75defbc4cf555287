/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-page-closures.h"

#include "ingot-closures.h"
#include "ingot-error.h"
#include "ingot-read-only.h"
#include "ingot-token-closures.h"

#include <glib/gi18n.h>

static char *
dup_name_as_markup (IngotSearchDomain *domain)
{
  const char *name = domain != NULL ? ingot_search_domain_get_name (domain) : NULL;
  g_autofree char *isolated = ingot_closure_isolate (NULL, name);

  return ingot_closure_escape (NULL, isolated);
}

/**
 * ingot_closure_page_name:
 * @self: not used
 * @state: the state of a repository
 *
 * Gets the page of the stack that shows @state.
 *
 * Returns: (transfer full): its name
 */
char *
ingot_closure_page_name (gpointer self, IngotRepositoryState state)
{
  static const char *const names[] = {
    [INGOT_REPOSITORY_LOADING] = "tokens",
    [INGOT_REPOSITORY_READY] = "tokens",
    [INGOT_REPOSITORY_NO_PERMISSION] = "no-permission",
    [INGOT_REPOSITORY_SYSTEM] = "system",
    [INGOT_REPOSITORY_NOT_LISTABLE] = "not-listable",
    [INGOT_REPOSITORY_VIEW] = "view",
    [INGOT_REPOSITORY_GONE] = "gone",
    [INGOT_REPOSITORY_LEFT] = "tokens",
    [INGOT_REPOSITORY_FAILED] = "failed",
  };

  return g_strdup (names[state]);
}

/**
 * ingot_closure_bar_revealed:
 * @self: not used
 * @several: whether several rows are selected
 * @state: what there is to see
 *
 * Tells whether there is something to do to several rows at once.
 *
 * Returns: whether to show what
 */
gboolean
ingot_closure_bar_revealed (gpointer self, gboolean several, IngotRepositoryState state)
{
  return several && state == INGOT_REPOSITORY_READY;
}

/**
 * ingot_closure_list_name:
 * @self: not used
 * @state: the state of the repository
 * @n_tokens: how many ingest tokens there are
 * @n_found: how many of them match the search
 *
 * Gets the page of the stack that shows the ingest tokens, or why none is there. It is that of the
 * list already while that is waited for.
 *
 * Returns: (transfer full): its name
 */
char *
ingot_closure_list_name (gpointer self, IngotRepositoryState state, guint n_tokens, guint n_found)
{
  if (state == INGOT_REPOSITORY_LOADING)
    return g_strdup ("list");
  if (n_tokens == 0)
    return g_strdup ("empty");
  return g_strdup (n_found == 0 ? "nothing-found" : "list");
}

/**
 * ingot_closure_facts_visible:
 * @self: not used
 * @updated: (nullable): when the facts were read from the server
 *
 * Tells whether the facts are of this server, not of one that was at another address before.
 *
 * Returns: whether to show them
 */
gboolean
ingot_closure_facts_visible (gpointer self, GDateTime *updated)
{
  return updated != NULL;
}

/**
 * ingot_closure_description_visible:
 * @self: not used
 * @domain: (nullable): a search domain
 * @updated: (nullable): when it was read from the server
 * @low: whether the window is low
 *
 * Tells whether there is a description and room for it.
 *
 * Returns: whether to show it
 */
gboolean
ingot_closure_description_visible (gpointer self,
                                   IngotSearchDomain *domain,
                                   GDateTime *updated,
                                   gboolean low)
{
  return !low && domain != NULL && updated != NULL &&
         ingot_closure_has_text (NULL, ingot_search_domain_get_description (domain));
}

/**
 * ingot_closure_search_visible:
 * @self: not used
 * @searchable: whether there is enough to search in
 * @narrow: whether the window is narrow
 *
 * Tells whether the search has a button of its own; where it is narrow it is in the menu.
 *
 * Returns: whether to show it
 */
gboolean
ingot_closure_search_visible (gpointer self, gboolean searchable, gboolean narrow)
{
  return searchable && !narrow;
}

/**
 * ingot_closure_no_permission:
 * @self: not used
 * @domain: (nullable): a search domain
 * @account: (nullable): whose API token is used, %NULL if it belongs to no user
 *
 * Explains which permission is missing. LogScale calls it *Change ingest tokens*; it is needed for
 * reading as well.
 *
 * Returns: (transfer full): markup
 */
char *
ingot_closure_no_permission (gpointer self, IngotSearchDomain *domain, IngotAccount *account)
{
  g_autofree char *name = dup_name_as_markup (domain);

  if (account == NULL)
    /* Translators: %s is a repository; the name of the permission is LogScale's */
    return g_strdup_printf (_ ("To see and change the tokens of “%s” the API token needs the "
                               "permission <b>Change ingest tokens</b>. It belongs to no user: ask "
                               "whoever created it."),
                            name);

  /* Translators: %s is a repository; the name of the permission is LogScale's */
  return g_strdup_printf (_ ("To see and change the tokens of “%s” you need the permission "
                             "<b>Change ingest tokens</b>. Ask an administrator of this "
                             "repository."),
                          name);
}

/**
 * ingot_closure_has_user:
 * @self: not used
 * @account: (nullable): whose API token is used
 *
 * Tells whether there is somebody to be given a permission.
 *
 * Returns: %FALSE for an API token of an organization, a repository or the system
 */
gboolean
ingot_closure_has_user (gpointer self, IngotAccount *account)
{
  return account != NULL;
}

/**
 * ingot_closure_system:
 * @self: not used
 * @domain: (nullable): a search domain
 *
 * Explains a system repository.
 *
 * Returns: (transfer full): markup
 */
char *
ingot_closure_system (gpointer self, IngotSearchDomain *domain)
{
  g_autofree char *name = dup_name_as_markup (domain);

  return g_strdup_printf (_ ("The server writes “%s” itself. Since LogScale 1.77 the ingest tokens "
                             "of system repositories cannot be listed or changed. This is by "
                             "design."),
                          name);
}

/**
 * ingot_closure_not_listable:
 * @self: not used
 * @domain: (nullable): a search domain
 *
 * Explains a server that refuses to list ingest tokens and allows the rest, or does not tell
 * whether it does: then it may be that the permission is missing, or that it is a system
 * repository.
 *
 * Returns: (transfer full): markup
 */
char *
ingot_closure_not_listable (gpointer self, IngotSearchDomain *domain)
{
  g_autofree char *name = dup_name_as_markup (domain);

  if (domain != NULL && !ingot_search_domain_get_tells_may_change_ingest_tokens (domain))
    /* Translators: %s is a repository */
    return g_strdup_printf (_ ("The server does not list the tokens of “%s”, and does not tell "
                               "whether you may change them. A new token is shown once, when it "
                               "is created: this is the only time."),
                            name);
  return g_strdup_printf (_ ("The server does not list the tokens of “%s”, although you may change "
                             "them. A new token is shown once, when it is created: this is the "
                             "only time."),
                          name);
}

/**
 * ingot_closure_view:
 * @self: not used
 * @domain: (nullable): a search domain
 *
 * Explains a view.
 *
 * Returns: (transfer full): markup
 */
char *
ingot_closure_view (gpointer self, IngotSearchDomain *domain)
{
  g_autofree char *name = dup_name_as_markup (domain);

  if (domain != NULL && ingot_search_domain_get_connections (domain) == NULL)
    return g_strdup_printf (
        _ ("“%s” reads from repositories. Data is sent to them. The server does "
           "not tell which they are."),
        name);
  return g_strdup_printf (_ ("“%s” reads from these repositories. Data is sent to them."), name);
}

/**
 * ingot_closure_gone:
 * @self: not used
 * @domain: (nullable): a search domain
 *
 * Explains that a search domain is not on the server any more. If it were renamed, it would have
 * been found by its identifier.
 *
 * Returns: (transfer full): markup
 */
char *
ingot_closure_gone (gpointer self, IngotSearchDomain *domain)
{
  g_autofree char *name = dup_name_as_markup (domain);

  return g_strdup_printf (_ ("“%s” was deleted, or your API token does not see it any more."),
                          name);
}

/* A tooltip and a description for the screen reader: it has to say all by itself. */
static char *
describe_missing_permission (IngotSearchDomain *domain, IngotAccount *account)
{
  g_autofree char *name = ingot_closure_isolate (NULL, ingot_search_domain_get_name (domain));

  if (account == NULL)
    /* Translators: %s is a repository; the name of the permission is LogScale's */
    return g_strdup_printf (_ ("The API token needs the permission “Change ingest tokens” for the "
                               "repository “%s”. It belongs to no user: ask whoever created it."),
                            name);
  /* Translators: %s is a repository; the name of the permission is LogScale's */
  return g_strdup_printf (_ ("You need the permission “Change ingest tokens” for the repository "
                             "“%s”. Ask an administrator of the repository or the organization."),
                          name);
}

/**
 * ingot_why_no_new_token:
 * @state: the state of a repository
 * @domain: (nullable): the repository
 * @account: (nullable): whose API token is used, %NULL if it belongs to no user
 * @read_only: whether nothing shall be changed on the server from here
 *
 * Says why no ingest token can be created.
 *
 * Returns: (transfer full) (nullable): plain text, %NULL if one can be created
 */
char *
ingot_why_no_new_token (IngotRepositoryState state,
                        IngotSearchDomain *domain,
                        IngotAccount *account,
                        gboolean read_only)
{
  switch (state)
    {
    case INGOT_REPOSITORY_READY:
    case INGOT_REPOSITORY_NOT_LISTABLE:
      return ingot_closure_why_read_only (NULL, read_only);
    case INGOT_REPOSITORY_LOADING:
    case INGOT_REPOSITORY_LEFT:
      return g_strdup (_ ("The ingest tokens are being loaded"));
    case INGOT_REPOSITORY_NO_PERMISSION:
      return describe_missing_permission (domain, account);
    case INGOT_REPOSITORY_SYSTEM:
      return g_strdup (_ ("System repositories take no new tokens"));
    case INGOT_REPOSITORY_VIEW:
      return g_strdup (_ ("Views have no ingest tokens"));
    case INGOT_REPOSITORY_GONE:
      return g_strdup (_ ("The repository is no longer on the server"));
    case INGOT_REPOSITORY_FAILED:
    default:
      return g_strdup (_ ("The ingest tokens could not be loaded"));
    }
}

/**
 * ingot_refusal_hint:
 * @error: (nullable): why a change of a repository was not made
 * @domain: (nullable): the repository
 *
 * Says what a refusal probably means: servers refuse in spite of what `isActionAllowed` said, and
 * some versions also want *Change parsers* where a parser is assigned. What the server says of a
 * single field is no matter of permission, and what is known to be missing is said elsewhere.
 *
 * Returns: (transfer full) (nullable): plain text, %NULL if @error is no such refusal
 */
char *
ingot_refusal_hint (const GError *error, IngotSearchDomain *domain)
{
  const gboolean refused = g_error_matches (error, INGOT_ERROR, INGOT_ERROR_REFUSED) ||
                           g_error_matches (error, INGOT_ERROR, INGOT_ERROR_NOT_PERMITTED);
  GPtrArray *states = refused ? ingot_error_get_states (error) : NULL;
  g_autofree char *name = NULL;

  if (!refused || domain == NULL || !ingot_search_domain_get_may_change_ingest_tokens (domain) ||
      (states != NULL && states->len > 0))
    return NULL;
  name = ingot_closure_isolate (NULL, ingot_search_domain_get_name (domain));
  /* Translators: %s is a repository; the names of the permissions are LogScale's */
  return g_strdup_printf (_ ("If a permission is missing, it is “Change ingest tokens” or, on some "
                             "versions of LogScale, also “Change parsers”. Ask an administrator "
                             "of the repository “%s” or the organization."),
                          name);
}

/**
 * ingot_permission_request:
 * @person: the user name
 * @server: the address of the server
 * @repository: the name of a repository
 *
 * Writes to an administrator who needs which permission, and where.
 *
 * Returns: (transfer full): plain text to send
 */
char *
ingot_permission_request (const char *person, const char *server, const char *repository)
{
  g_autofree char *isolated_repository = ingot_closure_isolate (NULL, repository);
  g_autofree char *isolated_person = ingot_closure_isolate (NULL, person);

  return g_strdup_printf (_ ("Please give the user “%s” the permission “Change ingest tokens” for "
                             "the repository “%s” on %s."),
                          isolated_person, isolated_repository, server);
}

/**
 * ingot_token_settings_uri:
 * @address: the address of a server, perhaps with a path
 * @repository: the name of a repository
 *
 * Gets where LogScale's own interface shows the ingest tokens of @repository.
 *
 * Returns: (transfer full): the URI
 */
char *
ingot_token_settings_uri (const char *address, const char *repository)
{
  g_autofree char *escaped = g_uri_escape_string (repository, NULL, FALSE);
  const char *separator = g_str_has_suffix (address, "/") ? "" : "/";

  return g_strconcat (address, separator, escaped, "/settings/ingest-tokens", NULL);
}

/**
 * ingot_page_closures_bind:
 * @widget_class: a class with a template
 *
 * Lets the template of @widget_class use these closures, and those of ingot_token_closures_bind (),
 * by their names.
 */
void
ingot_page_closures_bind (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GCallback callback;
  } closures[] = {
    { "ingot_closure_page_name", G_CALLBACK (ingot_closure_page_name) },
    { "ingot_closure_bar_revealed", G_CALLBACK (ingot_closure_bar_revealed) },
    { "ingot_closure_list_name", G_CALLBACK (ingot_closure_list_name) },
    { "ingot_closure_facts_visible", G_CALLBACK (ingot_closure_facts_visible) },
    { "ingot_closure_description_visible", G_CALLBACK (ingot_closure_description_visible) },
    { "ingot_closure_search_visible", G_CALLBACK (ingot_closure_search_visible) },
    { "ingot_closure_no_permission", G_CALLBACK (ingot_closure_no_permission) },
    { "ingot_closure_has_user", G_CALLBACK (ingot_closure_has_user) },
    { "ingot_closure_system", G_CALLBACK (ingot_closure_system) },
    { "ingot_closure_not_listable", G_CALLBACK (ingot_closure_not_listable) },
    { "ingot_closure_view", G_CALLBACK (ingot_closure_view) },
    { "ingot_closure_gone", G_CALLBACK (ingot_closure_gone) },
  };

  ingot_token_closures_bind (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (closures); i++)
    gtk_widget_class_bind_template_callback_full (widget_class, closures[i].name,
                                                  closures[i].callback);
}
