/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-token-form.h"

static gpointer
record_new (GType type, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (json, &error);
  gpointer record;

  g_assert_no_error (error);
  record = ingot_record_read (type, json_node_get_object (node), NULL, &error);
  g_assert_no_error (error);
  return record;
}

static IngotParser *
parser_new (const char *id)
{
  g_autofree char *json = g_strdup_printf ("{\"id\":\"%s\",\"name\":\"kv\"}", id);

  return record_new (INGOT_TYPE_PARSER, json);
}

static GListModel *
tokens_new (void)
{
  GListStore *tokens = g_list_store_new (INGOT_TYPE_INGEST_TOKEN);
  g_autoptr (IngotIngestToken) token =
      record_new (INGOT_TYPE_INGEST_TOKEN, "{\"name\":\"default\",\"token\":\"x\"}");

  g_list_store_append (tokens, token);
  return G_LIST_MODEL (tokens);
}

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    IngotNameVerdict verdict;
    gboolean complete;
  } cases[] = {
    { "", INGOT_NAME_EMPTY, FALSE },
    { "default", INGOT_NAME_TAKEN, FALSE },
    { "Default", INGOT_NAME_GOOD, TRUE },
    { "default-2", INGOT_NAME_GOOD, TRUE },
    { "two words", INGOT_NAME_GOOD, TRUE },
    { "R&D <b> %s", INGOT_NAME_GOOD, TRUE },
    { " default", INGOT_NAME_HAS_OUTER_SPACE, TRUE },
    { "default\t", INGOT_NAME_HAS_OUTER_SPACE, TRUE },
    { "default\u00a0", INGOT_NAME_HAS_OUTER_SPACE, TRUE },
    { " ", INGOT_NAME_HAS_OUTER_SPACE, TRUE },
    { "a\nb", INGOT_NAME_HAS_LINE_BREAK, TRUE },
    { "a\r", INGOT_NAME_HAS_LINE_BREAK, TRUE },
    { "a\u2028b", INGOT_NAME_HAS_LINE_BREAK, TRUE },
    { "\u00e4\u00f6", INGOT_NAME_GOOD, TRUE },
  };
  g_autoptr (GListModel) tokens = tokens_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IngotCreateForm) form = ingot_create_form_new ();

      ingot_create_form_set_name (form, cases[i].name);
      g_assert_cmpint (ingot_create_form_judge_name (form, tokens), ==, cases[i].verdict);
      g_assert_cmpint (ingot_create_form_is_complete (form, tokens), ==, cases[i].complete);
      g_assert_cmpstr (form->name, ==, cases[i].name);
    }
}

static void
test_unknown_tokens (void)
{
  g_autoptr (IngotCreateForm) form = ingot_create_form_new ();

  ingot_create_form_set_name (form, "default");
  g_assert_true (ingot_create_form_is_complete (form, NULL));
}

/* Off, on and empty, on and filled in: what is weak is for a person to judge. */
static void
test_custom_token (void)
{
  g_autoptr (IngotCreateForm) form = ingot_create_form_new ();

  ingot_create_form_set_name (form, "new");
  g_assert_false (ingot_create_form_set_custom_token (form, NULL));
  g_assert_true (ingot_create_form_set_custom_token (form, ""));
  g_assert_false (ingot_create_form_is_complete (form, NULL));
  g_assert_true (ingot_create_form_set_custom_token (form, " weak\n"));
  g_assert_false (ingot_create_form_set_custom_token (form, " weak\n"));
  g_assert_cmpstr (form->custom_token, ==, " weak\n");
  g_assert_true (ingot_create_form_is_complete (form, NULL));
  g_assert_true (ingot_create_form_set_custom_token (form, NULL));
  g_assert_true (ingot_create_form_is_complete (form, NULL));
}

static void
test_sentences (void)
{
  g_assert_null (ingot_name_verdict_to_sentence (INGOT_NAME_GOOD));
  g_assert_null (ingot_name_verdict_to_sentence (INGOT_NAME_EMPTY));
  g_assert_nonnull (ingot_name_verdict_to_sentence (INGOT_NAME_TAKEN));
  g_assert_nonnull (ingot_name_verdict_to_sentence (INGOT_NAME_HAS_LINE_BREAK));
  g_assert_nonnull (ingot_name_verdict_to_sentence (INGOT_NAME_HAS_OUTER_SPACE));
}

static void
test_changes_are_told (void)
{
  g_autoptr (IngotCreateForm) form = ingot_create_form_new ();
  g_autoptr (IngotParser) parser = parser_new ("1");

  g_assert_null (form->parser);
  g_assert_null (form->custom_token);
  g_assert_true (ingot_create_form_set_name (form, "a"));
  g_assert_false (ingot_create_form_set_name (form, "a"));
  g_assert_true (ingot_create_form_set_parser (form, parser));
  g_assert_false (ingot_create_form_set_parser (form, parser));
  g_assert_true (ingot_create_form_set_parser (form, NULL));
}

static void
test_same_parser (void)
{
  g_autoptr (IngotParser) one = parser_new ("1");
  g_autoptr (IngotParser) again = parser_new ("1");
  g_autoptr (IngotParser) other = parser_new ("2");

  g_assert_true (ingot_parser_is_same (one, again));
  g_assert_true (ingot_parser_is_same (NULL, NULL));
  g_assert_false (ingot_parser_is_same (one, other));
  g_assert_false (ingot_parser_is_same (one, NULL));
  g_assert_false (ingot_parser_is_same (NULL, one));
}

static void
test_edit (void)
{
  g_autoptr (IngotParser) assigned = parser_new ("1");
  g_autoptr (IngotParser) read_again = parser_new ("1");
  g_autoptr (IngotParser) other = parser_new ("2");
  g_autoptr (IngotEditForm) form = ingot_edit_form_new (assigned);

  g_assert_false (ingot_edit_form_is_changed (form));
  ingot_edit_form_set_parser (form, other);
  g_assert_true (ingot_edit_form_is_changed (form));
  ingot_edit_form_set_parser (form, read_again);
  g_assert_false (ingot_edit_form_is_changed (form));
  ingot_edit_form_set_parser (form, NULL);
  g_assert_true (ingot_edit_form_is_changed (form));
}

static void
test_edit_others (void)
{
  g_autoptr (IngotParser) assigned = parser_new ("1");
  g_autoptr (IngotParser) other = parser_new ("2");
  g_autoptr (IngotEditForm) form = ingot_edit_form_new (assigned);

  g_assert_false (ingot_edit_form_set_assigned (form, assigned));
  g_assert_true (ingot_edit_form_set_assigned (form, other));
  g_assert_true (ingot_edit_form_is_changed (form));
  ingot_edit_form_set_parser (form, other);
  g_assert_false (ingot_edit_form_is_changed (form));
  g_assert_true (ingot_edit_form_set_assigned (form, NULL));
  g_assert_true (ingot_edit_form_is_changed (form));
}

static void
test_edit_without_parser (void)
{
  g_autoptr (IngotParser) parser = parser_new ("1");
  g_autoptr (IngotEditForm) form = ingot_edit_form_new (NULL);

  g_assert_false (ingot_edit_form_is_changed (form));
  ingot_edit_form_set_parser (form, parser);
  g_assert_true (ingot_edit_form_is_changed (form));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/token-form/names", test_names);
  g_test_add_func ("/token-form/unknown-tokens", test_unknown_tokens);
  g_test_add_func ("/token-form/custom-token", test_custom_token);
  g_test_add_func ("/token-form/sentences", test_sentences);
  g_test_add_func ("/token-form/changes-are-told", test_changes_are_told);
  g_test_add_func ("/token-form/same-parser", test_same_parser);
  g_test_add_func ("/token-form/edit", test_edit);
  g_test_add_func ("/token-form/edit-others", test_edit_others);
  g_test_add_func ("/token-form/edit-without-parser", test_edit_without_parser);

  return g_test_run ();
}
