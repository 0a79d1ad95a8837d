/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The line of quick-add: what is typed is understood as it is typed and said below, as
 * pills, and to assistive technology as the description of the line.
 *
 * 1. What is added is what was shown: Enter understands the same text in the same way.
 * 2. Enter adds, empties the line and keeps the focus in it.  When that fails the text
 *    stays, and the committer tells why.
 * 3. Escape empties the line; in an empty one, and in a dialogue, it means what it means
 *    there. */

#include "rung-quick-add.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-dialog.h"
#include "rung-paths.h"
#include "rung-ui.h"
#include "rung-wrap-layout.h"

struct _RungQuickAdd
{
  GtkWidget      parent_instance;

  GtkEntry      *entry;
  GtkBox        *pill_box;
  GtkLabel      *problem_label;

  RungStore     *store; /* (nullable) */
  RungQuickKind  kind;
  gboolean       is_ready;
  gboolean       has_problem; /* which is said below the line already */
};

enum
{
  ADDED,
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RungQuickAdd, rung_quick_add, GTK_TYPE_WIDGET)

static RungQuick *
parse (RungQuickAdd *self)
{
  return rung_quick_parse (self->store != NULL ? rung_store_get_plan (self->store) : NULL, self->kind,
                           gtk_editable_get_text (GTK_EDITABLE (self->entry)), rung_clock_get_today ());
}

/* --- What was understood ------------------------------------------------------ */

static void
add_pill (RungQuickAdd *self,
          const char   *text)
{
  GtkWidget *label = rung_ui_new_label (text, "pill-label");

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (label, text);
  gtk_box_append (self->pill_box, label);
}

static void
clear_pills (RungQuickAdd *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pill_box))) != NULL)
    gtk_box_remove (self->pill_box, child);
}

static void
add_line (GString    *lines,
          const char *separator,
          const char *text)
{
  g_string_append_printf (lines, "%s%s", lines->len > 0 ? separator : "", text);
}

/* Each responsibility once, though it may be named twice. */
static gboolean
is_said_already (const RungQuick *quick,
                 guint            position)
{
  RungQuickSpan *span = &g_array_index (quick->spans, RungQuickSpan, position);

  for (guint i = 0; i < position && span->responsibility != NULL; i++)
    if (g_array_index (quick->spans, RungQuickSpan, i).responsibility == span->responsibility)
      return TRUE;
  return FALSE;
}

static void
say_span (RungQuickAdd    *self,
          const RungQuick *quick,
          guint            position,
          GString         *understood,
          GString         *problems)
{
  RungQuickSpan *span = &g_array_index (quick->spans, RungQuickSpan, position);
  g_autofree char *phrase = NULL;

  if (span->part == RUNG_QUICK_LITERAL || is_said_already (quick, position))
    return;
  phrase = rung_quick_phrase_span (rung_ui_get_words (), quick, span, rung_clock_get_today ());
  if (span->state != RUNG_QUICK_UNDERSTOOD)
    {
      add_line (problems, "\n", phrase);
      return;
    }
  add_line (understood, _(", "), phrase);
  add_pill (self, phrase);
}

static void
show (RungQuickAdd    *self,
      const RungQuick *quick)
{
  g_autoptr(GString) understood = g_string_new (NULL);
  g_autoptr(GString) problems = g_string_new (NULL);
  const char *problem = rung_quick_phrase_problem (rung_ui_get_words (), quick);

  clear_pills (self);
  for (guint i = 0; i < quick->spans->len; i++)
    say_span (self, quick, i, understood, problems);
  if (problem != NULL)
    add_line (problems, "\n", problem);
  gtk_widget_set_visible (GTK_WIDGET (self->pill_box), understood->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problems->len > 0);
  gtk_label_set_label (self->problem_label, problems->str);
  if (problems->len > 0)
    add_line (understood, "\n", problems->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, understood->str, -1);
}

static void
update (RungQuickAdd *self)
{
  g_autoptr(RungQuick) quick = parse (self);

  self->has_problem = rung_quick_phrase_problem (rung_ui_get_words (), quick) != NULL;
  self->is_ready = *quick->title != '\0' && !self->has_problem;
  show (self, quick);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
name_entry (RungQuickAdd *self)
{
  gboolean is_goal = self->kind == RUNG_QUICK_GOAL;

  rung_ui_set_name (self->entry, is_goal ? _("Add a goal in one line") : _("Log a win in one line"));
  gtk_entry_set_placeholder_text (self->entry, is_goal ? _("Add a goal: Write runbook by 14 Nov !high #bugs")
                                                       : _("Log a win: Saved the release yesterday #bugs"));
}

/* --- Typing -------------------------------------------------------------------- */

static void
changed_cb (RungQuickAdd *self)
{
  update (self);
}

static void
activate_cb (RungQuickAdd *self)
{
  rung_quick_add_submit (self);
}

static gboolean
key_pressed_cb (RungQuickAdd    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if (keyval != GDK_KEY_Escape || RUNG_IS_DIALOG (gtk_widget_get_root (GTK_WIDGET (self))) ||
      *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    return GDK_EVENT_PROPAGATE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  return GDK_EVENT_STOP;
}

static gboolean
rung_quick_add_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RUNG_QUICK_ADD (widget)->entry));
}

static void
rung_quick_add_dispose (GObject *object)
{
  RungQuickAdd *self = RUNG_QUICK_ADD (object);

  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_QUICK_ADD);
  G_OBJECT_CLASS (rung_quick_add_parent_class)->dispose (object);
}

static void
rung_quick_add_class_init (RungQuickAddClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_quick_add_dispose;
  widget_class->grab_focus = rung_quick_add_grab_focus;

  /**
   * RungQuickAdd::added:
   * @self: the line
   * @uid: the goal, or the win's evidence
   *
   * Emitted when what was typed has been added to the plan.
   */
  signals[ADDED] = g_signal_new ("added", RUNG_TYPE_QUICK_ADD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHANGED] = g_signal_new ("changed", RUNG_TYPE_QUICK_ADD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (RUNG_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-quick-add.ui");
  gtk_widget_class_bind_template_child (widget_class, RungQuickAdd, entry);
  gtk_widget_class_bind_template_child (widget_class, RungQuickAdd, pill_box);
  gtk_widget_class_bind_template_child (widget_class, RungQuickAdd, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_set_css_name (widget_class, "quickadd");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rung_quick_add_init (RungQuickAdd *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_entry (self);
}

GtkWidget *
rung_quick_add_new (void)
{
  return g_object_new (RUNG_TYPE_QUICK_ADD, NULL);
}

/**
 * rung_quick_add_set_store:
 * @self: the line
 * @store: (nullable): the open plan
 *
 * Says whose responsibilities a # means.
 */
void
rung_quick_add_set_store (RungQuickAdd *self,
                          RungStore    *store)
{
  g_return_if_fail (RUNG_IS_QUICK_ADD (self));

  if (g_set_object (&self->store, store))
    update (self);
}

/**
 * rung_quick_add_set_kind:
 * @self: the line
 * @kind: what Enter adds
 *
 * Understands what is typed as a goal, or as a win.
 */
void
rung_quick_add_set_kind (RungQuickAdd  *self,
                         RungQuickKind  kind)
{
  g_return_if_fail (RUNG_IS_QUICK_ADD (self));

  self->kind = kind;
  name_entry (self);
  update (self);
}

/**
 * rung_quick_add_is_ready:
 * @self: the line
 *
 * Returns: whether what is typed can be added
 */
gboolean
rung_quick_add_is_ready (RungQuickAdd *self)
{
  g_return_val_if_fail (RUNG_IS_QUICK_ADD (self), FALSE);

  return self->is_ready;
}

static RungChangeset *
make_edit (RungQuickAdd  *self,
           RungStore     *store,
           GError       **error)
{
  RungPlan *plan = rung_store_get_plan (store);
  guint32 today = rung_clock_get_today ();
  g_autoptr(RungQuick) quick = rung_quick_parse (plan, self->kind, gtk_editable_get_text (GTK_EDITABLE (self->entry)), today);

  if (self->kind == RUNG_QUICK_WIN)
    return rung_edit_log_quick_win (plan, quick, today, error);
  return rung_edit_add_quick_goal (plan, quick, today, rung_clock_get_now_usec (), error);
}

/**
 * rung_quick_add_submit:
 * @self: the line
 *
 * Adds what is typed, as Enter does.  An empty line does nothing.
 *
 * Returns: whether it was added
 */
gboolean
rung_quick_add_submit (RungQuickAdd *self)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  g_autoptr(GError) error = NULL;
  g_autofree char *uid = NULL;
  RungChangeset *changeset;

  g_return_val_if_fail (RUNG_IS_QUICK_ADD (self), FALSE);

  if (store == NULL || *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    return FALSE;
  if (self->has_problem)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return FALSE;
    }
  changeset = make_edit (self, store, &error);
  if (changeset != NULL)
    uid = g_strdup (rung_changeset_get_created_uid (changeset));
  if (!rung_committer_commit (GTK_WIDGET (self), changeset, error))
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_emit (self, signals[ADDED], 0, uid);
  return TRUE;
}
