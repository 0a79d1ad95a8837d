/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People count years of a career from one; the field counts months from nought.  Year
 * nought is no year: the role has no flag on the timeline then. */

#include "rung-watch-row.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-ui.h"

#define LAST_YEAR 100

struct _RungWatchRow
{
  AdwActionRow  parent_instance;

  GtkWidget    *spin;
  gboolean      is_year;
  char         *uid;
  gint64        month;      /* of the field; -1: unset */
  gboolean      is_showing; /* the record's value is being shown, not chosen */
};

G_DEFINE_FINAL_TYPE (RungWatchRow, rung_watch_row, ADW_TYPE_ACTION_ROW)

/* The month of the field that the spin button asks for; -1 to unset it. */
static gint64
get_wanted_month (RungWatchRow *self)
{
  int value = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->spin));
  gint64 month = MAX (self->month, 0);

  if (!self->is_year)
    return month - month % 12 + value - 1;
  return value > 0 ? (gint64) (value - 1) * 12 + month % 12 : -1;
}

static void
chosen_cb (RungWatchRow *self)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  gint64 month = get_wanted_month (self);
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;
  RungRecord *role;

  if (self->is_showing || self->uid == NULL || store == NULL)
    return;
  changeset = rung_edit_set_field (rung_store_get_plan (store), RUNG_KIND_ROLE, self->uid, RUNG_ROLE_WATCH_MONTH,
                                   month >= 0 ? g_variant_new_int64 (month) : NULL, &error);
  rung_committer_commit (GTK_WIDGET (self), changeset, error);
  role = rung_plan_find_record (rung_store_get_plan (store), RUNG_KIND_ROLE, self->uid);
  if (role != NULL)
    rung_watch_row_set_record (self, role);
}

static gboolean
output_cb (GtkSpinButton *spin)
{
  if (gtk_spin_button_get_value_as_int (spin) > 0)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (spin), _("None"));
  return TRUE;
}

static void
rung_watch_row_finalize (GObject *object)
{
  g_free (RUNG_WATCH_ROW (object)->uid);
  G_OBJECT_CLASS (rung_watch_row_parent_class)->finalize (object);
}

static void
rung_watch_row_class_init (RungWatchRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rung_watch_row_finalize;
}

static void
rung_watch_row_init (RungWatchRow *self)
{
}

/**
 * rung_watch_row_new:
 * @is_year: whether it is the year, else the month of that year
 *
 * Returns: (transfer floating): a row without a role
 */
GtkWidget *
rung_watch_row_new (gboolean is_year)
{
  RungWatchRow *self = g_object_new (RUNG_TYPE_WATCH_ROW, "title", is_year ? _("Year of the Career") : _("Month of That Year"), NULL);

  self->is_year = is_year;
  self->spin = gtk_spin_button_new_with_range (is_year ? 0 : 1, is_year ? LAST_YEAR : 12, 1);
  /* A button that takes digits only would not show a word either. */
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (self->spin), !is_year);
  gtk_widget_set_valign (self->spin, GTK_ALIGN_CENTER);
  rung_ui_set_name (self->spin, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  if (is_year)
    g_signal_connect (self->spin, "output", G_CALLBACK (output_cb), NULL);
  g_signal_connect_swapped (self->spin, "value-changed", G_CALLBACK (chosen_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->spin);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  return GTK_WIDGET (self);
}

void
rung_watch_row_set_record (RungWatchRow *self,
                           RungRecord   *role)
{
  g_return_if_fail (RUNG_IS_WATCH_ROW (self));

  g_free (self->uid);
  self->uid = g_strdup (rung_record_get_uid (role));
  self->month = rung_record_has (role, RUNG_ROLE_WATCH_MONTH) ? rung_record_get_integer (role, RUNG_ROLE_WATCH_MONTH) : -1;
  self->is_showing = TRUE;
  if (self->is_year)
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->spin), self->month >= 0 ? self->month / 12 + 1 : 0);
  else
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->spin), self->month >= 0 ? self->month % 12 + 1 : 1);
  self->is_showing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), self->is_year || self->month >= 0);
}
