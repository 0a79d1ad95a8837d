/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows that edit one record.
 *
 * 1. A row is told of the newest record; it alone knows whether something is being typed
 *    into it that has to stay.
 * 2. A text has a row for each language, the title says which. */

#include "rung-record-page.h"

#include <glib/gi18n.h>

#include "rung-choice-row.h"
#include "rung-committer.h"
#include "rung-field-row.h"
#include "rung-focus-key.h"
#include "rung-item-group.h"
#include "rung-languages.h"
#include "rung-switch-row.h"
#include "rung-text-row.h"
#include "rung-text.h"
#include "rung-ui.h"

typedef struct
{
  GtkWidget   *row; /* borrowed: the page holds it */
  RungRowShow  show;
  const char  *language; /* borrowed from the page; NULL: of no language */
} Row;

struct _RungRecordPage
{
  AdwPreferencesPage  parent_instance;

  GStrv               languages;
  GArray             *rows; /* of Row */
};

G_DEFINE_FINAL_TYPE (RungRecordPage, rung_record_page, ADW_TYPE_PREFERENCES_PAGE)

static void
show_field (GtkWidget  *row,
            RungPlan   *plan,
            RungRecord *record)
{
  rung_field_row_set_record (RUNG_FIELD_ROW (row), record);
}

static void
show_text (GtkWidget  *row,
           RungPlan   *plan,
           RungRecord *record)
{
  rung_text_row_set_record (RUNG_TEXT_ROW (row), record);
}

static void
show_choice (GtkWidget  *row,
             RungPlan   *plan,
             RungRecord *record)
{
  rung_choice_row_set_record (RUNG_CHOICE_ROW (row), record);
}

static void
show_switch (GtkWidget  *row,
             RungPlan   *plan,
             RungRecord *record)
{
  rung_switch_row_set_record (RUNG_SWITCH_ROW (row), record);
}

static void
show_list (GtkWidget  *row,
           RungPlan   *plan,
           RungRecord *record)
{
  rung_item_group_set_record (RUNG_ITEM_GROUP (row), record);
}

static void
rung_record_page_finalize (GObject *object)
{
  RungRecordPage *self = RUNG_RECORD_PAGE (object);

  g_strfreev (self->languages);
  g_array_unref (self->rows);
  G_OBJECT_CLASS (rung_record_page_parent_class)->finalize (object);
}

static void
rung_record_page_class_init (RungRecordPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rung_record_page_finalize;
}

static void
rung_record_page_init (RungRecordPage *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
}

/**
 * rung_record_page_new:
 * @languages: the languages to edit texts in, of which there is at least one
 *
 * Returns: (transfer floating): an empty page
 */
GtkWidget *
rung_record_page_new (const char *const *languages)
{
  RungRecordPage *self = g_object_new (RUNG_TYPE_RECORD_PAGE, NULL);

  self->languages = g_strdupv ((char **) languages);
  return GTK_WIDGET (self);
}

AdwPreferencesGroup *
rung_record_page_add_group (RungRecordPage *self,
                            const char     *title,
                            const char     *description)
{
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, "description", description, NULL);

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_row (RungRecordPage      *self,
         AdwPreferencesGroup *group,
         GtkWidget           *row,
         RungRowShow          show,
         const char          *language)
{
  Row entry = { row, show, language };
  g_autofree char *key = g_strdup_printf ("row %u", self->rows->len);

  if (language != NULL)
    {
      g_autofree char *title = g_strdup_printf ("%s · %s", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                                                rung_language_get_name (language));

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    }
  rung_focus_key_set (row, key);
  adw_preferences_group_add (group, row);
  g_array_append_val (self->rows, entry);
}

void
rung_record_page_add_row (RungRecordPage      *self,
                          AdwPreferencesGroup *group,
                          GtkWidget           *row,
                          RungRowShow          show)
{
  add_row (self, group, row, show, NULL);
}

void
rung_record_page_add_field (RungRecordPage      *self,
                            AdwPreferencesGroup *group,
                            const char          *field)
{
  add_row (self, group, rung_field_row_new (field, NULL), show_field, NULL);
}

void
rung_record_page_add_localized (RungRecordPage      *self,
                                AdwPreferencesGroup *group,
                                const char          *field)
{
  for (guint i = 0; self->languages[i] != NULL; i++)
    add_row (self, group, rung_field_row_new (field, self->languages[i]), show_field, self->languages[i]);
}

void
rung_record_page_add_long (RungRecordPage      *self,
                           AdwPreferencesGroup *group,
                           const char          *field)
{
  for (guint i = 0; self->languages[i] != NULL; i++)
    add_row (self, group, rung_text_row_new (field, self->languages[i], RUNG_TEXT_ROW_NO_LIST), show_text, self->languages[i]);
}

void
rung_record_page_add_choice (RungRecordPage      *self,
                             AdwPreferencesGroup *group,
                             const char          *field)
{
  add_row (self, group, g_object_new (RUNG_TYPE_CHOICE_ROW, "field", field, NULL), show_choice, NULL);
}

void
rung_record_page_add_switch (RungRecordPage      *self,
                             AdwPreferencesGroup *group,
                             const char          *field)
{
  add_row (self, group, rung_switch_row_new (field), show_switch, NULL);
}

void
rung_record_page_add_list (RungRecordPage *self,
                           const char     *field,
                           const char     *add_title)
{
  GtkWidget *group = rung_item_group_new (field, (const char *const *) self->languages, add_title);
  Row entry = { group, show_list, NULL };

  rung_focus_key_set (group, field);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
  g_array_append_val (self->rows, entry);
}

void
rung_record_page_add_fixed (RungRecordPage      *self,
                            AdwPreferencesGroup *group,
                            const char          *title,
                            const char          *text)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", text != NULL ? text : "", NULL);

  adw_preferences_group_add (group, row);
}

static void
add_language_cb (GtkWidget *row)
{
  g_autofree char *tag = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  g_autofree char *message = NULL;

  if (*tag == '\0')
    return;
  if (rung_text_is_language (tag))
    {
      gtk_widget_activate_action (row, "ladder.add-language", "s", tag);
      return;
    }
  message = g_strdup_printf (_("“%s” is not a language tag such as en or zh-CN."), tag);
  gtk_widget_add_css_class (row, "error");
  rung_committer_tell (row, message);
}

static void
language_changed_cb (GtkWidget *row)
{
  gtk_widget_remove_css_class (row, "error");
}

/**
 * rung_record_page_add_languages:
 * @self: a page in a dialogue that has the action ladder.add-language
 *
 * Adds the group whose row asks for one more language.
 */
void
rung_record_page_add_languages (RungRecordPage *self)
{
  AdwPreferencesGroup *group =
    rung_record_page_add_group (self, _("Languages"), _("Texts can be written in any language, each by its tag: de, fr, pt-BR."));
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("Add a Language…"), "show-apply-button", TRUE, NULL);

  g_signal_connect (row, "apply", G_CALLBACK (add_language_cb), NULL);
  g_signal_connect (row, "changed", G_CALLBACK (language_changed_cb), NULL);
  adw_preferences_group_add (group, row);
}

/**
 * rung_record_page_show:
 * @self: a page
 * @plan: the plan
 * @record: (nullable): the record of it to edit
 *
 * Shows a record, or the same record as it is now.
 */
void
rung_record_page_show (RungRecordPage *self,
                       RungPlan       *plan,
                       RungRecord     *record)
{
  g_return_if_fail (RUNG_IS_RECORD_PAGE (self));

  for (guint i = 0; record != NULL && i < self->rows->len; i++)
    {
      Row *entry = &g_array_index (self->rows, Row, i);

      entry->show (entry->row, plan, record);
    }
}

/**
 * rung_record_page_focus_language:
 * @self: a page
 * @language: one of its languages
 *
 * Puts the focus on the first row of a language.
 *
 * Returns: whether there is one
 */
gboolean
rung_record_page_focus_language (RungRecordPage *self,
                                 const char     *language)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *entry = &g_array_index (self->rows, Row, i);

      if (entry->language != NULL && g_ascii_strcasecmp (entry->language, language) == 0)
        return gtk_widget_child_focus (entry->row, GTK_DIR_TAB_FORWARD);
    }
  return FALSE;
}
