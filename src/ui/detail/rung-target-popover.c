/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan may have ten thousand goals: the list shows what fits the words typed, and no
 * more rows than anybody reads. */

#include "rung-target-popover.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-responsibility-list.h"
#include "rung-ui.h"

#define MOST_ROWS 30

struct _RungTargetPopover
{
  GtkPopover  parent_instance;

  GtkWidget  *entry;
  GtkListBox *list;
  char       *evidence_uid;
};

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RungTargetPopover, rung_target_popover, GTK_TYPE_POPOVER)

/* What is being filled in. */
typedef struct
{
  RungTargetPopover *self;
  GPtrArray         *linked;
  char              *words; /* folded */
  guint              n_rows;
} Filling;

static gboolean
is_wanted (Filling    *filling,
           RungRecord *record,
           const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return filling->n_rows < MOST_ROWS && !g_ptr_array_find (filling->linked, record, NULL) &&
         strstr (folded, filling->words) != NULL;
}

static void
offer (Filling    *filling,
       RungRecord *record,
       const char *name)
{
  GtkWidget *row, *label;

  if (record == NULL || !is_wanted (filling, record, name))
    return;
  label = rung_ui_new_label (name, "target");
  row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", label, NULL);
  rung_ui_set_name (row, name);
  g_object_set_data (G_OBJECT (row), "kind", GINT_TO_POINTER (rung_record_get_kind (record)));
  g_object_set_data_full (G_OBJECT (row), "uid", g_strdup (rung_record_get_uid (record)), g_free);
  gtk_list_box_append (filling->self->list, row);
  filling->n_rows++;
}

static void
offer_all (Filling  *filling,
           RungPlan *plan)
{
  g_autoptr(GPtrArray) uids = rung_responsibility_list_uids (plan, rung_clock_get_today ());
  g_autoptr(GPtrArray) goals = rung_plan_list_goals (plan, NULL);

  for (guint i = 0; i < uids->len; i++)
    {
      g_autofree char *name = rung_responsibility_list_name (plan, uids->pdata[i]);

      offer (filling, rung_plan_find_record (plan, RUNG_KIND_RESPONSIBILITY, uids->pdata[i]), name);
    }
  /* Half of the rows at least are for goals. */
  filling->n_rows = MIN (filling->n_rows, MOST_ROWS / 2);
  for (guint i = 0; i < goals->len; i++)
    {
      g_autofree char *name = g_strdup_printf (rung_words_get (rung_ui_get_words (), "Goal: %s"),
                                               rung_record_title (goals->pdata[i], NULL));

      offer (filling, goals->pdata[i], name);
    }
}

static void
fill (RungTargetPopover *self)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  g_autofree char *words = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  g_autoptr(GPtrArray) linked = NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  if (store == NULL)
    return;
  linked = rung_plan_list_shown_by (rung_store_get_plan (store), self->evidence_uid);
  offer_all (&(Filling) { self, linked, g_strstrip (words), 0 }, rung_store_get_plan (store));
}

static void
activated_cb (RungTargetPopover *self,
              GtkListBoxRow     *row)
{
  int kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "kind"));
  g_autofree char *uid = g_strdup (g_object_get_data (G_OBJECT (row), "uid"));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, kind, uid);
}

static void
entry_activated_cb (RungTargetPopover *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (first != NULL)
    activated_cb (self, first);
}

static void
mapped_cb (RungTargetPopover *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  fill (self);
  gtk_widget_grab_focus (self->entry);
}

static void
rung_target_popover_finalize (GObject *object)
{
  g_free (RUNG_TARGET_POPOVER (object)->evidence_uid);
  G_OBJECT_CLASS (rung_target_popover_parent_class)->finalize (object);
}

static void
rung_target_popover_class_init (RungTargetPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rung_target_popover_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", RUNG_TYPE_TARGET_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
}

static void
rung_target_popover_init (RungTargetPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                      "propagate-natural-height", TRUE, "max-content-height", 260,
                                      "min-content-width", 260, NULL);

  self->entry = gtk_search_entry_new ();
  rung_ui_set_name (self->entry, _("What does it show?"));
  g_object_set (self->entry, "placeholder-text", _("What does it show?"), NULL);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  rung_ui_set_name (self->list, _("Responsibilities and goals"));
  rung_ui_set_name (scroller, _("Responsibilities and goals"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  rung_ui_set_name (self, _("Link Evidence"));
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activated_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * rung_target_popover_new:
 * @evidence_uid: evidence; what it shows already is not offered
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *
rung_target_popover_new (const char *evidence_uid)
{
  RungTargetPopover *self = g_object_new (RUNG_TYPE_TARGET_POPOVER, NULL);

  self->evidence_uid = g_strdup (evidence_uid);
  return GTK_WIDGET (self);
}
