/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The single table of accelerators. */

#include "rung-shortcuts.h"

#include <glib/gi18n.h>

static const RungShortcut shortcuts[] = {
  { N_("Plan"), N_("Add a goal"), "win.add-goal", { "<Control>n" } },
  /* Undo is bound by the window itself: letters are taken back before edits. */
  { NULL, N_("Undo"), NULL, { "<Control>z" } },
  { NULL, N_("Redo"), NULL, { "<Control><Shift>z" } },
  { NULL, N_("Search"), "win.search", { "<Control>f" } },
  { NULL, N_("Export as PDF"), "win.export", { "<Control>e" } },
  { NULL, N_("I got a new role"), "win.new-role", { "<Control>r" } },
  { NULL, N_("Plan properties"), "win.properties", { "<Alt>Return" } },
  { NULL, N_("New plan"), "win.new-plan", { "<Control><Shift>n" } },
  { NULL, N_("Open or import a file"), "win.import", { "<Control>o" } },
  { N_("View"), N_("Timeline"), "win.view::timeline", { "<Alt>1" } },
  { NULL, N_("Goals"), "win.view::goals", { "<Alt>2" } },
  { NULL, N_("Choose a plan"), "win.choose-plan", { "<Control>l" } },
  { NULL, N_("Back, or close what is shown"), NULL, { "Escape" } },
  /* Bound by the timeline, and by what has the focus on it. */
  { N_("Looking at the timeline"), N_("Zoom in"), NULL, { "plus" } },
  { NULL, N_("Zoom out"), NULL, { "minus" } },
  { NULL, N_("Zoom to all"), NULL, { "<Control>0" } },
  { NULL, N_("Go to today"), NULL, { "Home" } },
  { NULL, N_("Go to the end"), NULL, { "End" } },
  { NULL, N_("A page earlier, a page later"), NULL, { "Page_Up", "Page_Down" }, TRUE },
  { NULL, N_("Pan a little"), NULL, { "<Shift>Left", "<Shift>Right" }, TRUE },
  { NULL, N_("Scroll a little"), NULL, { "<Shift>Up", "<Shift>Down" }, TRUE },
  { N_("On the timeline"), N_("To the thing before, to the next"), NULL, { "Left", "Right" }, TRUE },
  { NULL, N_("To another role or lane"), NULL, { "Up", "Down" }, TRUE },
  { NULL, N_("Open what has the focus"), NULL, { "Return" } },
  { NULL, N_("Move what has the focus"), NULL, { "<Alt>Left", "<Alt>Right" }, TRUE },
  { NULL, N_("Move its end"), NULL, { "<Alt><Shift>Left", "<Alt><Shift>Right" }, TRUE },
  { NULL, N_("Move its start"), NULL, { "<Alt><Control>Left", "<Alt><Control>Right" }, TRUE },
  { NULL, N_("Edit what has the focus"), NULL, { "F2" } },
  { NULL, N_("Delete what has the focus"), NULL, { "Delete" } },
  { NULL, N_("Details of what has the focus"), NULL, { "<Control>i" } },
  { NULL, N_("What can be done with it"), NULL, { "<Shift>F10", "Menu" } },
  { N_("Goal"), N_("Complete the goal that is shown"), NULL, { "<Control>Return" } },
  { N_("Rating"), N_("Choose a level"), NULL, { "0", "4" } },
  { NULL, N_("No opportunity yet"), NULL, { "n" } },
  { N_("General"), N_("Help"), "app.help", { "F1" } },
  { NULL, N_("Keyboard shortcuts"), "app.shortcuts", { "<Control>question" } },
  { NULL, N_("Main menu"), NULL, { "F10" } },
  { NULL, N_("Close window"), "window.close", { "<Control>w" } },
  { NULL, N_("Quit"), "app.quit", { "<Control>q" } },
};

const RungShortcut *
rung_shortcuts_get (guint *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}

/**
 * rung_shortcuts_apply:
 * @application: the application
 *
 * Binds the accelerators of actions.
 */
void
rung_shortcuts_apply (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].action != NULL)
      gtk_application_set_accels_for_action (application, shortcuts[i].action, shortcuts[i].accels);
}
