/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ingot-record.h"

#include "ingot-error.h"
#include "ingot-name.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <gobject/gvaluecollector.h>

/**
 * IngotRecord:
 *
 * An immutable item that was read from an object in a server's answer.
 *
 * A class of records is a table of `IngotRecordMember`: reading, properties, copying and comparing
 * all follow from it. Records are made in a worker thread and then belong to the main thread.
 */
G_DEFINE_ABSTRACT_TYPE (IngotRecord, ingot_record, G_TYPE_OBJECT)

#define SLOT(type, record, member) (*(type *) G_STRUCT_MEMBER_P (record, (member)->offset))

static GParamSpec *
create_param_spec (const IngotRecordMember *member)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const char *name = member->property;

  switch (member->kind)
    {
    case INGOT_RECORD_STRING:
    case INGOT_RECORD_NAME:
      return g_param_spec_string (name, NULL, NULL, NULL, flags);
    case INGOT_RECORD_BOOLEAN:
    case INGOT_RECORD_PRESENCE:
      return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
    case INGOT_RECORD_INTEGER:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    case INGOT_RECORD_NUMBER:
      return g_param_spec_double (name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    case INGOT_RECORD_TIME:
      return g_param_spec_boxed (name, NULL, NULL, G_TYPE_DATE_TIME, flags);
    case INGOT_RECORD_ENUM:
      return g_param_spec_enum (name, NULL, NULL, member->get_type (), 0, flags);
    case INGOT_RECORD_RECORD:
      return g_param_spec_object (name, NULL, NULL, member->get_type (), flags);
    case INGOT_RECORD_RECORDS:
      return g_param_spec_object (name, NULL, NULL, G_TYPE_LIST_MODEL, flags);
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
get_slot (gpointer self, const IngotRecordMember *member, GValue *value)
{
  switch (member->kind)
    {
    case INGOT_RECORD_STRING:
      g_value_set_string (value, SLOT (char *, self, member));
      break;
    case INGOT_RECORD_NAME:
      g_value_set_string (value, SLOT (IngotName, self, member).text);
      break;
    case INGOT_RECORD_BOOLEAN:
    case INGOT_RECORD_PRESENCE:
      g_value_set_boolean (value, SLOT (gboolean, self, member));
      break;
    case INGOT_RECORD_INTEGER:
      g_value_set_int64 (value, SLOT (gint64, self, member));
      break;
    case INGOT_RECORD_NUMBER:
      g_value_set_double (value, SLOT (double, self, member));
      break;
    case INGOT_RECORD_TIME:
      g_value_set_boxed (value, SLOT (GDateTime *, self, member));
      break;
    case INGOT_RECORD_ENUM:
      g_value_set_enum (value, SLOT (int, self, member));
      break;
    case INGOT_RECORD_RECORD:
    case INGOT_RECORD_RECORDS:
      g_value_set_object (value, SLOT (GObject *, self, member));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
clear_slot (gpointer self, const IngotRecordMember *member)
{
  switch (member->kind)
    {
    case INGOT_RECORD_STRING:
      g_clear_pointer (&SLOT (char *, self, member), g_free);
      break;
    case INGOT_RECORD_NAME:
      ingot_name_clear (&SLOT (IngotName, self, member));
      break;
    case INGOT_RECORD_TIME:
      g_clear_pointer (&SLOT (GDateTime *, self, member), g_date_time_unref);
      break;
    case INGOT_RECORD_RECORD:
    case INGOT_RECORD_RECORDS:
      g_clear_object (&SLOT (GObject *, self, member));
      break;
    case INGOT_RECORD_BOOLEAN:
    case INGOT_RECORD_INTEGER:
    case INGOT_RECORD_NUMBER:
    case INGOT_RECORD_ENUM:
    case INGOT_RECORD_PRESENCE:
    default:
      break;
    }
}

static void
set_slot (gpointer self, const IngotRecordMember *member, const GValue *value)
{
  clear_slot (self, member);
  switch (member->kind)
    {
    case INGOT_RECORD_STRING:
      SLOT (char *, self, member) = g_value_dup_string (value);
      break;
    case INGOT_RECORD_NAME:
      ingot_name_take (&SLOT (IngotName, self, member), g_value_dup_string (value));
      break;
    case INGOT_RECORD_BOOLEAN:
    case INGOT_RECORD_PRESENCE:
      SLOT (gboolean, self, member) = g_value_get_boolean (value);
      break;
    case INGOT_RECORD_INTEGER:
      SLOT (gint64, self, member) = g_value_get_int64 (value);
      break;
    case INGOT_RECORD_NUMBER:
      SLOT (double, self, member) = g_value_get_double (value);
      break;
    case INGOT_RECORD_TIME:
      SLOT (GDateTime *, self, member) = g_value_dup_boxed (value);
      break;
    case INGOT_RECORD_ENUM:
      SLOT (int, self, member) = g_value_get_enum (value);
      break;
    case INGOT_RECORD_RECORD:
    case INGOT_RECORD_RECORDS:
      SLOT (GObject *, self, member) = g_value_dup_object (value);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
records_equal (GListModel *one, GListModel *other)
{
  guint n_items = one != NULL ? g_list_model_get_n_items (one) : 0;

  if ((one == NULL) != (other == NULL))
    return FALSE;
  if (other != NULL && n_items != g_list_model_get_n_items (other))
    return FALSE;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (IngotRecord) left = g_list_model_get_item (one, i);
      g_autoptr (IngotRecord) right = g_list_model_get_item (other, i);

      if (!ingot_record_equal (left, right))
        return FALSE;
    }
  return TRUE;
}

static gboolean
times_equal (GDateTime *one, GDateTime *other)
{
  if (one == NULL || other == NULL)
    return one == other;

  return g_date_time_equal (one, other);
}

static gboolean
slots_equal (gpointer self, gpointer other, const IngotRecordMember *member)
{
  switch (member->kind)
    {
    case INGOT_RECORD_STRING:
      return g_strcmp0 (SLOT (char *, self, member), SLOT (char *, other, member)) == 0;
    case INGOT_RECORD_NAME:
      return g_strcmp0 (SLOT (IngotName, self, member).text,
                        SLOT (IngotName, other, member).text) == 0;
    case INGOT_RECORD_BOOLEAN:
    case INGOT_RECORD_PRESENCE:
      return SLOT (gboolean, self, member) == SLOT (gboolean, other, member);
    case INGOT_RECORD_INTEGER:
      return SLOT (gint64, self, member) == SLOT (gint64, other, member);
    case INGOT_RECORD_NUMBER:
      return SLOT (double, self, member) == SLOT (double, other, member);
    case INGOT_RECORD_TIME:
      return times_equal (SLOT (GDateTime *, self, member), SLOT (GDateTime *, other, member));
    case INGOT_RECORD_ENUM:
      return SLOT (int, self, member) == SLOT (int, other, member);
    case INGOT_RECORD_RECORD:
      return ingot_record_equal (SLOT (gpointer, self, member), SLOT (gpointer, other, member));
    case INGOT_RECORD_RECORDS:
      return records_equal (SLOT (GListModel *, self, member), SLOT (GListModel *, other, member));
    default:
      g_return_val_if_reached (FALSE);
    }
}

static JsonNode *
lookup_path (JsonObject *object, const char *path)
{
  const char *slash = strchr (path, '/');
  g_autofree char *name = NULL;
  JsonNode *node;

  if (slash == NULL)
    return json_object_get_member (object, path);

  name = g_strndup (path, slash - path);
  node = json_object_get_member (object, name);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  return lookup_path (json_node_get_object (node), slash + 1);
}

static GDateTime *
read_time (JsonNode *node)
{
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

      return g_date_time_new_from_iso8601 (json_node_get_string (node), utc);
    }
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    {
      gint64 milliseconds = json_node_get_int (node);

      if (ABS (milliseconds / 1000) < G_MAXINT64 / G_USEC_PER_SEC)
        return g_date_time_new_from_unix_utc_usec (milliseconds * 1000);
    }
  return NULL;
}

static int
read_enum (const IngotRecordMember *member, const char *name)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (member->get_type ());

  for (guint i = 0; i < klass->n_values; i++)
    if (g_ascii_strcasecmp (klass->values[i].value_nick, name) == 0)
      return klass->values[i].value;

  return member->unknown;
}

/* The same parser stands beside thousands of tokens: one object serves them all. */
static gpointer
read_interned (GType type, JsonObject *object, GHashTable *interned, GError **error)
{
  JsonNode *node = json_object_get_member (object, "id");
  const char *id;
  gpointer record;

  if (interned == NULL || node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return ingot_record_read (type, object, interned, error);

  id = json_node_get_string (node);
  record = g_hash_table_lookup (interned, id);
  if (record != NULL && G_OBJECT_TYPE (record) == type)
    return g_object_ref (record);

  record = ingot_record_read (type, object, interned, error);
  if (record != NULL)
    g_hash_table_insert (interned, g_strdup (id), g_object_ref (record));
  return record;
}

static GListModel *
read_records (GType type, JsonArray *array, GHashTable *interned, GError **error)
{
  g_autoptr (GListStore) store = g_list_store_new (type);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      g_autoptr (IngotRecord) record = NULL;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;
      record = read_interned (type, json_node_get_object (node), interned, error);
      if (record == NULL)
        return NULL;
      g_list_store_append (store, record);
    }
  return G_LIST_MODEL (g_steal_pointer (&store));
}

static gboolean
read_value (gpointer self, const IngotRecordMember *member, JsonNode *node)
{
  GType type = json_node_get_value_type (node);
  gboolean is_number = type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;

  switch (member->kind)
    {
    case INGOT_RECORD_STRING:
      SLOT (char *, self, member) = json_node_dup_string (node);
      return SLOT (char *, self, member) != NULL;
    case INGOT_RECORD_NAME:
      ingot_name_take (&SLOT (IngotName, self, member), json_node_dup_string (node));
      return SLOT (IngotName, self, member).text != NULL;
    case INGOT_RECORD_BOOLEAN:
      if (type == G_TYPE_BOOLEAN)
        SLOT (gboolean, self, member) = json_node_get_boolean (node);
      return type == G_TYPE_BOOLEAN;
    case INGOT_RECORD_INTEGER:
      SLOT (gint64, self, member) = is_number ? json_node_get_int (node) : 0;
      return is_number;
    case INGOT_RECORD_NUMBER:
      SLOT (double, self, member) = is_number ? json_node_get_double (node) : 0;
      return is_number;
    case INGOT_RECORD_TIME:
      SLOT (GDateTime *, self, member) = read_time (node);
      return SLOT (GDateTime *, self, member) != NULL;
    case INGOT_RECORD_ENUM:
      if (type == G_TYPE_STRING)
        SLOT (int, self, member) = read_enum (member, json_node_get_string (node));
      return type == G_TYPE_STRING;
    case INGOT_RECORD_RECORD:
    case INGOT_RECORD_RECORDS:
    case INGOT_RECORD_PRESENCE:
    default:
      return FALSE;
    }
}

/* A member that is there but cannot be read is like one that is not there. */
static gboolean
read_slot (gpointer self,
           const IngotRecordMember *member,
           JsonNode *node,
           GHashTable *interned,
           GError **error)
{
  if (member->kind == INGOT_RECORD_PRESENCE)
    return SLOT (gboolean, self, member) = TRUE;
  if (JSON_NODE_HOLDS_VALUE (node))
    return read_value (self, member, node);

  if (JSON_NODE_HOLDS_OBJECT (node) && member->kind == INGOT_RECORD_RECORD)
    SLOT (gpointer, self, member) =
        read_interned (member->get_type (), json_node_get_object (node), interned, error);
  else if (JSON_NODE_HOLDS_ARRAY (node) && member->kind == INGOT_RECORD_RECORDS)
    SLOT (GListModel *, self, member) =
        read_records (member->get_type (), json_node_get_array (node), interned, error);
  else
    return FALSE;

  return SLOT (gpointer, self, member) != NULL;
}

static void
ingot_record_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  get_slot (object, &INGOT_RECORD_GET_CLASS (object)->members[prop_id - 1], value);
}

static void
ingot_record_finalize (GObject *object)
{
  IngotRecordClass *klass = INGOT_RECORD_GET_CLASS (object);

  for (guint i = 0; i < klass->n_members; i++)
    clear_slot (object, &klass->members[i]);

  G_OBJECT_CLASS (ingot_record_parent_class)->finalize (object);
}

static void
ingot_record_class_init (IngotRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ingot_record_finalize;
}

static void
ingot_record_init (IngotRecord *self)
{
}

/**
 * ingot_record_class_set_members: (skip)
 * @klass: the class of a final type
 * @members: (array length=n_members): the table; it must stay where it is
 * @n_members: how many rows it has
 *
 * Describes a class of records: installs a read-only property for each member.
 */
void
ingot_record_class_set_members (IngotRecordClass *klass,
                                const IngotRecordMember *members,
                                guint n_members)
{
  /* GObject does not inherit this one. */
  G_OBJECT_CLASS (klass)->get_property = ingot_record_get_property;
  klass->members = members;
  klass->n_members = n_members;
  for (guint i = 0; i < n_members; i++)
    g_object_class_install_property (G_OBJECT_CLASS (klass), i + 1,
                                     create_param_spec (&members[i]));
}

/**
 * ingot_record_read: (skip)
 * @type: the class to read
 * @object: an object from an answer
 * @interned: (nullable) (element-type utf8 IngotRecord): the nested records of this answer, which
 *   are shared
 * @error: return location for an error
 *
 * Reads a record as its class's table says.
 *
 * A member of another type than expected counts as missing; what is missing or null has the
 * default of the class, or else no value, 0, %FALSE, the first value of an enum.
 *
 * Returns: (transfer full): the record, or %NULL with %INGOT_ERROR_INCOMPLETE if a required member
 *   is missing
 */
gpointer
ingot_record_read (GType type, JsonObject *object, GHashTable *interned, GError **error)
{
  g_autoptr (IngotRecord) self = g_object_new (type, NULL);
  IngotRecordClass *klass = INGOT_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_members; i++)
    {
      const IngotRecordMember *member = &klass->members[i];
      JsonNode *node = lookup_path (object, member->member);
      g_autoptr (GError) nested = NULL;

      if (node != NULL && read_slot (self, member, node, interned, &nested))
        continue;
      if (nested != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&nested));
          return NULL;
        }
      if (member->required)
        {
          g_set_error (error, INGOT_ERROR, INGOT_ERROR_INCOMPLETE,
                       _ ("The server’s answer lacks “%s”."), member->member);
          return NULL;
        }
    }
  return g_steal_pointer (&self);
}

static const IngotRecordMember *
find_member (IngotRecordClass *klass, const char *property)
{
  for (guint i = 0; i < klass->n_members; i++)
    if (g_str_equal (klass->members[i].property, property))
      return &klass->members[i];

  return NULL;
}

static void
copy_members (gpointer self, gpointer copy)
{
  IngotRecordClass *klass = INGOT_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_members; i++)
    {
      GParamSpec *pspec =
          g_object_class_find_property (G_OBJECT_CLASS (klass), klass->members[i].property);
      g_auto (GValue) value = G_VALUE_INIT;

      g_value_init (&value, pspec->value_type);
      get_slot (self, &klass->members[i], &value);
      set_slot (copy, &klass->members[i], &value);
    }
}

/**
 * ingot_record_dup_with: (skip)
 * @self: (type IngotRecord): a record
 * @property: the name of a property
 * @...: its value, then further names and values, ended by %NULL
 *
 * Copies a record with other values for some of its properties, as records are immutable.
 *
 * Returns: (transfer full): the copy
 */
gpointer
ingot_record_dup_with (gpointer self, const char *property, ...)
{
  IngotRecordClass *klass = INGOT_RECORD_GET_CLASS (self);
  gpointer copy = g_object_new (G_OBJECT_TYPE (self), NULL);
  va_list args;

  copy_members (self, copy);
  va_start (args, property);
  for (const char *name = property; name != NULL; name = va_arg (args, const char *))
    {
      const IngotRecordMember *member = find_member (klass, name);
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_CLASS (klass), name);
      g_auto (GValue) value = G_VALUE_INIT;
      g_autofree char *message = NULL;

      g_assert (member != NULL);
      G_VALUE_COLLECT_INIT (&value, pspec->value_type, args, 0, &message);
      g_assert (message == NULL);
      set_slot (copy, member, &value);
    }
  va_end (args);
  return copy;
}

/**
 * ingot_record_equal: (skip)
 * @self: (type IngotRecord) (nullable): a record
 * @other: (type IngotRecord) (nullable): another
 *
 * Compares all members of two records.
 *
 * Returns: whether nobody could tell them apart
 */
gboolean
ingot_record_equal (gpointer self, gpointer other)
{
  IngotRecordClass *klass;

  if (self == other)
    return TRUE;
  if (self == NULL || other == NULL || G_OBJECT_TYPE (self) != G_OBJECT_TYPE (other))
    return FALSE;

  klass = INGOT_RECORD_GET_CLASS (self);
  for (guint i = 0; i < klass->n_members; i++)
    if (!slots_equal (self, other, &klass->members[i]))
      return FALSE;

  return TRUE;
}
