/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "states.h"

#include "ingot-token-row.h"

static void
open_main_menu (Stage *stage)
{
  stage_wait_session (stage);
  stage_open_popover (stage, driver_find (stage->window, GTK_TYPE_MENU_BUTTON, "Main Menu"));
}

static void
open_sort_menu (Stage *stage)
{
  stage_wait_session (stage);
  stage_open_popover (stage, driver_find (stage->window, GTK_TYPE_MENU_BUTTON, "Sort"));
}

static void
open_repository_menu (Stage *stage)
{
  stage_open (stage, "payments");
  stage_open_popover (stage, driver_find (stage->window, GTK_TYPE_MENU_BUTTON, "Repository Menu"));
}

static void
open_token_menu (Stage *stage)
{
  stage_open (stage, "payments");
  stage_open_popover (stage, driver_find_type (stage->window, INGOT_TYPE_TOKEN_ROW));
}

const State states_of_menus[] = {
  {
      .name = "main-menu",
      .sees = "what can be done with the program",
      .enter = open_main_menu,
      .shows = { "Preferences", "Keyboard Shortcuts", "About Ingot" },
  },
  {
      .name = "sort-menu",
      .sees = "in which order repositories and views can be",
      .enter = open_sort_menu,
      .shows = { "Name" },
  },
  {
      .name = "repository-menu",
      .sees = "what can be done with a repository",
      .enter = open_repository_menu,
      .shows = { "Select Tokens" },
  },
  {
      .name = "token-menu",
      .sees = "what can be done with an ingest token",
      .enter = open_token_menu,
      .shows = { "Copy Token", "Edit…", "Delete…" },
  },
  {},
};
