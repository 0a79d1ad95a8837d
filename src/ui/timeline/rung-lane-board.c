/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lanes of an opened role.
 *
 *  1. The value is the model's RungRoleTimeline, remade after each commit; the board binds
 *     what is in view of it to widgets that it reuses.
 *  2. From the back: the lanes' cards, pauses and today's line, the lanes' words, the bars.
 *     A line that marks a day is on the card and never strikes out words.
 *  3. A strip that sums up many goals is opened by looking closer.
 */

#include "rung-lane-board-private.h"

#include <glib/gi18n.h>

#include "rung-lane.h"
#include "rung-ui.h"

G_DEFINE_FINAL_TYPE (RungLaneBoard, rung_lane_board, RUNG_TYPE_TIME_PANE)

static void
rung_lane_board_finalize (GObject *object)
{
  RungLaneBoard *self = RUNG_LANE_BOARD (object);

  g_clear_pointer (&self->layout, rung_lane_layout_free);
  g_clear_pointer (&self->stack, rung_lane_stack_free);
  g_clear_pointer (&self->role, rung_role_timeline_free);
  rung_bar_pool_free (self->bars);
  g_ptr_array_unref (self->lanes);
  g_ptr_array_unref (self->cards);
  g_ptr_array_unref (self->sums);
  g_hash_table_unref (self->fresh);
  g_array_unref (self->heights);
  G_OBJECT_CLASS (rung_lane_board_parent_class)->finalize (object);
}

static void
rung_lane_board_class_init (RungLaneBoardClass *klass)
{
  RungTimePaneClass *pane_class = RUNG_TIME_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rung_lane_board_finalize;
  pane_class->measure_content = rung_lane_board_measure_content;
  pane_class->place = rung_lane_board_place;
  pane_class->pick = rung_lane_board_pick;
  pane_class->move_focus = rung_lane_board_move_focus;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "laneboard");
}

static void
rung_lane_board_init (RungLaneBoard *self)
{
  RungTimePane *pane = RUNG_TIME_PANE (self);

  self->lanes = g_ptr_array_new ();
  self->cards = g_ptr_array_new ();
  self->sums = g_ptr_array_new ();
  self->fresh = g_hash_table_new (NULL, NULL);
  self->heights = g_array_new (FALSE, FALSE, sizeof (RungLaneHeights));
  self->ghost = g_object_new (GTK_TYPE_BOX, "css-name", "ghostbar", "can-target", FALSE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  rung_time_pane_add_child (pane, self->ghost);
  self->bars = rung_bar_pool_new (pane);
  rung_bar_pool_set_by_group (self->bars, TRUE);
  rung_time_pane_set_inset (pane, RUNG_LANE_PADDING_PX);
  rung_ui_set_name (self, _("Responsibilities"));
}

GtkWidget *
rung_lane_board_new (void)
{
  return g_object_new (RUNG_TYPE_LANE_BOARD, NULL);
}

/**
 * rung_lane_board_show:
 * @self: a board
 * @role: (transfer full): an opened role
 *
 * Shows a role's responsibilities and their goals.
 */
void
rung_lane_board_show (RungLaneBoard    *self,
                      RungRoleTimeline *role)
{
  RungTimePane *pane = RUNG_TIME_PANE (self);

  g_return_if_fail (RUNG_IS_LANE_BOARD (self));
  g_return_if_fail (role != NULL);

  /* What was made of the old one first: it borrows from it. */
  g_clear_pointer (&self->layout, rung_lane_layout_free);
  g_clear_pointer (&self->stack, rung_lane_stack_free);
  g_clear_pointer (&self->role, rung_role_timeline_free);
  self->role = role;
  g_hash_table_remove_all (self->fresh);
  g_array_set_size (self->heights, 0);
  rung_bar_pool_reset (self->bars, role->plan, role->today);
  rung_time_pane_set_today (pane, role->today);
  rung_time_pane_set_pauses (pane, role->pauses);
  rung_time_pane_set_limits (pane, rung_role_timeline_get_limits (role));
  rung_time_pane_queue_measure (pane);
}
