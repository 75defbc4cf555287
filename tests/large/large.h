/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-application.h"

G_BEGIN_DECLS

/**
 * LargeResult:
 * @work: the most work of the main thread without a beat of the main loop
 * @wall: the longest time without a beat
 * @first: until the first rows were drawn; 0 where nothing is loaded
 * @all: until all rows were there and drawn; 0 where nothing is loaded
 * @processor: what all threads had of a processor until then
 *
 * What an action took, in milliseconds.
 */
typedef struct
{
  double work;
  double wall;
  double first;
  double all;
  double processor;
} LargeResult;

typedef struct _Large Large;

/**
 * LargeAction:
 * @name: what is done, in a word or two
 * @bound: how long the main loop may stand still, in milliseconds
 * @act: does it, until the window shows what comes of it
 *
 * Something that a person does.
 */
typedef struct
{
  const char *name;
  double bound;
  void (*act) (Large *self, LargeResult *result);
} LargeAction;

extern const LargeAction large_actions[];

Large *large_new (IngotApplication *application,
                  const char *address,
                  const char *api_token,
                  guint n_items);
void large_free (Large *self);
void large_act (Large *self, const LargeAction *action, LargeResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Large, large_free)

G_END_DECLS
