/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Three levels of pages: the ladder, one of its roles, one responsibility.
 *
 * 1. A page is made anew when what it lists changed, and else only told: so the row
 *    that is being typed into stays.
 * 2. Nothing of a ladder is deleted, because ratings and goals hang on it; it is hidden
 *    and can be shown again. */

#include "rung-ladder-dialog.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-field-row.h"
#include "rung-level-chooser.h"
#include "rung-names.h"
#include "rung-phrases.h"
#include "rung-progress.h"
#include "rung-text.h"
#include "rung-ui.h"

struct _RungLadderDialog
{
  RungDialog    parent_instance;

  AdwBin       *page_bin;

  RungStore    *store;
  GSignalGroup *store_signals;
  char         *role_uid;           /* NULL: the ladder's page */
  char         *responsibility_uid; /* NULL: the role's page */
  char         *listed;             /* what the page lists, to see whether that changed */
  GPtrArray    *field_rows;         /* of the page, borrowed */
  GtkWidget    *adding_row;         /* of the page, borrowed; (nullable) */
};

G_DEFINE_FINAL_TYPE (RungLadderDialog, rung_ladder_dialog, RUNG_TYPE_DIALOG)

static RungPlan *
get_plan (RungLadderDialog *self)
{
  return rung_store_get_plan (self->store);
}

static RungRecord *
get_role (RungLadderDialog *self)
{
  return rung_plan_find_record (get_plan (self), RUNG_KIND_ROLE, self->role_uid);
}

static RungRecord *
get_responsibility (RungLadderDialog *self)
{
  return rung_plan_find_record (get_plan (self), RUNG_KIND_RESPONSIBILITY, self->responsibility_uid);
}

static const char *
get_title (RungRecord *record)
{
  return rung_record_title (record, rung_ui_get_language ());
}

/* --- rows --- */

static const char *
language_name (const char *tag)
{
  /* A language is called by its own name, so these are not translated. */
  if (g_str_equal (tag, "en"))
    return "English";
  if (g_str_equal (tag, "zh-CN"))
    return "简体中文";
  return tag;
}

/* The languages the ladder is written in, and the person's own. */
static char **
dup_languages (RungLadderDialog *self)
{
  RungRecord *ladder = rung_plan_get_ladder (get_plan (self));
  GVariant *title = ladder != NULL ? rung_record_get_variant (ladder, RUNG_LADDER_TITLE) : NULL;
  const char *own[] = { rung_ui_get_language (), NULL };

  return title != NULL ? rung_text_dup_languages (title) : g_strdupv ((char **) own);
}

static void
add_field (RungLadderDialog    *self,
           AdwPreferencesGroup *group,
           const char          *field,
           const char          *language,
           RungRecord          *record)
{
  GtkWidget *row = rung_field_row_new (field, language);

  if (language != NULL)
    {
      g_autofree char *title = g_strdup_printf ("%s · %s", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                                                language_name (language));

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    }
  rung_field_row_set_record (RUNG_FIELD_ROW (row), record);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->field_rows, row);
}

static void
add_localized (RungLadderDialog    *self,
               AdwPreferencesGroup *group,
               const char          *field,
               RungRecord          *record)
{
  g_auto(GStrv) languages = dup_languages (self);

  for (guint i = 0; languages[i] != NULL; i++)
    add_field (self, group, field, languages[i], record);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page,
           const char         *title,
           const char         *description)
{
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, "description", description, NULL);

  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static GtkWidget *
add_opening_row (AdwPreferencesGroup *group,
                 RungRecord          *record,
                 const char          *subtitle,
                 gboolean             is_hidden)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", get_title (record),
                                 "subtitle", subtitle, "title-lines", 0, "activatable", TRUE, NULL);

  if (is_hidden)
    gtk_widget_add_css_class (row, "dim-label");
  g_object_set_data_full (G_OBJECT (row), "uid", g_strdup (rung_record_get_uid (record)), g_free);
  adw_preferences_group_add (group, row);
  return row;
}

static void
add_adding_row (RungLadderDialog    *self,
                AdwPreferencesGroup *group,
                const char          *title,
                GCallback            apply)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, "show-apply-button", TRUE, NULL);

  g_signal_connect_object (row, "apply", apply, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  self->adding_row = row;
}

static void
add_hide_button (RungLadderDialog   *self,
                 AdwPreferencesPage *page,
                 const char         *label,
                 GCallback           clicked)
{
  AdwPreferencesGroup *group = add_group (page, NULL, _("What is hidden keeps its goals and ratings, and can be shown again."));
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, button);
}

/* --- the ladder's page --- */

static void
role_activated_cb (RungLadderDialog *self,
                   GtkWidget        *row)
{
  g_autofree char *uid = g_strdup (g_object_get_data (G_OBJECT (row), "uid"));

  rung_ladder_dialog_show_role (self, uid);
}

static void
add_role_cb (RungLadderDialog *self,
             AdwEntryRow      *row)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (*title == '\0')
    return;
  changeset = rung_edit_add_role (get_plan (self), title, rung_ui_get_language (), NULL, &error);
  if (rung_committer_commit_telling (GTK_WIDGET (self), changeset, error) && self->adding_row != NULL)
    gtk_widget_grab_focus (self->adding_row);
}

static char *
dup_role_subtitle (RungLadderDialog *self,
                   RungRecord       *role)
{
  g_autofree char *met = NULL;

  if (rung_record_get_boolean (role, RUNG_ROLE_HIDDEN))
    return g_strdup (_("Hidden"));
  met = rung_phrase_met (rung_ui_get_words (), rung_progress_of_role (get_plan (self), rung_record_get_uid (role)));
  return g_steal_pointer (&met);
}

static void
fill_ladder_page (RungLadderDialog   *self,
                  AdwPreferencesPage *page)
{
  g_autoptr(GPtrArray) roles = rung_plan_list_roles (get_plan (self), TRUE);
  AdwPreferencesGroup *group = add_group (page, _("Roles"), _("Changes here are changes of this plan only."));

  for (guint i = 0; i < roles->len; i++)
    {
      RungRecord *role = g_ptr_array_index (roles, i);
      g_autofree char *subtitle = dup_role_subtitle (self, role);
      GtkWidget *row = add_opening_row (group, role, subtitle, rung_record_get_boolean (role, RUNG_ROLE_HIDDEN));

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      g_signal_connect_object (row, "activated", G_CALLBACK (role_activated_cb), self, G_CONNECT_SWAPPED);
    }
  add_adding_row (self, group, _("Add a role at the top"), G_CALLBACK (add_role_cb));
}

/* --- a role's page --- */

static void
responsibility_activated_cb (RungLadderDialog *self,
                             GtkWidget        *row)
{
  g_autofree char *uid = g_strdup (g_object_get_data (G_OBJECT (row), "uid"));

  rung_ladder_dialog_show_responsibility (self, uid);
}

static void
add_responsibility_cb (RungLadderDialog *self,
                       AdwEntryRow      *row)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (*title == '\0' || self->role_uid == NULL)
    return;
  changeset = rung_edit_add_responsibility (get_plan (self), self->role_uid, title, rung_ui_get_language (), &error);
  if (rung_committer_commit_telling (GTK_WIDGET (self), changeset, error) && self->adding_row != NULL)
    gtk_widget_grab_focus (self->adding_row);
}

static void
hide_role_cb (RungLadderDialog *self)
{
  g_autoptr(GError) error = NULL;
  RungRecord *role = get_role (self);
  RungChangeset *changeset;

  if (role == NULL)
    return;
  changeset = rung_edit_hide_role (get_plan (self), self->role_uid, !rung_record_get_boolean (role, RUNG_ROLE_HIDDEN), &error);
  rung_committer_commit_telling (GTK_WIDGET (self), changeset, error);
}

static char *
dup_level (RungLadderDialog *self,
           const char       *uid)
{
  RungRecord *rating = rung_rating_that_counts (get_plan (self), uid);
  int level;

  if (rating == NULL)
    return g_strdup (_("Not rated yet"));
  level = rung_record_has (rating, RUNG_RATING_LEVEL) ? (int) rung_record_get_integer (rating, RUNG_RATING_LEVEL) : -1;
  if (level < 0)
    return g_strdup (rung_phrase_level (rung_ui_get_words (), level));
  return g_strdup_printf ("%d · %s", level, rung_phrase_level (rung_ui_get_words (), level));
}

static GtkWidget *
make_rate_button (RungRecord *responsibility)
{
  GtkWidget *chooser = rung_level_chooser_new ();
  GtkWidget *button = gtk_menu_button_new ();
  /* Translators: the name of a button; %s is a responsibility. */
  g_autofree char *name = g_strdup_printf (_("Rate “%s”"), get_title (responsibility));

  rung_level_chooser_set_responsibility (RUNG_LEVEL_CHOOSER (chooser), rung_record_get_uid (responsibility));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Rate"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), chooser);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  rung_ui_set_name (button, name);
  return button;
}

static void
add_responsibilities (RungLadderDialog   *self,
                      AdwPreferencesPage *page)
{
  g_autoptr(GPtrArray) records = rung_plan_list_responsibilities (get_plan (self), self->role_uid, TRUE);
  AdwPreferencesGroup *group = add_group (page, _("Responsibilities"), NULL);

  for (guint i = 0; i < records->len; i++)
    {
      RungRecord *record = g_ptr_array_index (records, i);
      gboolean is_hidden = rung_record_get_boolean (record, RUNG_RESPONSIBILITY_HIDDEN);
      g_autofree char *level = is_hidden ? g_strdup (_("Hidden")) : dup_level (self, rung_record_get_uid (record));
      GtkWidget *row = add_opening_row (group, record, level, is_hidden);

      if (!is_hidden)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_rate_button (record));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      g_signal_connect_object (row, "activated", G_CALLBACK (responsibility_activated_cb), self, G_CONNECT_SWAPPED);
    }
  add_adding_row (self, group, _("Add a responsibility"), G_CALLBACK (add_responsibility_cb));
}

static void
fill_role_page (RungLadderDialog   *self,
                AdwPreferencesPage *page)
{
  RungRecord *role = get_role (self);
  AdwPreferencesGroup *group;

  add_responsibilities (self, page);
  group = add_group (page, _("Role"), NULL);
  add_localized (self, group, "role.title", role);
  add_localized (self, group, "role.summary", role);
  add_field (self, group, "role.months_min", NULL, role);
  add_field (self, group, "role.months_max", NULL, role);
  add_hide_button (self, page, rung_record_get_boolean (role, RUNG_ROLE_HIDDEN) ? _("Show This Role") : _("Hide This Role"),
                   G_CALLBACK (hide_role_cb));
}

/* --- a responsibility's page --- */

static void
hide_responsibility_cb (RungLadderDialog *self)
{
  g_autoptr(GError) error = NULL;
  RungRecord *record = get_responsibility (self);
  RungChangeset *changeset;

  if (record == NULL)
    return;
  changeset = rung_edit_hide_responsibility (get_plan (self), self->responsibility_uid,
                                             !rung_record_get_boolean (record, RUNG_RESPONSIBILITY_HIDDEN), &error);
  rung_committer_commit_telling (GTK_WIDGET (self), changeset, error);
}

static void
fill_responsibility_page (RungLadderDialog   *self,
                          AdwPreferencesPage *page)
{
  RungRecord *record = get_responsibility (self);
  g_autofree char *level = dup_level (self, self->responsibility_uid);
  AdwPreferencesGroup *group = add_group (page, NULL, NULL);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("Level"), "subtitle", level, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_rate_button (record));
  adw_preferences_group_add (group, row);
  group = add_group (page, _("Responsibility"), NULL);
  add_localized (self, group, "responsibility.title", record);
  add_localized (self, group, "responsibility.detail", record);
  add_hide_button (self, page,
                   rung_record_get_boolean (record, RUNG_RESPONSIBILITY_HIDDEN)
                   ? _("Show This Responsibility") : _("Hide This Responsibility"),
                   G_CALLBACK (hide_responsibility_cb));
}

/* --- all pages --- */

static void
describe_records (GString   *text,
                  GPtrArray *records,
                  guint      hidden_field)
{
  for (guint i = 0; i < records->len; i++)
    {
      RungRecord *record = g_ptr_array_index (records, i);

      g_string_append_printf (text, "%s%d%s\n", rung_record_get_uid (record),
                              rung_record_get_boolean (record, hidden_field), get_title (record));
    }
}

/* Everything of the page that is not a field row, as text. */
static char *
describe_page (RungLadderDialog *self)
{
  GString *text = g_string_new (NULL);
  g_autoptr(GPtrArray) records = NULL;

  if (self->responsibility_uid != NULL)
    {
      g_autofree char *level = dup_level (self, self->responsibility_uid);

      g_string_append_printf (text, "%d%s", rung_record_get_boolean (get_responsibility (self), RUNG_RESPONSIBILITY_HIDDEN), level);
    }
  else if (self->role_uid != NULL)
    {
      records = rung_plan_list_responsibilities (get_plan (self), self->role_uid, TRUE);
      g_string_append_printf (text, "%d", rung_record_get_boolean (get_role (self), RUNG_ROLE_HIDDEN));
      describe_records (text, records, RUNG_RESPONSIBILITY_HIDDEN);
      for (guint i = 0; i < records->len; i++)
        {
          g_autofree char *level = dup_level (self, rung_record_get_uid (g_ptr_array_index (records, i)));

          g_string_append (text, level);
        }
    }
  else
    {
      records = rung_plan_list_roles (get_plan (self), TRUE);
      describe_records (text, records, RUNG_ROLE_HIDDEN);
    }
  return g_string_free (text, FALSE);
}

static const char *
get_page_title (RungLadderDialog *self)
{
  if (self->responsibility_uid != NULL)
    return get_title (get_responsibility (self));
  if (self->role_uid != NULL)
    return get_title (get_role (self));
  return _("Roles and Responsibilities");
}

static void
show_page (RungLadderDialog *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *old;

  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  /* A row of the old page may be in the middle of a signal: the page outlives it. */
  old = adw_bin_get_child (self->page_bin);
  if (old != NULL)
    g_idle_add_once (g_object_unref, g_object_ref (old));
  self->adding_row = NULL;
  g_ptr_array_set_size (self->field_rows, 0);
  g_free (self->listed);
  self->listed = describe_page (self);
  if (self->responsibility_uid != NULL)
    fill_responsibility_page (self, ADW_PREFERENCES_PAGE (page));
  else if (self->role_uid != NULL)
    fill_role_page (self, ADW_PREFERENCES_PAGE (page));
  else
    fill_ladder_page (self, ADW_PREFERENCES_PAGE (page));
  adw_bin_set_child (self->page_bin, page);
  gtk_window_set_title (GTK_WINDOW (self), get_page_title (self));
  rung_names_mend (page, get_page_title (self));
  rung_dialog_set_can_go_back (RUNG_DIALOG (self), self->role_uid != NULL);
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
update_fields (RungLadderDialog *self)
{
  RungRecord *record = self->responsibility_uid != NULL ? get_responsibility (self) : get_role (self);

  for (guint i = 0; i < self->field_rows->len; i++)
    rung_field_row_set_record (g_ptr_array_index (self->field_rows, i), record);
  gtk_window_set_title (GTK_WINDOW (self), get_page_title (self));
}

static void
committed_cb (RungLadderDialog *self)
{
  g_autofree char *listed = NULL;

  if (self->responsibility_uid != NULL && get_responsibility (self) == NULL)
    g_clear_pointer (&self->responsibility_uid, g_free);
  if (self->role_uid != NULL && get_role (self) == NULL)
    g_clear_pointer (&self->role_uid, g_free);

  listed = describe_page (self);
  if (g_strcmp0 (listed, self->listed) != 0)
    show_page (self);
  else
    update_fields (self);
}

static void
go_back_cb (RungLadderDialog *self)
{
  if (self->responsibility_uid != NULL)
    g_clear_pointer (&self->responsibility_uid, g_free);
  else
    g_clear_pointer (&self->role_uid, g_free);
  show_page (self);
}

static void
rung_ladder_dialog_dispose (GObject *object)
{
  RungLadderDialog *self = RUNG_LADDER_DIALOG (object);

  g_clear_object (&self->store_signals);
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_LADDER_DIALOG);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (rung_ladder_dialog_parent_class)->dispose (object);
}

static void
rung_ladder_dialog_finalize (GObject *object)
{
  RungLadderDialog *self = RUNG_LADDER_DIALOG (object);

  g_free (self->role_uid);
  g_free (self->responsibility_uid);
  g_free (self->listed);
  g_ptr_array_unref (self->field_rows);
  G_OBJECT_CLASS (rung_ladder_dialog_parent_class)->finalize (object);
}

static void
rung_ladder_dialog_class_init (RungLadderDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_ladder_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rung_ladder_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-ladder-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RungLadderDialog, page_bin);
  gtk_widget_class_bind_template_callback (widget_class, go_back_cb);
}

static void
rung_ladder_dialog_init (RungLadderDialog *self)
{
  self->field_rows = g_ptr_array_new ();
  self->store_signals = g_signal_group_new (RUNG_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "committed", G_CALLBACK (committed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rung_ladder_dialog_new:
 * @store: whose plan's ladder to edit
 *
 * Creates the dialogue, at the list of roles.
 *
 * Returns: (transfer none): a window; present it
 */
RungDialog *
rung_ladder_dialog_new (RungStore *store)
{
  RungLadderDialog *self = g_object_new (RUNG_TYPE_LADDER_DIALOG, NULL);

  self->store = g_object_ref (store);
  g_signal_group_set_target (self->store_signals, store);
  show_page (self);
  return RUNG_DIALOG (self);
}

void
rung_ladder_dialog_show_role (RungLadderDialog *self,
                              const char       *role_uid)
{
  g_return_if_fail (RUNG_IS_LADDER_DIALOG (self));

  if (rung_plan_find_record (get_plan (self), RUNG_KIND_ROLE, role_uid) == NULL)
    return;
  g_clear_pointer (&self->responsibility_uid, g_free);
  g_free (self->role_uid);
  self->role_uid = g_strdup (role_uid);
  show_page (self);
}

void
rung_ladder_dialog_show_responsibility (RungLadderDialog *self,
                                        const char       *uid)
{
  RungRecord *record;

  g_return_if_fail (RUNG_IS_LADDER_DIALOG (self));

  record = rung_plan_find_record (get_plan (self), RUNG_KIND_RESPONSIBILITY, uid);
  if (record == NULL)
    return;
  g_free (self->role_uid);
  self->role_uid = g_strdup (rung_record_get_text (record, RUNG_RESPONSIBILITY_ROLE));
  g_free (self->responsibility_uid);
  self->responsibility_uid = g_strdup (uid);
  show_page (self);
}
