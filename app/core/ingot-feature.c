/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ingot-feature.h"

/**
 * IngotFeature:
 *
 * A feature that a server knows: LogScale's FeatureFlagV2. Its flag is a text here, as each release
 * has other ones. Only a server's answer makes one, so that no server is asked to turn on what it
 * does not know.
 */
struct _IngotFeature
{
  IngotRecord parent_instance;

  char *flag;
  char *description;
};

G_DEFINE_FINAL_TYPE (IngotFeature, ingot_feature, INGOT_TYPE_RECORD)

#define AT(field) G_STRUCT_OFFSET (IngotFeature, field)

static const IngotRecordMember members[] = {
  { "flag", "flag", AT (flag), INGOT_RECORD_STRING },
  { "description", "description", AT (description), INGOT_RECORD_STRING },
};

static void
ingot_feature_class_init (IngotFeatureClass *klass)
{
  ingot_record_class_set_members (INGOT_RECORD_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
ingot_feature_init (IngotFeature *self)
{
}

/**
 * ingot_feature_get_flag:
 * @self: a feature
 *
 * Gets the value of LogScale's FeatureFlag that stands for it.
 *
 * Returns: (transfer none) (nullable): the flag
 */
const char *
ingot_feature_get_flag (IngotFeature *self)
{
  return self->flag;
}

/**
 * ingot_feature_get_description:
 * @self: a feature
 *
 * Gets what the server says that it does.
 *
 * Returns: (transfer none) (nullable): a text of the server
 */
const char *
ingot_feature_get_description (IngotFeature *self)
{
  return self->description;
}
