/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The start page.  Every question has an answer already, so Enter is enough; a failure
 * leaves every answer as it was given. */

#include "rung-start-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "rung-choice-row.h"
#include "rung-committer.h"
#include "rung-day.h"
#include "rung-edit.h"
#include "rung-field-row.h"
#include "rung-library.h"
#include "rung-names.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-ui.h"
#include "rung-workspace.h"

struct _RungStartPage
{
  GtkWidget       parent_instance;

  GtkWidget      *scrolled_window;
  AdwComboRow    *ladder_row;
  AdwComboRow    *role_row;
  RungFieldRow   *since_row;
  AdwExpanderRow *earlier_row;
  RungFieldRow   *career_start_row;
  AdwComboRow    *target_row;
  RungFieldRow   *target_day_row;
  AdwEntryRow    *name_row;
  RungChoiceRow  *kind_row;
  GtkWidget      *create_button;

  GPtrArray      *ladders;      /* of RungLadderEntry */
  GPtrArray      *roles;        /* of RungRecord, borrowed from the chosen ladder, by ordinal */
  GPtrArray      *earlier_rows; /* of RungFieldRow: since when, for each role below mine */
};

enum
{
  CREATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RungStartPage, rung_start_page, GTK_TYPE_WIDGET)

static int
compare_roles (gconstpointer a,
               gconstpointer b)
{
  gint64 x = rung_record_get_integer (*(RungRecord **) a, RUNG_ROLE_ORDINAL);
  gint64 y = rung_record_get_integer (*(RungRecord **) b, RUNG_ROLE_ORDINAL);

  return (x > y) - (x < y);
}

static GPtrArray *
list_roles (RungSnapshot *ladder)
{
  GPtrArray *roles = g_ptr_array_new ();
  guint first, n_roles;

  rung_snapshot_get_range (ladder, RUNG_KIND_ROLE, &first, &n_roles);
  for (guint i = first; i < first + n_roles; i++)
    if (!rung_record_get_boolean (rung_snapshot_get (ladder, i), RUNG_ROLE_HIDDEN))
      g_ptr_array_add (roles, rung_snapshot_get (ladder, i));
  g_ptr_array_sort (roles, compare_roles);
  return roles;
}

static const char *
get_title (RungRecord *record)
{
  return rung_record_title (record, rung_ui_get_language ());
}

/* The role chosen in a row whose last item is "none"; NULL for that. */
static RungRecord *
get_role (RungStartPage *self,
          AdwComboRow   *row)
{
  guint selected = adw_combo_row_get_selected (row);

  return self->roles != NULL && selected < self->roles->len ? g_ptr_array_index (self->roles, selected) : NULL;
}

static void
clear_earlier (RungStartPage *self)
{
  for (guint i = 0; i < self->earlier_rows->len; i++)
    {
      rung_field_row_set_problem (g_ptr_array_index (self->earlier_rows, i), NULL);
      adw_expander_row_remove (self->earlier_row, g_ptr_array_index (self->earlier_rows, i));
    }
  g_ptr_array_set_size (self->earlier_rows, 0);
}

/* One question for each role below mine: since when. */
static void
fill_earlier (RungStartPage *self)
{
  guint mine = MIN (adw_combo_row_get_selected (self->role_row), self->roles->len);

  clear_earlier (self);
  for (guint i = 0; i < mine && mine < self->roles->len; i++)
    {
      /* Translators: a question in a form; %s is a role. */
      g_autofree char *title = g_strdup_printf (_("%s since"), get_title (g_ptr_array_index (self->roles, i)));
      GtkWidget *row = rung_field_row_new ("stay.start", NULL);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_expander_row_add_row (self->earlier_row, row);
      g_ptr_array_add (self->earlier_rows, row);
    }
}

static void
role_selected_cb (RungStartPage *self)
{
  guint mine = adw_combo_row_get_selected (self->role_row);

  if (self->roles == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->since_row), get_role (self, self->role_row) != NULL);
  fill_earlier (self);
  /* The next role up is what most people want; the last rung is followed by "none". */
  adw_combo_row_set_selected (self->target_row, mine < self->roles->len ? mine + 1 : 0);
}

static void
fill_roles (RungStartPage *self,
            RungSnapshot  *ladder)
{
  g_autoptr(GtkStringList) mine = gtk_string_list_new (NULL);
  g_autoptr(GtkStringList) targets = gtk_string_list_new (NULL);

  g_clear_pointer (&self->roles, g_ptr_array_unref);
  self->roles = list_roles (ladder);
  for (guint i = 0; i < self->roles->len; i++)
    {
      gtk_string_list_append (mine, get_title (g_ptr_array_index (self->roles, i)));
      gtk_string_list_append (targets, get_title (g_ptr_array_index (self->roles, i)));
    }
  gtk_string_list_append (mine, _("None of these yet"));
  gtk_string_list_append (targets, _("I do not know yet"));
  adw_combo_row_set_model (self->role_row, G_LIST_MODEL (mine));
  adw_combo_row_set_model (self->target_row, G_LIST_MODEL (targets));
  adw_combo_row_set_selected (self->role_row, 0);
  role_selected_cb (self);
}

static RungLadderEntry *
get_ladder (RungStartPage *self)
{
  guint selected = adw_combo_row_get_selected (self->ladder_row);

  return self->ladders != NULL && selected < self->ladders->len ? g_ptr_array_index (self->ladders, selected) : NULL;
}

static void
ladder_selected_cb (RungStartPage *self)
{
  RungLadderEntry *ladder = get_ladder (self);

  if (ladder != NULL)
    fill_roles (self, ladder->snapshot);
}

static const char *
ladder_title (RungLadderEntry *ladder)
{
  guint first, n_records;

  rung_snapshot_get_range (ladder->snapshot, RUNG_KIND_LADDER, &first, &n_records);
  return n_records > 0 ? get_title (rung_snapshot_get (ladder->snapshot, first)) : ladder->name;
}

static void
fill_ladders (RungStartPage *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&self->roles, g_ptr_array_unref);
  g_clear_pointer (&self->ladders, g_ptr_array_unref);
  self->ladders = rung_library_list_ladders (&error);
  if (self->ladders == NULL)
    rung_committer_tell_error (GTK_WIDGET (self), error);
  for (guint i = 0; self->ladders != NULL && i < self->ladders->len; i++)
    gtk_string_list_append (names, ladder_title (g_ptr_array_index (self->ladders, i)));
  adw_combo_row_set_model (self->ladder_row, G_LIST_MODEL (names));
  ladder_selected_cb (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "start.create", get_ladder (self) != NULL);
}

static gboolean
refuse (RungFieldRow *row,
        char         *message)
{
  g_autofree char *owned = message;

  rung_field_row_set_problem (row, owned);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return FALSE;
}

static char *
describe_start (RungRecord *role,
                guint32     start)
{
  g_autofree char *day = rung_words_format_day (rung_ui_get_words (), start, RUNG_DATE_MEDIUM);

  /* Translators: “Engineer” since Jul 1, 2021; part of a sentence. */
  return g_strdup_printf (_("“%s” since %s"), get_title (role), day);
}

static void
open_earlier (RungStartPage *self)
{
  adw_expander_row_set_expanded (self->earlier_row, TRUE);
}

/* Each role begins before the one above it; @first is when the lowest one begins. */
static gboolean
are_starts_in_order (RungStartPage *self,
                     guint32       *first)
{
  RungRecord *next = get_role (self, self->role_row);

  for (guint i = self->earlier_rows->len; i > 0; i--)
    {
      RungFieldRow *row = g_ptr_array_index (self->earlier_rows, i - 1);
      RungRecord *role = g_ptr_array_index (self->roles, i - 1);
      guint32 start = rung_field_row_get_day (row);
      g_autofree char *earlier = NULL;
      g_autofree char *later = NULL;

      if (start == RUNG_NO_DAY)
        continue;
      if (next != NULL && start >= *first)
        {
          earlier = describe_start (role, start);
          later = describe_start (next, *first);
          open_earlier (self);
          /* Translators: “Programmer” since Jan 1, 2025 has to begin before “Engineer” since Jul 1, 2021. */
          return refuse (row, g_strdup_printf (_("%s has to begin before %s."), earlier, later));
        }
      next = role;
      *first = start;
    }
  return TRUE;
}

static gboolean
is_career_start_sound (RungStartPage *self,
                       guint32        first)
{
  guint32 start = rung_field_row_get_day (self->career_start_row);
  g_autofree char *day = NULL;

  if (start == RUNG_NO_DAY || (start <= first && start <= rung_clock_get_today ()))
    return TRUE;
  open_earlier (self);
  if (start > rung_clock_get_today ())
    return refuse (self->career_start_row, g_strdup (_("This day is still to come. Give a day up to today.")));
  day = rung_words_format_day (rung_ui_get_words (), first, RUNG_DATE_MEDIUM);
  /* Translators: %s is a date. */
  return refuse (self->career_start_row, g_strdup_printf (_("The first role begins on %s, before this day."), day));
}

/* What can be said to be wrong before anything is made. */
static gboolean
is_sound (RungStartPage *self)
{
  guint32 first = rung_clock_get_today ();

  if (get_role (self, self->role_row) != NULL && rung_field_row_get_day (self->since_row) != RUNG_NO_DAY)
    first = rung_field_row_get_day (self->since_row);
  if (first > rung_clock_get_today ())
    return refuse (self->since_row, g_strdup (_("This day is still to come. Give a day up to today.")));
  return are_starts_in_order (self, &first) && is_career_start_sound (self, first);
}

static gboolean
is_valid (RungStartPage *self)
{
  for (guint i = 0; i < self->earlier_rows->len; i++)
    if (!rung_field_row_is_valid (g_ptr_array_index (self->earlier_rows, i)))
      return FALSE;
  return rung_field_row_is_valid (self->since_row) &&
         rung_field_row_is_valid (self->career_start_row) &&
         rung_field_row_is_valid (self->target_day_row) &&
         is_sound (self);
}

/* Adds the earlier stays: each ends the day before the next begins. */
static gboolean
add_earlier (RungStartPage  *self,
             RungStore      *store,
             guint32         next_start,
             GError        **error)
{
  for (guint i = self->earlier_rows->len; i > 0; i--)
    {
      guint32 start = rung_field_row_get_day (g_ptr_array_index (self->earlier_rows, i - 1));
      RungRecord *role = g_ptr_array_index (self->roles, i - 1);
      g_autoptr(RungChangeset) changeset = NULL;

      if (start == RUNG_NO_DAY)
        continue;
      changeset = rung_edit_add_stay (rung_store_get_plan (store), rung_record_get_uid (role), start,
                                      next_start - 1, RUNG_NO_DAY, FALSE, error);
      if (changeset == NULL || !rung_store_commit (store, changeset, RUNG_ORIGIN_USER, error))
        return FALSE;
      next_start = start;
    }
  return TRUE;
}

static const char *
get_plan_title (const char  *owner,
                RungPlanKind kind)
{
  if (kind == RUNG_PLAN_MENTEE && *owner != '\0')
    return owner;
  return _("My career");
}

static RungStore *
create (RungStartPage  *self,
        GError        **error)
{
  RungRecord *role = get_role (self, self->role_row);
  RungRecord *target = get_role (self, self->target_row);
  g_autofree char *owner = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
  RungPlanKind kind = (RungPlanKind) adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind_row));
  RungNewPlan settings = {
    .title = get_plan_title (owner, kind),
    .owner = *owner != '\0' ? owner : NULL,
    .language = rung_ui_get_language (),
    .role = role != NULL ? rung_record_get_uid (role) : NULL,
    .since = rung_field_row_get_day (self->since_row),
    .target_role = target != NULL ? rung_record_get_uid (target) : NULL,
    .target_day = rung_field_row_get_day (self->target_day_row),
    .career_start = rung_field_row_get_day (self->career_start_row),
    .kind = kind,
  };

  return rung_workspace_create (get_ladder (self)->name, &settings, error);
}

static void
create_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RungStartPage *self = RUNG_START_PAGE (widget);
  g_autoptr(RungStore) store = NULL;
  g_autoptr(GError) error = NULL;
  guint32 since;

  if (!is_valid (self))
    return;
  store = create (self, &error);
  if (store == NULL)
    {
      rung_committer_tell_error (widget, error);
      return;
    }
  since = rung_field_row_get_day (self->since_row);
  if (since == RUNG_NO_DAY)
    since = rung_clock_get_today ();
  /* All of it or nothing: the form keeps what was answered. */
  if (!add_earlier (self, store, since, &error))
    {
      g_autofree char *path = g_strdup (rung_store_get_path (store));
      g_autofree char *backup = NULL;

      g_clear_object (&store);
      backup = rung_workspace_delete (path, NULL);
      rung_committer_tell_error (widget, error);
      return;
    }
  g_signal_emit (self, signals[CREATED], 0, store);
}

static void
rung_start_page_map (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  GTK_WIDGET_CLASS (rung_start_page_parent_class)->map (widget);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_default_widget (GTK_WINDOW (root), RUNG_START_PAGE (widget)->create_button);
}

static void
rung_start_page_unmap (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_default_widget (GTK_WINDOW (root), NULL);
  GTK_WIDGET_CLASS (rung_start_page_parent_class)->unmap (widget);
}

static gboolean
rung_start_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RUNG_START_PAGE (widget)->role_row));
}

static void
rung_start_page_dispose (GObject *object)
{
  RungStartPage *self = RUNG_START_PAGE (object);

  /* First what the rows' signals look at, then the rows. */
  g_clear_pointer (&self->roles, g_ptr_array_unref);
  g_clear_pointer (&self->ladders, g_ptr_array_unref);
  g_clear_pointer (&self->earlier_rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_START_PAGE);
  G_OBJECT_CLASS (rung_start_page_parent_class)->dispose (object);
}

static void
rung_start_page_class_init (RungStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rung_start_page_dispose;
  widget_class->grab_focus = rung_start_page_grab_focus;
  widget_class->map = rung_start_page_map;
  widget_class->unmap = rung_start_page_unmap;

  signals[CREATED] = g_signal_new ("created", RUNG_TYPE_START_PAGE, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, RUNG_TYPE_STORE);

  g_type_ensure (RUNG_TYPE_CHOICE_ROW);
  g_type_ensure (RUNG_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RungStartPage, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, RungStartPage, ladder_row);
  gtk_widget_class_bind_template_child (widget_class, RungStartPage, role_row);
  gtk_widget_class_bind_template_child (widget_class, RungStartPage, since_row);
  gtk_widget_class_bind_template_child (widget_class, RungStartPage, earlier_row);
  gtk_widget_class_bind_template_child (widget_class, RungStartPage, career_start_row);
  gtk_widget_class_bind_template_child (widget_class, RungStartPage, target_row);
  gtk_widget_class_bind_template_child (widget_class, RungStartPage, target_day_row);
  gtk_widget_class_bind_template_child (widget_class, RungStartPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, RungStartPage, kind_row);
  gtk_widget_class_bind_template_child (widget_class, RungStartPage, create_button);
  gtk_widget_class_bind_template_callback (widget_class, ladder_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, role_selected_cb);
  gtk_widget_class_install_action (widget_class, "start.create", NULL, create_cb);
}

static void
rung_start_page_init (RungStartPage *self)
{
  self->earlier_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  rung_names_mend (GTK_WIDGET (self), _("Start a Plan"));
}

GtkWidget *
rung_start_page_new (void)
{
  return g_object_new (RUNG_TYPE_START_PAGE, NULL);
}

static const char *
get_real_name (void)
{
  const char *name = g_get_real_name ();

  /* What GLib says when the system does not know. */
  return g_strcmp0 (name, "Unknown") != 0 && g_strcmp0 (name, g_get_user_name ()) != 0 ? name : "";
}

/**
 * rung_start_page_reset:
 * @self: a page
 *
 * Gives every question its first answer again; before the page is shown.
 */
void
rung_start_page_reset (RungStartPage *self)
{
  int year, month, day;

  g_return_if_fail (RUNG_IS_START_PAGE (self));

  rung_day_get (rung_clock_get_today (), &year, &month, &day);
  fill_ladders (self);
  rung_field_row_set_day (self->since_row, rung_day_new (year, month, 1));
  rung_field_row_set_day (self->career_start_row, RUNG_NO_DAY);
  rung_field_row_set_day (self->target_day_row, RUNG_NO_DAY);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), get_real_name ());
  adw_expander_row_set_expanded (self->earlier_row, FALSE);
}
