/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan that can't be opened is kept as it is; the newest backup is offered. */

#include "rung-fault-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "rung-backup.h"
#include "rung-day.h"
#include "rung-names.h"
#include "rung-paths.h"
#include "rung-ui.h"
#include "rung-workspace.h"

struct _RungFaultPage
{
  GtkWidget      parent_instance;

  AdwStatusPage *status_page;
  GtkWidget     *restore_button;
  GtkLabel      *restore_label;
  GtkWidget     *new_button;
  GtkLabel      *path_label;

  char          *path;
  char          *backup_path; /* NULL: there is none, or it would not help */
};

enum
{
  RESTORE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RungFaultPage, rung_fault_page, GTK_TYPE_WIDGET)

static void
restore_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  RungFaultPage *self = RUNG_FAULT_PAGE (widget);

  if (self->backup_path != NULL)
    g_signal_emit (self, signals[RESTORE], 0, self->backup_path, self->path);
}

/* Finds the newest backup of the plan whose file @path is, by its name. */
static void
find_backup (RungFaultPage *self)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *uid = g_str_has_suffix (name, ".rung") ? g_strndup (name, strlen (name) - strlen (".rung")) : g_strdup (name);
  g_autoptr(GPtrArray) backups = rung_backup_list (rung_paths_get_backup_dir (), uid);
  RungBackup *newest;
  g_autofree char *day = NULL;
  g_autofree char *label = NULL;

  if (backups == NULL || backups->len == 0)
    return;
  newest = g_ptr_array_index (backups, 0);
  self->backup_path = g_strdup (newest->path);
  day = rung_words_format_day (rung_ui_get_words (), rung_instant_get_day (newest->instant_usec), RUNG_DATE_FULL);
  /* Translators: a button; %s is a date. */
  label = g_strdup_printf (_("Restore the Newest Backup, of %s"), day);
  gtk_label_set_label (self->restore_label, label);
  rung_ui_set_name (self->restore_button, label);
}

static gboolean
rung_fault_page_grab_focus (GtkWidget *widget)
{
  RungFaultPage *self = RUNG_FAULT_PAGE (widget);

  return gtk_widget_grab_focus (self->backup_path != NULL ? self->restore_button : self->new_button);
}

static void
rung_fault_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_FAULT_PAGE);
  G_OBJECT_CLASS (rung_fault_page_parent_class)->dispose (object);
}

static void
rung_fault_page_finalize (GObject *object)
{
  RungFaultPage *self = RUNG_FAULT_PAGE (object);

  g_free (self->path);
  g_free (self->backup_path);
  G_OBJECT_CLASS (rung_fault_page_parent_class)->finalize (object);
}

static void
rung_fault_page_class_init (RungFaultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_fault_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = rung_fault_page_finalize;
  widget_class->grab_focus = rung_fault_page_grab_focus;

  signals[RESTORE] = g_signal_new ("restore", RUNG_TYPE_FAULT_PAGE, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-fault-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RungFaultPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, RungFaultPage, restore_button);
  gtk_widget_class_bind_template_child (widget_class, RungFaultPage, restore_label);
  gtk_widget_class_bind_template_child (widget_class, RungFaultPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, RungFaultPage, path_label);
  gtk_widget_class_install_action (widget_class, "fault.restore", NULL, restore_cb);
}

static void
rung_fault_page_init (RungFaultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rung_names_mend (GTK_WIDGET (self), _("This Plan Can’t Be Opened"));
}

GtkWidget *
rung_fault_page_new (void)
{
  return g_object_new (RUNG_TYPE_FAULT_PAGE, NULL);
}

/**
 * rung_fault_page_set_fault:
 * @self: a page
 * @path: the plan file
 * @error: why it can't be opened
 *
 * Says what happened to a plan.  A backup is offered for a damaged file only: it does
 * not help against a plan of a newer Rung.
 */
void
rung_fault_page_set_fault (RungFaultPage *self,
                           const char    *path,
                           const GError  *error)
{
  g_autofree char *explanation = rung_workspace_explain (rung_ui_get_words (), error);
  g_autofree char *escaped = g_markup_escape_text (explanation, -1);

  g_return_if_fail (RUNG_IS_FAULT_PAGE (self));

  g_free (self->path);
  self->path = g_strdup (path);
  g_clear_pointer (&self->backup_path, g_free);
  adw_status_page_set_description (self->status_page, escaped);
  gtk_label_set_label (self->path_label, path);
  if (g_error_matches (error, RUNG_STORE_ERROR, RUNG_STORE_ERROR_DAMAGED))
    find_backup (self);
  gtk_widget_set_visible (self->restore_button, self->backup_path != NULL);
}
