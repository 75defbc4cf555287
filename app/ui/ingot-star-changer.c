/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-star-changer.h"

#include "ingot-alert.h"
#include "ingot-error-text.h"

#include <glib/gi18n.h>

/* Gives and takes stars, and says so where that fails. */
struct _IngotStarChanger
{
  GObject parent_instance;

  GtkWidget *widget;    /* weak: where a failure is told */
  GHashTable *changing; /* identifiers whose star is on its way */
};

typedef struct
{
  IngotStarChanger *changer;
  char *id;
} Change;

G_DEFINE_FINAL_TYPE (IngotStarChanger, ingot_star_changer, G_TYPE_OBJECT)

static Change *
change_new (IngotStarChanger *changer, const char *id)
{
  Change *self = g_new (Change, 1);

  self->changer = g_object_ref (changer);
  self->id = g_strdup (id);
  return self;
}

static void
change_free (Change *self)
{
  g_object_unref (self->changer);
  g_free (self->id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

static void
show_error (IngotStarChanger *self, const GError *error)
{
  g_autofree char *description = ingot_error_text_describe (error);

  ingot_alert_tell (self->widget, _ ("Star Not Changed"), description);
}

static void
on_starred (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Change) change = data;
  g_autoptr (GError) error = NULL;

  g_hash_table_remove (change->changer->changing, change->id);
  if (!ingot_session_set_starred_finish (INGOT_SESSION (source), result, &error) &&
      change->changer->widget != NULL)
    show_error (change->changer, error);
}

static void
ingot_star_changer_finalize (GObject *object)
{
  IngotStarChanger *self = INGOT_STAR_CHANGER (object);

  g_clear_weak_pointer (&self->widget);
  g_clear_pointer (&self->changing, g_hash_table_unref);

  G_OBJECT_CLASS (ingot_star_changer_parent_class)->finalize (object);
}

static void
ingot_star_changer_class_init (IngotStarChangerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ingot_star_changer_finalize;
}

static void
ingot_star_changer_init (IngotStarChanger *self)
{
  self->changing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * ingot_star_changer_new:
 * @widget: where a failure is told, as long as it is there
 *
 * Makes what gives and takes stars.
 *
 * Returns: (transfer full): the star changer
 */
IngotStarChanger *
ingot_star_changer_new (GtkWidget *widget)
{
  IngotStarChanger *self = g_object_new (INGOT_TYPE_STAR_CHANGER, NULL);

  g_set_weak_pointer (&self->widget, widget);
  return self;
}

/**
 * ingot_star_changer_toggle:
 * @self: a star changer
 * @session: a session whose API token belongs to a user
 * @domain: a search domain of @session
 *
 * Gives @domain a star, or takes the one it has. The star shows what the server says, so a second
 * press means nothing until it has answered.
 */
void
ingot_star_changer_toggle (IngotStarChanger *self, IngotSession *session, IngotSearchDomain *domain)
{
  const char *id;

  g_return_if_fail (INGOT_IS_STAR_CHANGER (self));
  g_return_if_fail (INGOT_IS_SESSION (session));
  g_return_if_fail (INGOT_IS_SEARCH_DOMAIN (domain));

  id = ingot_search_domain_get_id (domain);
  if (g_hash_table_add (self->changing, g_strdup (id)))
    ingot_session_set_starred_async (session, domain, !ingot_search_domain_get_starred (domain),
                                     NULL, on_starred, change_new (self, id));
}
