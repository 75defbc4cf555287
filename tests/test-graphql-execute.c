/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphql-schema.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *document;
  const char *answer;    /* as JSON with single quotes */
  const char *variables; /* the same */
  const char *operation;
} Row;

#define ERROR_AT(message, path, line, column)                                                      \
  "{'message':'" message "','path':" path ",'locations':[{'line':" #line ",'column':" #column "}]" \
  "}"

static const Row rows[] = {
  { "field", "{book(id:\"b1\"){name}}", "{'data':{'book':{'name':'First'}}}" },
  { "null", "{book(id:\"b9\"){name}}", "{'data':{'book':null}}" },
  { "alias", "{a:book(id:\"b1\"){n:name} b:book(id:\"b2\"){n:name}}",
    "{'data':{'a':{'n':'First'},'b':{'n':null}}}" },
  { "scalars", "{book(id:\"b1\"){pages number weight lent genre tags title}}",
    "{'data':{'book':{'pages':12,'number':9007199254740993,'weight':1.5,'lent':true,"
    "'genre':'NOVEL','tags':['old','blue'],'title':'The First'}}}" },
  { "list", "{books{id}}", "{'data':{'books':[{'id':'b1'},{'id':'b2'}]}}" },
  { "lists of lists", "{matrix}", "{'data':{'matrix':[[0,null,2],[10,null,12]]}}" },
  { "objects of a member", "{books{peers{id}}}",
    "{'data':{'books':[{'peers':[{'id':'a1'}]},{'peers':null}]}}" },
  { "type names", "{__typename things{__typename}}",
    "{'data':{'__typename':'Query','things':[{'__typename':'Book'},{'__typename':'Author'}]}}" },
  { "type name of a mutation", "mutation{t:__typename}", "{'data':{'t':'Mutation'}}" },
  { "inline fragments", "{things{id ...on Book{lent} ...on Author{books{id}} ...{name}}}",
    "{'data':{'things':[{'id':'b1','lent':true,'name':'First'},"
    "{'id':'a1','books':[{'id':'b1'},{'id':'b2'}],'name':'Ada'}]}}" },
  { "named fragments", "{things{...A ...B}} fragment A on Thing{id ...B} fragment B on Book{lent}",
    "{'data':{'things':[{'id':'b1','lent':true},{'id':'a1'}]}}" },
  { "union", "{works{...on Book{id} ...on Thing{name}}}",
    "{'data':{'works':[{'id':'b1','name':'First'},null]},'errors':[" ERROR_AT (
        "The value is not of type \"Work\"",
        "['works',1]",
        1,
        2) "]}" },
  { "merged",
    "{book(id:\"b1\"){author{id}} ...F} fragment F on Query{book(id:\"b1\"){author{name}}}",
    "{'data':{'book':{'author':{'id':'a1','name':'Ada'}}}}" },
  { "order of the document", "{book(id:\"b1\"){title ...on Book{pages} id pages}}",
    "{'data':{'book':{'title':'The First','pages':12,'id':'b1'}}}" },
  { "include and skip",
    "query($yes:Boolean!,$no:Boolean=false){a:nothing@include(if:$yes) b:nothing@include(if:$no) "
    "c:nothing@skip(if:$yes) d:nothing@skip(if:$no) ...@include(if:false){e:nothing} "
    "f:nothing@include(if:true)@skip(if:true)}",
    "{'data':{'a':null,'d':null}}", "{'yes':true}" },
  { "nothing left", "{nothing @skip(if:true)}", "{'data':{}}" },

  { "operation by name", "query A{a:nothing} query B{b:nothing}", "{'data':{'b':null}}", NULL,
    "B" },
  { "operation unknown", "query A{a:nothing}",
    "{'data':null,'errors':[{'message':'Unknown operation name \"B\"'}]}", NULL, "B" },
  { "operation not named", "query A{a:nothing} query B{b:nothing}",
    "{'data':null,'errors':[{'message':'Must provide operation name if query contains multiple "
    "operations'}]}" },

  { "literals",
    "{echo(must:\"\",int:-5,long:9007199254740993,float:2,string:\"x\\u00e9\\n\",flag:true,id:7,"
    "genre:POEM,list:\"one\",matrix:[[1],[2,3]],input:{name:\"n\",next:{name:\"m\",genres:NOVEL}},"
    "any:{a:[1,{b:null}],c:1.5,d:E,e:\"s\"})}",
    "{'data':{'echo':{'int':-5,'long':9007199254740993,'float':2.0,'string':'x\u00e9\\n','flag':"
    "true,"
    "'id':'7','genre':'POEM','list':['one'],'matrix':[[1],[2,3]],"
    "'input':{'name':'n','next':{'name':'m','genres':['NOVEL']}},"
    "'any':{'a':[1,{'b':null}],'c':1.5,'d':'E','e':'s'},'must':''}}}" },
  { "left out is not null", "{echo(must:\"\",int:null)}",
    "{'data':{'echo':{'int':null,'must':''}}}" },
  { "variables",
    "query($i:Int,$l:Long,$f:Float,$s:String,$b:Boolean,$d:ID,$g:Genre,$t:[String],$m:[[Int!]!],"
    "$o:BookInput,$a:JSON){echo(must:\"\",int:$i,long:$l,float:$f,string:$s,flag:$b,id:$d,genre:$g,"
    "list:$t,matrix:$m,input:$o,any:$a)}",
    "{'data':{'echo':{'int':3,'long':-9007199254740993,'float':4.0,'string':'s','flag':false,"
    "'id':'5','genre':'NOVEL','list':['a',null],'matrix':[[1]],"
    "'input':{'name':'n','pages':null,'genres':['POEM']},'any':[{'x':1},'y'],'must':''}}}",
    "{'i':3,'l':-9007199254740993,'f':4,'s':'s','b':false,'d':5,'g':'NOVEL','t':['a',null],'m':1,"
    "'o':{'name':'n','pages':null,'genres':'POEM'},'a':[{'x':1},'y'],'unknown':1}" },
  { "variables inside",
    "query($s:String!,$n:Int,$a:JSON){echo(must:$s,list:[$s,null],"
    "input:{name:$s,pages:$n,genres:[POEM]},any:{deep:[$a,$s]})}",
    "{'data':{'echo':{'list':['v',null],'input':{'name':'v','genres':['POEM']},"
    "'any':{'deep':[null,'v']},'must':'v'}}}",
    "{'s':'v'}" },
  { "variable left out", "query($i:Int){echo(must:\"\",int:$i)}", "{'data':{'echo':{'must':''}}}" },
  { "variable null", "query($i:Int=3){echo(must:\"\",int:$i)}",
    "{'data':{'echo':{'int':null,'must':''}}}", "{'i':null}" },
  { "default value", "query($i:Int=3,$o:BookInput={name:\"d\"}){echo(must:\"\",int:$i,input:$o)}",
    "{'data':{'echo':{'int':3,'input':{'name':'d'},'must':''}}}" },
  { "whole double", "query($i:Int){echo(must:\"\",int:$i)}",
    "{'data':{'echo':{'int':5,'must':''}}}", "{'i':5.0}" },
  { "null where the default was meant", "query($s:String=\"d\"){echo(must:$s)}",
    "{'data':{'echo':null},'errors':[" ERROR_AT (
        "Null value was provided for the NotNull Type \"String!\".",
        "['echo']",
        1,
        22) "]}",
    "{'s':null}" },

  { "refused", "{nothing\n refused}",
    "{'data':{'nothing':null,'refused':null},'errors':[" ERROR_AT ("No refused for you.",
                                                                   "['refused']",
                                                                   2,
                                                                   2) "]}" },
  { "refused, must not be null", "{nothing mustRefused}",
    "{'data':null,'errors':[" ERROR_AT ("No mustRefused for you.", "['mustRefused']", 1, 10) "]}" },
  { "null, must not be", "{nothing mustNothing}",
    "{'data':null,'errors':[" ERROR_AT ("Cannot return null for non-nullable type",
                                        "['mustNothing']",
                                        1,
                                        10) "]}" },
  { "null goes up to the next that may be", "{a:book(id:\"b2\"){mustAuthor{id}} nothing}",
    "{'data':{'a':null,'nothing':null},'errors':[" ERROR_AT (
        "Cannot return null for non-nullable type",
        "['a','mustAuthor']",
        1,
        18) "]}" },
  { "null goes up through a list", "{books{mustAuthor{id}}}",
    "{'data':null,'errors':[" ERROR_AT ("Cannot return null for non-nullable type",
                                        "['books',1,'mustAuthor']",
                                        1,
                                        8) "]}" },
  { "null stays in a list", "{mustMatrix}",
    "{'data':{'mustMatrix':[null,null]},'errors':[" ERROR_AT (
        "Cannot return null for non-nullable type",
        "['mustMatrix',0,1]",
        1,
        2) "," ERROR_AT ("Cannot return null for non-nullable type",
                         "['mustMatrix',1,1]",
                         1,
                         2) "]}" },
  { "type that is none", "{things(stranger:true){id}}",
    "{'data':{'things':null},'errors':[" ERROR_AT ("The value is not of type \"Thing!\"",
                                                   "['things',2]",
                                                   1,
                                                   2) "]}" },
  { "value too big", "{tooBig}",
    "{'data':{'tooBig':null},'errors':[" ERROR_AT ("The value is not of type \"Int\"",
                                                   "['tooBig']",
                                                   1,
                                                   2) "]}" },

  { "mutations in order", "mutation{a:add(number:1) b:add(number:10) c:add(number:100)}",
    "{'data':{'a':1,'b':11,'c':111}}" },
  { "state", "mutation{nameIt{id}}",
    "{'data':null,'errors':[{'message':'There were errors in the input.','path':['nameIt'],"
    "'locations':[{'line':1,'column':10}],'state':{'name':'is taken','pages':'are too few'}}]}" },
};

static const char valid[] =
    "query Q($id:ID!,$in:BookInput={name:\"x\",genres:[POEM,OLD]}){#c\n"
    "a:book(id:$id){...F @include(if:true) ...on Thing{name}}"
    "echo(must:\"\\u00e9\\n\",int:-1,float:1.5e3,matrix:[[1,2]],input:$in,any:{a:[$id,null]})"
    "things{__typename ...on Author@skip(if:false){books{title(loud:true)}}}"
    "e:echo(must:\"\"\"\n  b\n \\\"\"\" é\"\"\")}fragment F on Book{pages tags author{id}}";

/* Rows are written with the quotes of JSON and of messages exchanged. */
static char *
unquote (const char *text)
{
  char *copy = g_strdup (text);

  g_strdelimit (copy, "\"", '\1');
  g_strdelimit (copy, "'", '"');
  return g_strdelimit (copy, "\1", '\'');
}

static JsonNode *
parse_json (const char *text)
{
  g_autofree char *json = unquote (text);
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);
  return node;
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (IngotGraphqlSchema) schema = ingot_graphql_schema_new (test_types, 1);
  g_autoptr (JsonNode) variables = row->variables != NULL ? parse_json (row->variables) : NULL;
  g_autoptr (JsonNode) answer = NULL;
  g_autofree char *text = NULL;
  g_autofree char *expected = unquote (row->answer);
  int count = 0;

  answer =
      ingot_graphql_execute (schema, row->document, row->operation,
                             variables != NULL ? json_node_get_object (variables) : NULL, &count);
  text = json_to_string (answer, FALSE);
  g_assert_cmpstr (text, ==, expected);
}

/* Whatever is asked, there is an answer. */
static void
assert_answered (IngotGraphqlSchema *schema, const char *document)
{
  g_autoptr (JsonObject) variables = json_object_new ();
  g_autoptr (JsonNode) answer = NULL;
  int count = 0;

  json_object_set_string_member (variables, "id", "b1");
  answer = ingot_graphql_execute (schema, document, NULL, variables, &count);
  g_assert_true (json_object_has_member (json_node_get_object (answer), "data"));
}

/* The others prove little if the document they start from is not valid. */
static void
test_valid (void)
{
  g_autoptr (IngotGraphqlSchema) schema = ingot_graphql_schema_new (test_types, 1);
  g_autoptr (JsonObject) variables = json_object_new ();
  g_autoptr (JsonNode) answer = NULL;

  json_object_set_string_member (variables, "id", "b1");
  answer = ingot_graphql_execute (schema, valid, NULL, variables, NULL);
  g_assert_false (json_object_has_member (json_node_get_object (answer), "errors"));
}

static void
test_truncated (void)
{
  g_autoptr (IngotGraphqlSchema) schema = ingot_graphql_schema_new (test_types, 1);

  for (gsize length = 0; length < sizeof valid; length++)
    {
      g_autofree char *document = g_strndup (valid, length);
      g_autofree char *without =
          g_strconcat (document, valid + MIN (length + 1, sizeof valid - 1), NULL);

      assert_answered (schema, document);
      assert_answered (schema, without);
    }
}

static void
test_changed (void)
{
  static const char bytes[] = "{}()[]!$:@.,\"\\#|&=-e0a \n\x01\x7f\xc3";
  g_autoptr (IngotGraphqlSchema) schema = ingot_graphql_schema_new (test_types, 1);
  g_autofree char *document = g_strdup (valid);

  for (gsize at = 0; at < sizeof valid - 1; at++)
    for (const char *byte = bytes; *byte != '\0'; byte++)
      {
        document[at] = *byte;
        assert_answered (schema, document);
        document[at] = valid[at];
      }
}

static void
test_shuffled (void)
{
  g_autoptr (IngotGraphqlSchema) schema = ingot_graphql_schema_new (test_types, 1);

  for (guint round = 0; round < 3000; round++)
    {
      g_autofree char *document = g_strdup (valid);

      for (gint changes = g_test_rand_int_range (1, 6); changes > 0; changes--)
        {
          gint32 from = g_test_rand_int_range (0, sizeof valid - 1);
          gint32 to = g_test_rand_int_range (0, sizeof valid - 1);
          gint32 most = (gint32) sizeof valid - 1 - MAX (from, to);

          memmove (document + to, document + from, (gsize) g_test_rand_int_range (0, most + 1));
        }
      assert_answered (schema, document);
    }
}

/* With `-m perf` it says how long it takes. */
static void
test_many (void)
{
  g_autoptr (IngotGraphqlSchema) schema = ingot_graphql_schema_new (test_types, 1);
  g_autoptr (JsonNode) answer = NULL;
  JsonArray *shelf;
  double elapsed;

  g_test_timer_start ();
  answer = ingot_graphql_execute (schema, "{shelf(number:10000){id name pages lent title}}", NULL,
                                  NULL, NULL);
  elapsed = 1000 * g_test_timer_elapsed ();
  if (g_test_perf ())
    g_test_minimized_result (elapsed, "10000 items, 5 fields: %.1f ms", elapsed);
  shelf = json_object_get_array_member (
      json_object_get_object_member (json_node_get_object (answer), "data"), "shelf");
  g_assert_cmpuint (json_array_get_length (shelf), ==, 10000);
  g_assert_cmpuint (json_object_get_size (json_array_get_object_element (shelf, 9999)), ==, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/graphql/execute/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/graphql/execute/valid", test_valid);
  g_test_add_func ("/graphql/execute/truncated", test_truncated);
  g_test_add_func ("/graphql/execute/changed", test_changed);
  g_test_add_func ("/graphql/execute/shuffled", test_shuffled);
  g_test_add_func ("/graphql/execute/many", test_many);
  return g_test_run ();
}
