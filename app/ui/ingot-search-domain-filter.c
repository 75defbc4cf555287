/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-search-domain-filter.h"

#include "ingot-name.h"
#include "ingot-search-domain.h"

struct _IngotSearchDomainFilter
{
  GtkFilter parent_instance;

  char *kind;
  char *text;
  char *folded;
};

enum
{
  PROP_KIND = 1,
  PROP_TEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotSearchDomainFilter, ingot_search_domain_filter, GTK_TYPE_FILTER)

static void
set_kind (IngotSearchDomainFilter *self, const char *kind)
{
  if (!g_set_str (&self->kind, kind))
    return;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

static void
set_text (IngotSearchDomainFilter *self, const char *text)
{
  if (!g_set_str (&self->text, text))
    return;
  g_free (self->folded);
  self->folded = ingot_name_fold (text);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static gboolean
ingot_search_domain_filter_match (GtkFilter *filter, gpointer item)
{
  IngotSearchDomainFilter *self = INGOT_SEARCH_DOMAIN_FILTER (filter);
  const gboolean view = ingot_search_domain_get_kind (item) == INGOT_SEARCH_DOMAIN_VIEW;

  if (g_strcmp0 (self->kind, view ? "repositories" : "views") == 0)
    return FALSE;
  return self->folded == NULL || ingot_search_domain_matches (item, self->folded);
}

static GtkFilterMatch
ingot_search_domain_filter_get_strictness (GtkFilter *filter)
{
  IngotSearchDomainFilter *self = INGOT_SEARCH_DOMAIN_FILTER (filter);
  const gboolean leaves_out =
      g_strcmp0 (self->kind, "repositories") == 0 || g_strcmp0 (self->kind, "views") == 0;

  return leaves_out || (self->folded != NULL && self->folded[0] != '\0') ? GTK_FILTER_MATCH_SOME
                                                                         : GTK_FILTER_MATCH_ALL;
}

static void
ingot_search_domain_filter_get_property (GObject *object,
                                         guint id,
                                         GValue *value,
                                         GParamSpec *pspec)
{
  IngotSearchDomainFilter *self = INGOT_SEARCH_DOMAIN_FILTER (object);

  switch (id)
    {
    case PROP_KIND:
      g_value_set_string (value, self->kind);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_search_domain_filter_set_property (GObject *object,
                                         guint id,
                                         const GValue *value,
                                         GParamSpec *pspec)
{
  IngotSearchDomainFilter *self = INGOT_SEARCH_DOMAIN_FILTER (object);

  switch (id)
    {
    case PROP_KIND:
      set_kind (self, g_value_get_string (value));
      break;
    case PROP_TEXT:
      set_text (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_search_domain_filter_finalize (GObject *object)
{
  IngotSearchDomainFilter *self = INGOT_SEARCH_DOMAIN_FILTER (object);

  g_free (self->kind);
  g_free (self->text);
  g_free (self->folded);

  G_OBJECT_CLASS (ingot_search_domain_filter_parent_class)->finalize (object);
}

static void
ingot_search_domain_filter_class_init (IngotSearchDomainFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = ingot_search_domain_filter_get_property;
  object_class->set_property = ingot_search_domain_filter_set_property;
  object_class->finalize = ingot_search_domain_filter_finalize;
  GTK_FILTER_CLASS (klass)->match = ingot_search_domain_filter_match;
  GTK_FILTER_CLASS (klass)->get_strictness = ingot_search_domain_filter_get_strictness;

  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ingot_search_domain_filter_init (IngotSearchDomainFilter *self)
{
}
