/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "driver-heartbeat.h"

#include <time.h>

typedef struct
{
  gint64 started; /* µs */
  gint64 longest; /* µs */
} Clock;

/* A source that the main loop asks before it waits and after it, each time. */
struct _DriverHeartbeat
{
  GSource source;
  Clock wall;
  Clock work; /* of this thread: other people's load does not count */
};

static gint64
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
start_clocks (DriverHeartbeat *self)
{
  self->wall.started = g_get_monotonic_time ();
  self->work.started = get_work ();
}

static void
stop_clock (Clock *clock, gint64 now)
{
  clock->longest = MAX (clock->longest, now - clock->started);
}

static void
stop_clocks (DriverHeartbeat *self)
{
  stop_clock (&self->wall, g_get_monotonic_time ());
  stop_clock (&self->work, get_work ());
}

static gboolean
prepare_cb (GSource *source, int *timeout)
{
  stop_clocks ((DriverHeartbeat *) source);
  start_clocks ((DriverHeartbeat *) source);
  return FALSE;
}

static gboolean
check_cb (GSource *source)
{
  start_clocks ((DriverHeartbeat *) source);
  return FALSE;
}

static gboolean
dispatch_cb (GSource *source, GSourceFunc callback, gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/**
 * driver_heartbeat_start:
 *
 * Starts to watch for how long the main loop looks at nothing: what it does between two looks, and
 * what is done without it.
 *
 * Returns: (transfer full): the heartbeat, for driver_heartbeat_stop ()
 */
DriverHeartbeat *
driver_heartbeat_start (void)
{
  static GSourceFuncs functions = { prepare_cb, check_cb, dispatch_cb };
  GSource *source = g_source_new (&functions, sizeof (DriverHeartbeat));
  DriverHeartbeat *self = (DriverHeartbeat *) source;

  /* None is asked that comes after one that is ready. */
  g_source_set_priority (source, G_MININT);
  g_source_attach (source, NULL);
  start_clocks (self);
  return self;
}

/**
 * driver_heartbeat_stop:
 * @self: (transfer full): a heartbeat
 * @wall: (out) (optional): the longest time between two looks by the clock on the wall,
 * milliseconds
 *
 * Stops watching.
 *
 * Returns: the most work of the main thread between two looks, in milliseconds
 */
double
driver_heartbeat_stop (DriverHeartbeat *self, double *wall)
{
  double work;

  stop_clocks (self);
  work = (double) self->work.longest / 1000.0;
  if (wall != NULL)
    *wall = (double) self->wall.longest / 1000.0;
  g_source_destroy ((GSource *) self);
  g_source_unref ((GSource *) self);
  return work;
}
