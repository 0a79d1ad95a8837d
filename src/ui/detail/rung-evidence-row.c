/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Evidence in a list.
 *
 * 1. The rows inside are made when it is first opened: a plan may have thousands.
 * 2. A missing or changed file is said in words and by a sign, never by colour alone.  A
 *    kept file is read in a thread; until then nothing is said of it.
 * 3. Taking away a link leaves the evidence; removing it takes all links with it. */

#include "rung-evidence-row.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-compat.h"
#include "rung-edit.h"
#include "rung-evidence-opener.h"
#include "rung-field-row.h"
#include "rung-names.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-switch-row.h"
#include "rung-target-popover.h"
#include "rung-text-row.h"
#include "rung-ui.h"
#include "rung-workspace.h"

struct _RungEvidenceRow
{
  AdwExpanderRow  parent_instance;

  GtkWidget      *icon;
  GtkWidget      *warning;
  GtkWidget      *open_button;
  GtkWidget      *private_icon;

  GPtrArray      *field_rows; /* NULL until it is first opened */
  GPtrArray      *text_rows;
  GtkWidget      *private_row;
  GtkWidget      *file_name_row;
  GtkWidget      *links_box;
  GtkWidget      *save_button;
  GtkWidget      *folder_button;

  char           *uid;
  gboolean        is_checking;
};

G_DEFINE_FINAL_TYPE (RungEvidenceRow, rung_evidence_row, ADW_TYPE_EXPANDER_ROW)

/* --- The record --- */

static RungPlan *
get_plan (RungEvidenceRow *self)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));

  return store != NULL ? rung_store_get_plan (store) : NULL;
}

static RungRecord *
get_record (RungEvidenceRow *self)
{
  RungPlan *plan = get_plan (self);

  return plan != NULL && self->uid != NULL ? rung_plan_find_record (plan, RUNG_KIND_EVIDENCE, self->uid) : NULL;
}

/* --- What can be done --- */

static void
open_cb (RungEvidenceRow *self)
{
  RungRecord *record = get_record (self);

  if (record != NULL)
    rung_evidence_open (self->open_button, record);
}

static void
save_cb (RungEvidenceRow *self)
{
  RungRecord *record = get_record (self);

  if (record != NULL)
    rung_evidence_save_copy (GTK_WIDGET (self), record);
}

static void
folder_cb (RungEvidenceRow *self)
{
  RungRecord *record = get_record (self);

  if (record != NULL)
    rung_evidence_show_folder (GTK_WIDGET (self), record);
}

static void
remove_cb (RungEvidenceRow *self)
{
  RungPlan *plan = get_plan (self);
  g_autoptr(GError) error = NULL;

  if (plan != NULL)
    {
      RungChangeset *edit = rung_edit_remove_evidence (plan, self->uid, &error);

      rung_committer_commit_telling (GTK_WIDGET (self), edit, error);
    }
}

static void
chosen_cb (RungEvidenceRow *self,
           int              kind,
           const char      *target_uid)
{
  RungPlan *plan = get_plan (self);
  g_autoptr(GError) error = NULL;

  if (plan != NULL)
    {
      RungChangeset *edit = rung_edit_link_evidence (plan, self->uid, kind, target_uid, &error);

      rung_committer_commit_telling (GTK_WIDGET (self), edit, error);
    }
}

static void
unlink_cb (RungEvidenceRow *self,
           GtkWidget       *button)
{
  RungPlan *plan = get_plan (self);
  int kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "kind"));
  g_autofree char *target_uid = g_strdup (g_object_get_data (G_OBJECT (button), "uid"));
  g_autoptr(GError) error = NULL;

  if (plan != NULL)
    {
      RungChangeset *edit = rung_edit_unlink_evidence (plan, self->uid, kind, target_uid, &error);

      rung_committer_commit_telling (GTK_WIDGET (self), edit, error);
    }
}

/* --- The rows inside --- */

static void
add_field (RungEvidenceRow *self,
           const char      *field)
{
  GtkWidget *row = rung_field_row_new (field, NULL);

  g_ptr_array_add (self->field_rows, row);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
add_text (RungEvidenceRow *self,
          const char      *field)
{
  GtkWidget *row = rung_text_row_new (field, NULL, RUNG_TEXT_ROW_NO_LIST);

  g_ptr_array_add (self->text_rows, row);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static GtkWidget *
add_plain_row (RungEvidenceRow *self,
               const char      *title,
               GtkWidget       *child)
{
  GtkWidget *row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE, "focusable", FALSE, "title", title, NULL);

  g_object_set (child, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 6, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return row;
}

static void
add_links (RungEvidenceRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = rung_ui_new_label (C_("evidence", "Shows"), "caption");
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "list-add-symbolic", "tooltip-text", _("Link Evidence"),
                                    "css-classes", (const char *[]) { "flat", NULL }, NULL);
  GtkWidget *popover = rung_target_popover_new (self->uid);

  gtk_widget_set_hexpand (label, TRUE);
  rung_ui_set_name (button, _("Link Evidence"));
  g_signal_connect_object (popover, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), button);
  gtk_box_append (GTK_BOX (box), head);
  self->links_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (box), self->links_box);
  add_plain_row (self, C_("evidence", "Shows"), box);
}

static GtkWidget *
add_button (RungEvidenceRow *self,
            GtkWidget       *box,
            const char      *label,
            void           (*clicked) (RungEvidenceRow *self))
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked), self, G_CONNECT_SWAPPED);
  gtk_flow_box_append (GTK_FLOW_BOX (box), button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  return button;
}

/* They stand below one another where there is no room beside. */
static void
add_buttons (RungEvidenceRow *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE, "row-spacing", 6,
                                 "column-spacing", 6, "max-children-per-line", 3, NULL);
  GtkWidget *remove;

  rung_ui_set_name (box, _("What can be done"));
  self->save_button = add_button (self, box, _("Save a Copy…"), save_cb);
  self->folder_button = add_button (self, box, _("Show in Folder"), folder_cb);
  remove = add_button (self, box, _("Remove Evidence"), remove_cb);
  gtk_widget_add_css_class (remove, "destructive-action");
  add_plain_row (self, _("What can be done"), box);
}

static void
make_inside (RungEvidenceRow *self)
{
  self->field_rows = g_ptr_array_new ();
  self->text_rows = g_ptr_array_new ();
  add_field (self, "evidence.title");
  add_text (self, "evidence.text");
  add_field (self, "evidence.uri");
  add_field (self, "evidence.file_name");
  self->file_name_row = self->field_rows->pdata[self->field_rows->len - 1];
  add_field (self, "evidence.day");
  add_field (self, "evidence.witness");
  add_text (self, "evidence.witness_words");
  add_field (self, "evidence.witness_day");
  self->private_row = rung_switch_row_new ("evidence.private");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->private_row), _("Left out of whatever leaves this computer"));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->private_row);
  add_links (self);
  add_buttons (self);
}

/* --- Showing --- */

static void
show_link (RungEvidenceRow *self,
           RungPlan        *plan,
           RungRecord      *target)
{
  gboolean is_goal = rung_record_get_kind (target) == RUNG_KIND_GOAL;
  g_autofree char *title = rung_phrase_title (target, rung_ui_get_language ());
  g_autofree char *name = is_goal ? g_strdup_printf (rung_words_get (rung_ui_get_words (), "Goal: %s"), title)
                                  : g_strdup (title);
  /* Translators: the name of a button; %s is a responsibility or a goal */
  g_autofree char *button_name = g_strdup_printf (_("Unlink “%s”"), title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = rung_ui_new_label (name, NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "icon-name", "list-remove-symbolic", "tooltip-text", button_name,
                                    "valign", GTK_ALIGN_CENTER, "css-classes", (const char *[]) { "flat", NULL }, NULL);

  gtk_widget_set_hexpand (label, TRUE);
  rung_ui_set_name (button, button_name);
  g_object_set_data (G_OBJECT (button), "kind", GINT_TO_POINTER (rung_record_get_kind (target)));
  g_object_set_data_full (G_OBJECT (button), "uid", g_strdup (rung_record_get_uid (target)), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (unlink_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (self->links_box), box);
}

static void
show_links (RungEvidenceRow *self,
            RungPlan        *plan)
{
  g_autoptr(GPtrArray) targets = rung_plan_list_shown_by (plan, self->uid);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->links_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->links_box), child);
  for (guint i = 0; i < targets->len; i++)
    show_link (self, plan, targets->pdata[i]);
  if (targets->len == 0)
    gtk_box_append (GTK_BOX (self->links_box), rung_ui_new_label (_("Nothing yet: it is a win."), "dim-label"));
}

static void
show_inside (RungEvidenceRow *self,
             RungPlan        *plan,
             RungRecord      *evidence)
{
  gboolean has_kept_file = rung_record_get_text (evidence, RUNG_EVIDENCE_SHA256) != NULL;
  g_autofree char *path = rung_workspace_dup_local_path (rung_record_get_text (evidence, RUNG_EVIDENCE_URI));

  for (guint i = 0; i < self->field_rows->len; i++)
    rung_field_row_set_record (self->field_rows->pdata[i], evidence);
  for (guint i = 0; i < self->text_rows->len; i++)
    rung_text_row_set_record (self->text_rows->pdata[i], evidence);
  rung_switch_row_set_record (RUNG_SWITCH_ROW (self->private_row), evidence);
  gtk_widget_set_visible (self->file_name_row, has_kept_file);
  gtk_widget_set_visible (gtk_widget_get_parent (self->save_button), has_kept_file);
  gtk_widget_set_visible (gtk_widget_get_parent (self->folder_button), !has_kept_file && path != NULL);
  show_links (self, plan);
}

static void
expanded_cb (RungEvidenceRow *self)
{
  RungRecord *record = get_record (self);

  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) || self->field_rows != NULL || record == NULL)
    return;
  make_inside (self);
  rung_names_mend (GTK_WIDGET (self), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  rung_ui_set_name (self->open_button, gtk_widget_get_tooltip_text (self->open_button));
  show_inside (self, get_plan (self), record);
}

static const char *
choose_icon (RungRecord *evidence)
{
  switch ((RungEvidenceKind) rung_record_get_integer (evidence, RUNG_EVIDENCE_KIND))
    {
    case RUNG_EVIDENCE_IS_LINK:
      return "adw-external-link-symbolic";
    case RUNG_EVIDENCE_IS_FILE:
      return "mail-attachment-symbolic";
    case RUNG_EVIDENCE_IS_TEXT:
    default:
      return "text-x-generic-symbolic";
    }
}

static void
add_part (GString    *line,
          const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
}

/* "file missing · 3 weeks ago · runbook.md · Witness: Grace" */
static void
show_subtitle (RungEvidenceRow *self,
               RungRecord      *evidence,
               const char      *trouble)
{
  RungWords *words = rung_ui_get_words ();
  g_autoptr(GString) line = g_string_new (NULL);
  g_autofree char *age = rung_phrase_age (words, rung_record_get_day (evidence, RUNG_EVIDENCE_DAY), rung_clock_get_today ());
  const char *witness = rung_record_get_text (evidence, RUNG_EVIDENCE_WITNESS);
  const char *name = rung_record_get_text (evidence, RUNG_EVIDENCE_FILE_NAME);
  g_autofree char *witness_part = witness != NULL ? g_strdup_printf (rung_words_get (words, "Witness: %s"), witness) : NULL;

  add_part (line, trouble);
  add_part (line, age);
  if (g_strcmp0 (name, rung_record_get_text (evidence, RUNG_EVIDENCE_TITLE)) != 0)
    add_part (line, name);
  add_part (line, witness_part);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), line->str);
}

static void check_file (RungEvidenceRow *self,
                        RungRecord      *evidence);

static void
show_file_state (RungEvidenceRow *self,
                 RungRecord      *evidence)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  RungFileState state = store != NULL ? rung_workspace_peek_file_state (rung_store_get_path (store), evidence) : RUNG_FILE_NONE;
  const char *trouble = rung_workspace_phrase_file_state (rung_ui_get_words (), state);

  gtk_widget_set_visible (self->warning, trouble != NULL);
  gtk_widget_set_tooltip_text (self->warning, trouble);
  rung_ui_set_name (self->warning, trouble != NULL ? trouble : "");
  show_subtitle (self, evidence, trouble);
  gtk_widget_set_visible (self->open_button, state != RUNG_FILE_MISSING && rung_evidence_can_open (evidence));
  if (state == RUNG_FILE_UNCHECKED)
    check_file (self, evidence);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(RungEvidenceRow) self = data;
  RungRecord *record;

  self->is_checking = FALSE;
  if (!rung_workspace_check_files_finish (result, NULL))
    return;
  /* It may have left the window meanwhile. */
  record = get_record (self);
  if (record != NULL)
    show_file_state (self, record);
}

static void
check_file (RungEvidenceRow *self,
            RungRecord      *evidence)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  g_autoptr(GPtrArray) records = g_ptr_array_new ();

  if (self->is_checking)
    return;
  self->is_checking = TRUE;
  g_ptr_array_add (records, evidence);
  rung_workspace_check_files_async (rung_store_get_path (store), records, NULL, checked_cb, g_object_ref (self));
}

/* Files come and go while nobody looks. */
static void
mapped_cb (RungEvidenceRow *self)
{
  RungRecord *record = get_record (self);

  if (record != NULL)
    show_file_state (self, record);
}

static void
rung_evidence_row_finalize (GObject *object)
{
  RungEvidenceRow *self = RUNG_EVIDENCE_ROW (object);

  g_clear_pointer (&self->field_rows, g_ptr_array_unref);
  g_clear_pointer (&self->text_rows, g_ptr_array_unref);
  g_free (self->uid);
  G_OBJECT_CLASS (rung_evidence_row_parent_class)->finalize (object);
}

static void
rung_evidence_row_class_init (RungEvidenceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rung_evidence_row_finalize;
}

static GtkWidget *
add_sign (RungEvidenceRow *self,
          const char      *icon_name)
{
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "valign", GTK_ALIGN_CENTER, "visible", FALSE,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);

  rung_compat_expander_add_suffix (ADW_EXPANDER_ROW (self), icon);
  return icon;
}

static void
rung_evidence_row_init (RungEvidenceRow *self)
{
  g_object_set (self, "use-markup", FALSE, NULL);
  self->icon = gtk_image_new ();
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->icon);
  self->open_button = g_object_new (GTK_TYPE_BUTTON, "icon-name", "document-open-symbolic", "valign", GTK_ALIGN_CENTER,
                                    "visible", FALSE, "css-classes", (const char *[]) { "flat", NULL }, NULL);
  g_signal_connect_object (self->open_button, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  rung_compat_expander_add_suffix (ADW_EXPANDER_ROW (self), self->open_button);
  self->private_icon = add_sign (self, "changes-prevent-symbolic");
  gtk_widget_set_tooltip_text (self->private_icon, _("Private"));
  rung_ui_set_name (self->private_icon, _("Private"));
  self->warning = add_sign (self, "dialog-warning-symbolic");
  gtk_widget_add_css_class (self->warning, "warning");
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

GtkWidget *
rung_evidence_row_new (void)
{
  return g_object_new (RUNG_TYPE_EVIDENCE_ROW, NULL);
}

/**
 * rung_evidence_row_show:
 * @self: a row in a window
 * @plan: the plan
 * @evidence: an EVIDENCE record of @plan; a row shows one all its life
 *
 * Shows evidence as it is now.
 */
void
rung_evidence_row_show (RungEvidenceRow *self,
                        RungPlan        *plan,
                        RungRecord      *evidence)
{
  g_autofree char *title = rung_phrase_title (evidence, NULL);
  /* Translators: the name of a button; %s is the title of evidence */
  g_autofree char *open = g_strdup_printf (_("Open “%s”"), title);

  g_return_if_fail (RUNG_IS_EVIDENCE_ROW (self));

  if (self->uid == NULL)
    self->uid = g_strdup (rung_record_get_uid (evidence));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), choose_icon (evidence));
  gtk_widget_set_tooltip_text (self->icon, rung_phrase_enum (rung_ui_get_words (), RUNG_KIND_EVIDENCE, RUNG_EVIDENCE_KIND,
                                                             rung_record_get_integer (evidence, RUNG_EVIDENCE_KIND)));
  gtk_widget_set_visible (self->private_icon, rung_record_is_private (evidence));
  rung_names_mend (GTK_WIDGET (self), title);
  gtk_widget_set_tooltip_text (self->open_button, open);
  rung_ui_set_name (self->open_button, open);
  show_file_state (self, evidence);
  if (self->field_rows != NULL)
    show_inside (self, plan, evidence);
}
