/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A gap, with what it will do told while its days are typed: the edit is made to look at,
 * and committed only when it is asked for. */

#include "rung-gap-dialog.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-day.h"
#include "rung-edit.h"
#include "rung-field-row.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-translator.h"
#include "rung-ui.h"

struct _RungGapDialog
{
  RungDialog    parent_instance;

  RungFieldRow *from_row;
  RungFieldRow *to_row;
  AdwComboRow  *track_row;
  GtkLabel     *preview_label;

  RungPlan     *plan;
  GPtrArray    *tracks; /* of char *, beside the row's items */
};

G_DEFINE_FINAL_TYPE (RungGapDialog, rung_gap_dialog, RUNG_TYPE_DIALOG)

static RungRecord *
get_role (RungPlan   *plan,
          RungRecord *stay)
{
  return rung_plan_find_record (plan, RUNG_KIND_ROLE, rung_record_get_text (stay, RUNG_STAY_ROLE));
}

/* --- Tracks --- */

static void
add_track (RungGapDialog *self,
           GtkStringList *names,
           RungRecord    *role)
{
  const char *track = rung_record_get_text (role, RUNG_ROLE_TRACK);

  if (track == NULL)
    track = "";
  if (g_ptr_array_find_with_equal_func (self->tracks, track, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->tracks, g_strdup (track));
  /* A track of one role is called like it; its own name is the plan's, in one language. */
  gtk_string_list_append (names, *track != '\0' ? track : rung_record_title (role, rung_ui_get_language ()));
}

/* That of the role somebody has now is meant, more likely than not. */
static void
select_current_track (RungGapDialog *self)
{
  RungRecord *role = rung_plan_get_current_role (self->plan, rung_clock_get_today ());
  const char *track = role != NULL ? rung_record_get_text (role, RUNG_ROLE_TRACK) : NULL;
  guint position;

  if (role != NULL &&
      g_ptr_array_find_with_equal_func (self->tracks, track != NULL ? track : "", g_str_equal, &position))
    adw_combo_row_set_selected (self->track_row, position);
}

static void
fill_tracks (RungGapDialog *self)
{
  g_autoptr(GPtrArray) stays = rung_plan_list_stays (self->plan);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < stays->len; i++)
    {
      RungRecord *role = get_role (self->plan, g_ptr_array_index (stays, i));

      if (role != NULL)
        add_track (self, names, role);
    }
  adw_combo_row_set_model (self->track_row, G_LIST_MODEL (names));
  select_current_track (self);
  gtk_widget_set_visible (GTK_WIDGET (self->track_row), self->tracks->len > 1);
}

static const char *
get_track (RungGapDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->track_row);

  return selected < self->tracks->len ? g_ptr_array_index (self->tracks, selected) : NULL;
}

/* --- What it will do --- */

static RungChangeset *
make_edit (RungGapDialog  *self,
           GError        **error)
{
  return rung_edit_add_gap (self->plan, get_track (self), rung_field_row_get_day (self->from_row),
                            rung_field_row_get_day (self->to_row), error);
}

static void
append_title (RungGapDialog *self,
              GString       *titles,
              RungRecord    *stay)
{
  if (titles->len > 0)
    /* Translators: stands between the names of roles. */
    g_string_append (titles, _(", "));
  g_string_append (titles, rung_record_title (get_role (self->plan, stay), rung_ui_get_language ()));
}

/* "Shortened: Programmer. Moved: Architect, CTO." */
static char *
phrase_changes (RungGapDialog *self,
                RungChangeset *changeset)
{
  g_autoptr(GString) shortened = g_string_new (NULL);
  g_autoptr(GString) moved = g_string_new (NULL);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < rung_changeset_get_size (changeset); i++)
    {
      const RungChange *change = rung_changeset_get (changeset, i);

      /* The rest of a stay that is divided is told with its beginning. */
      if (change->before == NULL)
        continue;
      append_title (self, rung_record_get_boolean (change->before, RUNG_STAY_PLANNED) &&
                          rung_record_get_day (change->before, RUNG_STAY_START) !=
                          rung_record_get_day (change->after, RUNG_STAY_START) ? moved : shortened,
                    change->after);
    }
  if (shortened->len > 0)
    /* Translators: %s are the roles in which a gap takes time away. */
    g_string_append_printf (text, _("Interrupted or shortened: %s"), shortened->str);
  if (shortened->len > 0 && moved->len > 0)
    g_string_append_c (text, '\n');
  if (moved->len > 0)
    /* Translators: %s are planned roles that start later because of a gap. */
    g_string_append_printf (text, _("Moved: %s"), moved->str);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
look_ahead (RungGapDialog *self)
{
  guint32 from = rung_field_row_get_day (self->from_row);
  guint32 to = rung_field_row_get_day (self->to_row);
  g_autoptr(RungChangeset) changeset = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *gap = NULL;
  g_autofree char *changes = NULL;
  g_autofree char *text = NULL;

  if (self->plan == NULL)
    return;
  rung_dialog_set_accept_enabled (RUNG_DIALOG (self), from != RUNG_NO_DAY && to != RUNG_NO_DAY);
  changeset = make_edit (self, &error);
  if (changeset != NULL)
    {
      gap = rung_phrase_gap (rung_translator_get_screen (), rung_span_new (from, to));
      changes = phrase_changes (self, changeset);
      text = g_strdup_printf ("%s\n%s", gap, changes);
    }
  else if (from != RUNG_NO_DAY && to != RUNG_NO_DAY)
    text = rung_phrase_error (rung_translator_get_screen (), error);
  gtk_label_set_label (self->preview_label, text != NULL ? text : "");
}

static gboolean
rung_gap_dialog_accept (RungDialog *dialog)
{
  RungGapDialog *self = RUNG_GAP_DIALOG (dialog);
  g_autofree char *message = NULL;
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (!rung_field_row_is_valid (self->from_row) || !rung_field_row_is_valid (self->to_row))
    return FALSE;
  changeset = make_edit (self, &error);
  if (changeset != NULL)
    return rung_committer_commit_telling (GTK_WIDGET (self), changeset, NULL);
  message = rung_phrase_error (rung_translator_get_screen (), error);
  rung_field_row_set_problem (self->to_row, message);
  gtk_label_set_label (self->preview_label, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->to_row));
  return FALSE;
}

/* --- The object --- */

static void
rung_gap_dialog_dispose (GObject *object)
{
  g_clear_object (&RUNG_GAP_DIALOG (object)->plan);
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_GAP_DIALOG);
  G_OBJECT_CLASS (rung_gap_dialog_parent_class)->dispose (object);
}

static void
rung_gap_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (RUNG_GAP_DIALOG (object)->tracks);
  G_OBJECT_CLASS (rung_gap_dialog_parent_class)->finalize (object);
}

static void
rung_gap_dialog_class_init (RungGapDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_gap_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rung_gap_dialog_finalize;
  RUNG_DIALOG_CLASS (klass)->accept = rung_gap_dialog_accept;

  g_type_ensure (RUNG_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-gap-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RungGapDialog, from_row);
  gtk_widget_class_bind_template_child (widget_class, RungGapDialog, to_row);
  gtk_widget_class_bind_template_child (widget_class, RungGapDialog, track_row);
  gtk_widget_class_bind_template_child (widget_class, RungGapDialog, preview_label);
  gtk_widget_class_bind_template_callback (widget_class, look_ahead);
}

static void
rung_gap_dialog_init (RungGapDialog *self)
{
  self->tracks = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rung_gap_dialog_new:
 * @plan: the plan to change
 * @first_day: the first day proposed, or %RUNG_NO_DAY
 * @last_day: the last day proposed, inclusive, or %RUNG_NO_DAY
 *
 * Creates the dialogue.  It asks for the track only where several have stays.
 *
 * Returns: (transfer none): a window; present it
 */
RungDialog *
rung_gap_dialog_new (RungPlan *plan,
                     guint32   first_day,
                     guint32   last_day)
{
  RungGapDialog *self = g_object_new (RUNG_TYPE_GAP_DIALOG, NULL);

  rung_field_row_set_day (self->from_row, first_day);
  rung_field_row_set_day (self->to_row, last_day);
  self->plan = g_object_ref (plan);
  fill_tracks (self);
  look_ahead (self);
  return RUNG_DIALOG (self);
}
