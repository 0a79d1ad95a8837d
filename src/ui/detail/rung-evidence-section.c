/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Evidence: a sentence or a link that shows a goal is met. */

#include "rung-section.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-day.h"
#include "rung-edit.h"
#include "rung-paths.h"
#include "rung-ui.h"

#define OPEN_KEY "rung-evidence-open"

static gboolean
is_link (const char *text)
{
  g_autofree char *scheme = g_uri_parse_scheme (text);

  return scheme != NULL && g_uri_is_valid (text, G_URI_FLAGS_NONE, NULL) &&
         (g_str_equal (scheme, "https") || g_str_equal (scheme, "http") || g_str_equal (scheme, "file"));
}

static void
remove_cb (RungSection *self,
           GtkButton   *button)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (store == NULL)
    return;
  changeset = rung_edit_remove_evidence (rung_store_get_plan (store),
                                         rung_section_get_row_uid (GTK_WIDGET (button)), &error);
  rung_committer_commit_telling (GTK_WIDGET (self), changeset, error);
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(RungSection) self = data;
  g_autoptr(GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    rung_committer_tell (GTK_WIDGET (self), _("The link could not be opened. Copy it into a browser."));
}

static void
open_cb (RungSection *self,
         GtkButton   *button)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  RungRecord *record = NULL;

  if (store != NULL)
    record = rung_plan_find_record (rung_store_get_plan (store), RUNG_KIND_EVIDENCE,
                                    rung_section_get_row_uid (GTK_WIDGET (button)));
  /* A plan may come from somebody else: only what is plainly a link is opened. */
  if (record != NULL && is_link (rung_record_get_text (record, RUNG_EVIDENCE_URI)))
    g_app_info_launch_default_for_uri_async (rung_record_get_text (record, RUNG_EVIDENCE_URI),
                                             NULL, NULL, launched_cb, g_object_ref (self));
}

static GtkWidget *
make_row (RungSection *self,
          RungRecord  *record)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 3, "subtitle-lines", 2, NULL);
  GtkWidget *open = rung_section_make_button ("adw-external-link-symbolic", _("Open Link"), G_CALLBACK (open_cb), self);

  g_object_set_data (G_OBJECT (row), OPEN_KEY, open);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), open);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             rung_section_make_button ("user-trash-symbolic", _("Remove Evidence"),
                                                       G_CALLBACK (remove_cb), self));
  return row;
}

static void
update_row (RungSection *self,
            GtkWidget   *row,
            RungPlan    *plan,
            RungRecord  *record)
{
  const char *uri = rung_record_get_text (record, RUNG_EVIDENCE_URI);
  guint32 day = rung_record_get_day (record, RUNG_EVIDENCE_DAY);
  g_autofree char *subtitle = NULL;

  if (day != RUNG_NO_DAY)
    subtitle = rung_words_format_near_day (rung_ui_get_words (), day, rung_clock_get_today ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rung_record_get_text (record, RUNG_EVIDENCE_TITLE));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), OPEN_KEY), uri != NULL && is_link (uri));
}

static RungChangeset *
add (RungSection  *self,
     RungPlan     *plan,
     const char   *text,
     GError      **error)
{
  return rung_edit_add_evidence (plan, RUNG_KIND_GOAL, rung_section_get_goal (self), text,
                                 is_link (text) ? text : NULL, rung_clock_get_today (), error);
}

const RungSectionFuncs rung_evidence_section = { rung_plan_list_evidence, make_row, update_row, FALSE, add };
