/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "driver.h"
#include "ingot-application.h"
#include "ingot-demo-server.h"
#include "ingot-repository-page.h"
#include "ingot-session.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct _Stage Stage;

typedef void (*StageFunc) (Stage *stage);

/**
 * State:
 * @name: what it is called, and its picture
 * @sees: what a person sees then, in words
 * @user: (nullable): whose API token is used; %NULL for `changer`
 * @release: (nullable): of LogScale; %NULL for the usual one
 * @own_tokens: whether the server makes another token than the custom one that it is asked for
 * @environment: what the server is said to be for
 * @no_server: whether there is no server yet
 * @prepare: (nullable): what goes wrong before the window is opened
 * @enter: (nullable): what a person, or somebody else, does then
 * @shows: words that can be read; the first are gone when the state is left
 * @buttons: what can be pressed
 * @off: what is there, and off
 * @mended: (nullable): what “Retry” leads to when nothing goes wrong any more
 * @shows_token: whether an ingest token can be read, because it was asked for
 *
 * A state of the program, as a person meets it.
 */
typedef struct
{
  const char *name;
  const char *sees;
  const char *user;
  const char *release;
  gboolean own_tokens;
  IngotEnvironment environment;
  gboolean no_server;
  StageFunc prepare;
  StageFunc enter;
  const char *shows[5];
  const char *buttons[5];
  const char *off[5];
  const char *mended;
  gboolean shows_token;
} State;

/**
 * Stage:
 * @state: what is shown
 * @server: (nullable): the demo server
 * @session: (nullable): the session on it
 * @window: the program's window
 * @seen: where the state is to be seen: mostly @window
 * @port: where the server listens
 * @other: (nullable): a server with a certificate, in place of @server
 *
 * A window of the program that is brought into a state.
 */
struct _Stage
{
  const State *state;
  IngotDemoServer *server;
  IngotSession *session;
  GtkWidget *window;
  GtkWidget *seen;
  guint16 port;
  SoupServer *other;
};

const State *states_get (guint index);
const State *states_find (const char *name);

int stage_run (void (*func) (gpointer data), gpointer data);
int stage_run_tests (void);
void stage_begin (Stage *stage, const State *state, int width, int height);
void stage_resize (Stage *stage, int width, int height);
void stage_mend (Stage *stage);
void stage_end (Stage *stage);

/* what rows are made of */
void stage_fail (Stage *stage, const char *operation, IngotDemoFault fault);
void stage_use_certificate (Stage *stage, const char *name);
void stage_wait_session (Stage *stage);
void stage_show (Stage *stage, const char *name);
void stage_open (Stage *stage, const char *name);
void stage_open_failing (Stage *stage, IngotDemoFault fault);
void stage_open_popover (Stage *stage, GtkWidget *owner);
IngotRepositoryPage *stage_get_page (Stage *stage);
GtkWidget *stage_open_dialog (Stage *stage, const char *token, const char *action);
void stage_type (GtkWidget *root, const char *title, const char *text);

extern const State states_of_servers[];
extern const State states_of_repositories[];
extern const State states_of_dialogs[];
extern const State states_of_new_tokens[];
extern const State states_of_people[];
extern const State states_of_menus[];
extern const State states_of_reading[];
extern const State states_of_selections[];
extern const State states_of_switching[];

G_END_DECLS
