/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The search of the window: opening and closing it, and going to what was found. */

#include "rung-window-private.h"

#include "rung-search-page.h"
#include "rung-section.h"

static gboolean
is_searching (RungWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->page_stack), "search") == 0;
}

/**
 * rung_window_close_search:
 * @self: a window
 *
 * Goes back from the search to the plan, and to what had the focus there.
 *
 * Returns: whether the search was open
 */
gboolean
rung_window_close_search (RungWindow *self)
{
  GtkWidget *origin = self->search_origin;

  if (!is_searching (self))
    return FALSE;
  rung_window_show_page (self, "plan");
  if (origin != NULL && gtk_widget_get_mapped (origin))
    gtk_widget_grab_focus (origin);
  g_clear_weak_pointer (&self->search_origin);
  return TRUE;
}

/* --- going there --- */

/* The row of a step, a check-in or evidence. */
static GtkWidget *
find_row (GtkWidget  *root,
          const char *uid)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LIST_BOX_ROW (root) && g_strcmp0 (rung_section_get_row_uid (root), uid) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, uid);
  return found;
}

static void
show_in_goal (RungWindow *self,
              const char *goal_uid,
              const char *uid)
{
  GtkWidget *row;

  rung_window_show_goal (self, goal_uid);
  row = self->goal_pane != NULL ? find_row (GTK_WIDGET (self->goal_pane), uid) : NULL;
  if (row != NULL && !gtk_widget_grab_focus (row))
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static void
show_role (RungWindow *self,
           const char *role_uid)
{
  adw_view_stack_set_visible_child_name (self->view_stack, "timeline");
  if (role_uid != NULL)
    rung_timeline_view_open_role (self->timeline_view, role_uid);
}

static void
show_responsibility (RungWindow *self,
                     const char *uid)
{
  RungRecord *record = rung_plan_find_record (rung_store_get_plan (self->store), RUNG_KIND_RESPONSIBILITY, uid);

  /* A hidden one has no lane. */
  if (record != NULL && rung_record_get_boolean (record, RUNG_RESPONSIBILITY_HIDDEN))
    rung_window_show_ladder (self, NULL, uid);
  else if (record != NULL)
    show_role (self, rung_record_get_text (record, RUNG_RESPONSIBILITY_ROLE));
}

static void
show_owner (RungWindow      *self,
            const RungFound *found)
{
  if (found->owner_kind == RUNG_KIND_GOAL)
    show_in_goal (self, found->owner_uid, found->uid);
  else if (found->owner_kind == RUNG_KIND_RESPONSIBILITY)
    show_responsibility (self, found->owner_uid);
  else
    show_role (self, NULL);
}

static void
show_found (RungWindow      *self,
            const RungFound *found)
{
  switch (found->kind)
    {
    case RUNG_KIND_GOAL:
      rung_window_show_goal (self, found->uid);
      break;
    case RUNG_KIND_ROLE:
      if (found->state == RUNG_SEARCH_HIDDEN)
        rung_window_show_ladder (self, found->uid, NULL);
      else
        show_role (self, found->uid);
      break;
    case RUNG_KIND_RESPONSIBILITY:
      show_responsibility (self, found->uid);
      break;
    case RUNG_KIND_PLAN:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.properties", NULL);
      break;
    case RUNG_KIND_LADDER:
      rung_window_show_ladder (self, NULL, NULL);
      break;
    case RUNG_KIND_PAUSE:
      show_role (self, NULL);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-pause", "s", found->uid);
      break;
    default:
      show_owner (self, found);
    }
}

static void
go_cb (RungWindow      *self,
       const RungFound *found)
{
  g_clear_weak_pointer (&self->search_origin);
  /* Opens the plan, where it is another. */
  if (rung_window_open_path (self, found->plan_path))
    show_found (self, found);
}

/* --- opening --- */

/**
 * rung_window_follow_search:
 * @self: a window with another plan than before
 *
 * Lets the search follow the plan of the window.
 */
void
rung_window_follow_search (RungWindow *self)
{
  GtkWidget *page = adw_bin_get_child (self->search_bin);

  if (page != NULL)
    rung_search_page_set_store (RUNG_SEARCH_PAGE (page), self->store);
}

static RungSearchPage *
ensure_search_page (RungWindow *self)
{
  GtkWidget *page = adw_bin_get_child (self->search_bin);

  if (page != NULL)
    return RUNG_SEARCH_PAGE (page);
  page = rung_search_page_new ();
  g_signal_connect_object (page, "go", G_CALLBACK (go_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "closed", G_CALLBACK (rung_window_close_search), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->search_bin, page);
  return RUNG_SEARCH_PAGE (page);
}

static void
search_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RungWindow *self = RUNG_WINDOW (widget);
  RungSearchPage *page;

  if (self->store == NULL)
    return;
  page = ensure_search_page (self);
  if (!is_searching (self))
    {
      g_set_weak_pointer (&self->search_origin, gtk_window_get_focus (GTK_WINDOW (self)));
      rung_search_page_set_store (page, self->store);
      rung_window_show_page (self, "search");
    }
  rung_search_page_start (page);
}

void
rung_window_class_install_search_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_cb);
}
