/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window of quick-add: what it is, for which plan, one line.
 *
 * 1. It edits the store of the main window while that shows the plan, so both agree at
 *    once; else it opens the plan itself, for as long as it needs it.  Which of the two
 *    is asked anew for each edit: the main window may come and go meanwhile.
 * 2. Enter adds.  Then the window says so for a moment and goes. */

#include "rung-quick-window.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-library.h"
#include "rung-phrases.h"
#include "rung-quick-add.h"
#include "rung-settings.h"
#include "rung-ui.h"
#include "rung-window.h"
#include "rung-workspace.h"

#define CONFIRMATION_MS 1500

struct _RungQuickWindow
{
  RungDialog       parent_instance;

  GtkStack        *stack;
  GtkWidget       *form;
  GtkWidget       *confirmation;
  GtkLabel        *confirmation_label;
  GtkToggleButton *goal_button;
  GtkToggleButton *win_button;
  GtkDropDown     *plan_dropdown;
  RungQuickAdd    *quick_add;

  GPtrArray       *paths;     /* of char *, beside the items of the drop-down */
  RungStore       *own_store; /* (nullable): when no window has the plan open */
  guint            close_id;
};

static void rung_quick_window_committer_init (RungCommitterInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RungQuickWindow, rung_quick_window, RUNG_TYPE_DIALOG,
                               G_IMPLEMENT_INTERFACE (RUNG_TYPE_COMMITTER, rung_quick_window_committer_init))

static const char *
get_path (RungQuickWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->plan_dropdown);

  return self->paths != NULL && selected < self->paths->len ? self->paths->pdata[selected] : NULL;
}

/* --- The store ------------------------------------------------------------------ */

static RungStore *
find_store_of_window (RungQuickWindow *self,
                      const char      *path)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GList *windows = application != NULL ? gtk_application_get_windows (application) : NULL;

  for (GList *l = windows; l != NULL; l = l->next)
    {
      RungStore *store = RUNG_IS_WINDOW (l->data) ? rung_window_get_store (l->data) : NULL;

      if (store != NULL && g_strcmp0 (rung_store_get_path (store), path) == 0)
        return store;
    }
  return NULL;
}

static RungStore *
find_store (RungQuickWindow  *self,
            GError          **error)
{
  const char *path = get_path (self);
  RungStore *store = path != NULL ? find_store_of_window (self, path) : NULL;

  if (store != NULL || path == NULL)
    {
      g_clear_object (&self->own_store);
      return store;
    }
  if (self->own_store != NULL && g_strcmp0 (rung_store_get_path (self->own_store), path) != 0)
    g_clear_object (&self->own_store);
  if (self->own_store == NULL)
    self->own_store = rung_workspace_open (path, error);
  return self->own_store;
}

static RungStore *
rung_quick_window_get_store (RungCommitter *committer)
{
  return find_store (RUNG_QUICK_WINDOW (committer), NULL);
}

/* What is told and how is the dialogue's; only the store is another. */
static void
rung_quick_window_committer_init (RungCommitterInterface *iface)
{
  iface->get_store = rung_quick_window_get_store;
}

/* --- What is chosen --------------------------------------------------------------- */

static void
plan_chosen_cb (RungQuickWindow *self)
{
  g_autoptr(GError) error = NULL;

  rung_quick_add_set_store (self->quick_add, find_store (self, &error));
  if (error != NULL)
    rung_committer_tell_error (GTK_WIDGET (self), error);
}

static void
kind_chosen_cb (RungQuickWindow *self)
{
  rung_quick_add_set_kind (self->quick_add,
                           gtk_toggle_button_get_active (self->goal_button) ? RUNG_QUICK_GOAL : RUNG_QUICK_WIN);
  gtk_widget_grab_focus (GTK_WIDGET (self->quick_add));
}

static void
changed_cb (RungQuickWindow *self)
{
  rung_dialog_set_accept_enabled (RUNG_DIALOG (self), rung_quick_add_is_ready (self->quick_add));
}

/* --- Adding ------------------------------------------------------------------------ */

static gboolean
close_cb (gpointer data)
{
  RungQuickWindow *self = data;

  self->close_id = 0;
  gtk_window_destroy (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
added_cb (RungQuickWindow *self,
          const char      *uid)
{
  RungStore *store = find_store (self, NULL);
  RungEntity *entity = store != NULL ? rung_plan_find (rung_store_get_plan (store), uid) : NULL;
  const char *title;
  g_autofree char *phrase = NULL;

  if (entity == NULL)
    return;
  title = rung_record_title (rung_entity_get_record (entity), rung_ui_get_language ());
  if (gtk_toggle_button_get_active (self->goal_button))
    phrase = g_strdup_printf (_("Goal “%s” added"), title);
  else
    phrase = rung_phrase_label_done (rung_ui_get_words (), RUNG_LABEL_LOG_WIN, title);
  gtk_label_set_label (self->confirmation_label, phrase);
  gtk_stack_set_visible_child (self->stack, self->confirmation);
  rung_dialog_set_accept_enabled (RUNG_DIALOG (self), FALSE);
  self->close_id = g_timeout_add (CONFIRMATION_MS, close_cb, self);
}

/* The window goes by itself when what it says has been read. */
static gboolean
rung_quick_window_accept (RungDialog *dialog)
{
  rung_quick_add_submit (RUNG_QUICK_WINDOW (dialog)->quick_add);
  return FALSE;
}

static void
rung_quick_window_dispose (GObject *object)
{
  RungQuickWindow *self = RUNG_QUICK_WINDOW (object);

  g_clear_handle_id (&self->close_id, g_source_remove);
  g_clear_object (&self->own_store);
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_QUICK_WINDOW);
  G_OBJECT_CLASS (rung_quick_window_parent_class)->dispose (object);
}

static void
rung_quick_window_finalize (GObject *object)
{
  g_clear_pointer (&RUNG_QUICK_WINDOW (object)->paths, g_ptr_array_unref);
  G_OBJECT_CLASS (rung_quick_window_parent_class)->finalize (object);
}

static void
rung_quick_window_class_init (RungQuickWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rung_quick_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = rung_quick_window_finalize;
  RUNG_DIALOG_CLASS (klass)->accept = rung_quick_window_accept;

  g_type_ensure (RUNG_TYPE_QUICK_ADD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-quick-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RungQuickWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RungQuickWindow, form);
  gtk_widget_class_bind_template_child (widget_class, RungQuickWindow, confirmation);
  gtk_widget_class_bind_template_child (widget_class, RungQuickWindow, confirmation_label);
  gtk_widget_class_bind_template_child (widget_class, RungQuickWindow, goal_button);
  gtk_widget_class_bind_template_child (widget_class, RungQuickWindow, win_button);
  gtk_widget_class_bind_template_child (widget_class, RungQuickWindow, plan_dropdown);
  gtk_widget_class_bind_template_child (widget_class, RungQuickWindow, quick_add);
  gtk_widget_class_bind_template_callback (widget_class, plan_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, added_cb);
}

static void
rung_quick_window_init (RungQuickWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rung_ui_set_name (self->plan_dropdown, _("Plan"));
  rung_dialog_set_accept_enabled (RUNG_DIALOG (self), FALSE);
}

/* The plans that can be opened; the last one is chosen.  FALSE: there is none. */
static gboolean
fill_plans (RungQuickWindow *self)
{
  g_autoptr(RungLibrary) library = rung_library_new ();
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *last = rung_settings_dup_last_plan ();
  guint selected = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr(RungPlanSummary) summary = g_list_model_get_item (G_LIST_MODEL (library), i);

      if (rung_plan_summary_get_error (summary) != NULL)
        continue;
      if (g_strcmp0 (rung_plan_summary_get_uid (summary), last) == 0)
        selected = paths->len;
      gtk_string_list_append (titles, rung_plan_summary_get_title (summary));
      g_ptr_array_add (paths, g_strdup (rung_plan_summary_get_path (summary)));
    }
  self->paths = g_steal_pointer (&paths);
  gtk_widget_set_visible (GTK_WIDGET (self->plan_dropdown), self->paths->len > 1);
  gtk_drop_down_set_model (self->plan_dropdown, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->plan_dropdown, selected);
  return self->paths->len > 0;
}

/**
 * rung_quick_window_new:
 * @application: the application
 *
 * Creates the window, for the plan that was open last.
 *
 * Returns: (transfer none) (nullable): a window; present it with rung_dialog_present();
 *   %NULL when there is no plan that can be opened
 */
GtkWidget *
rung_quick_window_new (GtkApplication *application)
{
  RungQuickWindow *self = g_object_new (RUNG_TYPE_QUICK_WINDOW, "application", application, NULL);

  if (!fill_plans (self))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }
  plan_chosen_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->quick_add));
  return GTK_WIDGET (self);
}
