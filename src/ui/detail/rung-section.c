/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list that follows the plan row by row: rows of records that stay are kept, so the
 * focus and the text that is being typed stay too. */

#include "rung-section.h"

#include <string.h>

#include "rung-committer.h"
#include "rung-ui.h"

#define UID_KEY "rung-section-uid"
#define PLACE_KEY "rung-section-place"

/* Rows get their heights over some frames, the more the slower the machine. */
#define FRAMES_UNTIL_LAID_OUT 12

struct _RungSection
{
  AdwPreferencesGroup     parent_instance;

  const RungSectionFuncs *funcs;
  GtkListBox             *list;
  GtkWidget              *add_row; /* (nullable) */
  char                   *goal_uid;
  guint                   paste_id;
  guint                   n_frames_left; /* in which the row that adds is kept in view */
  gboolean                is_adding;
};

G_DEFINE_FINAL_TYPE (RungSection, rung_section, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
find_row (RungSection *self,
          const char  *uid)
{
  GtkWidget *row;

  for (row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), UID_KEY), uid) == 0)
      return row;
  return NULL;
}

static gboolean
has_record (GPtrArray  *records,
            const char *uid)
{
  for (guint i = 0; i < records->len; i++)
    if (g_str_equal (rung_record_get_uid (g_ptr_array_index (records, i)), uid))
      return TRUE;
  return FALSE;
}

static void
remove_row (RungSection *self,
            GtkWidget   *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (row);
  GtkWidget *focus = rung_ui_get_focus_child (GTK_WIDGET (self->list));

  /* The focus goes on to what takes the row's place. */
  if (focus == row && next != NULL)
    gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD);
  gtk_list_box_remove (self->list, row);
}

static void
remove_gone (RungSection *self,
             GPtrArray   *records)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);
      const char *uid = g_object_get_data (G_OBJECT (row), UID_KEY);

      if (uid != NULL && !has_record (records, uid))
        remove_row (self, row);
      row = next;
    }
}

static GtkWidget *
add_record (RungSection *self,
            RungRecord  *record,
            int          position)
{
  GtkWidget *row = self->funcs->make_row (self, record);

  g_object_set_data_full (G_OBJECT (row), UID_KEY, g_strdup (rung_record_get_uid (record)), g_free);
  gtk_list_box_insert (self->list, row, position);
  return row;
}

static int
compare_rows (GtkListBoxRow *a,
              GtkListBoxRow *b,
              gpointer       data)
{
  int place_a = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (a), PLACE_KEY));
  int place_b = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (b), PLACE_KEY));

  return place_a < place_b ? -1 : place_a > place_b;
}

/* Rows that are sorted stay in the list all the while, and so do the focus and an open
 * popover; a line that tells what is wrong stays behind its row. */
static void
order_rows (RungSection *self)
{
  gboolean is_in_order = TRUE;
  int last = G_MININT, place = G_MININT;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      if (g_object_get_data (G_OBJECT (row), UID_KEY) != NULL)
        place = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), PLACE_KEY));
      else if (row == self->add_row)
        place = self->funcs->adds_on_top ? -1 : G_MAXINT;
      g_object_set_data (G_OBJECT (row), PLACE_KEY, GINT_TO_POINTER (place));
      is_in_order &= place >= last;
      last = place;
    }
  if (is_in_order)
    return;
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
  gtk_list_box_set_sort_func (self->list, NULL, NULL, NULL);
}

static void
show_records (RungSection *self,
              RungPlan    *plan,
              GPtrArray   *records)
{
  int first = self->funcs->adds_on_top ? 1 : 0;

  remove_gone (self, records);
  for (guint i = 0; i < records->len; i++)
    {
      RungRecord *record = g_ptr_array_index (records, i);
      GtkWidget *row = find_row (self, rung_record_get_uid (record));

      if (row == NULL)
        row = add_record (self, record, first + (int) i);
      g_object_set_data (G_OBJECT (row), PLACE_KEY, GINT_TO_POINTER (i));
      self->funcs->update_row (self, row, plan, record);
    }
  order_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self->list), records->len > 0 || self->add_row != NULL);
}

static void
scroll_to (GtkWidget *widget)
{
  GtkWidget *view = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  double y_px;

  if (view == NULL || !gtk_widget_translate_coordinates (widget, view, 0, 0, NULL, &y_px))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (view));
  y_px += gtk_adjustment_get_value (adjustment);
  gtk_adjustment_clamp_page (adjustment, y_px, y_px + gtk_widget_get_height (widget));
}

static gboolean
follow_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  RungSection *self = RUNG_SECTION (widget);

  if (rung_ui_get_focus_child (GTK_WIDGET (self->list)) == self->add_row)
    scroll_to (self->add_row);
  return --self->n_frames_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* The row that adds is pushed down by what it added; whoever types there goes with it. */
static void
follow_add_row (RungSection *self)
{
  if (self->n_frames_left == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), follow_cb, NULL, NULL);
  self->n_frames_left = FRAMES_UNTIL_LAID_OUT;
}

static RungChangeset *
make_addition (RungSection  *self,
               RungPlan     *plan,
               const char   *text,
               GError      **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return self->funcs->add (self, plan, stripped, error);
}

static gboolean
commit_addition (RungSection *self,
                 RungStore   *store,
                 const char  *text)
{
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset = make_addition (self, rung_store_get_plan (store), text, &error);

  /* Many at once may be more than was meant: they come with Undo. */
  if (strchr (text, '\n') != NULL)
    return rung_committer_commit_telling (GTK_WIDGET (self), changeset, error);
  return rung_committer_commit (GTK_WIDGET (self), changeset, error);
}

static gboolean
add_text (RungSection *self,
          const char  *text)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));

  if (store == NULL || self->goal_uid == NULL)
    return FALSE;
  if (self->funcs->take != NULL && self->funcs->take (self, text))
    return TRUE;
  if (!commit_addition (self, store, text))
    return FALSE;
  follow_add_row (self);
  if (self->funcs->added != NULL)
    self->funcs->added (self);
  return TRUE;
}

static void
show_left (RungSection *self,
           const char  *left)
{
  gtk_editable_set_text (GTK_EDITABLE (self->add_row), left);
  if (*left != '\0')
    gtk_widget_add_css_class (self->add_row, "error");
  else
    gtk_widget_remove_css_class (self->add_row, "error");
}

/* A pasted list adds one record a line; what could not be added stays in the entry. */
static void
add_lines (RungSection *self,
           const char  *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr(GString) left = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] != '\0' && (left->len > 0 || !add_text (self, lines[i])))
        g_string_append_printf (left, "%s%s", left->len > 0 ? "\n" : "", lines[i]);
    }
  show_left (self, left->str);
}

/**
 * rung_section_commit:
 * @self: a section
 *
 * Adds what stands in the last row, if anything does.
 */
void
rung_section_commit (RungSection *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (RUNG_IS_SECTION (self));

  if (self->add_row == NULL || self->is_adding)
    return;
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->add_row)));
  if (strspn (text, " \n\t") == strlen (text))
    return;
  self->is_adding = TRUE;
  if (self->funcs->adds_lines)
    show_left (self, add_text (self, text) ? "" : text);
  else
    add_lines (self, text);
  self->is_adding = FALSE;
}

/**
 * rung_section_add_typed:
 * @self: a section whose add() takes an empty text, if there is none
 *
 * Adds what stands in the last row, even if that is nothing: a check-in may be a percent.
 *
 * Returns: whether it was added; what was not stays in the row
 */
gboolean
rung_section_add_typed (RungSection *self)
{
  g_autofree char *text = NULL;
  gboolean is_added;

  g_return_val_if_fail (RUNG_IS_SECTION (self), FALSE);
  g_return_val_if_fail (self->add_row != NULL, FALSE);

  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->add_row)));
  self->is_adding = TRUE;
  is_added = add_text (self, text);
  show_left (self, is_added ? "" : text);
  self->is_adding = FALSE;
  return is_added;
}

static gboolean
pasted_cb (gpointer data)
{
  RungSection *self = data;

  self->paste_id = 0;
  rung_section_commit (self);
  return G_SOURCE_REMOVE;
}

/* Nobody types a line's end into an entry: a list was pasted.  The entry is still putting
 * it in, so it is added a moment later. */
static void
typed_cb (RungSection *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->add_row));

  gtk_widget_remove_css_class (self->add_row, "error");
  if (self->funcs->adds_pasted && !self->is_adding && self->paste_id == 0 && strchr (text, '\n') != NULL)
    self->paste_id = g_idle_add (pasted_cb, self);
}

static void
rung_section_dispose (GObject *object)
{
  g_clear_handle_id (&RUNG_SECTION (object)->paste_id, g_source_remove);
  G_OBJECT_CLASS (rung_section_parent_class)->dispose (object);
}

static void
rung_section_finalize (GObject *object)
{
  g_free (RUNG_SECTION (object)->goal_uid);
  G_OBJECT_CLASS (rung_section_parent_class)->finalize (object);
}

static void
rung_section_class_init (RungSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rung_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = rung_section_finalize;
}

static void
rung_section_init (RungSection *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->list));
}

static void
make_add_row (RungSection *self,
              const char  *title)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->add_row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, "show-apply-button", TRUE, NULL);
  g_signal_connect_object (focus, "leave", G_CALLBACK (rung_section_commit), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->add_row, focus);
  g_signal_connect_object (self->add_row, "apply", G_CALLBACK (rung_section_commit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->add_row, "entry-activated", G_CALLBACK (rung_section_commit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->add_row, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, self->add_row);
}

/**
 * rung_section_set_funcs:
 * @self: a new section
 * @funcs: what it does
 * @add_title: (nullable): the title of the row that adds
 *
 * Makes a section one of steps, of check-ins, …
 */
void
rung_section_set_funcs (RungSection            *self,
                        const RungSectionFuncs *funcs,
                        const char             *add_title)
{
  g_return_if_fail (RUNG_IS_SECTION (self));
  g_return_if_fail (self->funcs == NULL);

  self->funcs = funcs;
  rung_ui_set_name (self->list, adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (self)));
  if (add_title != NULL)
    make_add_row (self, add_title);
  if (funcs->set_up != NULL)
    funcs->set_up (self);
}

/**
 * rung_section_show_goal:
 * @self: a section
 * @plan: the plan
 * @goal_uid: a goal of @plan
 *
 * Shows the records of a goal, or what became of them.  Text left in the row that adds
 * belongs to the goal it was typed for: it is added to that one first.
 */
void
rung_section_show_goal (RungSection *self,
                        RungPlan    *plan,
                        const char  *goal_uid)
{
  g_autoptr(GPtrArray) records = NULL;

  g_return_if_fail (RUNG_IS_SECTION (self));
  g_return_if_fail (self->funcs != NULL);

  if (g_strcmp0 (self->goal_uid, goal_uid) != 0)
    {
      rung_section_commit (self);
      if (self->goal_uid != NULL && self->funcs->settle != NULL)
        self->funcs->settle (self);
      if (self->add_row != NULL)
        gtk_editable_set_text (GTK_EDITABLE (self->add_row), "");
      g_free (self->goal_uid);
      self->goal_uid = g_strdup (goal_uid);
    }
  records = self->funcs->list (plan, goal_uid);
  show_records (self, plan, records);
}

const char *
rung_section_get_goal (RungSection *self)
{
  g_return_val_if_fail (RUNG_IS_SECTION (self), NULL);

  return self->goal_uid;
}

GtkWidget *
rung_section_get_add_row (RungSection *self)
{
  g_return_val_if_fail (RUNG_IS_SECTION (self), NULL);

  return self->add_row;
}

void
rung_section_focus_add (RungSection *self)
{
  g_return_if_fail (RUNG_IS_SECTION (self));

  if (self->add_row != NULL)
    gtk_widget_grab_focus (self->add_row);
}

/**
 * rung_section_get_row_uid:
 * @widget: a widget in a row of a section
 *
 * Finds out which record a button stands for.
 *
 * Returns: (nullable): the uid of the row's record
 */
const char *
rung_section_get_row_uid (GtkWidget *widget)
{
  const char *uid = NULL;

  for (; widget != NULL && uid == NULL; widget = gtk_widget_get_parent (widget))
    uid = g_object_get_data (G_OBJECT (widget), UID_KEY);
  return uid;
}

/**
 * rung_section_make_button:
 * @icon_name: an icon
 * @name: what it does, translated
 * @clicked: called with @self and the button
 * @self: a section
 *
 * Makes a flat button for the end of a row.
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
rung_section_make_button (const char  *icon_name,
                          const char  *name,
                          GCallback    clicked,
                          RungSection *self)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON,
                                    "icon-name", icon_name,
                                    "tooltip-text", name,
                                    "valign", GTK_ALIGN_CENTER,
                                    "css-classes", (const char *[]) { "flat", NULL },
                                    NULL);

  rung_ui_set_name (button, name);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}
