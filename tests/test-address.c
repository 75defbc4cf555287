/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-address.h"
#include "ingot-error.h"
#include "ingot-text.h"

static const struct
{
  const char *text;
  const char *base; /* NULL: none */
  gboolean is_loopback;
  const char *host;
} addresses[] = {
  { "logs.example", "https://logs.example/", FALSE, "logs.example" },
  { " https://logs.example\n", "https://logs.example/", FALSE, "logs.example" },
  { "HTTPS://Logs.Example:443", "https://Logs.Example/", FALSE, "Logs.Example" },
  { "https://logs.example/internal/humio", "https://logs.example/internal/humio/", FALSE,
    "logs.example" },
  { "https://logs.example/a/?query=1#there", "https://logs.example/a/", FALSE, "logs.example" },
  { "logs.example/login?next=https://b.example/", "https://logs.example/login/", FALSE,
    "logs.example" },
  { "http://localhost:8080", "http://localhost:8080/", TRUE, "localhost:8080" },
  { "LOCALHOST", "https://LOCALHOST/", TRUE, "LOCALHOST" },
  { "http://127.8.9.10", "http://127.8.9.10/", TRUE, "127.8.9.10" },
  { "http://[::1]:80/", "http://[::1]/", TRUE, "[::1]" },
  { "http://[::1]:8080", "http://[::1]:8080/", TRUE, "[::1]:8080" },
  { "http://128.0.0.1", "http://128.0.0.1/", FALSE, "128.0.0.1" },
  { "http://localhost.example", "http://localhost.example/", FALSE, "localhost.example" },
  { "", NULL, FALSE, NULL },
  { "   ", NULL, FALSE, NULL },
  { "https://", NULL, FALSE, NULL },
  { "https:///path", NULL, FALSE, NULL },
  { "ftp://logs.example", NULL, FALSE, NULL },
  { "file:///etc/passwd", NULL, FALSE, NULL },
  { "logs.example:port", NULL, FALSE, NULL },
  { "https://a:b@logs.example", NULL, FALSE, NULL },
};

static void
test_address (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) uri = ingot_address_parse (addresses[i].text, &error);
      g_autofree char *base = uri != NULL ? g_uri_to_string (uri) : NULL;
      g_autofree char *host = uri != NULL ? ingot_address_dup_host (uri) : NULL;
      g_autofree char *expected =
          uri != NULL ? g_strdup_printf ("\u2068%s\u2069", addresses[i].host) : NULL;

      g_test_message ("%s", addresses[i].text);
      g_assert_cmpstr (base, ==, addresses[i].base);
      if (addresses[i].base == NULL)
        {
          g_assert_error (error, INGOT_ERROR, INGOT_ERROR_UNREACHABLE);
          continue;
        }
      g_assert_cmpint (ingot_address_is_loopback (uri), ==, addresses[i].is_loopback);
      g_assert_cmpstr (host, ==, expected);
    }
}

static void
test_candidates (void)
{
  static const struct
  {
    const char *text;
    const char *candidates;
  } rows[] = {
    { "cloud.humio.com", "https://cloud.humio.com/" },
    { "https://logs.example/graphql", "https://logs.example/graphql/ https://logs.example/" },
    { "https://logs.example/internal/humio/repo/search?query=a%2Fb#x",
      "https://logs.example/internal/humio/repo/search/ "
      "https://logs.example/internal/humio/repo/ https://logs.example/internal/humio/ "
      "https://logs.example/internal/ https://logs.example/" },
    { "localhost:8080", "https://localhost:8080/ http://localhost:8080/" },
    { "http://localhost:8080/", "http://localhost:8080/" },
    { "https://a/1/2/3/4/5/6/7",
      "https://a/1/2/3/4/5/ https://a/1/2/3/4/ https://a/1/2/3/ https://a/1/2/ https://a/1/ "
      "https://a/" },
    { "https://a//", "https://a// https://a/" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) candidates = ingot_address_list_candidates (rows[i].text, NULL);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint j = 0; j < candidates->len; j++)
        {
          g_autofree char *base = g_uri_to_string (candidates->pdata[j]);

          g_string_append_printf (found, "%s%s", j > 0 ? " " : "", base);
        }
      g_assert_cmpstr (found->str, ==, rows[i].candidates);
    }
  g_assert_null (ingot_address_list_candidates ("ftp://logs.example", NULL));
}

static void
test_known_hosts (void)
{
  g_autoptr (GUri) ingest =
      ingot_address_parse ("https://x1.INGEST.us-1.crowdstrike.com/services/collector", NULL);
  g_autoptr (GUri) tenant = ingot_address_parse ("acme.logscale.us-1.crowdstrike.com", NULL);

  g_assert_true (ingot_address_is_ingest_only (ingest));
  g_assert_false (ingot_address_is_ingest_only (tenant));
  for (const char *const *address = ingot_address_list_cloud (); *address != NULL; address++)
    {
      g_autoptr (GUri) base = ingot_address_parse (*address, NULL);

      g_assert_cmpstr (g_uri_get_scheme (base), ==, "https");
    }
}

static void
test_text (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    guint max;
    const char *visible;
  } rows[] = {
    { "plain <b>R&D</b> %s", -1, 99, "plain <b>R&D</b> %s" },
    { "a\nb\tc\x1b[0m", -1, 99, "a␊b␉c␛[0m" },
    { "\u202egnp.exe", -1, 99, "⟨U+202E⟩gnp.exe" },
    { "a\u2066b\u200bc\ufeff", -1, 99, "a⟨U+2066⟩b⟨U+200B⟩c⟨U+FEFF⟩" },
    { "\x7f\xc2\x85", -1, 99, "␡⟨U+0085⟩" },
    { "\xff\xfe", -1, 99, "\ufffd\ufffd" },
    { "a\0b", 3, 99, "a\ufffd" },
    { "äöü", -1, 2, "äö…" },
    { "äö", -1, 2, "äö" },
    { "日本語 العربية", -1, 99, "日本語 العربية" },
    { NULL, 0, 99, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *visible = ingot_text_visible (rows[i].text, rows[i].length, rows[i].max);

      g_assert_true (g_utf8_validate (visible, -1, NULL));
      if (rows[i].length != 3)
        g_assert_cmpstr (visible, ==, rows[i].visible);
      else
        g_assert_true (g_str_has_prefix (visible, "a"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address/parse", test_address);
  g_test_add_func ("/address/candidates", test_candidates);
  g_test_add_func ("/address/known-hosts", test_known_hosts);
  g_test_add_func ("/address/text", test_text);
  return g_test_run ();
}
