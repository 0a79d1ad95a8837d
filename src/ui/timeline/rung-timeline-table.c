/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table with a row for each thing on the timeline.
 *
 *  1. Rows and their widgets are there for what is on screen only.
 *  2. A row says its thing's sentence as a whole; its cells are for the eye.
 *  3. Where it is narrow the columns that say least go first.
 */

#include "rung-timeline-table.h"

#include <glib/gi18n.h>

#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-ui.h"

#define MEDIUM_PX 760
#define NARROW_PX 520

enum { WHAT, FROM, TO, STATE, PART_OF, N_COLUMNS };

struct _RungTimelineTable
{
  GtkWidget            parent_instance;

  GtkWidget           *scroller;
  GtkWidget           *view;
  GtkColumnViewColumn *columns[N_COLUMNS]; /* borrowed */
  RungTimelineRows    *rows;
  GtkSingleSelection  *selection; /* of them */
  RungPlan            *plan;
  guint                fit_id;
};

G_DEFINE_FINAL_TYPE (RungTimelineTable, rung_timeline_table, GTK_TYPE_WIDGET)

/* --- Words ------------------------------------------------------------------------ */

static const char *
get_kind_word (const RungThing *thing)
{
  switch (thing->kind)
    {
    case RUNG_THING_GOAL: return rung_phrase_kind (rung_ui_get_words (), RUNG_KIND_GOAL);
    case RUNG_THING_RUNG: return rung_phrase_kind (rung_ui_get_words (), RUNG_KIND_ROLE);
    case RUNG_THING_RESPONSIBILITY: return rung_phrase_kind (rung_ui_get_words (), RUNG_KIND_RESPONSIBILITY);
    case RUNG_THING_PAUSE: return rung_phrase_kind (rung_ui_get_words (), RUNG_KIND_PAUSE);
    case RUNG_THING_GAP: return _("Gap");
    case RUNG_THING_FLAG: return _("Watch point");
    case RUNG_THING_BACKGROUND:
    case RUNG_N_THINGS:
    default: return "";
    }
}

static char *
dup_what (RungTimelineTable *self,
          RungTimelineRow   *row,
          RungRecord        *record)
{
  const RungThing *thing = rung_timeline_row_get_thing (row);
  RungWords *words = rung_ui_get_words ();

  if (thing->kind == RUNG_THING_PAUSE)
    return g_strdup (rung_phrase_enum (words, RUNG_KIND_PAUSE, RUNG_PAUSE_KIND, rung_record_get_integer (record, RUNG_PAUSE_KIND)));
  if (thing->kind == RUNG_THING_FLAG)
    return rung_thing_dup_flag_title (record);
  if (thing->kind == RUNG_THING_GAP)
    /* Translators: %s is the role before a time without one. */
    return g_strdup_printf (_("After “%s”"), rung_record_title (record, words->language));
  return rung_phrase_title (record, words->language);
}

/* First and last day, as they are in the plan: 0 for none. */
static void
find_days (const RungThing *thing,
           RungRecord      *record,
           guint32         *first,
           guint32         *last)
{
  *first = *last = RUNG_NO_DAY;
  if (thing->kind == RUNG_THING_GOAL)
    {
      *first = rung_record_get_day (record, RUNG_GOAL_START);
      *last = rung_record_get_day (record, rung_record_has (record, RUNG_GOAL_DONE_DAY) ? RUNG_GOAL_DONE_DAY : RUNG_GOAL_DUE);
    }
  else if (thing->kind == RUNG_THING_PAUSE)
    {
      *first = rung_record_get_day (record, RUNG_PAUSE_START);
      *last = rung_record_get_day (record, RUNG_PAUSE_END);
    }
  else if (thing->span.end > thing->span.first)
    {
      *first = thing->span.first;
      *last = thing->span.end != RUNG_DAY_FOREVER ? thing->span.end - 1 : RUNG_NO_DAY;
    }
}

static char *
dup_day (const RungThing *thing,
         RungRecord      *record,
         gboolean         is_last)
{
  guint32 first, last;

  find_days (thing, record, &first, &last);
  if ((is_last ? last : first) != RUNG_NO_DAY)
    return rung_words_format_day (rung_ui_get_words (), is_last ? last : first, RUNG_DATE_MEDIUM);
  if (is_last && thing->kind == RUNG_THING_RUNG)
    /* Translators: of a role that has no last day. */
    return g_strdup (_("open end"));
  if (is_last && thing->kind == RUNG_THING_PAUSE)
    /* Translators: of a pause that has no last day. */
    return g_strdup (_("goes on"));
  return g_strdup (thing->kind == RUNG_THING_GOAL ? "–" : "");
}

/* "Current · 1 of 2 met · 6 goals · 1 late" */
static char *
dup_rung_state (RungTimelineTable *self,
                RungTimelineRow   *row,
                RungRecord        *role)
{
  RungWords *words = rung_ui_get_words ();
  RungMetCount met = rung_progress_of_role (self->plan, rung_record_get_uid (role));
  RungGoalCount goals = rung_timeline_row_get_goals (row);
  g_autofree char *met_words = met.total > 0 ? rung_phrase_met (words, met) : NULL;
  g_autofree char *goal_words = goals.total > 0 ? rung_phrase_goals (words, goals) : NULL;
  const char *states[] = {
    [RUNG_RUNG_PAST] = C_("role", "Past"), [RUNG_RUNG_CURRENT] = C_("role", "Current"), [RUNG_RUNG_PLANNED] = C_("role", "Planned"),
  };
  GString *text = g_string_new (states[rung_timeline_row_get_state (row)]);

  if (met_words != NULL)
    g_string_append_printf (text, " · %s", met_words);
  if (goal_words != NULL)
    g_string_append_printf (text, " · %s", goal_words);
  return g_string_free (text, FALSE);
}

/* "clocks stopped · private" */
static char *
dup_pause_state (RungRecord *pause)
{
  g_autofree char *pace = rung_phrase_pace (rung_ui_get_words (), rung_record_get_number (pause, RUNG_PAUSE_PACE));

  if (!rung_record_is_private (pause))
    return g_steal_pointer (&pace);
  /* Translators: %s is “clocks stopped”: of a pause that only the person sees. */
  return g_strdup_printf (_("%s · private"), pace);
}

static char *
dup_state (RungTimelineTable *self,
           RungTimelineRow   *row,
           RungRecord        *record)
{
  switch (rung_timeline_row_get_thing (row)->kind)
    {
    case RUNG_THING_GOAL:
      return rung_thing_dup_goal_state (self->plan, record, rung_clock_get_today ());
    case RUNG_THING_RUNG:
      return dup_rung_state (self, row, record);
    case RUNG_THING_PAUSE:
      return dup_pause_state (record);
    case RUNG_THING_RESPONSIBILITY:
    case RUNG_THING_GAP:
    case RUNG_THING_FLAG:
    case RUNG_THING_BACKGROUND:
    case RUNG_N_THINGS:
    default:
      return g_strdup ("");
    }
}

/* Of a goal the responsibility, of what belongs to a role the role. */
static char *
dup_part_of (RungTimelineTable *self,
             RungTimelineRow   *row,
             RungRecord        *record)
{
  const RungThing *thing = rung_timeline_row_get_thing (row);
  const char *language = rung_ui_get_language ();
  g_autoptr(GPtrArray) served = NULL;
  RungRecord *role;

  if (thing->kind == RUNG_THING_FLAG)
    return g_strdup (rung_record_title (record, language));
  if (thing->kind != RUNG_THING_GOAL)
    return g_strdup ("");
  served = rung_plan_list_responsibilities_of_goal (self->plan, thing->uid);
  if (served->len == 0)
    return g_strdup ("");
  record = g_ptr_array_index (served, 0);
  role = rung_plan_find_record (self->plan, RUNG_KIND_ROLE, rung_record_get_text (record, RUNG_RESPONSIBILITY_ROLE));
  return role == NULL ? g_strdup (rung_record_title (record, language))
                      : g_strdup_printf ("%s · %s", rung_record_title (role, language), rung_record_title (record, language));
}

static char *
dup_cell (RungTimelineTable *self,
          RungTimelineRow   *row,
          guint              column)
{
  const RungThing *thing = rung_timeline_row_get_thing (row);
  RungRecord *record = rung_thing_find_record (thing, self->plan);

  if (record == NULL)
    return g_strdup ("");
  switch (column)
    {
    case WHAT:
      return dup_what (self, row, record);
    case FROM:
      return dup_day (thing, record, FALSE);
    case TO:
      return dup_day (thing, record, TRUE);
    case STATE:
      return dup_state (self, row, record);
    default:
      return dup_part_of (self, row, record);
    }
}

/* --- Cells ------------------------------------------------------------------------ */

/* The label of a cell, and of the first the word for the kind before it. */
static GtkWidget *
get_label (GtkWidget *cell)
{
  return gtk_widget_get_last_child (cell);
}

/* The whole row is what is focused and read, so it has the name and knows the thing. */
static void
name_row (GtkWidget  *cell,
          RungTimelineRow *row,
          const char *sentence)
{
  GtkWidget *cell_widget = gtk_widget_get_parent (cell);
  GtkWidget *row_widget = cell_widget != NULL ? gtk_widget_get_parent (cell_widget) : NULL;

  g_object_set_data_full (G_OBJECT (cell), "timeline-row", g_object_ref (row), g_object_unref);
  if (row_widget == NULL)
    return;
  g_object_set_data_full (G_OBJECT (row_widget), "timeline-row", g_object_ref (row), g_object_unref);
  rung_ui_set_name (row_widget, sentence);
}

static void
show_what (RungTimelineTable *self,
           GtkWidget         *cell,
           RungTimelineRow   *row)
{
  const RungThing *thing = rung_timeline_row_get_thing (row);
  g_autofree char *sentence = rung_thing_dup_sentence (thing, self->plan, rung_clock_get_today ());
  gboolean is_under = rung_timeline_row_get_part (row)->kind != RUNG_THING_BACKGROUND && thing->kind == RUNG_THING_GOAL;

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (cell)), get_kind_word (thing));
  gtk_widget_set_margin_start (cell, is_under ? 18 : 0);
  if (thing->kind == RUNG_THING_RUNG || thing->kind == RUNG_THING_RESPONSIBILITY)
    gtk_widget_add_css_class (get_label (cell), "heading");
  else
    gtk_widget_remove_css_class (get_label (cell), "heading");
  name_row (cell, row, sentence != NULL ? sentence : "");
}

static void
show_cell (RungTimelineTable *self,
           GtkWidget         *cell,
           RungTimelineRow   *row,
           guint              column)
{
  g_autofree char *text = dup_cell (self, row, column);
  const RungThing *thing = rung_timeline_row_get_thing (row);
  RungRecord *record = rung_thing_find_record (thing, self->plan);
  gboolean is_late = column == STATE && thing->kind == RUNG_THING_GOAL && record != NULL &&
                     rung_goal_is_overdue (record, rung_clock_get_today ());

  gtk_label_set_label (GTK_LABEL (get_label (cell)), text);
  if (is_late)
    gtk_widget_add_css_class (get_label (cell), "late");
  else
    gtk_widget_remove_css_class (get_label (cell), "late");
  if (column == WHAT)
    show_what (self, cell, row);
}

static GtkWidget *
new_cell (guint column)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  if (column == WHAT)
    {
      GtkWidget *kind = gtk_label_new (NULL);

      gtk_widget_add_css_class (kind, "dim-label");
      gtk_box_append (GTK_BOX (cell), kind);
    }
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (cell), label);
  return cell;
}

static guint
get_column (GtkSignalListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GObject                  *item)
{
  gtk_list_item_set_child (GTK_LIST_ITEM (item), new_cell (get_column (factory)));
}

static void
changed_cb (RungTimelineRow *row,
            GtkWidget       *cell)
{
  GtkWidget *self = gtk_widget_get_ancestor (cell, RUNG_TYPE_TIMELINE_TABLE);

  if (self != NULL)
    show_cell (RUNG_TIMELINE_TABLE (self), cell, row, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "column")));
}

static void
bind_cb (RungTimelineTable        *self,
         GObject                  *object,
         GtkSignalListItemFactory *factory)
{
  GtkListItem *item = GTK_LIST_ITEM (object);
  RungTimelineRow *row = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);

  g_object_set_data (G_OBJECT (cell), "column", GUINT_TO_POINTER (get_column (factory)));
  g_signal_connect (row, "changed", G_CALLBACK (changed_cb), cell);
  show_cell (self, cell, row, get_column (factory));
}

static void
unbind_cb (RungTimelineTable *self,
           GObject           *object)
{
  GtkListItem *item = GTK_LIST_ITEM (object);
  GtkWidget *cell = gtk_list_item_get_child (item);
  GtkWidget *row_widget = gtk_widget_get_parent (cell) != NULL ? gtk_widget_get_parent (gtk_widget_get_parent (cell)) : NULL;

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), changed_cb, cell);
  g_object_set_data (G_OBJECT (cell), "timeline-row", NULL);
  if (row_widget != NULL)
    g_object_set_data (G_OBJECT (row_widget), "timeline-row", NULL);
}

/* --- Doing ------------------------------------------------------------------------ */

static void
activate_cb (RungTimelineTable *self,
             guint              position)
{
  static const char *const actions[RUNG_N_THINGS] = {
    [RUNG_THING_GOAL] = "timeline.open-goal", [RUNG_THING_RUNG] = "timeline.open-role",
    [RUNG_THING_RESPONSIBILITY] = "timeline.edit-responsibility", [RUNG_THING_PAUSE] = "win.edit-pause",
    [RUNG_THING_FLAG] = "timeline.show-flag",
  };
  g_autoptr(RungTimelineRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  const RungThing *thing = row != NULL ? rung_timeline_row_get_thing (row) : NULL;

  if (thing == NULL)
    return;
  if (thing->kind == RUNG_THING_GAP)
    gtk_widget_activate_action (GTK_WIDGET (self), "timeline.add-stay-between", "(uu)", thing->span.first, thing->span.end - 1);
  else if (actions[thing->kind] != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), actions[thing->kind], "s", thing->uid);
}

/* --- Size ------------------------------------------------------------------------- */

static gboolean
fit_cb (gpointer data)
{
  RungTimelineTable *self = data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  self->fit_id = 0;
  gtk_column_view_column_set_visible (self->columns[PART_OF], width >= MEDIUM_PX);
  gtk_column_view_column_set_visible (self->columns[FROM], width >= NARROW_PX);
  gtk_column_view_column_set_visible (self->columns[STATE], width >= NARROW_PX);
  return G_SOURCE_REMOVE;
}

/* Columns come and go after the layout, not within it. */
static void
rung_timeline_table_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  RungTimelineTable *self = RUNG_TIMELINE_TABLE (widget);

  gtk_widget_size_allocate (self->scroller, &(GtkAllocation) { 0, 0, width, height }, -1);
  if (self->fit_id == 0)
    self->fit_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}

/* A view makes rows for what is near its place even where nobody sees it. */
static void
rung_timeline_table_map (GtkWidget *widget)
{
  RungTimelineTable *self = RUNG_TIMELINE_TABLE (widget);

  if (gtk_column_view_get_model (GTK_COLUMN_VIEW (self->view)) == NULL)
    gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  GTK_WIDGET_CLASS (rung_timeline_table_parent_class)->map (widget);
}

static void
rung_timeline_table_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  gtk_widget_measure (RUNG_TIMELINE_TABLE (widget)->scroller, orientation, for_size, minimum, natural, NULL, NULL);
}

/* --- Class ------------------------------------------------------------------------ */

static void
rung_timeline_table_dispose (GObject *object)
{
  RungTimelineTable *self = RUNG_TIMELINE_TABLE (object);

  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (rung_timeline_table_parent_class)->dispose (object);
}

static void
rung_timeline_table_class_init (RungTimelineTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_timeline_table_dispose;
  widget_class->map = rung_timeline_table_map;
  widget_class->measure = rung_timeline_table_measure;
  widget_class->size_allocate = rung_timeline_table_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "timelinetable");
}

static void
add_column (RungTimelineTable *self,
            guint              column,
            const char        *title,
            gboolean           expand)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  self->columns[column] = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (self->columns[column], expand);
  gtk_column_view_column_set_resizable (self->columns[column], TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), self->columns[column]);
  g_object_unref (self->columns[column]);
}

static void
rung_timeline_table_init (RungTimelineTable *self)
{
  self->rows = rung_timeline_rows_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->view = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (self->view, "data-table");
  rung_ui_set_name (self->view, _("Timeline as a Table"));
  /* The row of titles and the list within it count as focusable in GTK 4.8. */
  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL; child = gtk_widget_get_next_sibling (child))
    rung_ui_set_name (child, _("Timeline as a Table"));
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  add_column (self, WHAT, C_("timeline", "What"), TRUE);
  add_column (self, FROM, C_("timeline", "From"), FALSE);
  add_column (self, TO, C_("timeline", "To"), FALSE);
  add_column (self, STATE, C_("timeline", "State"), TRUE);
  add_column (self, PART_OF, C_("timeline", "Part of"), TRUE);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  rung_ui_set_name (self->scroller, _("Timeline as a Table"));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
rung_timeline_table_new (void)
{
  return g_object_new (RUNG_TYPE_TIMELINE_TABLE, NULL);
}

/**
 * rung_timeline_table_set:
 * @self: a table
 * @plan: the plan
 * @timeline: what to show of it; not kept
 *
 * Shows a timeline.  The selection and the place stay.
 */
void
rung_timeline_table_set (RungTimelineTable  *self,
                         RungPlan           *plan,
                         const RungTimeline *timeline)
{
  g_return_if_fail (RUNG_IS_TIMELINE_TABLE (self));

  g_set_object (&self->plan, plan);
  rung_timeline_rows_set (self->rows, timeline);
}

/**
 * rung_timeline_table_set_role:
 * @self: a table
 * @plan: the plan
 * @role: what to show of it; not kept
 *
 * Shows the lanes of a role.
 */
void
rung_timeline_table_set_role (RungTimelineTable      *self,
                              RungPlan               *plan,
                              const RungRoleTimeline *role)
{
  g_return_if_fail (RUNG_IS_TIMELINE_TABLE (self));

  g_set_object (&self->plan, plan);
  rung_timeline_rows_set_role (self->rows, role);
}

GListModel *
rung_timeline_table_get_rows (RungTimelineTable *self)
{
  g_return_val_if_fail (RUNG_IS_TIMELINE_TABLE (self), NULL);

  return G_LIST_MODEL (self->rows);
}

RungTimelineRow *
rung_timeline_table_get_row (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "timeline-row");
}

GtkWidget *
rung_timeline_table_new_button (void)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), "view-list-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Show as Table"));
  rung_ui_set_name (button, _("Show as Table"));
  gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "timeline.show-table");
  return button;
}
