/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-certificate-box.h"

#include "ingot-closures.h"
#include "ingot-error.h"

#include <glib/gi18n.h>

struct _IngotCertificateBox
{
  AdwBin parent_instance;
};

enum
{
  PROP_ERROR = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotCertificateBox, ingot_certificate_box, ADW_TYPE_BIN)

static void
append_row (GtkListBox *list, const char *title, const char *text)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  g_autofree char *safe = ingot_closure_safe_text (NULL, text);

  /* Not in one call: the labels learn that there is no markup when the row has been made. */
  g_object_set (row, "title", title, "subtitle", safe, "subtitle-selectable", TRUE, NULL);
  gtk_widget_add_css_class (row, "property");
  gtk_list_box_append (list, row);
}

static char *
format_validity (const IngotCertificate *certificate)
{
  g_autofree char *begin =
      certificate->begin != NULL ? ingot_closure_exact_time (NULL, certificate->begin) : NULL;
  g_autofree char *end =
      certificate->end != NULL ? ingot_closure_exact_time (NULL, certificate->end) : NULL;

  /* Translators: two points in time */
  return g_strdup_printf (_ ("%s to %s"), begin != NULL ? begin : "?", end != NULL ? end : "?");
}

static const char *
find_way_out (const IngotCertificate *certificate)
{
  if (certificate->errors == G_TLS_CERTIFICATE_UNKNOWN_CA)
    return _ ("If an authority of your organization issued it, choose that authority’s certificate "
              "as “CA Certificate” of the server. Whoever looks after the server has it, and can "
              "tell you whether the fingerprint is right.");
  return _ ("Whoever looks after the server has to install another certificate.");
}

static char *
describe_flaw (const IngotCertificate *certificate)
{
  const char *words = ingot_certificate_describe_error (certificate);
  const char *way_out = find_way_out (certificate);

  if (words == NULL)
    return g_strdup (way_out);
  /* Translators: what is wrong, such as “its certificate has expired”, and a sentence of what to do
   */
  return g_strdup_printf (_ ("The server was refused: %s. %s"), words, way_out);
}

static GtkWidget *
create_list (const IngotCertificate *certificate)
{
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *validity = format_validity (certificate);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Certificate of the Server"), -1);
  append_row (GTK_LIST_BOX (list), _ ("Subject"), certificate->subject);
  append_row (GTK_LIST_BOX (list), _ ("Issuer"), certificate->issuer);
  append_row (GTK_LIST_BOX (list), _ ("Valid"), validity);
  append_row (GTK_LIST_BOX (list), _ ("SHA-256 Fingerprint"), certificate->fingerprint);
  return list;
}

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "ingot-form-hint");
  return label;
}

static GtkWidget *
create_content (const IngotCertificate *certificate)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *flaw = describe_flaw (certificate);
  GtkWidget *heading = create_label (_ ("Certificate of the Server"));

  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), create_label (flaw));
  gtk_box_append (GTK_BOX (box), create_list (certificate));
  return box;
}

static void
ingot_certificate_box_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ERROR:
      ingot_certificate_box_set_error (INGOT_CERTIFICATE_BOX (object), g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_certificate_box_class_init (IngotCertificateBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = ingot_certificate_box_set_property;

  properties[PROP_ERROR] =
      g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR,
                          G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ingot_certificate_box_init (IngotCertificateBox *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * ingot_certificate_box_set_error:
 * @self: a certificate box
 * @error: (nullable): what went wrong
 *
 * Shows the certificate that @error is about, if it is about one.
 */
void
ingot_certificate_box_set_error (IngotCertificateBox *self, const GError *error)
{
  const IngotCertificate *certificate =
      error != NULL && error->domain == INGOT_ERROR ? ingot_error_get_certificate (error) : NULL;

  adw_bin_set_child (ADW_BIN (self), certificate != NULL ? create_content (certificate) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), certificate != NULL);
}
