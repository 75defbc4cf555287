/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ingot-search-domain.h"

G_BEGIN_DECLS

/* What a list says of a search domain */
const char *ingot_domain_text_kind_icon_name (IngotSearchDomain *domain);
const char *ingot_domain_text_kind (IngotSearchDomain *domain);
char *ingot_domain_text_name (IngotSearchDomain *domain);
char *ingot_domain_text_line (IngotSearchDomain *domain);
char *ingot_domain_text_describe (IngotSearchDomain *domain, GDateTime *now);
char *ingot_domain_text_ingest_block (IngotSearchDomain *domain, GDateTime *now);
const char *ingot_domain_text_star_icon_name (IngotSearchDomain *domain);
const char *ingot_domain_text_star (IngotSearchDomain *domain);

G_END_DECLS
