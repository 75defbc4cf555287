/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-secret-text.h"

#include "ingot-closures.h"

#include <glib/gi18n.h>

#define DOT                   "•"
#define LEFT_TO_RIGHT_ISOLATE "\u2066"
#define POP_ISOLATE           "\u2069"

/* Of a shorter secret the last four characters would be too large a part. */
#define SHORTEST_WITH_TAIL 16
#define TAIL               4

static char *
isolate (const char *text)
{
  return g_strconcat (LEFT_TO_RIGHT_ISOLATE, text, POP_ISOLATE, NULL);
}

/* What of it may be seen. What would have to be spelled out to be visible tells nobody one token
 * from another, and takes many times the room. */
static char *
dup_tail (const char *secret)
{
  const glong length = g_utf8_strlen (secret, -1);
  const char *tail;
  g_autofree char *visible = NULL;

  if (length < SHORTEST_WITH_TAIL)
    return NULL;
  tail = g_utf8_offset_to_pointer (secret, length - TAIL);
  visible = ingot_closure_safe_text (NULL, tail);
  return g_str_equal (visible, tail) ? g_steal_pointer (&visible) : NULL;
}

static void
insert_alpha (PangoAttrList *attributes, guint dots)
{
  PangoAttribute *alpha = pango_attr_foreground_alpha_new (G_MAXUINT16 / 10 * 6);

  alpha->start_index = strlen (LEFT_TO_RIGHT_ISOLATE);
  alpha->end_index = alpha->start_index + dots * strlen (DOT);
  pango_attr_list_insert (attributes, alpha);
}

/**
 * ingot_secret_text_mask:
 * @secret: a secret
 * @dots: how many dots stand for it, whatever its length
 *
 * Masks @secret. From 16 characters on its last four stay, to tell one from another, unless one of
 * them is invisible.
 *
 * Returns: (transfer full): a text that reads from left to right everywhere
 */
char *
ingot_secret_text_mask (const char *secret, guint dots)
{
  g_autoptr (GString) masked = g_string_new (NULL);
  g_autofree char *tail = dup_tail (secret);

  for (guint i = 0; i < dots; i++)
    g_string_append (masked, DOT);
  if (tail != NULL)
    g_string_append (masked, tail);
  return isolate (masked->str);
}

/**
 * ingot_secret_text_reveal:
 * @secret: a secret
 *
 * Prepares @secret for being looked at, with what would be invisible made visible.
 *
 * Returns: (transfer full): a text that reads from left to right everywhere
 */
char *
ingot_secret_text_reveal (const char *secret)
{
  g_autofree char *visible = ingot_closure_safe_text (NULL, secret);

  return isolate (visible);
}

/**
 * ingot_secret_text_describe_hidden:
 * @secret: a secret
 *
 * Says to assistive technologies what a masked secret shows.
 *
 * Returns: (transfer full): a translated text
 */
char *
ingot_secret_text_describe_hidden (const char *secret)
{
  g_autofree char *tail = dup_tail (secret);

  if (tail == NULL)
    return g_strdup (_ ("Token, hidden"));
  /* Translators: %s are the last four characters of a masked token */
  return g_strdup_printf (_ ("Token, hidden, ends with %s"), tail);
}

/**
 * ingot_secret_text_dup_attributes:
 * @dots: how many dots the text begins with
 *
 * Creates the attributes of a label that shows a secret: where it wraps there is no hyphen, which
 * would look like a part of it, and no two characters are joined into one.
 *
 * Returns: (transfer full): the attributes
 */
PangoAttrList *
ingot_secret_text_dup_attributes (guint dots)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("calt=0, liga=0"));
  if (dots > 0)
    insert_alpha (attributes, dots);
  return attributes;
}
