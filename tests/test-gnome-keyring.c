/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A real GNOME Keyring, on a session bus of its own. */
#include "desktop-keyring.h"
#include "fixture.h"
#include "ingot-keyring.h"
#include "kept-token.h"

#define TOKEN "id-1~the-secret-part"
#define UUID  "5a1c0b1e-2f0d-4c57-9d0e-0123456789ab"

static IngotServer *
make_server (void)
{
  return g_object_new (INGOT_TYPE_SERVER, "uuid", UUID, "name", "R&D <b>", NULL);
}

static gboolean
store (const char *api_token, GError **error)
{
  g_autoptr (IngotServer) server = make_server ();

  return kept_token_store (server, api_token, error);
}

static char *
look_up (GError **error)
{
  g_autoptr (IngotServer) server = make_server ();

  return kept_token_look_up (server, error);
}

static void
assert_stored (const char *expected)
{
  g_autoptr (IngotServer) server = make_server ();

  kept_token_assert (server, expected);
}

static gboolean
clear (GError **error)
{
  g_autoptr (IngotServer) server = make_server ();

  return kept_token_clear (server, error);
}

/* Kept by one process, found by another, under a name that a person recognises, and deleted. */
static void
test_keeps (void)
{
  g_autoptr (GError) error = NULL;

  if (g_test_subprocess ())
    {
      assert_stored (TOKEN);
      return;
    }
  assert_stored (NULL);
  store (TOKEN, &error);
  g_assert_no_error (error);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr_unmatched ("*secret-part*");

  g_assert_true (clear (&error));
  g_assert_no_error (error);
  assert_stored (NULL);
}

static void
assert_locked (GError **error)
{
  g_assert_error (*error, INGOT_KEYRING_ERROR, INGOT_KEYRING_ERROR_LOCKED);
  g_assert_null (strstr ((*error)->message, "secret-part"));
  g_clear_error (error);
}

/* Nothing is taken for done that is not: a server whose API token stays behind is not removed. */
static void
test_locked (void)
{
  g_autoptr (GError) error = NULL;

  store (TOKEN, &error);
  g_assert_no_error (error);
  desktop_keyring_lock ();
  g_assert_null (look_up (&error));
  assert_locked (&error);
  g_assert_false (store ("id-2~secret-part", &error));
  assert_locked (&error);
  g_assert_false (clear (&error));
  assert_locked (&error);

  desktop_keyring_unlock ();
  assert_stored (TOKEN);
  g_assert_true (clear (&error));
  g_assert_no_error (error);
  assert_stored (NULL);
}

/* One that is locked and has nothing of this server is in nobody's way. */
static void
test_locked_without (void)
{
  g_autoptr (GError) error = NULL;

  desktop_keyring_lock ();
  assert_stored (NULL);
  g_assert_true (clear (&error));
  g_assert_no_error (error);
  desktop_keyring_unlock ();
}

static void
assert_label_has (const char *name)
{
  g_autofree char *label = desktop_keyring_dup_label (UUID);

  g_assert_nonnull (strstr (label, name));
}

static gboolean
relabel (IngotServer *server)
{
  g_autoptr (GAsyncResult) result = NULL;

  ingot_keyring_relabel_async (server, NULL, fixture_store_result, &result);
  return ingot_keyring_relabel_finish (server, fixture_await (&result));
}

static void
test_renamed (void)
{
  g_autoptr (IngotServer) server = make_server ();
  g_autoptr (GError) error = NULL;

  g_assert_false (relabel (server));
  g_assert_true (kept_token_store (server, TOKEN, &error));
  assert_label_has ("“R&D <b>”");
  ingot_server_set_name (server, "Production");
  g_assert_true (relabel (server));
  assert_label_has ("“Production”");
  kept_token_assert (server, TOKEN);

  /* Nobody is asked to unlock the keyring for it; whoever needs the API token mends it. */
  desktop_keyring_lock ();
  ingot_server_set_name (server, "Staging");
  g_assert_false (relabel (server));
  desktop_keyring_unlock ();
  assert_label_has ("“Production”");
  kept_token_assert (server, TOKEN);
  assert_label_has ("“Staging”");
  g_assert_true (kept_token_clear (server, &error));
}

static void
test_no_default (void)
{
  g_autoptr (GError) error = NULL;

  desktop_keyring_forget_default ();
  assert_stored (NULL);
  g_assert_false (store (TOKEN, &error));
  g_assert_error (error, INGOT_KEYRING_ERROR, INGOT_KEYRING_ERROR_NO_DEFAULT);
  desktop_keyring_remember_default ();
  assert_stored (NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gnome-keyring/keeps", test_keeps);
  g_test_add_func ("/gnome-keyring/locked", test_locked);
  g_test_add_func ("/gnome-keyring/locked-without", test_locked_without);
  g_test_add_func ("/gnome-keyring/renamed", test_renamed);
  g_test_add_func ("/gnome-keyring/no-default", test_no_default);

  return g_test_run ();
}
