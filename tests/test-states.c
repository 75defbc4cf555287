/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout.h"
#include "states.h"

#include <adwaita.h>

typedef void (*VisitFunc) (GtkWidget *widget, gpointer data);

/* Every widget that can be seen. */
static void
visit (GtkWidget *widget, VisitFunc func, gpointer data)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  func (widget, data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    visit (child, func, data);
}

static void
append_text (GtkWidget *widget, gpointer data)
{
  GString *texts = data;
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  if (GTK_IS_LABEL (widget))
    g_string_append_printf (texts, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_TEXT (widget) && gtk_text_get_visibility (GTK_TEXT (widget)))
    g_string_append_printf (texts, "%s\n", gtk_editable_get_text (GTK_EDITABLE (widget)));
  if (tooltip != NULL)
    g_string_append_printf (texts, "%s\n", tooltip);
}

static gboolean
shows_api_token (Stage *stage, const char *texts)
{
  GPtrArray *accounts = ingot_demo_server_get_accounts (stage->server);

  for (guint i = 0; i < accounts->len; i++)
    {
      const IngotDemoAccount *account = accounts->pdata[i];

      if (strstr (texts, strchr (account->token, '~') + 1) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
shows_ingest_token (Stage *stage, const char *texts)
{
  GPtrArray *domains = ingot_demo_store_get_domains (ingot_demo_server_get_store (stage->server),
                                                     INGOT_DEMO_ORDER_NAME);

  for (guint i = 0; i < domains->len; i++)
    {
      GPtrArray *tokens = ((IngotDemoDomain *) domains->pdata[i])->tokens;

      for (guint j = 0; j < tokens->len; j++)
        if (strstr (texts, ((IngotDemoToken *) tokens->pdata[j])->text) != NULL)
          return TRUE;
    }
  return FALSE;
}

/* The dialog that shows a new token is the positive that this must find. */
static void
assert_no_secret (Stage *stage)
{
  g_autoptr (GString) texts = g_string_new (NULL);

  visit (stage->seen, append_text, texts);
  g_assert_cmpuint (texts->len, >, 0);
  if (stage->server == NULL)
    return;
  g_assert_false (shows_api_token (stage, texts->str));
  g_assert_true (shows_ingest_token (stage, texts->str) == stage->state->shows_token);
}

/* What goes into a support ticket is plain text, with what is said and without a secret. */
static void
assert_details (Stage *stage)
{
  g_autofree char *copied = NULL;

  if (!g_strv_contains (stage->state->buttons, "Copy"))
    return;
  g_assert_true (driver_press (stage->seen, "Copy"));
  g_assert_true (driver_wait_shows (stage->seen, "Details copied"));
  copied = driver_dup_clipboard (stage->window);
  g_assert_nonnull (strstr (copied, stage->state->shows[0]));
  g_assert_nonnull (strstr (copied, "Address"));
  g_assert_false (shows_api_token (stage, copied));
  g_assert_false (shows_ingest_token (stage, copied));
}

static void
assert_named (GtkWidget *widget, gpointer data)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (!GTK_IS_BUTTON (widget) && !GTK_IS_MENU_BUTTON (widget))
    return;
  /* What a menu button is made of takes its name, and what a spin button is made of its role. */
  if (GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)) ||
      gtk_accessible_get_accessible_role (accessible) == GTK_ACCESSIBLE_ROLE_NONE)
    return;
  if (gtk_widget_get_tooltip_text (widget) == NULL &&
      driver_find_type (widget, GTK_TYPE_LABEL) == NULL &&
      !gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) &&
      !gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    g_error ("A %s has no name", G_OBJECT_TYPE_NAME (widget));
}

/* What it is labelled by, perhaps without a word, is in front of what it is called. */
static void
assert_called_once (GtkWidget *widget, gpointer data)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  GtkWidget *label = driver_find_type (widget, GTK_TYPE_LABEL);
  const char *text = label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : "";
  g_autofree char *other = NULL;

  if (!gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      !gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return;
  other = gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, text);
  if (other != NULL)
    {
      g_autofree char *name = check_describe (widget);

      g_test_message ("%s is called %s, but labelled “%s”", name, other, text);
      g_test_fail ();
    }
}

static void
assert_button (Stage *stage, const char *label, gboolean on)
{
  GtkWidget *button = driver_find (stage->seen, GTK_TYPE_BUTTON, label);

  if (button == NULL)
    button = driver_find (stage->seen, GTK_TYPE_MENU_BUTTON, label);
  if (button == NULL || gtk_widget_is_sensitive (button) != on)
    g_error ("“%s” should be there, and %s", label, on ? "on" : "off");
}

static void
assert_state (Stage *stage)
{
  const State *state = stage->state;

  for (guint i = 0; i < G_N_ELEMENTS (state->shows) && state->shows[i] != NULL; i++)
    if (!driver_wait_shows (stage->seen, state->shows[i]))
      g_error ("“%s” cannot be read", state->shows[i]);
  for (guint i = 0; i < G_N_ELEMENTS (state->buttons) && state->buttons[i] != NULL; i++)
    assert_button (stage, state->buttons[i], TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (state->off) && state->off[i] != NULL; i++)
    assert_button (stage, state->off[i], FALSE);
  visit (stage->seen, assert_named, NULL);
  visit (stage->seen, assert_called_once, NULL);
  assert_no_secret (stage);
  assert_details (stage);
}

static gboolean
is_left (gpointer data)
{
  Stage *stage = data;

  return !driver_shows (stage->window, stage->state->shows[0]);
}

static void
assert_mended (Stage *stage)
{
  const State *state = stage->state;

  stage_resize (stage, 1100, 720);
  stage_mend (stage);
  g_assert_true (driver_press (stage->window, "Retry"));
  g_assert_true (driver_wait_shows (stage->window, state->mended));
  g_assert_true (driver_wait (is_left, stage, 10000));
  stage_wait_session (stage);
}

static void
assert_layout_of_large_text (Stage *stage)
{
  driver_scale_text (2);
  stage_resize (stage, 360, 294);
  check_assert_layout (stage->seen, "360 × 294, text twice as large");
  driver_scale_text (1);
}

/* As on desktops that show them all. */
static void
assert_layout_of_window_buttons (Stage *stage)
{
  GtkSettings *settings = gtk_settings_get_default ();

  g_object_set (settings, "gtk-decoration-layout", ":minimize,maximize,close", NULL);
  driver_settle (stage->seen);
  check_assert_layout (stage->seen, "360 × 294, three window buttons");
  gtk_settings_reset_property (settings, "gtk-decoration-layout");
}

/* One window for all of it: to build one takes far longer than to look at it. */
static void
test_state (gconstpointer data)
{
  Stage stage;

  stage_begin (&stage, data, 1100, 720);
  check_assert_layout (stage.seen, "1100 × 720");
  assert_state (&stage);
  stage_resize (&stage, 360, 640);
  assert_state (&stage);
  stage_resize (&stage, 360, 294);
  check_assert_layout (stage.seen, "360 × 294");
  assert_layout_of_window_buttons (&stage);
  assert_layout_of_large_text (&stage);
  if (stage.state->mended != NULL)
    assert_mended (&stage);
  stage_end (&stage);
}

static void
test_names (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  const State *state;

  for (guint i = 0; (state = states_get (i)) != NULL; i++)
    {
      g_assert_true (g_hash_table_add (names, (gpointer) state->name));
      g_assert_nonnull (state->sees);
    }
  g_assert_cmpuint (g_hash_table_size (names), >, 20);
}

static void
add_test (const State *state)
{
  g_autofree char *path = g_strconcat ("/states/", state->name, NULL);

  g_test_add_data_func (path, state, test_state);
}

int
main (int argc, char *argv[])
{
  const State *state;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/states/names", test_names);
  for (guint i = 0; (state = states_get (i)) != NULL; i++)
    add_test (state);
  return stage_run_tests ();
}
