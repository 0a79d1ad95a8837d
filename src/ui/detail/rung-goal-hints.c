/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Gentle hints, never a block.  A button goes to the row that answers one, by the pane's
 * action "goal.focus", whose target is the name of a field or of a section. */

#include "rung-goal-hints.h"

#include <glib/gi18n.h>

#include "rung-hints.h"
#include "rung-paths.h"
#include "rung-ui.h"

struct _RungGoalHints
{
  AdwBin     parent_instance;

  GtkWidget *box;
  GPtrArray *shown; /* of texts: the same hints keep their buttons, and the focus with them */
};

G_DEFINE_FINAL_TYPE (RungGoalHints, rung_goal_hints, ADW_TYPE_BIN)

/* Where a hint is answered, and what the button there says. */
typedef struct
{
  const char *target;
  const char *label;
} Answer;

static Answer
find_answer (RungHintKind kind)
{
  static const Answer answers[RUNG_N_HINT_KINDS] = {
    [RUNG_HINT_NO_MEASURE] = { "done_when", N_("Say When") },
    [RUNG_HINT_NO_SCALE] = { "measure_from", N_("Set the Measure") },
    [RUNG_HINT_NO_DATE] = { "due", N_("Set a Date") },
    [RUNG_HINT_NOT_MOVED] = { "check_in", N_("Check In") },
    [RUNG_HINT_MANY_HIGH] = { "priority", N_("Choose a Priority") },
    [RUNG_HINT_ONLY_STUDY] = { "way", N_("Choose a Way") },
    [RUNG_HINT_TOO_MUCH] = { "due", N_("Change the Date") },
  };

  return answers[kind];
}

/* The label wraps beside its button. */
static void
add_hint (RungGoalHints *self,
          const char    *text,
          Answer         answer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = rung_ui_new_label (text, NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", _(answer.label), "valign", GTK_ALIGN_CENTER,
                                    "action-name", "goal.focus", "css-classes", (const char *[]) { "flat", NULL }, NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", answer.target);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (self->box), box);
}

static void
cut (RungGoalHints *self,
     guint          n_hints)
{
  while (self->shown->len > n_hints)
    {
      gtk_box_remove (GTK_BOX (self->box), gtk_widget_get_last_child (self->box));
      g_ptr_array_set_size (self->shown, self->shown->len - 1);
    }
}

static void
add_new (RungGoalHints *self,
         guint          position,
         char          *text,
         Answer         answer)
{
  g_autofree char *owned = text;

  if (position < self->shown->len && g_str_equal (self->shown->pdata[position], owned))
    return;
  cut (self, position);
  add_hint (self, owned, answer);
  g_ptr_array_add (self->shown, g_steal_pointer (&owned));
}

static gboolean
lacks_evidence (RungPlan   *plan,
                RungRecord *goal)
{
  g_autoptr(GPtrArray) evidence = rung_plan_list_evidence (plan, rung_record_get_uid (goal));

  return rung_record_get_integer (goal, RUNG_GOAL_STATUS) == RUNG_GOAL_DONE && evidence->len == 0;
}

static void
rung_goal_hints_finalize (GObject *object)
{
  g_ptr_array_unref (RUNG_GOAL_HINTS (object)->shown);
  G_OBJECT_CLASS (rung_goal_hints_parent_class)->finalize (object);
}

static void
rung_goal_hints_class_init (RungGoalHintsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rung_goal_hints_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rung_goal_hints_init (RungGoalHints *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "hint");
  adw_bin_set_child (ADW_BIN (self), self->box);
  rung_ui_set_name (self, _("Hints"));
}

/**
 * rung_goal_hints_show:
 * @self: hints
 * @plan: the plan
 * @goal: a goal of @plan
 *
 * Shows what may be worth a thought about a goal; nothing where there is nothing to say.
 */
void
rung_goal_hints_show (RungGoalHints *self,
                      RungPlan      *plan,
                      RungRecord    *goal)
{
  g_autoptr(GPtrArray) hints = rung_hints_list (plan, rung_record_get_uid (goal), rung_clock_get_today ());
  guint n_shown = 0;

  g_return_if_fail (RUNG_IS_GOAL_HINTS (self));

  for (guint i = 0; i < hints->len; i++)
    {
      const RungHint *hint = g_ptr_array_index (hints, i);

      add_new (self, n_shown++, rung_phrase_hint (rung_ui_get_words (), plan, hint), find_answer (hint->kind));
    }
  if (lacks_evidence (plan, goal))
    add_new (self, n_shown++, g_strdup (_("Done. What shows it?")), (Answer) { "evidence", N_("Add Evidence") });
  cut (self, n_shown);
  gtk_widget_set_visible (GTK_WIDGET (self), n_shown > 0);
}
