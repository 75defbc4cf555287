/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-weak.h"

/**
 * ingot_weak_new: (skip)
 * @object: (type GObject): an object
 *
 * Makes the user data of an asynchronous call that must not keep @object alive.
 *
 * Returns: (transfer full): what ingot_weak_take() takes
 */
gpointer
ingot_weak_new (gpointer object)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, object);
  return weak;
}

/**
 * ingot_weak_take: (skip)
 * @weak: (transfer full): what ingot_weak_new() made
 *
 * Gets the object back, if somebody still needs it.
 *
 * Returns: (transfer full) (nullable): the object
 */
gpointer
ingot_weak_take (gpointer weak)
{
  gpointer object = g_weak_ref_get (weak);

  ingot_weak_free (weak);
  return object;
}

/**
 * ingot_weak_free: (skip)
 * @weak: (transfer full): what ingot_weak_new() made
 *
 * Frees @weak, for whom nobody calls back any more.
 */
void
ingot_weak_free (gpointer weak)
{
  g_weak_ref_clear (weak);
  g_free (weak);
}
