/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plans with a ring and a line of state each, made from summaries: no plan is opened
 * to be listed.  A plan that can't be read stays in the list and says so. */

#include "rung-plan-switcher.h"

#include <glib/gi18n.h>

#include "rung-phrases.h"
#include "rung-ring.h"
#include "rung-ui.h"

#define PATH_KEY "rung-path"
#define GROUP_KEY "rung-group"

typedef enum { GROUP_MINE = 1, GROUP_MENTEES, GROUP_SAMPLES } Group;

struct _RungPlanSwitcher
{
  GtkPopover   parent_instance;

  GtkListBox  *list_box;

  RungLibrary *library;
  char        *current; /* path */
};

enum
{
  PLAN_CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RungPlanSwitcher, rung_plan_switcher, GTK_TYPE_POPOVER)

static Group
group_of (RungPlanSummary *summary)
{
  if (rung_plan_summary_is_sample (summary))
    return GROUP_SAMPLES;
  return rung_plan_summary_is_mentee (summary) ? GROUP_MENTEES : GROUP_MINE;
}

static const char *
group_title (Group group)
{
  switch (group)
    {
    case GROUP_MENTEES:
      return _("Mentees");
    case GROUP_SAMPLES:
      return _("Samples");
    case GROUP_MINE:
    default:
      return _("My Plans");
    }
}

/* "Engineer · 1 of 2 met · 2 goals overdue" */
static char *
dup_state (RungPlanSummary *summary)
{
  const char *role = rung_plan_summary_get_role_title (summary, rung_ui_get_language ());
  guint overdue = rung_plan_summary_get_overdue (summary);
  g_autofree char *met = NULL;
  GString *state = g_string_new (NULL);

  if (rung_plan_summary_get_error (summary) != NULL)
    {
      g_string_append (state, _("Cannot be read"));
      return g_string_free (state, FALSE);
    }
  if (role != NULL)
    {
      met = rung_phrase_met (rung_ui_get_words (), rung_plan_summary_get_met (summary));
      g_string_append_printf (state, "%s · %s", role, met);
    }
  if (overdue > 0)
    {
      g_autofree char *late = g_strdup_printf (ngettext ("%u goal overdue", "%u goals overdue", overdue), overdue);

      g_string_append_printf (state, "%s%s", state->len > 0 ? " · " : "", late);
    }
  return g_string_free (state, FALSE);
}

static GtkWidget *
make_picture (RungPlanSummary *summary)
{
  GtkWidget *ring;

  if (rung_plan_summary_get_error (summary) != NULL)
    return gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  ring = rung_ring_new ();
  gtk_widget_set_size_request (ring, 24, 24);
  gtk_widget_set_valign (ring, GTK_ALIGN_CENTER);
  rung_ring_set_count (RUNG_RING (ring), rung_plan_summary_get_met (summary));
  return ring;
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                       "max-width-chars", 32, "css-classes", (const char *[]) { css_class, NULL }, NULL);
}

static GtkWidget *
make_row (RungPlanSwitcher *self,
          RungPlanSummary  *summary)
{
  g_autofree char *state = dup_state (summary);
  const char *title = rung_plan_summary_get_title (summary);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, state);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *row = gtk_list_box_row_new ();
  gboolean is_current = g_strcmp0 (rung_plan_summary_get_path (summary), self->current) == 0;
  GtkWidget *caption = make_label (state, "caption");

  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (words), make_label (title, is_current ? "heading" : "plan-title"));
  gtk_box_append (GTK_BOX (words), caption);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), make_picture (summary));
  gtk_box_append (GTK_BOX (box), words);
  if (is_current)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), PATH_KEY, g_strdup (rung_plan_summary_get_path (summary)), g_free);
  g_object_set_data (G_OBJECT (row), GROUP_KEY, GINT_TO_POINTER (group_of (summary)));
  rung_ui_set_name (row, name);
  return row;
}

static void
update_header_cb (GtkListBoxRow *row,
                  GtkListBoxRow *before,
                  gpointer       data)
{
  Group group = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), GROUP_KEY));
  GtkWidget *label;

  if (before != NULL && GPOINTER_TO_INT (g_object_get_data (G_OBJECT (before), GROUP_KEY)) == (int) group)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = make_label (group_title (group), "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "switcher-head");
  gtk_list_box_row_set_header (row, label);
}

static int
sort_rows_cb (GtkListBoxRow *a,
              GtkListBoxRow *b,
              gpointer       data)
{
  /* The library sorts by title; a stable sort by group is all that is added. */
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (a), GROUP_KEY)) -
         GPOINTER_TO_INT (g_object_get_data (G_OBJECT (b), GROUP_KEY));
}

static void
fill (RungPlanSwitcher *self)
{
  GListModel *summaries = G_LIST_MODEL (self->library);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list_box))) != NULL)
    gtk_list_box_remove (self->list_box, row);
  for (guint i = 0; i < g_list_model_get_n_items (summaries); i++)
    {
      g_autoptr(RungPlanSummary) summary = g_list_model_get_item (summaries, i);

      gtk_list_box_append (self->list_box, make_row (self, summary));
    }
}

static void
row_activated_cb (RungPlanSwitcher *self,
                  GtkListBoxRow    *row)
{
  g_autofree char *path = g_strdup (g_object_get_data (G_OBJECT (row), PATH_KEY));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PLAN_CHOSEN], 0, path);
}

static void
rung_plan_switcher_map (GtkWidget *widget)
{
  RungPlanSwitcher *self = RUNG_PLAN_SWITCHER (widget);

  if (self->library != NULL)
    {
      rung_library_reload (self->library);
      fill (self);
    }
  GTK_WIDGET_CLASS (rung_plan_switcher_parent_class)->map (widget);
}

static void
rung_plan_switcher_dispose (GObject *object)
{
  g_clear_object (&RUNG_PLAN_SWITCHER (object)->library);
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_PLAN_SWITCHER);
  G_OBJECT_CLASS (rung_plan_switcher_parent_class)->dispose (object);
}

static void
rung_plan_switcher_finalize (GObject *object)
{
  g_free (RUNG_PLAN_SWITCHER (object)->current);
  G_OBJECT_CLASS (rung_plan_switcher_parent_class)->finalize (object);
}

static void
rung_plan_switcher_class_init (RungPlanSwitcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rung_plan_switcher_dispose;
  object_class->finalize = rung_plan_switcher_finalize;
  widget_class->map = rung_plan_switcher_map;

  signals[PLAN_CHOSEN] = g_signal_new ("plan-chosen", RUNG_TYPE_PLAN_SWITCHER, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-plan-switcher.ui");
  gtk_widget_class_bind_template_child (widget_class, RungPlanSwitcher, list_box);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
rung_plan_switcher_init (RungPlanSwitcher *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list_box, update_header_cb, NULL, NULL);
  gtk_list_box_set_sort_func (self->list_box, sort_rows_cb, NULL, NULL);
}

/**
 * rung_plan_switcher_new:
 * @library: the plans on this machine
 *
 * Creates a switcher that lists the library anew each time it is shown.
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *
rung_plan_switcher_new (RungLibrary *library)
{
  RungPlanSwitcher *self = g_object_new (RUNG_TYPE_PLAN_SWITCHER, NULL);

  g_set_object (&self->library, library);
  return GTK_WIDGET (self);
}

void
rung_plan_switcher_set_current (RungPlanSwitcher *self,
                                const char       *path)
{
  g_return_if_fail (RUNG_IS_PLAN_SWITCHER (self));

  g_free (self->current);
  self->current = g_strdup (path);
}
