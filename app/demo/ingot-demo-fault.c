/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-demo-fault.h"

typedef struct
{
  const char *operation; /* interned; NULL for any */
  IngotDemoFault fault;
  guint count;
} Entry;

struct _IngotDemoFaults
{
  GArray *entries; /* Entry, in the order they were added */
};

/**
 * ingot_demo_faults_new:
 *
 * Creates a list of faults to come.
 *
 * Returns: (transfer full): the list, empty
 */
IngotDemoFaults *
ingot_demo_faults_new (void)
{
  IngotDemoFaults *self = g_new (IngotDemoFaults, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  return self;
}

/**
 * ingot_demo_faults_free:
 * @self: (transfer full): a list of faults
 *
 * Frees @self.
 */
void
ingot_demo_faults_free (IngotDemoFaults *self)
{
  g_array_unref (self->entries);
  g_free (self);
}

/**
 * ingot_demo_faults_add:
 * @self: a list of faults
 * @operation: (nullable): the name of an operation; %NULL for any request
 * @fault: what goes wrong; its texts are copied
 * @count: how often
 *
 * Adds a fault. Of several that fit, the one that was added first happens.
 */
void
ingot_demo_faults_add (IngotDemoFaults *self,
                       const char *operation,
                       const IngotDemoFault *fault,
                       guint count)
{
  Entry entry = { g_intern_string (operation), *fault, count };

  entry.fault.text = g_intern_string (fault->text);
  entry.fault.field = g_intern_string (fault->field);
  entry.fault.reason = g_intern_string (fault->reason);
  g_array_append_val (self->entries, entry);
}

/**
 * ingot_demo_faults_release:
 * @self: a list of faults
 *
 * Has no answer be held that is still to come.
 */
void
ingot_demo_faults_release (IngotDemoFaults *self)
{
  guint i = self->entries->len;

  while (i-- > 0)
    if (g_array_index (self->entries, Entry, i).fault.kind == INGOT_DEMO_FAULT_HELD)
      g_array_remove_index (self->entries, i);
}

/**
 * ingot_demo_faults_take:
 * @self: a list of faults
 * @operation: the name of an operation
 *
 * Takes the fault that happens to a request.
 *
 * Returns: the fault; one of kind %INGOT_DEMO_FAULT_NONE if there is none
 */
IngotDemoFault
ingot_demo_faults_take (IngotDemoFaults *self, const char *operation)
{
  IngotDemoFault fault = { INGOT_DEMO_FAULT_NONE };
  guint i;

  for (i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      if (entry->operation != NULL && g_strcmp0 (entry->operation, operation) != 0)
        continue;
      fault = entry->fault;
      if (--entry->count == 0)
        g_array_remove_index (self->entries, i);
      break;
    }
  return fault;
}

/**
 * ingot_demo_fault_is_executed:
 * @fault: a fault
 *
 * Tells whether the server does what it is asked for before something goes wrong.
 *
 * Returns: %TRUE if it does
 */
gboolean
ingot_demo_fault_is_executed (const IngotDemoFault *fault)
{
  return fault->kind == INGOT_DEMO_FAULT_NONE || fault->kind >= INGOT_DEMO_FAULT_PARTIAL;
}
