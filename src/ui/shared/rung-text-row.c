/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text of several lines, edited in place; what RungFieldRow is to a line.
 *
 * 1. It is committed when the focus leaves and on Ctrl+Enter; Enter is a new line and Tab
 *    goes on, as in a form.
 * 2. A commit that fails leaves the text as typed, marks the row and keeps a draft; Escape
 *    takes back what was not committed.
 * 3. The plan changing elsewhere never overwrites what is being typed.  An item of a list
 *    may have moved meanwhile: it is looked for by what it said. */

#include "rung-text-row.h"

#include "rung-committer.h"
#include "rung-drafts.h"
#include "rung-edit.h"
#include "rung-growing-view.h"
#include "rung-phrases.h"
#include "rung-text.h"
#include "rung-ui.h"

struct _RungTextRow
{
  AdwPreferencesRow  parent_instance;

  char              *field_name; /* "role.summary" */
  RungKind           kind;
  guint              field;
  char              *language;   /* of a localized text */
  int                position;   /* of an item of a list */

  char              *uid;        /* NULL: no record */
  char              *shown;      /* what the record says */
  GtkWidget         *title_label;
  GtkWidget         *head;
  GtkWidget         *view;
  GtkTextBuffer     *buffer;     /* borrowed from the view */
  gboolean           is_committing;
};

G_DEFINE_FINAL_TYPE (RungTextRow, rung_text_row, ADW_TYPE_PREFERENCES_ROW)

static char *
dup_text (RungTextRow *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static gboolean
is_dirty (RungTextRow *self)
{
  g_autofree char *text = dup_text (self);

  return g_strcmp0 (text, self->shown != NULL ? self->shown : "") != 0;
}

static void
set_error (RungTextRow *self,
           gboolean     has_error)
{
  if (has_error)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_STATE_INVALID,
                               has_error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* Letters typed before belong to another text: Ctrl+Z goes on to the plan. */
static void
show_text (RungTextRow *self,
           const char  *text)
{
  g_autofree char *now = dup_text (self);

  if (g_strcmp0 (now, text) != 0)
    gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
}

static const char *
get_language (RungTextRow *self)
{
  return self->language != NULL ? self->language : rung_ui_get_language ();
}

/* An item's draft is known by what the item said, for its position may change. */
static char *
dup_draft_key (RungTextRow *self)
{
  return g_strconcat (self->field_name, "/", self->language != NULL ? self->language : "", "/",
                      self->position >= 0 && self->shown != NULL ? self->shown : "", NULL);
}

static void
drop_draft (RungTextRow *self)
{
  g_autofree char *key = dup_draft_key (self);

  if (self->uid != NULL)
    rung_drafts_drop (self->uid, key);
}

static char *
format_value (RungTextRow *self,
              RungRecord  *record)
{
  const char *text = NULL;

  if (record == NULL || !rung_record_has (record, self->field))
    return g_strdup ("");
  switch ((int) rung_kind_get_field (self->kind, self->field)->type)
    {
    case RUNG_FIELD_LOCALIZED_LIST:
      {
        char *item = rung_text_list_dup (rung_record_get_variant (record, self->field), self->position, get_language (self));

        return item != NULL ? item : g_strdup ("");
      }
    case RUNG_FIELD_LOCALIZED:
      g_variant_lookup (rung_record_get_variant (record, self->field), get_language (self), "&s", &text);
      return g_strdup (text != NULL ? text : "");
    default:
      return g_strdup (rung_record_get_text (record, self->field));
    }
}

/* Where the item stands now that was shown when typing began. */
static guint
find_position (RungTextRow *self,
               RungRecord  *record)
{
  GVariant *list = record != NULL ? rung_record_get_variant (record, self->field) : NULL;
  guint n_items = list != NULL ? g_variant_n_children (list) : 0;
  g_autofree char *here = rung_text_list_dup (list, self->position, get_language (self));

  if (self->shown == NULL || *self->shown == '\0' || g_strcmp0 (here, self->shown) == 0)
    return self->position;
  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *text = rung_text_list_dup (list, i, get_language (self));

      if (g_strcmp0 (text, self->shown) == 0)
        return i;
    }
  return MIN ((guint) self->position, n_items);
}

static RungChangeset *
make_edit (RungTextRow  *self,
           RungPlan     *plan,
           GError      **error)
{
  g_autofree char *text = dup_text (self);

  switch ((int) rung_kind_get_field (self->kind, self->field)->type)
    {
    case RUNG_FIELD_LOCALIZED_LIST:
      return rung_edit_set_list_item (plan, self->kind, self->uid, self->field,
                                      find_position (self, rung_plan_find_record (plan, self->kind, self->uid)),
                                      get_language (self), text, error);
    case RUNG_FIELD_LOCALIZED:
      return rung_edit_set_localized (plan, self->kind, self->uid, self->field, get_language (self), text, error);
    default:
      return rung_edit_set_field (plan, self->kind, self->uid, self->field, g_variant_new_string (text), error);
    }
}

static gboolean
commit_text (RungTextRow *self)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (store == NULL)
    return FALSE;
  changeset = make_edit (self, rung_store_get_plan (store), &error);
  return rung_committer_commit (GTK_WIDGET (self), changeset, error);
}

static void
refresh_from_store (RungTextRow *self)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));

  if (store != NULL && self->uid != NULL)
    rung_text_row_set_record (self, rung_plan_find_record (rung_store_get_plan (store), self->kind, self->uid));
}

/**
 * rung_text_row_commit:
 * @self: a row
 *
 * Commits what was typed, if it was.  On failure the text stays and is kept as a draft.
 *
 * Returns: whether the record now says what the row says
 */
gboolean
rung_text_row_commit (RungTextRow *self)
{
  g_autofree char *uid = NULL;
  g_autofree char *key = NULL;
  g_autofree char *text = NULL;
  gboolean is_done;

  g_return_val_if_fail (RUNG_IS_TEXT_ROW (self), FALSE);

  if (self->is_committing || self->uid == NULL)
    return TRUE;
  if (!is_dirty (self))
    {
      drop_draft (self);
      return TRUE;
    }

  uid = g_strdup (self->uid);
  key = dup_draft_key (self);
  text = dup_text (self);
  g_object_ref (self);
  self->is_committing = TRUE;
  is_done = commit_text (self);
  self->is_committing = FALSE;

  if (is_done)
    rung_drafts_drop (uid, key);
  else
    rung_drafts_keep (uid, key, text);
  set_error (self, !is_done);
  if (is_done)
    {
      /* Not dirty any more, so the record's own form of it may be shown. */
      g_free (self->shown);
      self->shown = dup_text (self);
      refresh_from_store (self);
    }
  g_object_unref (self);
  return is_done;
}

static void
changed_cb (RungTextRow *self)
{
  if (!self->is_committing)
    set_error (self, FALSE);
}

static void
focus_left_cb (RungTextRow *self)
{
  rung_text_row_commit (self);
}

/* Before the view takes them for text. */
static gboolean
key_pressed_cb (RungTextRow     *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  gboolean is_enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;

  if (is_enter && (state & GDK_CONTROL_MASK) != 0)
    {
      rung_text_row_commit (self);
      return TRUE;
    }
  if (keyval != GDK_KEY_Escape || self->uid == NULL || !is_dirty (self))
    return FALSE;
  drop_draft (self);
  show_text (self, self->shown != NULL ? self->shown : "");
  set_error (self, FALSE);
  return TRUE;
}

static void
title_changed_cb (RungTextRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  gtk_label_set_label (GTK_LABEL (self->title_label), title);
  rung_ui_set_name (self->view, title);
}

/* A click beside the letters is meant for them. */
static void
pressed_cb (RungTextRow *self)
{
  gtk_widget_grab_focus (self->view);
}

static void
rung_text_row_finalize (GObject *object)
{
  RungTextRow *self = RUNG_TEXT_ROW (object);

  g_free (self->field_name);
  g_free (self->language);
  g_free (self->uid);
  g_free (self->shown);
  G_OBJECT_CLASS (rung_text_row_parent_class)->finalize (object);
}

static void
rung_text_row_class_init (RungTextRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rung_text_row_finalize;
}

static void
add_controllers (RungTextRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, focus);
  gtk_widget_add_controller (self->view, keys);
  gtk_widget_add_controller (self->title_label, GTK_EVENT_CONTROLLER (click));
}

static void
rung_text_row_init (RungTextRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->title_label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "wrap", TRUE,
                                    "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                    "css-classes", (const char *[]) { "dim-label", "caption", NULL }, NULL);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->view = g_object_new (RUNG_TYPE_GROWING_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, NULL);
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_box_append (GTK_BOX (self->head), self->title_label);
  gtk_box_append (GTK_BOX (box), self->head);
  gtk_box_append (GTK_BOX (box), self->view);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "text-row");
  add_controllers (self);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self, "notify::title", G_CALLBACK (title_changed_cb), NULL);
}

static gboolean
set_field (RungTextRow *self,
           const char  *name)
{
  g_auto(GStrv) parts = g_strsplit (name, ".", 2);

  return parts[0] != NULL && parts[1] != NULL &&
         rung_kind_from_name (parts[0], &self->kind) &&
         rung_kind_find_field (self->kind, parts[1], &self->field);
}

/**
 * rung_text_row_new:
 * @field: kind and field, as in the field table: "role.summary"
 * @language: (nullable): the language of a localized text
 * @position: the item of a list, from 0, or %RUNG_TEXT_ROW_NO_LIST
 *
 * Creates a row titled by the field's name.
 *
 * Returns: (transfer floating): a row without a record
 */
GtkWidget *
rung_text_row_new (const char *field,
                   const char *language,
                   int         position)
{
  RungTextRow *self = g_object_new (RUNG_TYPE_TEXT_ROW, NULL);

  if (!set_field (self, field))
    g_error ("There is no field %s", field);
  self->field_name = g_strdup (field);
  self->language = g_strdup (language);
  self->position = position;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 rung_phrase_field (rung_ui_get_words (), self->kind, self->field));
  return GTK_WIDGET (self);
}

void
rung_text_row_add_suffix (RungTextRow *self,
                          GtkWidget   *widget)
{
  g_return_if_fail (RUNG_IS_TEXT_ROW (self));

  gtk_box_append (GTK_BOX (self->head), widget);
}

GtkWidget *
rung_text_row_get_view (RungTextRow *self)
{
  g_return_val_if_fail (RUNG_IS_TEXT_ROW (self), NULL);

  return self->view;
}

/**
 * rung_text_row_is_dirty:
 * @self: a row
 *
 * Says whether something is typed that is not committed.
 *
 * Returns: whether it is
 */
gboolean
rung_text_row_is_dirty (RungTextRow *self)
{
  g_return_val_if_fail (RUNG_IS_TEXT_ROW (self), FALSE);

  return is_dirty (self);
}

static void
show_draft (RungTextRow *self)
{
  g_autofree char *key = dup_draft_key (self);
  const char *draft = rung_drafts_find (self->uid, key);

  if (draft != NULL)
    gtk_text_buffer_set_text (self->buffer, draft, -1);
  set_error (self, draft != NULL);
}

/**
 * rung_text_row_set_record:
 * @self: a row
 * @record: (nullable): the record to edit; its kind is the field's
 *
 * Shows a record's text, or the same record's new text.  What is being typed for the same
 * record stays.  Another record commits what was typed first.
 */
void
rung_text_row_set_record (RungTextRow *self,
                          RungRecord  *record)
{
  const char *uid = record != NULL ? rung_record_get_uid (record) : NULL;
  gboolean is_same = g_strcmp0 (self->uid, uid) == 0;

  g_return_if_fail (RUNG_IS_TEXT_ROW (self));

  if (!is_same)
    {
      rung_text_row_commit (self);
      g_free (self->uid);
      self->uid = g_strdup (uid);
    }
  /* What is typed stays, and what it was typed over is remembered. */
  else if (is_dirty (self))
    return;
  g_free (self->shown);
  self->shown = format_value (self, record);
  show_text (self, self->shown);
  if (self->uid != NULL)
    show_draft (self);
}
