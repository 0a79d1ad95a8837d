/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks what shows that a goal is done.
 *
 * The question takes no focus, so that somebody who ticks off one goal after the other can
 * go on: F6 goes to it and back.  Enter adds what was typed as evidence, an empty line or
 * Escape only closes. */

#include "rung-evidence-ask.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-paths.h"
#include "rung-ui.h"

struct _RungEvidenceAsk
{
  GtkWidget    parent_instance;

  GtkRevealer *revealer;
  GtkWidget   *box;
  GtkLabel    *question_label;
  GtkEntry    *entry;

  char        *uid;
  GtkWidget   *origin; /* weak: had the focus before the entry */
};

G_DEFINE_FINAL_TYPE (RungEvidenceAsk, rung_evidence_ask, GTK_TYPE_WIDGET)

static gboolean
has_focus (RungEvidenceAsk *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
give_focus_back (RungEvidenceAsk *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->origin != NULL && gtk_widget_get_mapped (self->origin) && gtk_widget_grab_focus (self->origin))
    return;
  gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}

static void
answered_cb (RungEvidenceAsk *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  g_autofree char *bare = g_strstrip (g_strdup (text));
  g_autoptr(GError) error = NULL;
  RungChangeset *edit;

  if (*bare != '\0' && store != NULL && self->uid != NULL)
    {
      edit = rung_edit_add_evidence (rung_store_get_plan (store), RUNG_KIND_GOAL, self->uid, bare, NULL,
                                     rung_clock_get_today (), &error);
      /* What could not be saved stays in its field. */
      if (!rung_committer_commit_telling (GTK_WIDGET (self), edit, error))
        return;
    }
  rung_evidence_ask_close (self);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   data)
{
  rung_evidence_ask_close (RUNG_EVIDENCE_ASK (widget));
  return TRUE;
}

static void
rung_evidence_ask_dispose (GObject *object)
{
  RungEvidenceAsk *self = RUNG_EVIDENCE_ASK (object);

  g_clear_weak_pointer (&self->origin);
  g_clear_pointer (&self->uid, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_EVIDENCE_ASK);
  G_OBJECT_CLASS (rung_evidence_ask_parent_class)->dispose (object);
}

static void
rung_evidence_ask_class_init (RungEvidenceAskClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_evidence_ask_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-evidence-ask.ui");
  gtk_widget_class_bind_template_child (widget_class, RungEvidenceAsk, revealer);
  gtk_widget_class_bind_template_child (widget_class, RungEvidenceAsk, box);
  gtk_widget_class_bind_template_child (widget_class, RungEvidenceAsk, question_label);
  gtk_widget_class_bind_template_child (widget_class, RungEvidenceAsk, entry);
  gtk_widget_class_bind_template_callback (widget_class, answered_cb);
  gtk_widget_class_bind_template_callback (widget_class, rung_evidence_ask_close);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rung_evidence_ask_init (RungEvidenceAsk *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * rung_evidence_ask_ask:
 * @self: a bar
 * @goal: a GOAL record that is done now
 *
 * Asks what shows that @goal is done, in place of what was asked before.
 */
void
rung_evidence_ask_ask (RungEvidenceAsk *self,
                       RungRecord      *goal)
{
  /* Translators: %s is a goal that was just completed. */
  g_autofree char *question = g_strdup_printf (_("What shows “%s”?"), rung_record_get_text (goal, RUNG_GOAL_TITLE));

  g_free (self->uid);
  self->uid = g_strdup (rung_record_get_uid (goal));
  gtk_label_set_label (self->question_label, question);
  rung_ui_set_name (self->entry, question);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

void
rung_evidence_ask_close (RungEvidenceAsk *self)
{
  if (self->uid == NULL)
    return;
  g_clear_pointer (&self->uid, g_free);
  if (has_focus (self))
    give_focus_back (self);
  g_clear_weak_pointer (&self->origin);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

const char *
rung_evidence_ask_get_goal (RungEvidenceAsk *self)
{
  return self->uid;
}

gboolean
rung_evidence_ask_is_typed (RungEvidenceAsk *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';
}

/**
 * rung_evidence_ask_focus:
 * @self: a bar
 *
 * Goes to the question, or back to where the focus was before.
 */
void
rung_evidence_ask_focus (RungEvidenceAsk *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->uid == NULL)
    return;
  if (has_focus (self))
    {
      give_focus_back (self);
      return;
    }
  g_set_weak_pointer (&self->origin, gtk_root_get_focus (root));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* In a narrow window the question stands above its line. */
void
rung_evidence_ask_set_narrow (RungEvidenceAsk *self,
                              gboolean         is_narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}
