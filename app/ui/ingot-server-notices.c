/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-server-notices.h"

#include "ingot-banner.h"
#include "ingot-closures.h"

#include <glib/gi18n.h>

/* On the session, which windows share: until when the API token was valid that was put aside. */
#define PUT_ASIDE "ingot-expiry-put-aside"

struct _IngotServerNotices
{
  AdwBin parent_instance;

  IngotSession *session;
  GSignalGroup *session_signals;

  AdwBanner *plain_banner;
  AdwBanner *expiry_banner;
  GtkWidget *close_button;
};

enum
{
  PROP_SESSION = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IngotServerNotices, ingot_server_notices, ADW_TYPE_BIN)

static GDateTime *
get_expiry (IngotServerNotices *self)
{
  IngotAccount *account = self->session != NULL ? ingot_session_get_account (self->session) : NULL;

  return account != NULL ? ingot_account_get_token_expires (account) : NULL;
}

static void
show_expiry (IngotServerNotices *self)
{
  GDateTime *expires = get_expiry (self);
  GDateTime *aside =
      expires != NULL ? g_object_get_data (G_OBJECT (self->session), PUT_ASIDE) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *text = ingot_closure_expiry (NULL, expires, now);
  const gboolean shown = text != NULL && (aside == NULL || !g_date_time_equal (aside, expires));

  if (shown)
    adw_banner_set_title (self->expiry_banner, text);
  ingot_banner_set_revealed (self->expiry_banner, shown);
  gtk_widget_set_visible (self->close_button, shown);
}

static void
show_plain (IngotServerNotices *self)
{
  const char *address = self->session != NULL ? ingot_session_get_address (self->session) : NULL;

  ingot_banner_set_revealed (self->plain_banner, ingot_closure_is_plain (NULL, address));
}

static void
close_cb (IngotServerNotices *self)
{
  GDateTime *expires = get_expiry (self);

  if (expires == NULL)
    return;
  g_object_set_data_full (G_OBJECT (self->session), PUT_ASIDE, g_date_time_ref (expires),
                          (GDestroyNotify) g_date_time_unref);
  show_expiry (self);
}

static GtkWidget *
create_close_button (IngotServerNotices *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Not Now"));
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_margin_end (button, 3);
  gtk_widget_set_margin_top (button, 3);
  g_signal_connect_object (button, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
ingot_server_notices_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, INGOT_SERVER_NOTICES (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_server_notices_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      ingot_server_notices_set_session (INGOT_SERVER_NOTICES (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ingot_server_notices_dispose (GObject *object)
{
  IngotServerNotices *self = INGOT_SERVER_NOTICES (object);

  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (ingot_server_notices_parent_class)->dispose (object);
}

static void
ingot_server_notices_class_init (IngotServerNoticesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ingot_server_notices_get_property;
  object_class->set_property = ingot_server_notices_set_property;
  object_class->dispose = ingot_server_notices_dispose;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, INGOT_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ingot_server_notices_init (IngotServerNotices *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *overlay = gtk_overlay_new ();

  self->plain_banner = ingot_banner_new (
      _ ("The connection to this server is not encrypted: everybody on the way can "
         "read the tokens."));
  self->expiry_banner = ingot_banner_new ("");
  adw_banner_set_button_label (self->expiry_banner, _ ("Replace API Token…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->expiry_banner), "win.replace-api-token");
  self->close_button = create_close_button (self);
  gtk_widget_add_css_class (overlay, "ingot-closable");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->expiry_banner));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->close_button);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->plain_banner));
  gtk_box_append (GTK_BOX (box), overlay);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (self->close_button, FALSE);

  self->session_signals = g_signal_group_new (INGOT_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::account",
                                  G_CALLBACK (show_expiry), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::address", G_CALLBACK (show_plain),
                                  self);
}

/**
 * ingot_server_notices_set_session:
 * @self: notices
 * @session: (nullable): a session
 *
 * Sets which server is used.
 */
void
ingot_server_notices_set_session (IngotServerNotices *self, IngotSession *session)
{
  g_return_if_fail (INGOT_IS_SERVER_NOTICES (self));

  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->session_signals, session);
  show_plain (self);
  show_expiry (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}
