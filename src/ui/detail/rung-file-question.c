/* SPDX-License-Identifier: GPL-3.0-or-later */

/* "Keep a copy, or only the link?", asked in place. */

#include "rung-file-question.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-evidence-opener.h"
#include "rung-ui.h"

struct _RungFileQuestion
{
  GtkWidget   parent_instance;

  GtkListBox *list;
  GtkWidget  *origin; /* weak: had the focus before the first question */
};

G_DEFINE_FINAL_TYPE (RungFileQuestion, rung_file_question, GTK_TYPE_WIDGET)

/* One file. */
typedef struct
{
  GFile    *file;
  RungKind  target_kind;
  char     *target_uid;
} Candidate;

static void
candidate_free (Candidate *candidate)
{
  g_object_unref (candidate->file);
  g_free (candidate->target_uid);
  g_free (candidate);
}

static Candidate *
get_candidate (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "candidate");
}

/* What is hidden with the focus in it keeps the keyboard from all that is beside it. */
static void
give_focus_back (RungFileQuestion *self,
                 GtkWidget        *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  if (rung_ui_get_focus_child (GTK_WIDGET (self->list)) != row)
    return;
  if (next == NULL)
    next = gtk_widget_get_prev_sibling (row);
  if (next != NULL)
    gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD);
  else if (self->origin != NULL && gtk_widget_get_mapped (self->origin))
    gtk_widget_grab_focus (self->origin);
  else
    gtk_root_set_focus (gtk_widget_get_root (row), NULL);
}

static void
drop_row (RungFileQuestion *self,
          GtkWidget        *row)
{
  give_focus_back (self, row);
  gtk_list_box_remove (self->list, row);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL);
}

static void
answer (RungFileQuestion *self,
        GtkWidget        *row,
        gboolean          keep_copy)
{
  Candidate *candidate = get_candidate (row);

  rung_evidence_add_file (GTK_WIDGET (self), candidate->target_kind, candidate->target_uid, candidate->file, keep_copy);
  drop_row (self, row);
}

static GtkWidget *
get_row (GtkButton *button)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);
}

static void
keep_cb (RungFileQuestion *self,
         GtkButton        *button)
{
  answer (self, get_row (button), TRUE);
}

static void
link_cb (RungFileQuestion *self,
         GtkButton        *button)
{
  answer (self, get_row (button), FALSE);
}

static void
cancel_cb (RungFileQuestion *self,
           GtkButton        *button)
{
  drop_row (self, get_row (button));
}

static GtkWidget *
add_button (RungFileQuestion *self,
            GtkWidget        *box,
            const char       *label,
            GCallback         clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_buttons (RungFileQuestion  *self,
              GtkWidget        **first)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cancel;

  *first = add_button (self, box, _("_Keep a Copy"), G_CALLBACK (keep_cb));
  gtk_widget_add_css_class (*first, "suggested-action");
  add_button (self, box, _("Only the _Link"), G_CALLBACK (link_cb));
  cancel = g_object_new (GTK_TYPE_BUTTON, "icon-name", "window-close-symbolic", "tooltip-text", _("Do Not Add It"),
                         "css-classes", (const char *[]) { "flat", NULL }, NULL);
  rung_ui_set_name (cancel, _("Do Not Add It"));
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), cancel);
  return box;
}

static GtkWidget *
make_row (RungFileQuestion  *self,
          const char        *name,
          GtkWidget        **first)
{
  GtkWidget *row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE, "focusable", FALSE, "title", name,
                                 "use-markup", FALSE, NULL);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "margin-start", 12,
                                 "margin-end", 12, "margin-top", 8, "margin-bottom", 8, NULL);
  GtkWidget *label = rung_ui_new_label (name, "heading");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), rung_ui_new_label (_("A copy stays with the plan, also when the file is moved or changed."), "caption"));
  gtk_box_append (GTK_BOX (box), make_buttons (self, first));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   data)
{
  GtkWidget *focus = rung_ui_get_focus_child (GTK_WIDGET (RUNG_FILE_QUESTION (widget)->list));

  if (focus == NULL)
    return FALSE;
  drop_row (RUNG_FILE_QUESTION (widget), focus);
  return TRUE;
}

static void
rung_file_question_dispose (GObject *object)
{
  RungFileQuestion *self = RUNG_FILE_QUESTION (object);

  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  g_clear_weak_pointer (&self->origin);
  G_OBJECT_CLASS (rung_file_question_parent_class)->dispose (object);
}

static void
rung_file_question_class_init (RungFileQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_file_question_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
rung_file_question_init (RungFileQuestion *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_margin_top (GTK_WIDGET (self->list), 6);
  rung_ui_set_name (self->list, _("Files to add"));
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
rung_file_question_new (void)
{
  return g_object_new (RUNG_TYPE_FILE_QUESTION, NULL);
}

/**
 * rung_file_question_ask:
 * @self: the questions
 * @target_kind: %RUNG_KIND_GOAL or %RUNG_KIND_RESPONSIBILITY
 * @target_uid: (nullable): what the file is to show; %NULL for a win
 * @file: a file
 *
 * Asks about a file; Enter keeps a copy.
 */
void
rung_file_question_ask (RungFileQuestion *self,
                        RungKind          target_kind,
                        const char       *target_uid,
                        GFile            *file)
{
  Candidate *candidate;
  g_autofree char *name = NULL;
  GtkWidget *row, *first;

  g_return_if_fail (RUNG_IS_FILE_QUESTION (self));
  g_return_if_fail (G_IS_FILE (file));

  if (g_file_peek_path (file) == NULL)
    {
      rung_committer_tell (GTK_WIDGET (self), _("Only files on this computer can be added."));
      return;
    }
  candidate = g_new0 (Candidate, 1);
  candidate->file = g_object_ref (file);
  candidate->target_kind = target_kind;
  candidate->target_uid = g_strdup (target_uid);
  name = g_filename_display_basename (g_file_peek_path (file));
  if (gtk_widget_get_first_child (GTK_WIDGET (self->list)) == NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    g_set_weak_pointer (&self->origin, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  row = make_row (self, name, &first);
  g_object_set_data_full (G_OBJECT (row), "candidate", candidate, (GDestroyNotify) candidate_free);
  gtk_list_box_append (self->list, row);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (first);
}

void
rung_file_question_settle (RungFileQuestion *self)
{
  GtkWidget *row;

  g_return_if_fail (RUNG_IS_FILE_QUESTION (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    answer (self, row, TRUE);
}
