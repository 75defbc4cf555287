/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * A GraphQL server engine: a schema is a set of constant tables, a request is a document and its
 * variables, an answer is JSON. Executable documents as in the specification of October 2021, but
 * no subscriptions and no introspection (`__schema` and `__type` are unknown fields, `__typename`
 * is there). Arguments and input fields have no default values. Int, Float, String, Boolean and ID
 * are built in.
 */

typedef struct _IngotGraphqlCall IngotGraphqlCall;
typedef struct _IngotGraphqlField IngotGraphqlField;
typedef struct _IngotGraphqlSchema IngotGraphqlSchema;
typedef struct _IngotGraphqlValue IngotGraphqlValue;

/**
 * IngotGraphqlResolver:
 * @call: what is asked for
 *
 * Gives the value of a field of one object.
 *
 * Returns: a value that fits the field's type; an error becomes an entry of `errors`
 */
typedef IngotGraphqlValue (*IngotGraphqlResolver) (const IngotGraphqlCall *call);

/**
 * IngotGraphqlTypeOf:
 * @object: an object whose type in the schema is an interface or a union
 * @context: the request's context
 *
 * Tells of which object type an object is.
 *
 * Returns: (transfer none): the name of an object type that implements or belongs to the type
 */
typedef const char *(*IngotGraphqlTypeOf) (gpointer object, gpointer context);

/**
 * IngotGraphqlItem:
 * @list: what was given to ingot_graphql_list ()
 * @index: from 0 to the length less one, in order, each once
 *
 * Gives one item of a list.
 *
 * Returns: the item
 */
typedef IngotGraphqlValue (*IngotGraphqlItem) (gpointer list, guint index);

/**
 * IngotGraphqlCall:
 * @source: (nullable): the object whose field it is; %NULL for a field of the query or mutation
 * @arguments: the coerced arguments; what the request leaves out is not a member, a null is one
 * @context: the request's context
 * @field: the field's row
 *
 * What a resolver is given; valid until it returns.
 */
struct _IngotGraphqlCall
{
  gpointer source;
  JsonObject *arguments;
  gpointer context;
  const IngotGraphqlField *field;
};

typedef enum
{
  INGOT_GRAPHQL_SCALAR,
  INGOT_GRAPHQL_ENUM,
  INGOT_GRAPHQL_INPUT,
  INGOT_GRAPHQL_OBJECT,
  INGOT_GRAPHQL_INTERFACE,
  INGOT_GRAPHQL_UNION,
} IngotGraphqlKind;

/**
 * IngotGraphqlScalar:
 * @INGOT_GRAPHQL_SCALAR_STRING: a string
 * @INGOT_GRAPHQL_SCALAR_BOOLEAN: a boolean
 * @INGOT_GRAPHQL_SCALAR_INT: a whole number of 32 bits
 * @INGOT_GRAPHQL_SCALAR_LONG: a whole number of 64 bits
 * @INGOT_GRAPHQL_SCALAR_FLOAT: a number
 * @INGOT_GRAPHQL_SCALAR_ID: a string; a whole number is accepted as well
 * @INGOT_GRAPHQL_SCALAR_ANY: any JSON
 *
 * What the values of a scalar type are.
 */
typedef enum
{
  INGOT_GRAPHQL_SCALAR_STRING,
  INGOT_GRAPHQL_SCALAR_BOOLEAN,
  INGOT_GRAPHQL_SCALAR_INT,
  INGOT_GRAPHQL_SCALAR_LONG,
  INGOT_GRAPHQL_SCALAR_FLOAT,
  INGOT_GRAPHQL_SCALAR_ID,
  INGOT_GRAPHQL_SCALAR_ANY,
} IngotGraphqlScalar;

/*
 * The tables. Each ends with a row without a name. A type is written as in SDL: "[IngestToken!]!".
 * `editions` is a set of bits: 0 is in every schema made of the table, else one made with an
 * edition that has one of these bits.
 */

/**
 * IngotGraphqlArgument:
 * @name: the argument's or input field's name
 * @type: its type, SDL; non-null ones are required
 * @editions: where it exists
 *
 * A row of a field's arguments, or of an input type's fields.
 */
typedef struct
{
  const char *name;
  const char *type;
  guint editions;
} IngotGraphqlArgument;

/**
 * IngotGraphqlField:
 * @name: the field's name
 * @type: its type, SDL
 * @resolve: gives its value
 * @arguments: (nullable): its arguments
 * @offset: for the `ingot_graphql_read_…` resolvers: where the member is in the source, in bytes
 * @editions: where it exists
 *
 * A row of an object's or interface's fields. An object type has all fields of its interfaces, with
 * their resolvers, and lists only what it has beyond them or resolves differently.
 */
struct _IngotGraphqlField
{
  const char *name;
  const char *type;
  IngotGraphqlResolver resolve;
  const IngotGraphqlArgument *arguments;
  gsize offset;
  guint editions;
};

/**
 * IngotGraphqlEnumValue:
 * @name: the value
 * @editions: where it exists
 *
 * A row of an enum type.
 */
typedef struct
{
  const char *name;
  guint editions;
} IngotGraphqlEnumValue;

/**
 * IngotGraphqlType:
 * @kind: what the type is, and with that which of the others count
 * @name: its name; the roots are called `Query` and `Mutation`
 * @scalar: of a scalar: what its values are
 * @values: of an enum
 * @inputs: of an input type: its fields
 * @fields: of an object or interface
 * @interfaces: (nullable): of an object: names, ended by %NULL
 * @members: of a union: names of object types, ended by %NULL
 * @type_of: of an interface or union
 * @editions: where it exists
 *
 * A type of a schema.
 */
typedef struct
{
  IngotGraphqlKind kind;
  const char *name;
  IngotGraphqlScalar scalar;
  const IngotGraphqlEnumValue *values;
  const IngotGraphqlArgument *inputs;
  const IngotGraphqlField *fields;
  const char *const *interfaces;
  const char *const *members;
  IngotGraphqlTypeOf type_of;
  guint editions;
} IngotGraphqlType;

typedef enum
{
  INGOT_GRAPHQL_VALUE_NULL,
  INGOT_GRAPHQL_VALUE_BOOLEAN,
  INGOT_GRAPHQL_VALUE_INTEGER,
  INGOT_GRAPHQL_VALUE_DOUBLE,
  INGOT_GRAPHQL_VALUE_STRING,
  INGOT_GRAPHQL_VALUE_JSON,
  INGOT_GRAPHQL_VALUE_OBJECT,
  INGOT_GRAPHQL_VALUE_LIST,
  INGOT_GRAPHQL_VALUE_ERROR,
} IngotGraphqlValueKind;

/**
 * IngotGraphqlValue:
 *
 * What a resolver returns; made by the functions below, its members are the engine's. What is
 * borrowed must live until the request ends. What is given is freed by the engine as soon as
 * everything below it is written.
 */
struct _IngotGraphqlValue
{
  IngotGraphqlValueKind kind;
  union
  {
    gboolean boolean;
    gint64 integer;
    double number;
    const char *string; /* of an error: the message */
    gpointer pointer;
  };
  IngotGraphqlItem item;
  guint length;
  gpointer owned; /* of an error: its state */
  GDestroyNotify destroy;
};

IngotGraphqlValue ingot_graphql_null (void);
IngotGraphqlValue ingot_graphql_boolean (gboolean boolean);
IngotGraphqlValue ingot_graphql_integer (gint64 integer);
IngotGraphqlValue ingot_graphql_double (double number);
IngotGraphqlValue ingot_graphql_string (const char *string);
IngotGraphqlValue ingot_graphql_take_string (char *string);
IngotGraphqlValue ingot_graphql_take_json (JsonNode *node);
IngotGraphqlValue ingot_graphql_object (gpointer object);
IngotGraphqlValue ingot_graphql_take_object (gpointer object, GDestroyNotify destroy);
IngotGraphqlValue
ingot_graphql_list (gpointer list, guint length, IngotGraphqlItem item, GDestroyNotify destroy);
IngotGraphqlValue ingot_graphql_objects (GPtrArray *objects);
IngotGraphqlValue ingot_graphql_take_objects (GPtrArray *objects);
IngotGraphqlValue ingot_graphql_strings (const char *const *strings);
IngotGraphqlValue ingot_graphql_error (const char *format, ...) G_GNUC_PRINTF (1, 2);
IngotGraphqlValue ingot_graphql_error_with_state (const char *message, ...) G_GNUC_NULL_TERMINATED;

IngotGraphqlValue ingot_graphql_read_boolean (const IngotGraphqlCall *call);
IngotGraphqlValue ingot_graphql_read_int (const IngotGraphqlCall *call);
IngotGraphqlValue ingot_graphql_read_long (const IngotGraphqlCall *call);
IngotGraphqlValue ingot_graphql_read_double (const IngotGraphqlCall *call);
IngotGraphqlValue ingot_graphql_read_string (const IngotGraphqlCall *call);
IngotGraphqlValue ingot_graphql_read_object (const IngotGraphqlCall *call);
IngotGraphqlValue ingot_graphql_read_objects (const IngotGraphqlCall *call);

IngotGraphqlSchema *ingot_graphql_schema_new (const IngotGraphqlType *const *types, guint edition);
void ingot_graphql_schema_free (IngotGraphqlSchema *self);
char *ingot_graphql_schema_print (IngotGraphqlSchema *self);
gboolean ingot_graphql_schema_has (IngotGraphqlSchema *self, const char *what);
gboolean ingot_graphql_schema_remove (IngotGraphqlSchema *self, const char *what);

JsonNode *ingot_graphql_execute (IngotGraphqlSchema *schema,
                                 const char *document,
                                 const char *operation_name,
                                 JsonObject *variables,
                                 gpointer context);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IngotGraphqlSchema, ingot_graphql_schema_free)

G_END_DECLS
