/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rung-committer.h"
#include "rung-goal-pane.h"
#include "rung-goals-page.h"
#include "rung-library.h"
#include "rung-plan-switcher.h"
#include "rung-timeline-view.h"
#include "rung-window.h"

G_BEGIN_DECLS

/* Shared by rung-window.c (what is shown), rung-window-plan.c (the open plan),
 * rung-window-actions.c (what can be done), rung-window-roles.c (roles over time),
 * rung-window-files.c (plans as files), rung-window-search.c (the search) and rung-window-toast.c (what is told). */
struct _RungWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay     *toast_overlay;
  AdwHeaderBar        *header_bar;
  GtkWidget           *back_button;
  GtkMenuButton       *plan_button;
  GtkMenuButton       *narrow_plan_button;
  GtkWidget           *plan_ring;
  GtkLabel            *plan_label;
  GtkWidget           *sample_label;
  GtkLabel            *narrow_plan_label;
  GtkWidget           *add_button;
  GtkWidget           *add_label;
  GtkWidget           *view_switcher;
  GtkWidget           *view_switcher_bar;
  GtkWidget           *undo_button;
  GtkWidget           *redo_button;
  GtkWidget           *search_button;
  GtkMenuButton       *menu_button;
  GMenu               *main_menu;
  GMenu               *edit_section; /* in the menu while the window is narrow */
  GtkStack            *page_stack;
  AdwBin              *welcome_bin; /* these pages and the pane are made when they are first shown */
  AdwBin              *start_bin;
  AdwBin              *fault_bin;
  AdwBin              *search_bin;
  GtkWidget           *read_only_bar;
  GtkWidget           *plan_box;
  GtkWidget           *view_box;
  AdwViewStack        *view_stack;
  RungTimelineView    *timeline_view;
  RungGoalsPage       *goals_page;
  GtkWidget           *detail_separator;
  AdwBin              *detail_bin;
  RungGoalPane        *goal_pane; /* (nullable), in detail_bin */

  RungLibrary         *library; /* (nullable): read when it is first asked for */
  RungStore           *store;
  GCancellable        *opening; /* while a plan is read in the background */
  GSignalGroup        *store_signals;
  GFileMonitor        *plan_monitor;
  GFileMonitor        *wal_monitor;
  GFileMonitor        *folder_monitor; /* once the welcome page was shown */
  guint                refresh_id;
  guint                notice_id;
  guint32              shown_day;
  AdwToast            *toast; /* says what was told last */
  gint64               toast_made_usec;
  guint                toast_id;
  gboolean             is_toast_of_edit; /* holds until the next edit */
  gboolean             is_toast_pressed;
  char                *deleted_backup; /* Undo brings it back, as long as nothing else was done */
  char                *previous_page; /* to go back to from the start page */
  GtkWidget           *search_origin; /* weak: had the focus when the search opened */
  GtkWidget           *detail_origin; /* weak: had the focus when the detail opened */
  int                  content_width; /* without the shadow */
  gboolean             is_narrow;     /* the header is the small one */
  gboolean             is_compact;    /* the detail is a page of its own */
  gboolean             is_detail_open;
  gboolean             is_warned;     /* told about drafts on closing */
};

void rung_window_class_install_actions (GtkWidgetClass *widget_class);
void rung_window_class_install_role_actions (GtkWidgetClass *widget_class);
void rung_window_class_install_file_actions (GtkWidgetClass *widget_class);
void rung_window_class_install_search_actions (GtkWidgetClass *widget_class);
void rung_window_committer_init        (RungCommitterInterface *iface);
void rung_window_add_undo_keys         (RungWindow     *self);
void rung_window_update_actions        (RungWindow     *self);
void rung_window_clear_undo_toast      (RungWindow     *self);
void rung_window_update_plan_button    (RungWindow     *self);
void rung_window_follow_commit         (RungWindow     *self);
void rung_window_look_again            (RungWindow     *self);
void rung_window_stop_opening          (RungWindow     *self);
void rung_window_set_store             (RungWindow     *self,
                                        RungStore      *store);
void rung_window_show_page             (RungWindow     *self,
                                        const char     *name);
void rung_window_close_detail          (RungWindow     *self);
gboolean rung_window_close_search      (RungWindow     *self);
void rung_window_follow_search         (RungWindow     *self);
void rung_window_add_goal              (RungWindow     *self,
                                        const char     *responsibility_uid,
                                        const char     *title);
void rung_window_add_goal_between      (RungWindow     *self,
                                        const char     *responsibility_uid,
                                        const char     *title,
                                        guint32         start,
                                        guint32         due);
void rung_window_show_ladder           (RungWindow     *self,
                                        const char     *role_uid,
                                        const char     *responsibility_uid);
void rung_window_tell_with_button      (RungWindow     *self,
                                        const char     *message,
                                        const char     *label,
                                        const char     *action,
                                        GVariant       *target);
void rung_window_tell_of_edit          (RungWindow     *self,
                                        const char     *message);
RungLibrary *rung_window_get_library   (RungWindow     *self);
void rung_window_restore               (RungWindow     *self,
                                        const char     *backup_path,
                                        const char     *plan_path);

G_END_DECLS
