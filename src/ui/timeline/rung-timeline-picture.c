/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture of what is seen: the days in view, the opened role, as wide and as dark as the
 * screen has it.  It is drawn anew from the plan without what is private, in a thread. */

#include "rung-timeline-picture.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "rung-committer.h"
#include "rung-compat.h"
#include "rung-paths.h"
#include "rung-phrases.h"
#include "rung-ui.h"
#include "rung-workspace.h"

/**
 * rung_timeline_picture_of_pane:
 * @pane: a pane of time
 * @role_uid: (nullable): the role whose lanes it shows
 *
 * Returns: what is in view
 */
RungTimelinePicture
rung_timeline_picture_of_pane (RungTimePane *pane,
                               const char   *role_uid)
{
  RungTimeView view = rung_time_pane_get_view (pane);
  guint32 from = (guint32) MAX (floor (view.start), 1);

  return (RungTimelinePicture) {
    .from = from,
    .to = MAX ((guint32) ceil (view.start + view.days) - 1, from),
    .zoom = RUNG_ZOOM_CAREER,
    .role_uid = role_uid,
    .dark = adw_style_manager_get_dark (adw_style_manager_get_default ()),
    .width_px = CLAMP (gtk_widget_get_width (GTK_WIDGET (pane)), RUNG_PICTURE_LEAST_WIDTH, RUNG_PICTURE_MOST_PIXELS),
  };
}

typedef struct
{
  RungTimelinePicture   picture; /* its role is the task's */
  char                 *role_uid;
  GFile                *file;
  void                (*written) (GtkWidget *widget, GFile *file);
  GtkWidget            *widget;  /* referred to */
} Task;

static Task *
new_task (const RungTimelinePicture  *picture,
          void                      (*written) (GtkWidget *widget, GFile *file),
          GtkWidget                  *widget)
{
  Task *task = g_new0 (Task, 1);

  task->picture = *picture;
  task->picture.role_uid = task->role_uid = g_strdup (picture->role_uid);
  task->written = written;
  task->widget = g_object_ref (widget);
  return task;
}

static void
free_task (Task *task)
{
  g_clear_object (&task->file);
  g_object_unref (task->widget);
  g_free (task->role_uid);
  g_free (task);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Task, free_task)

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(Task) task = data;
  g_autoptr(GError) error = NULL;

  if (!rung_workspace_export_timeline_finish (result, &error))
    rung_committer_tell_error (task->widget, error);
  else
    task->written (task->widget, task->file);
}

/* A name without an ending is a picture of the usual kind. */
static GFile *
add_ending (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *longer = NULL;

  if (path == NULL || strchr (name, '.') != NULL)
    return g_object_ref (file);
  longer = g_strconcat (path, ".png", NULL);
  return g_file_new_for_path (longer);
}

static void
write_to (Task  *task,
          GFile *file)
{
  RungStore *store = rung_committer_get_store (task->widget);
  g_autofree char *path = NULL;

  task->file = add_ending (file);
  path = g_file_get_path (task->file);
  if (store == NULL || path == NULL)
    {
      free_task (task);
      return;
    }
  rung_workspace_export_timeline_async (store, rung_ui_get_words (), rung_clock_get_today (), &task->picture, path, NULL,
                                        written_cb, task);
}

/**
 * rung_timeline_picture_write:
 * @picture: what to draw
 * @file: where to; its ending says what it is
 * @written: told when it is there
 * @widget: a widget in the plan's window, for @written and for what goes wrong
 *
 * Writes a picture in the background.
 */
void
rung_timeline_picture_write (const RungTimelinePicture  *picture,
                             GFile                      *file,
                             void                      (*written) (GtkWidget *widget, GFile *file),
                             GtkWidget                  *widget)
{
  write_to (new_task (picture, written, widget), file);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Task *task = data;
  g_autoptr(GFile) file = rung_compat_choose_finish (result);

  if (file != NULL)
    write_to (task, file);
  else
    free_task (task);
}

/* "My career.png": what no file system takes becomes "-". */
static char *
dup_name (RungStore *store)
{
  const char *title = rung_record_title (rung_plan_get_record (rung_store_get_plan (store)), rung_ui_get_language ());
  g_autofree char *name = g_strdelimit (g_strdup (title), "/\\:*?\"<>|\n\t", '-');

  return g_strdup_printf ("%s.png", *name != '\0' ? name : "timeline");
}

/**
 * rung_timeline_picture_export:
 * @pane: what is seen
 * @role_uid: (nullable): the role whose lanes it shows
 * @written: told when the picture is there
 * @widget: a widget in the plan's window, for @written and for what goes wrong
 *
 * Asks for a file, and writes what is seen into it.
 */
void
rung_timeline_picture_export (RungTimePane  *pane,
                              const char    *role_uid,
                              void         (*written) (GtkWidget *widget, GFile *file),
                              GtkWidget     *widget)
{
  RungTimelinePicture picture = rung_timeline_picture_of_pane (pane, role_uid);
  RungStore *store = rung_committer_get_store (widget);
  g_autofree char *name = NULL;

  if (store == NULL)
    return;
  name = dup_name (store);
  rung_compat_choose_to_save (GTK_WINDOW (gtk_widget_get_root (widget)), _("Export Picture without Private Records"), RUNG_FILES_PICTURES,
                              name, chosen_cb, new_task (&picture, written, widget));
}
