/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-error.h"

typedef struct
{
  GPtrArray *states; /* IngotErrorState */
  char *details;
  char *location;
  IngotCertificate *certificate;
  gboolean understood;
} IngotErrorPrivate;

static void
ingot_error_private_init (IngotErrorPrivate *priv)
{
  priv->states = g_ptr_array_new_with_free_func ((GDestroyNotify) ingot_error_state_free);
}

static void
ingot_error_private_copy (const IngotErrorPrivate *source, IngotErrorPrivate *destination)
{
  /* GLib has initialised it already. */
  g_ptr_array_unref (destination->states);
  destination->states = g_ptr_array_ref (source->states);
  destination->details = g_strdup (source->details);
  destination->location = g_strdup (source->location);
  destination->understood = source->understood;
  if (source->certificate != NULL)
    destination->certificate = ingot_certificate_ref (source->certificate);
}

static void
ingot_error_private_clear (IngotErrorPrivate *priv)
{
  g_ptr_array_unref (priv->states);
  g_free (priv->details);
  g_free (priv->location);
  g_clear_pointer (&priv->certificate, ingot_certificate_unref);
}

G_DEFINE_EXTENDED_ERROR (IngotError, ingot_error)

/**
 * ingot_error_take_details:
 * @error: an error of %INGOT_ERROR
 * @states: (transfer full) (nullable) (element-type IngotErrorState): the server's `state`
 * @details: (transfer full) (nullable): lines for a support ticket, of a name, a tab and a value;
 * no secret
 *
 * Attaches to @error what the server said beyond its message.
 */
void
ingot_error_take_details (GError *error, GPtrArray *states, char *details)
{
  IngotErrorPrivate *priv = ingot_error_get_private (error);

  g_return_if_fail (priv != NULL);

  if (states != NULL)
    {
      g_ptr_array_unref (priv->states);
      priv->states = states;
    }
  g_free (priv->details);
  priv->details = details;
}

/**
 * ingot_error_get_states:
 * @error: an error of %INGOT_ERROR
 *
 * Gets every entry of the server's `state`.
 *
 * Returns: (transfer none) (element-type IngotErrorState): the entries, often none
 */
GPtrArray *
ingot_error_get_states (const GError *error)
{
  return ingot_error_get_private (error)->states;
}

/**
 * ingot_error_get_details:
 * @error: an error of %INGOT_ERROR
 *
 * Gets what a support ticket needs: operation, address, answer, path and time.
 *
 * Returns: (transfer none) (nullable): lines of a name, a tab and a value, without a secret
 */
const char *
ingot_error_get_details (const GError *error)
{
  return ingot_error_get_private (error)->details;
}

/**
 * ingot_error_take_location:
 * @error: an error of %INGOT_ERROR
 * @location: (transfer full): an address
 *
 * Attaches to @error where the server sends to.
 */
void
ingot_error_take_location (GError *error, char *location)
{
  IngotErrorPrivate *priv = ingot_error_get_private (error);

  g_free (priv->location);
  priv->location = location;
}

/**
 * ingot_error_get_location:
 * @error: an error of %INGOT_ERROR
 *
 * Gets where the server sends to, with all that it said: a query may carry somebody's secret, so
 * this is not for people to see. That of #IngotConnectionTest is the base of a server, and is.
 *
 * Returns: (transfer none) (nullable): an address, for %INGOT_ERROR_REDIRECTED
 */
const char *
ingot_error_get_location (const GError *error)
{
  return ingot_error_get_private (error)->location;
}

/**
 * ingot_error_take_certificate:
 * @error: an error of %INGOT_ERROR
 * @certificate: (transfer full): a certificate
 *
 * Attaches to @error the certificate that was not accepted.
 */
void
ingot_error_take_certificate (GError *error, IngotCertificate *certificate)
{
  IngotErrorPrivate *priv = ingot_error_get_private (error);

  g_clear_pointer (&priv->certificate, ingot_certificate_unref);
  priv->certificate = certificate;
}

/**
 * ingot_error_get_certificate:
 * @error: an error of %INGOT_ERROR
 *
 * Gets the certificate that was not accepted.
 *
 * Returns: (transfer none) (nullable): the certificate, for %INGOT_ERROR_TLS
 */
const IngotCertificate *
ingot_error_get_certificate (const GError *error)
{
  return ingot_error_get_private (error)->certificate;
}

/**
 * ingot_error_set_understood:
 * @error: an error of %INGOT_ERROR
 *
 * Notes that the server began with what it was asked for.
 */
void
ingot_error_set_understood (GError *error)
{
  ingot_error_get_private (error)->understood = TRUE;
}

/**
 * ingot_error_is_understood:
 * @error: an error of %INGOT_ERROR
 *
 * Tells whether the server knows what it was asked for, and refused that. GraphQL's errors have a
 * path then; those of a document that a server does not understand have none.
 *
 * Returns: %TRUE if it certainly does
 */
gboolean
ingot_error_is_understood (const GError *error)
{
  return ingot_error_get_private (error)->understood;
}

/**
 * ingot_error_may_have_been_executed:
 * @error: an error of %INGOT_ERROR
 *
 * Tells whether the server may have executed the request although its answer was lost.
 *
 * Returns: %FALSE if the request certainly did not reach the server or was certainly refused
 */
gboolean
ingot_error_may_have_been_executed (const GError *error)
{
  switch ((IngotError) error->code)
    {
    case INGOT_ERROR_TIMED_OUT:
    case INGOT_ERROR_CONNECTION_LOST:
    case INGOT_ERROR_NOT_LOGSCALE:
    case INGOT_ERROR_UNAVAILABLE:
    case INGOT_ERROR_TOO_LARGE:
    case INGOT_ERROR_INCOMPLETE:
    case INGOT_ERROR_CANCELLED:
      return TRUE;
    case INGOT_ERROR_UNREACHABLE:
    case INGOT_ERROR_TLS:
    case INGOT_ERROR_REDIRECTED:
    case INGOT_ERROR_AUTHENTICATION:
    case INGOT_ERROR_NOT_PERMITTED:
    case INGOT_ERROR_NOT_FOUND:
    case INGOT_ERROR_REFUSED:
    case INGOT_ERROR_OUTCOME_UNKNOWN:
    case INGOT_ERROR_READ_ONLY:
    case INGOT_ERROR_RENAMED:
    case INGOT_ERROR_AMBIGUOUS:
    case INGOT_ERROR_MOVED:
    case INGOT_ERROR_NOT_ENABLED:
    default:
      return FALSE;
    }
}

/**
 * ingot_error_state_new:
 * @field: the input field
 * @reason: what the server says of it
 *
 * Creates an entry of `state`.
 *
 * Returns: (transfer full): the entry
 */
IngotErrorState *
ingot_error_state_new (const char *field, const char *reason)
{
  IngotErrorState *self = g_new (IngotErrorState, 1);

  self->field = g_strdup (field);
  self->reason = g_strdup (reason);
  return self;
}

/**
 * ingot_error_state_free:
 * @self: (transfer full): an entry of `state`
 *
 * Frees @self.
 */
void
ingot_error_state_free (IngotErrorState *self)
{
  g_free (self->field);
  g_free (self->reason);
  g_free (self);
}
