/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define INGOT_TYPE_RECORD (ingot_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (IngotRecord, ingot_record, INGOT, RECORD, GObject)

/**
 * IngotRecordKind:
 * @INGOT_RECORD_STRING: a string, kept as `char *`
 * @INGOT_RECORD_NAME: a string by which records are searched and sorted, kept as `IngotName`
 * @INGOT_RECORD_BOOLEAN: a boolean, kept as `gboolean`
 * @INGOT_RECORD_INTEGER: a whole number (LogScale's Long), kept as `gint64`
 * @INGOT_RECORD_NUMBER: a number (Float), kept as `double`
 * @INGOT_RECORD_TIME: an ISO 8601 text (LogScale's DateTime) or epoch milliseconds, kept as
 * `GDateTime *`
 * @INGOT_RECORD_ENUM: the name of an enum value, kept as `int`; an unknown one is as its row says
 * @INGOT_RECORD_RECORD: an object, kept as `IngotRecord *`
 * @INGOT_RECORD_RECORDS: an array of objects, kept as `GListModel *`
 * @INGOT_RECORD_PRESENCE: whether the member is there, be it null: a server of another release may
 * not tell it; kept as `gboolean`
 *
 * How a member of a JSON object is read and kept.
 */
typedef enum
{
  INGOT_RECORD_STRING,
  INGOT_RECORD_NAME,
  INGOT_RECORD_BOOLEAN,
  INGOT_RECORD_INTEGER,
  INGOT_RECORD_NUMBER,
  INGOT_RECORD_TIME,
  INGOT_RECORD_ENUM,
  INGOT_RECORD_RECORD,
  INGOT_RECORD_RECORDS,
  INGOT_RECORD_PRESENCE,
} IngotRecordKind;

/**
 * IngotRecordMember:
 * @property: the read-only property that shows the member
 * @member: the member of the JSON object, or a path with `/` between names
 * @offset: where the value is kept in the instance
 * @kind: how it is read
 * @required: whether a record without it is refused
 * @get_type: for enums and records, the type of the value
 * @unknown: for enums, what a name that is not known here is taken for
 *
 * One row of the table that describes a class of records.
 */
typedef struct
{
  const char *property;
  const char *member;
  gsize offset;
  IngotRecordKind kind;
  gboolean required;
  GType (*get_type) (void);
  int unknown;
} IngotRecordMember;

struct _IngotRecordClass
{
  GObjectClass parent_class;

  const IngotRecordMember *members;
  guint n_members;
};

void ingot_record_class_set_members (IngotRecordClass *klass,
                                     const IngotRecordMember *members,
                                     guint n_members);

gpointer ingot_record_read (GType type, JsonObject *object, GHashTable *interned, GError **error);
gpointer ingot_record_dup_with (gpointer self, const char *property, ...) G_GNUC_NULL_TERMINATED;
gboolean ingot_record_equal (gpointer self, gpointer other);

G_END_DECLS
