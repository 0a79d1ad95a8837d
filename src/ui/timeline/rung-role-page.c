/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A role opened from the timeline. */

#include "rung-role-page.h"

#include <glib/gi18n.h>

#include "rung-lane-board.h"
#include "rung-phrases.h"
#include "rung-progress.h"
#include "rung-text.h"
#include "rung-ui.h"

struct _RungRolePage
{
  GtkWidget  parent_instance;

  GtkWidget *scroller;
  GtkWidget *title;
  GtkWidget *line;
  GtkWidget *edit;
  GtkWidget *about; /* a GtkExpander */
  GtkWidget *about_box;
  GtkWidget *board;
  GtkWidget *empty;
};

G_DEFINE_FINAL_TYPE (RungRolePage, rung_role_page, GTK_TYPE_WIDGET)

static void
rung_role_page_dispose (GObject *object)
{
  g_clear_pointer (&RUNG_ROLE_PAGE (object)->scroller, gtk_widget_unparent);
  g_clear_object (&RUNG_ROLE_PAGE (object)->about_box);
  G_OBJECT_CLASS (rung_role_page_parent_class)->dispose (object);
}

static void
rung_role_page_class_init (RungRolePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_role_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "rolepage");
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_head (RungRolePage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");

  gtk_widget_add_css_class (back, "flat");
  gtk_widget_set_valign (back, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "timeline.close-role");
  gtk_widget_set_tooltip_text (back, _("Back to the Timeline"));
  rung_ui_set_name (back, _("Back to the Timeline"));
  self->title = make_label (NULL, "title-2");
  gtk_widget_set_hexpand (self->title, TRUE);
  self->edit = gtk_button_new_from_icon_name ("document-edit-symbolic");
  gtk_widget_add_css_class (self->edit, "flat");
  gtk_widget_set_valign (self->edit, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->edit, _("Edit Role"));
  gtk_box_append (GTK_BOX (head), back);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->edit);
  return head;
}

/* On the way of Tab newer GTK asks an expander's child for the focus even while it is
 * folded away, and complains that it is in no window then: it is the child when it shows. */
static void
expanded_cb (RungRolePage *self)
{
  gboolean is_expanded = gtk_expander_get_expanded (GTK_EXPANDER (self->about));

  gtk_expander_set_child (GTK_EXPANDER (self->about), is_expanded ? self->about_box : NULL);
}

static void
rung_role_page_init (RungRolePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->line = make_label (NULL, "dim-label");
  self->about = gtk_expander_new (_("About This Role"));
  self->about_box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_add_css_class (self->about_box, "about-role");
  rung_ui_set_name (self->about, _("About This Role"));
  g_signal_connect_swapped (self->about, "notify::expanded", G_CALLBACK (expanded_cb), self);
  self->board = rung_lane_board_new ();
  gtk_widget_set_vexpand (self->board, TRUE);
  self->empty = make_label (_("This role has no responsibilities yet. Edit the role to add one."), "dim-label");

  gtk_widget_add_css_class (box, "role");
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), self->line);
  gtk_box_append (GTK_BOX (box), self->about);
  gtk_box_append (GTK_BOX (box), self->empty);
  gtk_box_append (GTK_BOX (box), self->board);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  rung_ui_set_name (self->scroller, _("Role"));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
rung_role_page_new (void)
{
  return g_object_new (RUNG_TYPE_ROLE_PAGE, NULL);
}

/* The stay that a role's page speaks of: the last there is. */
static RungRecord *
find_last_stay (RungPlan   *plan,
                const char *role_uid)
{
  g_autoptr(GPtrArray) stays = rung_plan_list_stays (plan);

  for (guint i = stays->len; i > 0; i--)
    if (g_strcmp0 (rung_record_get_text (g_ptr_array_index (stays, i - 1), RUNG_STAY_ROLE), role_uid) == 0)
      return g_ptr_array_index (stays, i - 1);
  return NULL;
}

/* "July 2021 – expected March 2027 · typically 4 to 5 years · 1 of 2 met" */
static char *
dup_line (RungPlan   *plan,
          RungRecord *role,
          RungRecord *stay,
          guint32     today)
{
  RungWords *words = rung_ui_get_words ();
  g_autofree char *when = stay != NULL ? rung_phrase_stay (words, stay, today) : NULL;
  g_autofree char *duration = rung_phrase_duration (words, role);
  g_autofree char *met = rung_phrase_met (words, rung_progress_of_role (plan, rung_record_get_uid (role)));
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  if (when != NULL)
    g_strv_builder_add (parts, when);
  if (duration != NULL)
    g_strv_builder_add (parts, duration);
  g_strv_builder_add (parts, met);
  list = g_strv_builder_end (parts);
  return g_strjoinv (" · ", list);
}

static void
add_words (RungRolePage *self,
           const char   *heading,
           const char   *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (heading != NULL)
    gtk_box_append (GTK_BOX (self->about_box), make_label (heading, "heading"));
  gtk_box_append (GTK_BOX (self->about_box), make_label (text, NULL));
}

static void
add_localized (RungRolePage *self,
               RungRecord   *role,
               const char   *heading,
               guint         field)
{
  add_words (self, heading, rung_text_pick (rung_record_get_variant (role, field), rung_ui_get_language ()));
}

static void
add_list (RungRolePage *self,
          RungRecord   *role,
          const char   *heading,
          guint         field)
{
  GVariant *list = rung_record_get_variant (role, field);
  g_auto(GStrv) texts = list != NULL ? rung_text_list_pick (list, rung_ui_get_language ()) : NULL;
  g_autoptr(GString) lines = g_string_new (NULL);

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    g_string_append_printf (lines, "%s• %s", i > 0 ? "\n" : "", texts[i]);
  add_words (self, heading, lines->str);
}

static void
add_time (RungRolePage *self,
          RungRecord   *role)
{
  RungWords *words = rung_ui_get_words ();
  g_autofree char *duration = rung_phrase_duration (words, role);

  add_words (self, rung_phrase_field (words, RUNG_KIND_ROLE, RUNG_ROLE_LEVEL),
             rung_phrase_enum (words, RUNG_KIND_ROLE, RUNG_ROLE_LEVEL, rung_record_get_integer (role, RUNG_ROLE_LEVEL)));
  add_words (self, _("Time in This Role"), duration);
}

static void
add_watch_point (RungRolePage *self,
                 RungRecord   *role)
{
  int year = (int) rung_record_get_integer (role, RUNG_ROLE_WATCH_MONTH) / 12 + 1;
  /* Translators: a heading; %d counts the years of a career. */
  g_autofree char *heading = g_strdup_printf (_("Watch point, year %d of the career"), year);

  add_localized (self, role, rung_record_has (role, RUNG_ROLE_WATCH_MONTH) ? heading : _("Watch point"), RUNG_ROLE_WATCH_POINT);
}

static void
fill_about (RungRolePage *self,
            RungRecord   *role)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->about_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->about_box), child);
  add_localized (self, role, NULL, RUNG_ROLE_SUMMARY);
  add_list (self, role, rung_phrase_field (rung_ui_get_words (), RUNG_KIND_ROLE, RUNG_ROLE_ALIASES), RUNG_ROLE_ALIASES);
  add_list (self, role, _("What is expected"), RUNG_ROLE_EXPECTATIONS);
  add_localized (self, role, _("When the role is needed"), RUNG_ROLE_CONDITION);
  add_time (self, role);
  add_list (self, role, _("In different places"), RUNG_ROLE_VARIANTS);
  add_watch_point (self, role);
  add_list (self, role, _("Moves to the side"), RUNG_ROLE_SIDE_MOVES);
  gtk_widget_set_visible (self->about, gtk_widget_get_first_child (self->about_box) != NULL);
}

/**
 * rung_role_page_show:
 * @self: a page
 * @plan: the plan
 * @role_uid: a ROLE of it
 * @today: the day it is
 *
 * Shows a role as it is now.
 *
 * Returns: whether the plan has that role
 */
gboolean
rung_role_page_show (RungRolePage *self,
                     RungPlan     *plan,
                     const char   *role_uid,
                     guint32       today)
{
  RungRecord *role = rung_plan_find_record (plan, RUNG_KIND_ROLE, role_uid);
  RungRecord *stay;
  g_autofree char *line = NULL;
  g_autofree char *edit = NULL;

  g_return_val_if_fail (RUNG_IS_ROLE_PAGE (self), FALSE);

  if (role == NULL)
    return FALSE;
  stay = find_last_stay (plan, role_uid);
  line = dup_line (plan, role, stay, today);
  /* Translators: the name of a button; %s is a role. */
  edit = g_strdup_printf (_("Edit role “%s”"), rung_record_title (role, rung_ui_get_language ()));
  gtk_label_set_label (GTK_LABEL (self->title), rung_record_title (role, rung_ui_get_language ()));
  gtk_label_set_label (GTK_LABEL (self->line), line);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit), "s", role_uid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->edit), "timeline.edit-role");
  rung_ui_set_name (self->edit, edit);
  fill_about (self, role);
  rung_lane_board_show (RUNG_LANE_BOARD (self->board), plan, role, stay, today);
  gtk_widget_set_visible (self->empty, rung_progress_of_role (plan, role_uid).total == 0);
  return TRUE;
}
