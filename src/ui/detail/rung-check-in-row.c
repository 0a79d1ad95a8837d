/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A check-in in the pane of its goal.  The rows inside are made when it is first opened:
 * there may be one a day for years. */

#include "rung-check-in-row.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-compat.h"
#include "rung-edit.h"
#include "rung-field-row.h"
#include "rung-names.h"
#include "rung-paths.h"
#include "rung-switch-row.h"
#include "rung-phrases.h"
#include "rung-text-row.h"
#include "rung-ui.h"

struct _RungCheckInRow
{
  AdwExpanderRow  parent_instance;

  GtkWidget      *private_icon;
  GtkWidget      *text_row; /* NULL until it is first opened, as those below */
  GtkWidget      *percent_row;
  GtkWidget      *day_row;
  GtkWidget      *private_row;
  char           *uid;
};

G_DEFINE_FINAL_TYPE (RungCheckInRow, rung_check_in_row, ADW_TYPE_EXPANDER_ROW)

static RungPlan *
get_plan (RungCheckInRow *self)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));

  return store != NULL ? rung_store_get_plan (store) : NULL;
}

static void
remove_cb (RungCheckInRow *self)
{
  RungPlan *plan = get_plan (self);
  g_autoptr(GError) error = NULL;

  if (plan != NULL)
    {
      RungChangeset *edit = rung_edit_remove_check_in (plan, self->uid, &error);

      rung_committer_commit_telling (GTK_WIDGET (self), edit, error);
    }
}

/* --- The rows inside --- */

static void
add_remove_row (RungCheckInRow *self)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", _("Remove Check-in"), "halign", GTK_ALIGN_START,
                                    "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 6,
                                    "css-classes", (const char *[]) { "destructive-action", NULL }, NULL);
  GtkWidget *row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE, "focusable", FALSE,
                                 "title", _("Remove Check-in"), "child", button, NULL);

  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
make_inside (RungCheckInRow *self)
{
  AdwExpanderRow *expander = ADW_EXPANDER_ROW (self);

  self->text_row = rung_text_row_new ("check_in.text", NULL, RUNG_TEXT_ROW_NO_LIST);
  self->percent_row = rung_field_row_new ("check_in.percent", NULL);
  self->day_row = rung_field_row_new ("check_in.day", NULL);
  self->private_row = rung_switch_row_new ("check_in.private");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->private_row), _("Left out of whatever leaves this computer"));
  adw_expander_row_add_row (expander, self->text_row);
  adw_expander_row_add_row (expander, self->percent_row);
  adw_expander_row_add_row (expander, self->day_row);
  adw_expander_row_add_row (expander, self->private_row);
  add_remove_row (self);
}

/* --- Showing --- */

/* A percent is a check-in's where progress goes by hand; one from an earlier time can
 * still be seen and taken away. */
static gboolean
takes_percent (RungPlan   *plan,
               RungRecord *check_in)
{
  RungRecord *goal = rung_plan_find_record (plan, RUNG_KIND_GOAL, rung_record_get_text (check_in, RUNG_CHECK_IN_GOAL));

  return rung_record_has (check_in, RUNG_CHECK_IN_PERCENT) ||
         (goal != NULL && rung_record_get_integer (goal, RUNG_GOAL_PROGRESS_BY) == RUNG_PROGRESS_BY_HAND);
}

static void
show_inside (RungCheckInRow *self,
             RungPlan       *plan,
             RungRecord     *check_in)
{
  rung_text_row_set_record (RUNG_TEXT_ROW (self->text_row), check_in);
  rung_field_row_set_record (RUNG_FIELD_ROW (self->percent_row), check_in);
  rung_field_row_set_record (RUNG_FIELD_ROW (self->day_row), check_in);
  rung_switch_row_set_record (RUNG_SWITCH_ROW (self->private_row), check_in);
  gtk_widget_set_visible (self->percent_row, takes_percent (plan, check_in));
}

static void
expanded_cb (RungCheckInRow *self)
{
  RungPlan *plan = get_plan (self);
  RungRecord *check_in = plan != NULL ? rung_plan_find_record (plan, RUNG_KIND_CHECK_IN, self->uid) : NULL;

  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) || self->text_row != NULL || check_in == NULL)
    return;
  make_inside (self);
  rung_names_mend (GTK_WIDGET (self), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  show_inside (self, plan, check_in);
}

/* Of a longer text the row tells the beginning; unfolded it has all of it. */
#define TITLE_CHARACTERS 300

/* "Draft is out", or "60 %" where nothing was said. */
static char *
phrase_title (RungRecord *check_in)
{
  const char *text = rung_record_get_text (check_in, RUNG_CHECK_IN_TEXT);

  if (text != NULL)
    return rung_phrase_shorten (text, TITLE_CHARACTERS);
  /* Translators: the progress of a goal. */
  return g_strdup_printf (_("%d %%"), (int) rung_record_get_integer (check_in, RUNG_CHECK_IN_PERCENT));
}

static char *
phrase_subtitle (RungRecord *check_in)
{
  g_autofree char *day = rung_words_format_near_day (rung_ui_get_words (),
                                                     rung_record_get_day (check_in, RUNG_CHECK_IN_DAY),
                                                     rung_clock_get_today ());

  if (!rung_record_has (check_in, RUNG_CHECK_IN_PERCENT))
    return g_steal_pointer (&day);
  /* Translators: a date and the progress on it. */
  return g_strdup_printf (_("%s · %d %%"), day, (int) rung_record_get_integer (check_in, RUNG_CHECK_IN_PERCENT));
}

static void
rung_check_in_row_finalize (GObject *object)
{
  g_free (RUNG_CHECK_IN_ROW (object)->uid);
  G_OBJECT_CLASS (rung_check_in_row_parent_class)->finalize (object);
}

static void
rung_check_in_row_class_init (RungCheckInRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rung_check_in_row_finalize;
}

static void
rung_check_in_row_init (RungCheckInRow *self)
{
  g_object_set (self, "use-markup", FALSE, NULL);
  self->private_icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "changes-prevent-symbolic", "valign", GTK_ALIGN_CENTER,
                                     "tooltip-text", _("Private"), "visible", FALSE,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);
  rung_ui_set_name (self->private_icon, _("Private"));
  rung_compat_expander_add_suffix (ADW_EXPANDER_ROW (self), self->private_icon);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

GtkWidget *
rung_check_in_row_new (void)
{
  return g_object_new (RUNG_TYPE_CHECK_IN_ROW, NULL);
}

/**
 * rung_check_in_row_show:
 * @self: a row in a window
 * @plan: the plan
 * @check_in: a check-in of @plan; a row shows one all its life
 *
 * Shows a check-in as it is now.
 */
void
rung_check_in_row_show (RungCheckInRow *self,
                        RungPlan       *plan,
                        RungRecord     *check_in)
{
  g_autofree char *title = phrase_title (check_in);
  g_autofree char *subtitle = phrase_subtitle (check_in);

  g_return_if_fail (RUNG_IS_CHECK_IN_ROW (self));

  if (self->uid == NULL)
    self->uid = g_strdup (rung_record_get_uid (check_in));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_widget_set_visible (self->private_icon, rung_record_is_private (check_in));
  rung_names_mend (GTK_WIDGET (self), title);
  if (self->text_row != NULL)
    show_inside (self, plan, check_in);
}
