/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-toast.h"

#include "ingot-closures.h"
#include "ingot-secret-content.h"
#include "ingot-settings.h"
#include "ingot-shrink.h"

#include <glib/gi18n.h>

/* Long enough to find the button with the keyboard. */
#define UNDO_SECONDS 10

/* Margins, padding and spacing of a toast with two buttons (libadwaita 1.7). */
#define SURROUNDINGS 72

static GtkSizeRequestMode
get_request_mode_cb (GtkWidget *title)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* What is left of the overlay beside the buttons and around the toast; where buttons are wide, they
 * shrink. */
static int
get_room (GtkWidget *title, GtkWidget *overlay)
{
  const int width = gtk_widget_get_width (overlay);
  int room = width - SURROUNDINGS;

  for (GtkWidget *child = gtk_widget_get_next_sibling (gtk_widget_get_parent (title));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        int button;

        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &button, NULL, NULL);
        room -= button;
      }
  return MAX (room, width * 2 / 5);
}

/* A toast is made as high as it is at its natural width, however narrow it is then (1.7): its words
 * must not ask for more than there is beside the buttons. */
static void
measure_cb (GtkWidget *title,
            GtkOrientation orientation,
            int for_size,
            int *minimum,
            int *natural,
            int *minimum_baseline,
            int *natural_baseline)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (title, ADW_TYPE_TOAST_OVERLAY);

  gtk_widget_measure (adw_bin_get_child (ADW_BIN (title)), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && overlay != NULL)
    *natural = CLAMP (get_room (title, overlay), *minimum, *natural);
}

static void
allocate_cb (GtkWidget *title, int width, int height, int baseline)
{
  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (title)), width, height, baseline, NULL);
}

/* The button beside the words is made when the toast is shown. */
static void
map_cb (GtkWidget *title)
{
  ingot_shrink_let_all (gtk_widget_get_parent (gtk_widget_get_parent (title)));
}

static AdwToast *
create_toast (const char *text)
{
  GtkWidget *title = adw_bin_new ();
  GtkWidget *label;

  /* a toast's own label would end in an ellipsis where the window is narrow */
  label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode",
                        PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (label, "heading");
  adw_bin_set_child (ADW_BIN (title), label);
  g_signal_connect (title, "map", G_CALLBACK (map_cb), NULL);
  gtk_widget_set_layout_manager (
      title, gtk_custom_layout_new (get_request_mode_cb, measure_cb, allocate_cb));
  return g_object_new (ADW_TYPE_TOAST, "custom-title", title, NULL);
}

static void
show (GtkWidget *widget, AdwToast *toast, const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  /* What happened last is what a person looks for; older toasts would stand before it. */
  adw_toast_overlay_dismiss_all (ADW_TOAST_OVERLAY (overlay));
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  gtk_accessible_announce (GTK_ACCESSIBLE (overlay), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * ingot_toast_show:
 * @widget: where it happened
 * @text: one sentence; never read as markup
 *
 * Says what succeeded and needs no answer, in the nearest toast overlay around @widget.
 */
void
ingot_toast_show (GtkWidget *widget, const char *text)
{
  if (gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY) != NULL)
    show (widget, create_toast (text), text);
}

/**
 * ingot_toast_show_undo:
 * @widget: where it happened, with a toast overlay around it
 * @text: one sentence; never read as markup
 *
 * Says what will be done unless it is undone: when the toast is dismissed, by itself, by the next
 * one or by its close button.
 *
 * Returns: (transfer none): the toast, whose button undoes it
 */
AdwToast *
ingot_toast_show_undo (GtkWidget *widget, const char *text)
{
  AdwToast *toast = create_toast (text);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  show (widget, toast, text);
  return toast;
}

/**
 * ingot_toast_token_changed:
 * @widget: where it happened
 * @token: an ingest token
 *
 * Says that @token has another parser.
 */
void
ingot_toast_token_changed (GtkWidget *widget, IngotIngestToken *token)
{
  g_autofree char *name = ingot_closure_isolate (NULL, ingot_ingest_token_get_name (token));
  /* Translators: %s is an ingest token */
  g_autofree char *text = g_strdup_printf (_ ("“%s” changed"), name);

  ingot_toast_show (widget, text);
}

/**
 * ingot_toast_token_deleted:
 * @widget: where it happened
 * @token: the ingest token that was
 * @caveat: (nullable): what a person has to know of it
 *
 * Says that @token was deleted, or @caveat in place of that.
 */
void
ingot_toast_token_deleted (GtkWidget *widget, IngotIngestToken *token, const char *caveat)
{
  g_autofree char *name = ingot_closure_isolate (NULL, ingot_ingest_token_get_name (token));
  /* Translators: %s is an ingest token */
  g_autofree char *text = g_strdup_printf (_ ("“%s” deleted"), name);

  ingot_toast_show (widget, caveat != NULL ? caveat : text);
}

/**
 * ingot_toast_copy_token:
 * @widget: where the person asked for it
 * @token: the text of an ingest token
 *
 * Copies @token, to be forgotten soon, and says so.
 */
void
ingot_toast_copy_token (GtkWidget *widget, const char *token)
{
  const guint seconds = ingot_settings_get_clipboard_seconds ();
  g_autofree char *text =
      g_strdup_printf (ngettext ("Token copied. The clipboard is cleared in %d second.",
                                 "Token copied. The clipboard is cleared in %d seconds.", seconds),
                       (int) seconds);

  ingot_secret_content_copy (widget, token, seconds);
  ingot_toast_show (widget, text);
}
