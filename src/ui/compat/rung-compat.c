/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The only place that asks which GTK it is built against: every call that GTK 4.8
 * has and a later release deprecates, beside what replaces it. */

#include "rung-compat.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * rung_compat_get_colour:
 * @widget: a widget that draws by hand
 * @colour: (out): the CSS colour of its text
 *
 * Gets the colour to draw with.
 */
void
rung_compat_get_colour (GtkWidget *widget,
                        GdkRGBA   *colour)
{
#if GTK_CHECK_VERSION (4, 10, 0)
  gtk_widget_get_color (widget, colour);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), colour);
#endif
}

/**
 * rung_compat_calendar_select:
 * @calendar: a calendar
 * @year: the year
 * @month: the month, 1 to 12
 * @day: the day of the month
 *
 * Shows and selects a date.
 */
void
rung_compat_calendar_select (GtkCalendar *calendar,
                             int          year,
                             int          month,
                             int          day)
{
  g_autoptr(GDateTime) date = g_date_time_new_local (year, month, day, 12, 0, 0);

  if (date == NULL)
    return;
#if GTK_CHECK_VERSION (4, 20, 0)
  gtk_calendar_set_date (calendar, date);
#else
  gtk_calendar_select_day (calendar, date);
#endif
}

static GtkFileFilter *
make_filter (RungFiles files)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  switch (files)
    {
    case RUNG_FILES_PLANS:
      gtk_file_filter_set_name (filter, _("Plans and Ladders"));
      gtk_file_filter_add_pattern (filter, "*.rung");
      gtk_file_filter_add_pattern (filter, "*.json");
      break;
    case RUNG_FILES_PDF:
      gtk_file_filter_set_name (filter, _("PDF Documents"));
      gtk_file_filter_add_mime_type (filter, "application/pdf");
      gtk_file_filter_add_pattern (filter, "*.pdf");
      break;
    case RUNG_FILES_PICTURES:
      gtk_file_filter_set_name (filter, _("Pictures (.png, .svg)"));
      gtk_file_filter_add_pattern (filter, "*.png");
      gtk_file_filter_add_pattern (filter, "*.svg");
      break;
    case RUNG_FILES_ALL:
      gtk_file_filter_set_name (filter, _("All Files"));
      gtk_file_filter_add_pattern (filter, "*");
      break;
    default:
      g_assert_not_reached ();
    }
  return filter;
}

#if GTK_CHECK_VERSION (4, 10, 0)

static GtkFileDialog *
make_dialogue (const char *title,
               RungFiles   files)
{
  GtkFileDialog *dialogue = gtk_file_dialog_new ();
  g_autoptr(GtkFileFilter) filter = make_filter (files);
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialogue, title);
  gtk_file_dialog_set_filters (dialogue, G_LIST_MODEL (filters));
  return dialogue;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;

  g_task_return_pointer (task, gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL), g_object_unref);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;

  g_task_return_pointer (task, gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL), g_object_unref);
}

static void
choose (GtkWindow  *parent,
        const char *title,
        RungFiles   files,
        const char *name,
        GTask      *task)
{
  g_autoptr(GtkFileDialog) dialogue = make_dialogue (title, files);

  if (name == NULL)
    {
      gtk_file_dialog_open (dialogue, parent, NULL, opened_cb, task);
      return;
    }
  gtk_file_dialog_set_initial_name (dialogue, name);
  gtk_file_dialog_save (dialogue, parent, NULL, saved_cb, task);
}

#else

static void
response_cb (GtkNativeDialog *dialogue,
             int              response,
             gpointer         data)
{
  g_autoptr(GTask) task = data;
  GFile *file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialogue));
  g_task_return_pointer (task, file, g_object_unref);
  g_object_unref (dialogue);
}

static void
choose (GtkWindow  *parent,
        const char *title,
        RungFiles   files,
        const char *name,
        GTask      *task)
{
  GtkFileChooserAction action = name != NULL ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN;
  GtkFileChooserNative *dialogue = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);
  g_autoptr(GtkFileFilter) filter = make_filter (files);

  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialogue), filter);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialogue), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialogue), TRUE);
  g_signal_connect (dialogue, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialogue));
}

#endif

/**
 * rung_compat_expander_add_suffix:
 * @row: an expander row
 * @widget: what to put at the end of its head
 *
 * Adds a widget that is seen also while the row is closed.
 */
void
rung_compat_expander_add_suffix (AdwExpanderRow *row,
                                 GtkWidget      *widget)
{
#if ADW_CHECK_VERSION (1, 4, 0)
  adw_expander_row_add_suffix (row, widget);
#else
  adw_expander_row_add_action (row, widget);
#endif
}

/**
 * rung_compat_choose_to_open:
 * @parent: the window that asks
 * @title: the title of the file chooser
 * @files: which files to offer
 * @callback: called when the person has chosen, or not
 * @data: for @callback
 *
 * Asks for a file to read.
 */
void
rung_compat_choose_to_open (GtkWindow           *parent,
                            const char          *title,
                            RungFiles            files,
                            GAsyncReadyCallback  callback,
                            gpointer             data)
{
  choose (parent, title, files, NULL, g_task_new (parent, NULL, callback, data));
}

/**
 * rung_compat_choose_to_save:
 * @parent: the window that asks
 * @title: the title of the file chooser
 * @files: which files to offer
 * @name: the file name to begin with
 * @callback: called when the person has chosen, or not
 * @data: for @callback
 *
 * Asks for a file to write.
 */
void
rung_compat_choose_to_save (GtkWindow           *parent,
                            const char          *title,
                            RungFiles            files,
                            const char          *name,
                            GAsyncReadyCallback  callback,
                            gpointer             data)
{
  choose (parent, title, files, name, g_task_new (parent, NULL, callback, data));
}

GFile *
rung_compat_choose_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

#define WEBSITE "https://github.com/rungapp/rung"
#define ISSUES  WEBSITE "/issues"

/**
 * rung_compat_show_about:
 * @parent: the window to stand over
 *
 * Shows what this program is, its version and its licence.
 */
void
rung_compat_show_about (GtkWindow *parent)
{
  static const char *const developers[] = { "The Rung developers", NULL };
  /* Translators: your name, and your address if you like; a line each. */
  const char *translators = _("translator-credits");
  gboolean credited = g_strcmp0 (translators, "translator-credits") != 0;

#if ADW_CHECK_VERSION (1, 5, 0)
  AdwDialog *about = adw_about_dialog_new ();

  g_object_set (about,
                "application-name", _("Rung"), "application-icon", RUNG_APPLICATION_ID,
                "version", RUNG_VERSION, "comments", _("Plan a career on a ladder of roles"),
                "developer-name", developers[0], "developers", developers,
                "website", WEBSITE, "issue-url", ISSUES,
                "license-type", GTK_LICENSE_GPL_3_0, NULL);
  if (credited)
    g_object_set (about, "translator-credits", translators, NULL);
  adw_dialog_present (about, GTK_WIDGET (parent));
#else
  GtkWidget *about =
    g_object_new (GTK_TYPE_ABOUT_DIALOG,
                  "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE,
                  "program-name", _("Rung"), "logo-icon-name", RUNG_APPLICATION_ID,
                  "version", RUNG_VERSION, "comments", _("Plan a career on a ladder of roles"),
                  "authors", developers, "website", WEBSITE, "website-label", _("Website"),
                  "license-type", GTK_LICENSE_GPL_3_0, NULL);

  if (credited)
    g_object_set (about, "translator-credits", translators, NULL);
  gtk_window_present (GTK_WINDOW (about));
#endif
}
