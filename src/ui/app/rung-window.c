/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window: what is shown.  What can be done is in rung-window-actions.c, the open
 * plan in rung-window-plan.c, what the window tells in rung-window-toast.c.
 *
 * 1. The window holds the store; the views follow it by themselves.
 * 2. Three forms by width: wide; compact, where the detail is a page of its own; and
 *    narrow, where the header is small and the view switcher is at the bottom.
 * 3. Leaving a plan (another plan, closing) commits what is typed first. */

#include "rung-window-private.h"

#include <glib/gi18n.h>

#include "rung-committer.h"
#include "rung-drafts.h"
#include "rung-ring.h"
#include "rung-settings.h"
#include "rung-shrink-bin.h"
#include "rung-start-page.h"
#include "rung-ui.h"
#include "rung-welcome-page.h"

#define NARROW_PX 600
#define COMPACT_PX 900
#define DETAIL_WIDTH_PX 380
#define ROW_PX 760 /* below it the rows of the goals view stand in their narrow form */

typedef enum
{
  PROP_NARROW = 1,
} RungWindowProperty;

static GParamSpec *properties[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE_WITH_CODE (RungWindow, rung_window, ADW_TYPE_APPLICATION_WINDOW,
                               G_IMPLEMENT_INTERFACE (RUNG_TYPE_COMMITTER, rung_window_committer_init))

/* --- the form of the window --- */

static gboolean
is_page (RungWindow *self,
         const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->page_stack), name) == 0;
}

static void
update_header (RungWindow *self)
{
  gboolean has_plan = is_page (self, "plan");
  gboolean is_detail_page = has_plan && self->is_detail_open && self->is_compact;
  gboolean has_views = has_plan && !is_detail_page;
  gboolean has_choice = !is_page (self, "welcome") ||
                        (self->library != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->library)) > 0);

  gtk_widget_set_visible (self->search_button, has_plan);
  gtk_widget_set_visible (self->back_button, is_detail_page || is_page (self, "search") || (is_page (self, "start") && self->previous_page != NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->plan_button), !self->is_narrow && has_choice);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_plan_button), self->is_narrow && has_choice);
  gtk_widget_set_visible (self->add_button, has_views);
  adw_header_bar_set_centering_policy (self->header_bar, self->is_narrow ? ADW_CENTERING_POLICY_LOOSE : ADW_CENTERING_POLICY_STRICT);
  gtk_widget_set_visible (self->add_label, !self->is_narrow);
  gtk_widget_set_visible (self->view_switcher, has_views && !self->is_narrow);
  adw_view_switcher_bar_set_reveal (ADW_VIEW_SWITCHER_BAR (self->view_switcher_bar), has_views && self->is_narrow);
  gtk_widget_set_visible (self->undo_button, has_plan && !self->is_narrow);
  gtk_widget_set_visible (self->redo_button, has_plan && !self->is_narrow);
}

static void
update_detail (RungWindow *self)
{
  GtkWidget *detail = GTK_WIDGET (self->detail_bin);
  gboolean is_own_page = self->is_detail_open && self->is_compact;

  gtk_widget_set_visible (self->view_box, !is_own_page);
  gtk_widget_set_visible (detail, self->is_detail_open);
  gtk_widget_set_visible (self->detail_separator, self->is_detail_open && !self->is_compact);
  gtk_widget_set_hexpand (detail, is_own_page);
  gtk_widget_set_size_request (detail, is_own_page ? -1 : DETAIL_WIDTH_PX, -1);
  if (self->goal_pane != NULL)
    rung_goal_pane_set_closable (self->goal_pane, !self->is_compact);
}

static void
update_form (RungWindow *self)
{
  int list_width = self->content_width - (self->is_detail_open && !self->is_compact ? DETAIL_WIDTH_PX : 0);

  update_header (self);
  update_detail (self);
  g_object_set (self->goals_page, "narrow", list_width < ROW_PX, NULL);
}

static void
set_narrow (RungWindow *self,
            gboolean    is_narrow)
{
  if (self->is_narrow == is_narrow)
    return;
  self->is_narrow = is_narrow;
  if (is_narrow)
    g_menu_insert_section (self->main_menu, 0, NULL, G_MENU_MODEL (self->edit_section));
  else
    g_menu_remove (self->main_menu, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

/* The surface includes the shadow, which is as wide as the content is moved. */
static void
layout_cb (RungWindow *self,
           int         width,
           int         height,
           GdkSurface *surface)
{
  double shadow_x = 0, shadow_y = 0;
  int content_width;
  gboolean is_compact;

  gtk_native_get_surface_transform (GTK_NATIVE (self), &shadow_x, &shadow_y);
  content_width = width - 2 * (int) shadow_x;
  is_compact = content_width < COMPACT_PX;
  if (content_width == self->content_width)
    return;
  self->content_width = content_width;
  self->is_compact = is_compact;
  set_narrow (self, content_width < NARROW_PX);
  update_form (self);
}

/* --- pages that are made when they are first shown --- */

static void
created_cb (RungWindow *self,
            RungStore  *store)
{
  rung_window_set_store (self, store);
}

static GtkWidget *
ensure_start_page (RungWindow *self)
{
  GtkWidget *page = adw_bin_get_child (self->start_bin);

  if (page != NULL)
    return page;
  page = rung_start_page_new ();
  g_signal_connect_object (page, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->start_bin, page);
  return page;
}

static RungGoalPane *
ensure_goal_pane (RungWindow *self)
{
  if (self->goal_pane != NULL)
    return self->goal_pane;
  self->goal_pane = RUNG_GOAL_PANE (rung_goal_pane_new ());
  rung_goal_pane_set_store (self->goal_pane, self->store);
  g_signal_connect_object (self->goal_pane, "closed", G_CALLBACK (rung_window_close_detail), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->detail_bin, GTK_WIDGET (self->goal_pane));
  return self->goal_pane;
}

RungLibrary *
rung_window_get_library (RungWindow *self)
{
  if (self->library == NULL)
    self->library = rung_library_new ();
  return self->library;
}

static void
prepare_page (RungWindow *self,
              const char *name)
{
  if (g_str_equal (name, "welcome") && adw_bin_get_child (self->welcome_bin) == NULL)
    adw_bin_set_child (self->welcome_bin, rung_welcome_page_new ());
  if (!g_str_equal (name, "start"))
    return;
  g_free (self->previous_page);
  self->previous_page = is_page (self, "start") || is_page (self, "opening")
                          ? NULL
                          : g_strdup (gtk_stack_get_visible_child_name (self->page_stack));
  rung_start_page_reset (RUNG_START_PAGE (ensure_start_page (self)));
}

void
rung_window_show_page (RungWindow *self,
                       const char *name)
{
  GtkWidget *page;

  rung_window_stop_opening (self);
  prepare_page (self, name);
  gtk_stack_set_visible_child_name (self->page_stack, name);
  update_form (self);
  rung_window_update_actions (self);
  page = gtk_stack_get_visible_child (self->page_stack);
  if (ADW_IS_BIN (page))
    page = adw_bin_get_child (ADW_BIN (page));
  if (!gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/**
 * rung_window_show_goal:
 * @self: a window with a plan
 * @goal_uid: a goal
 *
 * Shows a goal in the detail pane.
 */
void
rung_window_show_goal (RungWindow *self,
                       const char *goal_uid)
{
  g_return_if_fail (RUNG_IS_WINDOW (self));

  if (self->store == NULL ||
      rung_plan_find_record (rung_store_get_plan (self->store), RUNG_KIND_GOAL, goal_uid) == NULL)
    return;
  if (!self->is_detail_open)
    g_set_weak_pointer (&self->detail_origin, gtk_window_get_focus (GTK_WINDOW (self)));
  self->is_detail_open = TRUE;
  rung_goal_pane_set_goal (ensure_goal_pane (self), goal_uid);
  rung_goals_page_set_shown (self->goals_page, goal_uid);
  update_form (self);
  rung_window_update_actions (self);
  gtk_widget_child_focus (GTK_WIDGET (self->goal_pane), GTK_DIR_TAB_FORWARD);
}

void
rung_window_close_detail (RungWindow *self)
{
  GtkWidget *origin = self->detail_origin;

  if (!self->is_detail_open)
    return;
  self->is_detail_open = FALSE;
  rung_goal_pane_set_goal (self->goal_pane, NULL);
  rung_goals_page_set_shown (self->goals_page, NULL);
  update_form (self);
  rung_window_update_actions (self);
  /* The focus goes back to where the person came from, or at least into the view. */
  if (origin == NULL || !gtk_widget_get_mapped (origin) || !gtk_widget_grab_focus (origin))
    gtk_widget_child_focus (self->view_box, GTK_DIR_TAB_FORWARD);
  g_clear_weak_pointer (&self->detail_origin);
}

static void
goal_edit_cb (RungWindow *self,
              const char *uid)
{
  rung_window_show_goal (self, uid);
  if (self->goal_pane != NULL && g_strcmp0 (rung_goal_pane_get_goal (self->goal_pane), uid) == 0)
    rung_goal_pane_focus_title (self->goal_pane);
}

static void
role_edit_cb (RungWindow *self,
              const char *uid)
{
  rung_window_show_ladder (self, uid, NULL);
}

static void
responsibility_edit_cb (RungWindow *self,
                        const char *uid)
{
  rung_window_show_ladder (self, NULL, uid);
}

static void
picture_written_cb (RungWindow *self,
                    GFile      *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *uri = g_file_get_uri (file);
  /* Translators: %s is a file name. */
  g_autofree char *message = g_strdup_printf (_("“%s” is written, without private records"), name);

  rung_window_tell_with_button (self, message, _("_Open"), "app.open-uri", g_variant_new_string (uri));
}

static void
open_switcher_cb (GtkMenuButton *button,
                  gpointer       data)
{
  RungWindow *self = data;
  GtkWidget *switcher = rung_plan_switcher_new (rung_window_get_library (self));

  if (self->store != NULL)
    rung_plan_switcher_set_current (RUNG_PLAN_SWITCHER (switcher), rung_store_get_path (self->store));
  g_signal_connect_object (switcher, "plan-chosen", G_CALLBACK (rung_window_open_path), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, switcher);
}

/* --- overrides --- */

/* Text that can't be saved is told once before it is lost. */
static gboolean
rung_window_close_request (GtkWindow *window)
{
  RungWindow *self = RUNG_WINDOW (window);

  gtk_window_set_focus (window, NULL);
  if (self->is_detail_open)
    rung_goal_pane_commit (self->goal_pane);
  if (rung_drafts_count () > 0 && !self->is_warned)
    {
      self->is_warned = TRUE;
      rung_committer_tell (GTK_WIDGET (self), _("Some text could not be saved. Close again to discard it."));
      return TRUE;
    }
  rung_settings_save_window (window);
  return GTK_WINDOW_CLASS (rung_window_parent_class)->close_request (window);
}

static void
rung_window_realize (GtkWidget *widget)
{
  GdkSurface *surface;

  GTK_WIDGET_CLASS (rung_window_parent_class)->realize (widget);
  surface = gtk_native_get_surface (GTK_NATIVE (widget));
  g_signal_connect_object (surface, "layout", G_CALLBACK (layout_cb), widget, G_CONNECT_SWAPPED);
}

static void
rung_window_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch ((RungWindowProperty) prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, RUNG_WINDOW (object)->is_narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rung_window_dispose (GObject *object)
{
  RungWindow *self = RUNG_WINDOW (object);

  rung_window_stop_opening (self);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->plan_monitor);
  g_clear_object (&self->wal_monitor);
  g_clear_handle_id (&self->notice_id, g_source_remove);
  g_clear_object (&self->folder_monitor);
  g_clear_handle_id (&self->toast_id, g_source_remove);
  g_clear_object (&self->toast);
  g_clear_weak_pointer (&self->detail_origin);
  g_clear_weak_pointer (&self->search_origin);
  g_clear_object (&self->store_signals);
  gtk_widget_dispose_template (GTK_WIDGET (object), RUNG_TYPE_WINDOW);
  g_clear_object (&self->store);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (rung_window_parent_class)->dispose (object);
}

static void
rung_window_finalize (GObject *object)
{
  g_free (RUNG_WINDOW (object)->previous_page);
  g_free (RUNG_WINDOW (object)->deleted_backup);
  G_OBJECT_CLASS (rung_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, RungWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, plan_button);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, narrow_plan_button);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, plan_ring);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, plan_label);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, sample_label);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, narrow_plan_label);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, add_label);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, view_switcher);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, view_switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, edit_section);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, page_stack);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, welcome_bin);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, start_bin);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, fault_bin);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, search_bin);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, read_only_bar);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, plan_box);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, view_box);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, view_stack);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, timeline_view);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, goals_page);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, detail_separator);
  gtk_widget_class_bind_template_child (widget_class, RungWindow, detail_bin);
  gtk_widget_class_bind_template_callback (widget_class, goal_edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, role_edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, responsibility_edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, picture_written_cb);
  gtk_widget_class_bind_template_callback (widget_class, rung_window_show_goal);
  gtk_widget_class_bind_template_callback (widget_class, rung_window_add_goal);
  gtk_widget_class_bind_template_callback (widget_class, rung_window_add_goal_between);
}

static void
rung_window_class_init (RungWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rung_window_dispose;
  object_class->finalize = rung_window_finalize;
  object_class->get_property = rung_window_get_property;
  widget_class->realize = rung_window_realize;
  GTK_WINDOW_CLASS (klass)->close_request = rung_window_close_request;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (RUNG_TYPE_GOALS_PAGE);
  g_type_ensure (RUNG_TYPE_RING);
  g_type_ensure (RUNG_TYPE_SHRINK_BIN);
  g_type_ensure (RUNG_TYPE_TIMELINE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rungapp/Rung/rung-window.ui");
  bind_children (widget_class);
  rung_window_class_install_actions (widget_class);
}

static void
rung_window_init (RungWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->store_signals = g_signal_group_new (RUNG_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "committed", G_CALLBACK (rung_window_follow_commit), self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (rung_window_look_again), NULL);
  gtk_menu_button_set_create_popup_func (self->plan_button, open_switcher_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->narrow_plan_button, open_switcher_cb, self, NULL);
  rung_window_add_undo_keys (self);
  rung_settings_restore_window (GTK_WINDOW (self));
  rung_window_update_plan_button (self);
  update_form (self);
  rung_window_update_actions (self);
}

GtkWidget *
rung_window_new (GtkApplication *application)
{
  return g_object_new (RUNG_TYPE_WINDOW, "application", application, NULL);
}

RungStore *
rung_window_get_store (RungWindow *self)
{
  g_return_val_if_fail (RUNG_IS_WINDOW (self), NULL);

  return self->store;
}
