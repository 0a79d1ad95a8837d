/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The time in one role, as a form.
 *
 * 1. A new one proposes what is missing: an earlier role is the one below the first that
 *    was held, and ends the day before that began.
 * 2. What the rules refuse is said at the row that can mend it. */

#include "rung-stay-dialog.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-day.h"
#include "rung-edit.h"
#include "rung-field-row.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-timeline.h"
#include "rung-translator.h"
#include "rung-ui.h"

struct _RungStayDialog
{
  RungDialog           parent_instance;

  AdwPreferencesGroup *group;
  AdwComboRow         *role_row;
  GtkSwitch           *planned_switch;
  RungFieldRow        *start_row;
  RungFieldRow        *end_row;
  RungFieldRow        *expected_row;
  AdwPreferencesGroup *remove_group;

  char                *uid;  /* (nullable): the stay that is changed */
  GPtrArray           *uids; /* of char *, roles beside the row's items */
};

G_DEFINE_FINAL_TYPE (RungStayDialog, rung_stay_dialog, RUNG_TYPE_DIALOG)

static gboolean
is_planned (RungStayDialog *self)
{
  return gtk_switch_get_active (self->planned_switch);
}

static gboolean
is_empty (RungFieldRow *row)
{
  return *gtk_editable_get_text (GTK_EDITABLE (row)) == '\0';
}

/* What is over has no expected end, and what is planned no other. */
static void
update_rows (RungStayDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->end_row), !is_planned (self));
  gtk_widget_set_visible (GTK_WIDGET (self->expected_row), is_planned (self) || is_empty (self->end_row));
}

/* --- What is proposed --- */

static RungRecord *
find_first_stay (RungPlan *plan)
{
  g_autoptr(GPtrArray) stays = rung_plan_list_stays (plan);

  return stays->len > 0 ? g_ptr_array_index (stays, 0) : NULL;
}

/* The visible role below that of the first stay; the lowest one of all without it. */
static const char *
propose_role (RungStayDialog *self,
              RungPlan       *plan)
{
  RungRecord *stay = find_first_stay (plan);
  const char *held = stay != NULL ? rung_record_get_text (stay, RUNG_STAY_ROLE) : NULL;
  const char *below = NULL;

  for (guint i = 0; i < self->uids->len; i++)
    {
      const char *uid = g_ptr_array_index (self->uids, i);

      if (g_strcmp0 (uid, held) == 0)
        return below != NULL ? below : uid;
      below = uid;
    }
  return self->uids->len > 0 ? g_ptr_array_index (self->uids, 0) : NULL;
}

static void
propose_days (RungPlan   *plan,
              const char *role_uid,
              guint32    *first_day,
              guint32    *last_day)
{
  RungRecord *stay = find_first_stay (plan);
  RungRecord *role = rung_plan_find_record (plan, RUNG_KIND_ROLE, role_uid);
  guint32 next_day = stay != NULL ? rung_record_get_day (stay, RUNG_STAY_START) : rung_clock_get_today ();

  if (role == NULL || *first_day != RUNG_NO_DAY || *last_day != RUNG_NO_DAY)
    return;
  *last_day = next_day - 1;
  *first_day = rung_day_add_months (next_day, -(int) rung_role_get_typical_months (role));
}

/* --- Filling it in --- */

static void
fill_roles (RungStayDialog *self,
            RungPlan       *plan)
{
  g_autoptr(GPtrArray) roles = rung_plan_list_roles (plan, FALSE);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < roles->len; i++)
    {
      RungRecord *role = g_ptr_array_index (roles, i);

      g_ptr_array_add (self->uids, g_strdup (rung_record_get_uid (role)));
      gtk_string_list_append (names, rung_record_title (role, rung_ui_get_language ()));
    }
  adw_combo_row_set_model (self->role_row, G_LIST_MODEL (names));
  rung_dialog_set_accept_enabled (RUNG_DIALOG (self), roles->len > 0);
}

static void
select_role (RungStayDialog *self,
             const char     *role_uid)
{
  guint position;

  if (g_ptr_array_find_with_equal_func (self->uids, role_uid, g_str_equal, &position))
    adw_combo_row_set_selected (self->role_row, position);
}

static void
show_days (RungStayDialog *self,
           guint32         start,
           guint32         end,
           guint32         expected_end,
           gboolean        planned)
{
  rung_field_row_set_day (self->start_row, start);
  rung_field_row_set_day (self->end_row, end);
  rung_field_row_set_day (self->expected_row, expected_end);
  gtk_switch_set_active (self->planned_switch, planned);
  update_rows (self);
}

static void
show_new (RungStayDialog *self,
          RungPlan       *plan,
          const char     *role_uid,
          guint32         first_day,
          guint32         last_day)
{
  gboolean planned = first_day > rung_clock_get_today ();

  fill_roles (self, plan);
  if (role_uid == NULL)
    role_uid = propose_role (self, plan);
  if (role_uid != NULL)
    select_role (self, role_uid);
  propose_days (plan, role_uid, &first_day, &last_day);
  gtk_window_set_title (GTK_WINDOW (self), planned ? _("Plan a Role") : _("Add an Earlier Role"));
  show_days (self, first_day, planned ? RUNG_NO_DAY : last_day, planned ? last_day : RUNG_NO_DAY, planned);
}

static void
show_stay (RungStayDialog *self,
           RungPlan       *plan,
           RungRecord     *stay)
{
  RungRecord *role = rung_plan_find_record (plan, RUNG_KIND_ROLE, rung_record_get_text (stay, RUNG_STAY_ROLE));
  g_autofree char *title = g_markup_escape_text (rung_record_title (role, rung_ui_get_language ()), -1);

  self->uid = g_strdup (rung_record_get_uid (stay));
  gtk_window_set_title (GTK_WINDOW (self), _("Change Time in Role"));
  adw_preferences_group_set_title (self->group, title);
  gtk_widget_set_visible (GTK_WIDGET (self->role_row), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->remove_group), TRUE);
  show_days (self, rung_record_get_day (stay, RUNG_STAY_START), rung_record_get_day (stay, RUNG_STAY_END),
             rung_record_get_day (stay, RUNG_STAY_EXPECTED_END), rung_record_get_boolean (stay, RUNG_STAY_PLANNED));
}

/* --- Saving it --- */

static gboolean
is_valid (RungFieldRow *row)
{
  return !gtk_widget_get_visible (GTK_WIDGET (row)) || rung_field_row_is_valid (row);
}

static RungFieldRow *
find_row_to_mend (RungStayDialog *self,
                  const GError   *error)
{
  gboolean is_of_end = g_error_matches (error, RUNG_PLAN_ERROR, RUNG_PLAN_ERROR_SPAN) ||
                       g_error_matches (error, RUNG_PLAN_ERROR, RUNG_PLAN_ERROR_TWO_CURRENT);

  if (!is_of_end)
    return self->start_row;
  return gtk_widget_get_visible (GTK_WIDGET (self->end_row)) && (!is_empty (self->end_row) || is_empty (self->expected_row))
           ? self->end_row : self->expected_row;
}

static gboolean
commit (RungStayDialog *self,
        RungChangeset  *changeset,
        GError         *error)
{
  g_autofree char *message = NULL;
  RungFieldRow *row;

  if (changeset != NULL || g_error_matches (error, RUNG_PLAN_ERROR, RUNG_PLAN_ERROR_NOTHING))
    return rung_committer_commit_telling (GTK_WIDGET (self), changeset, error);
  message = rung_phrase_error (rung_translator_get_screen (), error);
  row = find_row_to_mend (self, error);
  rung_field_row_set_problem (row, message);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return FALSE;
}

static RungChangeset *
make_edit (RungStayDialog  *self,
           RungPlan        *plan,
           GError         **error)
{
  guint selected = adw_combo_row_get_selected (self->role_row);
  guint32 start = rung_field_row_get_day (self->start_row);
  guint32 end = is_planned (self) ? RUNG_NO_DAY : rung_field_row_get_day (self->end_row);
  guint32 expected_end = end == RUNG_NO_DAY ? rung_field_row_get_day (self->expected_row) : RUNG_NO_DAY;

  if (self->uid != NULL)
    return rung_edit_change_stay (plan, self->uid, start, end, expected_end, is_planned (self), error);
  return rung_edit_add_stay (plan, selected < self->uids->len ? g_ptr_array_index (self->uids, selected) : "",
                             start, end, expected_end, is_planned (self), error);
}

static gboolean
rung_stay_dialog_accept (RungDialog *dialog)
{
  RungStayDialog *self = RUNG_STAY_DIALOG (dialog);
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (store == NULL || !is_valid (self->start_row) || !is_valid (self->end_row) || !is_valid (self->expected_row))
    return FALSE;
  changeset = make_edit (self, rung_store_get_plan (store), &error);
  return commit (self, changeset, error);
}

static void
remove_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RungStayDialog *self = RUNG_STAY_DIALOG (widget);
  RungStore *store = rung_committer_get_store (widget);
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (store == NULL || self->uid == NULL)
    return;
  changeset = rung_edit_remove_stay (rung_store_get_plan (store), self->uid, &error);
  if (rung_committer_commit_telling (widget, changeset, error))
    gtk_window_destroy (GTK_WINDOW (self));
}

/* --- The object --- */

static void
rung_stay_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_STAY_DIALOG);
  G_OBJECT_CLASS (rung_stay_dialog_parent_class)->dispose (object);
}

static void
rung_stay_dialog_finalize (GObject *object)
{
  RungStayDialog *self = RUNG_STAY_DIALOG (object);

  g_ptr_array_unref (self->uids);
  g_free (self->uid);
  G_OBJECT_CLASS (rung_stay_dialog_parent_class)->finalize (object);
}

static void
rung_stay_dialog_class_init (RungStayDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_stay_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rung_stay_dialog_finalize;
  RUNG_DIALOG_CLASS (klass)->accept = rung_stay_dialog_accept;

  g_type_ensure (RUNG_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-stay-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RungStayDialog, group);
  gtk_widget_class_bind_template_child (widget_class, RungStayDialog, role_row);
  gtk_widget_class_bind_template_child (widget_class, RungStayDialog, planned_switch);
  gtk_widget_class_bind_template_child (widget_class, RungStayDialog, start_row);
  gtk_widget_class_bind_template_child (widget_class, RungStayDialog, end_row);
  gtk_widget_class_bind_template_child (widget_class, RungStayDialog, expected_row);
  gtk_widget_class_bind_template_child (widget_class, RungStayDialog, remove_group);
  gtk_widget_class_bind_template_callback (widget_class, update_rows);
  gtk_widget_class_install_action (widget_class, "stay.remove", NULL, remove_cb);
}

static void
rung_stay_dialog_init (RungStayDialog *self)
{
  self->uids = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rung_stay_dialog_new:
 * @plan: the plan to change
 * @uid: (nullable): the stay to change, or %NULL to add one
 * @role_uid: (nullable): the role chosen at first of a new one; %NULL for the role below
 *   the first that was held
 * @first_day: first day of a new one; with neither day the time before the first stay is
 *   proposed, and with a day in the future it begins as planned
 * @last_day: last day of a new one, inclusive, or %RUNG_NO_DAY
 *
 * Creates the dialogue.
 *
 * Returns: (transfer none): a window; present it
 */
RungDialog *
rung_stay_dialog_new (RungPlan   *plan,
                      const char *uid,
                      const char *role_uid,
                      guint32     first_day,
                      guint32     last_day)
{
  RungStayDialog *self = g_object_new (RUNG_TYPE_STAY_DIALOG, NULL);
  RungRecord *stay = rung_plan_find_record (plan, RUNG_KIND_STAY, uid);

  if (stay != NULL)
    show_stay (self, plan, stay);
  else
    show_new (self, plan, role_uid, first_day, last_day);
  return RUNG_DIALOG (self);
}
