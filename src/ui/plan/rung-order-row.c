/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of roles and responsibilities is changed where one of them is edited: lists
 * stay free for what people do every day.  The buttons name the neighbour that is passed,
 * because "up" means different things in a list and on a ladder. */

#include "rung-order-row.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-edit.h"
#include "rung-phrases.h"
#include "rung-ui.h"

struct _RungOrderRow
{
  AdwActionRow  parent_instance;

  GtkWidget    *up;
  GtkWidget    *down;
  RungKind      kind;
  char         *uid;
};

G_DEFINE_FINAL_TYPE (RungOrderRow, rung_order_row, ADW_TYPE_ACTION_ROW)

static GPtrArray *
list_siblings (RungPlan   *plan,
               RungRecord *record)
{
  if (rung_record_get_kind (record) == RUNG_KIND_ROLE)
    return rung_plan_list_roles (plan, TRUE);
  return rung_plan_list_responsibilities (plan, rung_record_get_text (record, RUNG_RESPONSIBILITY_ROLE), TRUE);
}

static RungChangeset *
make_edit (RungOrderRow  *self,
           RungPlan      *plan,
           int            by,
           GError       **error)
{
  RungRecord *record = rung_plan_find_record (plan, self->kind, self->uid);
  g_autoptr(GPtrArray) siblings = record != NULL ? list_siblings (plan, record) : g_ptr_array_new ();
  guint here = 0, before;
  const char *before_uid;

  g_ptr_array_find (siblings, record, &here);
  before = by < 0 ? here - 1 : here + 2;
  before_uid = before < siblings->len ? rung_record_get_uid (g_ptr_array_index (siblings, before)) : NULL;
  return self->kind == RUNG_KIND_ROLE ? rung_edit_move_role (plan, self->uid, before_uid, error)
                                      : rung_edit_move_responsibility (plan, self->uid, before_uid, error);
}

static void
move (RungOrderRow *self,
      int           by)
{
  RungStore *store = rung_committer_get_store (GTK_WIDGET (self));
  g_autoptr(GError) error = NULL;
  RungChangeset *changeset;
  GtkWidget *wanted = by < 0 ? self->up : self->down;

  if (store == NULL || self->uid == NULL)
    return;
  g_object_ref (self);
  changeset = make_edit (self, rung_store_get_plan (store), by, &error);
  rung_committer_commit (GTK_WIDGET (self), changeset, error);
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    gtk_widget_grab_focus (gtk_widget_get_sensitive (wanted) ? wanted : wanted == self->up ? self->down : self->up);
  g_object_unref (self);
}

static void
up_cb (RungOrderRow *self)
{
  move (self, -1);
}

static void
down_cb (RungOrderRow *self)
{
  move (self, 1);
}

static GtkWidget *
add_button (RungOrderRow *self,
            const char   *icon,
            GCallback     clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  return button;
}

static void
rung_order_row_finalize (GObject *object)
{
  g_free (RUNG_ORDER_ROW (object)->uid);
  G_OBJECT_CLASS (rung_order_row_parent_class)->finalize (object);
}

static void
rung_order_row_class_init (RungOrderRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rung_order_row_finalize;
}

static void
rung_order_row_init (RungOrderRow *self)
{
  self->up = add_button (self, "go-up-symbolic", G_CALLBACK (up_cb));
  self->down = add_button (self, "go-down-symbolic", G_CALLBACK (down_cb));
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

GtkWidget *
rung_order_row_new (void)
{
  return g_object_new (RUNG_TYPE_ORDER_ROW, "title", _("Order"), NULL);
}

static void
take_name (GtkWidget *button,
           char      *name)
{
  gtk_widget_set_tooltip_text (button, name);
  rung_ui_set_name (button, name);
  g_free (name);
}

/* At an end of the list there is no neighbour. */
static void
show_neighbours (RungOrderRow *self,
                 RungRecord   *record,
                 RungRecord   *previous,
                 RungRecord   *next)
{
  const char *language = rung_ui_get_language ();
  const char *title = rung_record_title (record, language);

  gtk_widget_set_sensitive (self->up, previous != NULL);
  gtk_widget_set_sensitive (self->down, next != NULL);
  /* Translators: names of buttons; both %s are roles, or both responsibilities. */
  take_name (self->up, previous != NULL ? g_strdup_printf (_("Move “%s” before “%s”"), title, rung_record_title (previous, language))
                                        : g_strdup (_("Nothing stands before it")));
  take_name (self->down, next != NULL ? g_strdup_printf (_("Move “%s” after “%s”"), title, rung_record_title (next, language))
                                      : g_strdup (_("Nothing stands after it")));
}

/**
 * rung_order_row_show:
 * @self: a row
 * @plan: the plan
 * @record: a ROLE or a RESPONSIBILITY of it
 *
 * Shows where a record stands.
 */
void
rung_order_row_show (RungOrderRow *self,
                     RungPlan     *plan,
                     RungRecord   *record)
{
  g_autoptr(GPtrArray) siblings = list_siblings (plan, record);
  g_autofree char *place = NULL;
  guint here = 0;

  g_return_if_fail (RUNG_IS_ORDER_ROW (self));

  self->kind = rung_record_get_kind (record);
  g_free (self->uid);
  self->uid = g_strdup (rung_record_get_uid (record));
  g_ptr_array_find (siblings, record, &here);
  /* Translators: the place of a role on its ladder, or of a responsibility in its role. */
  place = g_strdup_printf (_("%u of %u"), here + 1, siblings->len);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), place);
  show_neighbours (self, record, here > 0 ? g_ptr_array_index (siblings, here - 1) : NULL,
                   here + 1 < siblings->len ? g_ptr_array_index (siblings, here + 1) : NULL);
}
