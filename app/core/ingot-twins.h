/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-answer.h"
#include "ingot-document.h"

G_BEGIN_DECLS

typedef struct _IngotTwins IngotTwins;

IngotTwins *ingot_twins_new (void);
IngotTwins *ingot_twins_ref (IngotTwins *self);
void ingot_twins_unref (IngotTwins *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IngotTwins, ingot_twins_unref)

IngotDocument *ingot_twins_dup_document (IngotTwins *self, const IngotOperation *operation);
IngotDocument *ingot_twins_dup_smaller (IngotTwins *self,
                                        const IngotOperation *operation,
                                        const IngotDocument *document,
                                        const IngotAnswer *answer);
void ingot_twins_confirm (IngotTwins *self,
                          const IngotOperation *operation,
                          const IngotDocument *document);
void
ingot_twins_reject (IngotTwins *self, const IngotDocument *document, const IngotAnswer *answer);

G_END_DECLS
