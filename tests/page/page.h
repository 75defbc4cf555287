/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "driver.h"
#include "ingot-demo-server.h"
#include "ingot-repository-page.h"

G_BEGIN_DECLS

/* A repository page in a window, on a demo server of its own. */
typedef struct
{
  IngotDemoServer *server;
  const char *user; /* whose API token is used */
  IngotSession *session;
  GtkWidget *window;
  AdwNavigationView *view;
  IngotRepositoryPage *page;
} Page;

void page_begin (Page *page, const char *user, IngotEnvironment environment);
void page_begin_on (Page *page,
                    const IngotDemoOptions *options,
                    const char *user,
                    IngotEnvironment environment);
void page_show (Page *page, const char *name);
void page_open (Page *page, const char *name);
void page_end (Page *page);

gboolean page_knows (Page *page, const char *what);
IngotRepository *page_get_repository (Page *page);
IngotDemoDomain *page_get_domain (Page *page);
IngotDemoToken *page_get_token (Page *page, const char *name);

GtkWidget *page_get_new_button (Page *page);
void page_assert_new_token (Page *page, gboolean on, const char *why);
GtkWidget *page_get_list (Page *page);
IngotIngestToken *page_get_chosen (Page *page);
void page_choose (Page *page, const char *name);
void page_do (Page *page, const char *action);
GtkWidget *page_wait_dialog (Page *page);
void page_wait_no_dialog (Page *page);
void page_type (GtkWidget *dialog, const char *title, const char *text);
void page_pick_parser (GtkWidget *dialog, const char *name);
void page_fail (Page *page, const char *operation, IngotDemoFault fault);

G_END_DECLS
