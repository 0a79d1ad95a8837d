/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The evidence of one responsibility, in the same section as that of a goal. */

#include "rung-evidence-dialog.h"

#include <glib/gi18n.h>

#include "rung-day.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-section.h"
#include "rung-ui.h"

struct _RungEvidenceDialog
{
  RungDialog    parent_instance;

  RungSection  *section;
  RungStore    *store;
  GSignalGroup *store_signals;
  char         *uid;
};

G_DEFINE_FINAL_TYPE (RungEvidenceDialog, rung_evidence_dialog, RUNG_TYPE_DIALOG)

static void
show_evidence (RungEvidenceDialog *self)
{
  RungPlan *plan = rung_store_get_plan (self->store);
  RungRecord *responsibility = rung_plan_find_record (plan, RUNG_KIND_RESPONSIBILITY, self->uid);
  g_autofree char *age = rung_phrase_evidence_age (rung_ui_get_words (), rung_progress_last_shown (plan, self->uid),
                                                   rung_clock_get_today ());
  g_autofree char *text = NULL;

  if (responsibility == NULL)
    return;
  text = g_strjoin (" · ", rung_record_title (responsibility, rung_ui_get_language ()),
                    age != NULL ? age : _("not shown yet"), NULL);
  g_clear_pointer (&age, g_free);
  age = g_markup_escape_text (text, -1);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->section), age);
  rung_section_show_goal (self->section, plan, self->uid);
}

static void
rung_evidence_dialog_dispose (GObject *object)
{
  RungEvidenceDialog *self = RUNG_EVIDENCE_DIALOG (object);

  g_clear_object (&self->store_signals);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (rung_evidence_dialog_parent_class)->dispose (object);
}

static void
rung_evidence_dialog_finalize (GObject *object)
{
  g_free (RUNG_EVIDENCE_DIALOG (object)->uid);
  G_OBJECT_CLASS (rung_evidence_dialog_parent_class)->finalize (object);
}

static void
rung_evidence_dialog_class_init (RungEvidenceDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rung_evidence_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rung_evidence_dialog_finalize;
}

static void
rung_evidence_dialog_init (RungEvidenceDialog *self)
{
  GtkWidget *page = adw_preferences_page_new ();

  self->section = g_object_new (RUNG_TYPE_SECTION, "title", _("Evidence"), NULL);
  rung_section_set_funcs (self->section, &rung_evidence_section, _("What shows it? A sentence, a link or a file"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (self->section));
  g_object_set (self, "title", _("Evidence"), "default-width", 520, "default-height", 560, "body", page, NULL);
  self->store_signals = g_signal_group_new (RUNG_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "committed", G_CALLBACK (show_evidence), self);
}

/**
 * rung_evidence_dialog_new:
 * @store: the open plan
 * @responsibility_uid: a responsibility of it
 *
 * Creates the dialogue.
 *
 * Returns: (transfer none): a window; present it
 */
RungDialog *
rung_evidence_dialog_new (RungStore  *store,
                          const char *responsibility_uid)
{
  RungEvidenceDialog *self = g_object_new (RUNG_TYPE_EVIDENCE_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->uid = g_strdup (responsibility_uid);
  g_signal_group_set_target (self->store_signals, store);
  show_evidence (self);
  return RUNG_DIALOG (self);
}
