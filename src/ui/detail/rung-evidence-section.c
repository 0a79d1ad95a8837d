/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What shows that a goal, or a responsibility, is met: sentences, links and files.
 *
 * 1. What is typed or pasted is a link when it is plainly one, a file when it is the path
 *    or the address of one that is there, and else a sentence.
 * 2. A file, however it comes, raises the question whether a copy is kept. */

#include "rung-section.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-compat.h"
#include "rung-edit.h"
#include "rung-evidence-row.h"
#include "rung-file-question.h"
#include "rung-paths.h"
#include "rung-ui.h"
#include "rung-workspace.h"

#define QUESTION_KEY "rung-evidence-question"

static RungFileQuestion *
get_question (RungSection *self)
{
  return g_object_get_data (G_OBJECT (self), QUESTION_KEY);
}

/* The section of a goal's pane, or that of a responsibility. */
static RungKind
get_target_kind (RungSection *self,
                 RungPlan    *plan)
{
  return rung_plan_find_record (plan, RUNG_KIND_GOAL, rung_section_get_goal (self)) != NULL ? RUNG_KIND_GOAL
                                                                                            : RUNG_KIND_RESPONSIBILITY;
}

static GtkWidget *
make_row (RungSection *self,
          RungRecord  *record)
{
  return rung_evidence_row_new ();
}

static void
update_row (RungSection *self,
            GtkWidget   *row,
            RungPlan    *plan,
            RungRecord  *record)
{
  rung_evidence_row_show (RUNG_EVIDENCE_ROW (row), plan, record);
}

static RungChangeset *
add (RungSection  *self,
     RungPlan     *plan,
     const char   *text,
     GError      **error)
{
  return rung_edit_add_evidence (plan, get_target_kind (self, plan), rung_section_get_goal (self), text,
                                 rung_workspace_may_open_uri (text) ? text : NULL, rung_clock_get_today (), error);
}

/* --- Files --- */

/**
 * rung_evidence_section_offer_file:
 * @self: a section of evidence that shows something
 * @file: a file
 *
 * Asks whether a copy of a file is kept, and adds it as evidence.
 */
void
rung_evidence_section_offer_file (RungSection *self,
                                  GFile       *file)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));

  if (store != NULL && rung_section_get_goal (self) != NULL)
    rung_file_question_ask (get_question (self), get_target_kind (self, rung_store_get_plan (store)),
                            rung_section_get_goal (self), file);
}

/* "/home/ada/runbook.md", "~/runbook.md", "file:///home/ada/runbook.md" */
static GFile *
find_file (const char *text)
{
  g_autofree char *local = rung_workspace_dup_local_path (text);
  g_autofree char *path = NULL;

  if (local != NULL)
    path = g_steal_pointer (&local);
  else if (g_str_has_prefix (text, "~/"))
    path = g_build_filename (g_get_home_dir (), text + 2, NULL);
  else if (g_path_is_absolute (text))
    path = g_strdup (text);
  return path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_file_new_for_path (path) : NULL;
}

static gboolean
take (RungSection *self,
      const char  *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr(GFile) file = find_file (stripped);

  if (file != NULL)
    rung_evidence_section_offer_file (self, file);
  return file != NULL;
}

static void
settle (RungSection *self)
{
  rung_file_question_settle (get_question (self));
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(RungSection) self = data;
  g_autoptr(GFile) file = rung_compat_choose_finish (result);

  if (file != NULL)
    rung_evidence_section_offer_file (self, file);
}

static void
attach_cb (RungSection *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    rung_compat_choose_to_open (GTK_WINDOW (root), _("Attach a File"), RUNG_FILES_ALL, file_chosen_cb, g_object_ref (self));
}

static gboolean
dropped_cb (RungSection  *self,
            const GValue *value)
{
  g_autoptr(GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *file = files; file != NULL; file = file->next)
    rung_evidence_section_offer_file (self, file->data);
  return files != NULL;
}

static void
set_up (RungSection *self)
{
  GtkWidget *question = rung_file_question_new ();
  GtkWidget *attach = rung_section_make_button ("mail-attachment-symbolic", _("Attach a File"), G_CALLBACK (attach_cb), self);
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_object_set_data (G_OBJECT (self), QUESTION_KEY, question);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), question);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), attach);
  g_signal_connect_object (drop, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

const RungSectionFuncs rung_evidence_section = {
  .list = rung_plan_list_evidence,
  .make_row = make_row,
  .update_row = update_row,
  .add = add,
  .set_up = set_up,
  .take = take,
  .settle = settle,
};
