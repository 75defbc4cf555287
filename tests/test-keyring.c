/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyring as a file (SECRET_BACKEND=file), as the sandbox has it. */
#include "fixture.h"
#include "ingot-keyring.h"
#include "kept-token.h"

#define TOKEN "id-1~the-secret-part"

static IngotServer *
make_server (void)
{
  return ingot_server_new_for_session ("R&D <b>", "https://logscale.example.com/",
                                       INGOT_ENVIRONMENT_NONE);
}

static void
test_keeps (void)
{
  g_autoptr (IngotServer) one = make_server ();
  g_autoptr (IngotServer) other = make_server ();
  g_autoptr (GError) error = NULL;

  kept_token_assert (one, NULL);
  g_assert_true (kept_token_store (one, TOKEN, &error));
  g_assert_no_error (error);
  g_assert_true (kept_token_store (other, "another", &error));
  kept_token_assert (one, TOKEN);

  /* as it is pasted */
  g_assert_true (kept_token_store (one, "newer \n", &error));
  kept_token_assert (one, "newer");
  g_assert_true (kept_token_clear (one, &error));
  g_assert_no_error (error);
  kept_token_assert (one, NULL);
  kept_token_assert (other, "another");
  g_assert_true (kept_token_clear (one, &error));
  g_assert_no_error (error);
  g_assert_true (kept_token_clear (other, &error));
}

static void
test_cancelled (void)
{
  g_autoptr (IngotServer) server = make_server ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  ingot_keyring_store_async (server, TOKEN, cancellable, fixture_store_result, &result);
  g_assert_false (ingot_keyring_store_finish (server, fixture_await (&result), &error));
  g_assert_error (error, INGOT_KEYRING_ERROR, INGOT_KEYRING_ERROR_CANCELLED);
  kept_token_assert (server, NULL);
}

/* The rest of a run is on another keyring: each in a process of its own. */
static void
run_again (const char *variable, const char *value)
{
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), variable, value, TRUE);

  g_test_trap_subprocess_with_envp (NULL, (const char *const *) environment, 0,
                                    G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr_unmatched ("*secret-part*");
}

static void
assert_fails (int code)
{
  g_autoptr (IngotServer) server = make_server ();
  g_autoptr (GError) error = NULL;

  g_assert_false (kept_token_store (server, TOKEN, &error));
  g_assert_error (error, INGOT_KEYRING_ERROR, code);
  g_assert_null (strstr (error->message, TOKEN));
  g_clear_error (&error);
  g_assert_null (kept_token_look_up (server, &error));
  g_assert_error (error, INGOT_KEYRING_ERROR, code);
}

/* What was written with another key is as good as missing, and does not stand in the way. */
static void
test_another_password (void)
{
  g_autoptr (IngotServer) server = make_server ();
  g_autoptr (GError) error = NULL;

  if (g_test_subprocess ())
    {
      g_autoptr (IngotServer) same =
          g_object_new (INGOT_TYPE_SERVER, "uuid", g_getenv ("TEST_KEYRING_UUID"), NULL);

      kept_token_assert (same, NULL);
      g_assert_true (kept_token_store (same, "entered-again", &error));
      kept_token_assert (same, "entered-again");
      return;
    }
  g_assert_true (kept_token_store (server, TOKEN, &error));
  g_assert_no_error (error);
  g_setenv ("TEST_KEYRING_UUID", ingot_server_get_uuid (server), TRUE);
  run_again ("SECRET_FILE_TEST_PASSWORD", "changed");
  kept_token_assert (server, TOKEN);
}

static void
test_damaged (void)
{
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "damaged", NULL);
  g_autoptr (GError) error = NULL;

  if (g_test_subprocess ())
    {
      assert_fails (INGOT_KEYRING_ERROR_UNREADABLE);
      return;
    }
  g_file_set_contents (path, "this is no keyring", -1, &error);
  g_assert_no_error (error);
  /* libsecret itself loses what it has read of such a file (0.21) */
  g_setenv ("ASAN_OPTIONS", "detect_leaks=0", TRUE);
  run_again ("SECRET_FILE_TEST_PATH", path);
}

/* There is a keyring, and the disk does not take it: that is said, in the system's words. */
static void
test_not_writable (void)
{
  g_autofree char *file = g_build_filename (g_get_user_runtime_dir (), "file", NULL);
  g_autofree char *path = g_build_filename (file, "keyring", NULL);
  g_autoptr (IngotServer) server = make_server ();
  g_autoptr (GError) error = NULL;

  if (g_test_subprocess ())
    {
      g_assert_false (kept_token_store (server, TOKEN, &error));
      g_assert_error (error, INGOT_KEYRING_ERROR, INGOT_KEYRING_ERROR_FAILED);
      return;
    }
  g_file_set_contents (file, "", 0, &error);
  g_assert_no_error (error);
  run_again ("SECRET_FILE_TEST_PATH", path);
}

/* There is no session bus in this environment, so no service either. */
static void
test_unavailable (void)
{
  if (g_test_subprocess ())
    assert_fails (INGOT_KEYRING_ERROR_UNAVAILABLE);
  else
    run_again ("SECRET_BACKEND", "service");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyring/keeps", test_keeps);
  g_test_add_func ("/keyring/cancelled", test_cancelled);
  g_test_add_func ("/keyring/another-password", test_another_password);
  g_test_add_func ("/keyring/damaged", test_damaged);
  g_test_add_func ("/keyring/not-writable", test_not_writable);
  g_test_add_func ("/keyring/unavailable", test_unavailable);

  return g_test_run ();
}
