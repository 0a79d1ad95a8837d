/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One field of one record, edited in place.
 *
 * 1. Text is committed on Enter and when the focus leaves, not per key.
 * 2. A commit that fails leaves the text as typed, marks the row and keeps a draft,
 *    which is shown again when the record is; Escape takes back what was not committed.
 * 3. The plan changing elsewhere never overwrites what is being typed. */

#include "rung-field-row.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-compat.h"
#include "rung-day.h"
#include "rung-day-input.h"
#include "rung-drafts.h"
#include "rung-edit.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-text.h"
#include "rung-ui.h"

/* The fields whose period is meant to its last day: "2027" as a due day is its end. */
static const char *const end_fields[] = { "due", "end", "expected_end", "target_day" };

struct _RungFieldRow
{
  AdwEntryRow          parent_instance;

  char                *field_name; /* "goal.done_when" */
  RungKind             kind;
  guint                field;
  const RungFieldInfo *info;       /* NULL until a field is set */
  char                *language;   /* of a localized field */
  char                *draft_key;  /* each language has drafts of its own */

  char                *uid;        /* NULL: an input of a form */
  char                *shown;      /* what the record says */
  GtkWidget           *calendar_button;
  GtkWidget           *problem;    /* weak: the line below that says what is wrong */
  gboolean             is_committing;
};

typedef enum
{
  PROP_FIELD = 1,
  PROP_LANGUAGE,
} RungFieldRowProperty;

static GParamSpec *properties[PROP_LANGUAGE + 1];

G_DEFINE_FINAL_TYPE (RungFieldRow, rung_field_row, ADW_TYPE_ENTRY_ROW)

static const char *
get_text (RungFieldRow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self));
}

static gboolean
is_dirty (RungFieldRow *self)
{
  return g_strcmp0 (get_text (self), self->shown != NULL ? self->shown : "") != 0;
}

static void
set_error (RungFieldRow *self,
           gboolean      has_error)
{
  if (has_error)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               has_error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
hide_problem (RungFieldRow *self)
{
  GtkWidget *line = self->problem;

  if (line == NULL)
    return;
  g_clear_weak_pointer (&self->problem);
  if (GTK_IS_LIST_BOX (gtk_widget_get_parent (line)))
    gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (line)), line);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* A line of its own below the row: a toast would cover what is to be pressed next. */
static gboolean
show_problem (RungFieldRow *self,
              const char   *message)
{
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *label, *line;

  hide_problem (self);
  if (!GTK_IS_LIST_BOX (list))
    return FALSE;
  label = g_object_new (GTK_TYPE_LABEL,
                        "label", message,
                        "wrap", TRUE,
                        "wrap-mode", PANGO_WRAP_WORD_CHAR,
                        "xalign", 0.0,
                        "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 6,
                        "css-classes", (const char *[]) { "error", "caption", NULL },
                        NULL);
  line = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "focusable", FALSE, "child", label, NULL);
  rung_ui_set_name (line, message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
  gtk_list_box_insert (GTK_LIST_BOX (list), line, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self)) + 1);
  g_set_weak_pointer (&self->problem, line);
  return TRUE;
}

/* Letters typed before belong to another text: Ctrl+Z goes on to the plan. */
static void
forget_letters (RungFieldRow *self)
{
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (self));

  gtk_editable_set_enable_undo (delegate, FALSE);
  gtk_editable_set_enable_undo (delegate, TRUE);
}

static void
show_text (RungFieldRow *self,
           const char   *text)
{
  if (g_strcmp0 (get_text (self), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self), text);
  forget_letters (self);
}

static char *
format_localized (RungFieldRow *self,
                  RungRecord   *record)
{
  GVariant *localized = rung_record_get_variant (record, self->field);
  const char *text = NULL;

  if (localized == NULL)
    return g_strdup ("");
  if (self->language != NULL)
    g_variant_lookup (localized, self->language, "&s", &text);
  else
    text = rung_text_pick (localized, rung_ui_get_language ());
  return g_strdup (text != NULL ? text : "");
}

static char *
format_value (RungFieldRow *self,
              RungRecord   *record)
{
  if (record == NULL || !rung_record_has (record, self->field))
    return g_strdup ("");

  switch (self->info->type)
    {
    case RUNG_FIELD_DAY:
      return rung_day_input_format (rung_record_get_day (record, self->field));
    case RUNG_FIELD_LOCALIZED:
      return format_localized (self, record);
    case RUNG_FIELD_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, rung_record_get_integer (record, self->field));
    case RUNG_FIELD_NUMBER:
      return g_strdup_printf ("%.10g", rung_record_get_number (record, self->field));
    default:
      return g_strdup (rung_record_get_text (record, self->field));
    }
}

static guint32
understand_day (RungFieldRow *self,
                const char   *text)
{
  gboolean is_end = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (end_fields); i++)
    is_end |= self->info != NULL && g_str_equal (self->info->name, end_fields[i]);
  return rung_day_input_parse (text, rung_clock_get_today (), is_end);
}

static gboolean
parse_day (RungFieldRow  *self,
           const char    *text,
           GVariant     **value,
           GError       **error)
{
  guint32 day = understand_day (self, text);

  if (day == RUNG_NO_DAY)
    {
      g_autofree char *example = rung_day_input_format (rung_clock_get_today ());

      /* Translators: the first %s is what was typed, the second a date as it is shown. */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("“%s” is not a date. Write it like “%s” or “2026-11-23”."), text, example);
      return FALSE;
    }
  *value = g_variant_new_int64 (day);
  return TRUE;
}

static gboolean
parse_number (const char  *text,
              gboolean     whole,
              GVariant   **value,
              GError     **error)
{
  char *end = NULL;
  double number = g_strtod (text, &end);

  while (end != NULL && (g_ascii_isspace (*end) || *end == '%'))
    end++;
  if (end == text || *end != '\0' || number > 1e15 || number < -1e15)
    {
      /* Translators: %s is what was typed. */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("“%s” is not a number."), text);
      return FALSE;
    }
  *value = whole ? g_variant_new_int64 ((gint64) number) : g_variant_new_double (number);
  return TRUE;
}

/* @value is NULL for an empty entry: the field is unset. */
static gboolean
parse_value (RungFieldRow  *self,
             GVariant     **value,
             GError       **error)
{
  g_autofree char *text = g_strstrip (g_strdup (get_text (self)));

  *value = NULL;
  if (*text == '\0')
    return TRUE;
  switch (self->info->type)
    {
    case RUNG_FIELD_DAY:
      return parse_day (self, text, value, error);
    case RUNG_FIELD_INTEGER:
      return parse_number (text, TRUE, value, error);
    case RUNG_FIELD_NUMBER:
      return parse_number (text, FALSE, value, error);
    default:
      *value = g_variant_new_string (text);
      return TRUE;
    }
}

static RungChangeset *
make_edit (RungFieldRow  *self,
           RungPlan      *plan,
           GVariant      *value,
           GError       **error)
{
  g_autoptr(GVariant) owned = value != NULL ? g_variant_ref_sink (value) : NULL;

  if (self->info->type == RUNG_FIELD_LOCALIZED)
    return rung_edit_set_localized (plan, self->kind, self->uid, self->field,
                                    self->language != NULL ? self->language : rung_ui_get_language (),
                                    owned != NULL ? g_variant_get_string (owned, NULL) : NULL, error);
  return rung_edit_set_field (plan, self->kind, self->uid, self->field, owned, error);
}

static void
refresh_from_store (RungFieldRow *self)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));

  if (store != NULL && self->uid != NULL)
    rung_field_row_set_record (self, rung_plan_find_record (rung_store_get_plan (store), self->kind, self->uid));
}

static gboolean
commit_text (RungFieldRow *self)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset = NULL;
  GVariant *value;

  if (store == NULL)
    return FALSE;
  if (parse_value (self, &value, &error))
    changeset = make_edit (self, rung_store_get_plan (store), value, &error);
  else if (show_problem (self, error->message))
    return FALSE;
  return rung_committer_commit (GTK_WIDGET (self), changeset, error);
}

/* An input of a form has nowhere to go yet; a day is shown the way it was understood. */
static gboolean
commit_input (RungFieldRow *self)
{
  if (self->problem != NULL || !rung_field_row_is_valid (self))
    return FALSE;
  if (self->info->type == RUNG_FIELD_DAY && *get_text (self) != '\0')
    {
      g_autofree char *text = rung_day_input_format (understand_day (self, get_text (self)));

      show_text (self, text);
    }
  return TRUE;
}

/**
 * rung_field_row_commit:
 * @self: a row
 *
 * Commits what was typed, if it was.  On failure the text stays and is kept as a draft.
 *
 * Returns: whether the record now says what the row says
 */
gboolean
rung_field_row_commit (RungFieldRow *self)
{
  g_autofree char *uid = NULL;
  gboolean is_done;

  g_return_val_if_fail (RUNG_IS_FIELD_ROW (self), FALSE);

  if (self->is_committing || self->info == NULL)
    return TRUE;
  if (!is_dirty (self))
    {
      /* Typed back to what the record says: nothing is left to keep. */
      if (self->uid != NULL)
        rung_drafts_drop (self->uid, self->draft_key);
      return TRUE;
    }
  if (self->uid == NULL)
    return commit_input (self);

  uid = g_strdup (self->uid);
  g_object_ref (self);
  self->is_committing = TRUE;
  is_done = commit_text (self);
  self->is_committing = FALSE;

  if (is_done)
    rung_drafts_drop (uid, self->draft_key);
  else
    rung_drafts_keep (uid, self->draft_key, get_text (self));
  set_error (self, !is_done);
  if (is_done)
    {
      /* Not dirty any more, so the record's own form of it may be shown. */
      g_free (self->shown);
      self->shown = g_strdup (get_text (self));
      refresh_from_store (self);
    }
  g_object_unref (self);
  return is_done;
}

/* Paging through months selects days too, so it is committed when the popover closes. */
static void
calendar_selected_cb (RungFieldRow *self,
                      GtkCalendar  *calendar)
{
  g_autoptr(GDateTime) date = gtk_calendar_get_date (calendar);

  rung_field_row_set_day (self, rung_day_new (g_date_time_get_year (date), g_date_time_get_month (date),
                                              g_date_time_get_day_of_month (date)));
}

static void
clear_day_cb (RungFieldRow *self)
{
  rung_field_row_set_day (self, RUNG_NO_DAY);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->calendar_button));
}

static void
open_calendar_cb (GtkMenuButton *button,
                  gpointer       data)
{
  RungFieldRow *self = data;
  guint32 day = rung_field_row_get_day (self);
  GtkWidget *calendar = gtk_calendar_new ();
  GtkWidget *clear = gtk_button_new_with_label (_("No Date"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *popover = gtk_popover_new ();
  int year, month, day_of_month;

  rung_day_get (day != RUNG_NO_DAY ? day : rung_clock_get_today (), &year, &month, &day_of_month);
  rung_compat_calendar_select (GTK_CALENDAR (calendar), year, month, day_of_month);
  rung_ui_set_name (calendar, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  rung_ui_set_name (popover, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (calendar_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clear, "clicked", G_CALLBACK (clear_day_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), calendar);
  gtk_box_append (GTK_BOX (box), clear);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (popover, "closed", G_CALLBACK (rung_field_row_commit), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

static void
add_calendar (RungFieldRow *self)
{
  self->calendar_button = g_object_new (GTK_TYPE_MENU_BUTTON,
                                        "icon-name", "x-office-calendar-symbolic",
                                        "tooltip-text", _("Choose a Date"),
                                        "valign", GTK_ALIGN_CENTER,
                                        "css-classes", (const char *[]) { "flat", NULL },
                                        NULL);
  rung_ui_set_name (self->calendar_button, _("Choose a Date"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->calendar_button), open_calendar_cb, self, NULL);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->calendar_button);
}

static void
set_field (RungFieldRow *self,
           const char   *name)
{
  g_auto(GStrv) parts = NULL;

  if (name == NULL)
    return;
  parts = g_strsplit (name, ".", 2);
  if (parts[0] == NULL || parts[1] == NULL ||
      !rung_kind_from_name (parts[0], &self->kind) ||
      !rung_kind_find_field (self->kind, parts[1], &self->field))
    {
      g_critical ("There is no field %s", name);
      return;
    }
  self->field_name = g_strdup (name);
  self->info = rung_kind_get_field (self->kind, self->field);
  if (self->info->type == RUNG_FIELD_DAY)
    add_calendar (self);
}

static void
activated_cb (RungFieldRow *self)
{
  rung_field_row_commit (self);
}

static void
changed_cb (RungFieldRow *self)
{
  if (self->is_committing)
    return;
  set_error (self, FALSE);
  hide_problem (self);
}

static void
focus_left_cb (RungFieldRow *self)
{
  rung_field_row_commit (self);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   data)
{
  RungFieldRow *self = RUNG_FIELD_ROW (widget);

  if (self->uid == NULL || !is_dirty (self))
    return FALSE;
  rung_drafts_drop (self->uid, self->draft_key);
  show_text (self, self->shown != NULL ? self->shown : "");
  set_error (self, FALSE);
  return TRUE;
}

static void
rung_field_row_constructed (GObject *object)
{
  RungFieldRow *self = RUNG_FIELD_ROW (object);
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (object));

  G_OBJECT_CLASS (rung_field_row_parent_class)->constructed (object);
  self->draft_key = self->language != NULL ? g_strconcat (self->field_name, "/", self->language, NULL)
                                           : g_strdup (self->field_name);
  if (self->info != NULL && (title == NULL || *title == '\0'))
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (object),
                                   rung_phrase_field (rung_ui_get_words (), self->kind, self->field));
}

static void
rung_field_row_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  RungFieldRow *self = RUNG_FIELD_ROW (object);

  switch ((RungFieldRowProperty) prop_id)
    {
    case PROP_FIELD:
      g_value_set_string (value, self->field_name);
      break;
    case PROP_LANGUAGE:
      g_value_set_string (value, self->language);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rung_field_row_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  RungFieldRow *self = RUNG_FIELD_ROW (object);

  switch ((RungFieldRowProperty) prop_id)
    {
    case PROP_FIELD:
      set_field (self, g_value_get_string (value));
      break;
    case PROP_LANGUAGE:
      self->language = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rung_field_row_dispose (GObject *object)
{
  hide_problem (RUNG_FIELD_ROW (object));
  G_OBJECT_CLASS (rung_field_row_parent_class)->dispose (object);
}

static void
rung_field_row_finalize (GObject *object)
{
  RungFieldRow *self = RUNG_FIELD_ROW (object);

  g_free (self->field_name);
  g_free (self->language);
  g_free (self->draft_key);
  g_free (self->uid);
  g_free (self->shown);
  G_OBJECT_CLASS (rung_field_row_parent_class)->finalize (object);
}

static void
rung_field_row_class_init (RungFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rung_field_row_constructed;
  object_class->dispose = rung_field_row_dispose;
  object_class->finalize = rung_field_row_finalize;
  object_class->get_property = rung_field_row_get_property;
  object_class->set_property = rung_field_row_set_property;

  properties[PROP_FIELD] =
    g_param_spec_string ("field", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LANGUAGE] =
    g_param_spec_string ("language", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
rung_field_row_init (RungFieldRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (self, "entry-activated", G_CALLBACK (activated_cb), NULL);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
}

/**
 * rung_field_row_new:
 * @field: kind and field, as in the field table: "goal.done_when"
 * @language: (nullable): the language of a localized field
 *
 * Creates a row titled by the field's name.
 *
 * Returns: (transfer floating): a row without a record
 */
GtkWidget *
rung_field_row_new (const char *field,
                    const char *language)
{
  return g_object_new (RUNG_TYPE_FIELD_ROW, "field", field, "language", language, NULL);
}

/**
 * rung_field_row_is_dirty:
 * @self: a row
 *
 * Says whether something is typed that is not committed.
 *
 * Returns: whether it is
 */
gboolean
rung_field_row_is_dirty (RungFieldRow *self)
{
  g_return_val_if_fail (RUNG_IS_FIELD_ROW (self), FALSE);

  return is_dirty (self);
}

const char *
rung_field_row_get_uid (RungFieldRow *self)
{
  g_return_val_if_fail (RUNG_IS_FIELD_ROW (self), NULL);

  return self->uid;
}

static void
show_draft (RungFieldRow *self)
{
  const char *draft = rung_drafts_find (self->uid, self->draft_key);

  set_error (self, draft != NULL);
  hide_problem (self);
  if (draft != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self), draft);
}

/* An entry cuts what is longer than it can hold.  What it cut is not what was typed: the
 * row says as much as there is room for, and the rest is safe from being edited away. */
static void
show_value (RungFieldRow *self)
{
  gboolean is_whole;

  show_text (self, self->shown);
  is_whole = !is_dirty (self);
  gtk_editable_set_editable (GTK_EDITABLE (self), is_whole);
  if (is_whole)
    return;
  g_free (self->shown);
  self->shown = g_strdup (get_text (self));
}

/**
 * rung_field_row_set_record:
 * @self: a row
 * @record: (nullable): the record to edit; its kind is the field's
 *
 * Shows a record's value, or the same record's new value.  Text that is being typed into
 * the row for the same record stays.  Another record commits what was typed first.
 */
void
rung_field_row_set_record (RungFieldRow *self,
                           RungRecord   *record)
{
  const char *uid = record != NULL ? rung_record_get_uid (record) : NULL;
  gboolean is_same = g_strcmp0 (self->uid, uid) == 0;
  gboolean was_dirty;

  g_return_if_fail (RUNG_IS_FIELD_ROW (self));
  g_return_if_fail (self->info != NULL);

  if (!is_same && self->uid != NULL)
    rung_field_row_commit (self);
  was_dirty = is_dirty (self);

  if (!is_same)
    {
      g_free (self->uid);
      self->uid = g_strdup (uid);
    }
  g_free (self->shown);
  self->shown = format_value (self, record);
  if (is_same && was_dirty)
    return;
  show_value (self);
  if (self->uid != NULL)
    show_draft (self);
}

/**
 * rung_field_row_get_day:
 * @self: a row of a day
 *
 * Gets the day that is typed, committed or not.
 *
 * Returns: the day; %RUNG_NO_DAY when there is none or it can't be understood
 */
guint32
rung_field_row_get_day (RungFieldRow *self)
{
  g_return_val_if_fail (RUNG_IS_FIELD_ROW (self), RUNG_NO_DAY);

  return understand_day (self, get_text (self));
}

/**
 * rung_field_row_set_day:
 * @self: a row of a day
 * @day: a day, or %RUNG_NO_DAY
 *
 * Types a day into the row; does not commit.
 */
void
rung_field_row_set_day (RungFieldRow *self,
                        guint32       day)
{
  g_autofree char *text = rung_day_input_format (day);

  g_return_if_fail (RUNG_IS_FIELD_ROW (self));

  gtk_editable_set_text (GTK_EDITABLE (self), text);
}

gboolean
rung_field_row_is_valid (RungFieldRow *self)
{
  g_autoptr(GError) error = NULL;
  GVariant *value;

  g_return_val_if_fail (RUNG_IS_FIELD_ROW (self), FALSE);

  if (!parse_value (self, &value, &error))
    {
      rung_field_row_set_problem (self, error->message);
      return FALSE;
    }
  if (value != NULL)
    g_variant_unref (g_variant_ref_sink (value));
  set_error (self, FALSE);
  hide_problem (self);
  return TRUE;
}

/**
 * rung_field_row_set_problem:
 * @self: a row
 * @message: (nullable): what is wrong with what it says, or %NULL for nothing
 *
 * Marks the row and says below it what is wrong, until it is typed into.
 */
void
rung_field_row_set_problem (RungFieldRow *self,
                            const char   *message)
{
  g_return_if_fail (RUNG_IS_FIELD_ROW (self));

  set_error (self, message != NULL);
  if (message == NULL)
    hide_problem (self);
  else if (!show_problem (self, message))
    rung_committer_tell (GTK_WIDGET (self), message);
}
