/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Custom tokens in the dialog "New Ingest Token": who may, what is weak, and a server that has the
 * feature for them off. */
#include "generation.h"
#include "ingot-enable-dialog.h"
#include "page.h"

#include <string.h>

#define ROOT   "Account.isRoot"
#define FLAG   "CustomIngestTokens"
#define STRONG "q7Yb3dK0vT_xR8nLw2ZsE-hJc5mUfA9gPoX1iN4kBtQ"
#define OFF    "Custom ingest tokens are turned off on this server."
#define ENABLE "Enable Custom Ingest Tokens…"
#define WEAK   "Whoever guesses it can send data to this repository."

/* the last release with a public schema that has a feature for them */
#define WITH_FEATURE "1.180.0"

/* Where no other release is asked for, custom tokens are taken. */
static GtkWidget *
open_dialog_on (Page *page,
                const IngotDemoOptions *options,
                const char *user,
                IngotEnvironment environment)
{
  page_begin_on (page, options, user, environment);
  if (options->version == NULL && page_knows (page, "FeatureFlag." FLAG))
    ingot_demo_store_set_feature (ingot_demo_server_get_store (page->server), FLAG, TRUE);
  page_open (page, "payments");
  page_do (page, "page.new-token");
  return page_wait_dialog (page);
}

static GtkWidget *
open_dialog (Page *page, const char *version, const char *user, IngotEnvironment environment)
{
  const IngotDemoOptions options = { .version = version };

  return open_dialog_on (page, &options, user, environment);
}

static void
end (Page *page)
{
  adw_dialog_force_close (adw_window_get_visible_dialog (ADW_WINDOW (page->window)));
  page_wait_no_dialog (page);
  page_end (page);
}

static GtkWidget *
get_expander (GtkWidget *dialog)
{
  return driver_find (dialog, ADW_TYPE_EXPANDER_ROW, "Custom Token");
}

static void
switch_on (GtkWidget *dialog, gboolean on)
{
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (get_expander (dialog)), on);
}

static void
fill_in (GtkWidget *dialog, const char *name, const char *token)
{
  page_type (dialog, "Name", name);
  switch_on (dialog, TRUE);
  page_type (dialog, "Token", token);
}

static GtkWidget *
get_entry (GtkWidget *dialog)
{
  return driver_find_type (dialog, ADW_TYPE_PASSWORD_ENTRY_ROW);
}

static GtkText *
get_text (GtkWidget *dialog)
{
  return GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (get_entry (dialog))));
}

static gboolean
has_feature (Page *page)
{
  return ingot_demo_store_has_feature (ingot_demo_server_get_store (page->server), FLAG);
}

static void
fail_always (Page *page, const char *operation)
{
  ingot_demo_server_add_fault (
      page->server, operation,
      &(IngotDemoFault) { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR, .text = "Not for you" },
      G_MAXUINT);
}

static void
assert_created (Page *page, GtkWidget *dialog, const char *name, const char *text)
{
  g_assert_true (driver_wait_shows (dialog, "Ingest Token Created"));
  g_assert_cmpstr (page_get_token (page, name)->text, ==, text);
}

/* Refused, as the feature is off: the offer is there, and has the focus. */
static void
create_where_off (GtkWidget *dialog, const char *name)
{
  fill_in (dialog, name, STRONG);
  g_assert_true (driver_press (dialog, "Create"));
  g_assert_true (driver_wait_shows (dialog, OFF));
}

static GtkWidget *
ask (Page *page, GtkWidget *dialog)
{
  GtkWidget *question;

  g_assert_true (driver_press (dialog, ENABLE));
  question = driver_wait_for (page->window, INGOT_TYPE_ENABLE_DIALOG, NULL);
  g_assert_nonnull (question);
  driver_settle (page->window);
  return question;
}

static gboolean
is_in_front (gpointer dialog)
{
  AdwWindow *window = ADW_WINDOW (gtk_widget_get_root (dialog));

  return GTK_WIDGET (adw_window_get_visible_dialog (window)) == dialog;
}

/* Not off, but not there: for everybody who is no root user, for API tokens without a user, and
 * where a release does not tell who is one. */
static void
test_who (void)
{
  static const char *const others[] = { "changer", "unlisted", "organization" };
  Page page;
  GtkWidget *dialog = open_dialog (&page, NULL, "root", INGOT_ENVIRONMENT_DEMO);
  const gboolean known = page_knows (&page, ROOT);

  g_assert_cmpint (get_expander (dialog) != NULL, ==, known);
  g_assert_cmpint (driver_shows (dialog, "You answer for the strength of a custom token."), ==,
                   known);
  if (known)
    g_assert_false (
        adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (get_expander (dialog))));
  end (&page);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      dialog = open_dialog (&page, NULL, others[i], INGOT_ENVIRONMENT_DEMO);
      g_assert_null (get_expander (dialog));
      g_assert_false (driver_shows (dialog, "custom token"));
      end (&page);
    }
}

static void
test_create (void)
{
  Page page;
  GtkWidget *dialog = open_dialog (&page, NULL, "root", INGOT_ENVIRONMENT_DEMO);

  page_type (dialog, "Name", "mine");
  g_assert_true (driver_can_press (dialog, "Create"));
  switch_on (dialog, TRUE);
  g_assert_false (driver_can_press (dialog, "Create"));
  page_type (dialog, "Token", STRONG);
  g_assert_true (driver_press (dialog, "Create"));
  assert_created (&page, dialog, "mine", STRONG);
  g_assert_true (driver_shows (dialog, "\u2066" STRONG "\u2069"));
  g_assert_false (driver_shows (dialog, "Not the token that you asked for"));
  g_assert_cmpuint (ingot_demo_server_count (page.server, "AddIngestToken"), ==, 1);
  g_assert_cmpuint (ingot_demo_server_count (page.server, "ListDisabledFeatures"), ==, 0);
  end (&page);
}

static void
test_off_again (void)
{
  Page page;
  GtkWidget *dialog = open_dialog (&page, NULL, "root", INGOT_ENVIRONMENT_DEMO);

  fill_in (dialog, "mine", STRONG);
  switch_on (dialog, FALSE);
  g_assert_true (driver_press (dialog, "Create"));
  g_assert_true (driver_wait_shows (dialog, "Ingest Token Created"));
  g_assert_cmpstr (page_get_token (&page, "mine")->text, !=, STRONG);
  g_assert_cmpuint (ingot_demo_server_count_with (page.server, "mine"), ==, 1);
  g_assert_cmpuint (ingot_demo_server_count_with (page.server, STRONG), ==, 0);
  end (&page);
}

/* Nothing of it stays anywhere: not on the screen, not in what can be undone. */
static void
test_secret (void)
{
  Page page;
  GtkWidget *dialog = open_dialog (&page, NULL, "root", INGOT_ENVIRONMENT_DEMO);

  fill_in (dialog, "mine", STRONG);
  g_assert_false (gtk_text_get_visibility (get_text (dialog)));
  g_assert_true (GTK_IS_PASSWORD_ENTRY_BUFFER (gtk_text_get_buffer (get_text (dialog))));
  g_assert_false (gtk_editable_get_enable_undo (GTK_EDITABLE (get_entry (dialog))));
  g_assert_false (driver_shows (dialog, STRONG));
  end (&page);
}

static void
assert_says (GtkWidget *dialog, const char *title, const char *description)
{
  g_autofree char *full = g_strdup_printf ("%s: %s", title, description);

  g_assert_true (driver_shows (dialog, title));
  g_assert_true (driver_shows (dialog, description));
  gtk_test_accessible_assert_property (get_text (dialog), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       full);
  g_assert_true (driver_can_press (dialog, "Create"));
}

static void
test_flaws (void)
{
  Page page;
  GtkWidget *dialog = open_dialog (&page, NULL, "root", INGOT_ENVIRONMENT_DEMO);

  fill_in (dialog, "checkout", "checkout-2024");
  assert_says (dialog, "Weak token",
               "The token’s name is in it. It has fewer than 20 characters. " WEAK);
  /* the name is another one, the repository's is the same */
  page_type (dialog, "Name", "other");
  assert_says (dialog, "Weak token", "It has fewer than 20 characters. " WEAK);
  page_type (dialog, "Token", "2024.Payments.q7Yb3dK0vTxR8n");
  assert_says (dialog, "Weak token", "The repository’s name is in it. " WEAK);
  page_type (dialog, "Token", STRONG "\n");
  assert_says (dialog, "Cannot be sent by log shippers",
               "There is a line break in it. Log shippers send a token in the “Authorization” "
               "header, which cannot hold that.");
  g_assert_false (driver_shows (dialog, "Weak token"));
  page_type (dialog, "Token", STRONG);
  g_assert_false (driver_shows (dialog, "Cannot be sent"));
  g_assert_false (driver_shows (dialog, "Weak token"));
  end (&page);
}

/* Pointed out, never trimmed, and the choice stays with the person. */
static void
test_chosen_as_it_is (void)
{
  Page page;
  GtkWidget *dialog = open_dialog (&page, NULL, "root", INGOT_ENVIRONMENT_DEMO);

  fill_in (dialog, "mine", " x\t");
  g_assert_true (driver_shows (dialog, "It begins or ends with a space."));
  g_assert_true (driver_press (dialog, "Create"));
  assert_created (&page, dialog, "mine", " x\t");
  end (&page);
}

typedef struct
{
  GtkEditable *entry;
  const char *text;
} Generated;

static gboolean
is_another (gpointer data)
{
  Generated *generated = data;

  return !g_str_equal (gtk_editable_get_text (generated->entry), generated->text);
}

static void
test_generate (void)
{
  Page page;
  GtkWidget *dialog = open_dialog (&page, NULL, "root", INGOT_ENVIRONMENT_DEMO);
  GtkEditable *entry;
  Generated generated;
  g_autofree char *letters = NULL;

  fill_in (dialog, "mine", "");
  entry = GTK_EDITABLE (get_entry (dialog));
  g_assert_true (driver_press (dialog, "Generate"));
  g_assert_true (driver_wait_shows (dialog, "43 letters, 256 random bits"));
  letters = g_strdup (gtk_editable_get_text (entry));
  generated = (Generated) { entry, letters };
  g_assert_cmpuint (strlen (letters), ==, 43);
  g_assert_false (driver_shows (dialog, "Weak token"));
  g_assert_true (driver_press (dialog, "Generate"));
  g_assert_true (driver_wait (is_another, &generated, 10000));
  g_assert_cmpuint (strlen (gtk_editable_get_text (entry)), ==, 43);

  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (entry), "custom-token.generate", "s", "uuid"));
  g_assert_true (driver_shows (dialog, "UUID, 122 random bits"));
  g_assert_true (g_uuid_string_is_valid (gtk_editable_get_text (entry)));

  /* what a person types is not generated any more */
  page_type (dialog, "Token", letters);
  g_assert_false (driver_shows (dialog, "Generated token"));
  g_assert_true (driver_press (dialog, "Create"));
  assert_created (&page, dialog, "mine", letters);
  end (&page);
}

static void
test_differs (void)
{
  const IngotDemoOptions options = { .own_tokens = TRUE };
  Page page;
  GtkWidget *dialog = open_dialog_on (&page, &options, "root", INGOT_ENVIRONMENT_DEMO);
  g_autofree char *shown = NULL;

  fill_in (dialog, "mine", STRONG);
  g_assert_true (driver_press (dialog, "Create"));
  g_assert_true (driver_wait_shows (dialog, "Not the token that you asked for"));
  g_assert_false (driver_shows (dialog, STRONG));
  shown = g_strconcat ("\u2066", page_get_token (&page, "mine")->text, "\u2069", NULL);
  g_assert_true (driver_shows (dialog, shown));
  end (&page);
}

static void
test_enable (void)
{
  Page page;
  GtkWidget *dialog = open_dialog (&page, WITH_FEATURE, "root", INGOT_ENVIRONMENT_STAGING);
  GtkWidget *question;

  create_where_off (dialog, "mine");
  g_assert_true (driver_shows (dialog, "The feature CustomIngestTokens is not enabled."));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (page.window)) ==
                 driver_find (dialog, GTK_TYPE_BUTTON, ENABLE));
  g_assert_false (has_feature (&page));

  question = ask (&page, dialog);
  g_assert_true (driver_shows (question, "Enable Custom Ingest Tokens?"));
  g_assert_true (driver_shows (question, "whole server “\u2068Demo & Co\u2069”"));
  g_assert_true (driver_shows (question, "Staging"));
  g_assert_true (driver_shows (question, "Root users choose the text of ingest tokens."));
  g_assert_true (driver_press (question, "Cancel"));
  g_assert_true (driver_wait (is_in_front, dialog, 10000));
  g_assert_false (has_feature (&page));
  g_assert_cmpuint (ingot_demo_server_count (page.server, "EnableFeature"), ==, 0);

  question = ask (&page, dialog);
  g_assert_true (driver_press (question, "Enable"));
  assert_created (&page, dialog, "mine", STRONG);
  g_assert_true (has_feature (&page));
  g_assert_cmpuint (ingot_demo_server_count (page.server, "EnableFeature"), ==, 1);
  g_assert_cmpuint (ingot_demo_server_count (page.server, "AddIngestToken"), ==, 2);
  end (&page);
}

static void
test_enable_in_production (void)
{
  Page page;
  GtkWidget *dialog = open_dialog (&page, WITH_FEATURE, "root", INGOT_ENVIRONMENT_PRODUCTION);
  GtkWidget *question;

  create_where_off (dialog, "mine");
  question = ask (&page, dialog);
  g_assert_true (driver_shows (question, "Production"));
  g_assert_false (driver_can_press (question, "Enable"));
  page_type (question, "Type the server’s name", "Demo");
  g_assert_false (driver_can_press (question, "Enable"));
  page_type (question, "Type the server’s name", "Demo & Co");
  g_assert_true (driver_press (question, "Enable"));
  assert_created (&page, dialog, "mine", STRONG);
  end (&page);
}

/* What no key writes need not be typed, as in each dialog that asks for a name. */
static void
test_enable_where_name_is_odd (void)
{
  Page page;
  GtkWidget *dialog = open_dialog (&page, WITH_FEATURE, "root", INGOT_ENVIRONMENT_PRODUCTION);
  GtkWidget *question;

  create_where_off (dialog, "mine");
  ingot_server_set_name (ingot_session_get_server (page.session), "Demo\nCo");
  question = ask (&page, dialog);
  page_type (question, "Type the server’s name", "Demo");
  g_assert_false (driver_can_press (question, "Enable"));
  page_type (question, "Type the server’s name", "Demo Co");
  g_assert_true (driver_press (question, "Enable"));
  assert_created (&page, dialog, "mine", STRONG);
  end (&page);
}

static void
test_enable_refused (void)
{
  Page page;
  GtkWidget *dialog = open_dialog (&page, WITH_FEATURE, "root", INGOT_ENVIRONMENT_DEMO);

  create_where_off (dialog, "mine");
  page_fail (&page, "EnableFeature",
             (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR, .text = "Not <b>you</b>" });
  g_assert_true (driver_press (ask (&page, dialog), "Enable"));
  g_assert_true (driver_wait_shows (dialog, "Not <b>you</b>"));
  g_assert_cmpuint (ingot_demo_server_count (page.server, "AddIngestToken"), ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (dialog))), ==, STRONG);

  g_assert_true (driver_press (ask (&page, dialog), "Enable"));
  assert_created (&page, dialog, "mine", STRONG);
  end (&page);
}

/* The change that was asked for last is made, or it is said that it was not, or that nobody knows.
 */
static void
test_enable_answer_lost (void)
{
  static const struct
  {
    IngotDemoFaultKind kind;
    gboolean blind;
    const char *says;
  } rows[] = {
    { INGOT_DEMO_FAULT_EXECUTED_CLOSE, FALSE, "Ingest Token Created" },
    { INGOT_DEMO_FAULT_CLOSE, FALSE, "The feature was not enabled." },
    { INGOT_DEMO_FAULT_EXECUTED_CLOSE, TRUE, "Outcome Unknown" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Page page;
      GtkWidget *dialog = open_dialog (&page, WITH_FEATURE, "root", INGOT_ENVIRONMENT_DEMO);

      create_where_off (dialog, "mine");
      page_fail (&page, "EnableFeature", (IngotDemoFault) { .kind = rows[i].kind });
      if (rows[i].blind)
        fail_always (&page, "ListDisabledFeatures");
      g_assert_true (driver_press (ask (&page, dialog), "Enable"));
      g_assert_true (driver_wait_shows (dialog, rows[i].says));
      g_assert_cmpuint (ingot_demo_server_count (page.server, "EnableFeature"), ==, 1);
      g_assert_cmpint (page_get_token (&page, "mine") != NULL, ==, i == 0);
      end (&page);
    }
}

static void
test_stays_while_enabling (void)
{
  Page page;
  GtkWidget *dialog = open_dialog (&page, WITH_FEATURE, "root", INGOT_ENVIRONMENT_DEMO);

  create_where_off (dialog, "mine");
  page_fail (&page, "EnableFeature", (IngotDemoFault) { .kind = INGOT_DEMO_FAULT_HELD });
  g_assert_true (driver_press (ask (&page, dialog), "Enable"));
  g_assert_true (driver_wait (is_in_front, dialog, 10000));
  g_assert_false (driver_can_press (dialog, ENABLE));
  g_assert_false (driver_can_press (dialog, "Create"));
  g_assert_false (adw_dialog_close (ADW_DIALOG (dialog)));
  g_assert_true (driver_wait_shows (dialog, "The server has not answered yet."));
  ingot_demo_server_release (page.server);
  assert_created (&page, dialog, "mine", STRONG);
  end (&page);
}

/* Refused for a reason of its own: by a server that does not know the feature and must never be
 * told of it, by one that has it on, and by one that does not say. */
static void
test_no_offer (void)
{
  static const struct
  {
    const char *version;
    gboolean on;
    gboolean silent;
  } rows[] = {
    { "1.204.0", FALSE, FALSE },
    { WITH_FEATURE, TRUE, FALSE },
    { WITH_FEATURE, FALSE, TRUE },
  };
  const IngotDemoFault refusal = { .kind = INGOT_DEMO_FAULT_GRAPHQL_ERROR, .text = "No room" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Page page;
      GtkWidget *dialog = open_dialog (&page, rows[i].version, "root", INGOT_ENVIRONMENT_DEMO);

      ingot_demo_store_set_feature (ingot_demo_server_get_store (page.server), FLAG, rows[i].on);
      page_fail (&page, "AddIngestToken", refusal);
      if (rows[i].silent)
        fail_always (&page, "ListDisabledFeatures");
      fill_in (dialog, "mine", STRONG);
      g_assert_true (driver_press (dialog, "Create"));
      g_assert_true (driver_wait_shows (dialog, "No room"));
      g_assert_false (driver_shows (dialog, OFF));
      g_assert_cmpuint (ingot_demo_server_count (page.server, "ListDisabledFeatures"), >, 0);
      g_assert_cmpuint (ingot_demo_server_count_with (page.server, STRONG), ==, 1);
      g_assert_cmpuint (ingot_demo_server_count_with (page.server, FLAG), ==, 0);
      end (&page);
    }
}

/* The offer is for a custom token that is wanted, and for a form that can be sent. */
static void
test_offer_follows_form (void)
{
  Page page;
  GtkWidget *dialog = open_dialog (&page, WITH_FEATURE, "root", INGOT_ENVIRONMENT_DEMO);

  create_where_off (dialog, "mine");
  page_type (dialog, "Name", "");
  g_assert_false (driver_can_press (dialog, ENABLE));
  page_type (dialog, "Name", "other");
  g_assert_true (driver_can_press (dialog, ENABLE));
  switch_on (dialog, FALSE);
  g_assert_false (driver_shows (dialog, OFF));
  end (&page);
}

static void
test_hostile (void)
{
  const IngotDemoFault features = {
    .kind = INGOT_DEMO_FAULT_BODY,
    .text = "{\"data\":{\"featureFlags\":[{\"flag\":\"" FLAG "\",\"description\":"
            "\"<a href='x'>R&D</b> %s \u202e_x\"}]}}",
  };
  Page page;
  GtkWidget *dialog = open_dialog (&page, WITH_FEATURE, "root", INGOT_ENVIRONMENT_DEMO);
  GtkWidget *question;

  page_fail (&page, "ListDisabledFeatures", features);
  create_where_off (dialog, "<b>&amp; %s");
  question = ask (&page, dialog);
  g_assert_true (driver_shows (question, "<a href='x'>R&D</b> %s ⟨U+202E⟩_x"));
  g_assert_true (driver_press (question, "Enable"));
  assert_created (&page, dialog, "<b>&amp; %s", STRONG);
  end (&page);
}

static const struct
{
  const char *name;
  void (*test) (void);
  gboolean has_feature; /* its server, which is of a release of its own */
} rows[] = {
  { "create", test_create },
  { "off-again", test_off_again },
  { "secret", test_secret },
  { "flaws", test_flaws },
  { "chosen-as-it-is", test_chosen_as_it_is },
  { "generate", test_generate },
  { "differs", test_differs },
  { "enable", test_enable, TRUE },
  { "enable-in-production", test_enable_in_production, TRUE },
  { "enable-odd-name", test_enable_where_name_is_odd, TRUE },
  { "enable-refused", test_enable_refused, TRUE },
  { "enable-answer-lost", test_enable_answer_lost, TRUE },
  { "stays-while-enabling", test_stays_while_enabling, TRUE },
  { "no-offer", test_no_offer, TRUE },
  { "offer-follows-form", test_offer_follows_form, TRUE },
  { "hostile", test_hostile, TRUE },
};

/* Only a root user can choose a token, who is not known everywhere. */
static void
test_row (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);

  if (rows[i].has_feature ? generation_repeats () : generation_lacks (ROOT))
    return;
  rows[i].test ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/custom-token/who", test_who);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/custom-token/", rows[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_row);
    }

  return g_test_run ();
}
