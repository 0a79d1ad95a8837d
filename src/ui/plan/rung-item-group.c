/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The items of a list, in every language.
 *
 * 1. Rows belong to positions and stay: when the list changes they show what stands at
 *    their position now, so the page never jumps and what is typed is not lost.
 * 2. The buttons of an item stand beside its first language and name it by what it says
 *    in the screen's language.
 * 3. After a button did its work the focus is where a person looks next: on the same
 *    button of the item that moved, or of the one that took the place of the one removed. */

#include "rung-item-group.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-languages.h"
#include "rung-names.h"
#include "rung-phrases.h"
#include "rung-text-row.h"
#include "rung-text.h"
#include "rung-ui.h"

#define N_LEVELS 5

/* What one item is shown by. */
typedef struct
{
  GPtrArray *rows; /* of RungTextRow, a language each; borrowed */
  GtkWidget *up;   /* NULL for descriptors, as are the next two */
  GtkWidget *down;
  GtkWidget *remove;
} Item;

struct _RungItemGroup
{
  AdwPreferencesGroup  parent_instance;

  char                *field_name;
  RungKind             kind;
  guint                field;
  GStrv                languages;
  char                *uid;
  GPtrArray           *items; /* of Item */
  GtkWidget           *list;  /* the list box of the rows, borrowed */
  GtkWidget           *add_row;
};

G_DEFINE_FINAL_TYPE (RungItemGroup, rung_item_group, ADW_TYPE_PREFERENCES_GROUP)

static void
free_item (gpointer data)
{
  Item *item = data;

  g_ptr_array_unref (item->rows);
  g_free (item);
}

static guint
find_item (RungItemGroup *self,
           GtkWidget     *button)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (item->up == button || item->down == button || item->remove == button)
        return i;
    }
  return 0;
}

static gboolean
commit (RungItemGroup *self,
        RungChangeset *changeset,
        GError        *error)
{
  gboolean is_done;

  g_object_ref (self);
  is_done = rung_committer_commit (GTK_WIDGET (self), changeset, error) && gtk_widget_get_root (GTK_WIDGET (self)) != NULL;
  g_object_unref (self);
  return is_done;
}

static RungPlan *
get_plan (RungItemGroup *self)
{
  return rung_store_get_plan (rung_committer_get_store (GTK_WIDGET (self)));
}

static void
focus_first_sensitive (GtkWidget *wanted,
                       GtkWidget *other)
{
  gtk_widget_grab_focus (gtk_widget_get_sensitive (wanted) ? wanted : other);
}

static void
move_item (RungItemGroup *self,
           guint          from,
           int            by)
{
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset = rung_edit_move_list_item (get_plan (self), self->kind, self->uid, self->field, from, from + by, &error);
  Item *item;

  if (!commit (self, changeset, error) || from + by >= self->items->len)
    return;
  item = g_ptr_array_index (self->items, from + by);
  focus_first_sensitive (by < 0 ? item->up : item->down, by < 0 ? item->down : item->up);
}

static void
up_cb (RungItemGroup *self,
       GtkWidget     *button)
{
  move_item (self, find_item (self, button), -1);
}

static void
down_cb (RungItemGroup *self,
         GtkWidget     *button)
{
  move_item (self, find_item (self, button), 1);
}

static void
remove_cb (RungItemGroup *self,
           GtkWidget     *button)
{
  guint position = find_item (self, button);
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset = rung_edit_remove_list_item (get_plan (self), self->kind, self->uid, self->field, position, &error);

  if (!commit (self, changeset, error))
    return;
  if (self->items->len == 0)
    gtk_widget_grab_focus (self->add_row);
  else
    gtk_widget_grab_focus (((Item *) g_ptr_array_index (self->items, MIN (position, self->items->len - 1)))->remove);
}

static void
add_cb (RungItemGroup *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->add_row))));
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;

  if (*text == '\0' || self->uid == NULL)
    return;
  changeset = rung_edit_set_list_item (get_plan (self), self->kind, self->uid, self->field, self->items->len,
                                       rung_ui_get_language (), text, &error);
  if (!commit (self, changeset, error))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->add_row), "");
  gtk_widget_grab_focus (self->add_row);
}

static GtkWidget *
make_button (RungItemGroup *self,
             const char    *icon,
             GCallback      clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_buttons (RungItemGroup *self,
             Item          *item)
{
  RungTextRow *row = g_ptr_array_index (item->rows, 0);

  item->up = make_button (self, "go-up-symbolic", G_CALLBACK (up_cb));
  item->down = make_button (self, "go-down-symbolic", G_CALLBACK (down_cb));
  item->remove = make_button (self, "user-trash-symbolic", G_CALLBACK (remove_cb));
  rung_text_row_add_suffix (row, item->up);
  rung_text_row_add_suffix (row, item->down);
  rung_text_row_add_suffix (row, item->remove);
}

/* "2 · English"; a descriptor stands beside the words of its level. */
static char *
dup_row_title (RungItemGroup *self,
               guint          position,
               const char    *language)
{
  if (self->add_row == NULL)
    return g_strdup_printf ("%u · %s · %s", position, rung_phrase_level (rung_ui_get_words (), (int) position),
                            rung_language_get_name (language));
  return g_strdup_printf ("%u · %s", position + 1, rung_language_get_name (language));
}

static GtkWidget *
make_row (RungItemGroup *self,
          guint          position,
          const char    *language)
{
  GtkWidget *row = rung_text_row_new (self->field_name, language, (int) position);
  g_autofree char *title = dup_row_title (self, position, language);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return row;
}

static void
insert_row (RungItemGroup *self,
            GtkWidget     *row)
{
  if (self->add_row == NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  else
    gtk_list_box_insert (GTK_LIST_BOX (self->list), row,
                         gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->add_row)));
}

static void
append_item (RungItemGroup *self)
{
  Item *item = g_new0 (Item, 1);

  item->rows = g_ptr_array_new ();
  for (guint i = 0; self->languages[i] != NULL; i++)
    {
      GtkWidget *row = make_row (self, self->items->len, self->languages[i]);

      g_ptr_array_add (item->rows, row);
      insert_row (self, row);
    }
  if (self->add_row != NULL)
    add_buttons (self, item);
  g_ptr_array_add (self->items, item);
}

static void
drop_last_item (RungItemGroup *self)
{
  Item *item = g_ptr_array_index (self->items, self->items->len - 1);

  for (guint i = 0; i < item->rows->len; i++)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), g_ptr_array_index (item->rows, i));
  g_ptr_array_remove_index (self->items, self->items->len - 1);
}

static void
take_name (GtkWidget *button,
           char      *name)
{
  gtk_widget_set_tooltip_text (button, name);
  rung_ui_set_name (button, name);
  g_free (name);
}

static void
show_item (RungItemGroup *self,
           guint          position,
           RungRecord    *record,
           const char    *text)
{
  Item *item = g_ptr_array_index (self->items, position);

  for (guint i = 0; i < item->rows->len; i++)
    rung_text_row_set_record (g_ptr_array_index (item->rows, i), record);
  if (item->up == NULL)
    return;
  gtk_widget_set_sensitive (item->up, position > 0);
  gtk_widget_set_sensitive (item->down, position + 1 < self->items->len);
  /* Translators: names of buttons; %s is an item of a list. */
  take_name (item->up, g_strdup_printf (_("Move “%s” Up"), text));
  take_name (item->down, g_strdup_printf (_("Move “%s” Down"), text));
  take_name (item->remove, g_strdup_printf (_("Remove “%s”"), text));
}

static void
rung_item_group_finalize (GObject *object)
{
  RungItemGroup *self = RUNG_ITEM_GROUP (object);

  g_free (self->field_name);
  g_free (self->uid);
  g_strfreev (self->languages);
  g_ptr_array_unref (self->items);
  G_OBJECT_CLASS (rung_item_group_parent_class)->finalize (object);
}

static void
rung_item_group_class_init (RungItemGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rung_item_group_finalize;
}

static void
rung_item_group_init (RungItemGroup *self)
{
  self->items = g_ptr_array_new_with_free_func (free_item);
}

static void
add_add_row (RungItemGroup *self,
             const char    *title)
{
  self->add_row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, "show-apply-button", TRUE, NULL);
  g_signal_connect_object (self->add_row, "apply", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add_row);
  self->list = gtk_widget_get_parent (self->add_row);
}

/**
 * rung_item_group_new:
 * @field: a list of the field table: "role.aliases"
 * @languages: the languages to show, of which there is at least one
 * @add_title: (nullable): what the row that adds an item is called; %NULL for descriptors
 *
 * Creates a group titled by the field's name.
 *
 * Returns: (transfer floating): a group without a record
 */
GtkWidget *
rung_item_group_new (const char        *field,
                     const char *const *languages,
                     const char        *add_title)
{
  RungItemGroup *self = g_object_new (RUNG_TYPE_ITEM_GROUP, NULL);
  g_auto(GStrv) parts = g_strsplit (field, ".", 2);

  if (!rung_kind_from_name (parts[0], &self->kind) || !rung_kind_find_field (self->kind, parts[1], &self->field))
    g_error ("There is no field %s", field);
  self->field_name = g_strdup (field);
  self->languages = g_strdupv ((char **) languages);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self),
                                   rung_phrase_field (rung_ui_get_words (), self->kind, self->field));
  if (add_title != NULL)
    add_add_row (self, add_title);
  return GTK_WIDGET (self);
}

/**
 * rung_item_group_set_record:
 * @self: a group
 * @record: the record to edit
 *
 * Shows the list of a record, or the same record's list as it is now.
 */
void
rung_item_group_set_record (RungItemGroup *self,
                            RungRecord    *record)
{
  g_auto(GStrv) texts = rung_text_list_pick_places (rung_record_get_variant (record, self->field), rung_ui_get_language ());
  guint n_texts = g_strv_length (texts);
  guint n_items = self->add_row != NULL ? n_texts : MAX (N_LEVELS, n_texts);
  guint n_before = self->items->len;

  g_return_if_fail (RUNG_IS_ITEM_GROUP (self));

  g_free (self->uid);
  self->uid = g_strdup (rung_record_get_uid (record));
  while (self->items->len > n_items)
    drop_last_item (self);
  while (self->items->len < n_items)
    append_item (self);
  for (guint i = 0; i < n_items; i++)
    show_item (self, i, record, i < n_texts ? texts[i] : "");
  if (n_before < n_items)
    rung_names_mend (GTK_WIDGET (self), NULL);
}
