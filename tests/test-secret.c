/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "driver.h"
#include "ingot-secret-content.h"
#include "ingot-secret-entry.h"
#include "ingot-secret-label.h"
#include "ingot-secret-text.h"

#include <adwaita.h>

#define TOKEN "8f41c2d7-90b3-4e6a-b5d8-1c77e0a98kQz"

static void
assert_masked (const char *secret, guint dots, const char *expected)
{
  g_autofree char *masked = ingot_secret_text_mask (secret, dots);
  g_autofree char *isolated = g_strconcat ("\u2066", expected, "\u2069", NULL);

  g_assert_cmpstr (masked, ==, isolated);
}

static void
test_mask (void)
{
  assert_masked (TOKEN, 8, "••••••••8kQz");
  assert_masked (TOKEN, 4, "••••8kQz");
  assert_masked ("", 8, "••••••••");
  assert_masked ("123456789012345", 8, "••••••••");
  assert_masked ("1234567890123456", 8, "••••••••3456");
  /* characters are counted, not bytes */
  assert_masked ("ääääääääääääääa", 8, "••••••••");
  assert_masked ("ääääääääääääääab", 8, "••••••••ääab");
  /* what can be seen only when it is spelled out is not */
  assert_masked ("123456789012345\ue000", 8, "••••••••");
}

static void
test_mask_hides (void)
{
  g_autofree char *masked = ingot_secret_text_mask ("a-secret-of-sixteen", 8);
  g_autofree char *described = ingot_secret_text_describe_hidden ("short-secret");

  g_assert_null (strstr (masked, "secret"));
  g_assert_null (strstr (described, "secret"));
  g_assert_nonnull (strstr (described, "hidden"));
}

static void
test_reveal (void)
{
  g_autofree char *plain = ingot_secret_text_reveal (TOKEN);
  g_autofree char *turned = ingot_secret_text_reveal ("a\u202eb\u2069\nc");

  g_assert_cmpstr (plain, ==, "\u2066" TOKEN "\u2069");
  g_assert_null (strstr (turned, "\u202e"));
  g_assert_null (strchr (turned, '\n'));
  g_assert_true (g_str_has_suffix (turned, "c\u2069"));
}

static void
test_attributes (void)
{
  g_autoptr (PangoAttrList) attributes = ingot_secret_text_dup_attributes (4);
  g_autofree char *text = pango_attr_list_to_string (attributes);

  g_assert_nonnull (strstr (text, "insert-hyphens false"));
  g_assert_nonnull (strstr (text, "calt=0, liga=0"));
  /* four dots of three bytes each, behind the isolate */
  g_assert_nonnull (strstr (text, "3 15 foreground-alpha"));
}

/* In clear a label wraps and has nothing dimmed; assistive technologies are told @told. */
static void
assert_label (GtkLabel *label, const char *text, const char *told, gboolean clear)
{
  g_autofree char *attributes = pango_attr_list_to_string (gtk_label_get_attributes (label));

  g_assert_cmpstr (gtk_label_get_text (label), ==, text);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, told);
  g_assert_cmpint (gtk_label_get_wrap (label), ==, clear);
  g_assert_cmpint (strstr (attributes, "foreground-alpha") == NULL, ==, clear);
}

static void
test_label (void)
{
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  GtkLabel *label = GTK_LABEL (widget);

  ingot_secret_label_show (label, TOKEN, FALSE, 8);
  assert_label (label, "\u2066••••••••8kQz\u2069", "Token, hidden, ends with 8kQz", FALSE);
  ingot_secret_label_show (label, TOKEN, TRUE, 8);
  assert_label (label, "\u2066" TOKEN "\u2069", "\u2066" TOKEN "\u2069", TRUE);
  ingot_secret_label_show (label, TOKEN, FALSE, 8);
  assert_label (label, "\u2066••••••••8kQz\u2069", "Token, hidden, ends with 8kQz", FALSE);
  ingot_secret_label_show (label, NULL, FALSE, 8);
  assert_label (label, "", "", FALSE);
  g_assert_finalize_object (widget);
}

/* A label that showed a secret in clear is used for another one, which is not. */
static void
test_label_is_used_again (void)
{
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  GtkLabel *label = GTK_LABEL (widget);

  ingot_secret_label_show (label, TOKEN, TRUE, 8);
  ingot_secret_label_show (label, "another-one-9xYz", FALSE, 8);
  assert_label (label, "\u2066••••••••9xYz\u2069", "Token, hidden, ends with 9xYz", FALSE);
  g_assert_finalize_object (widget);
}

/* What is seen may be the same, whether it is in clear or not. */
static void
test_label_of_dots (void)
{
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  GtkLabel *label = GTK_LABEL (widget);

  ingot_secret_label_show (label, "••••••••8kQz", TRUE, 8);
  assert_label (label, "\u2066••••••••8kQz\u2069", "\u2066••••••••8kQz\u2069", TRUE);
  ingot_secret_label_show (label, TOKEN, FALSE, 8);
  assert_label (label, "\u2066••••••••8kQz\u2069", "Token, hidden, ends with 8kQz", FALSE);
  g_assert_finalize_object (widget);
}

static GdkContentProvider *
get_content (GtkWidget *widget)
{
  return gdk_clipboard_get_content (gtk_widget_get_clipboard (widget));
}

static GtkWidget *
window_new (void)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
test_copy (void)
{
  GtkWidget *window = window_new ();
  g_autoptr (GdkContentFormats) formats = NULL;
  g_autofree char *text = NULL;

  ingot_secret_content_copy (window, TOKEN, 60);
  text = driver_dup_clipboard (window);
  g_assert_cmpstr (text, ==, TOKEN);
  formats = gdk_content_provider_ref_formats (get_content (window));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "x-kde-passwordManagerHint"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_forgotten (gpointer data)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  return gdk_content_provider_get_value (data, &value, NULL) &&
         g_str_equal (g_value_get_string (&value), "");
}

static void
test_time_is_up (void)
{
  GtkWidget *window = window_new ();
  g_autoptr (GdkContentProvider) content = NULL;

  ingot_secret_content_copy (window, TOKEN, 0);
  g_set_object (&content, get_content (window));
  g_assert_false (is_forgotten (content));
  g_assert_true (driver_wait (is_forgotten, content, 10000));
  g_assert_null (get_content (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_window_closes (void)
{
  GtkWidget *window = window_new ();
  GtkWidget *other = window_new ();
  g_autoptr (GdkContentProvider) content = NULL;

  ingot_secret_content_copy (window, TOKEN, 60);
  g_set_object (&content, get_content (other));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (is_forgotten (content));
  g_assert_null (get_content (other));
  gtk_window_destroy (GTK_WINDOW (other));
}

static void
copy_and_quit_cb (GApplication *application, gpointer data)
{
  GdkContentProvider **content = data;
  GtkWidget *window = window_new ();

  gtk_window_set_application (GTK_WINDOW (window), GTK_APPLICATION (application));
  ingot_secret_content_copy (window, TOKEN, 60);
  g_set_object (content, get_content (window));
  g_assert_false (is_forgotten (*content));
  g_application_quit (application);
}

static void
test_application_ends (void)
{
  g_autoptr (GdkContentProvider) content = NULL;
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_application_set_default (G_APPLICATION (application));
  g_signal_connect (application, "activate", G_CALLBACK (copy_and_quit_cb), &content);
  g_application_run (G_APPLICATION (application), 0, NULL);
  g_assert_true (is_forgotten (content));
  g_application_set_default (NULL);
}

static void
test_another_copy (void)
{
  GtkWidget *window = window_new ();
  g_autoptr (GdkContentProvider) content = NULL;
  g_autofree char *text = NULL;

  ingot_secret_content_copy (window, TOKEN, 60);
  g_set_object (&content, get_content (window));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (window), "something else");
  g_assert_true (is_forgotten (content));
  ingot_secret_content_forget (INGOT_SECRET_CONTENT (content));
  text = driver_dup_clipboard (window);
  g_assert_cmpstr (text, ==, "something else");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* As GTK's own ears on an entry: what the accessibility bus is told comes from here. */
static void
inserted_cb (GtkText *text, const char *inserted, int length, int *position, GString *heard)
{
  g_string_append_len (heard, inserted, length);
}

static void
deleted_cb (GtkText *text, int start, int end, GString *heard)
{
  g_autofree char *deleted = gtk_editable_get_chars (GTK_EDITABLE (text), start, end);

  g_string_append (heard, deleted);
}

/* It is an entry as every other, but nobody is told what is in it, unless it can be seen. */
static void
test_entry (void)
{
  GtkWidget *row = g_object_ref_sink (adw_password_entry_row_new ());
  GtkEditable *editable = GTK_EDITABLE (row);
  GtkEditable *text = gtk_editable_get_delegate (editable);
  g_autoptr (GString) heard = g_string_new (NULL);
  int position = 3;

  ingot_secret_entry_protect (editable);
  g_signal_connect_after (text, "insert-text", G_CALLBACK (inserted_cb), heard);
  g_signal_connect (text, "delete-text", G_CALLBACK (deleted_cb), heard);
  gtk_editable_insert_text (text, "id~äöü", -1, &(int) { 0 });
  gtk_editable_insert_text (text, "§$xyz", strlen ("§$"), &position);
  g_assert_cmpint (position, ==, 5);
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "id~§$äöü");
  gtk_editable_delete_text (text, 2, 5);
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "idäöü");
  gtk_editable_set_text (editable, "another");
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "another");
  gtk_editable_delete_text (text, 2, -1);
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "an");
  g_assert_cmpstr (heard->str, ==, "");

  gtk_text_set_visibility (GTK_TEXT (text), TRUE);
  gtk_editable_set_text (editable, "seen");
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "seen");
  g_assert_cmpstr (heard->str, ==, "anseen");
  g_object_unref (row);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/secret/mask", test_mask);
  g_test_add_func ("/secret/mask-hides", test_mask_hides);
  g_test_add_func ("/secret/reveal", test_reveal);
  g_test_add_func ("/secret/attributes", test_attributes);
  g_test_add_func ("/secret/label", test_label);
  g_test_add_func ("/secret/label-is-used-again", test_label_is_used_again);
  g_test_add_func ("/secret/label-of-dots", test_label_of_dots);
  g_test_add_func ("/secret/copy", test_copy);
  g_test_add_func ("/secret/time-is-up", test_time_is_up);
  g_test_add_func ("/secret/window-closes", test_window_closes);
  g_test_add_func ("/secret/application-ends", test_application_ends);
  g_test_add_func ("/secret/another-copy", test_another_copy);
  g_test_add_func ("/secret/entry", test_entry);

  return g_test_run ();
}
