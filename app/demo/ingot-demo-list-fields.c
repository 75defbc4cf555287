/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-context.h"

#include <string.h>

/**
 * Page:
 * @rows: (element-type IngotDemoDomain): what is on it
 * @n_rows: how many there are on all pages
 * @number: which it is, from 1
 * @n_pages: how many there are
 */
typedef struct
{
  GPtrArray *rows;
  int n_rows;
  int number;
  int n_pages;
} Page;

#define MEMBER(resolve, member) ingot_graphql_read_##resolve, NULL, G_STRUCT_OFFSET (Page, member)

static void
page_free (Page *page)
{
  g_ptr_array_unref (page->rows);
  g_free (page);
}

static gboolean
is_kind (const IngotDemoDomain *domain, const char *kind)
{
  if (g_strcmp0 (kind, "Views") == 0)
    return ingot_demo_domain_is_view (domain);
  return g_strcmp0 (kind, "Repository") != 0 || !ingot_demo_domain_is_view (domain);
}

static GPtrArray *
filter (const IngotGraphqlCall *call, IngotDemoOrder order, const char *text, const char *kind)
{
  IngotDemoContext *context = call->context;
  GPtrArray *domains = ingot_demo_store_get_domains (context->store, order);
  g_autofree char *key = g_utf8_casefold (text != NULL ? text : "", -1);
  GPtrArray *found = g_ptr_array_new ();
  guint i;

  for (i = 0; i < domains->len; i++)
    {
      IngotDemoDomain *domain = domains->pdata[i];

      if (ingot_demo_account_may_see (context->account, domain) && is_kind (domain, kind) &&
          strstr (domain->key, key) != NULL)
        g_ptr_array_add (found, domain);
    }
  return found;
}

static GPtrArray *
slice (GPtrArray *rows, gint64 skip, gint64 limit, gboolean descending)
{
  GPtrArray *part = g_ptr_array_new ();
  gint64 end = MIN (skip + limit, rows->len);
  gint64 i;

  for (i = skip; i < end; i++)
    g_ptr_array_add (part, rows->pdata[descending ? rows->len - 1 - i : i]);
  return part;
}

static const IngotGraphqlField result_set_fields[] = {
  { "totalResults", "Int!", MEMBER (int, n_rows) },
  { "results", "[SearchDomain!]!", MEMBER (objects, rows) },
  { NULL },
};

static const IngotGraphqlField page_fields[] = {
  { "pageInfo", "PageType!", ingot_demo_resolve_self },
  { "page", "[SearchDomain!]!", MEMBER (objects, rows) },
  { NULL },
};

static const IngotGraphqlField page_info_fields[] = {
  { "number", "Int!", MEMBER (int, number) },
  { "totalNumberOfRows", "Int!", MEMBER (int, n_rows) },
  { "total", "Int!", MEMBER (int, n_pages) },
  { NULL },
};

static const IngotGraphqlEnumValue kinds[] = {
  { "All" },
  { "Views" },
  { "Repository" },
  { NULL },
};
static const IngotGraphqlEnumValue directions[] = { { "DESC" }, { "ASC" }, { NULL } };
static const IngotGraphqlEnumValue orders[] = {
  { "Name" }, { "Volume" }, { "DeletedAt" }, { "LimitName" }, { NULL },
};

const IngotGraphqlType ingot_demo_list_types[] = {
  { INGOT_GRAPHQL_OBJECT, "SearchDomainSearchResultSet", .fields = result_set_fields },
  { INGOT_GRAPHQL_OBJECT, "SearchDomainPage", .fields = page_fields },
  { INGOT_GRAPHQL_OBJECT, "PageType", .fields = page_info_fields },
  { INGOT_GRAPHQL_ENUM, "SearchDomainTypes", .values = kinds },
  { INGOT_GRAPHQL_ENUM, "OrderBy", .values = directions },
  { INGOT_GRAPHQL_ENUM, "Searchdomain__SortBy", .values = orders },
  { .name = NULL },
};

/**
 * ingot_demo_resolve_query_search_domains:
 * @call: what is asked for
 *
 * Resolves `querySearchDomains`. The filter is a part of the name, without regard to case.
 *
 * Returns: a part of the list
 */
IngotGraphqlValue
ingot_demo_resolve_query_search_domains (const IngotGraphqlCall *call)
{
  gboolean by_volume = g_str_equal (ingot_demo_get_string (call, "sortBy"), "Volume");
  gboolean descending = g_strcmp0 (ingot_demo_get_string (call, "orderBy"), "DESC") == 0;
  gint64 skip = MAX (ingot_demo_get_int (call, "skip", 0), 0);
  gint64 limit = MAX (ingot_demo_get_int (call, "limit", G_MAXINT), 0);
  g_autoptr (GPtrArray) found = filter (
      call, by_volume ? INGOT_DEMO_ORDER_VOLUME : INGOT_DEMO_ORDER_NAME,
      ingot_demo_get_string (call, "searchFilter"), ingot_demo_get_string (call, "typeFilter"));
  Page *page = g_new0 (Page, 1);

  page->n_rows = found->len;
  page->rows = slice (found, skip, limit, descending);
  return ingot_graphql_take_object (page, (GDestroyNotify) page_free);
}

/**
 * ingot_demo_resolve_search_domains_page:
 * @call: what is asked for
 *
 * Resolves `searchDomainsPage`.
 *
 * Returns: a page of the list
 */
IngotGraphqlValue
ingot_demo_resolve_search_domains_page (const IngotGraphqlCall *call)
{
  gint64 number = ingot_demo_get_int (call, "pageNumber", 1);
  gint64 size = ingot_demo_get_int (call, "pageSize", 1);
  g_autoptr (GPtrArray) found = NULL;
  Page *page;

  if (number < 1 || size < 1)
    return ingot_graphql_error ("pageNumber and pageSize must be positive.");
  found = filter (call, INGOT_DEMO_ORDER_NAME, ingot_demo_get_string (call, "search"), NULL);
  page = g_new0 (Page, 1);
  page->n_rows = found->len;
  page->number = number;
  page->n_pages = (found->len + size - 1) / size;
  page->rows = slice (found, (number - 1) * size, size, FALSE);
  return ingot_graphql_take_object (page, (GDestroyNotify) page_free);
}

/**
 * ingot_demo_resolve_search_domains:
 * @call: what is asked for
 *
 * Resolves `searchDomains`.
 *
 * Returns: the whole list
 */
IngotGraphqlValue
ingot_demo_resolve_search_domains (const IngotGraphqlCall *call)
{
  return ingot_graphql_take_objects (filter (call, INGOT_DEMO_ORDER_NAME, NULL, NULL));
}

/**
 * ingot_demo_resolve_repositories:
 * @call: what is asked for
 *
 * Resolves `repositories`.
 *
 * Returns: the list without the views
 */
IngotGraphqlValue
ingot_demo_resolve_repositories (const IngotGraphqlCall *call)
{
  return ingot_graphql_take_objects (filter (call, INGOT_DEMO_ORDER_NAME, NULL, "Repository"));
}
