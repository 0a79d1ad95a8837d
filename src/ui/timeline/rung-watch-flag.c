/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The watch point of a role.  It says the year on the axis, and in its popover, kindly,
 * what the ladder says about it and which moves to the side there are.  Each can be noted
 * down: it becomes a planned role beside the others. */

#include "rung-watch-flag.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-paths.h"
#include "rung-text.h"
#include "rung-timeline.h"
#include "rung-ui.h"

#define POPOVER_WIDTH_PX 320

struct _RungWatchFlag
{
  GtkButton  parent_instance;

  GtkWidget *label;
  GtkWidget *popover;
  GtkWidget *box;      /* in the popover */
  GtkWidget *move_box; /* in it, made anew whenever it opens */
  char      *role_uid;
};

G_DEFINE_FINAL_TYPE (RungWatchFlag, rung_watch_flag, GTK_TYPE_BUTTON)

static void
add_words (GtkWidget  *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 42);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* --- Moves to the side --- */

/* The day on which the flag stands, or today when that is past. */
static guint32
find_day (RungWatchFlag *self,
          RungPlan      *plan)
{
  guint32 day = rung_clock_get_today ();
  g_autoptr(RungTimeline) timeline = rung_timeline_new (plan, day);

  for (guint i = 0; i < timeline->flags->len; i++)
    {
      const RungTimelineFlag *flag = &g_array_index (timeline->flags, RungTimelineFlag, i);

      if (g_strcmp0 (rung_record_get_uid (flag->role), self->role_uid) == 0)
        day = MAX (day, flag->day);
    }
  return day;
}

static void
note_down_cb (RungWatchFlag *self,
              GtkWidget     *button)
{
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "position"));
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  /* What is committed may take the flag away. */
  g_autoptr(RungWatchFlag) held = g_object_ref (self);
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;
  RungPlan *plan;

  if (store == NULL)
    return;
  plan = rung_store_get_plan (store);
  changeset = rung_edit_note_side_move (plan, self->role_uid, position, find_day (self, plan), &error);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  rung_committer_commit_telling (GTK_WIDGET (held), changeset, error);
}

static GtkWidget *
new_note_button (RungWatchFlag *self,
                 const char    *move,
                 guint          position)
{
  GtkWidget *button = gtk_button_new_with_label (_("Note Down"));
  /* Translators: what a screen reader says for the button; %s is a role beside the ladder. */
  g_autofree char *name = g_strdup_printf (_("Note down “%s”"), move);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Adds it as a planned role beside the others"));
  rung_ui_set_name (button, name);
  g_object_set_data (G_OBJECT (button), "position", GUINT_TO_POINTER (position));
  g_signal_connect_object (button, "clicked", G_CALLBACK (note_down_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_noted_label (void)
{
  GtkWidget *label = gtk_label_new (_("✓ Noted down"));

  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
add_move (RungWatchFlag *self,
          RungStore     *store,
          RungRecord    *role,
          const char    *move,
          guint          position)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *line = g_strdup_printf ("• %s", move);

  add_words (row, line, NULL);
  if (rung_edit_is_side_move_noted (rung_store_get_plan (store), role, position))
    gtk_box_append (GTK_BOX (row), new_noted_label ());
  else if (!rung_store_is_read_only (store))
    gtk_box_append (GTK_BOX (row), new_note_button (self, move, position));
  gtk_box_append (GTK_BOX (self->move_box), row);
}

static void
show_moves (RungWatchFlag *self)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  RungRecord *role = store != NULL ? rung_plan_find_record (rung_store_get_plan (store), RUNG_KIND_ROLE, self->role_uid) : NULL;
  GVariant *list = role != NULL ? rung_record_get_variant (role, RUNG_ROLE_SIDE_MOVES) : NULL;
  g_auto(GStrv) moves = list != NULL ? rung_text_list_pick (list, rung_ui_get_language ()) : NULL;

  clear (self->move_box);
  if (moves == NULL || moves[0] == NULL)
    return;
  add_words (self->move_box, _("Moves to the side"), "heading");
  for (guint i = 0; moves[i] != NULL; i++)
    add_move (self, store, role, moves[i], i);
}

/* What was noted down meanwhile shows as noted. */
static void
rung_watch_flag_clicked (GtkButton *button)
{
  RungWatchFlag *self = RUNG_WATCH_FLAG (button);

  show_moves (self);
  /* The popover takes the focus to its first button, and gives it back to who had it. */
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
rung_watch_flag_dispose (GObject *object)
{
  RungWatchFlag *self = RUNG_WATCH_FLAG (object);

  g_clear_object (&self->move_box);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (rung_watch_flag_parent_class)->dispose (object);
}

static void
rung_watch_flag_finalize (GObject *object)
{
  g_free (RUNG_WATCH_FLAG (object)->role_uid);
  G_OBJECT_CLASS (rung_watch_flag_parent_class)->finalize (object);
}

static void
rung_watch_flag_class_init (RungWatchFlagClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rung_watch_flag_dispose;
  G_OBJECT_CLASS (klass)->finalize = rung_watch_flag_finalize;
  GTK_BUTTON_CLASS (klass)->clicked = rung_watch_flag_clicked;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "watchflag");
}

/* The timeline has an order of its own for the focus; what opens over it keeps to itself. */
static gboolean
key_pressed_cb (RungWatchFlag   *self,
                guint            key,
                guint            keycode,
                GdkModifierType  state)
{
  switch (key)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return gtk_widget_child_focus (self->popover, GTK_DIR_TAB_FORWARD);
    case GDK_KEY_ISO_Left_Tab:
      return gtk_widget_child_focus (self->popover, GTK_DIR_TAB_BACKWARD);
    case GDK_KEY_Down:
      return gtk_widget_child_focus (self->popover, GTK_DIR_DOWN);
    case GDK_KEY_Up:
      return gtk_widget_child_focus (self->popover, GTK_DIR_UP);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
add_keys (RungWatchFlag *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->popover, keys);
}

/* A popover asks for the height at a width that still has its shadow in it (GTK 4.8), and
 * cuts off the last line of a text that wraps: the width is held here. */
static GtkWidget *
clamp (GtkWidget *box)
{
  return g_object_new (ADW_TYPE_CLAMP,
                       "child", box,
                       "maximum-size", POPOVER_WIDTH_PX,
                       "tightening-threshold", POPOVER_WIDTH_PX,
                       NULL);
}

static void
rung_watch_flag_init (RungWatchFlag *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *pole = g_object_new (GTK_TYPE_BOX, "css-name", "pole",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *pennant = g_object_new (GTK_TYPE_BOX, "css-name", "pennant",
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (pennant, GTK_ALIGN_START);
  gtk_widget_set_valign (self->label, GTK_ALIGN_START);
  gtk_box_set_spacing (GTK_BOX (row), 0);
  gtk_box_append (GTK_BOX (row), pole);
  gtk_box_append (GTK_BOX (row), pennant);
  gtk_box_append (GTK_BOX (row), self->label);
  gtk_button_set_child (GTK_BUTTON (self), row);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->move_box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->popover = gtk_popover_new ();
  gtk_widget_add_css_class (self->box, "watch-point");
  gtk_popover_set_child (GTK_POPOVER (self->popover), clamp (self->box));
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  add_keys (self);
}

GtkWidget *
rung_watch_flag_new (void)
{
  return g_object_new (RUNG_TYPE_WATCH_FLAG, NULL);
}

/**
 * rung_watch_flag_set_role:
 * @self: a flag
 * @role: a ROLE record with a watch point
 *
 * Shows a role's watch point.
 */
void
rung_watch_flag_set_role (RungWatchFlag *self,
                          RungRecord    *role)
{
  int year = (int) rung_record_get_integer (role, RUNG_ROLE_WATCH_MONTH) / 12 + 1;
  gboolean has_moves = rung_record_has (role, RUNG_ROLE_SIDE_MOVES);
  const char *point = rung_text_pick (rung_record_get_variant (role, RUNG_ROLE_WATCH_POINT), rung_ui_get_language ());
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (RUNG_IS_WATCH_FLAG (self));

  /* Translators: a flag on the timeline, at a year of the career in which many wonder. */
  title = g_strdup_printf (has_moves ? _("Year %d: stay or turn?") : _("Year %d: worth a thought"), year);
  /* Translators: what a screen reader says for the flag; %s is “Year 5: stay or turn?” */
  name = g_strdup_printf (_("Watch point: %s"), title);
  gtk_label_set_label (GTK_LABEL (self->label), title);
  rung_ui_set_name (self, name);

  /* The moves of another role are not to be noted down for this one. */
  if (g_strcmp0 (self->role_uid, rung_record_get_uid (role)) != 0)
    clear (self->move_box);
  g_free (self->role_uid);
  self->role_uid = g_strdup (rung_record_get_uid (role));
  clear (self->box);
  add_words (self->box, title, "title-4");
  add_words (self->box, point != NULL ? point : "", NULL);
  gtk_box_append (GTK_BOX (self->box), self->move_box);
}
