/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-token-closures.h"

#include "ingot-closures.h"
#include "ingot-fact-closures.h"
#include "ingot-session.h"

#include <glib/gi18n.h>

/* `scope/package` of `scope/package@version` */
static char *
dup_package (IngotParser *parser)
{
  const char *package_id = ingot_parser_get_package_id (parser);

  return package_id != NULL ? g_strndup (package_id, strcspn (package_id, "@")) : NULL;
}

/**
 * ingot_describe_parser:
 * @parser: (nullable): a parser
 *
 * Gets what a parser is called, fit to be shown. LogScale puts the package before the name of a
 * parser that comes from one; it is left to ingot_describe_parser_origin ().
 *
 * Returns: (transfer full): the text; “None” for %NULL
 */
char *
ingot_describe_parser (IngotParser *parser)
{
  g_autofree char *package = NULL;
  const char *name;

  if (parser == NULL)
    /* Translators: no parser */
    return g_strdup (_ ("None"));
  name = ingot_parser_get_display_name (parser);
  if (!ingot_closure_has_text (NULL, name))
    name = ingot_parser_get_name (parser);
  package = dup_package (parser);
  if (package != NULL && g_str_has_prefix (name, package) && name[strlen (package)] == ':')
    name += strlen (package) + 1;
  return ingot_closure_safe_text (NULL, name);
}

/* Empty if nothing needs to be said: most are built in, and not every server tells. */
static char *
describe_source (IngotParser *parser)
{
  g_autofree char *package = NULL;

  if (parser == NULL || ingot_parser_get_built_in (parser))
    return g_strdup ("");
  package = dup_package (parser);
  if (ingot_closure_has_text (NULL, package))
    return ingot_closure_safe_text (NULL, package);
  return g_strdup (ingot_parser_get_tells_built_in (parser) ? _ ("This repository") : "");
}

/**
 * ingot_describe_parser_origin_in_full:
 * @parser: (nullable): a parser
 *
 * Says where a parser comes from.
 *
 * Returns: (transfer full): the text; empty for %NULL
 */
char *
ingot_describe_parser_origin_in_full (IngotParser *parser)
{
  if (parser != NULL && ingot_parser_get_built_in (parser))
    return g_strdup (_ ("Built in"));
  return describe_source (parser);
}

/**
 * ingot_describe_parser_origin:
 * @parser: (nullable): the parser that a token has
 * @missing: whether the repository does not have it any more
 *
 * Says where the parser of a token comes from if it is not built in, or that it is gone. What a
 * server does with such a token is not documented.
 *
 * Returns: (transfer full): the text; empty if nothing needs to be said
 */
char *
ingot_describe_parser_origin (IngotParser *parser, gboolean missing)
{
  if (parser != NULL && missing)
    /* Translators: a parser that was deleted */
    return g_strdup (_ ("No longer exists"));
  return describe_source (parser);
}

/**
 * ingot_closure_origin_classes:
 * @self: not used
 * @missing: whether a parser is gone
 *
 * Gets the style classes of the line below the name of a parser.
 *
 * Returns: (transfer full): the names
 */
char **
ingot_closure_origin_classes (gpointer self, gboolean missing)
{
  static const char *const here[] = { "caption", "dimmed", NULL };
  static const char *const gone[] = { "caption", "warning", NULL };

  return g_strdupv ((char **) (missing ? gone : here));
}

/* Grouped as the person's language does. */
static char *
format_count (guint n)
{
  return g_strdup_printf ("%'u", n);
}

/**
 * ingot_closure_n_tokens:
 * @self: not used
 * @state: the state of a repository
 * @n: how many ingest tokens of it are known
 *
 * Says how many ingest tokens there are.
 *
 * Returns: (transfer full): the text, an ellipsis as long as it is not known
 */
char *
ingot_closure_n_tokens (gpointer self, IngotRepositoryState state, guint n)
{
  return state == INGOT_REPOSITORY_LOADING ? g_strdup ("…") : format_count (n);
}

/**
 * ingot_closure_place:
 * @self: not used
 * @server: (nullable): the name of a server
 * @repository: (nullable): the name of a repository on it
 *
 * Says where a dialog changes something: the server first, as it is what must not be mistaken.
 *
 * Returns: (transfer full): the text
 */
char *
ingot_closure_place (gpointer self, const char *server, const char *repository)
{
  g_autofree char *isolated_server = ingot_closure_isolate (NULL, server);
  g_autofree char *isolated_repository = ingot_closure_isolate (NULL, repository);

  return g_strconcat (isolated_server, INGOT_SEPARATOR, isolated_repository, NULL);
}

/**
 * ingot_closure_selection:
 * @self: not used
 * @n_selected: how many rows are selected
 * @n_hidden: how many more are, but left out by the search
 *
 * Says what an action would be done to, and what not.
 *
 * Returns: (transfer full): the text
 */
char *
ingot_closure_selection (gpointer self, guint n_selected, guint n_hidden)
{
  g_autofree char *selected = format_count (n_selected);
  g_autofree char *hidden = format_count (n_hidden);

  if (n_hidden == 0)
    /* Translators: %s is how many rows */
    return g_strdup_printf (ngettext ("%s selected", "%s selected", n_selected), selected);
  return g_strdup_printf (
      /* Translators: %s is how many rows: those that are acted on, and those that are not */
      ngettext ("%s selected, %s hidden by the search", "%s selected, %s hidden by the search",
                n_hidden),
      selected, hidden);
}

/**
 * ingot_closure_any:
 * @self: not used
 * @n: a number of things
 *
 * Tells whether there are any.
 *
 * Returns: %FALSE for 0
 */
gboolean
ingot_closure_any (gpointer self, guint n)
{
  return n > 0;
}

/**
 * ingot_closure_look_action:
 * @self: not used
 * @state: the state of a repository
 *
 * Gets the action that shows the ingest tokens to who does not know what came of a change.
 *
 * Returns: (transfer full) (nullable): the action of a dialog; %NULL where they cannot be listed
 */
char *
ingot_closure_look_action (gpointer self, IngotRepositoryState state)
{
  return g_strdup (state == INGOT_REPOSITORY_READY ? "dialog.look" : NULL);
}

/**
 * ingot_token_closures_bind:
 * @widget_class: a class with a template
 *
 * Lets the template of @widget_class use these closures, and those of ingot_closures_bind () and
 * ingot_fact_closures_bind (), by their names.
 */
void
ingot_token_closures_bind (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GCallback callback;
  } closures[] = {
    { "ingot_closure_origin_classes", G_CALLBACK (ingot_closure_origin_classes) },
    { "ingot_closure_n_tokens", G_CALLBACK (ingot_closure_n_tokens) },
    { "ingot_closure_place", G_CALLBACK (ingot_closure_place) },
    { "ingot_closure_selection", G_CALLBACK (ingot_closure_selection) },
    { "ingot_closure_any", G_CALLBACK (ingot_closure_any) },
    { "ingot_closure_look_action", G_CALLBACK (ingot_closure_look_action) },
  };

  /* what these templates look into, perhaps before there is one */
  g_type_ensure (INGOT_TYPE_SESSION);
  g_type_ensure (INGOT_TYPE_REPOSITORY);
  g_type_ensure (INGOT_TYPE_SEARCH_DOMAIN);
  g_type_ensure (INGOT_TYPE_INGEST_TOKEN);
  g_type_ensure (INGOT_TYPE_PARSER);

  ingot_closures_bind (widget_class);
  ingot_fact_closures_bind (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (closures); i++)
    gtk_widget_class_bind_template_callback_full (widget_class, closures[i].name,
                                                  closures[i].callback);
}
