/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Three levels of pages: the ladder, one of its roles, one responsibility.
 *
 * 1. A page is made anew when what it lists changed, and else only told: so the row
 *    that is being typed into stays.
 * 2. Every page shows the same languages; none goes while the dialogue is open.
 */

#include "rung-ladder-dialog.h"

#include <glib/gi18n.h>

#include "rung-focus-key.h"
#include "rung-ladder-pages.h"
#include "rung-languages.h"
#include "rung-names.h"
#include "rung-phrases.h"
#include "rung-ui.h"

struct _RungLadderDialog
{
  RungDialog    parent_instance;

  AdwBin       *page_bin;

  RungStore    *store;
  GSignalGroup *store_signals;
  char         *role_uid;           /* NULL: the ladder's page */
  char         *responsibility_uid; /* NULL: the role's page */
  char         *listed;             /* what the page lists, to see whether that changed */
  GPtrArray    *languages;          /* of char *: what texts are shown in */
};

G_DEFINE_FINAL_TYPE (RungLadderDialog, rung_ladder_dialog, RUNG_TYPE_DIALOG)

static RungPlan *
get_plan (RungLadderDialog *self)
{
  return rung_store_get_plan (self->store);
}

static RungRecord *
get_role (RungLadderDialog *self)
{
  return rung_plan_find_record (get_plan (self), RUNG_KIND_ROLE, self->role_uid);
}

static RungRecord *
get_responsibility (RungLadderDialog *self)
{
  return rung_plan_find_record (get_plan (self), RUNG_KIND_RESPONSIBILITY, self->responsibility_uid);
}

static const char *
get_title (RungRecord *record)
{
  return rung_record_title (record, rung_ui_get_language ());
}

static void
describe_records (GString   *text,
                  GPtrArray *records,
                  guint      hidden_field)
{
  for (guint i = 0; i < records->len; i++)
    {
      RungRecord *record = g_ptr_array_index (records, i);

      g_string_append_printf (text, "%s%d%s\n", rung_record_get_uid (record),
                              rung_record_get_boolean (record, hidden_field), get_title (record));
    }
}

static void
describe_responsibilities (RungLadderDialog *self,
                           GString          *text)
{
  g_autoptr(GPtrArray) records = rung_plan_list_responsibilities (get_plan (self), self->role_uid, TRUE);

  describe_records (text, records, RUNG_RESPONSIBILITY_HIDDEN);
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *level = rung_ladder_dup_level (get_plan (self), rung_record_get_uid (g_ptr_array_index (records, i)));

      g_string_append_printf (text, "%s\n", level);
    }
}

static void
describe_roles (RungLadderDialog *self,
                GString          *text)
{
  g_autoptr(GPtrArray) roles = rung_plan_list_roles (get_plan (self), TRUE);

  describe_records (text, roles, RUNG_ROLE_HIDDEN);
  for (guint i = 0; i < roles->len; i++)
    {
      g_autofree char *state = rung_ladder_dup_role_state (get_plan (self), g_ptr_array_index (roles, i));

      g_string_append_printf (text, "%s\n", state);
    }
}

/* Everything of the page that its rows do not follow by themselves, as text. */
static char *
describe_page (RungLadderDialog *self)
{
  GString *text = g_string_new (NULL);

  rung_languages_follow (self->languages, get_plan (self));
  for (guint i = 0; i < self->languages->len; i++)
    g_string_append_printf (text, "%s ", (const char *) g_ptr_array_index (self->languages, i));
  if (self->responsibility_uid != NULL)
    {
      g_autofree char *level = rung_ladder_dup_level (get_plan (self), self->responsibility_uid);

      g_string_append (text, level);
    }
  else if (self->role_uid != NULL)
    describe_responsibilities (self, text);
  else
    describe_roles (self, text);
  return g_string_free (text, FALSE);
}

static const char *
get_page_title (RungLadderDialog *self)
{
  if (self->responsibility_uid != NULL)
    return get_title (get_responsibility (self));
  if (self->role_uid != NULL)
    return get_title (get_role (self));
  return _("Roles and Responsibilities");
}

static RungRecord *
get_record (RungLadderDialog *self)
{
  if (self->responsibility_uid != NULL)
    return get_responsibility (self);
  return self->role_uid != NULL ? get_role (self) : rung_plan_get_ladder (get_plan (self));
}

static GtkWidget *
make_page (RungLadderDialog *self)
{
  g_autoptr(GPtrArray) tags = g_ptr_array_copy (self->languages, NULL, NULL);
  const char *const *languages;

  g_ptr_array_set_free_func (tags, NULL);
  g_ptr_array_add (tags, NULL);
  languages = (const char *const *) tags->pdata;
  if (self->responsibility_uid != NULL)
    return rung_ladder_responsibility_page_new (get_plan (self), get_responsibility (self), languages);
  if (self->role_uid != NULL)
    return rung_ladder_role_page_new (get_plan (self), get_role (self), languages);
  return rung_ladder_page_new (get_plan (self), languages);
}

/* @key: (nullable): what is to have the focus, else the first thing. */
static void
show_page (RungLadderDialog *self,
           const char       *key)
{
  GtkWidget *old, *page, *wanted;

  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  /* A row of the old page may be in the middle of a signal: the page outlives it. */
  old = adw_bin_get_child (self->page_bin);
  if (old != NULL)
    g_idle_add_once (g_object_unref, g_object_ref (old));
  g_free (self->listed);
  self->listed = describe_page (self);
  page = make_page (self);
  adw_bin_set_child (self->page_bin, page);
  gtk_window_set_title (GTK_WINDOW (self), get_page_title (self));
  rung_names_mend (page, get_page_title (self));
  rung_dialog_set_can_go_back (RUNG_DIALOG (self), self->role_uid != NULL);

  wanted = key != NULL ? rung_focus_key_find (page, key) : NULL;
  if (wanted == NULL || !gtk_widget_child_focus (wanted, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/* The same page again, with the focus where it was. */
static void
show_page_again (RungLadderDialog *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autofree char *key = focus != NULL ? g_strdup (rung_focus_key_get (focus)) : NULL;

  show_page (self, key);
}

static void
update_page (RungLadderDialog *self)
{
  rung_record_page_show (RUNG_RECORD_PAGE (adw_bin_get_child (self->page_bin)), get_plan (self), get_record (self));
  gtk_window_set_title (GTK_WINDOW (self), get_page_title (self));
}

static void
committed_cb (RungLadderDialog *self)
{
  g_autofree char *listed = NULL;

  if (self->responsibility_uid != NULL && get_responsibility (self) == NULL)
    g_clear_pointer (&self->responsibility_uid, g_free);
  if (self->role_uid != NULL && get_role (self) == NULL)
    g_clear_pointer (&self->role_uid, g_free);

  listed = describe_page (self);
  if (g_strcmp0 (listed, self->listed) != 0)
    show_page_again (self);
  else
    update_page (self);
}

/* Back on the row that was gone through. */
static void
go_back_cb (RungLadderDialog *self)
{
  char **here = self->responsibility_uid != NULL ? &self->responsibility_uid : &self->role_uid;
  g_autofree char *key = g_steal_pointer (here);

  show_page (self, key);
}

static void
show_role_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  rung_ladder_dialog_show_role (RUNG_LADDER_DIALOG (widget), g_variant_get_string (parameter, NULL));
}

static void
show_responsibility_cb (GtkWidget  *widget,
                        const char *action,
                        GVariant   *parameter)
{
  rung_ladder_dialog_show_responsibility (RUNG_LADDER_DIALOG (widget), g_variant_get_string (parameter, NULL));
}

static void
add_language_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  RungLadderDialog *self = RUNG_LADDER_DIALOG (widget);
  const char *language = g_variant_get_string (parameter, NULL);

  rung_languages_add (self->languages, language);
  show_page (self, NULL);
  rung_record_page_focus_language (RUNG_RECORD_PAGE (adw_bin_get_child (self->page_bin)), language);
}

static void
rung_ladder_dialog_dispose (GObject *object)
{
  RungLadderDialog *self = RUNG_LADDER_DIALOG (object);

  g_clear_object (&self->store_signals);
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_LADDER_DIALOG);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (rung_ladder_dialog_parent_class)->dispose (object);
}

static void
rung_ladder_dialog_finalize (GObject *object)
{
  RungLadderDialog *self = RUNG_LADDER_DIALOG (object);

  g_free (self->role_uid);
  g_free (self->responsibility_uid);
  g_free (self->listed);
  g_ptr_array_unref (self->languages);
  G_OBJECT_CLASS (rung_ladder_dialog_parent_class)->finalize (object);
}

static void
rung_ladder_dialog_class_init (RungLadderDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_ladder_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = rung_ladder_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-ladder-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RungLadderDialog, page_bin);
  gtk_widget_class_bind_template_callback (widget_class, go_back_cb);
  gtk_widget_class_install_action (widget_class, RUNG_LADDER_SHOW_ROLE, "s", show_role_cb);
  gtk_widget_class_install_action (widget_class, RUNG_LADDER_SHOW_RESPONSIBILITY, "s", show_responsibility_cb);
  gtk_widget_class_install_action (widget_class, RUNG_LADDER_ADD_LANGUAGE, "s", add_language_cb);
}

static void
rung_ladder_dialog_init (RungLadderDialog *self)
{
  self->languages = g_ptr_array_new_with_free_func (g_free);
  self->store_signals = g_signal_group_new (RUNG_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "committed", G_CALLBACK (committed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rung_ladder_dialog_new:
 * @store: whose plan's ladder to edit
 *
 * Creates the dialogue, at the list of roles.
 *
 * Returns: (transfer none): a window; present it
 */
RungDialog *
rung_ladder_dialog_new (RungStore *store)
{
  RungLadderDialog *self = g_object_new (RUNG_TYPE_LADDER_DIALOG, NULL);

  self->store = g_object_ref (store);
  g_signal_group_set_target (self->store_signals, store);
  show_page (self, NULL);
  return RUNG_DIALOG (self);
}

void
rung_ladder_dialog_show_role (RungLadderDialog *self,
                              const char       *role_uid)
{
  g_return_if_fail (RUNG_IS_LADDER_DIALOG (self));

  if (rung_plan_find_record (get_plan (self), RUNG_KIND_ROLE, role_uid) == NULL)
    return;
  g_clear_pointer (&self->responsibility_uid, g_free);
  g_free (self->role_uid);
  self->role_uid = g_strdup (role_uid);
  show_page (self, NULL);
}

void
rung_ladder_dialog_show_responsibility (RungLadderDialog *self,
                                        const char       *uid)
{
  RungRecord *record;

  g_return_if_fail (RUNG_IS_LADDER_DIALOG (self));

  record = rung_plan_find_record (get_plan (self), RUNG_KIND_RESPONSIBILITY, uid);
  if (record == NULL)
    return;
  g_free (self->role_uid);
  self->role_uid = g_strdup (rung_record_get_text (record, RUNG_RESPONSIBILITY_ROLE));
  g_free (self->responsibility_uid);
  self->responsibility_uid = g_strdup (uid);
  show_page (self, NULL);
}
